"""Intervals: what a figure allows, whether two can both hold, and their fold and sum (rules 5, 6 and 8)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairwitness.interval import UNKNOWN, contains, fold, interval_of, meet, sharpness, sum_intervals
from fairwitness.model import Figure, Interval, Span
from tests.reconcile_world import figure

RULE_5 = {
    "12": "[12, 12] 12",
    "~1100": "[990, 1210] 1100",
    ">=20": "[20, open)",
    ">1000": "(1000, open)",
    "<=10": "[?, 10]",
    "<300": "[?, 300)",
    "300-": "[270, 300]",
    "300..400": "[300, 400]",
    "24+": "[24, open)",
    "0": "[0, 0] 0",
}

SENSES = ("exact", "about", "at_least", "more_than", "at_most", "less_than", "nearly", "between", "vague", "other")
numbers = st.none() | st.integers(0, 10**6).map(Decimal)
figures = st.builds(
    Figure,
    st.just(Span(0, 1, "n")),
    st.sampled_from(SENSES),
    numbers,
    numbers,
    numbers,
    unit=st.sampled_from(("people", "percent")),
)


def shown(i: Interval) -> str:
    left = "(" if i.low_excluded else "["
    low = "?" if i.low is None else f"{i.low.normalize():f}"
    high = "open" if i.open else "?" if i.high is None else f"{i.high.normalize():f}"
    right = ")" if i.open or i.high_excluded else "]"
    return f"{left}{low}, {high}{right}" + (f" {i.best.normalize():f}" if i.best is not None else "")


@pytest.mark.parametrize(("said", "interval"), RULE_5.items())
def test_a_figure_allows_what_rule_5_says(said: str, interval: str) -> None:
    assert shown(interval_of(figure(said))) == interval


def test_no_figure_allows_everything_and_a_share_never_passes_100() -> None:
    assert interval_of(None) == UNKNOWN
    assert shown(interval_of(figure("~95", unit="percent"))) == "[85.5, 100] 95"
    assert shown(interval_of(figure(">=80", unit="percent"))) == "[80, 100]"
    assert shown(interval_of(figure("150", unit="percent"))) == "[150, 150] 150"


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        ("12", "12", True),
        ("12", "13", False),
        ("~100", "105", True),
        (">=20", "25", True),
        (">20", "20", False),
        ("<300", "300", False),
        ("<=10", ">=10", True),
        ("<10", ">=10", False),
        ("<=10", "3", True),
        (">=20", ">=900", True),
    ],
)
def test_two_figures_meet_where_both_can_hold(a: str, b: str, together: bool) -> None:
    first, second = interval_of(figure(a)), interval_of(figure(b))
    assert meet(first, second) is meet(second, first) is together


def test_a_vaguer_figure_contains_a_sharper_one() -> None:
    twelve, dozens, most = (interval_of(figure(f)) for f in ("40", "24+", "<=50"))
    assert contains(dozens, twelve)
    assert contains(most, twelve)
    assert not contains(twelve, dozens)
    assert not contains(UNKNOWN, twelve)
    assert not contains(interval_of(figure(">40")), twelve)
    assert sorted((dozens, UNKNOWN, twelve), key=sharpness) == [twelve, dozens, UNKNOWN]


def test_the_fold_takes_the_widest_ends_that_are_known() -> None:
    assert shown(fold(interval_of(figure(f)) for f in ("12", "<=30", "20"))) == "[12, 30] 16"
    assert shown(fold(interval_of(figure(f)) for f in ("12", ">=10"))) == "[10, open) 12"
    assert shown(fold([interval_of(figure("<=30"))])) == "[?, 30]"
    assert fold([]) == fold([UNKNOWN]) == UNKNOWN


def test_a_sum_keeps_what_is_open_or_unknown() -> None:
    assert shown(sum_intervals(interval_of(figure(f)) for f in ("12", "~10"))) == "[21, 23] 22"
    assert shown(sum_intervals(interval_of(figure(f)) for f in ("12", ">=10"))) == "[22, open)"
    assert shown(sum_intervals(interval_of(figure(f)) for f in ("12", "<=10"))) == "[12, 22]"
    assert shown(sum_intervals([interval_of(figure("12")), Interval(Decimal(3), None)])) == "[15, ?]"
    assert sum_intervals([]) == UNKNOWN


def in_order(i: Interval) -> bool:
    known = [n for n in (i.low, i.best, i.high) if n is not None]
    return known == sorted(known) and not (i.open and i.high is not None)


@given(figures)
def test_low_best_and_high_stand_in_order(f: Figure) -> None:
    assert in_order(interval_of(f))


@given(st.lists(figures, max_size=6))
def test_low_best_and_high_stand_in_order_after_folding(many: list[Figure]) -> None:
    assert in_order(fold(interval_of(f) for f in many))
    assert in_order(sum_intervals(interval_of(f) for f in many))


@given(st.lists(figures, max_size=6))
def test_folding_twice_is_folding_once(many: list[Figure]) -> None:
    once = fold(interval_of(f) for f in many)
    assert fold([once]) == once


@given(figures, figures)
def test_what_contains_a_figure_meets_it(f: Figure, g: Figure) -> None:
    a, b = interval_of(f), interval_of(g)
    assert meet(a, b) == meet(b, a)
    if contains(a, b) and b != UNKNOWN:
        assert meet(a, b)
