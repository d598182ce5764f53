import pytest

from assistant.verification.names import name_conflict
from assistant.verification.words import read


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("Lawyers praised the FDAC.", "The Family Drug and Alcohol Court is praised."),
        ("Reports go to the Young Carers Panel.", "Reports go to the YCP."),
        ("Nurses know of the ROKS.", "Nurses use the Rotas of Key Staff."),
        ("In the City, advisers answer calls.", "Advisers answer calls."),
    ],
)
def test_a_name_in_short_or_in_full_is_the_same_name(claim, paragraph):
    assert name_conflict(read(claim), read(paragraph)) is None


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("Reports go to the Young Tenants Panel.", "Reports go to the YCP."),
        ("Advisers in Harrowmere answer calls.", "Advisers answer calls."),
        ("In the City, advisers answer calls.", "In the County, advisers answer calls."),
    ],
)
def test_another_name_is_named(claim, paragraph):
    conflict = name_conflict(read(claim), read(paragraph))
    assert conflict is not None
    assert "is not named" in conflict
