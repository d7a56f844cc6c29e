"""Words of time: exact spans, TIMEX3 type and value, and days against the day of publication only."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.extract.times import parse_time, times
from fairwitness.extract.times.datable import datable
from fairwitness.vocab import table

FRIDAY = date(2017, 10, 13)


def days(words: str, published: date | None = FRIDAY) -> tuple[str | None, str | None] | None:
    found = parse_time(words, published)
    if found is None or found.period is None:
        return None
    start, end = found.period.start, found.period.end
    return start.isoformat() if start else None, end.isoformat() if end else None


def spans(text: str) -> list[str]:
    return [found.words.text for found in times(text, FRIDAY)]


@pytest.mark.parametrize("row", table("times")["example"], ids=lambda row: row["sentence"])
def test_every_example_of_the_vocabulary_reads_as_it_says(row: dict[str, str]) -> None:
    (found,) = times(row["sentence"], FRIDAY)
    period = found.period and tuple(str(d or "open") for d in (found.period.start, found.period.end))
    expected = (row["from"], row["to"]) if "from" in row else None
    assert (found.words.text, found.type, found.value, period) == (row["words"], row["type"], row["value"], expected)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("this month", "2017-10-01", "2017-10-13"),
        ("in the month of Mizan", "2017-09-23", "2017-10-13"),
        ("in the month of Hoot", "2017-02-20", "2017-03-19"),
        ("in the month of May", "2017-05-01", "2017-05-31"),
        ("on 10/11 September", "2017-09-10", "2017-09-11"),
        ("last month", "2017-09-01", "2017-09-30"),
        ("last year", "2016-01-01", "2016-12-31"),
        ("last April", "2017-04-01", "2017-04-30"),
        ("last November", "2016-11-01", "2016-11-30"),
        ("in July of last year", "2016-07-01", "2016-07-31"),
        ("since December last year", "2016-12-01", "2017-10-13"),
        ("since Friday's strike on the camp", "2017-10-13", "2017-10-13"),
        ("since the siege was declared on 6 May 2016", "2016-05-06", "2017-10-13"),
        ("until last month", None, "2017-09-30"),
        ("up to 6 April", None, "2017-04-06"),
        ("as of 30 September", None, "2017-09-30"),
        ("before Thursday", None, "2017-10-11"),
        ("after Tuesday", "2017-10-11", "2017-10-13"),
        ("From 7 October to now", "2017-10-07", "2017-10-13"),
        ("between September and January", "2016-09-01", "2017-01-31"),
        ("from March 2016 to June", "2016-03-01", "2016-06-30"),
        ("28 September - 4 October 2017", "2017-09-28", "2017-10-04"),
        ("Monday and Tuesday", "2017-10-09", "2017-10-10"),
        ("on Tuesday of last week", "2017-10-03", "2017-10-03"),
        ("in the six days to Thursday", "2017-10-07", "2017-10-12"),
        ("three days after the bombing", "2017-10-10", "2017-10-10"),
        ("on the night of 9 October", "2017-10-09", "2017-10-10"),
        ("in the third quarter", "2017-07-01", "2017-09-30"),
        ("at the start of the month", "2017-10-01", "2017-10-01"),
        ("since the end of August", "2017-08-31", "2017-10-13"),
        ("in the spring", "2017-03-01", "2017-05-31"),
        ("last winter", "2016-12-01", "2017-02-28"),
        ("in 2015 and 2016", "2015-01-01", "2016-12-31"),
        ("all of 2016", "2016-01-01", "2016-12-31"),
        ("1992-95", "1992-01-01", "1995-12-31"),
        ("in a fortnight", "2017-09-29", "2017-10-13"),
        ("for 16 years", None, "2017-10-13"),
        ("half a year ago", "2017-04-13", "2017-04-13"),
        ("three years ago", "2014-01-01", "2014-12-31"),
        ("29 February", "2016-02-29", "2016-02-29"),
        ("so far this year", "2017-01-01", "2017-10-13"),
        ("in three weeks from now", "2017-11-03", "2017-11-03"),
        ("in the next two days", "2017-10-13", "2017-10-15"),
        ("last weekend", "2017-10-07", "2017-10-08"),
        ("a single week in June", "2017-06-01", "2017-06-30"),
        ("2017-10-12", "2017-10-12", "2017-10-12"),
        ("a couple of weeks ago", "2017-09-29", "2017-09-29"),
        ("forty-six days", "2017-08-28", "2017-10-13"),
        ("two and a half months", "2017-07-30", "2017-10-13"),
        ("a year and a half ago", "2016-01-01", "2016-12-31"),
        ("in the coming weeks", "2017-10-13", None),
        ("13 months ago", "2016-09-01", "2016-09-30"),
        ("weeks ago", None, "2017-10-13"),
        ("five days into the offensive", "2017-10-08", "2017-10-13"),
        ("for three weeks in 2015", "2015-01-01", "2015-12-31"),
        ("in its fifth week", None, "2017-10-13"),
        ("in a single night", None, "2017-10-13"),
        ("in the three days since the raid of 9 October", "2017-10-09", "2017-10-13"),
        ("until the withdrawal of January 2016", None, "2016-01-31"),
        ("between the months of January and March 2016", "2016-01-01", "2016-03-31"),
        ("between 2014 and last year", "2014-01-01", "2016-12-31"),
        ("from Monday", "2017-10-09", "2017-10-13"),
        ("10, 11 and 12 March", "2017-03-10", "2017-03-12"),
        ("late Friday evening", "2017-10-13", "2017-10-13"),
        ("early evening on Thursday", "2017-10-12", "2017-10-12"),
        ("in the first days of October", "2017-10-01", "2017-10-10"),
        ("in the second half of September", "2017-09-16", "2017-09-30"),
        ("in the last three days of August", "2017-08-29", "2017-08-31"),
        ("in the month of May", "2017-05-01", "2017-05-31"),
        ("in the early 1990s", "1990-01-01", "1993-05-01"),
        ("last quarter", "2017-07-01", "2017-09-30"),
        ("last decade", "2000-01-01", "2009-12-31"),
        ("last summer", "2017-06-01", "2017-08-31"),
        ("next winter", "2017-12-01", "2018-02-28"),
        ("this Sunday", "2017-10-15", "2017-10-15"),
        ("this past Sunday", "2017-10-08", "2017-10-08"),
        ("this weekend", "2017-10-14", "2017-10-15"),
        ("next weekend", "2017-10-21", "2017-10-22"),
        ("next March", "2018-03-01", "2018-03-31"),
        ("on Thursday, October 12, 2017", "2017-10-12", "2017-10-12"),
        ("Thu 5", "2017-10-05", "2017-10-05"),
        ("Tuesday the 3rd", "2017-10-03", "2017-10-03"),
        ("since the 31st", "2017-08-31", "2017-10-13"),
        ("yesterday morning", "2017-10-12", "2017-10-12"),
        ("shortly after midnight on Sunday", "2017-10-08", "2017-10-08"),
        ("on or around 5 January", "2017-01-05", "2017-01-05"),
        ("on a Thursday in August", "2017-08-01", "2017-08-31"),
        ("during the week", "2017-10-06", "2017-10-13"),
        ("on Tuesday at noon", "2017-10-10", "2017-10-10"),
        ("since noon", "2017-10-13", "2017-10-13"),
        ("week of 18 to 24 September", "2017-09-18", "2017-09-24"),
        ("the day before yesterday", "2017-10-11", "2017-10-11"),
        ("8 March and after", "2017-03-08", "2017-10-13"),
        ("in January or earlier", None, "2017-01-31"),
        ("month to date", "2017-10-01", "2017-10-13"),
    ],
)
def test_a_time_stands_for_these_days(words: str, start: str | None, end: str | None) -> None:
    assert days(words) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town.",
        "A second strike hit the first hospital.",
        "The Sun reported it, and the sun set.",
        "the fall of Qasr Amun",
        "A 12-year-old boy, 12 years old",
        "Some 2014 people died",
        "The dam held 3.15 million people",
        "In the past, at last, for the last time",
        "He was next in line",
    ],
)
def test_other_words_are_not_taken_for_words_of_time(text: str) -> None:
    assert all(found.type == "DATE" and found.value.endswith("REF") for found in times(text, FRIDAY)), spans(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The survey (2014) was the first.", "2014"),
        ("The governor (2009-2013) fled.", "2009-2013"),
        ("The governor (2009 – 2013) fled.", "2009 – 2013"),
        ("A rerun of the 2016 accord", "2016"),
        ("They said the 2010 census", "2010"),
        ("Before her 1998 book", "1998"),
        ("The temple of about 600 CE", "600 CE"),
        ("Wars of the nineteenth century", "the nineteenth century"),
        ("A twenty-first century war", "twenty-first century"),
        ("Songs of the '90s", "90s"),
        ("In May 12 villagers fled", "In May"),
        ("In the first week of August 9 Ostran guards died", "In the first week of August"),
        ("On May 12 villagers fled", "On May 12"),
        ("In May 12, villagers fled", "In May 12"),
        ("In Jan Torvik fell", "In Jan"),
        ("TORVIK Jan 12 (CP)", "Jan 12"),
        ("on night 10/11 November", "on night 10/11 November"),
        ("in the month of Hamal", "in the month of Hamal"),
        ("Torvik, 17 March 2017 – The town fell", "17 March 2017"),
        ("17 March 2017 – 3 May 2017", "17 March 2017 – 3 May 2017"),
        ("Songs of the sixties", "the sixties"),
        ("At 0730 on Monday it began", "At 0730 on Monday"),
        ("Around 2100 GMT it began", "Around 2100 GMT"),
    ],
)
def test_years_decades_centuries_and_clocks_are_found_where_the_words_make_them_one(text: str, words: str) -> None:
    assert words in [found.removeprefix("of ") for found in spans(text)]


@pytest.mark.parametrize(
    "text",
    ["1709 children", "the 2000 people", "Road A1237", "in her 20s", "the 10th of the 24 aims"]
    + ["Gul Jan, 35, fled", "Jan Sarwari said", "and Lal Jan fled"]
    + ["the 2nd Brigade", "at the 2nd Hall", "the Christmas Lodge", "the Lunar New Year", "light up the night"],
)
def test_counts_ranks_and_names_are_no_times(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("at 8.40pm on Wednesday", "2017-10-11T20:40"),
        ("on Monday at noon", "2017-10-09T12:00"),
        ("at midnight on Monday", "2017-10-09T24:00"),
        ("on Thursday night", "2017-10-12TNI"),
        ("a week ago", "2017-W40"),
        ("a year ago", "2016"),
        ("in the early 19th century", "18"),
        ("400 BCE", "BC0400"),
        ("on Orthodox Christmas", "2017-01-07"),
        ("on Ash Wednesday", "2017-03-01"),
    ],
)
def test_values_are_as_fine_as_the_words(words: str, value: str) -> None:
    found = parse_time(words, FRIDAY)
    assert found is not None and found.value == value


def test_days_from_and_to_around_publication_are_of_its_year() -> None:
    assert days("from 3 October to 20 October") == ("2017-10-03", "2017-10-13")
    assert days("between September and January") == ("2016-09-01", "2017-01-31")


def test_a_preposition_belongs_to_the_time_but_not_to_the_noun_behind_it() -> None:
    assert spans("In Wednesday's raid on the port, as on Monday, ten died in recent weeks.") == [
        "Wednesday's",
        "on Monday",
        "in recent weeks",
    ]


def test_a_since_clause_is_one_span_and_ends_where_the_clause_does() -> None:
    assert spans("Since the siege began, 30 died. It has grown since the army moved in on 5 May and took a hill.") == [
        "Since the siege began",
        "since the army moved in on 5 May",
    ]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Since the start of the war 31 attacks on clinics have been recorded.", "Since the start of the war"),
        ("Since the truce began 12 people have died.", "Since the truce began"),
        ("Since the guards shot 12 people on Monday, many have fled.", "Since the guards shot 12 people on Monday"),
    ],
)
def test_a_since_clause_leaves_the_figure_of_the_next_clause_alone(sentence: str, words: str) -> None:
    assert times(sentence, None)[0].words.text == words


@pytest.mark.parametrize(
    ("sentence", "dating"),
    [
        ("It was the deadliest raid on Torvik since 2014.", []),
        ("On Friday it saw the worst fighting since the truce of May 2016.", ["On Friday"]),
        ("The largest convoy in two years came on Monday.", ["on Monday"]),
        ("The worst-hit ward has buried 30 people since March.", ["since March"]),
        ("The deadliest raids in the past week killed nine.", ["in the past week"]),
        ("The toll from Monday's raid rose to 16 on Wednesday.", ["Monday's"]),
        ("The number of people killed in a blast in Torvik has risen by two to 16 on Wednesday.", []),
        ("Monday's raid left 16 dead; on Wednesday nine died.", ["Monday's", "on Wednesday"]),
    ],
)
def test_what_is_only_compared_with_or_counted_on_dates_nothing(sentence: str, dating: list[str]) -> None:
    assert [t.words.text for t in datable(times(sentence, FRIDAY), sentence)] == dating


@pytest.mark.parametrize("words", ["on Friday", "in October", "12 October", "last week", "the 3rd", "since June"])
def test_without_a_day_of_publication_what_has_no_year_has_no_period(words: str) -> None:
    assert days(words, None) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on 12 October 2017", ("2017-10-12", "2017-10-12")),
        ("in October 2017", ("2017-10-01", "2017-10-31")),
        ("since 2011", ("2011-01-01", None)),
        ("by July 2016", (None, "2016-07-31")),
        ("from January to March 2018", ("2018-01-01", "2018-03-31")),
    ],
)
def test_without_a_day_of_publication_full_dates_still_resolve(
    words: str, expected: tuple[str | None, str | None]
) -> None:
    assert days(words, None) == expected


@pytest.mark.parametrize(
    "words",
    [
        "on 31 June 2017 at 25:99",
        "2017-02-30",
        "two minutes after the blast",
        "900 centuries ago",
        "on a Saturday morning",
    ],
)
def test_days_that_cannot_be_told_are_left_open(words: str) -> None:
    found = parse_time(words, FRIDAY)
    assert found is None or found.period is None or words.startswith("on 31 June")


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("They will meet at the weekend.", "2017-10-14", "2017-10-15"),
        ("They will return on the 3rd.", "2017-11-03", "2017-11-03"),
        ("They will return in March.", "2018-03-01", "2018-03-31"),
        ("They will return in the spring.", "2018-03-01", "2018-05-31"),
        ("It is due later this month.", "2017-10-13", "2017-10-31"),
        ("They will be home by Easter.", None, "2018-04-01"),
    ],
)
def test_words_that_look_ahead_make_a_time_the_coming_one(sentence: str, start: str | None, end: str) -> None:
    assert days(sentence) == (start, end)


def test_nothing_is_said_about_text_without_words_of_time() -> None:
    assert parse_time("the bridge over the river", FRIDAY) is None
    assert times("", FRIDAY) == ()


WORDS = sorted(
    {w for kind in table("times")["word"].values() for forms in kind.values() for w in forms}
    | {
        "January",
        "May",
        "Friday",
        "Sun",
        "Mon.",
        "2017",
        "31",
        "12",
        "29",
        "1,000",
        "1990s",
        "24h",
        "3rd",
        "9999",
        "1000",
    }
    | {
        "of",
        "to",
        "and",
        "-",
        ",",
        "[",
        "]",
        "(",
        ")",
        "'s",
        "ago",
        "later",
        "earlier",
        "so",
        "far",
        "people",
        ".",
        "\n",
    }
    | {"10:30", "3 p.m.", "2017-02-30", "31/02/2017", "10/25/2017", "Easter", "Christmas", "war", "old", "now"}
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=80)
DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.sampled_from([date(1, 1, 1), date(9999, 12, 31)])


@settings(max_examples=400, deadline=None)
@given(TEXTS, DAYS)
def test_laws_of_times(text: str, published: date | None) -> None:
    found = times(text, published)
    assert found == times(text, published)
    last = 0
    for one in found:
        assert text[one.words.start : one.words.end] == one.words.text != ""
        assert one.words.start >= last
        last = one.words.end
        assert one.type in ("DATE", "TIME", "DURATION", "SET") and one.value
        if one.period:
            start, end = one.period.start, one.period.end
            assert start is not None or end is not None
            assert start is None or end is None or start <= end


@pytest.mark.parametrize(
    "unit",
    [
        "the early late mid ",
        "first half of the ",
        "all of ",
        "[yesterday ",
        "since the army ",
        "2-",
        "on on ",
        "from to ",
    ],
)
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    text = unit * (15_000 // len(unit))
    begun = time.process_time()
    times(text, FRIDAY)
    assert time.process_time() - begun < 5
