"""Claims that turn the sense of a paragraph round, each beside a true one that looks like it."""

import pytest

from assistant.verification import verify

COURT = (
    "Managers watch closely over the recent decline in timeliness of court work, and the progression of cases is safe."
)
PLANS = (
    "Leaders are not consistently effective in ensuring that safety plans, such as those for bedtimes, are reviewed."
)
MENTORS = "Mentoring outcomes are not evaluated, so the impact has yet to be evidenced."
GRANTS = "Families can obtain small grants without an interview, removing needless delay for them."
MOVES = "Although the moves could cause distress for some residents, this was not seen in the files that were read."
OVERSIGHT = (
    "The quality of oversight is variable in the evening teams. Where it is better, it is reflective and detailed."
)
NURSES = "The nursing team is tenacious in ensuring that appointments are kept and transport is found."
LETTERS = "Letters to grandparents are not always plain enough to make sense to all of them."
REPORT = "The trust has been unable to publish the report until now due to an inquest."
CHECKS = "All checks on lodgings are held within national timescales."
KEYS = "Some tenants do not have an up-to-date inventory of their keys."
LEDGERS = "The quality of the ledgers is more variable than that of the diaries."
LIBRARY = "All new readers receive a welcome pack, although for some these packs do not arrive within ten days."
WARDEN = "The third letter was passed to a warden, who wrote to the tenant but received no reply."
GUILD = "The use of advocates has increased, though the audit of thirty enquiries found five people without one."
COUNCIL = "The town accepts that parking is a challenge. The officers know the residents' rights."


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("The timeliness of court work has recently improved, and managers watch over it closely.", COURT),
        ("Leaders reliably ensure that safety plans for bedtimes are reviewed.", PLANS),
        ("The impact of mentoring is evidenced.", MENTORS),
        ("The moves caused distress for residents in the files.", MOVES),
        ("Oversight is uniformly reflective and detailed.", OVERSIGHT),
        ("The nursing team gives up easily on finding transport for appointments.", NURSES),
        ("Letters make sense to all grandparents.", LETTERS),
        ("Checks on lodgings are not held within national timescales.", CHECKS),
        ("The warden wrote to the tenant about the third letter and received a prompt reply.", WARDEN),
        ("Advocates are being used less than before.", GUILD),
    ],
)
def test_a_turned_sense_is_dropped(claim, paragraph):
    assert not verify(claim, paragraph).supported


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("The timeliness of court work has recently declined.", COURT),
        ("Leaders do not reliably ensure that safety plans, such as those for bedtimes, are reviewed.", PLANS),
        ("The impact of mentoring has not been evidenced yet.", MENTORS),
        ("Families can obtain small grants without an interview, so they are spared needless delay.", GRANTS),
        ("Oversight is uneven in the evening teams.", OVERSIGHT),
        ("The nursing team does not give up on finding transport for appointments.", NURSES),
        ("An inquest held back publication of the report.", REPORT),
        ("No check on lodgings is late.", CHECKS),
        ("Some tenants have an inventory of their keys that is out of date.", KEYS),
        ("The ledgers are less consistent in quality than the diaries.", LEDGERS),
        ("Not every new reader receives a welcome pack within ten days.", LIBRARY),
        ("The officers know the residents' rights, and the town accepts that parking is a challenge.", COUNCIL),
    ],
)
def test_a_kept_sense_breaks_no_rule(claim, paragraph):
    verdict = verify(claim, paragraph)
    assert verdict.score > 0, verdict.reason
