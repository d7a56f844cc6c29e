"""The periods of claims: fitted to what the figure counts, and hung on the nearest earlier time where words say so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.extract.times import times
from fairwitness.extract.times.narrative import in_narrative
from fairwitness.extract.times.narrative import times as of_a_document
from fairwitness.model import Claim, Document, Figure, Period, Span
from fairwitness.resolve.dates import periods
from fairwitness.resolve.following import anchored
from fairwitness.timex import edtf

FRIDAY = date(2017, 10, 13)


def told(text: str, *bases: str, published: date | None = FRIDAY) -> list[tuple[str | None, str | None] | None]:
    """The periods of claims that each have one of the text's times, with figures of these bases in order."""
    document = Document("d", "c", text, published=published)
    claims = []
    for n, when in enumerate(times(text, published)):
        basis = bases[n] if n < len(bases) else "event"
        figure = Figure(Span(0, 0, ""), "exact", None, None, None, basis)
        claims.append(Claim(f"c{n}", "d", "killed", when.words, when=when, figure=figure))
    found = {m.claim_id: m.value for m in periods(tuple(claims), document)}
    return [_ends(found.get(claim.id)) for claim in claims]


def _ends(period: object) -> tuple[str | None, str | None] | None:
    if not isinstance(period, Period):
        return None
    return (
        period.start.isoformat() if period.start else None,
        period.end.isoformat() if period.end else None,
    )


def day(on: str) -> tuple[str, str]:
    return on, on


def test_the_next_day_follows_the_nearest_earlier_time() -> None:
    assert told("On 3 May ten died. The next day four died. Two days later, one.")[:3] == [
        day("2017-05-03"),
        day("2017-05-04"),
        day("2017-05-06"),
    ]


def test_the_day_before_goes_back_from_the_nearest_earlier_time_or_else_from_publication() -> None:
    assert told("On Wednesday ten died. The day before, four had.") == [day("2017-10-11"), day("2017-10-10")]
    assert told("Ten had died the day before.") == [day("2017-10-12")]


def test_since_then_runs_from_the_earlier_time_to_publication() -> None:
    assert told("The town fell on 3 May. Since then 40 have died.", "event", "total")[1] == ("2017-05-03", "2017-10-13")
    assert told("Since then 40 have died.", "total") == [(None, "2017-10-13")]


def test_the_same_month_is_the_whole_month_of_the_earlier_time() -> None:
    assert told("On 3 May ten died. Forty died that month.")[1] == ("2017-05-01", "2017-05-31")
    assert told("In 2014 ten died. Forty died that August.")[1] == ("2014-08-01", "2014-08-31")


def test_weeks_months_and_years_later_keep_their_size() -> None:
    assert told("On 3 May ten died. Two weeks later, four.")[1] == day("2017-05-17")
    assert told("In March 2014 ten died. Two years later, four.")[1] == ("2016-01-01", "2016-12-31")
    assert told("In March 2014 ten died. Four months earlier, four.")[1] == ("2013-11-01", "2013-11-30")
    assert told("On 3 May ten died. Hours later, four. Three hours later, two.")[2] == day("2017-05-03")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In July ten died. In all 30 were hurt during the month.", ("2017-07-01", "2017-07-31")),
        ("Monthly report, July 2017. Up from June 2017, 30 were hurt over the month.", ("2017-07-01", "2017-07-31")),
        ("From 2 to 8 October ten died. In all 30 were hurt during the week.", ("2017-10-02", "2017-10-08")),
        ("In all 30 were hurt during the month.", ("2017-10-01", "2017-10-13")),
        ("It fell on 3 May. In all 30 were hurt that day.", day("2017-05-03")),
        ("It fell on May 3, 2016. In all 30 were hurt that month.", ("2016-05-01", "2016-05-31")),
        ("Nine died on 30 July, three days after shells killed 30 men in Ostra.", day("2017-07-27")),
        ("The raid of 30 July came two days before 30 men died.", day("2017-08-01")),
        ("It fell on 30 July. The vote comes three days after shells killed 30 men.", day("2017-10-10")),
        ("Three days after the raid 30 men died.", day("2017-10-10")),
    ],
)
def test_stretches_and_days_hang_on_what_the_text_names_though_nobody_claims_it(
    text: str, period: tuple[str, str]
) -> None:
    at, when = text.rindex("30"), times(text, FRIDAY)[-1]
    figure = Figure(Span(at, at + 2, "30"), "exact", None, None, None, "event")
    claim = Claim("c", "d", "killed", figure.words, when=when, figure=figure)
    (found,) = periods((claim,), Document("d", "c", text, published=FRIDAY))
    assert _ends(found.value) == period


