"""Joining the steps: a document that cannot be read, or is read unsoundly, is a problem and stops no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairwitness import pipeline
from fairwitness.config import Options
from fairwitness.model import Given, Problem, Reading, Span
from fairwitness.read import plain_document
from tests.worlds import capture, reading


def test_a_sound_reading_passes() -> None:
    made = reading()
    assert pipeline.sound(made) is made


def test_words_that_do_not_stand_there_are_refused() -> None:
    made = reading()
    moved = replace(made.claims[0], words=Span(1, 5, "nope"))
    with pytest.raises(ValueError, match="do not hold the words"):
        pipeline.sound(replace(made, claims=(moved,)))


def test_two_things_with_one_id_are_refused() -> None:
    made = reading()
    with pytest.raises(ValueError, match="same id"):
        pipeline.sound(replace(made, statements=made.statements * 2))


def test_whatever_a_step_raises_becomes_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Reading:
        raise RuntimeError("a foreign parser gave up")

    monkeypatch.setattr(pipeline, "reading", broken)
    body = b"At least 12 people were killed in the town on Monday, the relief society said in a statement."
    outcome = pipeline.outcome((capture(body), body))
    assert outcome.reading is None
    assert [p.message for p in outcome.problems] == [
        "could not be read: RuntimeError: a foreign parser gave up; the bytes are kept"
    ]


def test_what_cannot_be_taken_comes_as_a_problem() -> None:
    (told,) = pipeline.reading_all(["no-such-file.txt"], Given(), Options())
    assert isinstance(told, Problem)


def test_reading_a_document_names_places_that_were_not_found() -> None:
    made = pipeline.reading(plain_document("Shells killed 12 people in Qasr Amunabad on Monday.", Given()))
    assert any("Qasr Amunabad" in p.message for p in made.problems)
