"""Laws of reading claims, on any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness import extract
from fairwitness.model import Claim, Given, Span
from fairwitness.read import plain_document

pytestmark = pytest.mark.usefixtures("no_model")

WORDS = [
    *"killed 12 people were and , including wounded three of them fled the . by army Raqqa".split(),
    *"half — “ not said to é ٣".split(),
    *("at least", "on Friday", "10 percent", "\n", "children"),
]


def spans_of(claim: Claim) -> list[Span]:
    figure = [claim.figure.words] if claim.figure else []
    when = [claim.when.words] if claim.when else []
    slots = [claim.words, claim.group, claim.side, claim.actor, claim.means, claim.place]
    return [*figure, *when, *(s for s in slots if s)]


def check(text: str) -> None:
    document = plain_document(text, Given())
    claims, statements = extract.claims(document), extract.statements(document)
    for ids in ([c.id for c in claims], [s.id for s in statements]):
        assert len(ids) == len(set(ids))
    for claim in claims:
        for span in spans_of(claim):
            assert document.text[span.start : span.end] == span.text
    assert extract.claims(document) == claims


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_error_and_with_exact_spans(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_heap_of_words_of_the_trade_is_read_with_exact_spans(words: list[str]) -> None:
    check(" ".join(words))


def test_reading_takes_time_in_proportion_to_the_text() -> None:
    def seconds(copies: int) -> float:
        text = "\n\n".join(f"Shelling killed {n} people and wounded {n + 3} near the mill." for n in range(copies))
        document = plain_document(text, Given())
        seen = extract.see(document)
        start = time.perf_counter()
        extract.claims(document, seen)
        return time.perf_counter() - start

    seconds(20)
    small, large = seconds(100), seconds(800)
    assert large < 30 * small + 0.5
