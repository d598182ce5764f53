"""The lines of an answer by whose statements they are, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.answers import Answer, Citation, Claim
from ingest.documents import Authority

WORDS: dict[str, tuple[str, str]] = {
    Authority.INSPECTOR_JUDGED: ("Inspectors judged", "Inspectors judged"),
    Authority.REVIEW_FOUND: ("A review found", "Reviews found"),
    Authority.REVIEW_RECOMMENDED: ("A review recommended", "Reviews recommended"),
    Authority.AGENCY_REPORTED: ("An agency reported", "Agencies reported"),
    Authority.PROCEDURE_SAYS: ("A procedure says", "Procedures say"),
    Authority.GUIDANCE_SAYS: ("Statutory guidance says", "Statutory guidance says"),
}
"""Whose statement it is: of one document, of several."""


@dataclass(frozen=True, slots=True)
class Statements:
    """Claims that are statements of the same sort of author."""

    heading: str
    """ "Reviews found", "An agency reported, June 2017"."""
    claims: tuple[Claim, ...]


def statements(answer: Answer) -> list[Statements]:
    """Return the lines of an answer by whose statements they are; what an agency says of itself carries its date."""
    by_number = {citation.n: citation for citation in answer.citations}
    groups: dict[str, list[Claim]] = {}
    for claim in answer.claims:
        groups.setdefault(_heading(claim, answer, by_number), []).append(claim)
    return [Statements(heading, tuple(claims)) for heading, claims in groups.items()]


def is_quotation(claim: Claim, by_number: Mapping[int, Citation]) -> bool:
    """Return whether a claim is nothing but the words it cites."""
    return [by_number[n].quote for n in claim.citations] == [claim.text]


def in_words(citation: Citation) -> str:
    """Return whose statement one citation is: "a review found", "an agency reported, June 2017"."""
    words = WORDS[citation.authority][0]
    if citation.authority == Authority.AGENCY_REPORTED and citation.document.published:
        words = f"{words}, {month(citation.document.published)}"
    return words[:1].lower() + words[1:]


def day(value: date | str | None) -> str:
    """Return a date as people write it.

    >>> day(date(2026, 11, 3)), day("2017-06"), day("2017"), day(None)
    ('3 November 2026', 'June 2017', '2017', '')
    """
    text = str(value or "")
    if len(text) == len("2026-11-03"):
        when = date.fromisoformat(text)
        return f"{when.day} {when:%B %Y}"
    return f"{date.fromisoformat(f'{text}-01'):%B %Y}" if len(text) == len("2026-11") else text


def month(published: str) -> str:
    """Return the month of a date, or the year where no more is known.

    >>> month("2024-09-25"), month("2017")
    ('September 2024', '2017')
    """
    return day(published[:7])


def _heading(claim: Claim, answer: Answer, by_number: Mapping[int, Citation]) -> str:
    of_one, of_several = WORDS[claim.authority]
    if claim.authority == Authority.AGENCY_REPORTED:
        published = by_number[claim.citations[0]].document.published
        return f"{of_one}, {month(published)}" if published else of_one
    alike = [each for each in answer.claims if each.authority == claim.authority]
    documents = {by_number[n].document.id for each in alike for n in each.citations}
    return of_one if len(documents) == 1 else of_several
