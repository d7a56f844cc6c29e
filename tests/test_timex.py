"""Values of times: TIMEX3's mod, quant and freq, and EDTF with its precision."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairwitness.extract.times import parse_time, times
from fairwitness.model import Period
from fairwitness.timex import days_of, edtf, value_of

FRIDAY = date(2017, 10, 13)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("on 12 October", "2017-10-12"),
        ("in September", "2017-09"),
        ("in October", "2017-10-01/2017-10-13"),
        ("since 2011", "2011/2017-10-13"),
        ("since June", "2017-06/2017-10-13"),
        ("since the offensive began in early June", "2017-06-01~/2017-10-13"),
        ("in early June", "2017-06-01~/2017-06-10~"),
        ("in late 2016", "2016-10-01~/2016-12-31~"),
        ("around June 2016", "2016-06~"),
        ("from July to September 2014", "2014-07/2014-09"),
        ("between 3 and 5 May", "2017-05-03/2017-05-05"),
        ("from May 3 to May 5", "2017-05-03/2017-05-05"),
        ("in 2011-2013", "2011/2013"),
        ("by Thursday", "../2017-10-12"),
        ("by July 2016", "../2016-07"),
        ("before 2015", "../2014-12-31"),
        ("since the start of the war", "../2017-10-13"),
        ("in the 1990s", "199X"),
        ("in the 19th century", "18XX"),
        ("in the third quarter of 2016", "2016-07-01/2016-09-30"),
        ("last week", "2017-10-02/2017-10-08"),
        ("in the past week", "2017-10-06/2017-10-13"),
        ("in the next two days", "2017-10-13/2017-10-15"),
        ("at 8.40pm on Wednesday", "2017-10-11T20:40:00"),
        ("at midnight on Wednesday", "2017-10-11"),
        ("at dawn on Wednesday", "2017-10-11"),
        ("every day", None),
        ("two minutes after the blast", None),
    ],
)
def test_edtf_tells_the_days_as_coarsely_as_the_words_do(words: str, written: str | None) -> None:
    found = parse_time(words, FRIDAY)
    assert found is not None and edtf(found) == written


def test_a_day_without_a_year_and_a_date_keeps_its_place_for_the_year() -> None:
    (found,) = times("It fell on 12 October.", None)
    assert edtf(found) == "XXXX-10-12"


@pytest.mark.parametrize(
    ("sentence", "mod"),
    [
        ("It fell in early June.", "START"),
        ("It fell in mid-June.", "MID"),
        ("It fell in late 2016.", "END"),
        ("It fell at the end of June.", "END"),
        ("It fell around 5 January.", "APPROX"),
        ("It fell in about 2014.", "APPROX"),
        ("It lasted nearly three years.", "APPROX"),
        ("It lasted more than three years.", "MORE_THAN"),
        ("It held for over three days.", "MORE_THAN"),
        ("Ten died over three days.", None),
        ("It lasted less than two hours.", "LESS_THAN"),
        ("It lasted at least six days.", "EQUAL_OR_MORE"),
        ("It lasted no more than six days.", "EQUAL_OR_LESS"),
        ("It fell more than a year ago.", "BEFORE"),
        ("It fell less than a year ago.", "AFTER"),
        ("It fell before 2015.", "BEFORE"),
        ("It has held after 3 May.", "AFTER"),
        ("It fell on 3 May.", None),
    ],
)
def test_the_hedge_of_a_time_is_its_mod(sentence: str, mod: str | None) -> None:
    (found,) = (t for t in times(sentence, FRIDAY) if t.value != "PAST_REF")
    assert found.mod == mod


@pytest.mark.parametrize(
    ("sentence", "value", "quant", "freq"),
    [
        ("Trucks come every day.", "P1D", "EVERY", None),
        ("Trucks come each Tuesday.", "XXXX-WXX-2", "EACH", None),
        ("Trucks come on Fridays.", "XXXX-WXX-5", "EVERY", None),
        ("Trucks come on Friday mornings.", "XXXX-WXX-5", "EVERY", None),
        ("Trucks come twice a week.", "P1W", None, "2X"),
        ("Trucks come three times every month.", "P1M", "EVERY", "3X"),
        ("Trucks come weekly.", "P1W", None, None),
        ("Trucks come every two weeks.", "P2W", "EVERY", None),
        ("Trucks come every other day.", "P2D", "EVERY", None),
    ],
)
def test_sets_tell_how_often(sentence: str, value: str, quant: str | None, freq: str | None) -> None:
    (found,) = times(sentence, FRIDAY)
    assert (found.type, found.value, found.quant, found.freq, found.period) == ("SET", value, quant, freq, None)


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2017-W41", "2017-10-09", "2017-10-15"),
        ("2017-W41-WE", "2017-10-14", "2017-10-15"),
        ("2016-WI", "2016-12-01", "2017-02-28"),
        ("2016-Q3", "2016-07-01", "2016-09-30"),
        ("199", "1990-01-01", "1999-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("18", "1800-01-01", "1899-12-31"),
        ("2017-10-12TNI", "2017-10-12", "2017-10-12"),
        ("../2016-07", None, "2016-07-31"),
        ("2017-06-01~/2017-06-10~", "2017-06-01", "2017-06-10"),
        ("P6D", None, None),
        ("2017-13-40", None, None),
        ("PRESENT_REF", None, None),
    ],
)
def test_a_value_stands_for_days(value: str, start: str | None, end: str | None) -> None:
    found = tuple(day.isoformat() if day else None for day in days_of(value))
    assert found == (start, end)


@given(st.dates(), st.dates(), st.sampled_from(["day", "days", "week", "month", "year"]))
def test_the_value_of_a_period_stands_for_that_period(one: date, other: date, precision: str) -> None:
    start, end = sorted((one, other))
    assert days_of(value_of(Period(start, end, precision))) == (start, end)


@given(st.sampled_from(["since June", "in May", "on Friday", "in the past week", "by 2016", "last winter"]), st.dates())
def test_edtf_of_what_is_read_holds_the_days_that_are_read(words: str, published: date) -> None:
    found = parse_time(words, published)
    if found is None or found.period is None:
        return
    written = edtf(found)
    assert written is not None and days_of(written) == (found.period.start, found.period.end)
