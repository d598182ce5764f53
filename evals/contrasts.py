"""Changes a sentence a little, so that it says something else, or the same with a slip of the pen."""

import random
import re
from collections.abc import Callable
from functools import cache

from assistant.verification.lexicon import listed
from assistant.verification.mentions import mentions
from assistant.verification.number_words import ONES, ORDINALS
from assistant.verification.words import plain, read

AUXILIARIES = ("is", "are", "was", "were", "has", "have", "had", "can", "must", "should", "will", "does", "do", "did")
LONG_WORD = 6
"""Letters of a word from which a slip leaves it readable."""
RAISED = {
    "most": "all",
    "many": "all",
    "some": "all",
    "several": "all",
    "a few": "all",
    "a small number of": "all",
    "a minority of": "all",
    "the majority of": "all",
    "usually": "always",
    "often": "always",
    "sometimes": "always",
    "generally": "always",
    "mostly": "always",
    "typically": "always",
    "nearly all": "all",
    "almost all": "all",
}
"""Words of a part, and what makes a rule of them."""
SAID_BEFORE = (
    "Inspectors found that {}",
    "The report says that {}",
    "According to the report, {}",
    "It was found that {}",
)


def denied(sentence: str, chance: random.Random) -> str | None:
    """Return the sentence with a "not" more or less; None where it has no auxiliary verb."""
    del chance
    without = re.sub(r"\b(?:not|never) ", "", sentence, count=1)
    if without != sentence:
        return without
    found = re.search(rf"\b(?:{'|'.join(AUXILIARIES)})\b", sentence)
    return None if found is None else f"{sentence[: found.end()]} not{sentence[found.end() :]}"


def turned(sentence: str, chance: random.Random) -> str | None:
    """Return the sentence with the opposite of one of its words; None where none has one that is known."""
    words = re.findall(r"[A-Za-z]+", sentence)
    choices = [(word, other) for word in words for other in _opposites().get(word.lower(), ())]
    if not choices:
        return None
    word, other = chance.choice(choices)
    return re.sub(rf"\b{word}\b", other.capitalize() if word[0].isupper() else other, sentence, count=1)


def renumbered(sentence: str, chance: random.Random) -> str | None:
    """Return the sentence with another number; None where it has none."""
    found = list(re.finditer(rf"\b(?:\d+|{'|'.join([*ONES[2:], *ORDINALS[:10]])})\b", sentence, flags=re.IGNORECASE))
    if not found:
        return None
    place = chance.choice(found)
    return sentence[: place.start()] + _other_number(place.group(), chance) + sentence[place.end() :]


def raised(sentence: str, chance: random.Random) -> str | None:
    """Return the sentence with what it says of a part said of all; None where it says nothing of a part."""
    present = [part for part in RAISED if re.search(rf"\b{part}\b", sentence, flags=re.IGNORECASE)]
    if not present:
        return None
    part = chance.choice(present)
    return _capitalised(re.sub(rf"\b{part}\b", RAISED[part], sentence, count=1, flags=re.IGNORECASE))


def other_actor(sentence: str, chance: random.Random) -> str | None:
    """Return the sentence with another agency or person in the place of one; None where it names none."""
    text = read(plain(sentence))
    named = mentions(text)
    if not named:
        return None
    mention = chance.choice(named)
    tokens = [text.tokens[place].text for place in range(mention.position, mention.last + 1)]
    pattern = r"\W+".join(re.escape(token) for token in tokens)
    another = chance.choice([name for name in ACTORS if name not in sentence.lower()])
    return _capitalised(re.sub(rf"\b{pattern}\b", another, plain(sentence), count=1))


def slipped(sentence: str, chance: random.Random) -> str | None:
    """Return the sentence with one letter of a long word left out; None where it has no long word."""
    found = [place for place in re.finditer(r"[a-z]+", sentence) if len(place.group()) >= LONG_WORD]
    if not found:
        return None
    word = chance.choice(found)
    place = chance.randrange(word.start() + 1, word.end() - 1)
    return sentence[:place] + sentence[place + 1 :]


def said_of(sentence: str, chance: random.Random) -> str:
    """Return the sentence with who says so before it."""
    return chance.choice(SAID_BEFORE).format(sentence[0].lower() + sentence[1:])


CONTRASTS: tuple[Callable[[str, random.Random], str | None], ...] = (denied, turned, renumbered, raised, other_actor)
"""The changes after which a sentence says something else."""

ACTORS = (
    "the police",
    "health visitors",
    "social workers",
    "schools",
    "housing officers",
    "midwives",
    "GPs",
    "foster carers",
    "personal advisers",
    "independent reviewing officers",
    "the safeguarding board",
    "senior leaders",
    "elected members",
    "team managers",
    "probation officers",
    "school nurses",
    "the youth offending team",
    "mental health services",
    "children",
    "parents",
)


@cache
def _opposites() -> dict[str, tuple[str, ...]]:
    """Return for each word that takes a side the words of the other side that stand in the same form."""
    pairs: dict[str, set[str]] = {}
    for line in listed("antonyms", "pairs"):
        sides = [[part.strip() for part in side.split(",")] for side in line.split("|")]
        for one, other in (sides, sides[::-1]):
            for word in one:
                pairs.setdefault(word, set()).update(part for part in other if _alike(word, part))
    return {word: tuple(sorted(others)) for word, others in pairs.items() if others and " " not in word}


def _alike(word: str, other: str) -> bool:
    """Return whether two words have the same ending, so that one can stand in the other's place."""
    endings = ("ed", "ing", "ly", "s")
    return next((end for end in endings if word.endswith(end)), "") == next(
        (end for end in endings if other.endswith(end)), ""
    )


def _other_number(number: str, chance: random.Random) -> str:
    if number.isdigit():
        value = int(number)
        return str(chance.choice([value + 1, value + 2, max(0, value - 1) if value > 1 else 5, value * 2, value + 10]))
    words = ORDINALS[:10] if number.lower() in ORDINALS else ONES[2:]
    other = chance.choice([word for word in words if word != number.lower()])
    return other.capitalize() if number[0].isupper() else other


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
