"""The day of publication and the dateline: what is believed, in which order, and what is not."""

from __future__ import annotations

import re
from datetime import date

import pytest

from fairwitness.read.agency import agency_of
from fairwitness.read.dateline import find_dateline
from fairwitness.read.dates import day_in, day_in_address, printed_days
from fairwitness.read.published import Clues, Published, published
from fairwitness.vocab import pages

SENTENCE = "Calm returned to the town after two days of shelling, the council said."
TAKEN = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2017-10-13", date(2017, 10, 13)),
        ("2017-10-13T23:30:00+03:00", date(2017, 10, 13)),
        ("Fri, 13 Oct 2017 23:30:00 -0500", date(2017, 10, 13)),
        ("Fri Oct 13 2017 10:00:00 GMT+0300", date(2017, 10, 13)),
        ("October 13th, 2017", date(2017, 10, 13)),
        ("13th of October 2017", date(2017, 10, 13)),
        ("13 Sept. 2017", date(2017, 9, 13)),
        ("13/10/2017", date(2017, 10, 13)),
        ("10/13/2017", date(2017, 10, 13)),
        ("13.10.2017", date(2017, 10, 13)),
        ("20171013", date(2017, 10, 13)),
        ("1507852800", date(2017, 10, 13)),
        ("1507852800000", date(2017, 10, 13)),
        ("31 February 2017", None),
        ("99999999999999", None),
        ("2017", None),
        ("soon", None),
    ],
)
def test_days_in_metadata(words: str, day: date | None) -> None:
    found = day_in(words)
    assert (found.on() if found else None) == day


def test_stretches_of_days_are_no_day() -> None:
    for words in ("3-5 May 2019", "30 September – 6 October 2019", "from 28 June to 4 July 2020", "13-19 June 2022"):
        assert [p.on() for p in printed_days(words)] == []


def test_addresses_carry_days() -> None:
    assert day_in_address("https://a.example/2017/10/3/x") == date(2017, 10, 3)
    assert day_in_address("https://a.example/news-20171013-x") == date(2017, 10, 13)
    assert day_in_address("https://a.example/2017/13/45/x?d=2017/10/13") is None
    assert day_in_address("https://a.example/20171013123") is None


def when(text: str, **clues: object) -> Published:
    return published(text, Clues(taken=TAKEN, dateline=find_dateline(text), **clues))  # type: ignore[arg-type]


def test_the_order_is_given_metadata_text_feed_address() -> None:
    text = f"Published: 13 October 2017\n\n{SENTENCE}"
    every = {
        "given": date(2011, 1, 1),
        "metadata": "2012-01-01",
        "feed": "2013-01-01",
        "address": "http://a/2014/01/01/",
    }
    assert when(text, **every).known_from == "given"
    every["given"] = None
    assert when(text, **every).day == date(2012, 1, 1)
    every["metadata"] = "gibberish"
    assert (when(text, **every).day, when(text, **every).known_from) == (date(2017, 10, 13), "text")
    assert when(SENTENCE, **every).known_from == "feed"
    every["feed"] = None
    assert when(SENTENCE, **every).known_from == "address"
    assert when(SENTENCE).problems == ("has no day of publication; give it with --published",)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 13 October 2017", date(2017, 10, 13)),
        ("PUBLISHED ON Friday, October 13, 2017 at 10:22 GMT", date(2017, 10, 13)),
        ("13/10/2017", date(2017, 10, 13)),
        ("Friday 13 October 2017 10:22", date(2017, 10, 13)),
        ("Qasr Amun, 13 October 2017", date(2017, 10, 13)),
        ("Harbour Relief Society | Update | 13 October 2017", date(2017, 10, 13)),
        ("Flash update No. 3 (13 October 2017)", date(2017, 10, 13)),
        ("By Mona Idris | 13 October 2017 | Qasr Amun", date(2017, 10, 13)),
        ("The bridge was hit on 13 October 2017.", None),
        ("What we know about the attack of 13 October 2017 on the bridge", None),
        ("Weekly note (7 – 13 October 2017)", None),
        ("Published 13 October", None),
    ],
)
def test_days_printed_above_a_text(line: str, day: date | None) -> None:
    assert when(f"Bridge reopens after shelling\n{line}\n\n{SENTENCE}").day == day


def test_days_printed_below_a_text_need_a_word_for_it() -> None:
    assert when(f"{SENTENCE}\n\nLast updated: 13 October 2017").day == date(2017, 10, 13)
    assert when(f"{SENTENCE}\n" * 9 + "Council of Qasr Amun, 13 October 2017").day is None


def test_a_year_left_out_comes_from_the_feed_or_the_address_only() -> None:
    text = f"GENEVA, Dec 30 (Harbour Press) - {SENTENCE}"
    assert when(text).day is None
    assert when(text, feed="2018-01-02").day == date(2017, 12, 30)
    assert when(text, address="http://a.example/2017/12/31/x").day == date(2017, 12, 30)
    assert when(text, feed="2018-06-02").known_from == "feed"  # half a year apart: not the same occasion


