"""The numbers that OpenDocument lists and headings print: a file holds the rules, so they are counted here."""

from dataclasses import dataclass, field

from odfdo import Element

from ingest.word_numbers import printed_number

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRule:
    """How the paragraphs of one list level are numbered."""

    form: str = ""
    """A Word number form, or "" for a bullet or nothing."""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    """How many levels the printed number has."""
    start: int = 1


def rules_of(style: Element) -> dict[int, LevelRule]:
    """Return the rules of a list style or of the outline style, by level from 1."""
    rules: dict[int, LevelRule] = {}
    for child in style.children:
        level = attribute(child, "text:level")
        if not level.isdigit():
            continue
        rules[int(level)] = LevelRule(
            form=_FORMS.get(attribute(child, "style:num-format"), ""),
            prefix=attribute(child, "style:num-prefix"),
            suffix=attribute(child, "style:num-suffix"),
            shown=int(attribute(child, "text:display-levels") or 1),
            start=int(attribute(child, "text:start-value") or 1),
        )
    return rules


@dataclass(slots=True)
class Counter:
    """Counts the paragraphs of one list, or a document's headings."""

    rules: dict[int, LevelRule]
    counts: dict[int, int] = field(default_factory=dict)

    def next(self, level: int, *, start: str = "") -> str | None:
        """Return the number of the next paragraph of a level, less its full stop, or None for a bullet.

        Args:
            level: depth from 1.
            start: the number that the paragraph itself begins with, where it states one.
        """
        rule = self.rules.get(level, LevelRule())
        self.counts[level] = int(start) if start.isdigit() else self.counts.get(level, rule.start - 1) + 1
        for deeper in [other for other in self.counts if other > level]:
            del self.counts[deeper]
        if not rule.form:
            return None
        shown = range(max(1, level - rule.shown + 1), level + 1)
        parts = [self._part(at) for at in shown]
        return (rule.prefix + ".".join(part for part in parts if part) + rule.suffix).strip().rstrip(".:") or None

    def _part(self, level: int) -> str:
        rule = self.rules.get(level, LevelRule())
        return printed_number(self.counts.get(level, rule.start), rule.form) if rule.form else ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute as text, "" where it is not set."""
    value = element.get_attribute(name)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
