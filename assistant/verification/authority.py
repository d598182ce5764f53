"""Keeps whose word a statement is and how far it goes: reported, recommended, planned, allowed."""

from assistant.verification.alignment import Alignment
from assistant.verification.leaving_open import is_left_open
from assistant.verification.lexicon import graded, listed
from assistant.verification.mentions import mentions
from assistant.verification.phrases import Found, find
from assistant.verification.plans import RULES, is_stated, plan_conflict
from assistant.verification.reach import GOVERNED, is_governed, parts_of, reached, share_closed, share_of
from assistant.verification.words import Text, read

REPORTED = "agency reported"
RECOMMENDED = "review recommended"
WHOLE = 0.95
"""The same of one clause of a claim by itself."""
HEAVY = 1.5
"""Weight of the words of a clause from which it is looked at by itself."""
PRONOUNS = frozenset({"they", "we", "he", "she", "it"})
NOT_SPEAKING = frozenset({"where", "who", "be", "been", "was", "were", "is", "are", "not"})
"""What stands before "feel" or "told" where nobody reports anything: "where they feel safe", "must be told"."""
SAYING = frozenset({"confirmed", "confirms", "claimed", "told", "stated"})
REPORTED_TO = frozenset({"reported to", "reports to"})
THAT = 9
"""Tokens after "reported to" within which its "that" comes."""
MAIN = 0.3
"""Share of a claim that must rest on a sentence for its "must" or "may" to bear on the claim."""
QUESTION = 7
"""Tokens before "should" among which the "whether" of its question stands."""
NEXT_TO = 3
"""Tokens between who says so and the word for it."""


def _list(name: str) -> frozenset[str]:
    return listed("authority", name)


def authority_conflict(alignment: Alignment, authority: str | None) -> str | None:
    """Return how the claim raises the standing of what the paragraph says, or None."""
    return (
        _report_made_fact(alignment, authority)
        or _word_put_in_mouth(alignment, authority)
        or _request_made_fact(alignment, authority)
        or plan_conflict(alignment, authority)
        or _rule_changed(alignment)
    )


def _is_report(alignment: Alignment, authority: str | None) -> bool:
    """Return whether what the claim rests on is only said by somebody of themselves or their work."""
    return authority not in RULES and (authority == REPORTED or _is_reported(alignment))


def _governing(alignment: Alignment, phrases: frozenset[str]) -> list[Found]:
    """Return the phrases of the paragraph that reach over most of what the claim says."""
    said = frozenset(
        position for mention in mentions(alignment.paragraph) for position in range(mention.position, mention.last + 1)
    )
    found = find(alignment.paragraph, phrases | _list("harmless"))
    found = [f for f in found if not _is_question(alignment.paragraph, f)]
    found = [f for f in found if f.phrase in phrases or (f.phrase in REPORTED_TO and _that_follows(alignment, f))]
    links = [link for link in alignment.links if link.ground.position not in said]
    parts = [part for part in parts_of(links) if sum(link.claim.weight for link in part) >= HEAVY]
    return [
        f
        for f in found
        for positions in [reached(alignment.paragraph, f)]
        if is_governed(links, positions) or any(share_of(part, positions) >= WHOLE for part in parts)
    ]


def _is_question(text: Text, found: Found) -> bool:
    """Return whether a "should" stands in a question: "thresholds for whether children should be looked after"."""
    if found.phrase not in {"should", "must", "ought to", "shall"}:
        return False
    before = [token for token in text.tokens[: found.first] if token.clause == text.tokens[found.first].clause]
    return any(token.lower in {"whether", "when", "how", "what", "who", "which"} for token in before[-QUESTION:])


def _that_follows(alignment: Alignment, found: Found) -> bool:
    """Return whether "reported to the board" goes on with what was reported: "that all was well"."""
    following = alignment.paragraph.tokens[found.last + 1 : found.last + 1 + THAT]
    return any(token.lower == "that" and token.clause == following[0].clause for token in following)


