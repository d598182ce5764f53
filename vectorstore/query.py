"""What a question asks of the library: its words, the filters it names, what the search adds to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from vectorstore.places import Places
from vectorstore.results import DocumentRecord, Filters
from vectorstore.sources_named import reviews_named, types_named, without_reviews
from vectorstore.vocabulary import Expansion, Vocabulary
from vectorstore.words import content_words
from vectorstore.years import MONTH_AND_YEAR, limits_documents, years_in

Names = TypeVar("Names", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question as the search understands it."""

    text: str
    """The stand-alone question."""
    words: tuple[str, ...]
    """Its content words, without the names that became filters."""
    background: tuple[str, ...] = ()
    """Content words of the conversation that it leans on; they count for less."""
    filters: Filters = field(default_factory=Filters)
    expansions: tuple[Expansion, ...] = ()
    wants_recommendations: bool = False
    absent: tuple[str, ...] = ()
    """Areas that the question names and the library holds nothing about; beside an area that it does hold, their names
    are among the words, since a report on one council may tell of another ("the arrangement with Hampshire")."""


_RECOMMENDS = re.compile(
    r"""(?xi)\b(?: recommend\w* | recs? | (?:been|was|were|is|are|got)\s+(?:told|asked|required|instructed|urged)
    | told\s+\w+(?:\s\w+)?\s+to | (?:areas?|priorities)\s+for\s+improvement | priority\s+actions?
    | (?:need(?:s|ed)?|have|had)\s+to\s+(?:fix|improve|change|be\s+(?:fixed|improved|changed)|do\s+better|sort)
    | needed\s+to\s+change | what\s+(?:was|were|is)\s+the\s+asks? | what\s+needs\s+to\s+improve
    | asked\s+to | told\s+to | required\s+to\s+(?:improve|do) | actions?\s+(?:for|required))\b"""
)
_ADDRESSEE = re.compile(
    r"(?i)\b(?:(?:recommendations?|recs|actions|learning|lessons)\s+(?:made\s+)?(?:for|to|about|addressed\s+to)"
    r"|recommend(?:s|ed)?\s+(?:\w+\s+){0,2}?to|(?:recommendations?|recs)\s+(?:\w+\s+){0,8}?to)\s+(?:(?:the|his|her|their)\s+)?"
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
        given: Filters set by hand; a field set there, or named in its `unread`, is not read from the question.
        background: Earlier words of the conversation that the question leans on.
    """
    vocabulary = Vocabulary.load()
    asked = content_words(question)
    places = Places.of(document.area for document in documents)
    given = given or Filters()
    mentions = places.mentions(question)
    named = tuple(dict.fromkeys(area for _, area in mentions))
    held = tuple(area for area in named if area in places.held)
    absent = _read("area", tuple(area for area in named if area not in places.held), given)
    types = given.types or types_named(question, documents)
    reviews = given.reviews or reviews_named(question, documents)
    recommends = bool(_RECOMMENDS.search(question))
    year_from, year_to = years_in(question)
    if "year" in given.unread or not limits_documents(
        question, names_area=bool(named), names_review=bool(reviews), names_source=bool(types) or recommends
    ):
        year_from = year_to = None
    filters = Filters(
        areas=given.areas or _read("area", held, given),
        reviews=given.reviews or _read("review", reviews, given),
        year_from=given.year_from or (None if given.year_to else year_from),
        year_to=given.year_to or (None if given.year_from else year_to),
        types=given.types or _read("type", types, given),
        agencies=given.agencies or _read("agency", _addressees(question, vocabulary), given),
        themes=given.themes,
        without=given.without,
        unread=given.unread,
    )
    subject = without_reviews(question, filters.reviews)
    return Query(
        text=question,
        words=tuple(
            dict.fromkeys((*subject_words(subject, mentions), *content_words(" ".join(absent if held else ()))))
        ),
        background=tuple(word for word in content_words(background) if word not in asked),
        filters=filters,
        expansions=vocabulary.expansions(subject),
        wants_recommendations=recommends,
        absent=absent,
    )


def _read(name: str, found: tuple[Names, ...], given: Filters) -> tuple[Names, ...]:
    """Return what a question names, or nothing where that filter is not to be read from it."""
    return () if name in given.unread else found


def _addressees(question: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    match = _ADDRESSEE.search(question)
    if match is None:
        return ()
    return vocabulary.agencies_in(" ".join(question[match.end() :].split()[:4]))[:1]


def subject_words(question: str, mentions: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the content words of a question that are no year, no month of one and no name of an area.

    Args:
        question: The question.
        mentions: Each name of an area as the question writes it, with the area; neither name is among the words.
    """
    names = {word for mention in mentions for name in mention for word in content_words(name)}
    words = content_words(MONTH_AND_YEAR.sub(" ", question))
    return tuple(word for word in words if word not in names and not re.fullmatch(r"(?:19|20)\d\d", word))
