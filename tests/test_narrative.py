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
    ("text", "title", "expected"),
    [
        (HISTORY, None, True),
        (NEWS, None, False),
        ("It fell on 3 March 2034. In 2035 it was retaken.", None, False),
        ("It fell on 3 March 2034. In 2035 it was retaken.", "Siege of Qasr Amun (2034)", True),
        ("It fell on 3 August 2041. In 2035 and in 2036 it had held out.", None, False),
        ("No time is told here.", "Siege of Qasr Amun (2034)", False),
    ],
)
def test_a_history_tells_of_several_past_years_and_of_no_weekday(text: str, title: str | None, expected: bool) -> None:
    assert is_history(read_times(text, CHANGED), CHANGED, title) is expected
