"""The review desk under the fingers: keys, words selected in the text, and nothing asked of anybody else.

Needs playwright and Debian's chromium; without them these tests are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fairwitness.face import Casebook
from fairwitness.web.app import app
from fairwitness.web.guarding import on_this_computer
from tests.browsing import NEEDS_CHROMIUM, chromium
from tests.browsing import served as serving
from tests.demo_world import demo_casebook

pytestmark = NEEDS_CHROMIUM


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    path = demo_casebook(tmp_path)
    with serving(on_this_computer(app(path))) as address:
        yield address, path


@pytest.fixture
def page(served: tuple[str, Path]) -> Iterator[Any]:
    asked: list[str] = []
    wrong: list[str] = []
    with chromium() as browser:
        made = browser.new_page(viewport={"width": 1300, "height": 900})
        made.on("request", lambda r: asked.append(r.url))
        made.on("console", lambda m: wrong.append(m.text))
        made.on("pageerror", lambda e: wrong.append(str(e)))
        made.goto(f"{served[0]}/review")
        yield made
    assert wrong == []
    assert {url for url in asked if not url.startswith((served[0], "data:", "blob:"))} == set()


def verdicts(path: Path) -> list[str]:
    with Casebook.open(path) as casebook:
        return [j.verdict for j in casebook.judgements()]


def opened(page: Any) -> str:
    """Open the desk of the first claim that waits; its address."""
    page.focus(".queue a")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-desk]")
    return str(page.url)


def select(page: Any, words: str) -> None:
    """Select these words in the text, as a mouse does."""
    page.evaluate(
        """(words) => {
            const text = document.querySelector("[data-text]");
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + words.length);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                text.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
                return;
            }
        }""",
        words,
    )


def test_a_claim_is_judged_and_undone_with_keys_alone(served: tuple[str, Path], page: Any) -> None:
    first = opened(page)
    page.keyboard.press("a")
    assert page.evaluate("document.activeElement.name") == "by"
    page.keyboard.type("A. Reader")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "because"
    page.keyboard.type("the words say so")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-undo]")
    assert page.url.split("?")[0] != first
    assert verdicts(served[1]) == ["accept"]
    with page.expect_navigation():
        page.keyboard.press("u")
    assert verdicts(served[1]) == ["accept", "undo"]
    page.keyboard.press("?")
    assert page.get_attribute("[data-help]", "open") is not None


def test_words_selected_in_the_text_fill_the_slot_that_was_chosen(served: tuple[str, Path], page: Any) -> None:
    opened(page)
    while page.query_selector("#slot-figure") is None:  # a claim without a figure
        with page.expect_navigation():
            page.keyboard.press("j")
    words = page.inner_text("[data-text] mark strong")
    page.focus("#slot-figure")
    page.fill("#slot-figure", "")
    page.focus("#slot-figure")
    select(page, words)
    assert page.input_value("#slot-figure") == words
    assert "filled" in page.get_attribute("#slot-figure", "class")


def test_j_and_k_go_through_the_queue(page: Any) -> None:
    first = opened(page)
    with page.expect_navigation():
        page.keyboard.press("j")
    assert page.url != first
    with page.expect_navigation():
        page.keyboard.press("k")
    assert page.url == first