def test_a_day_after_the_taking_is_told_and_believed_only_if_given() -> None:
    ahead = when(SENTENCE, metadata="2031-01-01", address="http://a.example/2017/10/13/x")
    assert (ahead.day, ahead.known_from) == (date(2017, 10, 13), "address")
    assert ahead.problems == ("is dated 2031-01-01 (metadata), after the day it was taken; not believed",)
    given = when(SENTENCE, given=date(2031, 1, 1))
    assert given.day == date(2031, 1, 1)
    assert given.problems == ("is dated 2031-01-01 (given), after the day it was taken; kept, as it was given",)
    assert when(SENTENCE, metadata="2024-06-02").day == date(2024, 6, 2)  # already tomorrow, east of here


def test_a_day_that_may_be_two_is_not_believed() -> None:
    doubtful = when(f"Bridge reopens\n05/06/2017\n{SENTENCE}")
    assert doubtful.day is None
    assert "may be of 2017-06-05 or of 2017-05-06" in doubtful.problems[0]
    assert when(f"05/06/2017\n{SENTENCE}", feed="2017-06-05").problems == ()


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("ERBIL, Kurdistan Region –", None),
        ("GENEVA, 12 March (Reuters) -", "Reuters"),
        ("KYIV (AP) —", "Associated Press"),
        ("KYIV—", None),
        ("QASR AMUN, Nov 9 (Harbour Press) -", "Harbour Press"),
        ("BEIRUT/DAMASCUS, Sept 5 (ANW) –", "ANW"),
        ("DEIR al-ZOR, Syria, Oct. 3, 2017 --", None),
        ("PORT-AU-PRINCE, Haiti —", None),
        ("NEAR QASR AMUN —", None),
        ("Geneva, 12 March 2017 –", None),
        ("(Harbour News) -", "Harbour News"),
        ("Feb 27 (Meridian) -", "Meridian"),
        ("QASR AMUN, Nov 20:", None),
        ("LVIV/KYIV (Harbour Press), Nov 28 —", "Harbour Press"),
        ("CÚCUTA.", None),
    ],
)
def test_datelines(dateline: str, agency: str | None) -> None:
    for text in (
        f"{dateline} {SENTENCE}",
        f"Bridge reopens after shelling\nBy Mona Idris\n{dateline} {SENTENCE}\nMore.",
    ):
        found = find_dateline(text)
        assert found is not None
        assert found.words.text == dateline
        assert text[found.words.start : found.words.end] == dateline
        assert agency_of(text, found, None) == agency


@pytest.mark.parametrize("dateline", ["May 4, 2031 -", "Sunday, 4 May 2031 —", "2031-05-04 -"])
def test_a_day_with_its_year_is_a_dateline_without_a_town(dateline: str) -> None:
    found = find_dateline(f"Bridge reopens\n\n{dateline} {SENTENCE}")
    assert found is not None
    assert (found.words.text, found.day and found.day.on()) == (dateline, date(2031, 5, 4))


def test_the_days_of_a_chronicle_are_no_dateline() -> None:
    assert find_dateline(f"May 4, 2031 - {SENTENCE}\nMay 5, 2031 - {SENTENCE}") is None


@pytest.mark.parametrize(
    "text",
    [
        f"UPDATE 2 - {SENTENCE}",
        f"LIVE: {SENTENCE}",
        f"BREAKING — {SENTENCE}",
        "PALMA: HOW IT UNFOLDED",
        f"UNICEF: {SENTENCE}",
        "The council - which met on Monday - said that calm had returned.",
        "Four people - two of them children - were hurt, the council said.",
        "23 May - Gunmen entered the town.",
        "Daily toll, 14 September 2023 — southern desk",
        "",
        " - ",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("(With AP)", "Associated Press"),
        ("The Associated Press contributed to this report.", "Associated Press"),
        ("Calm returned at noon, the council said. — AFP", "Agence France-Presse"),
        ("Calm returned at noon, the council said. (With inputs from Reuters)", "Reuters"),
        ("Source: Reuters", "Reuters"),
        ("© 2017 AFP", "Agence France-Presse"),
        ("(Reporting by Mona Idris; Editing by A. Desk)", None),
        ("He said so in an interview with AFP", None),
        ("The council told Reuters.", None),
    ],
)
def test_agency_credits(line: str, agency: str | None) -> None:
    assert agency_of(f"Bridge reopens\n{SENTENCE}\n{line}", None, None) == agency


def test_a_byline_may_be_an_agency() -> None:
    assert agency_of(SENTENCE, None, "By Reuters Staff") == "Reuters"
    assert agency_of(SENTENCE, None, "Mona Idris") is None


def test_every_credit_of_the_vocabulary_reads_its_example() -> None:
    name = "(?P<agency>Harbour Press Agency)"
    for pattern, example in pages.agency_credits():
        assert re.fullmatch(pattern.replace("{}", f"(?:the )?{name}"), example.strip("()."), re.I), example
