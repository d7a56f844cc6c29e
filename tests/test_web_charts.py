"""Charts say the numbers they are given, and no more: scales, days, paths, and the marks of doubt."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairwitness.model import Interval, Period
from fairwitness.web.charts import lanes, steps
from fairwitness.web.charts.across import days_across, place_of
from fairwitness.web.charts.days import DayScale, bins, ticks
from fairwitness.web.charts.drawing import Drawing, Told
from fairwitness.web.charts.given import (
    UNDATED,
    StepDays,
    StepLine,
    StepNote,
    StepPart,
    StepPoint,
    Steps,
    StepVersion,
)
from fairwitness.web.charts.glyphs import SHAPES, glyph
from fairwitness.web.charts.marks import Stretch, band, best_line, gathered, point_link
from fairwitness.web.charts.paths import Level, Slab, band_path, step_path
from fairwitness.web.charts.scales import NumberScale, nice_ticks, number_scale

SCALE = NumberScale(0, 100, top=0, bottom=100)
TOLD = Told("chart.point", {"day": "2031-05-02", "figures": "12", "tally": "1 origin in 1 report"}, "#2031-05-02")
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def interval(low: int | None, best: int | None, high: int | None, *, is_open: bool = False) -> Interval:
    low_, best_, high_ = (None if n is None else Decimal(n) for n in (low, best, high))
    return Interval(low_, high_, best_, open=is_open)


def point(n: int, value: Interval, *, disputed: bool = False) -> StepPoint:
    return StepPoint(date(2031, 5, n), value, disputed, TOLD)


def looks(drawing: Drawing) -> list[str]:
    return [s.looks for s in drawing.strokes]


# -- numbers


@given(st.lists(st.decimals(0, 10**9, places=1), min_size=1), st.booleans())
def test_a_scale_holds_every_number_between_its_ends(values: list[Decimal], log: bool) -> None:
    scale = number_scale(values, 10, 210, log=log, most=None)
    assert all(10 <= scale.y(v) <= 210 for v in values)
    assert [scale.y(v) for v in sorted(values)] == sorted((scale.y(v) for v in values), reverse=True)
    assert 2 <= len(scale.ticks()) <= 12


def test_counts_begin_at_nought_and_shares_end_at_the_whole() -> None:
    assert number_scale([Decimal(40), Decimal(47)], 0, 1, log=False, most=None).low == 0
    assert number_scale([Decimal(40)], 0, 1, log=False, most=100).high == 100
    assert number_scale([], 0, 1, log=False, most=None).high > 0


def test_powers_of_ten_are_left_where_a_number_is_nought() -> None:
    assert not number_scale([Decimal(0), Decimal(9)], 0, 1, log=True, most=None).log


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_ticks_are_even_and_within(low: int, width: int) -> None:
    found = nice_ticks(low, low + width)
    assert all(low <= t <= low + width for t in found)
    assert len({b - a for a, b in itertools.pairwise(found)}) <= 1


# -- days


@given(days, st.integers(0, 60_000), st.integers(2, 12))
def test_named_days_are_few_and_in_the_range(first: date, width: int, most: int) -> None:
    last = first + timedelta(days=width)
    found = ticks(first, last, most)
    assert len(found) <= most
    assert [t.on for t in found] == sorted({t.on for t in found})
    assert all(first <= t.on <= last and t.on.isoformat().startswith(t.label) for t in found)


@given(days, st.integers(0, 60_000), st.integers(1, 45))
def test_parts_hold_each_day_of_the_range_once(first: date, width: int, most: int) -> None:
    last = first + timedelta(days=width)
    found = bins(first, last, most)
    assert len(found) <= most
    assert found[0].first == first
    assert found[-1].last == last
    assert all(a.last + timedelta(days=1) == b.first for a, b in itertools.pairwise(found))
    assert all(b.first <= b.last for b in found)


def test_the_ends_of_the_calendar_are_days_like_others() -> None:
    assert bins(date.min, date.max)[0].first == date.min
    assert ticks(date.min, date.max)
    assert DayScale(date.max, date.max).x(date.max) == 0


# -- paths


def test_a_step_is_broken_where_nothing_stands() -> None:
    assert step_path([]) == ""
    assert step_path([Level(0, 5, 9), Level(5, 8, 4)]).count("M") == 1
    assert step_path([Level(0, 5, 9), Level(6, 8, 4)]).count("M") == 2


def test_a_band_is_a_box_for_each_day() -> None:
    assert band_path([Slab(0, 1, 2, 3), Slab(1, 2, 2, 4)]).count("Z") == 2


@pytest.mark.parametrize("shape", SHAPES)
def test_each_source_has_a_closed_shape_of_its_own(shape: str) -> None:
    assert glyph(shape, 10).endswith("Z")
    assert [glyph(s, 10) for s in SHAPES].count(glyph(shape, 10)) == 1


# -- the marks of a series


@pytest.mark.parametrize(
    ("value", "part"),
    [
        (interval(10, 20, 30), "band"),
        (interval(10, None, None, is_open=True), "band open"),
        (interval(10, None, None), "band open"),
        (interval(None, None, 30), "band unknown"),
    ],
)
def test_an_end_that_is_not_known_fades(value: Interval, part: str) -> None:
    assert next(s.looks for s in band([Stretch(0, 10, value)], SCALE)) == part


def test_nothing_is_drawn_of_an_interval_of_which_nothing_is_known() -> None:
    nothing = [Stretch(0, 10, interval(None, None, None))]
    assert band(nothing, SCALE) == ()
    assert best_line(nothing, SCALE).d == ""


def test_the_band_reaches_from_low_to_high() -> None:
    (drawn, low, high) = band([Stretch(0, 10, interval(10, None, 30))], SCALE)
    assert (drawn.d, low.d, high.d) == ("M0 70H10V90H0Z", "M0 90H10", "M0 70H10")


def test_what_is_too_narrow_to_be_seen_is_drawn_as_what_lies_around_it() -> None:
    many = [Stretch(n / 100, (n + 1) / 100, interval(n % 7, n % 7 + 1, n % 7 + 2)) for n in range(10_000)]
    drawn = gathered(many)
    assert 200 < len(drawn) < 310
    assert (drawn[0].x, drawn[-1].until) == (0, 100)
    assert all(a.until == b.x for a, b in itertools.pairwise(drawn))
    assert {(d.interval.low, d.interval.high) for d in drawn[:-1]} == {(Decimal(0), Decimal(8))}
    assert gathered(many[:300]) == tuple(many[:300])


def test_a_point_tells_open_ends_from_unknown_ones() -> None:
    open_, unknown = (
        [s.d for s in point_link(TOLD, Stretch(5, 9, i), SCALE).strokes if s.looks == "arrow"]
        for i in (interval(10, None, None, is_open=True), interval(10, None, None))
    )
    assert len(open_) == len(unknown) == 1
    assert open_ != unknown


def test_what_may_be_hit_is_never_small() -> None:
    (hit,) = [s.d for s in point_link(TOLD, Stretch(5, 9, interval(50, 50, 50)), SCALE).strokes if s.looks == "hit"]
    assert hit == "M-12 38h24V62h-24Z"


# -- the chart of a series


def test_disputes_are_one_bar_for_each_stretch() -> None:
    one = interval(1, 2, 3)
    given_ = Steps(tuple(point(n, one, disputed=n in (2, 3, 5)) for n in range(1, 7)))
    (bars,) = [g for g in steps.draw(given_).groups if g.key == "chart.disputes"]
    assert len(bars.links) == 2
    assert steps.draw(Steps((point(1, one),))).groups[0].key == "chart.points"


def test_a_denial_stands_below_the_band_and_not_in_it() -> None:
    note = StepNote(date(2031, 5, 2), Told("chart.denied", {}, "#a-1"))
    drawn = steps.draw(Steps((point(1, interval(1, 2, 3)),), beside=(note,)))
    (beside,) = [g for g in drawn.groups if g.key == "chart.beside"]
    heights = [float(s.d.split()[1].split("L")[0].split("h")[0]) for s in beside.links[0].strokes]
    assert min(heights) > drawn.bottom


def test_sources_that_say_the_same_on_one_day_stand_side_by_side() -> None:
    version = StepVersion(date(2031, 5, 1), None, interval(2, 2, 2), TOLD)
    lines = tuple(StepLine(n, f"Body {n}", n == 2, (version,)) for n in (1, 2))
    drawn = steps.draw(Steps((point(1, interval(2, 2, 2)),), lines=lines))
    marks = [s.d for link in drawn.links for s in link.strokes if s.looks.startswith("mark")]
    assert len(set(marks)) == len(marks) == 2
    assert any("party-line" in look for look in looks(drawn))


def test_what_is_undated_stands_before_all_days() -> None:
    given_ = Steps((StepPoint(UNDATED, interval(1, 1, 1), False, TOLD), point(4, interval(2, 2, 2))))
    across = days_across(given_)
    assert place_of(UNDATED, across) < across.left <= place_of(date(2031, 5, 4), across) < 100
    assert "chart.undated" in [w.key for w in steps.draw(given_).words]
    only = steps.draw(Steps((StepPoint(UNDATED, interval(1, 1, 1), False, TOLD),)))
    assert len(only.links) == 1


def test_days_told_of_are_bars_with_heads_where_they_go_on() -> None:
    periods = (
        Period(date(2031, 5, 1), date(2031, 5, 3)),
        Period(date(2031, 5, 1), None),
        Period(None, date(2031, 5, 2)),
    )
    told = tuple(StepDays(p, "", Told("chart.told_of", {}, "#a-1")) for p in periods)
    drawn = steps.draw(Steps((point(1, interval(1, 1, 1)), point(4, interval(1, 1, 1))), days=told))
    (bars,) = [g for g in drawn.groups if g.key == "chart.days"]
    assert [len(b.strokes) for b in bars.links] == [0, 1, 1]
    assert ["open" in b.boxes[0].looks for b in bars.links] == [False, True, True]


def test_days_of_other_rows_are_reached_as_one_area() -> None:
    far = StepPart(date(2031, 5, 1), date(2031, 5, 3), Told("chart.part", {}, "?offset=0"))
    points = (StepPoint(date(2031, 5, 1), interval(1, 1, 1), False, None), point(4, interval(2, 2, 2)))
    drawn = steps.draw(Steps(points, parts=(far,)))
    assert [link.told.where for link in drawn.links] == ["?offset=0", "#2031-05-02"]


def test_an_empty_series_is_an_empty_chart() -> None:
    assert steps.draw(Steps(())).links == ()


# -- the chart of a timeline


def mark(shape: str, first: int | None, last: int | None, count: int = 1) -> lanes.LaneMark:
    start, end = (None if n is None else date(2031, 5, n) for n in (first, last))
    return lanes.LaneMark(shape, start, end, count, Told(f"timeline.told.{shape}", {}, "?x"))


def lane(*marks: lanes.LaneMark) -> Drawing:
    return lanes.draw(
        lanes.Lanes(date(2031, 5, 1), date(2031, 5, 31), 31, (lanes.Lane("timeline.events", "events", marks),))
    )


def test_columns_are_as_tall_as_their_counts() -> None:
    drawn = lane(mark(lanes.COLUMN, 2, 2, 10), mark(lanes.COLUMN, 9, 9, 5))
    tall = [link.boxes[1].height for link in drawn.links]
    assert tall[0] == 2 * tall[1]
    assert [w.text for link in drawn.links for w in link.words] == ["10", "5"]


def test_what_has_no_day_stands_after_all_days() -> None:
    drawn = lane(mark(lanes.COLUMN, 31, 31), mark(lanes.UNKNOWN, None, None, 3))
    last, unknown = (link.boxes[1] for link in drawn.links)
    assert unknown.x > last.x + last.width
    assert "chart.no_day" in [w.key for w in drawn.words]


def test_stretches_lie_below_each_other_and_open_ends_are_arrows() -> None:
    drawn = lane(
        mark(lanes.STRETCH, 2, 9), mark(lanes.STRETCH, 3, 30), mark(lanes.BEFORE, 5, 5), mark(lanes.AFTER, 5, 5)
    )
    tops = [link.boxes[0].y for link in drawn.links if link.boxes]
    assert len(set(tops)) == 2
    arrows = [s.d for link in drawn.links for s in link.strokes if s.looks == "arrow"]
    assert len(set(arrows)) == 2
    assert all(link.boxes[0].y + 22 <= drawn.bottom for link in drawn.links if link.boxes)
