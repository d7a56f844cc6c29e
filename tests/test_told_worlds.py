"""The told worlds (tests/told_worlds): from perfect claims the program keeps account of them as a person did."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import worlds as told
from benchmarks.world_claims import perfect, registry
from benchmarks.world_file import FILES, Fault, world, worlds
from benchmarks.world_match import made_of
from benchmarks.world_records import World
from benchmarks.world_scores import Report

# Worlds that nothing was developed on: their form is tested, what the program makes of them is only measured.
HELD = sorted((Path(__file__).parent / "told_worlds_held").glob("*.txt"))

HEAD = "# Two\nbody Harbour Relief Society | ngo\n\n"
DISPATCH = """== a | Harbour Post | 2031-05-03 | -
At the mill

Twelve people were killed in Qasr Amun on Friday.
----
* killed | w Twelve people were killed in Qasr Amun on Friday | f Twelve event | p Qasr Amun =Qasr Amun, Marram

== expected
"""
ACCOUNT = "account twelve | [Harbour Post] | killed 12 people | Qasr Amun, Marram | a1\n"


@pytest.fixture(scope="module")
def found() -> list[World]:
    return worlds()


@pytest.fixture(scope="module")
def reports(found: list[World]) -> list[Report]:
    return [told.from_perfect_claims(w) for w in found]


def _read(tmp_path: Path, text: str) -> World:
    path = tmp_path / "two.txt"
    path.write_text(text, encoding="utf-8")
    return world(path)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (HEAD.replace("ngo", "club") + DISPATCH + ACCOUNT, "two.txt:2: a body is"),
        (HEAD + DISPATCH.replace("* killed", "* slain") + ACCOUNT, "two.txt:9: a: no kind 'slain'"),
        (HEAD + DISPATCH.replace("2031-05-03", "Saturday") + ACCOUNT, "two.txt:4: "),
        (HEAD + DISPATCH + ACCOUNT.replace("a1", "a2"), "claims in no account: a1"),
        (HEAD + DISPATCH + ACCOUNT + "dispute twelve nine", "two.txt:13: no account is called 'nine'"),
        (HEAD + DISPATCH + ACCOUNT + "point twelve | 2031-05-03 | 12 twelve 12", "two.txt:13: low, best and high"),
        (HEAD + DISPATCH + ACCOUNT + "guess twelve", "two.txt:13: no line begins with 'guess'"),
    ],
)
def test_what_cannot_be_read_is_told_with_file_and_line(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(Fault, match=r"^two\.txt") as told_as:
        _read(tmp_path, text)
    assert why in str(told_as.value)


def test_a_world_that_is_as_expected_scores_full(tmp_path: Path) -> None:
    report = told.from_perfect_claims(_read(tmp_path, HEAD + DISPATCH + ACCOUNT + "toll killed | 12 12 12"))
    assert not report.wrong
    assert set(told.shown([report]).values()) == {1.0}


def test_what_is_not_as_expected_is_told(tmp_path: Path) -> None:
    wrong = ACCOUNT.replace("[Harbour Post]", "Harbour Relief Society") + "toll killed | 9 9 9"
    report = told.from_perfect_claims(_read(tmp_path, HEAD + DISPATCH + wrong))
    assert [line.split(":")[0] for line in report.wrong] == ["account twelve", "origins of twelve", "toll killed "] + [
        "counted twice"
    ]


def test_there_are_enough_worlds_and_each_has_three_to_twelve_dispatches(found: list[World]) -> None:
    assert len(found) == len(FILES) >= 40
    assert all(3 <= len(w.dispatches) <= 12 for w in found)


@pytest.mark.parametrize("path", HELD, ids=lambda p: p.stem)
def test_a_held_world_can_be_read(path: Path) -> None:
    held = world(path)
    assert 4 <= len(held.dispatches) <= 9
    assert held.disputes and held.points
    readings, refs = perfect(held)
    assert len(readings) == len(held.dispatches)
    assert set(refs.values()) == held.account_of().keys()


def test_there_are_enough_held_worlds_and_none_is_told_twice(found: list[World]) -> None:
    held = worlds(HELD)
    texts = [d.text for w in (*found, *held) for d in w.dispatches]
    assert len(held) >= 16
    assert all(texts.count(d.text) == 1 for w in held for d in w.dispatches)


def test_all_that_is_expected_is_told_of_somewhere(found: list[World]) -> None:
    for part in ("matters", "disputes", "incidents", "points", "states", "tolls"):
        assert sum(bool(getattr(w, part)) for w in found) >= 5, part


def test_the_order_of_dispatches_changes_nothing(found: list[World]) -> None:
    for w in found[::3]:
        readings, _ = perfect(w)
        assert made_of(readings, registry(w)) == made_of(readings[::-1], registry(w)), w.name


# What is reached from perfect claims; these may only rise.
FLOORS = {
    "folding": 0.99,
    "origins": 0.99,
    "disputes P": 0.99,
    "disputes R": 0.99,
    "incidents": 0.99,
    "states": 1.0,
    "double": 0.99,
}


@pytest.mark.parametrize("measure", FLOORS)
def test_from_perfect_claims_the_floor_holds(measure: str, reports: list[Report]) -> None:
    assert told.shown(reports)[measure] >= FLOORS[measure]


def test_a_world_can_be_read_end_to_end(found: list[World]) -> None:
    report = told.end_to_end(found[0])
    assert report.scores["claims"].right > 0
    assert told.shown([report]).keys() == told.SHOWN.keys()
