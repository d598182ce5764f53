import pytest

from assistant.verification import EmbeddedMeaning, verify
from tests.judges import FixedEntailment, FixedMeaning
from vectorstore.embeddings import find_embedder

VISITS = (
    "Social workers visit most children in line with their plans. However, in 14 of the 52 cases sampled, visits were "
    "late, and managers had not noticed. The police told the council of nine incidents between January and March 2019."
)
TRUST = "The trust reports that all midwives have been trained in routine enquiry about domestic abuse."
REVIEW = (
    "The health visitor did not pass information about the mother's low mood to the GP. The GP practice had no system "
    "for linking the records of a mother with those of her baby."
)
BRUISES = (
    "The practitioner must refer a bruise on a baby to children's social care within 24 hours. The practitioner should "
    "tell the parents why."
)
PLANS = (
    "The council plans to open a family hub in each of its four districts by 2026. Staff have not yet been recruited."
)


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("Fourteen of the 52 cases looked at had late visits.", VISITS),
        ("Most children are seen by their social workers as their plans require.", VISITS),
        ("In 14 of the 52 cases that were sampled, visits were late.", VISITS),
        ("The trust says that its midwives have all had training in routine enquiry about domestic abuse.", TRUST),
        ("The health visitor did not share information about the mother's low mood with the GP.", REVIEW),
        ("The surgery lacked a system to link mothers' and babies' records.", REVIEW),
        ("A bruise on a baby must be referred to children's social care within 24 hours.", BRUISES),
        ("The council intends to have a family hub in all four districts by 2026.", PLANS),
    ],
)
def test_a_true_paraphrase_is_kept(claim, paragraph):
    verdict = verify(claim, paragraph)
    assert verdict.supported, verdict.reason


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("In 24 of the 52 cases sampled, visits were late.", VISITS),
        ("The police told the council of nine incidents between January and March 2017.", VISITS),
        ("The police told the council of nine incidents between January and May 2019.", VISITS),
        ("The practitioner must refer a bruise on a baby within 48 hours.", BRUISES),
        ("Half of the visits in the 52 cases sampled were late.", VISITS),
        ("The council plans to open a family hub in each of its six districts.", PLANS),
    ],
)
def test_a_changed_number_is_dropped(claim, paragraph):
    assert not verify(claim, paragraph).supported


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("Health visitors visit most children in line with their plans.", VISITS),
        ("The council told the police of nine incidents between January and March 2019.", VISITS),
        ("The GP did not pass information about the mother's low mood to the health visitor.", REVIEW),
        ("The practitioner must refer a bruise on a baby to the police within 24 hours.", BRUISES),
        ("The police plan to open a family hub in each of four districts.", PLANS),
    ],
)
def test_what_somebody_else_did_is_dropped(claim, paragraph):
    assert not verify(claim, paragraph).supported


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("Managers had noticed that visits were late.", VISITS),
        ("In 14 of the 52 cases sampled, visits were on time.", VISITS),
        ("The health visitor passed information about the mother's low mood to the GP.", REVIEW),
        ("The GP practice had a system for linking the records of a mother with those of her baby.", REVIEW),
        ("The practitioner should not tell the parents why.", BRUISES),
        ("Staff have been recruited.", PLANS),
    ],
)
def test_the_opposite_is_dropped(claim, paragraph):
    assert not verify(claim, paragraph).supported


@pytest.mark.parametrize(
    ("claim", "paragraph"),
    [
        ("Social workers visit all children in line with their plans.", VISITS),
        ("Visits are always late.", VISITS),
        ("Health visitors never pass information about low mood to GPs.", REVIEW),
        ("Social workers across England visit most children in line with their plans.", VISITS),
    ],
)
def test_a_rule_made_of_some_cases_is_dropped(claim, paragraph):
    assert not verify(claim, paragraph).supported


@pytest.mark.parametrize(
    ("claim", "paragraph", "authority"),
    [
        ("All midwives have been trained in routine enquiry about domestic abuse.", TRUST, None),
        ("Inspectors found that all midwives have been trained in routine enquiry.", TRUST, None),
        ("The thresholds document has been revised.", "We have revised our thresholds document.", "agency reported"),
        ("The council has opened a family hub in each of its four districts.", PLANS, None),
        ("The board has reviewed its audits.", "The board should review its audits.", "review recommended"),
        (
            "The practitioner must tell the parents why.",
            "The practitioner should tell the parents why.",
            "procedure says",
        ),
    ],
)
def test_what_was_reported_planned_or_asked_for_is_no_fact(claim, paragraph, authority):
    assert not verify(claim, paragraph, authority=authority).supported


def test_words_of_another_paragraph_are_dropped_and_named():
    verdict = verify("Foster carers value their training.", VISITS.replace("police", "school"))
    assert not verdict.supported
    assert verify("Training on neglect reached many nurseries.", BRUISES).supported is False


