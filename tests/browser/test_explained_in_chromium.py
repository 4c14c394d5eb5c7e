"""The page of ``feedsvc explain --html`` as an operator meets it, in headless Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from feedsvc.model.account import ROLES, Explanation, LineAccount, Reason
from feedsvc.render.explained import explained_page
from tests.builders import make_entry
from tests.conftest import missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
#: The lowest contrast of any text on the page with what stands behind it.
LOWEST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = (color, under) => { canvas.fillStyle = under; canvas.fillRect(0,0,1,1); canvas.fillStyle = color;
    canvas.fillRect(0,0,1,1); return [...canvas.getImageData(0,0,1,1).data].slice(0,3); };
  const light = c => { const [r,g,b] = c.map(v => { v/=255; return v<=.03928? v/12.92 : ((v+.055)/1.055)**2.4; });
    return .2126*r+.7152*g+.0722*b; };
  const clear = color => color === 'rgba(0, 0, 0, 0)' || color === 'transparent';
  let lowest = [99, ''];
  for (const node of document.querySelectorAll('body *')) {
    const own = [...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim());
    if (!own || !node.checkVisibility()) continue;
    let back = node;
    while (back && clear(getComputedStyle(back).backgroundColor)) back = back.parentElement;
    const paper = getComputedStyle(back || document.documentElement).backgroundColor;
    const [a, b] = [light(rgb(getComputedStyle(node).color, paper)), light(rgb(paper, paper))].sort((x, y) => y - x);
    const ratio = (a + .05) / (b + .05);
    if (ratio < lowest[0]) lowest = [ratio, node.className + ': ' + node.textContent.slice(0, 40)];
  }
  return lowest;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        missing("Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


def explanation(*, direction: str = "ltr") -> Explanation:
    """Return an explanation with lines of every role, long menus and an unbroken run of letters."""
    text = "کشتی پیر کو اوسترے پہنچی" if direction == "rtl" else "The ferry reached Ostrey on Monday."
    reasons = (
        Reason(words="218 letters long", weight=900),
        Reason(words="2 lines below: 0 % digits", weight=-300),
    )
    roles = [*ROLES, *["menu"] * 90, "body"]
    lines = tuple(
        LineAccount(
            number=number, text=text, role=role, rule="a-rule", why="has a reason", odds=1500, reasons=reasons
        )
        for number, role in enumerate(roles, 1)
    )
    long = LineAccount(number=999, text="x" * 900, role="body", rule="a-rule", why="is long")
    fields = {"language": "ur", "direction": "rtl"} if direction == "rtl" else {}
    return Explanation(
        place="ferry.txt", result=make_entry(**fields), lines=(*lines, long), note="As stored."
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("page"), explanation())


def written(folder: Path, told: Explanation) -> str:
    path = folder / "why.html"
    path.write_bytes(explained_page([told], name="ferry.txt"))
    return path.as_uri()


def opened(browser: Browser, address: str, *, width: int = 1280, scheme: str = "light") -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_on_the_page_can_be_read_in_light_and_dark(
    browser: Browser, address: str, scheme: str
) -> None:
    page = opened(browser, address, scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    ratio, where = page.evaluate(LOWEST)
    assert ratio >= 4.5, where
    page.context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_page_is_no_wider_than_the_screen(browser: Browser, address: str, width: int) -> None:
    page = opened(browser, address, width=width)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.context.close()


def test_the_page_asks_nobody_for_anything_and_its_policy_holds(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address)
    assert asked == [address]
    assert said == []  # a style that the policy refuses is told here
    context.close()


def test_a_line_opens_its_reasons_and_a_menu_its_lines_without_a_script(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    line = page.locator(".dump > ol > li.head > details").first
    assert not line.locator("dl").is_visible()
    line.locator("summary").click()
    assert line.locator("dl").is_visible()
    fold = page.locator(".dump .fold > details").last
    fold.locator("summary").first.click()
    assert fold.locator("ol li").nth(3).is_visible()
    context.close()


def test_dump_and_article_stand_side_by_side_on_a_screen_and_below_each_other_on_a_phone(
    browser: Browser, address: str
) -> None:
    boxes = {}
    for width in (1280, 390):
        page = opened(browser, address, width=width)
        boxes[width] = (page.locator(".dump").bounding_box(), page.locator(".result").bounding_box())
        page.context.close()
    dump, result = boxes[1280]
    assert dump is not None
    assert result is not None
    assert result["x"] >= dump["x"] + dump["width"]
    dump, result = boxes[390]
    assert dump is not None
    assert result is not None
    assert result["y"] >= dump["y"] + dump["height"]


def test_a_dump_from_right_to_left_has_its_numbers_and_text_at_the_right(
    browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, written(tmp_path, explanation(direction="rtl")))
    number = page.locator(".dump .number").first.bounding_box()
    text = page.locator(".dump .print").first.bounding_box()
    assert number is not None
    assert text is not None
    assert number["x"] > text["x"]
    assert page.locator(".dump .print").first.evaluate("node => getComputedStyle(node).textAlign") == "right"
    page.context.close()
