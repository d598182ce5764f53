import pytest

from evals.entailment import open_judge
from evals.errors import SettingError
from evals.judges import claim_support

FIRST = "The panel met on Monday."
SECOND = "Nobody wrote minutes."
OTHER = "The school sent a letter."


def holds_all(paragraphs, claim):
    return all(part in paragraphs for part in claim.split(" + "))


@pytest.mark.parametrize(
    ("claim", "cited", "supported", "precise"),
    [
        pytest.param(FIRST, [FIRST], True, (True,), id="one sufficient"),
        pytest.param(FIRST, [OTHER], False, (False,), id="one that says something else"),
        pytest.param(FIRST, [], False, (), id="uncited"),
        pytest.param(f"{FIRST} + {SECOND}", [FIRST, SECOND], True, (True, True), id="both needed"),
        pytest.param(FIRST, [FIRST, OTHER], True, (True, False), id="one needless"),
        pytest.param(FIRST, [FIRST, FIRST], True, (True, True), id="two sufficient"),
        pytest.param(FIRST, [FIRST, None], True, (True, False), id="one that names nothing"),
        pytest.param(SECOND, [FIRST, OTHER, OTHER, SECOND], False, (False, False, False), id="fourth does not count"),
    ],
)
def test_support_by_the_definitions_of_alce(claim, cited, supported, precise):
    found = claim_support(claim, cited, holds_all)
    assert (found.supported, found.precise) == (supported, precise)


PARAGRAPH = (
    "In March 2016 inspectors found that 14 of the 20 case files sampled had no chronology. Managers did not challenge "
    "this, and the board was not told until the following year."
)


@pytest.mark.parametrize(
    "claim",
    [
        PARAGRAPH.split(". ")[0] + ".",
        "Inspectors found that 14 of the 20 case files sampled had no chronology.",
        "The board was not told until the following year.",
    ],
)
def test_the_verifier_as_judge_accepts_known_good_claims(claim):
    assert open_judge("verifier")(PARAGRAPH, claim)


@pytest.mark.parametrize(
    "claim",
    [
        "Inspectors found that 17 of the 20 case files sampled had no chronology.",
        "Managers challenged this, and the board was told.",
        "The police praised the speed of the strategy meetings.",
    ],
)
def test_the_verifier_as_judge_rejects_known_bad_claims(claim):
    assert not open_judge("verifier")(PARAGRAPH, claim)


def test_an_unknown_judge_is_named():
    with pytest.raises(SettingError, match="no judge called 'oracle'"):
        open_judge("oracle")


def test_a_missing_model_folder_is_named():
    with pytest.raises(SettingError, match="no model folder at '/nowhere/model'"):
        open_judge("nli:/nowhere/model")
