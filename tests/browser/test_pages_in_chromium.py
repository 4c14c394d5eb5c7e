"""The pages as a person meets them, in headless Chromium."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
# Chromium must speak to nobody but the loopback server.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        return


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The starter configuration's site, built by the real command and served as plain files."""
    folder = tmp_path_factory.mktemp("starter")
    shutil.copytree(ROOT / "config", folder / "config")
    done = subprocess.run(
        [sys.executable, "-m", "feedsvc", "once", "-c", str(folder / "config" / "feedsvc.yaml")],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    handler = functools.partial(Quiet, directory=str(folder / "var" / "public"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


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


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    yield opened
    context.close()


def open_story(page: Page, site: str, words: str) -> None:
    page.goto(f"{site}/")
    page.get_by_role("link", name=words).first.click()


def test_the_front_page_leads_to_a_story_and_back(page: Page, site: str) -> None:
    page.goto(f"{site}/")
    assert page.locator("h1, [role=banner]").first.is_visible()
    stories = page.locator("main a[href*='e/']")
    assert len({link.get_attribute("href") for link in stories.all()}) >= 8
    headline = stories.first.inner_text().strip()
    stories.first.click()
    assert headline in page.locator("h1").last.inner_text()
    assert "/e/" in page.url


def test_a_page_asks_no_third_party_for_anything(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/")
    links = page.locator("main a[href*='e/']")
    for address in {links.nth(number).get_attribute("href") or "" for number in range(links.count())}:
        page.goto(f"{site}/{address.removeprefix('../').removeprefix('./').lstrip('/')}")
    others = {url for url in asked if not url.startswith((site, "data:"))}
    pictures = {url for url in others if "harbourpost.example" in url}
    assert others == pictures


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_is_wider_than_the_screen(browser: Browser, site: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{site}/")
    addresses = ["/", "/feeds/all/"]
    hrefs = page.eval_on_selector_all("main a[href*='e/']", "links => links.map(link => link.pathname)")
    addresses += sorted(set(hrefs))
    wide = []
    for address in addresses:
        page.goto(site + address)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(address)
    context.close()
    assert wide == []


def test_the_page_reads_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/")
    page.locator("main a[href*='e/']").first.click()
    assert page.locator("main p").count() >= 3
    assert page.locator("a[href^='https://wa.me/']").count() == 1
    context.close()


def test_the_copy_button_puts_the_share_text_on_the_clipboard(browser: Browser, site: str) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page = context.new_page()
    page.goto(f"{site}/")
    page.locator("main a[href*='e/']").first.click()
    page.wait_for_load_state()
    for details in page.locator("details").all():
        if not details.get_attribute("open"):
            details.locator("summary").click()
    page.get_by_role("button", name="Copy").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "https://harbourpost.example/e/" in copied
    context.close()


def test_an_urdu_story_runs_from_right_to_left(page: Page, site: str) -> None:
    page.goto(f"{site}/feeds/urdu/")
    page.locator("main a[href*='e/']").first.click()
    assert page.locator("[lang^='ur'][dir='rtl']").count() >= 1
    paragraph = page.locator("main [dir=rtl] p, [dir=rtl] main p, main p").first
    assert paragraph.evaluate("node => getComputedStyle(node).direction") == "rtl"


def test_dark_and_light_both_have_readable_contrast(browser: Browser, site: str) -> None:
    def contrast(scheme: str) -> float:
        context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{site}/")
        page.locator("main a[href*='e/']").first.click()
        page.wait_for_load_state()
        ratio = page.evaluate(
            """() => {
              const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
              const parse = c => { canvas.clearRect(0,0,1,1); canvas.fillStyle = c; canvas.fillRect(0,0,1,1);
                return [...canvas.getImageData(0,0,1,1).data].slice(0,3); };
              const lum = c => { const [r,g,b] = parse(c).map(v => { v/=255; return v<=.03928? v/12.92 : ((v+.055)/1.055)**2.4; });
                return .2126*r+.7152*g+.0722*b; };
              const text = document.querySelector('main p');
              let back = text, color = 'rgba(0, 0, 0, 0)';
              while (back && color === 'rgba(0, 0, 0, 0)') { color = getComputedStyle(back).backgroundColor; back = back.parentElement; }
              const [a, b] = [lum(getComputedStyle(text).color), lum(color)].sort((x,y)=>y-x);
              return (a+.05)/(b+.05);
            }"""
        )
        context.close()
        return float(ratio)

    assert contrast("light") >= 7
    assert contrast("dark") >= 7


def test_screenshots_are_kept_where_asked(browser: Browser, site: str) -> None:
    """Set FEEDSVC_SCREENSHOTS to a folder to look at the pages."""
    folder = os.environ.get("FEEDSVC_SCREENSHOTS")
    if not folder:
        folder = "/tmp/feedsvc-screenshots"
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, width, scheme in (("wide", 1280, "light"), ("phone", 390, "light"), ("dark", 1280, "dark")):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        for what, address in (("front", "/"), ("feed", "/feeds/all/")):
            page.goto(site + address)
            page.screenshot(path=f"{folder}/{what}-{name}.png", full_page=True)
        page.goto(f"{site}/")
        page.locator("main a[href*='e/']").first.click()
        page.wait_for_load_state()
        page.screenshot(path=f"{folder}/entry-{name}.png", full_page=True)
        context.close()
    assert len(list(Path(folder).glob("*.png"))) >= 9
