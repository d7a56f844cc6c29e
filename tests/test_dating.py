"""The day of what is told, where words of time beside it date something else. All bodies and places are invented."""

from __future__ import annotations

from datetime import date

import pytest

from fairwitness.extract.learned.dating import dated
from fairwitness.extract.learned.sure_kinds import sure_deed, sure_kind
from fairwitness.extract.times.narrative import times
from fairwitness.model import Span

DAY = date(2021, 3, 4)  # a Thursday


def read(text: str, told: str, kind: str = "killed") -> tuple[str, str] | None:
    """The words and the first day of the time that dates what is told, where the first time of the text was chosen."""
    start = text.index(told)
    found = dated(times(text, DAY, None)[0], kind, Span(start, start + len(told), told), text, DAY)
    if found is None:
        return None
    assert text[found.words.start : found.words.end] == found.words.text
    return found.words.text, str(found.period.start if found.period else None)


@pytest.mark.parametrize(
    ("text", "told", "wanted"),
    [
        # the day of an event within words that tell what came after it
        ("Nor is on guard since last year's militia-led raids that killed 12.", "12", ("last year's", "2020-01-01")),
        ("Nor is on guard since July, when raiders killed 12.", "12", ("July", "2020-07-01")),
        ("He left after a raid late Monday killed six clerks.", "six", ("late Monday", "2021-03-01")),
        ("Raiders have killed 12 men since July.", "12", ("since July", "2020-07-01")),
        ("Since July raiders have killed 12 men.", "12", ("Since July", "2020-07-01")),
        # what was done was not done later
        ("Police will look into Monday's blast that killed 12.", "12", ("Monday's", "2021-03-01")),
        ("The rebels will free the two clerks on Saturday.", "two", None),
        ("Raiders killed 12 men on Monday.", "12", ("on Monday", "2021-03-01")),
        ("Police arrested six men in connection with last week's blast.", "six", ("last week's", "2021-02-22")),
        # papers that ended a war
        ("The 1995 accord ended a war that killed 12,000.", "12,000", None),
        ("The 1995 war killed 12,000.", "12,000", ("1995", "1995-01-01")),
    ],
)
def test_the_day_of_what_is_told(text: str, told: str, wanted: tuple[str, str] | None) -> None:
    assert read(text, told) == wanted


def test_the_day_on_which_those_freed_were_taken_is_not_that_of_their_release() -> None:
    text = "Guards freed six clerks kidnapped near Nor two weeks ago."
    assert read(text, "six", "other") is None
    assert read(text, "six", "abducted") is not None


def test_who_is_held_for_a_deed_was_not_held_on_its_day() -> None:
    text = "Police arrested six men in connection with last week's blast."
    assert read(text, "six", "detained") is None
    text = "Police arrested six men last week in connection with a blast."
    assert read(text, "six", "detained") == ("last week", "2021-02-22")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They fled since clashes began more than a week ago.", "since clashes began more than a week ago"),
        ("They are on guard since last year's militia-led raids in Nor.", "since last year's militia-led raids"),
        ("They fled since Saturday's assault.", "since Saturday's assault"),
        ("They fled since last year's al-Amun-linked raids in Nor.", "since last year's al-Amun-linked raids"),
    ],
)
def test_words_of_time_are_read_to_their_end(text: str, words: str) -> None:
    assert times(text, DAY, None)[0].words.text == words


@pytest.mark.parametrize(
    ("text", "told", "kind", "wanted"),
    [
        ("Police seized 105 tons of marijuana in Nor.", "105", "other", None),
        ("Police seized 12 bags of raw opium in Nor.", "12", "other", None),
        ("Police seized 105 rifles in Nor.", "105", "other", "other"),
        ("Drugs killed 12 men in Nor.", "12", "killed", "killed"),
        ("Three of the five hostages got away.", "five", "other", "abducted"),
        ("Three of its nine prisoners got away.", "nine", "other", "detained"),
        ("Guards freed five hostages.", "five", "other", "other"),
    ],
)
def test_what_a_number_of_things_or_captives_tells(text: str, told: str, kind: str, wanted: str | None) -> None:
    start = text.index(told)
    assert sure_kind(kind, Span(start, start + len(told), told), Span(0, len(text), text)) == wanted


def test_a_bomb_attack_is_a_bombing() -> None:
    for text, wanted in (("A car bomb attack in Nor", "bombing"), ("A gun attack in Nor", "attack")):
        at = text.index("attack")
        assert sure_deed("attack", Span(at, at + 6, "attack"), Span(0, len(text), text)) == wanted
