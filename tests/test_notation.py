"""One line for each claim, as DESIGN section 4 draws it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fairwitness import codec, notation
from fairwitness.model import Figure, Period, Span
from tests.worlds import reading

NUMBERS = [
    (("exact", 12, 12, 12), "12"),
    (("about", None, 1100, None), "~1100"),
    (("at_least", 20, None, None), ">=20"),
    (("more_than", 1000, None, None), ">1000"),
    (("at_most", None, None, 10), "<=10"),
    (("less_than", None, None, 300), "<300"),
    (("nearly", None, None, 300), "300-"),
    (("between", 300, None, 400), "300..400"),
    (("vague", 200, None, None), "200+"),
]


@pytest.mark.parametrize(("parts", "written"), NUMBERS)
def test_each_doubt_has_its_own_sign(parts: tuple[str, int | None, int | None, int | None], written: str) -> None:
    sense, *bounds = parts
    low, best, high = (None if b is None else Decimal(b) for b in bounds)
    assert notation.figure(Figure(Span(0, 1, "n"), sense, low, best, high)) == written


def test_no_figure_is_a_dash() -> None:
    assert notation.figure(None) == "-"


def test_a_claim_is_one_line() -> None:
    made = reading()
    best = codec.best_meanings(made.meanings)
    assert list(notation.lines(made.claims, best)) == [
        "killed >=12 people event | by Northern Front | Qasr Amun, Syria | 2031-05-12 | Harbour Relief Society"
    ]


def test_flags_stand_at_the_end() -> None:
    made = reading()
    claim = replace(made.claims[0], hedged=True, denied=True, chain=(), actor=None)
    line = notation.line(claim, codec.best_meanings(made.meanings))
    assert line.endswith("| (own voice) | hedged, denied")


def test_an_open_period_leaves_its_end_empty() -> None:
    assert notation.period(Period(None, date(2031, 5, 12))) == "..2031-05-12"
    assert notation.period(Period(None, None)) == ""
