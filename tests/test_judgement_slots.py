"""What a person may put into the slots of a claim, in the words of notation, and what the claim is with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairwitness import codec, notation, review
from fairwitness.errors import UsageError
from fairwitness.model import Figure, Period, Source, Span
from fairwitness.review.slots import parse_chain, parse_figure, parse_period, value_of
from tests.worlds import reading

BEFORE = "killed >=12 people event | by Northern Front | Qasr Amun, Syria | 2031-05-12 | Harbour Relief Society"


def line_with(slot: str, told: str) -> str:
    """The claim of ``reading()`` in notation, with a slot corrected."""
    made = reading()
    value = told if slot == "place" else value_of(slot, told, made.claims[0])
    about = review.pin(made.claims[0], made.document, slot, "")
    signed = review.Signature("A. Reader", datetime(2031, 6, 1, tzinfo=UTC), "so it reads")
    judgement = review.judgement(about, review.Decision("correct", slot, value), signed)
    (judged,) = review.judged([made], [judgement]).readings
    assert judged.claims[0].words == made.claims[0].words
    (line,) = notation.lines(judged.claims, codec.best_meanings(judged.meanings))
    return line


@pytest.mark.parametrize(
    ("slot", "told", "was", "becomes"),
    [
        ("kind", "injured", "killed", "injured"),
        ("figure", "15..20", ">=12", "15..20"),
        ("figure", "1,100", ">=12", "1100"),
        ("figure", "~40%", ">=12", "~40%"),
        ("basis", "total", "event", "total"),
        ("per", "day", "event", "event/day"),
        ("group", "civilians", "people", "civilians"),
        ("actor", "", "by Northern Front", ""),
        ("actor", "the SDF", "Northern Front", "Syrian Democratic Forces"),
        ("side", "Southern Front", "people", "people (Southern Front)"),
        ("means", "shelling", "Northern Front", "Northern Front, shelling"),
        ("place", "", "Qasr Amun, Syria", ""),
        ("when", "2031-05-01..", "2031-05-12", "2031-05-01.."),
        ("when", "", "2031-05-12", ""),
        ("chain", "Amal Rif (Qasr) -> Demo Wire", "Harbour Relief Society", "Amal Rif (Qasr) -> Demo Wire"),
        ("chain", "", "Harbour Relief Society", "(own voice)"),
        ("denied", "true", "Society", "Society | denied"),
        ("extent", "most", "Society", "Society | extent most"),
        ("degree", "destroyed", "Society", "Society | destroyed"),
    ],
)  # fmt: skip
def test_what_is_corrected_is_read_so(slot: str, told: str, was: str, becomes: str) -> None:
    assert line_with(slot, told).split() == BEFORE.replace(was, becomes).split()


@pytest.mark.parametrize(
    ("slot", "told"),
    [("kind", "hurt"), ("figure", "many"), ("figure", "20..12"), ("when", "May"), ("when", "2031-05-02..2031-05-01")]
    + [("basis", ""), ("group", "folk"), ("past", "maybe"), ("id", "x"), ("part_of", "1"), ("when", "..")],
)
def test_what_cannot_stand_in_a_slot_is_refused(slot: str, told: str) -> None:
    with pytest.raises(UsageError):
        value_of(slot, told, reading().claims[0])


def test_a_figure_that_the_words_do_not_give_cannot_be_corrected() -> None:
    with pytest.raises(UsageError, match="without a figure"):
        value_of("figure", "12", replace(reading().claims[0], figure=None))


N = st.integers(0, 10**6).map(Decimal) | st.decimals(min_value=0, max_value=100, places=1)
SENSES = "exact about at_least more_than at_most less_than nearly between vague".split()


@given(low=N, high=N, sense=st.sampled_from(SENSES))
def test_a_figure_in_notation_is_read_back(low: Decimal, high: Decimal, sense: str) -> None:
    first, last = sorted((low, high))
    ends = {
        "exact": (low, low, low), "about": (None, low, None), "at_least": (low, None, None),
        "more_than": (low, None, None), "at_most": (None, None, high), "less_than": (None, None, high),
        "nearly": (None, None, high), "between": (first, None, last), "vague": (low, None, None),
    }[sense]  # fmt: skip
    figure = Figure(Span(0, 1, "x"), sense, *ends)
    assert parse_figure(notation.figure(figure)) == (sense, *ends)


@given(one=st.dates(), other=st.dates(), opened=st.sampled_from(["", "start", "end"]))
def test_days_in_notation_are_read_back(one: date, other: date, opened: str) -> None:
    start, end = sorted((one, other))
    period = Period(None if opened == "start" else start, None if opened == "end" else end)
    back = parse_period(notation.period(period))
    assert (back.start, back.end) == (period.start, period.end)


NAMES = st.sampled_from(["Amal Rif", "Harbour Relief Society", "Demo Wire", "Northern Front"])


@given(links=st.lists(st.tuples(st.none() | NAMES, NAMES), max_size=4))
def test_a_chain_in_notation_is_read_back(links: list[tuple[str | None, str]]) -> None:
    chain = tuple(Source(name if name != org else None, org, None) for name, org in links)
    assert parse_chain(notation.chain(chain)) == chain
