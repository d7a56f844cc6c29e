"""Every page of the application and of the public site in a real browser: axe finds nothing against WCAG 2.2 AA nor its
own best practice, light and dark, from left to right and from right to left; nothing reaches beyond a narrow page.

Needs chromium, and the packages of [dev] (axe-core comes with axe-playwright-python); without them it is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from fairwitness import Casebook, casework, judging
from fairwitness.publish import profile
from fairwitness.web import site
from fairwitness.web.app import app
from fairwitness.web.languages import LANGUAGES
from tests.browsing import DRAWING, NEEDS_CHROMIUM, PATIENCE, chromium, served
from tests.demo_world import demo_casebook
from tests.every_page import addresses, of_each_sort

pytest.importorskip("axe_playwright_python")
pytestmark = [pytest.mark.long, NEEDS_CHROMIUM]

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FOUND = """async (tags) => (await axe.run(document, {
  runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], preload: false,
})).violations.map((v) => `${v.id}: ${v.nodes[0].target} (${v.nodes.length}) ${v.nodes[0].failureSummary}`)"""
WITHOUT_WEBGL = """const drawn = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
  return kind.startsWith("webgl") ? null : drawn.call(this, kind, ...more);
};"""
WIDE, NARROW = 1300, 360
# What a browser says of an address that was refused, as it should be.
_REFUSED = "Failed to load resource: the server responded with a status of 40"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo, with a claim judged, so that there is something on every page of the desk."""
    path = demo_casebook(tmp_path_factory.mktemp("axe"))
    with Casebook.open(path) as casebook:
        claim = next(iter(casework.latest_picture(casebook).claims))
        signed = judging.signature("A. Reader", "the words say so", datetime(2031, 6, 1, tzinfo=UTC))
        judging.judged_all(casebook, claim.id, ["accept"], signed)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium(DRAWING) as started:
        yield started


def drawn(book: Path) -> list[str]:
    """Two texts of one family word by word; the desks of the claim that was judged, and of a record of each sort."""
    with Casebook.open(book) as casebook:
        picture = casework.latest_picture(casebook)
    one, other = next(f.members for f in picture.families if len(f.members) > 1)[:2]
    records = (picture.accounts[0].id, picture.incidents[0].id, picture.series[0].id)
    judged = next(iter(picture.verdicts))
    series = max(picture.series, key=lambda s: (len(s.points), s.id)).id
    return [
        f"/document/{one}/against/{other}", f"/document/{one}", f"/document/{one}/against/{one}",
        f"/review/claim/{judged}", *(f"/review/record/{i}" for i in records), f"/series/{series}?scale=log",
    ]  # fmt: skip


def faults(browser: Any, where: dict[str, str], *, movable: bool = False) -> list[str]:
    """What is wrong on pages, by their names and addresses; with the movable map, or with the plain one."""
    found: list[str] = []
    context = browser.new_context(viewport={"width": WIDE, "height": 900}, reduced_motion="reduce")
    if not movable:
        context.add_init_script(WITHOUT_WEBGL)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    now = ""
    page.on("console", lambda m: None if m.text.startswith(_REFUSED) else found.append(f"{now}: {m.text}"))
    page.on("pageerror", lambda e: found.append(f"{now}: {e}"))
    for now, address in where.items():
        page.goto(address)
        if movable:
            page.wait_for_selector("figure.map[data-drawn]")
        page.evaluate(AXE)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found += [f"{now}, {scheme}: {fault}" for fault in page.evaluate(FOUND, RULES)]
        page.set_viewport_size({"width": NARROW, "height": 800})
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > NARROW:
            found.append(f"{now}: {width} wide")
        page.set_viewport_size({"width": WIDE, "height": 900})
    context.close()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_application_breaks_a_rule(book: Path, browser: Any, language: str) -> None:
    made = app(book, language)
    pages = addresses(made, *drawn(book))
    with served(made) as base:
        assert faults(browser, {path: base + path for path in pages}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_movable_map_breaks_none(book: Path, browser: Any, language: str) -> None:
    with served(app(book, language)) as base:
        assert faults(browser, {"/": base + "/"}, movable=True) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_public_site_breaks_a_rule(book: Path, browser: Any, tmp_path: Path, language: str) -> None:
    with Casebook.open(book) as casebook:
        shown = profile.public(casework.latest_picture(casebook))
    site.write(shown, tmp_path, site.Asked(contact="errors@example.org", language=language))
    pages = {p.relative_to(tmp_path).as_posix(): p.as_uri() for p in of_each_sort(tmp_path)}
    assert len(pages) > 20
    assert faults(browser, pages) == []
