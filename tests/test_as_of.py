"""A picture as of a day and about a place: what was said later is not known yet."""

from __future__ import annotations

import pytest

from fairwitness.errors import UsageError
from fairwitness.publish.as_of import as_of
from fairwitness.publish.tables import control, incidents, series
from tests.profile_world import picture_of
from tests.reconcile_world import FRONT, LEAGUE, MONITOR, OTHER_TOWN, SOCIETY, claim, day, report

DAY = {"when": "on 2 May", "days": (2, 2)}
HELD = picture_of(
    report("A", 3, claim("captured", None, MONITOR, actor=LEAGUE, **DAY)),
    report("B", 9, claim("captured", None, SOCIETY, actor=FRONT, when="on 8 May", days=(8, 8))),
)
WRONG = picture_of(
    report("A", 3, claim("killed", "17", SOCIETY, **DAY)),
    report("A", 5, claim("killed", "7", SOCIETY, **DAY), text="Correction: it was wrong. "),
    report("B", 6, claim("killed", "40", MONITOR, place=OTHER_TOWN, **DAY)),
)


@pytest.mark.parametrize(("on", "holders"), [(1, []), (3, [LEAGUE]), (7, [LEAGUE]), (9, [FRONT]), (20, [FRONT])])
def test_who_held_it_on_a_day(on: int, holders: list[str]) -> None:
    rows = control(as_of(HELD, day(on), None)).records()
    assert [(r["holder"], r["until"]) for r in rows] == [(holder, None) for holder in holders]


def test_who_says_later_that_it_was_taken_does_not_stand_before() -> None:
    later = claim("captured", None, SOCIETY, actor=LEAGUE, **DAY)
    told = picture_of(
        report("A", 3, claim("captured", None, MONITOR, actor=LEAGUE, **DAY)),
        report("B", 5, later, claim("killed", "12", SOCIETY, **DAY)),
        report("C", 6, claim("killed", "12", MONITOR, **DAY)),
    )
    assert [r["origins"] for r in control(as_of(told, day(3), None)).records()] == [MONITOR]
    assert [len(str(r["accounts"]).split()) for r in incidents(as_of(told, day(5), None)).records()] == [1]


def test_without_a_day_the_whole_past_is_shown() -> None:
    assert as_of(HELD, None, None) is HELD
    assert [r["until"] for r in control(as_of(HELD, None, "Qasr Amun")).records()] == ["2031-05-08", None]


def test_what_was_taken_back_later_stands_before() -> None:
    (row,) = incidents(as_of(WRONG, day(4), None)).records()
    assert str(row["told"]).endswith(" 17")
    assert [r["best"] for r in series(as_of(WRONG, day(4), None)).records()] == [17]
    (row,) = incidents(as_of(WRONG, day(5), None)).records()
    assert str(row["told"]).endswith(" 17 (taken back)")


def test_only_what_is_told_of_the_place_is_there() -> None:
    assert [r["best"] for r in series(as_of(WRONG, None, "Tell Barud")).records()] == [40]
    with pytest.raises(UsageError, match="Nowhere"):
        as_of(WRONG, None, "Nowhere")
