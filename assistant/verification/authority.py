"""Keeps whose word a statement is and how far it goes: reported, recommended, planned, allowed, certain."""

from assistant.verification.alignment import Alignment
from assistant.verification.lexicon import graded, listed
from assistant.verification.phrases import find
from assistant.verification.words import Text, read

REPORTED = "agency reported"
RECOMMENDED = "review recommended"


def _list(name: str) -> frozenset[str]:
    return listed("authority", name)


def _ground(alignment: Alignment) -> Text:
    return read(" ".join(alignment.paragraph.sentences[alignment.first : alignment.last + 1]))


def authority_conflict(alignment: Alignment, authority: str | None) -> str | None:
    """Return how the claim raises the standing of what the paragraph says, or None."""
    ground = _ground(alignment)
    return (
        _report_made_fact(alignment, ground, authority)
        or _request_made_fact(alignment.claim, ground, authority)
        or _plan_made_fact(alignment.claim, ground)
        or _rule_changed(alignment.claim, ground)
    )


def _report_made_fact(alignment: Alignment, ground: Text, authority: str | None) -> str | None:
    claim = alignment.claim
    if not (authority == REPORTED or find(ground, _list("reported"))):
        return None
    established = find(claim, _list("established"))
    if established and not find(ground, frozenset(found.phrase for found in established)):
        return f"“{established[0].phrase}” makes a finding of what was only reported"
    if find(claim, _list("attributed")):
        return None
    return "what was reported is stated as a fact: the claim does not say who said it"


def _request_made_fact(claim: Text, ground: Text, authority: str | None) -> str | None:
    asked = authority == RECOMMENDED or bool(find(ground, _list("asked")))
    if not asked or find(claim, _list("asked")) or find(claim, _list("planned")):
        return None
    if authority == RECOMMENDED or not find(ground, _list("done")):
        return "what was asked for is stated as done"
    return None


def _plan_made_fact(claim: Text, ground: Text) -> str | None:
    if not find(ground, _list("planned")) or find(claim, _list("planned")) or find(claim, _list("asked")):
        return None
    if find(claim, _list("done")) and not find(ground, _list("done")):
        return "what was planned is stated as done"
    return None


def _rule_changed(claim: Text, ground: Text) -> str | None:
    strengths = graded("authority", "modality")
    mine = {strengths[found.phrase] for found in find(claim, frozenset(strengths))}
    theirs = {strengths[found.phrase] for found in find(ground, frozenset(strengths))}
    if mine and theirs and not mine & theirs:
        return "the claim changes what must, should or may be done"
    return None
