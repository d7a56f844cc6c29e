"""The main ways through the application and its public site in a real browser, over the demo and over real articles:

open, slide to another day, drill from a figure to the words and to their place in the document, search and narrow,
correct and undo, publish and open what was published from its files. On the whole way nothing is asked of another host,
nothing is missing, refused or told on the console. Needs playwright and Debian's chromium; else these are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from fairwitness.cli import app as commands
from fairwitness.face import Casebook
from fairwitness.web.app import app
from fairwitness.web.guarding import on_this_computer
from tests.browsing import DRAWING, NEEDS_CHROMIUM, PATIENCE, chromium, served
from tests.demo_world import demo_casebook
from tests.wikipedia_world import FOLDER, wikipedia_casebook

pytestmark = [pytest.mark.long, NEEDS_CHROMIUM]
_NO_ARTICLES = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="2 walks left out: FAIRWITNESS_DATA names no folder with articles"
)
_WORDS_LIT = """() => [...document.querySelectorAll(".text .cw.hit")]
    .filter((e) => !e.parentElement.closest(".cw.hit")).map((e) => e.textContent).join("")"""
_IN_SIGHT = """(e) => { const b = e.getBoundingClientRect(); return b.bottom > 0 && b.top < innerHeight; }"""


@pytest.fixture(scope="module", params=["demo", pytest.param("wikipedia", marks=_NO_ARTICLES)])
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    return demo_casebook(folder) if request.param == "demo" else wikipedia_casebook(folder)


class Walk:
    """One page in a browser, and all that went wrong on its way."""

    def __init__(self, browser: Any, base: str) -> None:
        self.base = base
        self.wrong: list[str] = []
        context = browser.new_context(viewport={"width": 1300, "height": 900}, reduced_motion="reduce")
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        ours = (base, f"blob:{base}")
        self.page.on("request", lambda r: None if r.url.startswith(ours) else self.wrong.append(f"asked {r.url}"))
        self.page.on("response", lambda r: self.wrong.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        self.page.on("console", lambda m: self.wrong.append(m.text))
        self.page.on("pageerror", lambda e: self.wrong.append(str(e)))

    def says(self, selector: str) -> str:
        """What the first such element says, with single blanks."""
        return " ".join(self.page.locator(selector).first.text_content().split())

    def goes(self, selector: str, key: str | None = None) -> None:
        """Click, or press a key on, the first such element, and arrive."""
        there = self.page.locator(selector).first
        with self.page.expect_navigation():
            if key:
                there.press(key)
            else:
                there.click()

    def claims_words(self) -> str:
        """The words that are lit where a claim is open in its document, and stand within the window."""
        lit = self.page.locator(".text .cw.hit")
        assert lit.first.evaluate(_IN_SIGHT)
        return " ".join(str(self.page.evaluate(_WORDS_LIT)).split())


@pytest.fixture
def walk(book: Path) -> Iterator[Walk]:
    with served(on_this_computer(app(book))) as base, chromium(DRAWING) as browser:
        made = Walk(browser, base)
        yield made
        assert made.wrong == []


def test_from_the_front_to_another_day_and_from_a_figure_to_its_words(walk: Walk) -> None:
    page = walk.page
    page.goto(walk.base)
    page.wait_for_selector("figure.map[data-drawn]")
    last = page.input_value("input[name=on]")
    page.focus("input[type=range]")
    with page.expect_navigation():
        page.keyboard.press("PageDown")
    day = page.input_value("input[name=on]")
    assert day < last
    assert day in walk.says("h1")
    page.wait_for_selector("figure.map[data-drawn]")

    figure = walk.says("article.told .figures a")
    walk.goes("article.told .figures a")
    assert walk.says("p.figures") == figure
    assert re.search(rf"[?&]on={day}#\d{{4}}-\d\d-\d\d$", page.url)
    words = walk.says("blockquote.words")
    walk.goes("blockquote.words + p.who a[href^='/claim/']")
    assert walk.claims_words() == words
    claim = re.search(r"\?claim=(\w+)#c-\1$", page.url)
    assert claim
    assert page.locator(f"#o-{claim[1]}").is_visible()
    page.go_back()
    assert walk.says("p.figures") == figure


def test_from_a_number_of_the_map_to_as_many_figures(walk: Walk) -> None:
    page = walk.page
    page.goto(walk.base)
    number = walk.says("tr[id^=mark-] td a").rsplit(" ", 1)[1]
    walk.goes("tr[id^=mark-] td a")
    assert walk.says("h1 ~ p.muted") == f"{number} series"
    walk.goes("article.told .who a")
    assert page.url.endswith("#sources")
    assert page.locator("#sources").evaluate(_IN_SIGHT)
    assert page.locator("blockquote.words").count()


def test_from_searched_words_by_facets_to_a_claim(walk: Walk) -> None:
    page = walk.page
    page.goto(walk.base)
    page.fill("#site-search", "killed")
    walk.goes("#site-search", "Enter")
    found = int(walk.says("p[role=status]").split()[-1].replace(",", ""))
    assert found
    for _ in range(2):  # by a kind, then by what else is offered
        offered = page.locator(".facets li:has(a + .num)").first
        number = " ".join(offered.locator(".num").text_content().split())
        with page.expect_navigation():
            offered.locator("a").click()
        assert number in walk.says("p[role=status]").split()
    assert 0 < int(number.replace(",", "")) <= found
    assert page.locator("p.snippet mark").count()
    walk.goes("ul.hits a")
    assert walk.claims_words()


def test_a_figure_is_corrected_and_that_is_undone(walk: Walk, book: Path) -> None:
    page = walk.page
    page.goto(f"{walk.base}/review")
    walk.goes(".queue a", "Enter")
    while not (page.locator("#slot-figure").count() and page.input_value("#slot-figure")):  # a claim without a figure
        walk.goes("a[rel=next]")
    desk, before = page.url, page.input_value("#slot-figure")
    now = "12" if before != "12" else "13"
    page.fill("#slot-figure", now)
    page.fill("form[data-desk] [name=by]", "A. Reader")
    page.fill("form[data-desk] [name=because]", "misread")
    walk.goes("[data-key=c]")
    page.wait_for_selector("[data-undo]")
    claim = desk.split("?")[0].rsplit("/", 1)[1]
    page.goto(f"{walk.base}/claim/{claim}")
    assert now in walk.says(f"#o-{claim}")
    assert "A. Reader" in walk.says(f"#o-{claim}")
    page.goto(desk)
    assert page.input_value("#slot-figure") == now
    walk.goes("ol.judged form button")
    page.goto(desk)
    assert page.input_value("#slot-figure") == before
    with Casebook.open(book) as casebook:
        assert [j.verdict for j in casebook.judgements()] == ["correct", "undo"]


def test_what_is_published_opens_from_its_files_and_leads_to_the_words(book: Path, tmp_path: Path) -> None:
    site = tmp_path / "the site"
    asked = ["publish", str(site), "--casebook", str(book), "--contact", "errors@example.org", "--yes"]
    result = CliRunner().invoke(commands, asked)
    assert result.exit_code == 0, result.output
    with chromium() as browser:
        walk = Walk(browser, site.as_uri())
        page = walk.page
        page.goto(f"{walk.base}/index.html")
        assert page.evaluate("document.styleSheets.length") >= 2
        walk.goes("nav.pager a[rel=prev]")
        figure = walk.says("article.told .figures a")
        walk.goes("article.told .figures a")
        row = walk.says(":target")
        assert all(number in row for number in re.findall(r"[\d,.]*\d", figure))
        walk.goes("p.who a[href*='/document/']")
        assert "/document/" in page.url
        assert page.locator(":target").is_visible()
        for name in ("method", "corrections", "files", "control", "places"):
            page.goto(f"{walk.base}/{name}.html")
            assert page.locator("h1").is_visible()
        assert walk.wrong == []
