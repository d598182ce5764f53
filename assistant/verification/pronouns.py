"""Tells where a word such as "one", "first" or "daily" counts nothing: one of its strengths, in one way or another."""

import re
from functools import cache

from assistant.verification.lexicon import listed
from assistant.verification.quantities import Quantity, quantities

POINTING = re.compile(
    r"^\s*(?:of|another|or more|inside|within|that|which|who|to|in|for|from|with|by|and|at|had|has|did|was|were|is)\b"
    r"|^\s*[,;.]?\s*$|^[,;]",
    re.I,
)
"""What follows "one" where it stands for what was named before."""
FIXED = re.compile(r"\b(?:no|this|that|the|any|every|each|another|next|last|new|previous|which|good|better)\s*$", re.I)
"""What stands before "one" where it does the same."""
OR_ANOTHER = re.compile(r"^\s(?:[a-z]+\s)?or (?:an)?other\b", re.I)
EXTREME = re.compile(r"\b(?:oldest|longest|worst|highest|largest|earliest|latest)\b", re.I)
"""What speaks of one case without the number."""
CASE = re.compile(r"^\s(?:case|instance|example)\b", re.I)
LIVED = re.compile(r"^\s(?:life|lives|living|routines?|activit(?:y|ies)|experiences?|practice|work)\b", re.I)
"""What follows "daily" where it only says "usual"."""
PERSON = (
    "child|baby|infant|toddler|boy|girl|teenager|young person|care leaver|adult|man|woman|mother|father|parent|family"
    "|brother|sister|sibling|carer|foster carer|patient|resident|tenant|pupil|adopter|case|worker|social worker"
)
TOLD_OF_ONE = re.compile(
    rf"\b(?:an?|one|another|single)\s(?:[a-z-]+\s){{0,3}}(?:{PERSON})\b"
    r"|\b(?:[Aa]n?|[Oo]ne)\s(?:[a-z-]+\s){1,8}was (?:seen|found|noted|identified|observed)\b"
    r"|\b(?:saw|seen|found|noted|heard of|example of|instance of)\s(?:an?|one)\s",
)
"""What tells of a single case without counting it."""
PARTS = 5
"""Words between "one of" and what it is one of."""


def counts_nothing(wanted: Quantity, claim: str, paragraph: str) -> bool:
    """Return whether a number of the claim only points, joins or singles out; both texts are plain."""
    word, after, before = wanted.text.lower(), claim[wanted.end :], claim[: wanted.start]
    if wanted.whole is not None:
        return wanted.value == 1 and bool(re.search(r"\b(?:every|each|no)\s*$", before, re.I))
    if word == "one":
        return _is_pointing(before, after) or _is_one_facet(after, paragraph) or _is_one_case(before, after, paragraph)
    if word in {"first", "second"}:
        return bool(re.search(r"\bat\s*$", before, re.I)) or (
            bool(re.match(r"\s*(?:time|contact|place)\b", after)) and word == "first"
        )
    if word in {"daily", "day-to-day"}:
        return word != "daily" or bool(LIVED.match(after))
    return word in {"once"} and not re.match(r"\s+(?:an?|every|each|per)\b", after)


def _is_pointing(before: str, after: str) -> bool:
    return (
        bool(POINTING.match(after) and not after.strip().lower().startswith("of"))
        or bool(FIXED.search(before))
        or bool(OR_ANOTHER.match(after))
    )


def _is_one_case(before: str, after: str, paragraph: str) -> bool:
    """Return whether "in one case" is told of one case in the paragraph, though it does not count it."""
    if CASE.match(after) is None:
        return False
    return bool(EXTREME.search(paragraph)) or (
        bool(re.search(r"(?:^|\b(?:in|of|from|saw|found|seen))\s*$", before, re.I))
        and bool(TOLD_OF_ONE.search(paragraph))
    )


def _is_one_facet(after: str, paragraph: str) -> bool:
    """Return whether "one of its strengths" or "one reason why" only says that there may be others."""
    singular, plural = _facets()
    words = re.findall(r"[a-z'-]+", after.lower())
    if words[:1] == ["of"]:
        return any(word in plural for word in words[1 : PARTS + 2])
    named = next((word for word in words[:2] if word in singular), None)
    return named is not None and not any(
        other.value != 1 and re.match(rf"\s(?:[a-z]+\s)?{named}", paragraph[other.end :], re.I)
        for other in quantities(paragraph)
        if other.measure == "count"
    )


@cache
def _facets() -> tuple[frozenset[str], frozenset[str]]:
    """Return the nouns for a side of a matter, singular and plural."""
    singular = listed("quantifiers", "facets")
    return singular, frozenset(re.sub(r"(?<![aeou])y$", "ie", word).removesuffix("s") + "s" for word in singular)
