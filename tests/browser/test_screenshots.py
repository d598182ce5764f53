"""A picture of every view at two widths, in results/screenshots: made to be looked at."""

import pytest
from playwright.sync_api import expect

from tests.browser.driving import NARROW, ROOT, WIDE, ask, opened

FOLDER = ROOT / "results" / "screenshots"
PAGES = {
    "library": "/library",
    "add": "/library/documents/new",
    "recommendations": "/recommendations",
    "session": "/session",
    "about": "/about",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "390"])
def test_every_view_has_its_picture(browser, server, size, scheme):
    FOLDER.mkdir(parents=True, exist_ok=True)
    with opened(browser, server, viewport=size, color_scheme=scheme, reduced_motion="reduce") as page:

        def take(name, *, whole=True):
            page.screenshot(path=FOLDER / f"{name}-{size['width']}-{scheme}.png", full_page=whole)

        page.goto("/")
        expect(page.locator("#examples button").first).to_be_visible()
        take("ask")
        ask(page, "What do reviews say about fathers of babies?")
        take("answer")
        page.locator("#latest a.source-link").first.click()
        expect(page.get_by_role("dialog").locator("figure img").first).to_have_js_property("complete", True)
        page.evaluate("window.scrollTo(0, 0)")
        take("source-beside", whole=False)
        address = page.locator("#latest a.source-link").first.get_attribute("href")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Limit what is searched").click()
        take("filters")
        page.get_by_label("Your question").fill("A child told me today that her uncle hits her. What should I do?")
        page.get_by_label("Your question").press("Enter")
        expect(page.locator("#latest .urgent-card")).to_be_visible()
        take("live-concern")
        page.goto("/")
        ask(page, "How is a return home interview recorded in Manchester?")
        take("no-answer")
        page.goto(address)
        take("source")
        for name, path in PAGES.items():
            page.goto(path)
            take(name)
        first = page.request.get("/api/v1/documents").json()["documents"][0]["id"]
        for name, path in {"document": "", "pages": "/pages", "edit": "/edit", "remove": "/remove"}.items():
            page.goto(f"/library/{first}{path}")
            take(name)
        assert len(list(FOLDER.glob(f"*-{size['width']}-{scheme}.png"))) >= 16
