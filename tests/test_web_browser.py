"""The application in a real browser: the map draws, nothing is asked of another host, and pages work without script.

Needs playwright and Debian's chromium; without them these tests are skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from fairwitness.web.app import app
from tests.browsing import DRAWING, NEEDS_CHROMIUM, PATIENCE, chromium
from tests.browsing import served as serving
from tests.demo_world import demo_casebook
from tests.test_inspected_browser import CONTRAST

pytestmark = [pytest.mark.long, NEEDS_CHROMIUM]

PAGES = ("/", "/control", "/disputes", "/places", "/place/gn701822", "/actors")
Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(app(demo_casebook(tmp_path_factory.mktemp("browser")))) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium(DRAWING) as started:
        yield started


@pytest.fixture
def opened(browser: Any, served: str) -> Iterator[Opened]:
    """Opens pages; at the end no other host was asked for anything, and nothing was refused, missing or wrong."""
    foreign: list[str] = []
    wrong: list[str] = []
    contexts: list[Any] = []

    def opened(path: str, *, width: int = 1300, **how: Any) -> Any:
        viewport = {"width": width, "height": 900}
        contexts.append(browser.new_context(viewport=viewport, reduced_motion="reduce", **how))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        ours = (served, f"blob:{served}")
        page.on("request", lambda r: None if r.url.startswith(ours) else foreign.append(r.url))
        page.on("response", lambda r: wrong.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        page.on("console", lambda m: wrong.append(m.text))
        page.on("pageerror", lambda e: wrong.append(str(e)))
        page.goto(served + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert foreign == []
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "width", "scheme"), [("/", 1300, "light"), ("/", 360, "dark"), ("/place/gn701822", 1300, "light")]
)
def test_the_map_draws_and_tells_what_a_mark_stands_for(opened: Opened, path: str, width: int, scheme: str) -> None:
    page = opened(path, width=width, color_scheme=scheme)
    page.wait_for_selector("figure.map[data-drawn]")
    assert page.locator("figure.map canvas").count() == 1
    assert page.locator("figure.map svg.plain").count() == 0
    canvas = page.locator("figure.map canvas")
    assert len(set(canvas.screenshot())) > 50  # drawn, and not one colour
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    canvas.scroll_into_view_if_needed()
    found = page.evaluate(
        """async () => {
            const box = document.querySelector("figure.map canvas").getBoundingClientRect();
            for (let y = box.top + 8; y < box.bottom; y += 12) {
                for (let x = box.left + 8; x < box.right - 60; x += 12) {
                    const at = { clientX: x, clientY: y, bubbles: true };
                    const place = document.querySelector(".maplibregl-canvas");
                    place.dispatchEvent(new MouseEvent("mousemove", at));
                    if (place.style.cursor === "pointer") return [x, y];
                }
            }
            return null;
        }"""
    )
    assert found
    page.mouse.click(*found)
    popup = page.locator(".maplibregl-popup a").first
    popup.wait_for()
    assert popup.get_attribute("href").startswith("/place/")


def test_labels_written_from_right_to_left_are_drawn(opened: Opened) -> None:
    """The plug-in for them runs within the strict policy: its status says so, and nothing was refused."""
    page = opened("/")
    page.wait_for_selector("figure.map[data-drawn]")
    status = page.evaluate(
        """async () => {
            const box = document.createElement("div");
            box.style.height = "200px";
            document.body.append(box);
            const point = { type: "Point", coordinates: [0, 0] };
            const data = { type: "Feature", properties: { name: "\\u062d\\u0644\\u0628" }, geometry: point };
            const layout = { "text-field": ["get", "name"], "text-font": ["sans-serif"] };
            const map = new maplibregl.Map({ container: box, style: { version: 8,
                sources: { a: { type: "geojson", data } },
                layers: [{ id: "a", type: "symbol", source: "a", layout }] } });
            await map.once("idle");
            for (let i = 0; i < 400 && maplibregl.getRTLTextPluginStatus() !== "loaded"; i++) {
                await new Promise((done) => setTimeout(done, 50));
            }
            return maplibregl.getRTLTextPluginStatus();
        }"""
    )
    assert status == "loaded"


def test_the_slider_asks_for_its_day(opened: Opened) -> None:
    page = opened("/disputes")  # no map there: the slider is what is looked at
    page.goto(page.url.replace("/disputes", "/"))
    last = page.locator("input[name=on]").input_value()
    page.locator("input[type=range]").focus()
    with page.expect_navigation():
        page.keyboard.press("ArrowLeft")
    day = page.locator("input[name=on]").input_value()
    assert day < last
    assert f"on={day}" in page.url
    assert day in page.locator("h1").inner_text()


def test_light_and_dark_are_switched_and_remembered(opened: Opened) -> None:
    page = opened("/disputes", color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator("[data-theme-switch]").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(page.url)
    assert page.evaluate(ground) == dark
    assert page.locator("[data-theme-switch]").get_attribute("aria-pressed") == "true"


def test_without_script_the_page_is_whole(opened: Opened) -> None:
    page = opened("/", java_script_enabled=False)
    assert page.locator("figure.map svg.plain").is_visible()
    assert page.locator("input[type=range]").is_hidden()
    assert page.locator("[data-theme-switch]").is_hidden()
    page.locator("figure.map svg.plain a").first.focus()
    page.locator("input[name=on]").fill("2022-03-12")
    page.locator("form.days button").click()
    assert "2022-03-12" in page.locator("h1").inner_text()
    page.locator("p.figures a").first.click()
    assert page.locator("a[href^='/claim/']").count() > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_reaches_beyond_a_narrow_page_and_every_word_is_legible(opened: Opened, scheme: str) -> None:
    page = opened("/actors", width=320, color_scheme=scheme, java_script_enabled=True)
    base = page.url.removesuffix("/actors")
    for path in PAGES:
        page.goto(base + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert page.evaluate(CONTRAST) == [], path


def test_the_printed_page_leaves_out_ways_and_forms(opened: Opened) -> None:
    page = opened("/disputes")
    page.emulate_media(media="print")
    assert page.locator(".masthead nav").is_hidden()
    assert page.locator("form.filters").is_hidden()
    assert page.locator("h1").is_visible()
