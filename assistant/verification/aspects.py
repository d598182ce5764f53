"""Finds claims that tell as done what goes on in the paragraph or is still to be done, by the forms of the verbs."""

from assistant.verification.alignment import Alignment
from assistant.verification.people import best_of, named, shares
from assistant.verification.statements import Statement
from assistant.verification.tags import tags
from assistant.verification.words import FIELD_WEIGHT, Text, Token

AS_WELL = 0.85
"""Share of the best statement's from which another is as good."""
TO = 3
"""Tokens from "to" to its verb."""
NOT_A_DEED = frozenset({"missing"})
"""Adjectives that look like verbs that go on."""


def aspect_conflict(alignment: Alignment) -> str | None:
    """Return what the claim tells as done while the paragraph has it going on or to be done, or None.

    >>> from assistant.verification.alignment import align
    >>> from assistant.verification.words import read
    >>> aspect_conflict(align(read("The home has been rebuilt."), read("The home is being rebuilt.")))
    'what is still going on is stated as done (“rebuilt”)'
    """
    claim = named(alignment.claim)
    for said in claim.statements:
        if not _is_done(alignment.claim, said):
            continue
        words = [*claim.told(said), *(token for token in said.subject if token.weight > 0)]
        held = shares(list(dict.fromkeys(words)), alignment, of_subject=True)
        same = [other for _, other in best_of(held, as_well=AS_WELL)]
        if same and all(_goes_on(alignment.paragraph, other) for other in same):
            return f"what is still going on is stated as done (“{said.verb.text}”)"
        if same and _is_to_be_done(said.verb, alignment):
            return f"what is to be done is stated as done (“{said.verb.text}”)"
    return None


def _is_done(text: Text, said: Statement) -> bool:
    """Return whether a statement tells of something as done: "has moved", "moved", "was moved", "now moves"."""
    group = [tags(text)[token.position] for token in said.verbs]
    if said.verb.weight <= FIELD_WEIGHT or "VM0" in group:
        return False
    if group[-1] in {"VVN", "VVD", "VHN", "VDN"}:
        return group == ["VVD"] or group[0].startswith(("VH", "VBD"))
    now = {token.lower for token in text.tokens if token.clause == said.verb.clause} & {"now"}
    return bool(now) and not {"VVG", "VBG"} & set(group)


def _goes_on(text: Text, said: Statement) -> bool:
    """Return whether a statement tells of something as going on: "is moving", "is being moved"."""
    group = [tags(text)[token.position] for token in said.verbs]
    present = bool({"VBZ", "VBB"} & set(group)) and said.verb.lower not in NOT_A_DEED
    return present and bool({"VVG", "VBG"} & set(group))


def _is_to_be_done(verb: Token, alignment: Alignment) -> bool:
    """Return whether the paragraph has the verb, and only after "to"."""
    tag = tags(alignment.paragraph)
    places = [option.ground.position for option in alignment.options.get(verb, ()) if option.sign > 0]
    return bool(places) and all(tag[place] == "VVI" and "TO0" in tag[max(0, place - TO) : place] for place in places)
