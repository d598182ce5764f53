"""Pages without usable text: told from real ones, and read by tesseract where it is installed."""

import csv
import logging
import re
import shutil
import subprocess
from dataclasses import dataclass
from statistics import median

from ingest.words import PageWords, Word

logger = logging.getLogger(__name__)

DOTS_PER_INCH = 300

_FEW_CHARACTERS = 100
_HARDLY_ANY = 25
_MOST_OF_PAGE = 0.5
_PATIENCE_SECONDS = 120
_LEAST_WORDS = 40
_COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "for",
        "it",
        "as",
        "was",
        "with",
        "be",
        "by",
        "on",
        "not",
        "he",
        "his",
        "but",
        "at",
        "are",
        "this",
        "have",
        "from",
        "or",
        "had",
        "an",
        "they",
        "which",
        "yn",
        "y",
        "a",
        "i",
        "o",
        "ar",
        "bod",
        "mae",
        "wedi",
        "gan",
        "eu",
        "ei",
    ]
)
_LETTERS = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile("[aeiouywáéíóúâêîôûŵŷ]")
_NO_LETTER = re.compile("[\ufffd\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Picture:
    """A page drawn in grey: one byte a dot, rows from the top."""

    width: int
    height: int
    dots: bytes

    def blank(self) -> bool:
        """Return whether there is next to nothing on it."""
        dark = sum(self.dots[:: max(1, len(self.dots) // 200_000)].translate(_DARK))
        return dark < 0.0005 * min(len(self.dots), 200_000)


_DARK = bytes(1 if grey < 160 else 0 for grey in range(256))


def is_scan(page: PageWords) -> bool:
    """Return whether the page is a picture with next to no text; a small logo does not make it one."""
    return _characters(page) < _FEW_CHARACTERS and page.picture_share > _MOST_OF_PAGE


def has_hardly_any_text(page: PageWords) -> bool:
    """Return whether there is nothing to read on the page but perhaps its number."""
    return _characters(page) < _HARDLY_ANY


def _characters(page: PageWords) -> int:
    return sum(len(word.text) for word in page.words)


def is_garbled(page: PageWords) -> bool:
    """Return whether the page's letters are not those that it shows, as with fonts that lack a character map.

    A page of English or Welsh has common short words; one of signs from private alphabets does not.
    """
    text = " ".join([word.text for word in page.words]).lower()
    if not text.isascii() and len(_NO_LETTER.findall(text)) > 0.3 * len(text) > 30:
        return True
    plain = text.split()
    if len(plain) < _LEAST_WORDS or sum([word in _COMMON for word in plain]) >= 0.03 * len(plain):
        return False
    long = [word for word in _LETTERS.findall(text) if len(word) > 3]
    without_vowel = sum(not _VOWEL.search(word) for word in long)
    return without_vowel > 0.25 * max(_LEAST_WORDS, len(long))


def can_recognise() -> bool:
    """Return whether tesseract is installed."""
    return shutil.which("tesseract") is not None


def recognise(picture: Picture) -> tuple[Word, ...]:
    """Return the words that tesseract reads in the picture, with their places in points; none where it fails."""
    image = b"P5 %d %d 255\n" % (picture.width, picture.height) + picture.dots
    command = ["tesseract", "stdin", "stdout", "--dpi", str(DOTS_PER_INCH), "-c", "tessedit_create_tsv=1"]
    try:
        done = subprocess.run(command, input=image, capture_output=True, timeout=_PATIENCE_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        logger.warning("tesseract failed: %s", error)
        return ()
    return _words(done.stdout.decode("utf-8", "replace"))


def _words(table: str) -> tuple[Word, ...]:
    rows = list(csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    scale = 72 / DOTS_PER_INCH
    lines = {_line(row): row for row in rows if row["level"] == "4"}
    usual = median([int(row["height"]) for row in lines.values()] or [1]) * scale
    bases = {
        key: _baseline([row for row in rows if row["level"] == "5" and _line(row) == key]) * scale for key in lines
    }
    words = []
    for row in rows:
        if row["level"] != "5" or not row["text"].strip() or float(row["conf"]) < 0:
            continue
        line = lines[_line(row)]
        top, height = int(line["top"]) * scale, int(line["height"]) * scale
        size = 0.8 * (height if height > 1.5 * usual else usual)
        x0 = int(row["left"]) * scale
        words.append(
            Word(
                text=row["text"].strip(),
                x0=x0,
                top=top,
                x1=x0 + int(row["width"]) * scale,
                bottom=top + height,
                base=bases[_line(row)],
                size=round(size, 1),
                bold=False,
                spaced=True,
            )
        )
    return tuple(words)


def _baseline(words: list[dict[str, str]]) -> float:
    """Return where the words without a descender end."""
    bottoms = [int(word["top"]) + int(word["height"]) for word in words if not re.search("[gjpqyQ,;()/]", word["text"])]
    return median(bottoms or [int(word["top"]) + 0.8 * int(word["height"]) for word in words] or [0])


def _line(row: dict[str, str]) -> tuple[str, str, str]:
    return row["block_num"], row["par_num"], row["line_num"]
