"""The page of a document in a real browser: words and claims lead to each other, with and without script.

Needs playwright and Debian's chromium; without them these tests are skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from fairwitness.model import Reading
from tests.browsing import NEEDS_CHROMIUM, chromium, served
from tests.reconcile_world import COUNCIL, SOCIETY, claim, report
from tests.web_world import client_over, picture_of

pytestmark = NEEDS_CHROMIUM

LEAD = "قال المجلس \u202e<b>ليلا</b>\x00 👩\u200d🚀.\n" + "Far from here nothing was told.\n" * 60
MADE = report(
    "Harbour Post", 3, claim("killed", "12", SOCIETY), claim("injured", "40", COUNCIL, words="40 of them."), text=LEAD
)
Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the application over that one report answers."""
    with served(client_over(picture_of(MADE)).app) as here:
        yield here


@pytest.fixture
def opened(address: str) -> Iterator[Opened]:
    """Opens an address; at the end nothing was asked of another host, and nothing was refused or wrong."""
    wrong: list[str] = []
    with chromium() as browser:

        def opened(path: str, **how: Any) -> Any:
            page = browser.new_context(
                viewport={"width": 1400, "height": 900}, reduced_motion="reduce", **how
            ).new_page()
            page.on("request", lambda r: None if r.url.startswith(address) else wrong.append(r.url))
            page.on("console", lambda m: wrong.append(m.text))
            page.on("pageerror", lambda e: wrong.append(str(e)))
            page.goto(address + path)
            return page

        yield opened
    assert wrong == []


def document(made: Reading = MADE) -> str:
    return f"/document/{made.document.id}"


def seen(page: Any, selector: str) -> bool:
    """Whether an element stands within the window."""
    box = "document.querySelector(s).getBoundingClientRect()"
    found: bool = page.evaluate(f"s => {{ const b = {box}; return b.top >= 0 && b.bottom <= innerHeight; }}", selector)
    return found


def test_the_text_stands_there_to_the_character(opened: Opened) -> None:
    page = opened(document())
    shown = page.evaluate(
        """() => {
          for (const e of document.querySelectorAll(".text .x")) {
            const [, code, times] = e.dataset.x.match(/U\\+([0-9A-F]+)(?: ×(\\d+))?/);
            e.replaceWith(String.fromCodePoint(parseInt(code, 16)).repeat(Number(times || 1)));
          }
          return document.querySelector(".text").textContent;
        }"""
    )
    assert shown == MADE.document.text


@pytest.mark.parametrize("script", [True, False])
def test_a_claims_address_shows_its_words_and_the_claim(opened: Opened, script: bool) -> None:
    one = MADE.claims[1]
    page = opened(f"/claim/{one.id}", java_script_enabled=script)
    assert page.url.endswith(f"?claim={one.id}#c-{one.id}")
    assert page.locator(f"#o-{one.id}").is_visible()
    assert page.locator(".text .cf.hit").all_inner_texts() == ["40"]
    if script:
        assert seen(page, f"#c-{one.id}")


@pytest.mark.parametrize("script", [True, False])
def test_a_number_in_the_text_opens_its_claim_and_the_claim_leads_back(opened: Opened, script: bool) -> None:
    one = MADE.claims[0]
    page = opened(document(), java_script_enabled=script)
    assert page.locator(f"#o-{one.id}").is_hidden()
    page.locator(f"#c-{one.id}").click()
    assert page.locator(f"#o-{one.id}").is_visible()
    page.locator(f"#o-{one.id} .back a").click()
    assert page.url.endswith(f"#c-{one.id}")


def test_a_marked_word_lights_its_claim_until_escape(opened: Opened) -> None:
    page = opened(document())
    page.locator(".text .cf").first.click()
    assert page.locator(".text .cf.hit").all_inner_texts() == ["12"]
    assert page.locator(f"#o-{MADE.claims[0].id}").is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".text .hit").count() == 0


@pytest.mark.parametrize("width", [360, 1400])
def test_nothing_reaches_beyond_the_page(opened: Opened, width: int) -> None:
    page = opened(document())
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
