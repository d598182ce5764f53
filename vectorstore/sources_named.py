"""Which documents a question names as its source: by type ("the inspection"), or by the pseudonym of a review."""

import re
from collections.abc import Iterable, Sequence

from ingest.documents import DocumentType
from vectorstore.results import DocumentRecord

_SAID = (
    r"(?:say|says|said|find|finds|found|judged?|conclude[sd]?|recommend(?:s|ed)?|think|thought|criticise[sd]?|praise[sd]?"
    r"|tell|show|note[sd]?|report|reported|identif(?:y|ied)|suggest(?:s|ed)?|describe[sd]?|require[sd]?|learn(?:ed|t)?)"
)
_NAMES: tuple[tuple[str, DocumentType], ...] = (
    (r"inspectors|ofsted|(?:ofsted\s+)?inspections?(?:\s+reports?)?", DocumentType.INSPECTION),
    (
        r"serious\s+case\s+reviews?|SCRs?|L?CSPRs?|(?:local\s+)?child\s+safeguarding\s+practice\s+reviews?|SARs?"
        r"|safeguarding\s+adults?\s+reviews?|DHRs?|DARDRs?|domestic\s+(?:homicide|abuse\s+related\s+death)\s+reviews?"
        r"|case\s+reviews?",
        DocumentType.REVIEW,
    ),
    (r"progress\s+(?:reports?|statements?)", DocumentType.PROGRESS_REPORT),
    (r"procedures?|protocols?", DocumentType.PROCEDURE),
    (r"statutory\s+guidance", DocumentType.GUIDANCE),
    (r"annual\s+reports?", DocumentType.ANNUAL_REPORT),
    (r"(?:(?:7|seven)[\s-]minute\s+)?briefings?", DocumentType.BRIEFING),
)
_DATE = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+)?(?:19|20)\d\d"
)


def _as_source(name: str) -> re.Pattern[str]:
    """Match a type of document where it is what the answer should come from, not what the question is about."""
    return re.compile(
        rf"(?ix) \b(?:according\s+to|in)\s+(?:the|all|any|our|your|its)?\s*(?:{_DATE}\s+)?(?:{name})\b"
        rf"(?!\s+(?:teams?|units?))"
        rf"|\b(?:do|does|did|have|has|what)\s+(?:the\s+|any\s+|our\s+)?(?:{_DATE}\s+)?(?:{name})"
        rf"(?:\s+(?:of|in|on|for|into|about)\s+(?:the\s+)?(?:\w+\s+){{1,3}}?)?\s*{_SAID}\b"
        rf"|\b(?:{name})\s+{_SAID}\b | \b{_DATE}\s+(?:{name})\b | \bthe\s+{_DATE}\s+(?:\w+\s+)?(?:{name})\b"
    )


_TYPES = tuple((_as_source(name), document_type) for name, document_type in _NAMES)


def types_named(question: str, documents: Sequence[DocumentRecord]) -> tuple[DocumentType, ...]:
    """Return the document types that a question names as its source, where the library holds them among others."""
    held = {document.type for document in documents}
    found = tuple(
        document_type for pattern, document_type in _TYPES if document_type in held and pattern.search(question)
    )
    return found if set(found) != held else ()


def reviews_named(question: str, documents: Iterable[DocumentRecord]) -> tuple[str, ...]:
    """Return the pseudonyms of the library's documents that a question names, as the documents write them."""
    known = {fact.value for document in documents if (fact := document.facts.get("pseudonym"))}
    return tuple(sorted(name for name in known if _mentions(question, name)))


def _mentions(question: str, pseudonym: str) -> bool:
    """Return whether a text names a pseudonym: "baby e" in any case, a lone name or initials only as written."""
    flags = re.IGNORECASE if " " in pseudonym else re.NOFLAG
    return re.search(rf"(?<!\w){re.escape(pseudonym)}(?:['’]s)?(?!\w)", question, flags) is not None
