"""What a question asks of the library: its words, the filters it names, what the search adds to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.documents import DocumentType
from vectorstore.places import Places
from vectorstore.results import DocumentRecord, Filters
from vectorstore.vocabulary import Expansion, Vocabulary
from vectorstore.words import content_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question as the search understands it."""

    text: str
    """The stand-alone question."""
    words: tuple[str, ...]
    """Its content words, without the names that became filters."""
    background: tuple[str, ...] = ()
    """Content words of the conversation that it leans on; they count for less."""
    filters: Filters = Filters()
    expansions: tuple[Expansion, ...] = ()
    wants_recommendations: bool = False
    absent: tuple[str, ...] = ()
    """Areas that the question names and the library holds nothing about."""


_YEAR = r"((?:19|20)\d{2})"
_FROM = re.compile(rf"\b(?:since|from|after|post)\s+(?:the\s+(?:start|end)\s+of\s+)?{_YEAR}\b(?!\s*[-–/]\s*\d)", re.I)
_UNTIL = re.compile(rf"\b(?:before|until|till|up to|prior to|pre)[\s-]+{_YEAR}\b", re.I)
_BETWEEN = re.compile(rf"\b(?:between|from)?\s*{_YEAR}\s*(?:and|to|[-–])\s*((?:19|20)?\d{{2}})\b", re.I)
_ON = re.compile(rf"(?<![\d/–-]){_YEAR}\b(?!\s*[-–/]\s*\d)(?!\s+edition)", re.I)
_RECOMMENDS = re.compile(
    r"""(?xi)\b(?: recommend\w* | recs? | (?:been|was|were|is|are|got)\s+(?:told|asked|required|instructed|urged)
    | told\s+\w+(?:\s\w+)?\s+to | (?:areas?|priorities)\s+for\s+improvement | priority\s+actions?
    | (?:need(?:s|ed)?|have|had)\s+to\s+(?:fix|improve|change|be\s+(?:fixed|improved|changed)|do\s+better|sort)
    | needed\s+to\s+change | what\s+(?:was|were|is)\s+the\s+asks? | what\s+needs\s+to\s+improve
    | asked\s+to | told\s+to | required\s+to\s+(?:improve|do) | actions?\s+(?:for|required))\b"""
)
_SAID = r"(?:say|says|said|find|finds|found|judged?|conclude[sd]?|recommend(?:s|ed)?|think|thought|criticise[sd]?|praise[sd]?|tell|show|note[sd]?)"
_TYPE_NAMES: tuple[tuple[str, DocumentType], ...] = (
    (r"inspectors|ofsted|(?:ofsted\s+)?inspections?(?:\s+reports?)?", DocumentType.INSPECTION),
    (
        r"serious\s+case\s+reviews?|SCRs?|L?CSPRs?|(?:local\s+)?child\s+safeguarding\s+practice\s+reviews?|SARs?"
        r"|safeguarding\s+adults?\s+reviews?|DHRs?|DARDRs?|domestic\s+homicide\s+reviews?|case\s+reviews?",
        DocumentType.REVIEW,
    ),
    (r"progress\s+reports?", DocumentType.PROGRESS_REPORT),
    (r"procedures?", DocumentType.PROCEDURE),
    (r"(?:statutory\s+)?guidance", DocumentType.GUIDANCE),
    (r"annual\s+reports?", DocumentType.ANNUAL_REPORT),
    (r"(?:7|seven)[\s-]minute\s+briefings?|briefings?", DocumentType.BRIEFING),
)
_TYPES = tuple(
    (
        re.compile(
            rf"(?i)\b(?:(?:according\s+to|in)\s+(?:the|all|any|our)?\s*(?:\w+\s+)?(?:{name})\b(?!\s+(?:teams?|units?))"
            rf"|(?:do|does|did|have|has|what)\s+(?:the\s+|any\s+|our\s+)?(?:{name})\s+{_SAID}\b|\b(?:{name})\s+{_SAID}\b)"
        ),
        document_type,
    )
    for name, document_type in _TYPE_NAMES
)
_ADDRESSEE = re.compile(
    r"(?i)\b(?:recommendations?|recs|actions|learning|lessons)\s+(?:made\s+)?(?:for|to|about|addressed\s+to)\s+(?:the\s+)?"
)


def understand(
    question: str,
    *,
    documents: Sequence[DocumentRecord],
    given: Filters | None = None,
    background: str = "",
) -> Query:
    """Return what a stand-alone question asks of a library.

    Args:
        question: The stand-alone question.
        documents: Everything that the library holds.
        given: Filters set by hand; a field set there is not read from the question.
        background: Earlier words of the conversation that the question leans on.
    """
    vocabulary = Vocabulary.load()
    places = Places.of(document.area for document in documents)
    given = given or Filters()
    named = places.named(question)
    year_from, year_to = years_in(question)
    filters = Filters(
        areas=given.areas or tuple(area for area in named if area in places.held),
        year_from=given.year_from or (None if given.year_to else year_from),
        year_to=given.year_to or (None if given.year_from else year_to),
        types=given.types or types_in(question, documents),
        agencies=given.agencies or _addressees(question, vocabulary),
        themes=given.themes,
    )
    return Query(
        text=question,
        words=_subject(question, named),
        background=tuple(word for word in content_words(background) if word not in content_words(question)),
        filters=filters,
        expansions=vocabulary.expansions(question),
        wants_recommendations=bool(_RECOMMENDS.search(question)),
        absent=tuple(area for area in named if area not in places.held),
    )


def years_in(question: str) -> tuple[int | None, int | None]:
    """Return the first and last year that a question limits itself to; a year like 2017/18 or 2017-18 limits nothing.

    >>> years_in("Kent 2017"), years_in("since 2018"), years_in("between 2014 and 2016"), years_in("in 2017/18")
    ((2017, 2017), (2018, None), (2014, 2016), (None, None))
    """
    if match := _BETWEEN.search(question):
        first, last = int(match[1]), match[2]
        if len(last) == 4:
            return first, int(last)
    start, end = _FROM.search(question), _UNTIL.search(question)
    if start or end:
        after = start is not None and start[0].lower().startswith(("after", "post"))
        return (int(start[1]) + after if start else None), (int(end[1]) - (not _up_to(end[0])) if end else None)
    years = [int(year) for year in _ON.findall(question)]
    return (min(years), max(years)) if years else (None, None)


def types_in(question: str, documents: Sequence[DocumentRecord]) -> tuple[DocumentType, ...]:
    """Return the document types that a question names as its source, where the library holds them among others."""
    held = {document.type for document in documents}
    found = tuple(kind for pattern, kind in _TYPES if kind in held and pattern.search(question))
    return found if set(found) != held else ()


def _up_to(words: str) -> bool:
    return words.lower().startswith(("until", "till", "up to"))


def _addressees(question: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    match = _ADDRESSEE.search(question)
    if match is None:
        return ()
    return vocabulary.agencies_in(" ".join(question[match.end() :].split()[:4]))[:1]


def _subject(question: str, areas: Sequence[str]) -> tuple[str, ...]:
    """Return the content words of a question that are not an area's name or a year."""
    names = {word for area in areas for word in content_words(area)}
    return tuple(word for word in content_words(question) if word not in names and not re.fullmatch(r"(?:19|20)\d\d", word))
