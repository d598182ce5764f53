import pytest

from assistant.verification import verify

PANEL = (
    "The weekly panel is chaired by the head of service. Cases were sampled by the principal social worker. Children "
    "who go missing are found quickly by the police. An allegation about a headteacher is reported to the governors."
)


@pytest.mark.parametrize(
    "claim",
    [
        "The weekly panel is chaired by the principal social worker.",
        "The principal social worker chairs the weekly panel.",
        "Children who go missing are found quickly by social workers.",
        "An allegation about a headteacher is reported to the police.",
    ],
)
def test_a_deed_of_somebody_else_in_the_paragraph_is_dropped(claim):
    assert not verify(claim, PANEL).supported


@pytest.mark.parametrize(
    "claim",
    [
        "The weekly panel is chaired by the head of service.",
        "Cases were sampled by the principal social worker.",
        "Children who go missing are found quickly by the police.",
        "An allegation about a headteacher is reported to the governors.",
    ],
)
def test_the_same_deed_of_the_same_person_is_kept(claim):
    verdict = verify(claim, PANEL)
    assert verdict.supported, verdict.reason
