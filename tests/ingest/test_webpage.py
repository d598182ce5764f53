import pytest

from ingest.markdown import read_markdown
from ingest.webpage import read_webpage


def read(body, head="", encoding="utf-8"):
    return read_webpage(
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(encoding), path="x.html"
    )


def shapes(body):
    return [(block.role.value, block.level, block.label, block.text) for block in read(body).blocks]


def texts(body):
    return [block.text for block in read(body).blocks]


LONG = f"<p>Professional challenge is part of keeping children safe.{' And more.' * 40}</p>"


def test_headings_and_paragraphs():
    assert shapes("<h1>Escalation</h1><p>Words <b>in</b>\n bold.</p><h2>1. Steps</h2><p>1.1 First.</p>") == [
        ("heading", 1, None, "Escalation"),
        ("text", 0, None, "Words in bold."),
        ("heading", 2, None, "1. Steps"),
        ("text", 0, "1.1", "First."),
    ]


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><p>Menu</p></nav>",
        "<div role='navigation'>Menu</div>",
        "<div id='cookie-banner'>We use cookies</div>",
        "<div class='c cookies-message'>We use cookies</div>",
        "<footer>Contact us</footer>",
        "<script>var x = '<p>code</p>'</script>",
        "<style>p { color: red }</style>",
        "<noscript>Turn on scripts</noscript>",
        "<ul class='breadcrumb'><li>Home</li></ul>",
        "<form><label>Search</label></form>",
        "<p hidden>Hidden</p>",
        "<!-- <p>comment</p> -->",
        "<del>old words</del>",
    ],
)
def test_furniture_is_left_out(furniture):
    assert texts(f"{furniture}<p>Kept.</p>{furniture}") == ["Kept."]


def test_the_main_part_is_read_alone():
    [text] = texts(f"<header>Site</header><div>Beside</div><main>{LONG}</main><div>Below</div>")
    assert text.startswith("Professional challenge")


def test_a_title_outside_the_main_part_is_kept():
    reading = read(f"<header><h1>Escalation</h1></header><main>{LONG}</main>")
    assert reading.blocks[0].text == "Escalation"
    assert dict(reading.properties)["heading"] == "Escalation"


def test_lists_keep_their_numbers():
    body = (
        "<ol start=3><li>Third<ul><li>nested</li></ul></li>"
        "<li value=7><p>Seventh</p><p>More</p></li><li>Eighth</li></ol>"
        "<ol type=a><li>alpha</li></ol><ol type=i><li>roman</li><li>roman</li></ol>"
    )
    assert shapes(body) == [
        ("text", 0, "3", "Third"),
        ("item", 2, None, "nested"),
        ("text", 0, "7", "Seventh"),
        ("text", 0, None, "More"),
        ("text", 0, "8", "Eighth"),
        ("item", 1, "a", "alpha"),
        ("item", 1, "i", "roman"),
        ("item", 1, "ii", "roman"),
    ]


def test_tables_carry_headers_and_spans():
    body = (
        "<table><tr><th>Stage<th>Who<th>When<tr><td rowspan=2>One<td>Manager<td>2 days<tr><td>Head<td>5 days"
        "<tr><td colspan=2>Two<td>9 days</table>"
    )
    assert texts(body) == [
        "Stage: One; Who: Manager; When: 2 days",
        "Stage: One; Who: Head; When: 5 days",
        "Stage: Two; When: 9 days",
    ]


def test_a_table_for_layout_is_running_text():
    assert texts("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>") == ["One.", "Two."]


def test_loose_words_and_double_breaks_make_paragraphs():
    assert texts("<div>One<br>line<br><br>two <p>three</p> four</div>") == ["One line", "two", "three", "four"]


def test_notes_are_attached_and_taken_out_of_the_text():
    body = (
        "<p>Two Acts<sup><a href='#fn1' id='r1'>1</a></sup> apply.</p><ol class=footnotes>"
        "<li id=fn1>Act 1989. <a href='#r1'>back</a></li></ol>"
    )
    [block] = read(body).blocks
    assert (block.text, block.footnotes) == ("Two Acts apply.", ("Act 1989.",))


def test_a_link_within_the_page_is_no_note():
    assert texts("<p>See <a href='#b'>below</a>.</p><h2 id=b>Below</h2><p>Words.</p>") == [
        "See below.",
        "Below",
        "Words.",
    ]


def test_properties_of_the_head():
    head = (
        "<title>Escalation | Invented Vale SCP</title>"
        "<meta property='og:site_name' content='Invented Vale Partnership'>"
        "<meta name=author content='Jane Example'><meta property='article:published_time' content='2023-05-01T10:00Z'>"
    )
    assert dict(read("<h1>Escalation</h1>", head).properties) == {
        "title": "Escalation | Invented Vale SCP",
        "publisher": "Invented Vale Partnership",
        "author": "Jane Example",
        "published": "2023-05-01T10:00Z",
        "heading": "Escalation",
    }


def test_a_date_in_the_footer_helps_to_find_facts():
    assert "Last updated: 3 May 2024" in read("<p>Words.</p><footer>Last updated: 3 May 2024</footer>").first_page_lines


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "iso-8859-1", "utf-16"])
def test_declared_encodings(encoding):
    words = "Café at £4" + (" – “naïve”" if encoding != "iso-8859-1" else "")
    reading = read(f"<p>{words}</p>", f"<meta charset='{encoding}'>", encoding)
    assert [block.text for block in reading.blocks] == [words]


def test_elements_nested_without_end_do_no_harm():
    assert len(texts("<div>" * 3000 + "deep" + "</div>" * 3000 + "<p>Kept.</p>")) <= 2


def test_markdown_is_read_as_what_it_stands_for():
    text = (
        '---\ntitle: "Neglect"\ndate: 2021-03-04\n---\n# Neglect: 7 minute briefing\n\nWords[^a] & <more>.\n\n'
        "1. one\n2. two\n   - nested\n\n| Action | Lead | When |\n|---|---|---|\n| Audit | Police | Now |\n\n"
        "[^a]: The note\n    goes on.\n"
    )
    reading = read_markdown(text.encode(), path="x.md")
    assert [(block.role.value, block.label, block.text, block.footnotes) for block in reading.blocks] == [
        ("heading", None, "Neglect: 7 minute briefing", ()),
        ("text", None, "Words & .", ("The note goes on.",)),
        ("text", "1", "one", ()),
        ("text", "2", "two", ()),
        ("item", None, "nested", ()),
        ("row", None, "Action: Audit; Lead: Police; When: Now", ()),
    ]
    assert dict(reading.properties) == {
        "heading": "Neglect: 7 minute briefing", "title": "Neglect", "published": "2021-03-04",
    }  # fmt: skip
