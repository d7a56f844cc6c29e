"""Who holds what, and who is said to hold it at once by two (rules 7 and 9)."""

from __future__ import annotations

from typing import Any

import pytest

from fairwitness.model import Reading
from fairwitness.reconcile import disputes, series, states
from tests.reconcile_world import FRONT, HOSPITAL, LEAGUE, MONITOR, SOCIETY, claim, only, report, told


def holding(kind: str, by: Any, actor: str, **more: Any) -> dict[str, Any]:
    return claim(kind, None, by=by, actor=actor, **more)


def held(*world: Reading) -> list[str]:
    return [
        f"{s.holder}{' (' + s.extent + ')' if s.extent else ''}: {s.since.day if s.since else '?'} to "
        f"{s.until.day if s.until else ''}"
        for s in states(told(*world))
    ]


def test_a_capture_makes_a_holder_until_another_captures() -> None:
    assert held(
        report("A", 3, holding("captured", MONITOR, LEAGUE, when="on 2 May", days=(2, 2))),
        report("B", 9, holding("captured", SOCIETY, FRONT, when="on 8 May", days=(8, 8))),
    ) == [f"{LEAGUE}: 2 to 8", f"{FRONT}: 8 to "]


def test_a_withdrawal_ends_a_hold_and_a_partial_one_does_not() -> None:
    capture = report("A", 3, holding("captured", MONITOR, FRONT, when="on 2 May", days=(2, 2)))
    left = holding("withdrew", SOCIETY, FRONT, when="on 6 May", days=(6, 6))
    partly = holding("withdrew", SOCIETY, FRONT, when="on 6 May", days=(6, 6), extent="most")
    assert held(capture, report("B", 7, left)) == [f"{FRONT}: 2 to 6"]
    assert held(capture, report("B", 7, partly)) == [f"{FRONT}: 2 to "]


def test_past_partial_and_denied_claims_never_set_the_holder_of_the_whole() -> None:
    assert held(report("A", 3, holding("controls", MONITOR, FRONT, past=True))) == []
    assert held(report("A", 3, holding("captured", MONITOR, FRONT, denied=True))) == []
    assert held(report("A", 3, holding("controls", MONITOR, FRONT, extent="part"))) == [f"{FRONT} (part): 3 to "]


def test_a_later_claim_of_an_origin_ends_its_earlier_one() -> None:
    first, second = holding("controls", MONITOR, FRONT), holding("controls", MONITOR, LEAGUE)
    assert held(report("A", 3, first), report("B", 20, second)) == [f"{FRONT}: 3 to 20", f"{LEAGUE}: 20 to "]
    others = report("C", 4, holding("controls", SOCIETY, FRONT))
    assert held(report("A", 3, first), others, report("B", 20, second)) == [f"{FRONT}: 3 to ", f"{LEAGUE}: 20 to "]


def test_shares_of_one_place_and_holder_are_one_series_and_no_state() -> None:
    share: dict[str, Any] = {"unit": "percent", "basis": "standing", "actor": LEAGUE}
    world = told(
        report("A", 3, claim("controls", "60", by=MONITOR, **share)),
        report("B", 9, claim("captured", "85", by=SOCIETY, unit="percent", basis="total", actor=LEAGUE)),
    )
    assert states(world) == ()
    assert [len(p.accounts) for p in only(series(world)).points] == [1, 2]


def test_two_holders_of_one_site_on_one_day_are_a_dispute() -> None:
    world = told(
        report("A", 9, holding("captured", LEAGUE, LEAGUE, place=HOSPITAL, when="on 8 May", days=(8, 8))),
        report("B", 10, holding("controls", MONITOR, FRONT, place=HOSPITAL)),
    )
    found = only(disputes(world))
    assert found.rule == "holders"
    assert found.why == (
        f"{LEAGUE} says that {LEAGUE} holds Old Hospital, Qasr Amun, Marram, {MONITOR} that {FRONT} does."
    )


