"""Judges a file of claims by the assistant's own verification: `python -m evals verify`."""

import argparse
import json
import logging
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.verification import CrossEncoderEntailment, EmbeddedMeaning, TrainedSupport, verify
from vectorstore.embeddings import find_embedder
from vectorstore.errors import ModelError

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A line of the input."""

    id: str
    paragraph: str
    claim: str
    authority: str | None


def read_claims(path: Path) -> Iterator[Claim]:
    """Yield the claims of a JSON Lines file.

    Raises:
        ValueError: A line is not JSON, or has no id, paragraph or claim.
    """
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.strip():
            yield _claim(line, f"{path}:{number}")


def _claim(line: str, place: str) -> Claim:
    try:
        row = json.loads(line)
        texts = {name: row[name] for name in ("id", "paragraph", "claim")}
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        message = (
            f'{place}: expected {{"id", "paragraph", "claim"}} and found {line[:60]!r}; correct the line and run again'
        )
        raise ValueError(message) from error
    return Claim(**{name: str(text) for name, text in texts.items()}, authority=row.get("authority"))


def _models() -> tuple[EmbeddedMeaning, TrainedSupport] | tuple[None, None]:
    """Return the models that the assistant verifies with; none, and a line that says so, where they are not there."""
    try:
        return EmbeddedMeaning(find_embedder()), TrainedSupport.load()
    except ModelError as error:
        logger.warning("Judged by words alone: %s", error)
        return None, None


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a verdict a line, in the order of the claims, and return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m evals verify",
        description="Judge claims against the paragraphs that they cite.",
        epilog="Example: python -m evals verify --batch claims.jsonl --output verdicts.jsonl",
    )
    parser.add_argument("--batch", type=Path, required=True, metavar="CLAIMS.jsonl")
    parser.add_argument("--output", type=Path, required=True, metavar="VERDICTS.jsonl")
    parser.add_argument("--entailment", type=Path, metavar="FOLDER", help="a CrossEncoder that must agree as well")
    options = parser.parse_args(arguments)
    try:
        claims = list(read_claims(options.batch))
    except (OSError, ValueError) as error:
        logger.error("%s", error)
        return 1
    if options.entailment and not options.entailment.is_dir():
        logger.error("There is no entailment model at %s: give the folder of a CrossEncoder", options.entailment)
        return 1
    entailment = CrossEncoderEntailment(options.entailment) if options.entailment else None
    meaning, support = _models()
    with options.output.open("w", encoding="utf-8") as output:
        for claim in claims:
            verdict = verify(
                claim.claim,
                claim.paragraph,
                authority=claim.authority,
                meaning=meaning,
                support=support,
                entailment=entailment,
            )
            row = {"id": claim.id, "supported": verdict.supported, "reason": verdict.reason}
            output.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
