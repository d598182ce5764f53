"""Keeps what is planned, under way, meant or hoped for from being stated as done."""

from assistant.verification.alignment import Alignment
from assistant.verification.denials import denials
from assistant.verification.intents import aims, find_loosely, is_between, planned_words
from assistant.verification.leaving_open import is_left_open
from assistant.verification.lexicon import listed
from assistant.verification.links import EXACT, Link
from assistant.verification.phrases import Found, find
from assistant.verification.reach import GOVERNED, is_governed, share_of
from assistant.verification.valence import Valence, of_claim, of_piece
from assistant.verification.words import Text, Token

RULES = frozenset({"procedure says", "statutory guidance says"})
"""Statements that lay down what is to be done, in the present tense as well."""
MOSTLY = 0.7
"""The same of one part of a claim."""
OBJECT = 3
"""Words of content after "have completed" that name what was completed."""
HEAVY = 1.5
"""Weight of the words of a part of a claim from which it is looked at by itself."""
ACHIEVED = frozenset(
    [
        "helped",
        "helping",
        "helps",
        "able",
        "enabled",
        "managed",
        "continued",
        "continues",
        "led",
        "begun",
        "started",
        "has",
        "had",
        "have",
        "used",
    ]
)
"""Words before "to improve" after which it did improve."""
PERFECT = frozenset({"has", "have", "had"})
THIS = frozenset({"this", "these", "it", "them", "that", "those"})


def _list(name: str) -> frozenset[str]:
    return listed("authority", name)


def plan_conflict(alignment: Alignment, authority: str | None) -> str | None:
    """Return that the claim states as done what is planned, meant or in hand in the paragraph, or None."""
    if is_left_open(alignment) or not is_stated(alignment.claim, authority):
        return None
    if _is_in_hand(alignment):
        return "what is being done is stated as done"
    if _is_planned(alignment) or _is_put_right(alignment):
        return "what was planned is stated as done"
    if not _keeps_aim(alignment) and _is_meant(alignment):
        return "what is aimed at is stated as done"
    return None


def is_stated(claim: Text, authority: str | None) -> bool:
    """Return whether a claim says that something is so; a procedure lays it down in the same words."""
    return authority not in RULES or bool(find(claim, _list("done")))


def _is_planned(alignment: Alignment) -> bool:
    """Return whether most of the claim, or of a part of it that says it is done, rests on what is planned."""
    done = bool(find(alignment.claim, _list("done")))
    phrases = _list("planned") if done else _list("planned") - _list("unfinished")
    paragraph = alignment.paragraph
    planned = {position for found in _plans(paragraph, phrases) for position in planned_words(paragraph, found)}
    closed = [found.first for found in find_loosely(paragraph, _list("pending"))] if done else []
    clauses = {paragraph.tokens[first].clause for first in closed}
    if any(alignment.share_of_clause(first) >= MOSTLY for first in closed):
        return True
    open_still = {
        position
        for found in _plans(paragraph, phrases & _list("unfinished"))
        for position in planned_words(paragraph, found)
    }
    if (
        is_governed(alignment.links, planned)
        or alignment.share_on(lambda token: token.position in open_still) >= GOVERNED
    ):
        return True
    planned |= {token.position for token in paragraph.tokens if token.clause in clauses}
    return any(share_of(part, planned) >= MOSTLY for part in _done_parts(alignment))


def _plans(paragraph: Text, phrases: frozenset[str]) -> list[Found]:
    """Return the phrases of a paragraph that plan something, and are no part of one that does not."""
    harmless = _list("harmless")
    return [found for found in find_loosely(paragraph, phrases | harmless) if found.phrase not in harmless]


def _done_parts(alignment: Alignment) -> list[list[Link]]:
    """Return the links of each clause of the claim that says by itself that something is done."""
    done = {alignment.claim.tokens[found.first].clause for found in find(alignment.claim, _list("done"))}
    done -= {alignment.claim.tokens[denial.position].clause for denial in denials(alignment.claim)}
    parts = [[link for link in alignment.links if link.claim.clause == clause] for clause in sorted(done)]
    return [part for part in parts if sum(link.claim.weight for link in part) >= HEAVY]


