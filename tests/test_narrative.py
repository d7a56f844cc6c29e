"""Texts that tell of years before their own date are dated by what they tell; news is dated by its day."""

from __future__ import annotations

from datetime import date

import pytest

from fairwitness.extract.times import times as read_times
from fairwitness.extract.times.narrative import is_history, times

CHANGED = date(2041, 9, 1)
HISTORY = """The siege of Qasr Amun began in March 2034 and ended in June 2036. In 2031 the town had held 40,000 people.

On 28 February 2035 the Northern Front took the bridge. On 3 March it took the mill. The next day 12 people were killed.
"""
NEWS = """Shells fell on Qasr Amun on Monday. The war began in March 2034; a truce of 2036 broke in 2038.

Twelve people were killed on Sunday, and the road was closed yesterday.
"""


def days(text: str, title: str | None = None) -> dict[str, date | None]:
    return {t.words.text: t.period.start if t.period else None for t in times(text, CHANGED, title)}


def test_days_of_a_history_take_the_year_told_before_them() -> None:
    found = days(HISTORY)
    assert found["On 3 March"] == date(2035, 3, 3)
    assert found["The next day"] == date(2035, 3, 4)


def test_days_of_news_are_read_against_its_own_day() -> None:
    found = days(NEWS)
    assert found["on Sunday"] == date(2041, 9, 1)
    assert found["yesterday"] == date(2041, 8, 31)


@pytest.mark.parametrize(
    ("text", "words", "begins", "ends"),
    [
        ("Guns fired on 3 May. During the day 12 died.", "During the day", date(2041, 5, 3), date(2041, 5, 3)),
        ("Guns fired on 3 May. The next morning 12 died.", "The next morning", date(2041, 5, 4), date(2041, 5, 4)),
        ("Guns fired on 3 May, and a day earlier 12 died.", "a day earlier", date(2041, 5, 2), date(2041, 5, 2)),
        ("Guns fired on 3 May. A day earlier 12 died.", "A day earlier", None, None),
        (
            "It fell on 3 May, not the day before. That day it rained.",
            "That day",
            date(2041, 5, 3),
            date(2041, 5, 3),
        ),
        ("After a raid on 3 May it fell. The same day 12 died.", "The same day", date(2041, 5, 3), date(2041, 5, 3)),
        ("Since 3 May it has burned. The same day 12 died.", "The same day", None, None),
        ("It fell on 3 May, a day before 12 men came.", "a day before", None, None),
        ("Guns fired in May. That day 12 died.", "That day", None, None),
        ("That day 12 died.", "That day", None, None),
        ("Guns fired on 3 May." + " It rained on." * 40 + " That day 12 died.", "That day", None, None),
        ("Guns fired on 31 August. Two days later 12 died.", "Two days later", None, None),  # not after the text
        ("War began in April 2039. Since then 12 died.", "Since then", date(2039, 4, 1), CHANGED),
        ("It was long ago. Since then 12 died.", "Since then", None, CHANGED),
        ("On 21 August the Front said it had killed 12 overnight.", "overnight", date(2041, 8, 20), date(2041, 8, 21)),
        ("It rained on 21 August. Overnight 12 died.", "Overnight", date(2041, 8, 31), CHANGED),
        ("On 21 August it rained. The Front said 12 died overnight.", "overnight", date(2041, 8, 31), CHANGED),
        (
            "The war since launching a raid in 2039 took 12.",
            "since launching a raid in 2039",
            date(2039, 1, 1),
            CHANGED,
        ),
        (
            "The war since fighting broke out in 2039 took 12.",
            "since fighting broke out in 2039",
            date(2039, 1, 1),
            CHANGED,
        ),
    ],
)
def test_news_counts_on_from_the_day_told_shortly_before(
    text: str, words: str, begins: date | None, ends: date | None
) -> None:
    found = {t.words.text: t.period for t in times(text, CHANGED, None)}
    period = found[words]
    assert ((period.start, period.end) if period else (None, None)) == (begins, ends)


def test_days_under_a_heading_with_a_past_year_are_of_that_year() -> None:
    text = """## 2034
 * On 4 April shells fell. The next day it was quiet.

## 2035
On 3 February the mill burned.

### Later
On 5 February the bridge fell.
"""
    found = days(text, "List of raids")
    assert found["On 4 April"] == date(2034, 4, 4)
    assert found["The next day"] == date(2034, 4, 5)
    assert found["On 3 February"] == date(2035, 2, 3)
    assert found["On 5 February"] == date(2035, 2, 5)


@pytest.mark.parametrize(
    "text",
    [
        "## 2041\n\nOn 4 April shells fell.",  # this year
        "## From 2034 to 2036\n\nOn 4 April shells fell.",  # no one year
        "In 2034 it began.\n\nOn 4 April shells fell.",  # no heading
        "#2034 is what they wrote.\n\nOn 4 April shells fell.",
    ],
)
def test_other_headings_date_nothing(text: str) -> None:
    assert days(text)["On 4 April"] == date(2041, 4, 4)


def test_a_day_after_the_day_of_a_raid_is_counted_from_the_raid() -> None:
    text = "On 23 February 2035 it began. After a raid on 1 March the mill fell. On 2 March the town fell."
    found = days(text, "Offensive at Qasr Amun (2035)")
    assert found["On 2 March"] == date(2035, 3, 2)


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (HISTORY, None, True),
        (NEWS, None, False),
        ("It fell on 3 March 2034. In 2035 it was retaken.", None, False),
        ("It fell on 3 March 2034. In 2035 it was retaken.", "Siege of Qasr Amun (2034)", True),
        ("It fell on 3 August 2041. In 2035 and in 2036 it had held out.", None, False),
        ("No time is told here.", "Siege of Qasr Amun (2034)", False),
        ("On 9 November shells fell. On 12 November it was retaken.", "2034 Qasr Amun offensive", True),
        ("On 9 August shells fell. On 12 August it was retaken.", "2034 Qasr Amun offensive", False),
        ("On 29 August the court heard of the 2034 strike.", "2034 Qasr Amun strike: trial opens", False),
        ("On Monday flowers were laid; on 3 November shells fell.", "2034 Qasr Amun offensive remembered", False),
        ("On 3 October 2034 it fell. On 9 November the bridge fell, on 12 November the mill.", None, True),
        ("On 3 October 2034 it fell. On 9 August the bridge fell, on 12 August the mill.", None, False),
        ("Since 7 October shells fall. On 7 October 2040 it began. On 12 August it was hit.", None, False),
        ("On 9 November shells fell. On 12 November and 15 December it burned.", None, False),
    ],
)
def test_a_history_tells_of_several_past_years_and_of_no_weekday(text: str, title: str | None, expected: bool) -> None:
    assert is_history(read_times(text, CHANGED), CHANGED, title) is expected
