"""Sentences and tokens: where they end, and that every character is accounted for."""

from __future__ import annotations

import gc
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.text import sentences, stripped, token_spans

WHOLE = [
    "Gen. Ali and Lt. Col. Omar of the U.S. Navy met at 5 p.m. Monday in St. Vith.",
    "He met J. R. Hart, Mr. Azad and Dr. Lin on Oct. 7.",
    "Resolution No. 5 speaks of approx. 300 men, vs. 200 before.",
    "“Why did they come?” she asked.",
    "They came ... and went… and came.",
    "1. Water and food for the camp",
    "The council of Qasr Amun said that the road to the mill was closed\nand that no one could pass it until Friday.",
    "The gate is shut (see above.) and guarded.",
    "The price rose by 3.5 percent at www.example.org today.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_one_sentence_stays_one(text: str) -> None:
    assert [s.text for s in sentences(text)] == [text]


PARTS = {
    "They left. No one stayed.": ["They left.", "No one stayed."],
    "He said no. The road is shut.": ["He said no.", "The road is shut."],
    "“They left.” The rest stayed.": ["“They left.”", "The rest stayed."],
    "He asked: “Who?” Nobody spoke.": ["He asked: “Who?”", "Nobody spoke."],
    "It began in the U.S. The rest followed.": ["It began in the U.S.", "The rest followed."],
    "It fell at 5 p.m. They fled.": ["It fell at 5 p.m.", "They fled."],
    "It fell in 2014.[3] The rest held.": ["It fell in 2014.[3]", "The rest held."],
    "Mill burns\nTwo men were hurt.": ["Mill burns", "Two men were hurt."],
    "Needs:\n- water\n- food": ["Needs:", "- water", "- food"],
    "They left.The rest stayed.": ["They left.", "The rest stayed."],
    "It fell!\n\nthen quiet": ["It fell!", "then quiet"],
    "غادروا؟ بقي واحد": ["غادروا؟", "بقي واحد"],
}


@pytest.mark.parametrize(("text", "parts"), PARTS.items())
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert [s.text for s in sentences(text)] == parts


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t \n"])
def test_no_text_has_no_sentences(text: str) -> None:
    assert sentences(text) == () == token_spans(text)


def test_tokens_keep_numbers_and_possessives_whole() -> None:
    assert [t.text for t in token_spans("Ali's 1,100 men (3.5%)")] == ["Ali's", "1,100", "men", "(", "3.5", "%", ")"]


_texts = st.one_of(st.text(max_size=200), st.text(alphabet=" .!?\n\"'”)[]1aA…؟", max_size=80))


@given(_texts)
@settings(max_examples=200, deadline=None)
def test_sentences_hold_all_but_white_space_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(text[s.start : s.end] == s.text == s.text.strip() for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(s.text for s in spans).split()) == "".join(text.split())


@given(_texts)
@settings(max_examples=100, deadline=None)
def test_tokens_are_exact(text: str) -> None:
    assert all(text[t.start : t.end] == t.text for t in token_spans(text))


@given(_texts)
def test_stripped_keeps_the_place_of_what_is_left(text: str) -> None:
    span = stripped(text, 0, len(text))
    assert span.text == text.strip() == text[span.start : span.end]


def _seconds(text: str) -> float:
    gc.disable()
    start = time.process_time()
    sentences(text)
    taken = time.process_time() - start
    gc.enable()
    return taken


@pytest.mark.long
@pytest.mark.parametrize(
    "piece", ["x", ".", ". ", ".)", "a.b", "B. ", "Gen. ", "\n", "\n ", "A. ", "1. ", " ", "?”", "a\n"]
)
def test_time_grows_with_length_only(piece: str) -> None:
    # Ten times the text: about ten times the time; were it quadratic, a hundred. Between them there is room for noise.
    small, large = (piece * (size // len(piece)) for size in (100_000, 1_000_000))
    assert min(_seconds(large), _seconds(large + " ")) < 20 * max(_seconds(small + "\t"), _seconds(small + " "), 0.02)
