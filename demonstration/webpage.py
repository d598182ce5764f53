"""Demonstration documents as pages of a partnership's web site, with the clutter that such pages have."""

from collections.abc import Iterator

from demonstration.inline import marked_up
from demonstration.source import NOTICE, Piece, Shape, Source

_PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} | {publisher}</title>
<meta name="description" content="{subtitle}">
<style>body{{font-family:Verdana,sans-serif;max-width:60em;margin:auto}} nav li{{display:inline;margin-right:1em}}
table{{border-collapse:collapse}} td,th{{border:1px solid #999;padding:.3em;text-align:left;vertical-align:top}}
.box{{background:#e3f0ec;padding:.5em 1em}}</style>
</head>
<body>
<a href="#main">Skip to main content</a>
<div class="cookie-banner" role="region" aria-label="Cookies">
We use necessary cookies only. <button>Hide this message</button></div>
<header><p>{publisher}</p>
<nav aria-label="Main"><ul><li><a href="/">Home</a></li><li><a href="/reviews">Reviews</a></li>
<li><a href="/procedures">Procedures</a></li><li><a href="/training">Training</a></li></ul></nav></header>
<main id="main">
<h1>{title}</h1>
<p class="notice"><strong>{notice}</strong></p>
<p class="summary">{subtitle}</p>
<p class="published">{published}</p>
{body}
</main>
<aside><h2>Related pages</h2>
<ul><li><a href="/reviews">All reviews</a></li><li><a href="/newsletter">Newsletter</a></li></ul></aside>
<footer><p>{publisher}. Accessibility statement. Privacy notice. Was this page useful?</p></footer>
</body>
</html>
"""


def build_webpage(source: Source) -> bytes:
    """Return the document as one HTML page, UTF-8."""
    body = "\n".join(_lines(source.pieces))
    if source.notes:
        notes = "\n".join(f"<li id='note-{number}'>{marked_up(text)}</li>" for number, text in source.notes)
        body += f"\n<h2>Notes</h2>\n<ol>\n{notes}\n</ol>"
    page = _PAGE.format(
        title=marked_up(source.title),
        publisher=source.publisher,
        subtitle=marked_up(source.subtitle),
        published=source.published,
        notice=NOTICE,
        body=body,
    )
    return page.encode()


def _lines(pieces: tuple[Piece, ...]) -> Iterator[str]:
    in_list = False
    for piece in pieces:
        if in_list != (piece.shape is Shape.BULLET):
            in_list = not in_list
            yield "<ul>" if in_list else "</ul>"
        yield _line(piece)
    if in_list:
        yield "</ul>"


def _line(piece: Piece) -> str:
    text = marked_up(piece.text).replace("<super>", "<sup>").replace("</super>", "</sup>")
    match piece.shape:
        case Shape.HEADING:
            return f"<h{piece.level + 1}>{text}</h{piece.level + 1}>"
        case Shape.BULLET:
            return f"<li>{text}</li>"
        case Shape.TABLE:
            return _table(piece)
        case Shape.BOX:
            return f'<div class="box"><h3>{text}</h3>\n' + "\n".join(_lines(piece.inside)) + "\n</div>"
        case _:
            return f"<p>{f'{piece.label} {text}'.strip()}</p>"


def _table(piece: Piece) -> str:
    head, *rows = piece.rows
    top = "".join(f'<th scope="col">{marked_up(cell)}</th>' for cell in head)
    rest = "\n".join("<tr>" + "".join(f"<td>{marked_up(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{rest}\n</tbody>\n</table>"
