"""Which council areas a question names, whether or not the library holds anything about them."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

_UNMISTAKABLE = frozenset({"iow"})
"""Short names that are no word or abbreviation of anything else, and count in small letters too."""


@dataclass(frozen=True)
class Places:
    """The areas of a library, and every other area that a question may name."""

    held: frozenset[str]
    """Areas of the library's documents, as the documents' facts write them."""

    @staticmethod
    def of(areas: Iterable[str | None]) -> "Places":
        """Return the places of a library whose documents are about these areas."""
        return _places(frozenset(area for area in areas if area))

    def named(self, text: str) -> tuple[str, ...]:
        """Return the areas that a text names, in its order, each once; a longer name hides the shorter one in it.

        >>> Places.of(["North East Lincolnshire", "Kent"]).named("NE Lincs, Lincolnshire or kent?")
        ('North East Lincolnshire', 'Lincolnshire', 'Kent')
        """
        return tuple(dict.fromkeys(area for _, area in self.mentions(text)))

    def mentions(self, text: str) -> tuple[tuple[str, str], ...]:
        """Return each name of an area as a text writes it, with the area, in the text's order.

        >>> Places.of(["Kent"]).mentions("IoW and Kent")
        (('IoW', 'Isle of Wight'), ('Kent', 'Kent'))
        """
        written = (match[0] for match in self._pattern.finditer(text) if not _is_ordinary(match[0]))
        return tuple((name, self._areas[_key(name)]) for name in written)

    @cached_property
    def _areas(self) -> dict[str, str]:
        """Every name by its key → the area as this library writes it, or as the gazetteer does."""
        known = {_key(name): area for name, area in gazetteer().items()}
        held = {_key(known.get(_key(area), area)): area for area in self.held}
        spoken = {name: held.get(_key(area), area) for name, area in known.items()}
        return spoken | {_key(area): area for area in self.held}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(self._areas, key=len, reverse=True)
        spaced = (r"[\s-]+".join(re.escape(word) for word in name.split()) for name in names)
        forms = (form.replace(r"[\s-]+and[\s-]+", r"(?:[\s-]+and[\s-]+|\s*&\s*)") for form in spaced)
        return re.compile(rf"(?i)(?<![\w&-])(?:{'|'.join(forms)})(?![\w&])")


@cache
def _places(held: frozenset[str]) -> Places:
    """Return one value for a library's areas, since every question asks it and its pattern is long to build."""
    return Places(held)


@cache
def gazetteer() -> dict[str, str]:
    """Return every known name of a council area → the area's name as shown."""
    content = tomllib.loads(resources.files("ingest").joinpath("areas.toml").read_text("utf-8"))
    return {name: area["name"] for area in content["area"] for name in (area["name"], *area.get("names", ()))}


@cache
def _ordinary_words() -> frozenset[str]:
    content = tomllib.loads(resources.files("ingest").joinpath("areas.toml").read_text("utf-8"))
    return frozenset(_key(area["name"]) for area in content["area"] if area.get("ordinary"))


def _key(name: str) -> str:
    return " ".join(re.split(r"[\s-]+", name.casefold().replace("&", " and ")))


def _is_ordinary(found: str) -> bool:
    """Return whether a match is more likely a common word: "reading", "bury", "mk" in small letters."""
    return found.islower() and (_key(found) in _ordinary_words() or (len(found) <= 3 and found not in _UNMISTAKABLE))
