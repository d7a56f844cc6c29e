"""The page of inspected documents in a real browser: it asks no network, shows the text's characters, and answers keys.

Needs playwright and Debian's chromium; without them these tests are skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import NEEDS_CHROMIUM, chromium
from tests.test_cli import STORY
from tests.test_inspected import HOSTILE, TWICE, made

pytestmark = NEEDS_CHROMIUM

Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    """Opens a page of these texts; at the end, nothing was asked of any network, and nothing was refused or wrong."""
    asked: list[str] = []
    wrong: list[str] = []
    contexts: list[Any] = []

    def opened(*texts: str, **how: Any) -> Any:
        rows = [{"name": f"text {i}", "text": t, "published": "2021-05-13"} for i, t in enumerate(texts, 1)]
        file = tmp_path / "out.html"
        file.write_text(made(tmp_path, *rows)[1], encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": 1400, "height": 900}, reduced_motion="reduce", **how))
        page = contexts[-1].new_page()
        page.on("request", lambda r: asked.append(r.url))
        page.on("console", lambda m: wrong.append(m.text))
        page.on("pageerror", lambda e: wrong.append(str(e)))
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith("file:")] == []
    assert wrong == []


def lit(page: Any) -> list[str]:
    """What is lit in the text, as role: words."""
    found: list[str] = page.eval_on_selector_all(
        ".text .hit", "marks => marks.map(m => m.classList[0] + ': ' + m.textContent)"
    )
    return found


@pytest.mark.parametrize("script", [True, False])
def test_the_text_stands_on_the_page_as_it_is(opened: Opened, script: bool) -> None:
    page = opened(STORY, HOSTILE, java_script_enabled=script)
    first, second = (t.text_content() for t in page.locator(".text").all())
    assert first == STORY
    # What would act is drawn by an element of its own; the rest is there to the character.
    drawn = (
        page.locator(".text").nth(1).locator(".x").evaluate_all("all => all.map(e => e.dataset.x)") if script else []
    )
    assert "\u202e" not in second
    assert "<script>alert(1)</script>" in second
    assert not script or {"U+202E", "U+0000 ×3", "U+D800", "U+001B", "U+000D", "U+0301 ×56"} <= set(drawn)


def test_selecting_a_claim_lights_its_parts_and_shows_them(opened: Opened) -> None:
    page = opened("Word. " * 900 + "\n" + STORY)
    page.locator("#d1c1 summary").click()
    assert {"cf: At least 12", "cp: Qasr Amun", "ct: on Monday", "ch: the Harbour Relief Society"} <= set(lit(page))
    assert 0 < page.evaluate("document.querySelector('.text .cf.hit').getBoundingClientRect().bottom") < 900
    page.keyboard.press("Escape")
    assert lit(page) == []


def test_pointing_at_a_claim_lights_it_until_the_pointer_leaves(opened: Opened) -> None:
    page = opened(STORY)
    page.locator("#d1c2 summary").hover()
    assert any(words.startswith("cf: ") for words in lit(page))
    page.mouse.move(2, 2)
    assert lit(page) == []


def test_a_marked_word_tells_all_that_it_belongs_to(opened: Opened) -> None:
    page = opened(STORY)
    page.locator(".text .cf").first.click()
    told = page.locator(".where").inner_text()
    assert "figure of claim 1" in told
    assert "content of statement 1" in told
    assert page.locator("#d1c1").evaluate("card => card.open")
    page.locator(".where button").click()
    assert page.locator(".where").is_hidden()
    page.set_viewport_size({"width": 400, "height": 700})  # where the lists stand below, the text stays in sight
    page.locator(".text .cf").first.click()
    assert page.locator(".where").is_visible()
    assert page.evaluate("document.querySelector('.text .cf').getBoundingClientRect().top > 0")


def test_the_keyboard_reaches_claims_and_marks(opened: Opened) -> None:
    page = opened(STORY)
    page.locator(".text").focus()
    page.keyboard.press("ArrowRight")
    first = page.evaluate("document.activeElement.className")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.tagName") == "MARK"
    assert page.evaluate("document.activeElement.className") != first or page.locator(".text mark:focus").count() == 1
    page.keyboard.press("Enter")
    assert page.locator(".where").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".where").is_hidden()
    assert page.evaluate("document.activeElement.tagName") == "MARK"
    page.locator("#d1c2 summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#d1c2").evaluate("card => card.open")
    assert any(words.startswith("cf: ") for words in lit(page))


def test_filters_hide_claims_and_their_marks(opened: Opened) -> None:
    page = opened(STORY)
    kinds = page.locator(".panel [data-kind]")
    total = kinds.count()
    page.locator(".scripted summary").click()
    page.locator("[data-all='0']").click()
    page.locator(".pick[value='killed']").check()
    page.locator(".tally", has_text=f"1 of {total}").wait_for()
    assert page.locator(".panel [data-kind]:visible").count() == page.locator(".panel [data-kind='killed']").count()
    assert page.locator(".tally").inner_text() == f"1 of {total} claims shown"
    weight = "e => getComputedStyle(e).fontWeight"
    assert page.locator(".text .cf").nth(0).evaluate(weight) != page.locator(".text .cf").nth(1).evaluate(weight)


def test_layers_are_shown_and_hidden(opened: Opened) -> None:
    page = opened(STORY)
    figure, time = page.locator(".text .cf").first, page.locator(".text .tm").first
    assert figure.evaluate("e => getComputedStyle(e).borderBottomWidth") == "2px"
    assert time.evaluate("e => getComputedStyle(e).outlineStyle") == "none"
    page.locator("#show-claims").uncheck()
    page.locator("#show-times").check()
    assert figure.evaluate("e => getComputedStyle(e).borderBottomWidth") == "0px"
    assert time.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_without_a_script_layers_fold_and_links_lead_all_the_same(opened: Opened) -> None:
    page = opened(STORY, java_script_enabled=False)
    before = page.locator(".text").screenshot()
    page.locator("#show-claims").uncheck()
    assert page.locator(".text").screenshot() != before
    assert page.locator(".scripted").is_hidden()
    page.locator("#d1c1 summary").click()
    page.locator("#d1c1 dd a").first.click()
    assert page.url.endswith(page.locator("#d1c1 dd a").first.get_attribute("href"))


def test_a_link_to_a_folded_document_unfolds_it(opened: Opened) -> None:
    page = opened(*[STORY] * 5)
    assert not page.locator("#d5").evaluate("d => d.open")
    page.locator("nav a[href='#d5']").click()
    assert page.locator("#d5").evaluate("d => d.open")


@pytest.mark.parametrize("width", [360, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_reaches_beyond_the_page_and_every_word_is_legible(opened: Opened, width: int, scheme: str) -> None:
    page = opened(HOSTILE + "x" * 500, TWICE * 2, color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    low = page.evaluate(CONTRAST)
    assert low == []


# The contrast (WCAG 2) of what is written on what it stands on, where it is less than 4.5 to 1.
CONTRAST = """() => {
  const rgb = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
  const part = (v) => ((v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const low = [];
  const note = (e, style, on) => {
    const [a, b] = [light(rgb(style.color)), light(on)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) low.push(`${e.tagName}.${e.className} ${ratio.toFixed(2)}`);
  };
  for (const e of document.querySelectorAll("body *")) {
    if (e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) {
      note(e, getComputedStyle(e), ground(e));
    }
    const label = getComputedStyle(e, "::before");
    if (!["none", "normal", "counter"].includes(label.content)) {
      const own = rgb(label.backgroundColor);
      const bare = label.position === "absolute" ? e.closest(".text") : e; // drawn above the mark, not on it
      note(e, label, own.length === 3 || own[3] > 0 ? own : ground(bare));
    }
  }
  return [...new Set(low)];
}"""