def _is_meant(alignment: Alignment) -> bool:
    """Return whether the claim says of something that it is so which the paragraph only works, pays or looks for."""
    meant = {position for aim in aims(alignment.paragraph, _list("aiming")) for position in aim}
    if find(alignment.claim, _list("done")):
        meant |= {position for aim in aims(alignment.paragraph, _list("steps"), at_end=True) for position in aim}
    if is_governed(alignment.links, meant):
        return True
    parts = [*_done_parts(alignment), _brought_about(alignment)]
    return any(part and share_of(part, meant) >= MOSTLY for part in parts)


def _brought_about(alignment: Alignment) -> list[Link]:
    """Return the links of what a claim says that somebody has made: "have completed local surveys"."""
    tokens = alignment.claim.tokens
    links = {link.claim.position: link for link in alignment.links}
    for made in tokens[1:]:
        own = links.get(made.position)
        if tokens[made.position - 1].lower not in PERFECT or not _is_participle(made) or (own and own.score == EXACT):
            continue
        following = [token for token in alignment.claim.content if token.position > made.position][:OBJECT]
        found = [links[token.position] for token in following if token.position in links]
        if sum(link.claim.weight for link in found) >= HEAVY:
            return found
    return []


def _keeps_aim(alignment: Alignment) -> bool:
    """Return whether the claim has an aim of its own: "has steps in hand to improve", "is about improving"."""
    if aims(alignment.claim, _list("aiming") | _list("steps")) or find(alignment.claim, _list("towards")):
        return True
    first = {min(aim) for aim in aims(alignment.paragraph, _list("aiming") | _list("steps"))}
    for link in alignment.links:
        before = _words_before(alignment.claim, link.claim)
        opens = {link.ground.position, link.ground.position - 1} & first
        if opens and before[-1:] == ["to"] and not ACHIEVED & set(before):
            return True
    return False


def _is_put_right(alignment: Alignment) -> bool:
    """Return whether the claim says that a weakness is gone of which the paragraph says that there are plans for it."""
    paragraph = alignment.paragraph
    remedied = bool(find(alignment.claim, _list("remedied")))
    if not remedied and not find(alignment.claim, _list("done")):
        return False
    for number in _remedies(paragraph):
        if alignment.share_of_sentences({number - 1, number}) < MOSTLY:
            continue
        if remedied or (not of_claim(alignment).bad and of_piece(alignment) == Valence(good=False, bad=True)):
            return True
    return False


def _remedies(paragraph: Text) -> list[int]:
    """Return the sentences that plan, or see the need, to put right what the one before tells: "to address this"."""
    marks = find_loosely(paragraph, _list("planned") | _list("aiming") | _list("aware"))
    planning = {paragraph.tokens[found.first].sentence for found in marks}
    objects = find_loosely(paragraph, _list("remedying"))
    named = {paragraph.tokens[found.last].sentence for found in objects if _is_this(paragraph, found.last)}
    return sorted(number for number in planning & named if number > 0)


def _is_this(text: Text, position: int) -> bool:
    return any(token.lower in THIS for token in text.tokens[position + 1 : position + 2])


def _is_in_hand(alignment: Alignment) -> bool:
    """Return whether "is refreshing" or "in order to refresh" was made "has refreshed"."""
    for link in alignment.links:
        said = {token.lower for token in alignment.claim.tokens[max(0, link.claim.position - 3) : link.claim.position]}
        if not (_is_participle(link.claim) and said & PERFECT):
            continue
        if _is_unfinished(alignment, link) and not alignment.could_rest(
            link, lambda other: not _is_unfinished(alignment, other)
        ):
            return True
    return False


def _is_participle(token: Token) -> bool:
    """Return whether a word may say after "has" what was done, a name such as "Ofsted" not counted."""
    return (token.lower.endswith("ed") and not token.text[0].isupper()) or token.lower in _list("participles")


def _is_unfinished(alignment: Alignment, link: Link) -> bool:
    before = _words_before(alignment.paragraph, link.ground)
    if link.ground.lower.endswith("ing") and {"is", "are"} & set(before) and link.claim.lower.endswith("ed"):
        return link.claim.stem == link.ground.stem or link.ground.lower not in _list("trends")
    same = link.claim.stem == link.ground.stem or link.claim.lower in _list("participles")
    return before[-1:] == ["to"] and same and not ACHIEVED & set(before)


def _words_before(text: Text, token: Token) -> list[str]:
    """Return the three words before a token, those left out that change nothing."""
    before = [other for other in text.tokens[: token.position] if other.sentence == token.sentence]
    return [other.lower for other in before if not is_between(other)][-3:]
