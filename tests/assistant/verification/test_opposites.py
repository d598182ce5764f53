"""True claims that keep the sense by turning it round twice, beside the false ones that look like them."""

import pytest

from assistant.verification import verify

CLOSING = "Officers cannot close a record until they have stated whether a child lives at the address."
LETTER = "The discharge letter was sent to the surgery but not to the health visitor, who first saw the baby later."
RELATIVES = "The clinic should ensure that a professional interpreter, and not a relative, is used at each appointment."
SHARED = "The practice had noted possible dementia in 2017 but did not share it with the housing team."
FEEDBACK = "Feedback to referrers is inconsistent. Staff know the thresholds."
TRAINED = "All staff in the control room have been trained. Detectives in the robbery team have not yet been trained."
DISCUSSION = (
    "A strategy discussion between the police and the paediatrician takes place before the child leaves hospital."
)
PARCELS = "The family support was not, however, welcomed by the manager, who found it slow."
CONTRACT = "We have asked the council to include a time limit of 72 hours in the next contract."
PACKAGE = "The ward believed that the full package was in place."
SEEN = "Children had been seen alone in 78% of cases. The plan was quoted in fewer than half of the files."


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("Officers must state whether a child lives at the address before a record can be closed.", CLOSING),
        ("The health visitor was not sent the discharge letter.", LETTER),
        ("The practice did not share its note of possible dementia.", SHARED),
        ("Feedback does not always reach referrers.", FEEDBACK),
        ("Detectives in the robbery team are still untrained.", TRAINED),
        ("Children had been seen alone in more than three quarters of cases.", SEEN),
    ],
)
def test_what_keeps_the_sense_breaks_no_rule(claim, paragraph):
    verdict = verify(claim, paragraph)
    assert verdict.score > 0, verdict.reason


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("Officers can close a record before they state whether a child lives at the address.", CLOSING),
        ("The surgery was not sent the discharge letter.", LETTER),
        ("Relatives should be used as interpreters at each appointment.", RELATIVES),
        ("The practice shared its note of possible dementia with the housing team.", SHARED),
        ("Detectives in the robbery team have already been trained.", TRAINED),
        ("The police and the paediatrician hold a strategy discussion once the child has left hospital.", DISCUSSION),
        ("The council's contract now includes a time limit of 72 hours.", CONTRACT),
        ("The family support was welcomed by the manager.", PARCELS),
        ("The ward knew that the full package was not in place.", PACKAGE),
        ("Children had been seen alone in fewer than half of cases.", SEEN),
    ],
)
def test_what_turns_the_sense_round_is_dropped(claim, paragraph):
    assert not verify(claim, paragraph).supported
