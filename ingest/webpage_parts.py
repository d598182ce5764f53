"""Which part of a web page is the page's own text, and what its head says of it."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

_NEVER_TEXT = {
    "script", "style", "noscript", "template", "svg", "iframe", "nav", "form", "object", "select", "dialog", "del",
    "s",
}  # fmt: skip
_ROLES = {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary", "menu", "menubar"}
_FURNITURE = re.compile(
    r"""(?:^|[-_\ ])
        (?:cookies?|consent|gdpr|breadcrumbs?|skip-?(?:link|to)|nav(?:bar|igation)?|menu|sidebar|shar(?:e|ing)|social|newsletter
          |(?:site|page)-(?:header|footer)|footer|pagination|pager|related(?:-links)?|search-form|print-link|feedback
          |back-to-top)
        (?:$|[-_\ ])""",
    re.IGNORECASE | re.VERBOSE,
)
_FEWEST_CHARACTERS = 200
_DATE_TAGS = (
    "article:published_time", "datepublished", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "date",
    "dcterms.created", "article:modified_time", "dcterms.modified", "datemodified",
)  # fmt: skip
_DATED_LINE = re.compile(r"\b(updated|reviewed|published|issued)\b.{0,30}\b(19|20)\d\d\b", re.IGNORECASE)
_LONGEST_DATED_LINE = 90


def main_part(soup: BeautifulSoup) -> Tag:
    """Return the element that holds the page's own text; menus, footers, cookie notices and scripts are taken out."""
    for element in soup.find_all(_is_furniture):
        if not element.decomposed and element.name not in ("html", "body", "main", "article"):
            element.decompose()
    body = soup.body or soup
    whole = len(body.get_text(" ", strip=True))
    candidates = [*soup.find_all("main"), *soup.select('[role="main"]'), *_lone(soup.find_all("article"))]
    for found in candidates:
        if isinstance(found, Tag) and len(found.get_text(" ", strip=True)) >= min(_FEWEST_CHARACTERS, whole // 2):
            return found
    for outer in body.find_all(["header", "footer", "aside"]):
        if not outer.decomposed and (outer.name != "header" or outer.find("h1") is None):
            outer.decompose()
    return body


def _lone(found: list[Tag]) -> list[Tag]:
    return found if len(found) == 1 else []


def _is_furniture(element: Tag) -> bool:
    if element.name in _NEVER_TEXT or element.has_attr("hidden") or element.get("aria-hidden") == "true":
        return True
    if element.name == "button" and element.find_parent(re.compile(r"^(h[1-6]|summary)$")) is None:
        return True
    if element.name == "footer" or element.get("role") in _ROLES:
        return True
    names = [*element.get_attribute_list("class"), element.get("id")]
    return any(_FURNITURE.search(str(name)) for name in names if name)


def properties_of(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Yield what the page's head says: title, author, publisher, published (ISO date)."""
    if soup.title is not None:
        yield "title", soup.title.get_text(" ", strip=True)
    tags = {
        str(tag.get("name") or tag.get("property") or tag.get("itemprop")).lower(): tag for tag in soup.find_all("meta")
    }
    for name, keys in (("author", ("author", "dcterms.creator")), ("publisher", ("og:site_name", "dcterms.publisher"))):
        content = next((str(tags[key].get("content", "")) for key in keys if key in tags), "")
        if content and "@" not in content:
            yield name, content
    dates = [str(tags[key].get("content", "")) for key in _DATE_TAGS if key in tags]
    times = [str(time.get("datetime", "")) for time in soup.find_all("time")]
    for value in (*dates, *times):
        if re.match(r"(19|20)\d\d-\d\d-\d\d", value):
            yield "published", value
            break


def dated_lines(soup: BeautifulSoup) -> tuple[str, ...]:
    """Return the short lines anywhere on the page that say when it was published or last updated."""
    lines = (" ".join(line.split()) for line in soup.get_text("\n").split("\n"))
    return tuple(line for line in lines if len(line) <= _LONGEST_DATED_LINE and _DATED_LINE.search(line))[:3]
