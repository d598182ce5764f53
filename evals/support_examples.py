"""The examples that the networks of support are trained on: invented claims, and sentences repeated and changed."""

import json
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from assistant.verification.words import plain, split_sentences
from evals.contrasts import CONTRASTS, said_of, slipped

CLAIMS = Path(__file__).parent / "data" / "claims"
PLAINER = ("development.jsonl", "harder.jsonl", "plainer.jsonl")
"""Files of a pair of paragraph and claim a line."""
FURTHER, FLUENT = "further.jsonl", "fluent.jsonl"
"""Files of a paragraph with its claims a line, the freely worded ones."""
SHORTEST = 6
"""Words of a sentence that is repeated or changed."""
WEIGHT_OF_SENTENCE = 0.3
"""A made example counts less than a written one."""
WEIGHT_OF_CHANGED_CLAIM = 0.5
CHANGED = 0.5
"""Share of the true claims of which a changed one is made as well."""
FOREIGN = 0.25
"""Share of the sentences that are set against another paragraph as well."""
SENTENCES_OF_FREE = 1
"""Sentences of a paragraph with freely worded claims that are repeated or changed; of the other files all are."""


class Example(NamedTuple):
    """A claim with the paragraph that it cites."""

    claim: str
    paragraph: str
    authority: str | None
    supported: bool
    weight: float = 1.0


class Paragraph(NamedTuple):
    """A paragraph with its written claims."""

    document: str
    authority: str | None
    text: str
    claims: Sequence[tuple[str, bool]]


def examples(seed: int, free_files: Sequence[str] = ()) -> list[Example]:
    """Return the examples, in an order that the seed settles; with those files of freely worded claims."""
    chance = random.Random(seed)
    plainer, free = list(_of_pairs()), [paragraph for name in free_files for paragraph in _free(name)]
    paragraphs = [*plainer, *free]
    found = [example for paragraph in paragraphs for example in _written(paragraph, chance)]
    texts: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        texts.setdefault(paragraph.document, []).append(paragraph.text)
    for place, paragraph in enumerate(paragraphs):
        others = [text for text in texts[paragraph.document] if text != paragraph.text]
        sentences = [part for part in split_sentences(plain(paragraph.text)) if len(part.split()) >= SHORTEST]
        chance.shuffle(sentences)
        for sentence in islice(sentences, None if place < len(plainer) else SENTENCES_OF_FREE):
            found += _made(sentence, paragraph, others, chance)
    chance.shuffle(found)
    return found


def _of_pairs() -> Iterator[Paragraph]:
    """Yield the paragraphs of the files that hold a pair of paragraph and claim a line."""
    rows = [json.loads(line) for name in PLAINER for line in (CLAIMS / name).read_text("utf-8").splitlines()]
    by_text: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        by_text.setdefault(str(row["paragraph"]), []).append(row)
    for text, claims in by_text.items():
        authority = claims[0].get("authority")
        yield Paragraph(
            document=str(claims[0]["document"]),
            authority=str(authority) if authority else None,
            text=text,
            claims=[(str(row["claim"]), bool(row["supported"])) for row in claims],
        )


def _free(name: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a file that holds a paragraph with its claims a line."""
    for line in (CLAIMS / name).read_text("utf-8").splitlines():
        row = json.loads(line)
        claims = [(claim["claim"], claim["supported"]) for claim in row["claims"]]
        yield Paragraph(row["document"], row.get("authority"), row["paragraph"], claims)


def _written(paragraph: Paragraph, chance: random.Random) -> Iterator[Example]:
    """Yield the written claims, and with each true one a changed one that is not true, where it can be changed."""
    for claim, supported in paragraph.claims:
        yield Example(claim, paragraph.text, paragraph.authority, supported)
        if supported and chance.random() < CHANGED:
            for change in chance.sample(CONTRASTS, len(CONTRASTS)):
                changed = change(claim, chance)
                if changed is not None and changed != claim:
                    yield Example(changed, paragraph.text, paragraph.authority, False, WEIGHT_OF_CHANGED_CLAIM)
                    break


def _made(sentence: str, paragraph: Paragraph, others: Sequence[str], chance: random.Random) -> Iterator[Example]:
    """Yield a sentence repeated, and changed, and set against another paragraph of its document."""
    repeat = chance.choice((lambda text, _: text, slipped, said_of))(sentence, chance)
    yield Example(repeat or sentence, paragraph.text, None, True, WEIGHT_OF_SENTENCE)
    for change in chance.sample(CONTRASTS, 2):
        changed = change(sentence, chance)
        if changed is not None and changed != sentence:
            yield Example(changed, paragraph.text, None, False, WEIGHT_OF_SENTENCE)
    if others and chance.random() < FOREIGN:
        yield Example(sentence, chance.choice(others), None, False, WEIGHT_OF_SENTENCE)
