"""Which council or board area a title, a folder or a board's name means."""

import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources
from typing import Required, TypedDict, cast

_OFTEN, _SHARE = 3, 0.75
_SMALL = {"and", "of", "upon", "on", "the", "with", "in", "by", "for"}
_URN = re.compile(r"^\d{5,8}[_ -]+(?P<name>\D.*)$")
_WORD = r"(?:[A-Z][\w'’-]*|&|and|of|upon|on|with)"
_BODY = re.compile(
    rf"""(?P<name>{_WORD}(?:[ -](?:{_WORD}|the)){{0,8}}?)[,\ ]+
        (?:(?:Metropolitan\ |County\ |City\ |District\ |Royal\ )?(?:Borough\ )?Council\b
          |(?:Local\ |Multi-Agency\ )?Safeguarding\ (?:Children(?:[’']s)?|Child|Adults?)(?:\ and\ \w+)?[’']?s?
            \ (?:Board|Partnership)\b
          |Children(?:[’']s)?\ Safeguarding\ (?:Board|Partnership)\b
          |Community\ Safety\ Partnership\b
          |L?SCB\b|L?SCP\b|L?SAB\b|CSP\b)""",
    re.VERBOSE,
)
_INSPECTED = re.compile(
    rf"""\b[Ii]nspection\ of\ (?:the\ )?(?P<name>{_WORD}(?:[ -]{_WORD})*?)[’']?s?
        \ (?:local\ authority\ |[Cc]ouncil[’']?s?\ )?(?:[Cc]hildren|[Ll]ooked|[Ss]ervices)""",
    re.VERBOSE,
)
_PLACED = re.compile(r"\b(?:in|of|for|by|upon|City|Borough)\s+$")
_GOVERNED = re.compile(
    r"[\s:,–-]+(?:Borough|Metropolitan|City|Council|Local|local|Safeguarding|Children|Adults?|SAB|L?SC[BP])\b"
)
_NOT_A_NAME = {"the", "local", "multi-agency", "a", "this", "your", "our", "county", "city", "district", "borough"}


class _Area(TypedDict, total=False):
    name: Required[str]
    names: list[str]
    ordinary: bool


class _Gazetteer(TypedDict):
    area: list[_Area]


def area_of_folder(folder: str) -> str | None:
    """Return the area that a folder is named after; after a number of the inspectorate, any name is an area.

    >>> area_of_folder("80450_london corporation"), area_of_folder("80600_the marches"), area_of_folder("reports")
    ('City of London', 'The Marches', None)
    """
    numbered = _URN.match(folder.strip())
    name = (numbered["name"] if numbered else folder).replace("_", " ").strip()
    return known_area(name) or (_capitalised(name) if numbered else None)


def known_area(name: str) -> str | None:
    """Return the area of this name as it is shown, or None where no council area is called that."""
    return _by_key().get(_key(name))


def areas_in(text: str) -> list[str]:
    """Return the council areas that a text names with a capital, in its order, each once.

    >>> areas_in("Inspection of North East Lincolnshire Council"), areas_in("reading of the will")
    (['North East Lincolnshire'], [])
    """
    found = (_by_key()[_key(match[0])] for match in _pattern().finditer(text) if _is_place(match))
    return list(dict.fromkeys(found))


def area_of_body(text: str) -> str | None:
    """Return the area of the one council or board that a text names, or None where it names none or several.

    >>> area_of_body("Invented Vale Safeguarding Children Board")
    'Invented Vale'
    """
    names = _areas_of_bodies(text)
    return names[0] if len(set(names)) == 1 else None


def area_of_joint_body(line: str) -> str | None:
    """Return the area of the first of several boards that publish together, as one line names them.

    >>> area_of_joint_body("Invented Vale Safeguarding Adults Board and Other Vale Safeguarding Adults Board")
    'Invented Vale'
    """
    return next(iter(_areas_of_bodies(line)), None)


def area_most_named(text: str) -> str | None:
    """Return the area of the board or council that a long text names often, and hardly any other beside it."""
    counts = Counter(_areas_of_bodies(text))
    area, count = next(iter(counts.most_common(1)), ("", 0))
    return area if count >= _OFTEN and count >= _SHARE * counts.total() else None


def _areas_of_bodies(text: str) -> list[str]:
    return [area for match in _BODY.finditer(in_small_letters(text)) if (area := _area_in_name(match["name"]))]


def in_small_letters(line: str) -> str:
    """Return a line that is printed all in capitals with one capital a word, so that names read as elsewhere.

    >>> in_small_letters("INVENTED VALE SAFEGUARDING ADULTS BOARD"), in_small_letters("Kent LSCB")
    ('Invented Vale Safeguarding Adults Board', 'Kent LSCB')
    """
    if not line.isupper() or " " not in line:
        return line
    return " ".join(word.lower() if word.lower() in _SMALL else word.capitalize() for word in line.split())


def area_of_inspection(title: str) -> str | None:
    """Return the area whose services the title of an inspection names, though no council area be called that.

    >>> area_of_inspection("Inspection of Invented Vale local authority children’s services")
    'Invented Vale'
    """
    match = _INSPECTED.search(title)
    return _area_in_name(match["name"]) if match else None


def _area_in_name(name: str) -> str | None:
    known = areas_in(name)
    if known:
        return " and ".join(known)
    words = re.sub(r"^(?:The )?(?:London |Royal )?(?:Borough|City) of ", "", name).split()
    while words and words[0].lower() in _NOT_A_NAME | {"and"}:
        words = words[1:]
    return " ".join(words) or None


def _is_place(match: re.Match[str]) -> bool:
    """Return whether a match is the place: a name that is an ordinary word too must be used as a place's."""
    if not match[0][0].isupper():
        return False
    before, after = match.string[: match.start()], match.string[match.end() :]
    used = _PLACED.search(before) or _GOVERNED.match(after) or not (before + after).strip()
    return bool(used) or _by_key()[_key(match[0])] not in _ordinary()


@cache
def _content() -> _Gazetteer:
    return cast("_Gazetteer", tomllib.loads(resources.files("ingest").joinpath("areas.toml").read_text("utf-8")))


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(area["name"] for area in _content()["area"] if area.get("ordinary"))


@cache
def _by_key() -> dict[str, str]:
    return {_key(name): area["name"] for area in _content()["area"] for name in (area["name"], *area.get("names", ()))}


@cache
def _pattern() -> re.Pattern[str]:
    names = (key for key in sorted(_by_key(), key=len, reverse=True) if len(key) > 3)  # "mk" may be anything
    forms = (r"[\s_-]+".join(re.escape(word) for word in name.split()) for name in names)
    either = "|".join(form.replace(r"[\s_-]+and[\s_-]+", r"[\s_-]*(?:and|&)[\s_-]*") for form in forms)
    return re.compile(rf"(?i)(?<![^\W_])(?:{either})(?![^\W_])")


def _key(name: str) -> str:
    return " ".join(re.split(r"[\s_-]+", name.casefold().replace("&", " and ").strip()))


def _capitalised(name: str) -> str:
    words = name.split()
    return " ".join(w if i and w in _SMALL else w[:1].upper() + w[1:] for i, w in enumerate(words))
