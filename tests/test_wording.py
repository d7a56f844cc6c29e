"""Plain words for matters and bounds: what is open or unknown is said, and nothing is said twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from fairwitness.model import Interval, Matter, Origin, Period, Place
from fairwitness.publish import wording

DAY = date(2021, 5, 10)


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        (Interval(Decimal(20), None, open=True), "20 – none stated – open"),
        (Interval(None, Decimal(10)), "unknown – none stated – 10"),
        (Interval(Decimal(1000), None, open=True, low_excluded=True), "over 1,000 – none stated – open"),
        (Interval(None, Decimal(300), high_excluded=True), "unknown – none stated – under 300"),
        (Interval(Decimal(990), Decimal(1210), Decimal(1100)), "990 – 1,100 – 1,210"),
        (Interval(Decimal(12), Decimal(12), Decimal(12)), "12"),
    ],
)
def test_bounds_say_what_is_open_and_what_is_unknown(interval: Interval, said: str) -> None:
    assert wording.bounds(interval) == said


def test_a_share_is_in_percent() -> None:
    assert wording.bounds(Interval(Decimal(85), Decimal(85)), "percent") == "85 %"


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (None, ""),
        (Period(None, None), ""),
        (Period(DAY, DAY), "2021-05-10"),
        (Period(DAY, None), "since 2021-05-10"),
        (Period(None, DAY), "by 2021-05-10"),
        (Period(DAY, date(2021, 5, 12)), "2021-05-10 to 2021-05-12"),
    ],
)
def test_periods_are_said_in_words(period: Period | None, said: str) -> None:
    assert wording.when(period) == said


def test_a_matter_is_one_line() -> None:
    place = Place("p", "Qasr Amun", "town", "town")
    people = Matter("m", "killed", place, "civilians", "Northern Front", "Army of Dravia", "airstrike", "total")
    assert (
        wording.matter(people) == "killed civilians (Northern Front) by Army of Dravia (airstrike), in all, Qasr Amun"
    )
    strikes = Matter("m", "airstrike", None, "other", basis="rate", unit="strikes", per="day")
    assert wording.matter(strikes) == "airstrike, per day, place not told"


def test_parties_and_unnamed_origins_are_marked() -> None:
    assert wording.origin(Origin("activists", "unnamed")) == "activists [unnamed]"
    assert wording.origin(Origin("Army of Dravia", "named", party=True)) == "Army of Dravia [a party]"
