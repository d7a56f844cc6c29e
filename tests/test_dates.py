"""The periods of claims: fitted to what the figure counts, and hung on the nearest earlier time where words say so."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.extract.times import times
from fairwitness.model import Claim, Document, Figure, Period, Span
from fairwitness.resolve.dates import periods

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


PARTS = st.sampled_from(
    ["On 3 May", "on Friday", "the next day", "two years later", "900 decades later", "that winter", "since then"]
    + ["a week earlier", "by Monday", "that month", "in 2014", "overnight", "the same year", "31 weeks before", "since"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=8), st.none() | st.dates())
def test_laws_of_periods(parts: list[str], published: date | None) -> None:
    text = " it fell. ".join(parts)
    first = told(text, published=published)
    assert first == told(text, published=published)
    for found in first:
        if found and found[0] and found[1]:
            assert found[0] <= found[1]