def _is_reported(alignment: Alignment) -> bool:
    if _governing(alignment, _list("reported")):
        return True
    if any(share_closed(alignment, found) >= GOVERNED for found in find(alignment.paragraph, _list("closing"))):
        return True
    tokens = alignment.paragraph.tokens
    speakers = {mention.last for mention in mentions(alignment.paragraph)}
    speakers |= {token.position for token in tokens if token.lower in PRONOUNS}
    linked = {link.ground.position for link in alignment.links}
    return any(
        any(found.first - step in speakers for step in range(1, NEXT_TO + 1))
        and tokens[found.first - 1].lower not in NOT_SPEAKING
        and found.last not in linked
        for found in _governing(alignment, _list("reported_by"))
    )


def _report_made_fact(alignment: Alignment, authority: str | None) -> str | None:
    claim = alignment.claim
    if not _is_report(alignment, authority):
        return None
    established = find(claim, _list("established"))
    if established and not find(alignment.ground_text, frozenset(found.phrase for found in established)):
        return f"“{established[0].phrase}” makes a finding of what was only reported"
    if _is_attributed(alignment):
        return None
    return "what was reported is stated as a fact: the claim does not say who said it"


def _word_put_in_mouth(alignment: Alignment, authority: str | None) -> str | None:
    """Return that the claim lets somebody say what the paragraph does not report as said, or None."""
    if authority in {REPORTED, None} or find(
        alignment.paragraph, _list("reported") | _list("reported_by") | _list("attributed")
    ):
        return None
    tokens = alignment.claim.tokens
    for mention in mentions(alignment.claim):
        after = [token.lower for token in tokens[mention.last + 1 : mention.last + 1 + NEXT_TO]]
        said = next((word for word in after if word in _list("attributed") | SAYING), None)
        if said and "that" in after and mention.actor not in {"ofsted", "reviewer", "board"}:
            return f"the paragraph does not say that “{mention.name}” {said} it"
    return None


def _is_attributed(alignment: Alignment) -> bool:
    """Return whether the claim says who says so, by a word that is not itself a part of what was said."""
    frames = {
        position
        for found in find(alignment.paragraph, _list("reported") | _list("reported_by"))
        for position in range(found.first, found.last + 1)
    }
    within = {
        link.claim.position for link in alignment.links if link.ground.position not in frames and link.score == 1.0
    }
    return any(found.first not in within for found in find(alignment.claim, _list("attributed")))


def _request_made_fact(alignment: Alignment, authority: str | None) -> str | None:
    if is_left_open(alignment):
        return None
    asked = authority == RECOMMENDED or (
        is_stated(alignment.claim, authority) and (_governing(alignment, _list("asked")) or _is_ordered(alignment))
    )
    return "what was asked for is stated as done" if asked else None


def _is_ordered(alignment: Alignment) -> bool:
    """Return whether the claim rests on sentences that tell somebody to do something: "Ensure that visits are made"."""
    if _orders(alignment.claim, 0):
        return False
    ordered = {number for number in alignment.sentences if _orders(alignment.paragraph, number)}
    return alignment.share_of_sentences(ordered) >= GOVERNED


def _orders(text: Text, sentence: int) -> bool:
    """Return whether a sentence begins with an order, not with a noun of the same form ("increase in referrals")."""
    words = [token.lower for token in text.tokens if token.sentence == sentence and token.lower.isalpha()][:2]
    return len(words) == 2 and words[0] in _list("orders") and words[1] not in _list("after_noun")


def _rule_changed(alignment: Alignment) -> str | None:
    strengths = graded("authority", "modality")
    mine = _strengths(alignment.claim, strengths)
    main = sorted(number for number in alignment.sentences if alignment.share_of_sentences({number}) >= MAIN)
    theirs = _strengths(read(" ".join(alignment.paragraph.sentences[number] for number in main)), strengths)
    if mine and theirs and not mine & theirs:
        return "the claim changes what must, should or may be done"
    return None


def _strengths(text: Text, strengths: dict[str, float]) -> set[float]:
    return {strengths[found.phrase] for found in find(text, frozenset(strengths))}
