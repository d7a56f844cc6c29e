"""The trained part of extraction: windows, questions, answers and what they decide, on passages of our own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness import extract
from fairwitness.extract.decode import first_layer
from fairwitness.extract.learned.asking import Asking
from fairwitness.extract.learned.model_files import weights
from fairwitness.extract.learned.options import BACK, MOST, Covered
from fairwitness.extract.learned.windows import MOST as WINDOW
from fairwitness.extract.learned.windows import tokens
from fairwitness.model import Document, Given, Span, Statement
from fairwitness.read import plain_document
from fairwitness.text import sentences

STORY = (
    "Shells fell on the Saltgate market in Torvik on Tuesday, killing at least 12 people and wounding about 30, the "
    "Harbour Relief Society said. Among the dead were three children. Fighters of the Red Hill Front still hold the "
    "town of Ostra, it added, and some 400 families are trapped there.\n\nThe army, which took Velden last week, "
    "denied that its guns had fired. Its spokesman, 51, said 200 rounds had been aimed at a depot 6 km away."
)
needs_model = pytest.mark.skipif(weights() is None, reason="the package was built without weights")


def _document(text: str = STORY) -> Document:
    return plain_document(text, Given(outlet="The Corva Herald", published=date(2021, 3, 4)), "story")


@given(st.text(st.characters(codec=None, categories=None), max_size=600))
@settings(max_examples=200, deadline=None)
def test_windows_hold_every_token_once_and_in_order(text: str) -> None:
    read = tokens(text, sentences(text))
    assert [n for first, last in read.windows for n in range(first, last)] == list(range(len(read.ids)))
    assert all(0 < last - first <= WINDOW for first, last in read.windows)
    assert all(0 <= s < e <= len(text) for s, e in zip(read.starts, read.ends, strict=True))


def test_a_window_ends_where_a_sentence_does() -> None:
    text = " ".join(f"On day {n} the guns of the northern front fell silent." for n in range(60))
    parts = sentences(text)
    read = tokens(text, parts)
    ends = {s.end for s in parts}
    assert len(read.windows) > 3
    assert all(int(read.ends[last - 1]) in ends for _, last in read.windows)


def test_the_tokens_of_a_span_are_those_it_touches() -> None:
    read = tokens(STORY, sentences(STORY))
    at = STORY.index("at least 12")
    first, last = read.of(Span(at, at + 11, "at least 12"))
    assert STORY[read.starts[first] : read.ends[last - 1]] == "at least 12"


def test_half_a_surrogate_does_not_move_the_offsets() -> None:
    text = "Guns \ud83d fired; 12 people died in Torvik."
    read = tokens(text, sentences(text))
    at = text.index("Torvik")
    first, last = read.of(Span(at, at + 6, "Torvik"))
    assert text[read.starts[first] : read.ends[last - 1]] == "Torvik"


def _asking(text: str) -> Asking:
    document = _document(text)
    seen = extract.see(document)
    return Asking(document, seen, first_layer(document, seen))


def test_every_figure_and_place_is_a_candidate() -> None:
    words = {c.words.text for c in _asking(STORY).sheet.candidates}
    assert {"at least 12", "about 30", "three", "some 400", "200"} <= words
    assert {"Torvik", "Velden"} <= {w.removeprefix("the town of ") for w in words} | words


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Shells killed 12 people in Torvik, Maldania, on Monday.", {"Torvik"}),
        ("Rebels captured the Upper Dam near Torvik, Maldania, on Monday.", {"Upper Dam near Torvik"}),
        ("They took Saraqib, Idlib, Syria, on Monday.", {"Saraqib"}),
    ],
)
def test_what_only_tells_where_a_place_lies_is_not_the_place(text: str, asked: set[str]) -> None:
    asking = _asking(text)
    spots = {c.words.text.removeprefix("the ") for c in asking.sheet.candidates if c.sort == "spot"}
    figures = [n for n, c in enumerate(asking.sheet.candidates) if c.sort == "figure"]
    offered = {asking.sheet.places[p.option].text for p in asking.pairs("place", figures)}
    assert asked <= spots
    assert not {"Maldania", "Syria"} & (spots | offered)


def test_options_are_near_and_few_however_long_the_row() -> None:
    text = "The front runs through " + ", ".join(f"Ostra{n}ville" for n in range(400)) + ", where 12 people died."
    asking = _asking(text)
    figures = [n for n, c in enumerate(asking.sheet.candidates) if c.sort == "figure"]
    for slot in BACK:
        assert len(asking.pairs(slot, figures[-1:])) <= 3 * MOST[slot]


def test_the_narrowest_statement_covers() -> None:
    def said(start: int, end: int) -> Statement:
        return Statement("", "", (), (), (Span(start, end, ""),), ())

    covered = Covered((said(0, 100), said(40, 60), said(70, 80)))
    assert covered.narrowest(Span(45, 50, "")) == 1
    assert covered.narrowest(Span(61, 65, "")) == 0
    assert covered.narrowest(Span(95, 105, "")) is None


@needs_model
def test_the_story_is_read_with_places_sources_and_scores() -> None:
    document = _document()
    found = {c.figure.words.text: c for c in extract.claims(document) if c.figure}
    dead, hurt = found["at least 12"], found["about 30"]
    assert (dead.kind, hurt.kind) == ("killed", "injured")
    assert dead.place is not None
    assert "Saltgate market" in dead.place.text  # the narrowest place, not its town
    assert dead.chain[0].org == "Harbour Relief Society"
    assert 0.5 < dead.score <= 1
    assert "51" not in found
    assert "6" not in found


@needs_model
@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "The army took several villages. Among these were the villages of Torvik, Sanar and Upper Velden.",
            ["Torvik", "Sanar", "Upper Velden"],
        ),
        ("Torish forces lost Torvik and Sanar in September.", ["Torvik", "Sanar"]),
        ("The army drove the rebels out of Torvik, Sanar, and Upper Velden.", ["Torvik", "Sanar", "Upper Velden"]),
        ("Rebels seized the east of Torvik.", ["the east of Torvik"]),
    ],
)
def test_each_place_of_a_list_that_is_held_or_taken_is_a_claim_of_its_own(text: str, held: list[str]) -> None:
    document = _document(f"War in Maldania\n\n{text}")
    found = [c for c in extract.claims(document) if c.kind in ("captured", "withdrew", "controls")]
    assert [c.place.text for c in found if c.place] == held
    assert len({c.words for c in found}) == len(held)


@needs_model
def test_a_reading_is_the_same_every_time() -> None:
    assert extract.claims(_document()) == extract.claims(_document())


@needs_model
def test_every_answer_is_a_probability() -> None:
    for claim in extract.claims(_document()):
        assert 0 <= claim.score <= 1


@needs_model
def test_the_shipped_model_is_small_and_says_what_it_is() -> None:
    model = weights()
    assert model is not None
    assert {"kinds", "bases", "flags", "heat", "least", "size"} <= set(model.made)
    assert model.heads["kind.weight"].shape[0] == len(model.made["kinds"])
    assert all(np.isfinite(table).all() for table in model.heads.values())


def test_without_weights_the_vocabulary_reads_alone() -> None:
    code = (
        "import json, fairwitness; d = fairwitness.read('At least 12 people died in Torvik on Tuesday.');"
        "print(json.dumps([c.kind for c in fairwitness.claims(d)]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"FAIRWITNESS_MODEL": "none"}, capture_output=True, check=True
    )
    assert json.loads(done.stdout) == ["killed"]


def test_the_share_of_a_town_that_is_taken_is_no_further_town() -> None:
    text = "The army has taken half of Qasr Amun since Monday."
    claims = [c for c in extract.claims(plain_document(text)) if c.kind == "captured"]
    assert [c.figure.words.text if c.figure else None for c in claims] == ["half"]
