"""Charts in a real browser: on a phone and on a wide page, light and dark, with a pointer, with keys, and on paper.

Needs playwright and Debian's chromium; without them these tests are skipped.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.browsing import NEEDS_CHROMIUM, chromium
from tests.browsing import served as serving
from tests.chart_world import picture, world_app
from tests.test_inspected_browser import CONTRAST

pytestmark = [pytest.mark.long, NEEDS_CHROMIUM]

Opened = Callable[..., Any]


def toll() -> str:
    """The page of the series in which there is every doubt."""
    (one,) = (s for s in picture().series if s.matter.kind == "killed" and s.matter.basis == "total")
    return f"/series/{one.id}"


def account() -> str:
    (wrong,) = (a for a in picture().accounts if a.corrected_by)
    return f"/account/{wrong.id}"


PAGES = ("/series", toll(), toll() + "?scale=log", "/timeline", account())


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(world_app(tmp_path_factory.mktemp("charts"))) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture
def opened(served: str, browser: Any) -> Iterator[Opened]:
    """Opens a page; at the end, nothing was asked of another host, and nothing was refused or wrong."""
    asked: list[str] = []
    wrong: list[str] = []
    contexts: list[Any] = []

    def opened(path: str, width: int = 1280, **how: Any) -> Any:
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **how))
        page = contexts[-1].new_page()
        page.on("request", lambda r: asked.append(r.url))
        page.on("console", lambda m: wrong.append(m.text))
        page.on("pageerror", lambda e: wrong.append(str(e)))
        page.goto(served + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(served)] == []
    assert wrong == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_reaches_beyond_the_page_and_every_word_is_legible(
    opened: Opened, path: str, width: int, scheme: str
) -> None:
    page = opened(path, width, color_scheme=scheme, reduced_motion="reduce")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CONTRAST) == []


def test_a_mark_leads_to_its_row_and_words(opened: Opened) -> None:
    page = opened(toll())
    for mark in page.locator(".chart a.version").all():
        fragment = mark.get_attribute("href")
        mark.focus()
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == fragment
        assert page.locator(":target blockquote.words").count() == 1


def test_the_words_of_a_point_are_on_its_page_without_script(opened: Opened) -> None:
    page = opened(toll(), java_script_enabled=False)
    page.locator(".chart a.point").last.click()
    assert page.url.endswith("#2031-05-16")
    assert page.locator("tbody[id='2031-05-16'] blockquote.words").is_visible()


def test_letters_keep_their_size_and_marks_can_be_hit_on_a_phone(opened: Opened) -> None:
    page = opened(toll(), 320)
    sizes = page.locator(".chart text:visible").evaluate_all(
        "all => all.map(t => parseFloat(getComputedStyle(t).fontSize))"
    )
    assert min(sizes) >= 10.5
    boxes = [m.bounding_box() for m in page.locator(".chart a.point").all()]
    assert all(b["width"] >= 24 and b["height"] >= 24 for b in boxes)


def test_named_days_do_not_run_into_each_other(opened: Opened) -> None:
    for width in (320, 700, 1280):
        page = opened(toll(), width)
        boxes = sorted((t.bounding_box() for t in page.locator(".chart text.day:visible").all()), key=lambda b: b["x"])
        assert all(a["x"] + a["width"] <= b["x"] for a, b in itertools.pairwise(boxes))


def test_a_chart_runs_from_early_to_late_on_a_page_from_right_to_left(opened: Opened) -> None:
    page = opened(toll())
    page.evaluate("document.documentElement.dir = 'rtl'")
    first, last = (page.locator(".chart a.point").nth(n).bounding_box()["x"] for n in (0, -1))
    assert first < last
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_chart_is_printed_with_its_key_and_table(opened: Opened) -> None:
    page = opened(toll(), 700)
    page.emulate_media(media="print")
    assert page.locator(".chart-plot").is_visible()
    assert page.locator(".chart-key").is_visible()
    assert page.locator("table.days").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 700