def test_that_week_and_that_winter_are_told_from_the_earlier_time() -> None:
    assert told("On 3 May ten died. Forty died that week.")[1] == ("2017-05-01", "2017-05-07")
    assert told("On 3 January 2016 ten died. Forty died that winter.")[1] == ("2015-12-01", "2016-02-29")


def test_the_same_period_and_until_then_go_by_the_earlier_time() -> None:
    assert told("From 3 to 9 May ten died. Forty fled in the same period.")[1] == ("2017-05-03", "2017-05-09")
    assert told("It fell on 3 May. Until then it had held.")[1] == (None, "2017-05-02")
    assert told("It fell in May 2016. It has since burned.")[1] == ("2016-05-01", "2017-10-13")


def test_a_part_of_a_day_is_of_the_day_told_before() -> None:
    assert told("Shelling began on Tuesday. By evening ten had died.")[1] == day("2017-10-10")


def test_by_friday_is_open_for_a_running_total_and_that_day_for_one_event() -> None:
    assert told("Ten had died by Thursday.", "total") == [(None, "2017-10-12")]
    assert told("Ten fell by Thursday.", "event") == [day("2017-10-12")]


def test_as_of_a_day_a_state_holds_on_that_day() -> None:
    assert told("Some 300 remained as of Monday.", "standing") == [day("2017-10-09")]


def test_rates_have_no_period_and_claims_without_words_of_time_get_none() -> None:
    assert told("Over 1,000 arrive daily.", "rate") == [None]
    bare = Claim("c", "d", "killed", Span(0, 3, "ten"))
    assert periods((bare,), None) == ()


def test_words_that_hang_on_nothing_known_get_no_period() -> None:
    assert told("Two days later it fell.", published=None) == [None]
    assert told("That night it fell.") == [None]


def test_the_meaning_names_its_rule() -> None:
    text = "On 3 May ten died. The next day four died."
    claims = tuple(Claim(str(n), "d", "killed", when.words, when=when) for n, when in enumerate(times(text, FRIDAY)))
    meanings = periods(claims, Document("d", "c", text, published=FRIDAY))
    assert [(m.slot, m.by) for m in meanings] == [("when", "published"), ("when", "earlier time")]


def seen(text: str, published: date | None = FRIDAY) -> list[tuple[str, str | None]]:
    """The words of time of a text with their values and intervals, each hung on those before it."""
    return [(t.value, edtf(t)) for t in anchored(of_a_document(text, published, None), published)]


def test_every_time_of_a_text_hangs_on_those_before_it() -> None:
    text = "On 3 May 2016 it fell. The next day four died. Two days later, one. That night it burned."
    assert seen(text, date(2016, 6, 1)) == [
        ("2016-05-03", "2016-05-03"),
        ("2016-05-04", "2016-05-04"),
        ("2016-05-06", "2016-05-06"),
        ("2016-05-06TNI", "2016-05-06"),
    ]


def test_since_then_begins_with_the_offensive_told_before() -> None:
    text = "The offensive began in early June. Since then 40 have died."
    assert seen(text) == [("2017-06", "2017-06-01~/2017-06-10~"), ("PAST_REF", "2017-06-01/2017-10-13")]


