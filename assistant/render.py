"""An answer as people read it in a terminal or a Markdown file."""

from collections.abc import Iterator

from assistant.answers import Answer, AnswerStatus, Citation, Coverage
from assistant.citations import reference
from ingest.documents import Authority

HEADINGS: dict[str, str] = {
    Authority.INSPECTOR_JUDGED: "What inspectors judged",
    Authority.REVIEW_FOUND: "What reviews found",
    Authority.REVIEW_RECOMMENDED: "What reviews recommended",
    Authority.AGENCY_REPORTED: "What agencies reported of themselves",
    Authority.PROCEDURE_SAYS: "What procedures say",
    Authority.GUIDANCE_SAYS: "What statutory guidance says",
}


def to_markdown(answer: Answer) -> str:
    """Return the answer as Markdown: message, quotations under whose words they are, sources, coverage."""
    return "\n".join(_lines(answer)).strip() + "\n"


def _lines(answer: Answer) -> Iterator[str]:
    if answer.resolved_question not in ("", answer.question):
        yield f"*I read this as: {answer.resolved_question}*\n"
    yield from (f"> {note}\n" for note in answer.notes)
    if answer.message:
        yield f"{answer.message}\n"
    yield from _quotations(answer)
    if answer.status is AnswerStatus.NO_EVIDENCE and answer.evidence:
        yield "Nearest in the library:\n"
        for scored in answer.evidence:
            yield f"- {_shortened(scored.stored.paragraph.text)} ({reference(scored.stored)})"
        yield ""
    yield from (f"{sentence}\n" for sentence in (*counted_sentences(answer), also_line(answer)) if sentence)
    if answer.coverage.documents_searched:
        yield f"*{coverage_line(answer.coverage)}*"


def _quotations(answer: Answer) -> Iterator[str]:
    by_number = {citation.n: citation for citation in answer.citations}
    heading = ""
    for claim in answer.claims:
        if claim.authority != heading:
            heading = claim.authority
            yield f"\n**{HEADINGS[heading]}**\n"
        cited = "; ".join(by_number[n].reference for n in claim.citations)
        numbers = ", ".join(map(str, claim.citations))
        quotes = [by_number[n].quote for n in claim.citations]
        said = f"“{claim.text}”" if quotes == [claim.text] else claim.text
        yield f"- {said} [{numbers}] ({cited}{_dated(by_number[claim.citations[0]])})"
        if quotes != [claim.text]:
            yield from (f"  “{quote}”" for quote in quotes)
        notes = dict.fromkeys(by_number[n].currency for n in claim.citations)
        yield from (f"  *{note}*" for note in notes if note)
    if answer.claims:
        yield ""


def counted_sentences(answer: Answer) -> list[str]:
    """Return what was counted, a sentence each: judgements that differ, later evidence, documents that speak of it."""
    counted = answer.coverage.counted
    if counted is None or not answer.claims:
        return []
    by_number = {citation.n: citation.reference for citation in answer.citations}
    differing = [
        f"Judged differently: [{one}] ({by_number[one]}) and [{other}] ({by_number[other]})."
        for one, other in counted.differing
    ]
    later = [
        f"Later, on what the agency reported of itself in [{report}]: [{one}] ({by_number[one]})."
        for report, one in counted.later
    ]
    return [*differing, *later, *([counted.sentence] if counted.sentence not in answer.message else [])]


def also_line(answer: Answer) -> str:
    """Return the places in documents that speak of the subject and are not quoted, or ""."""
    counted = answer.coverage.counted
    if counted is None or not answer.claims or not counted.also:
        return ""
    more = f"; and {counted.also_more} more" if counted.also_more else ""
    return f"Also: {'; '.join(one.reference for one in counted.also)}{more}."


def _dated(citation: Citation) -> str:
    """Return what must stand beside a self-report: whose it is and of when."""
    if citation.authority != Authority.AGENCY_REPORTED or not citation.document.published:
        return ""
    return f"; as the agency reported, {citation.document.published[:4]}"


def coverage_line(coverage: Coverage) -> str:
    """Return what was searched, with which filters and which added terms, as one line."""
    parts = [coverage.sentence().capitalize()]
    if coverage.filters:
        parts.append(
            "limited to " + ", ".join(f"{name.replace('_', ' ')} {_value(v)}" for name, v in coverage.filters.items())
        )
    if coverage.expansions:
        parts.append(f"also searched for {', for '.join(coverage.expansions)}")
    if coverage.unreadable:
        parts.append(f"pages that could not be read in: {', '.join(coverage.unreadable)}")
    return "; ".join(parts) + "."


def _value(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _shortened(text: str, limit: int = 240) -> str:
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"
