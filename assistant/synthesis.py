"""An answer from many documents: who speaks of the subject, counted; later evidence; judgements that differ."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answers import Answer
from assistant.breadth import asks_of_many
from assistant.citations import reference
from assistant.counted import Also, Counted
from assistant.currency.later_evidence import followed_by
from assistant.extractive import choose_lines
from assistant.leanings import differing, judgement
from assistant.quotations import quotation
from assistant.reading import ReadParagraph, read_closely
from assistant.subject import Spoken, speaking_of
from ingest.documents import DocumentType
from vectorstore.library import Library
from vectorstore.results import DocumentRecord, ScoredParagraph
from vectorstore.retriever import SearchResult, clauses, spelled_out

MOST_ALSO = 20
"""Documents named beside the lines."""
_EACH = 1_000
"""Paragraphs looked at for words, and as many for meaning, of all that the search is limited to."""
_FEWEST = 3
"""Lines from which one may give way to a judgement that differs."""
_PLURALS = {DocumentType.ANNUAL_REPORT: "annual reports", DocumentType.OTHER: "other documents"}


@dataclass(frozen=True, slots=True)
class Gathered:
    """The lines of an answer, and what speaks of the subject where the question is on what many documents say."""

    lines: Sequence[ReadParagraph]
    """Best first."""
    spoken: Mapping[str, Sequence[Spoken]] | None = None
    """Paragraphs by document, the nearest first; None for a question that is on one thing."""


def gather(result: SearchResult, read: Sequence[ReadParagraph], library: Library, *, most: int) -> Gathered:
    """Return the lines of an answer: of a topic from as many documents as there are lines, else the best.

    Args:
        result: What was found.
        read: Its best paragraphs, read closely.
        library: Where they come from.
        most: The most lines.
    """
    if not asks_of_many(result.query, result.searched):
        return Gathered(choose_lines(read, most=most))
    spoken = spoken_of(result, library)
    lines = with_dissent(choose_lines(read, most=most, each=1), read)
    return Gathered(beside(with_later_evidence(lines, spoken, result, library, most=most)), spoken)


def spoken_of(result: SearchResult, library: Library) -> dict[str, list[Spoken]]:
    """Return the paragraphs that speak of a question's subject by document, the nearest first; all documents in scope.

    Looked at are the thousand paragraphs that share most words with the question and those of the thousand passages
    nearest to it in meaning, from all documents in scope.
    """
    documents = [document.id for document in result.searched]
    words = library.lexical.search(clauses(result.query), k=_EACH, documents=documents)
    vector = library.embedder.embed_query(spelled_out(result.query))
    meanings = library.dense.search(vector, k=_EACH, documents=documents)
    ids = dict.fromkeys([id_ for id_, _ in words] + [passage.split("#")[0] for passage, _ in meanings])
    candidates = library.paragraphs_by_id(list(ids))
    found: dict[str, list[Spoken]] = {}
    for one in speaking_of(result.query, candidates, library, frequency=library.lexical.document_frequency):
        found.setdefault(one.stored.document.id, []).append(one)
    for spoken in found.values():
        spoken.sort(key=lambda one: (-one.nearness, one.stored.paragraph.position))
    return dict(sorted(found.items(), key=lambda item: -item[1][0].nearness))


def with_dissent(lines: Sequence[ReadParagraph], read: Sequence[ReadParagraph]) -> list[ReadParagraph]:
    """Return the lines, the last one giving way to a document that judges otherwise where all judge alike.

    Args:
        lines: Of the answer, best first.
        read: Paragraphs read closely, best first.
    """
    ways = {judgement(line) for line in lines[:-1]} - {0}
    if len(ways) != 1 or len(lines) < _FEWEST or differing(lines):
        return list(lines)
    (way,) = ways
    quoted = {line.scored.stored.document.id for line in lines}
    others = (one for one in read if one.scored.stored.document.id not in quoted and judgement(one) == -way)
    other = next(others, None)
    return [*lines[:-1], other] if other else list(lines)


def with_later_evidence(
    lines: Sequence[ReadParagraph],
    spoken: Mapping[str, Sequence[Spoken]],
    result: SearchResult,
    library: Library,
    *,
    most: int,
) -> list[ReadParagraph]:
    """Return the lines with what a later inspection or review says of the subject, where an agency reports of itself.

    One such line is added for the lines of self-report together; where there is no room, the last other line gives way.
    """
    speaking = {one.stored.id for found in spoken.values() for one in found}
    reports = [
        line for line in lines if line.scored.stored.id in speaking and _later_documents(line, library.documents())
    ]
    later = [one.id for line in reports for one in _later_documents(line, library.documents()) if one.id in spoken]
    quoted = {line.scored.stored.document.id for line in lines}
    if not later or quoted & set(later):
        return list(lines)
    best = max((spoken[id_][0] for id_ in later), key=lambda one: one.stored.document.published or "")
    scored = ScoredParagraph(stored=best.stored, score=0.0, similarity=best.similarity)
    added = read_closely(replace(result, results=(scored,)), library.embedder)
    others = [line for line in lines if line not in reports]
    dropped = others[-1] if len(lines) >= most and others else None
    room = len(lines) < most or dropped is not None
    return [line for line in lines if line is not dropped] + (added if room else [])


def with_counts(answer: Answer, gathered: Gathered, result: SearchResult, library: Library) -> Answer:
    """Return an answer that says how many documents speak of the subject, and names those that it does not quote."""
    spoken = gathered.spoken
    if spoken is None:
        return answer
    quoted = {citation.document.id for citation in answer.citations}
    unquoted = [found[0].stored for id_, found in spoken.items() if id_ not in quoted]
    speak = [document for document in result.searched if document.id in spoken or document.id in quoted]
    numbers = {citation.paragraph_id: citation.n for citation in answer.citations}
    shown = [line for line in gathered.lines if line.scored.stored.id in numbers]
    speaking = {one.stored.id for found in spoken.values() for one in found}
    counted = Counted(
        sentence=_sentence(speak, len(result.searched), len(quoted)),
        documents_speaking=len(speak),
        also=tuple(Also(stored=stored, reference=reference(stored)) for stored in unquoted[:MOST_ALSO]),
        also_more=max(0, len(unquoted) - MOST_ALSO),
        differing=tuple(_pair(numbers, one, other) for one, other in differing(shown)),
        later=tuple(_later_pairs(shown, numbers, speaking, library.documents())),
    )
    return replace(answer, coverage=replace(answer.coverage, counted=counted))


def beside(lines: Sequence[ReadParagraph]) -> list[ReadParagraph]:
    """Return the lines with those that judge the subject differently next to each other."""
    ordered = list(lines)
    for one, other in differing(lines):
        ordered.remove(other)
        ordered.insert(ordered.index(one) + 1, other)
    return ordered


def _later_documents(line: ReadParagraph, documents: Sequence[DocumentRecord]) -> list[DocumentRecord]:
    inspections, reviews = followed_by(line.scored.stored, quotation(line), documents)
    return inspections + reviews


def _later_pairs(
    lines: Sequence[ReadParagraph],
    numbers: Mapping[str, int],
    speaking: Collection[str],
    documents: Sequence[DocumentRecord],
) -> Iterator[tuple[int, int]]:
    """Yield self-reports with what later documents say, where both speak of the subject."""
    shown = [line for line in lines if line.scored.stored.id in speaking]
    for line in shown:
        later = {document.id for document in _later_documents(line, documents)}
        for other in shown:
            if other.scored.stored.document.id in later:
                yield numbers[line.scored.stored.id], numbers[other.scored.stored.id]


def _pair(numbers: Mapping[str, int], one: ReadParagraph, other: ReadParagraph) -> tuple[int, int]:
    return numbers[one.scored.stored.id], numbers[other.scored.stored.id]


def _sentence(speak: Sequence[DocumentRecord], searched: int, quoted: int) -> str:
    """Return "7 of the 43 documents searched speak of this (4 inspections and 3 reviews); 5 of them are quoted."."""
    types = Counter(document.type for document in speak)
    kinds = [_kind(document_type, count) for document_type, count in types.most_common()]
    listed = kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} and {kinds[-1]}"
    speaks = "speaks" if len(speak) == 1 else "speak"
    are = "is" if quoted == 1 else "are"
    return (
        f"{len(speak)} of the {searched} documents searched {speaks} of this ({listed}); {quoted} of them {are} quoted."
    )


def _kind(document_type: DocumentType, count: int) -> str:
    if count == 1:
        return "1 other document" if document_type is DocumentType.OTHER else f"1 {document_type}"
    return f"{count} {_PLURALS.get(document_type, f'{document_type}s')}"