def test_a_time_of_day_is_of_the_day_in_focus_and_keeps_its_hour() -> None:
    text = "Shelling began on Wednesday. At 8.40pm the roof fell."
    assert seen(text)[1] == ("2017-10-11T20:40", "2017-10-11T20:40:00")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("that Friday", "2017-05-05"),
        ("the following Monday", "2017-05-08"),
        ("the following week", "2017-W19"),
        ("the month before", "2017-04"),
        ("the following year", "2018"),
        ("that August", "2017-08"),
        ("the following morning", "2017-05-04TMO"),
        ("a year later", "2018"),
    ],
)
def test_weekdays_weeks_months_and_years_are_told_from_the_day_in_focus(words: str, value: str) -> None:
    assert seen(f"On 3 May ten died. They fled {words}.")[1][0] == value


def test_that_day_is_the_last_day_told_though_a_week_stands_between() -> None:
    assert seen("On 3 May ten died. The following week was quiet. He died that day.")[2][0] == "2017-05-03"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The band, formed in 2007, lost six men a day earlier.", "2017-10-12"),
        ("On Wednesday ten died. The band, formed in 2007, lost six men a day earlier.", "2017-10-10"),
        ("In March 2014 ten died. A month later, four.", "2014-04"),
        ("On 3 May 2014 ten died. A day earlier, four.", "2014-05-02"),
    ],
)
def test_days_are_counted_from_a_day_and_not_from_a_year(text: str, value: str) -> None:
    assert seen(text)[-1][0] == value


@pytest.mark.parametrize(
    ("text", "basis", "period"),
    [
        ("The war, which erupted in April 2016, has killed 300 people.", "total", ("2016-04-01", "2017-10-13")),
        (
            "300 people have been killed in the revolt and the war that began in 2014.",
            "total",
            ("2014-01-01", "2017-10-13"),
        ),
        ("The war, which entered its third year in May, has killed 300 people.", "total", (None, "2017-10-13")),
        (
            "The war, which erupted in April 2016, began with a raid that killed 300.",
            "event",
            ("2016-04-01", "2016-04-30"),
        ),
        ("Raids have gone on since Monday, when 300 were killed.", "event", day("2017-10-09")),
        ("There have been 300 killed since Monday, when the truce ended.", "total", ("2017-10-09", "2017-10-13")),
        ("Since Monday, when the truce ended, 300 have been killed.", "total", ("2017-10-09", "2017-10-13")),
    ],
)
def test_what_a_war_has_done_lasts_from_its_beginning(
    text: str, basis: str, period: tuple[str | None, str | None]
) -> None:
    at, when = text.index("300"), times(text, FRIDAY)[0]
    figure = Figure(Span(at, at + 3, "300"), "exact", None, None, None, basis)
    claim = Claim("c", "d", "killed", figure.words, when=when, figure=figure)
    (found,) = periods((claim,), Document("d", "c", text, published=FRIDAY))
    assert _ends(found.value) == period


def test_in_a_text_without_a_date_a_night_is_of_the_day_told_before_it() -> None:
    found = in_narrative(times("On 10 July 2014 it fell. That night it burned.", None), None)
    assert [t.value for t in anchored(found, None)] == ["2014-07-10", "2014-07-10TNI"]


def test_in_news_a_month_is_the_last_one_whatever_year_stands_before_it() -> None:
    assert seen("The war began in 2011. In June 2017 it fell. In July it burned.")[2][0] == "2017-07"
    assert seen("The war began in 2011. In July it burned.")[1][0] == "2017-07"


PARTS = st.sampled_from(
    ["On 3 May", "on Friday", "the next day", "two years later", "900 decades later", "that winter", "since then"]
    + ["in 1904", "in 1908", "in March", "on 29 February", "that Friday", "after 3 May", "since June", "at 8.40pm"]
    + ["a week earlier", "by Monday", "that month", "in 2014", "overnight", "the same year", "31 weeks before", "since"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=8), st.none() | st.dates())
def test_laws_of_periods(parts: list[str], published: date | None) -> None:
    text = " it fell. ".join(parts)
    found = times(text, published)
    assert [t.words for t in anchored(found, published)] == [t.words for t in found]
    first = told(text, published=published)
    assert first == told(text, published=published)
    for ends in first:
        if ends and ends[0] and ends[1]:
            assert ends[0] <= ends[1]
