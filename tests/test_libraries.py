"""Over a picture in memory and over a casebook's own tables, the library gives the same answers to every question."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairwitness import casework, review
from fairwitness.model import Judgement, Reading
from fairwitness.store import Casebook
from fairwitness.web.ledger import Ledger
from fairwitness.web.library import Wanted
from fairwitness.web.shelf import Shelf
from tests.demo_world import demo_casebook
from tests.judged_world import signed
from tests.kept_world import kept_up, opened, put
from tests.library_questions import answers, asked
from tests.test_upkeep import NO_SHRINK, STEPS, judgement_of, read_anew, worlds


def assert_same(casebook: Casebook, data: st.DataObject, times: int = 6) -> None:
    with casebook.at_one_moment() as moment:
        picture = casework.picture_of(moment)
        shelf, ledger = Shelf(picture), Ledger(moment)
        for wanted in [Wanted(), Wanted(limit=0), *(data.draw(asked(picture)) for _ in range(times))]:
            expected, found = answers(shelf, wanted, picture), answers(ledger, wanted, picture)
            for question, answer in expected.items():
                assert found[question] == answer, (question, wanted)


@given(worlds(), STEPS, st.data())
@settings(max_examples=8, deadline=None, phases=NO_SHRINK, suppress_health_check=[HealthCheck.too_slow])
def test_both_answer_the_same_whatever_was_added_judged_undone_read_anew_or_removed(
    world: list[Reading], steps: Sequence[tuple[str, int, int]], data: st.DataObject
) -> None:
    made: list[Judgement] = []
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as casebook:
        for reading in world:
            put(casebook, reading, reading.document.capture_id)
        kept_up(casebook)
        assert_same(casebook, data, 2)
        for minute, (step, which, how) in enumerate(steps):
            reading = world[which % len(world)]
            capture = reading.document.capture_id
            if step == "judge" and reading.claims:
                made.append(judgement_of(reading, how, minute))
                casebook.put_judgement(made[-1])
            elif step == "undo" and made and made[-1].verdict != "undo":
                made.append(review.undoing(made[-1], made, signed(minute)))
                casebook.put_judgement(made[-1])
            elif step in ("anew", "put"):
                anew = ("nothing", "fewer", "day", "text")[(which + how) % 4]
                put(casebook, read_anew(reading, anew) if step == "anew" else reading, capture)
        kept_up(casebook)
        assert_same(casebook, data)


@given(st.data())
@settings(max_examples=2, deadline=None, phases=NO_SHRINK, suppress_health_check=[HealthCheck.too_slow])
def test_both_answer_the_same_of_the_demo(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, Casebook.open(demo_casebook(Path(folder))) as casebook:
        assert_same(casebook, data)