def test_quoted_words_must_be_in_the_paragraph():
    assert verify("Visits were late, and managers “had not noticed”.", VISITS).supported
    assert not verify("Visits were late, and managers “had never noticed”.", VISITS).supported


REPEATED = "Findings are not used to improve practice. Weaknesses recur from one audit to the next."


CHAIN = (
    "Too few foster carers have been recruited. This means that more children live far from their schools. Referrals "
    "rose last year, and the rate of repeat referrals fell. Plans are often finished only after the child has moved. "
    "Oversight is more visible in the hub than in the assessment teams. The advice scheme is in its infancy."
)


@pytest.mark.parametrize(
    "claim",
    [
        "Too few foster carers have been recruited because children live far from their schools.",
        "The rate of repeat referrals rose.",
        "Plans are finished before the child has moved.",
        "Oversight is more visible in the assessment teams than in the hub.",
        "The advice scheme is well established.",
    ],
)
def test_words_put_together_otherwise_are_dropped(claim):
    verdict = verify(claim, CHAIN)
    assert not verdict.supported, verdict.reason


@pytest.mark.parametrize(
    "claim",
    [
        "The rate of repeat referrals went down.",
        "Oversight in the hub is more visible than in the assessment teams.",
    ],
)
def test_the_same_put_together_in_other_words_is_kept(claim):
    verdict = verify(claim, CHAIN)
    assert verdict.supported, verdict.reason


def test_two_sentences_joined_as_they_are_meant_break_no_rule():
    claim = "More children live far from their schools because too few foster carers were recruited."
    assert verify(claim, CHAIN).score > 0.9


def test_nearness_in_meaning_stands_in_for_shared_words_and_for_nothing_else():
    near = FixedMeaning(near=True)
    assert verify("Weaknesses crop up afresh in audit upon audit.", REPEATED, meaning=near).supported
    assert not verify(
        "Weaknesses crop up afresh in audit upon audit.", REPEATED, meaning=FixedMeaning(near=False)
    ).supported
    assert not verify("In 24 of the 52 cases sampled, visits were late.", VISITS, meaning=near).supported


def test_the_embedder_of_the_library_tells_what_is_near():
    meaning = EmbeddedMeaning(find_embedder())
    assert meaning.is_near("Weaknesses crop up afresh in audit upon audit.", REPEATED)
    assert not meaning.is_near("Foster carers value their training.", REPEATED)
    assert not meaning.is_near("", REPEATED)


def test_an_entailment_model_that_is_sure_stands_in_for_shared_words():
    claim = "Weaknesses crop up afresh in audit upon audit."
    assert verify(claim, REPEATED, entailment=FixedEntailment(0.99)).supported
    assert not verify(claim, REPEATED, entailment=FixedEntailment(0.7)).supported


def test_an_entailment_model_drops_and_never_outweighs_a_rule():
    claim = "Fourteen of the 52 cases looked at had late visits."
    assert verify(claim, VISITS, entailment=FixedEntailment(0.9)).supported
    assert not verify(claim, VISITS, entailment=FixedEntailment(0.1)).supported
    assert not verify("In 24 of the 52 cases, visits were late.", VISITS, entailment=FixedEntailment(1.0)).supported


def test_empty_texts_are_not_supported():
    assert not verify("", VISITS).supported
    assert not verify("Visits were late.", "").supported


def test_whole_sentence_of_the_paragraph_is_supported_unless_it_is_a_self_report():
    paragraph = "The Board has accepted all of them. It was not told of the second."
    assert verify("The Board has accepted all of them.", paragraph).supported
    assert not verify("It was told of the second.", paragraph).supported
    assert not verify("The Board has accepted all of them.", paragraph, authority="agency reported").supported


@pytest.mark.parametrize("claim", ["Cells were noisy.", "Inspectors found that cells were dirty.", "Cells were dirty."])
def test_what_the_paragraph_has_no_word_of_is_dropped(claim):
    paragraph = "Cells were clean. Appropriate adults arrived on average after seven hours, which is too long."
    assert not verify(claim, paragraph, authority="inspector judged").supported
    assert verify("Cells were clean.", paragraph, authority="inspector judged").supported


@pytest.mark.parametrize("said", ["Inspectors recommended that", "Inspectors want it ensured that"])
def test_inspectors_may_be_named_as_who_asks_for_it(said):
    paragraph = "Ensure that the adoption panel chair has an annual appraisal. Managers should record their decisions."
    claim = f"{said} the adoption panel chair has an annual appraisal."
    assert "inspectors" not in verify(claim, paragraph, authority="review recommended").reason.lower()
    replaced = "Inspectors should record their decisions."
    assert not verify(replaced, paragraph, authority="review recommended").supported
