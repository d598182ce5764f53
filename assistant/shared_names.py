"""Which of several reviews of one pseudonym a question means, by what else it asks about."""

from dataclasses import replace

from assistant.answers import AnswerStatus
from assistant.triage import Triage
from vectorstore.concepts import coverage
from vectorstore.retriever import Retriever
from vectorstore.stems import ParagraphStems

LOOKED_AT = 50
"""Paragraphs found for the question in which the reviews are compared."""
ASKED = 2
"""Concepts beside the name that a question must have: "what did it recommend" fits every review."""
DECISIVE, TIMES = 0.5, 1.75
"""Share of the question's concepts that one paragraph of the review meant must hold, and how many times any other's."""


def settled(found: Triage, question: str, retriever: Retriever) -> Triage:
    """Return a decision to go on to the search where only one of the reviews speaks of what is asked.

    The area of that review is added to the question, where everybody sees how it was read and can correct it. Any other
    decision, and any doubt, is returned as it is.
    """
    if found.status is not AnswerStatus.NEEDS_CLARIFYING:
        return found
    result = retriever.search(question, k=LOOKED_AT)
    if len(result.concepts) < ASKED or len(result.query.filters.reviews) != 1:
        return found
    (name,) = result.query.filters.reviews
    covered: dict[str, float] = {}
    for scored in result.results:
        document = scored.stored.document
        pseudonym = document.facts.get("pseudonym")
        if pseudonym is not None and pseudonym.value == name and document.area:
            share = coverage(result.concepts, ParagraphStems.of(scored.stored.paragraph.text))
            covered[document.area] = max(share, covered.get(document.area, 0.0))
    ranked = sorted(covered.items(), key=lambda area: -area[1])
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if not ranked or ranked[0][1] < max(DECISIVE, TIMES * second):
        return found
    meant = f"{question.rstrip()} ({ranked[0][0]})"
    return replace(
        found, status=None, message="", reason="search: only one of the reviews speaks of it", question=meant
    )
