"""The answerer with a language model: it drafts claims, and only what its own paragraphs support is kept."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from assistant.answers import Answer, Citation, Claim, DroppedClaim
from assistant.chat_model import ChatModel, ChatModelError
from assistant.citations import authority_of_quote, cite, is_verbatim
from assistant.drafts import MOST_CLAIMS, DraftClaim, DraftError, DraftSource, draft_schema, read_draft
from assistant.prompts import load_prompt
from assistant.quotations import holds_telephone_number
from assistant.reading import ReadParagraph
from assistant.verification import Entailment, Meaning, Support, Verdict, verify
from ingest.documents import Kind
from ingest.sentences import sentences
from vectorstore.results import StoredParagraph

ENOUGH = 2
"""Claims that must be left for a written answer; with fewer the quotations are given instead."""
FEWEST_WORDS = 3
"""Words that a claim must quote."""
ANSWERER = "written"
_PROMPT = "answer"
_NEVER_SHOWN = {Kind.HEADING, Kind.BOILERPLATE}
_ADDRESS = re.compile(r"@|https?:|www\.", re.IGNORECASE)
"""An address to turn to, which comes from the owner's contacts alone, as numbers do."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A claim that passed, and what carries it."""

    text: str
    sources: tuple[tuple[StoredParagraph, str], ...]
    """Paragraphs, each with the words quoted, which are of one authority."""

    @property
    def authority(self) -> str:
        return str(authority_of_quote(*self.sources[0]))


def write(
    answer: Answer,
    read: Sequence[ReadParagraph],
    *,
    model: ChatModel,
    meaning: Meaning | None = None,
    support: Support | None = None,
    entailment: Entailment | None = None,
) -> Answer:
    """Return the answer in a model's words, each claim checked; or the answer as it was, with a note on why.

    Args:
        answer: the answer in quotations.
        read: paragraphs of the evidence, best first.
        model: who drafts.
        meaning: compares a claim with its paragraph by meaning, where there is an embedder.
        support: the trained network that must not be against a claim.
        entailment: a trained model that must agree with every claim, where the settings name one.
    """
    paragraphs = (one.scored.stored for one in read if one.scored.stored.paragraph.kind not in _NEVER_SHOWN)
    evidence = {f"P{n}": stored for n, stored in enumerate(paragraphs, 1)}
    notes = (*answer.notes, model.departure) if model.departure else answer.notes
    try:
        drafted = _drafted(answer.resolved_question, evidence, model)
    except (ChatModelError, DraftError) as error:
        note = f"These are quotations only, because the language model's draft could not be used: {error}"
        return replace(answer, notes=(*notes, note))
    check = partial(verify, meaning=meaning, support=support, entailment=entailment)
    kept, dropped = _checked(drafted, evidence, check)
    if dropped:
        notes = (
            *notes,
            f"Of {len(drafted)} statements that a language model drafted, {len(dropped)} failed the check.",
        )
    if len(kept) < min(ENOUGH, len(answer.claims)):
        return replace(answer, notes=(*notes, "Too little was left, so these are quotations only."), dropped=dropped)
    claims, citations = _numbered(kept)
    return replace(
        answer,
        claims=claims,
        citations=citations,
        coverage=replace(answer.coverage, documents_cited=len({citation.document.id for citation in citations})),
        notes=notes,
        dropped=dropped,
        provenance=replace(
            answer.provenance, answerer=ANSWERER, model=model.name, prompt_sha256=load_prompt(_PROMPT).sha256
        ),
    )


def _drafted(question: str, evidence: Mapping[str, StoredParagraph], model: ChatModel) -> tuple[DraftClaim, ...]:
    shown = "\n".join(_shown(label, stored) for label, stored in evidence.items())
    prompt = load_prompt(_PROMPT).filled(
        question=json.dumps(question, ensure_ascii=False), evidence=shown, most=str(MOST_CLAIMS)
    )
    return read_draft(model.complete(prompt, schema=draft_schema(list(evidence), most=MOST_CLAIMS)))


