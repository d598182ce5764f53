"""The Ask page for people who use a keyboard, a screen reader, or large type."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.driving import NARROW, WIDE, ask, opened, violations

QUESTION = "What do inspectors say about supervision in Corvenshire?"
SAID = """() => {
  window.said = [];
  const region = document.querySelector("#stage");
  new MutationObserver(() => {
    const text = region.innerText.trim();
    if (text && text !== window.said.at(-1)) window.said.push(text);
  }).observe(region, {childList: true, subtree: true, characterData: true});
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_wrong(browser, server, scheme, size):
    with opened(browser, server, color_scheme=scheme, viewport=size, reduced_motion="reduce") as page:
        page.goto("/")
        expect(page.locator("#examples button").first).to_be_visible()
        found = {"before asking": violations(page)}
        page.get_by_role("button", name="Limit what is searched").click()
        expect(page.get_by_label("From year")).to_be_visible()
        found["filters open"] = violations(page)
        page.get_by_role("button", name="Limit what is searched").click()
        ask(page, QUESTION)
        page.get_by_text("Was this useful?").click()
        found["after an answer"] = violations(page)
        page.locator("#latest a.source-link").first.click()
        expect(page.get_by_role("dialog").locator("figure img").first).to_have_js_property("complete", True)
        found["source open"] = violations(page)
        page.keyboard.press("Escape")
        ask(page, "What about hoarding in Manchester?")
        found["no answer"] = violations(page)
        assert {state: lines for state, lines in found.items() if lines} == {}


def test_answer_is_announced_once_when_it_is_complete(page):
    page.goto("/")
    expect(page.get_by_label("Your question")).to_be_focused()
    expect(page.locator("#stage")).to_have_attribute("role", "status")
    page.evaluate(SAID)
    ask(page, QUESTION)
    expect(page.locator("#stage")).to_contain_text("Answered: 5 quotations from 3 documents.")
    said = page.evaluate("window.said")
    assert sum("Answered" in text for text in said) == 1
    assert said[-1].endswith("Answered: 5 quotations from 3 documents.")
    assert any(text.startswith("Searching") for text in said)
    regions = page.locator("[aria-live], [role=status], [role=alert], [role=log]")
    assert regions.evaluate_all("all => all.filter(e => e.id !== 'stage' && e.innerText.trim()).length") == 0


def press_until(page, selector, key="Tab", most=80):
    """Press a key until the focus is on something, and say that it can be seen there."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline not in ("none", ""), selector
            return
    pytest.fail(f"{key} does not lead to {selector}")


def test_whole_journey_by_keyboard_alone(page):
    page.goto("/")
    expect(page.get_by_label("Your question")).to_be_focused()
    page.keyboard.type("What do inspectors say")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("about supervision in Corvenshire?")
    page.keyboard.press("Enter")
    expect(page.locator("#stage")).to_contain_text("Answered")
    press_until(page, "#latest a.source-link")
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel.locator("mark")).to_be_attached()
    assert page.evaluate("document.querySelector('#source-panel').contains(document.activeElement)")
    press_until(page, "#source-panel .around a")
    page.keyboard.press("Enter")
    expect(panel.locator("mark")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator("#latest a.source-link").first).to_be_focused()
    press_until(page, "#latest button.chip")
    page.keyboard.press("Enter")
    expect(page.locator("#latest h2").first).to_be_focused()
    press_until(page, "#latest button[data-form=word]")
    with page.expect_download():
        page.keyboard.press("Enter")
    press_until(page, "#question textarea", "Shift+Tab")
    page.keyboard.type("And in 2024?")
    page.keyboard.press("Enter")
    expect(page.locator("#latest .read-as")).to_be_visible()


def test_filters_are_reached_and_set_by_keyboard(page):
    page.goto("/")
    expect(page.get_by_label("Your question")).to_be_focused()
    press_until(page, "#filters > button")
    expect(page.locator("#filters > button")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page.locator("#filters > button")).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#filter-types input").first).to_be_visible()
    press_until(page, "#filter-types input")
    page.keyboard.press("Space")
    expect(page.locator("#filter-types input").first).to_be_checked()


def test_source_over_a_narrow_page_keeps_the_focus_and_the_help(browser, server):
    with opened(browser, server, viewport=NARROW) as page:
        page.goto("/")
        ask(page, QUESTION)
        page.locator("#latest a.source-link").first.click()
        expect(page.get_by_role("dialog").locator("mark")).to_be_attached()
        reached = set()
        for _ in range(40):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.closest('#source-panel, .help, .skip, body')?.className"))
        assert reached <= {"source-panel", "help", "skip", page.evaluate("document.body.className")}
        assert "source-panel" in reached
        expect(page.get_by_role("link", name="Leave quickly")).to_be_visible()
        page.get_by_role("button", name="Close").click()
        expect(page.locator("#latest a.source-link").first).to_be_focused()


@pytest.mark.parametrize("size", [{"width": 320, "height": 640}, {"width": 320, "height": 256}], ids=["320px", "400%"])
def test_nothing_is_cut_off_on_a_narrow_or_much_enlarged_page(browser, server, size):
    with opened(browser, server, viewport=size) as page:
        page.goto("/")
        ask(page, QUESTION)
        page.get_by_role("button", name="Limit what is searched").click()
        width = page.evaluate("Math.max(...[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() "
                              "&& !e.closest('.skip')).map(e => e.getBoundingClientRect().right))")  # fmt: skip
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert width <= 321


def test_targets_are_large_enough(page):
    page.goto("/")
    ask(page, QUESTION)
    small = page.locator("a, button, summary, input[type=checkbox]").evaluate_all(
        """all => all.filter(e => e.checkVisibility() && !e.classList.contains("skip")).map(e => {
            const {width, height} = e.getBoundingClientRect();
            return [e.textContent.trim(), Math.round(width), Math.round(height)];
        }).filter(([, width, height]) => width && (width < 24 || height < 24))"""
    )
    assert small == []


def test_headings_are_in_order_and_the_language_is_british_english(page):
    page.goto("/")
    ask(page, QUESTION)
    levels = page.locator("h1, h2, h3").evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => Number(e.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.locator("html").get_attribute("lang") == "en-GB"
    expect(page).to_have_title(re.compile("^Ask"))
