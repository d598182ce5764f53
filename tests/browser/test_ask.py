"""What somebody does on the Ask page, with a real server and a real browser."""

import io
import json
import re

import docx
import pytest
from playwright.sync_api import expect

from tests.browser.driving import WIDE, ask, opened

SUPERVISION = "What do inspectors say about supervision in Corvenshire?"
LIVE = "I saw a baby today with a bruise on her cheek, mum says she rolled, what should I do"


@pytest.fixture
def answered(page):
    """The page with one question answered."""
    page.goto("/")
    ask(page, SUPERVISION)
    return page


def boxes_of(marks):
    """Where marks stand on their page, in points, as the page says."""
    return sorted(tuple(float(value) for value in place) for place in marks.evaluate_all(
        "marks => marks.map(({dataset: d}) => [d.page, d.x0, d.top, d.x1, d.bottom])"
    ))  # fmt: skip


def documents_of(page):
    """The documents that the latest answer cites, by the addresses of its links."""
    links = page.locator("#latest .lines a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return {link.split("%3A")[0] for link in links}


def test_citation_opens_the_paragraph_highlighted_on_its_page(answered):
    link = answered.locator("#latest a.source-link").nth(1)
    expect(link).to_have_accessible_name(re.compile(r"^Source 2: Corvenshire, \d{4}, .*paragraph .*page \d+$"))
    paragraph_id = link.get_attribute("href").split("/")[2].split("?")[0]
    quote = answered.locator("#latest blockquote").nth(1).inner_text().strip("“”")
    link.click()
    panel = answered.get_by_role("dialog")
    expect(panel.locator("mark")).to_have_text(quote)
    stored = answered.request.get(f"/api/v1/paragraphs/{paragraph_id}").json()
    expected = sorted((box["page"], box["x0"], box["top"], box["x1"], box["bottom"]) for box in stored["boxes"])
    expect(panel.locator(".highlight").first).to_be_attached()
    assert boxes_of(panel.locator(".highlight")) == [pytest.approx(box) for box in expected]
    assert len(boxes_of(panel.locator(".underline"))) > 0
    picture = panel.locator("figure img").first
    expect(picture).to_have_js_property("complete", True)
    assert f"/pages/{stored['page']}.png" in picture.get_attribute("src")
    assert picture.evaluate("image => image.naturalWidth") > 0


def test_highlight_lies_over_the_words_as_they_are_seen(answered):
    answered.locator("#latest a.source-link").nth(1).click()
    panel = answered.get_by_role("dialog")
    expect(panel.locator("figure img").first).to_have_js_property("complete", True)
    mark, picture = panel.locator(".highlight").first, panel.locator("figure img").first
    seen, sheet = mark.bounding_box(), picture.bounding_box()
    width = float(panel.locator("svg").first.get_attribute("viewBox").split()[2])
    scale = sheet["width"] / width
    assert seen["x"] - sheet["x"] == pytest.approx(float(mark.get_attribute("x")) * scale, abs=2)
    assert seen["y"] - sheet["y"] == pytest.approx(float(mark.get_attribute("y")) * scale, abs=2)


def test_follow_up_leans_on_what_was_asked_and_can_be_corrected(answered):
    ask(answered, "And for newly qualified social workers?")
    read_as = answered.locator("#latest .read-as")
    expect(read_as).to_contain_text("I read this as")
    expect(answered.locator("#earlier")).to_contain_text(SUPERVISION)
    meant = read_as.locator("q").inner_text()
    read_as.get_by_role("button", name="Change it").click()
    expect(answered.get_by_label("Your question")).to_have_value(meant)
    expect(answered.get_by_label("Your question")).to_be_focused()


def test_limit_that_the_question_implied_can_be_taken_away(answered):
    expect(answered.locator("#latest .coverage")).to_contain_text("Searched 3 documents")
    answered.get_by_role("button", name="Take away the limit type: inspection and ask again").click()
    expect(answered.locator("#latest .coverage")).to_contain_text("Searched 42 documents")
    expect(answered.locator("#latest .chip")).to_have_count(1)
    expect(answered.locator("#latest h2").first).to_be_focused()


def test_limits_set_by_hand_hold_and_their_chips_untick_them(page):
    page.goto("/")
    page.get_by_role("button", name="Limit what is searched").click()
    page.get_by_role("checkbox", name="briefing").check()
    page.get_by_label("From year").fill("2023")
    ask(page, "What is professional curiosity?")
    expect(page.locator("#latest .chip")).to_have_text([re.compile("type: briefing"), re.compile("years: since 2023")])
    page.get_by_role("button", name=re.compile("Take away the limit type: briefing")).click()
    expect(page.locator("#latest .chip")).to_have_text([re.compile("years: since 2023")])
    expect(page.get_by_role("checkbox", name="briefing")).not_to_be_checked()


def test_answer_can_be_lengthened_shortened_and_asked_of_other_documents(answered):
    lines = answered.locator("#latest .lines > li")
    expect(lines).to_have_count(5)
    answered.get_by_role("button", name="Shorten").click()
    expect(lines).to_have_count(2)
    cited = {
        link.split(":")[0] for link in lines.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    }
    answered.get_by_role("button", name="More from other documents").click()
    expect(answered.locator("#latest .chips")).to_contain_text("already cited")
    assert documents_of(answered)
    assert cited.isdisjoint(documents_of(answered))


def test_conversation_is_saved_as_a_word_document(answered):
    with answered.expect_download() as download:
        answered.get_by_role("button", name="Word", exact=True).click()
    assert download.value.suggested_filename.endswith(".docx")
    document = docx.Document(io.BytesIO(download.value.path().read_bytes()))
    headings = [part.text for part in document.paragraphs if part.style.name.startswith("Heading")]
    assert headings == [SUPERVISION, "Inspectors judged", "Sources"]
    assert "check before use" in "\n".join(part.text for part in document.paragraphs)
    assert len(document.tables[0].rows) == 6


def test_conversation_is_saved_as_markdown(answered):
    with answered.expect_download() as download:
        answered.get_by_role("button", name="Markdown").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert f"## {SUPERVISION}" in text
    assert "### Inspectors judged" in text
    assert "check before use" in text


def test_feedback_is_stored_without_the_question_unless_wanted(answered, demonstration):
    answered.get_by_text("Was this useful?").click()
    answered.get_by_label("No", exact=False).last.check()
    answered.get_by_label(re.compile("What was good or missing")).fill("Too old. Ring me on 07700 900123.")
    answered.get_by_role("button", name="Send").click()
    expect(answered.locator("#stage")).to_contain_text("without your question")
    text = (demonstration / "feedback.jsonl").read_text(encoding="utf-8")
    stored = json.loads(text.splitlines()[-1])
    assert (stored["rating"], stored["status"], stored["question"]) == ("down", "answered", None)
    assert "supervision" not in text
    assert "900123" not in text


def test_live_concern_is_answered_first_and_its_words_are_gone(page):
    page.goto("/")
    page.get_by_label("Your question").fill(LIVE)
    page.get_by_label("Your question").press("Enter")
    expect(page.locator("#latest .urgent-card")).to_contain_text("999")
    expect(page.locator("#latest .urgent-card a").first).to_have_attribute("href", "tel:999")
    expect(page.locator("#stage")).to_contain_text("Read this first")
    assert "she rolled" not in page.locator("body").inner_text()
    ask(page, SUPERVISION)
    expect(page.locator("#earlier .turn")).to_have_count(0)


def test_nothing_found_shows_the_nearest_as_nearest(page):
    page.goto("/")
    ask(page, "How is a return home interview recorded in Manchester?")
    expect(page.locator("#latest .message")).to_contain_text("It holds no document about Manchester.")
    expect(page.get_by_role("heading", name="Nearest in the library, not an answer")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^Nearest paragraph 1: "))).to_be_visible()


def test_example_questions_are_answered(page):
    page.goto("/")
    example = page.locator("#examples button").first
    question = example.inner_text()
    example.click()
    page.locator("#latest .turn h2").filter(has_text=question).wait_for()
    expect(page.locator("#latest .turn")).to_have_class(re.compile("answered"))


def test_script_in_a_question_is_only_text(page):
    page.goto("/")
    ask(page, "What about <img src=x onerror=alert(1)> **supervision** & $x$ `neglect`?")
    expect(page.locator("#latest img")).to_have_count(0)
    expect(page.locator("#latest h2").first).to_contain_text("**supervision** & $x$ `neglect`?")


def test_two_visitors_at_once_never_see_each_other(browser, server):
    questions = ("What does the procedure say about hoarding?", "What do case reviews say about fathers?")
    with opened(browser, server) as one, opened(browser, server) as other:
        for page in (one, other):
            page.goto("/")
            expect(page.get_by_label("Your question")).to_be_focused()
        for page, question in zip((one, other), questions, strict=True):
            page.get_by_label("Your question").fill(question)
        for page in (one, other):
            page.get_by_label("Your question").press("Enter")
        for page, question, foreign in zip((one, other), questions, reversed(questions), strict=True):
            expect(page.locator("#latest .turn h2")).to_contain_text(question)
            assert foreign not in page.locator("body").inner_text()
            ask(page, "more")
            assert foreign not in page.locator("body").inner_text()


def test_every_request_goes_to_the_server_and_nothing_is_stored(browser, server):
    with opened(browser, server) as page:
        addresses: list[str] = []
        page.on("request", lambda request: addresses.append(request.url))
        page.goto("/")
        ask(page, SUPERVISION)
        page.locator("#latest a.source-link").first.click()
        expect(page.get_by_role("dialog").locator("figure img").first).to_have_js_property("complete", True)
        assert len(addresses) > 10
        assert [address for address in addresses if not address.startswith((f"{server}/", "data:", "blob:"))] == []
        assert not [
            address for address in addresses if "supervision" in address.casefold() and "/source/" not in address
        ]
        kept = "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].join('')"
        assert page.evaluate(kept) == ""
        assert page.evaluate("indexedDB.databases()") == []


def test_leaving_quickly_leads_away_and_leaves_nothing_to_go_back_to(page, server):
    answer = page.request.get("/leave", max_redirects=0)
    assert answer.status == 303
    assert not answer.headers["location"].startswith(server)
    assert answer.headers["referrer-policy"] == "no-referrer"
    page.route("**/leave", lambda route: route.fulfill(body="Sunny intervals"))
    page.goto("/about")
    page.goto("/")
    ask(page, SUPERVISION)
    page.get_by_role("link", name="Leave quickly").click()
    expect(page.get_by_text("Sunny intervals")).to_be_visible()
    page.go_back()
    assert page.url == f"{server}/about"


def test_help_stands_there_without_scripts(browser, server):
    with opened(browser, server, java_script_enabled=False, viewport=WIDE) as page:
        page.goto("/")
        help_strip = page.get_by_role("complementary", name="Urgent help")
        expect(help_strip).to_contain_text("Call 999")
        expect(help_strip).to_contain_text("not set here")
        expect(help_strip.get_by_role("link", name="Leave quickly")).to_have_attribute("href", "/leave")
        expect(page.get_by_text("Asking needs JavaScript")).to_be_visible()
