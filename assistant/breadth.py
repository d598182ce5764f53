"""Whether a question asks what many documents say, or for every paragraph of a kind, rather than for one fact."""

import re
from collections.abc import Sequence

from ingest.documents import Kind
from vectorstore.query import Query
from vectorstore.results import DocumentRecord

FEWEST = 3
"""Documents in scope from which there is something to gather."""
_KEYWORDS = 5
"""Content words at most of a topic that is typed without a question around it."""
_SOURCES = (
    r"(?:reviews|inspectors|inspections|reports|documents|library|audits|briefings|procedures|scrs|sars|lcsprs|councils"
    r"|agencies)"
)
_ASKS_LEARNING = re.compile(
    rf"""(?ix)\b(?: learning | lessons? | themes? | (?:key\s+)?(?:messages?|msgs) | key\s+(?:findings?|points?)
    | what\s+(?:has|have|had)\s+(?:\w+\s+){{0,4}}?(?:learn(?:ed|t)|said|found|highlighted|identified)
    | what\s+(?:do|did|have|has)\s+(?:the\s+|our\s+|all\s+|local\s+)*(?:\w+\s+)?{_SOURCES}\s+(?:\w+\s+)?
      (?:say|said|find|found|tell|show|identif\w+|think|learn\w*|done|do|report\w*)
    | what\s+(?:problems?|issues|good\s+practice|barriers|weaknesses|strengths|concerns) | examples?\s+of
    | (?:across|in)\s+(?:the\s+|our\s+|all\s+)+(?:reviews|inspections|reports|library)
    | how\s+(?:well|far|good|effectively|are|do|have) )\b"""
)
_ASKS_ONE = re.compile(
    r"""(?ix)\b(?: how\s+(?:many|much|old|long|often|soon|quickly|late)
    | what\s+(?:percentage|proportion|share|number|age|date|year|is\s+the\s+(?:time\s+limit|deadline|name|number))
    | which\s+(?:council|area|board|authority|review|document|team|agency|service|trust|one) | steps? | defin\w+
    | how\s+(?:do|should)\s+(?:i|we) )\b | ^\W*(?:and\s+|so\s+)?(?:when|who|whose)\b"""
)
_QUESTION = re.compile(
    r"(?i)\?|^\s*(?:who|what|when|where|which|why|how|is|are|was|were|did|does|do|has|have|can|could|should|tell|i|my|he|she|we|you)\b"
)
_RECS = r"(?:recommendations|recs|areas\s+for\s+improvement|priority\s+actions)"
_MANY = r"(?:areas|councils|authorities|boards|lscbs|partnerships|reviews|inspections|agencies)"
_ASKS_ALL = re.compile(
    rf"""(?ix)\b(?: (?:list|show|give\s+me|find)\s+(?:\w+\s+){{0,4}}?{_RECS}
    | (?:all|every|each)\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+){{0,2}}?(?:{_RECS}|recommendation)
    | (?:has|have)\s+(?:\w+\s+){{1,4}}?been\s+(?:recommended|told|asked)
    | (?:which|what)\s+{_MANY}\s+(?:\w+\s+){{0,2}}?(?:told|asked|required|recommended|instructed|urged)
    | who(?:\s+(?:has|have|was|were|else)|['’]s)\s+(?:\w+\s+){{0,2}}?(?:told|asked|required)
    | what\s+(?:has|have|had)\s+been\s+recommended )\b"""
)
_ASKS_ALL_UNNAMED = re.compile(
    rf"""(?ix)\b(?: (?:which|what)\s+(?:\w+\s+)?{_RECS}\s+(?!of\b)\w+ | what\s+(?:was|were)\s+recommended )\b
    | ^\s*(?:\w+\s+){{0,4}}?{_RECS}\s+(?:on|about|for|to|since)\b | \brecs\s*:"""
)
"""The same where no review is named: with one, they ask what that review recommended."""
_OF_PROGRESS = re.compile(
    r"(?i)\b(?:completed?|implemented|outstanding|overdue|finished|carried\s+out|accepted|tested|rated|closed|done)\b"
)
"""What became of recommendations, which their own words do not say."""
_ALL_OF_KIND: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"(?i)\b(?:list|all|every|each)\b[^.?]{0,30}\bprogress\s+statements?\b"), Kind.PROGRESS),
    (re.compile(r"(?i)\b(?:list|all|every|each)\b[^.?]{0,20}\bfindings?\b"), Kind.FINDING),
    (re.compile(r"(?i)\b(?:list|all|every|each)\b[^.?]{0,20}\bgood\s+practice\b"), Kind.GOOD_PRACTICE),
)


def asks_of_many(query: Query, searched: Sequence[DocumentRecord]) -> bool:
    """Return whether a question is on a topic that several documents speak of.

    It names no review, asks for no figure, date, person or step, and either asks for the learning or is a topic typed
    in a few words.
    """
    if query.filters.reviews or len(searched) < FEWEST or _ASKS_ONE.search(query.text):
        return False
    if _ASKS_LEARNING.search(query.text):
        return True
    return not _QUESTION.search(query.text) and 0 < len(query.words) <= _KEYWORDS


def asks_for_every(query: Query) -> frozenset[Kind]:
    """Return the kinds of paragraph of which a question asks for every one; none where it does not."""
    text = query.text
    for pattern, kind in _ALL_OF_KIND:
        if pattern.search(text):
            return frozenset({kind})
    if _OF_PROGRESS.search(text):
        return frozenset()
    unnamed = not query.filters.reviews and _ASKS_ALL_UNNAMED.search(text) is not None
    return frozenset({Kind.RECOMMENDATION}) if unnamed or _ASKS_ALL.search(text) else frozenset()
