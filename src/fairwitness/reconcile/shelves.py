"""Shelves: where sayings and accounts are found again, so that a new one is set beside its neighbours alone.

Each rule compares only what stands under one key (a number made of words) and near in days. The keys here are those of
the rules themselves; a casebook keeps them beside its records (store), and nothing is decided by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from fairwitness.interval import interval_of
from fairwitness.model import Account
from fairwitness.reconcile.control import word_or_share
from fairwitness.reconcile.force import COMPARABLE_DAYS, UNDATED, day_of
from fairwitness.reconcile.incidents import event_of
from fairwitness.reconcile.matter import reach_of, tag_of
from fairwitness.reconcile.related import (
    as_whole,
    called,
    counts,
    days_of,
    denied_as,
    is_unspecific,
    narrower,
    places_of,
    tells,
    wholes_of,
)
from fairwitness.reconcile.sayings import Saying

ALWAYS = (0, 4_000_000)  # days that hold every day of the calendar


@dataclass(frozen=True, slots=True)
class Spot:
    """A key and days (ordinals, both inside). What shares no day under its key, also through others, is apart."""

    key: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Shelved:
    """Where an account stands: under a key, by the day said, by the days told of (None: not to the day), by its figure.

    ``size``: the lower end of a part, the upper end of a whole.
    """

    key: int
    said: int
    first: int | None = None
    last: int | None = None
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: accounts under keys said within days, or about one of some days; with a figure so large."""

    keys: tuple[int, ...]
    said: tuple[tuple[int, int], ...] = ()
    about: tuple[int, int] | None = None
    least: float | None = None
    most: float | None = None


def number(*parts: str | None) -> int:
    """A number of 62 bits for some words; "" counts as nothing."""
    words = "\x1f".join(p or "" for p in parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(words, digest_size=8).digest(), "big") >> 2


def block_of(s: Saying) -> Spot:
    """The block of a saying: sayings of two blocks, or of days that nothing joins, are never of one matter."""
    a = s.about
    place = a.place.id if a.place else None
    reach = reach_of(a, s.said)
    key = number("block", a.kind, a.basis, a.unit, a.per, place, a.group, a.thing, a.side, tag_of(s))
    return Spot(key, *((reach.first, reach.last) if reach else ALWAYS))


# -- where accounts stand ----------------------------------------------------------------------------------------------


def shelved(a: Account) -> Iterator[Shelved]:
    """Every place where an account is found."""
    said, days = day_of(a).toordinal(), days_of(a.matter.period) or (None, None)
    if a.matter.place is not None:
        if tells(a):
            yield Shelved(scene("told", a), said, *days)
        if is_unspecific(a):
            yield Shelved(scene("denial", a), said, *days)
    if place := holding(a):
        yield Shelved(place, said)
    if town := town_of(a):
        yield Shelved(town.key, said, town.first, town.last)
    if counts(a):
        yield from _as_part_and_whole(a, said)


def scene(what: str, a: Account) -> int:
    """The key of one kind of thing at one place: what is "told" of it, or each "denial" of it without a number."""
    return number(what, denied_as(a.matter.kind), a.matter.place.id if a.matter.place else None)


def holding(a: Account) -> int | None:
    """The key of the place of which it says who holds it, or how much of it."""
    word = word_or_share(a)
    return number("holds", word.place.id) if word else None


def town_of(a: Account) -> Spot | None:
    """The town and the days of the one occurrence that it tells of."""
    event = event_of([a])
    return Spot(number("town", event.town), event.first, event.last) if event else None


def _as_part_and_whole(a: Account, said: int) -> Iterator[Shelved]:
    m, i = a.matter, interval_of(a.figure)
    days = days_of(m.period) if m.basis == "event" else None
    if i.low is not None:
        start = days[0] if days else None
        for place in places_of(m.place):
            yield Shelved(number("part", m.kind, m.unit, place, m.group), said, start, start, float(i.low))
    if i.high is not None and (days or m.basis != "event"):
        first, last = days or (None, None)
        for place in called(m.place):
            key = number("whole", m.kind, m.unit, place, m.group, m.basis)
            yield Shelved(key, said, first, last, float(i.high))


# -- what each is set beside -------------------------------------------------------------------------------------------


def told_against(denial: Account) -> list[Asked]:
    """Where a denial without a figure finds what it may go against; of the same days, or said near it."""
    keys, days = (scene("told", denial),), days_of(denial.matter.period)
    return [Asked(keys, said=(_near(denial), _UNDATED)), *([Asked(keys, about=days)] if days else [])]


def denials_of(a: Account) -> list[Asked]:
    """Where an account finds the denials that may go against it."""
    keys, near = (scene("denial", a),), _near(a) if a.said else ALWAYS
    days = days_of(a.matter.period)
    return [Asked(keys, said=(near,)), *([Asked(keys, about=days)] if days else [])]


def wholes_above(part: Account) -> list[Asked]:
    """Where a part finds the wholes with which it is compared, if their figure is no larger."""
    if not counts(part) or (low := interval_of(part.figure).low) is None:
        return []
    dated: list[int] = []
    told: list[int] = []
    day = 0
    for (kind, unit, place, group), when in wholes_of(part):
        if isinstance(when, int):
            day = when
            dated.append(number("whole", kind, unit, place, group, "event"))
        else:
            told.append(number("whole", kind, unit, place, group, when))
    found = Asked(tuple(told), said=(_near(part), _UNDATED), most=float(low))
    return [found, *([Asked(tuple(dated), about=(day, day), most=float(low))] if dated else [])]


def parts_of(whole: Account) -> list[Asked]:
    """Where a whole finds the parts with which it is compared, if their figure is no smaller."""
    if not counts(whole) or (high := interval_of(whole.figure).high) is None or not as_whole(whole):
        return []
    m = whole.matter
    groups = (m.group, *narrower(m.group))
    keys = tuple(number("part", m.kind, m.unit, place, g) for place in called(m.place) for g in groups)
    if m.basis == "event":
        return [Asked(keys, about=days_of(m.period), least=float(high))]
    return [Asked(keys, said=(_near(whole) if whole.said else ALWAYS,), least=float(high))]


_UNDATED = (UNDATED.toordinal(), UNDATED.toordinal())


def _near(a: Account) -> tuple[int, int]:
    day = day_of(a).toordinal()
    return day - COMPARABLE_DAYS, day + COMPARABLE_DAYS


# -- what hangs together through days ----------------------------------------------------------------------------------


def joined(spans: Iterable[tuple[int, int]], touched: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of days that spans fill together, each through days that two share, where one was touched.

    >>> joined([(1, 3), (3, 5), (7, 8), (20, 21)], [(5, 5), (21, 30)])
    [(1, 5), (20, 30)]
    """
    wanted = set(touched)
    found: list[tuple[int, int, bool]] = []
    for first, last in sorted({*spans, *wanted}):
        is_wanted = (first, last) in wanted
        if found and first <= found[-1][1]:
            begun = found.pop()
            found.append((begun[0], max(begun[1], last), begun[2] or is_wanted))
        else:
            found.append((first, last, is_wanted))
    return [(first, last) for first, last, is_wanted in found if is_wanted]