def test_a_change_of_hands_and_a_part_are_no_dispute() -> None:
    before = report("A", 7, holding("controls", MONITOR, FRONT))
    taken = report("B", 9, holding("captured", LEAGUE, LEAGUE, when="on 8 May", days=(8, 8)))
    part = report("C", 9, holding("controls", MONITOR, FRONT, extent="part"))
    assert disputes(told(before, taken)) == ()
    assert disputes(told(taken, part)) == ()


def part_of_it(by: str, actor: str, how: str, **more: Any) -> dict[str, Any]:
    """A share in percent, or "most", "part", "whole"."""
    if how in ("most", "part", "whole"):
        return holding("controls", by, actor, extent=None if how == "whole" else how, **more)
    return claim("controls", how, by=by, actor=actor, unit="percent", basis="standing", **more)


@pytest.mark.parametrize(
    ("one", "other", "too_much"),
    [
        ("80", "60", True),
        ("most", "most", True),
        ("most", "50", True),
        ("90", "whole", True),
        (">50", "50", True),
        ("60", "40", False),
        ("~55", "50", False),
        ("most", "<50", False),
        ("80", "<=60", False),
        ("part", "whole", False),
        ("part", "most", False),
        ("most", "whole", False),
    ],
)
def test_two_shares_that_come_to_more_than_the_whole_are_a_dispute(one: str, other: str, too_much: bool) -> None:
    first, second = part_of_it(LEAGUE, LEAGUE, one), part_of_it(MONITOR, FRONT, other)
    found = disputes(told(report("A", 9, first), report("B", 9, second)))
    assert [d.rule for d in found] == ["holders"] * too_much
    assert disputes(told(report("A", 9, first), report("B", 10, second))) == (), "they may have changed in a day"
    assert disputes(told(report("A", 9, first), report("B", 9, part_of_it(MONITOR, LEAGUE, "part")))) == ()


def test_of_shares_that_one_origin_tells_at_once_each_is_compared() -> None:
    both = report("A", 9, part_of_it(MONITOR, LEAGUE, "60"), part_of_it(MONITOR, FRONT, "40"))
    found = disputes(told(both, report("B", 9, part_of_it(SOCIETY, FRONT, "45"))))
    assert {d.rule for d in found} == {"holders", "intervals"}
    assert only(tuple(d for d in found if d.rule == "holders")).why.endswith(
        f"{SOCIETY} says that {FRONT} holds “45”; together that is more than the whole."
    )


def test_a_unit_and_its_force_and_those_who_hold_together_are_no_rivals() -> None:
    both = f"{FRONT} and {LEAGUE}"
    shared = report("A", 9, holding("controls", MONITOR, both)), report("B", 9, holding("controls", SOCIETY, FRONT))
    unit = report("A", 9, holding("controls", MONITOR, "YPG")), report("B", 9, holding("controls", SOCIETY, "Asayish"))
    others = report("A", 9, holding("controls", MONITOR, "YPG")), report("B", 9, holding("controls", SOCIETY, LEAGUE))
    short = report("A", 9, holding("controls", MONITOR, "Front")), report("B", 9, holding("controls", SOCIETY, FRONT))
    assert disputes(told(*shared)) == disputes(told(*unit)) == disputes(told(*short)) == ()
    assert only(disputes(told(*others))).rule == "holders"


def test_a_word_of_no_known_day_ends_nothing() -> None:
    first, second = holding("captured", MONITOR, FRONT), holding("captured", MONITOR, LEAGUE)
    assert sorted(held(report("A", None, first, second))) == [f"{LEAGUE}: ? to ", f"{FRONT}: ? to "]
    assert held(report("A", None, first), report("B", 3, second)) == [f"{FRONT}: ? to 3", f"{LEAGUE}: 3 to "]


def test_a_wider_word_of_the_same_origin_ends_its_narrower_one() -> None:
    part = report("A", 3, holding("controls", MONITOR, FRONT, extent="part"))
    whole = report("B", 9, holding("controls", MONITOR, FRONT))
    assert held(part, whole) == [f"{FRONT} (part): 3 to 9", f"{FRONT}: 9 to "]
    assert held(part, report("B", 9, holding("captured", SOCIETY, LEAGUE, extent="part"))) == [
        f"{FRONT} (part): 3 to ",
        f"{LEAGUE} (part): 9 to ",
    ]