def _shown(label: str, stored: StoredParagraph) -> str:
    """Return a paragraph as a line of JSON, which nothing inside it can end."""
    paragraph = stored.paragraph
    line = {"label": label, "kind": str(paragraph.authority), "published": stored.document.published or "not known"}
    if paragraph.stem:
        line["follows"] = paragraph.stem
    return json.dumps(line | {"text": paragraph.text}, ensure_ascii=False)


def _checked(
    drafted: Sequence[DraftClaim], evidence: Mapping[str, StoredParagraph], check: Callable[..., Verdict]
) -> tuple[list[_Kept], tuple[DroppedClaim, ...]]:
    kept: dict[str, _Kept] = {}
    dropped: list[DroppedClaim] = []
    for draft in drafted:
        text = " ".join(draft.text.split())
        reasons = [] if draft.sources else ["it names no paragraph"]
        sources: list[tuple[StoredParagraph, str]] = []
        for source in draft.sources:
            reason = _objection(text, source, evidence, check)
            if reason:
                reasons.append(reason)
            else:
                stored = evidence[source.label]
                sources.append((stored, _sentence_around(_bare(source.quote), stored.paragraph.text)))
        if sources and text not in kept:
            kept[text] = _Kept(text, tuple(_of_one_authority(sources)))
        else:
            dropped.append(DroppedClaim(text=text, reason="; ".join(reasons) or "it was said before"))
    return list(kept.values()), tuple(dropped)


def _objection(
    text: str, source: DraftSource, evidence: Mapping[str, StoredParagraph], check: Callable[..., Verdict]
) -> str | None:
    """Return why a paragraph does not carry a claim, or None."""
    stored = evidence.get(source.label)
    if stored is None:
        return f"the label {source.label!r} was not issued"
    quote, paragraph = _bare(source.quote), stored.paragraph
    if len(quote.split()) < FEWEST_WORDS:
        return f"too few words of {source.label} are quoted"
    if not is_verbatim(quote, paragraph.text):
        return f"the words quoted are not in {source.label}"
    sentence = _sentence_around(quote, paragraph.text)
    shown = f"{text} {sentence}"
    if holds_telephone_number(shown) or _ADDRESS.search(shown):
        return "it gives a number or an address to turn to"
    authority = str(authority_of_quote(stored, sentence))
    verdict = check(text, f"{paragraph.stem} {paragraph.text}".strip(), authority=authority)
    return None if verdict.supported else verdict.reason


def _bare(quote: str) -> str:
    """Return quoted words without quotation marks around them."""
    return quote.strip().strip('"“”').strip()


def _sentence_around(words: str, text: str) -> str:
    """Return the sentence of a text, or the run of sentences, that holds some of its words."""
    start = text.index(words)
    end = start + len(words)
    bounds = list(_bounds(text))
    first = max((a for a, _ in bounds if a <= start), default=start)
    last = min((b for _, b in bounds if b >= end), default=end)
    return text[first:last]


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text begins and ends."""
    place = 0
    for sentence in sentences(text):
        place = text.index(sentence, place)
        yield place, place + len(sentence)
        place += len(sentence)


def _of_one_authority(sources: Sequence[tuple[StoredParagraph, str]]) -> Iterator[tuple[StoredParagraph, str]]:
    """Yield the sources of the first one's authority: a finding and a self-report never carry one claim together."""
    authority = authority_of_quote(*sources[0])
    return (source for source in sources if authority_of_quote(*source) is authority)


def _numbered(kept: Sequence[_Kept]) -> tuple[tuple[Claim, ...], tuple[Citation, ...]]:
    """Return claims and citations, grouped by whose words they are, the group of the first claim first."""
    groups = list(dict.fromkeys(one.authority for one in kept))
    ordered = [one for group in groups for one in kept if one.authority == group]
    citations: dict[tuple[str, str], Citation] = {}
    for stored, quote in (source for one in ordered for source in one.sources):
        if (stored.id, quote) not in citations:
            citations[stored.id, quote] = cite(len(citations) + 1, stored, quote)
    claims = tuple(
        Claim(
            text=one.text,
            citations=tuple(dict.fromkeys(citations[stored.id, quote].n for stored, quote in one.sources)),
            authority=one.authority,
        )
        for one in ordered
    )
    return claims, tuple(citations.values())
