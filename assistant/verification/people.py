"""Finds in a text who can do a thing, by the actors that it names and by nouns such as "panel" and "adviser"."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

from assistant.verification.actors import PUBLIC
from assistant.verification.alignment import Alignment
from assistant.verification.lexicon import listed
from assistant.verification.mentions import ANYBODY, Mention, mentions
from assistant.verification.statements import Statement, heads, statements
from assistant.verification.tags import tags
from assistant.verification.words import Text, Token

ENOUGH = 0.4
"""Share of what is said that one statement must hold to be about the same thing."""

Shares = list[tuple[float, Statement]]
"""Statements of a paragraph, each with the share that it holds of what a claim says."""


@lru_cache(maxsize=512)
def named(text: Text) -> "Named":
    """Return a text with its actors and statements; the rules that ask for them share one reading."""
    return Named(text)


class Named:
    """A text with the actors that it names and the statements that it makes."""

    def __init__(self, text: Text) -> None:
        """Take a text to read."""
        self.text = text

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Return what is said of whom, in the order of the verbs."""
        return statements(self.text)

    @cached_property
    def _tags(self) -> tuple[str, ...]:
        return tags(self.text)

    @cached_property
    def _mentions(self) -> dict[int, Mention]:
        """Return the actor named at each token; "workers" after "youth justice" belongs to it."""
        found: dict[int, Mention] = {}
        for mention in mentions(self.text):
            found.update(dict.fromkeys(range(mention.position, mention.last + 1), mention))
        for token in self.text.tokens:
            before, own = found.get(token.position - 1), found.get(token.position)
            if (
                before
                and before.sentence == token.sentence
                and before.actor not in ANYBODY | PUBLIC
                and (own is None or own.actor in ANYBODY)
                and _singular(token.lower) in listed("actors", "workers")
            ):
                found[token.position] = before
        return found

    def actor_at(self, token: Token) -> str | None:
        """Return the actor of whose name a token is a part, or None."""
        mention = self._mentions.get(token.position)
        return mention.actor if mention else None

    def is_pronoun(self, token: Token) -> bool:
        """Return whether a token stands for a name."""
        return self._tags[token.position].startswith("PN")

    def is_noun(self, token: Token) -> bool:
        """Return whether a token is a noun or says whose."""
        return self._tags[token.position].startswith(("N", "POS", "A"))

    def within(self, first: int, last: int) -> list[Token]:
        """Return the tokens from one sentence to another, from 0."""
        return [token for token in self.text.tokens if first <= token.sentence <= last]

    def agents(self, words: Sequence[Token]) -> list[Token]:
        """Return the words that say who it is, of those who can do a thing and are not just anybody."""
        return [head for head in heads(words, self._tags) if self._is_agent(head)]

    def is_anybody(self, words: Sequence[Token]) -> bool:
        """Return whether words name only such people as anybody may be: staff, professionals."""
        found = heads(words, self._tags)
        return bool(found) and all(self.actor_at(head) in ANYBODY - {"people"} for head in found)

    def _is_agent(self, head: Token) -> bool:
        actor = self.actor_at(head)
        if actor:
            return actor not in ANYBODY | PUBLIC
        initials = head.text.isupper() and len(head.text) > 1
        return initials or _singular(head.lower) in listed("actors", "doers")

    def told(self, said: Statement) -> list[Token]:
        """Return the words of content that say what somebody does, up to where another thing is said."""
        found = [*said.subject, said.verb, *said.rest]
        for other in self.statements[self.statements.index(said) + 1 :]:
            if (
                other.verb.sentence != said.verb.sentence
                or other.is_joined
                or other.subject == said.subject
                or self.agents(other.doer)
            ):
                break
            found += [*other.subject, other.verb, *other.rest]
        doer = set(said.doer)
        return [token for token in dict.fromkeys(found) if token.weight > 0 and token not in doer]


def shares(words: Sequence[Token], alignment: Alignment, *, of_subject: bool) -> Shares:
    """Return the statements of the paragraph with the share that each holds of some words of the claim.

    None where the words are fewer than two, which anything might hold.

    Args:
        words: Words of content of the claim.
        alignment: The claim laid over its paragraph.
        of_subject: Whether the subject of a statement counts, or only what is said of it.
    """
    if len(words) < 2:
        return []
    total = sum(token.weight for token in words)
    paragraph = named(alignment.paragraph)
    found: Shares = []
    for one in paragraph.statements:
        ground = [*one.subject, *paragraph.told(one)] if of_subject else paragraph.told(one)
        found.append((_held(words, ground, alignment) / total, one))
    return found


def best_of(found: Shares, *, as_well: float) -> Shares:
    """Return the best, and those that hold a part of its share that is as good; none where too little is held."""
    best = max((share for share, _ in found), default=0.0)
    return [(share, one) for share, one in found if best >= ENOUGH and share >= as_well * best]


def _held(words: Sequence[Token], ground: Sequence[Token], alignment: Alignment) -> float:
    """Return the weight of words of the claim that rests on some words of the paragraph."""
    places = {token.position for token in ground}
    return sum(
        token.weight
        * max((one.score for one in alignment.options.get(token, ()) if one.ground.position in places), default=0.0)
        for token in words
    )


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
