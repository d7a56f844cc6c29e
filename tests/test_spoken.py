"""What a look back quotes was said then; what news quotes was said on its own day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fairwitness.codec import best_meanings
from fairwitness.model import Period, Reading, Time
from fairwitness.reconcile.spoken import Spoken
from tests.reconcile_world import MONITOR, TOWN, claim, report

PAGE = date(2031, 5, 3)


def looking_back(*days: date | None, text: str = "") -> Reading:
    """A report of 3 May 2031 with one claim of the monitor's for each day; None: no time is told."""
    made = report("Harbour Post", 3, *(claim("killed", str(n + 5), MONITOR, place=TOWN) for n, _ in enumerate(days)))
    claims = tuple(
        replace(c, when=Time(c.words, "DATE", str(day), Period(day, day)) if day else None)
        for c, day in zip(made.claims, days, strict=True)
    )
    document = replace(made.document, text=made.document.text + text)
    return replace(made, document=document, claims=claims, meanings=tuple(m for m in made.meanings if m.slot != "when"))


def said(reading: Reading) -> list[date | None]:
    spoken = Spoken(reading, best_meanings(reading.meanings))
    return [spoken.on(c) for c in reading.claims]


def test_in_a_look_back_it_was_said_on_the_days_told() -> None:
    old = [date(2024, 3, n) for n in (1, 2, 3)]
    assert said(looking_back(*old, None)) == [*old, date(2024, 3, 3)]


def test_what_stands_before_any_day_was_said_on_no_known_day() -> None:
    assert said(looking_back(None, *(date(2024, 3, n) for n in (1, 2, 3))))[0] is None


def test_news_with_history_in_it_was_said_on_its_own_day() -> None:
    old = [date(2024, 3, n) for n in (1, 2, 3)]
    assert said(looking_back(*old, None, text=" Shells fell on Monday and on Tuesday.")) == [PAGE] * 4
    assert said(looking_back(*old, date(2031, 5, 2), date(2031, 5, 1))) == [PAGE] * 5


def test_two_old_days_are_no_look_back() -> None:
    assert said(looking_back(date(2024, 3, 1), date(2024, 3, 2))) == [PAGE] * 2


def test_a_day_told_of_the_saying_stands() -> None:
    made = looking_back(date(2031, 5, 2))
    c = made.claims[0]
    told = Time(c.words, "DATE", "2031-05-01", Period(date(2031, 5, 1), date(2031, 5, 1)))
    source = replace(c.chain[0], said=told)
    assert said(replace(made, claims=(replace(c, chain=(source,)),))) == [date(2031, 5, 1)]
