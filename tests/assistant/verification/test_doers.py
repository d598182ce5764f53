import pytest

from assistant.verification import verify

PANELS = (
    "Both the early support panel and the unborn baby group are effective. Good information is shared and actions are "
    "agreed. The unborn baby group makes sure that the needs of these babies are considered early. The transport "
    "officer provides a reliable service. She visits drivers every week and closely checks their vehicles. "
    "She meets the head of procurement once a month. The police refer all lost children to Harrowmere family services. "
    "Links with neighbouring authorities are good."
)
HUB = (
    "The outreach centre works hard to keep children safe: a nurse is based there two days a week, and staff "
    "walk children home. Learning from audits is shared well through discussion forums. Teachers who take children to "
    "school usually check that an adult is at home."
)


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("The early support panel makes sure that the needs of these babies are considered early.", PANELS),
        ("The head of procurement visits drivers every week and closely checks their vehicles.", PANELS),
        ("Neighbouring authorities refer all lost children to Harrowmere family services.", PANELS),
        ("A social worker is based at the outreach centre two days a week.", HUB),
        ("Nurses who take children to school usually check that an adult is at home.", HUB),
    ],
)
def test_what_another_body_or_person_of_the_paragraph_does_is_dropped(claim, paragraph):
    assert not verify(claim, paragraph).supported


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("The unborn baby group makes sure that the needs of these babies are considered early.", PANELS),
        ("The transport officer visits drivers every week and closely checks their vehicles.", PANELS),
        ("The police refer all lost children to Harrowmere family services.", PANELS),
        ("A nurse is based there two days a week, and staff walk children home.", HUB),
        ("Teachers who take children to school usually check that an adult is at home.", HUB),
    ],
)
def test_what_the_same_one_does_is_kept(claim, paragraph):
    verdict = verify(claim, paragraph)
    assert verdict.supported, verdict.reason
