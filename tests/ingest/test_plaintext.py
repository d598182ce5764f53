import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.blocks import Role
from ingest.encoding import decode
from ingest.plaintext import read_plaintext, text_to_reading

WORDS = "The board’s café review – found “learning” about naïve optimism at £4 a time. " * 3


def shapes(text):
    return [(block.role.value, block.level, block.label, block.text) for block in text_to_reading(text).blocks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end_gives_the_same_words(encoding, line_end):
    text = f"1 Police\n\n{WORDS}\n\nMore.\n".replace("\n", line_end)
    reading = read_plaintext(text.encode(encoding), path="x.txt")
    assert [block.text for block in reading.blocks] == ["1 Police", WORDS.strip(), "More."]


def test_latin1_without_windows_characters_is_read():
    assert decode("Café at £4: naïve optimism.".encode("latin-1")) == "Café at £4: naïve optimism."


def test_pictures_are_no_text():
    assert decode(bytes(range(256)) * 50) is None


def test_headings_with_a_bare_number_and_no_full_stop_are_found():
    text = "1 BSCB\n\nThe board met.\n\nIt agreed.\n\n2 Invented Vale NHS Trust – Community\n\nThe trust met.\n"
    assert shapes(text) == [
        ("heading", 1, None, "1 BSCB"),
        ("text", 0, None, "The board met."),
        ("text", 0, None, "It agreed."),
        ("heading", 1, None, "2 Invented Vale NHS Trust – Community"),
        ("text", 0, None, "The trust met."),
    ]


def test_title_lines_stand_apart():
    text = "\n\nSerious Case Review – Child Z\n\nAgency progress – June 2017\n\nThe review was done in 2013.\n"
    assert [shape[0] for shape in shapes(text)] == ["heading", "heading", "text"]
    assert text_to_reading(text).first_page_lines[:2] == (
        "Serious Case Review – Child Z",
        "Agency progress – June 2017",
    )


def test_hard_wrapped_lines_become_one_paragraph_and_keep_hyphens():
    text = (
        "The panel heard from every agency that had known the family, and multi-\n"
        "agency meetings were held in each of the three months that the review was\n"
        "about.\n"
        "A second paragraph starts after a short line without any blank line, as in\n"
        "letters.\n"
    )
    assert [shape[3] for shape in shapes(text)] == [
        "The panel heard from every agency that had known the family, and multi-agency meetings were held in each of"
        " the three months that the review was about.",
        "A second paragraph starts after a short line without any blank line, as in letters.",
    ]


def test_lines_that_nobody_wrapped_are_paragraphs_each():
    assert [shape[3] for shape in shapes(f"{WORDS}\n{WORDS}")] == [WORDS.strip(), WORDS.strip()]


def test_numbered_paragraphs_keep_their_numbers():
    text = "1.1 The panel met twice in May.\n\n1.2.3 It met again in June.\n\n49. It closed in July.\n"
    assert shapes(text) == [
        ("text", 0, "1.1", "The panel met twice in May."),
        ("text", 0, "1.2.3", "It met again in June."),
        ("text", 0, "49", "It closed in July."),
    ]


def test_h14_a_wrapped_sentence_that_opens_with_a_number_is_no_paragraph_of_its_own():
    text = (
        "15. Care leavers can stay with their carers until they are at the age of\n"
        "18. This affords them time to settle and to finish their courses before\n"
        "they move.\n"
        "16. Personal advisers keep in touch with nearly all of their young people.\n"
    )
    assert [shape[2] for shape in shapes(text)] == ["15", "16"]


def test_bullets_nest_by_indent_and_letters_are_items():
    text = "The board should:\n\n  • act\n      - at once\n  • check\n\na) first\nb) second\n"
    assert shapes(text) == [
        ("text", 0, None, "The board should:"),
        ("item", 1, None, "act"),
        ("item", 2, None, "at once"),
        ("item", 1, None, "check"),
        ("item", 1, "a)", "first"),
        ("item", 1, "b)", "second"),
    ]


def test_short_numbered_items_with_blank_lines_between_are_a_list_and_no_headings():
    text = "Recommendations\n\n1. Review the protocol\n\n2. Train all staff\n\nConclusion\n\nThe panel closed.\n"
    assert [(role, label) for role, _, label, _ in shapes(text)] == [
        ("heading", None), ("text", "1"), ("text", "2"), ("heading", None), ("text", None),
    ]  # fmt: skip


def test_form_feeds_count_the_pages():
    reading = text_to_reading("One two three.\n\fFour five six.\n\f\nSeven.\n\f")
    assert [(block.text, block.page) for block in reading.blocks] == [
        ("One two three.", 1),
        ("Four five six.", 2),
        ("Seven.", 3),
    ]
    assert reading.pages == 3


def test_drawn_rules_are_no_text():
    assert [shape[3] for shape in shapes("Title\n=====\n\nWords end here.\n-----\n* * *\nMore words here.")] == [
        "Title",
        "Words end here.",
        "More words here.",
    ]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\n\t .-•1a)"), max_size=300))
def test_no_letter_is_lost(text):
    words = "".join(f"{block.label or ''}{block.text}" for block in text_to_reading(text).blocks)
    kept = sorted(character for character in words if character.isalpha() and character != "o")
    assert kept == sorted(character for character in text if character.isalpha() and character != "o")


def test_the_seed_has_six_agencies_with_their_paragraphs(shared):
    [file] = (shared / "corpus" / "seed").glob("*.txt")
    counts = []
    for block in read_plaintext(file.read_bytes(), path="x").blocks:
        if block.role is Role.HEADING:
            counts.append([block.text[:2], 0])
        else:
            counts[-1][1] += 1
    assert counts[-6:] == [["1 ", 5], ["2 ", 4], ["3 ", 5], ["4 ", 6], ["5 ", 4], ["6 ", 1]]
