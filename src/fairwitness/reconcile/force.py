"""What is in force when (rule 6): of each origin what it said last, until it says otherwise, denies or corrects it.

A report without a date counts as said before everything dated: on ``UNDATED``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from fairwitness.interval import interval_of, meet
from fairwitness.model import Account, Matter
from fairwitness.origins import independent

UNDATED = date.min
FOREVER = date.max
COMPARABLE_DAYS = 7


@dataclass(frozen=True, slots=True)
class Days:
    """From the first day on which an account is in force to the day on which it no longer is."""

    first: date
    until: date

    def meets(self, other: Days) -> bool:
        """Are both in force on some day?"""
        return max(self.first, other.first) < min(self.until, other.until)


def day_of(account: Account) -> date:
    """The day an account was said."""
    return account.said or UNDATED


def by_matter(accounts: Iterable[Account]) -> dict[str, list[Account]]:
    """Accounts by the id of their matter, each list by day."""
    found: dict[str, list[Account]] = defaultdict(list)
    for a in sorted(accounts, key=lambda a: (a.matter.id, day_of(a), a.origin.name, a.id)):
        found[a.matter.id].append(a)
    return found


def in_force(accounts: Iterable[Account]) -> dict[str, Days]:
    """The days on which each account is in force; past claims and those taken back at once never are."""
    origins: dict[tuple[str, str, str], list[Account]] = defaultdict(list)
    for a in accounts:
        if not a.past and (a.corrected_by is None or _taken_back(a) > day_of(a)):
            origins[a.matter.id, a.origin.type, a.origin.name].append(a)
    found: dict[str, Days] = {}
    for said in origins.values():
        found |= _of_origin(sorted(said, key=lambda a: (day_of(a), a.id)))
    return found


def _taken_back(account: Account) -> date:
    """The day an account was taken back; where that is not known, it never was in force."""
    return (account.corrected_on or UNDATED) if account.corrected_by else FOREVER


def _of_origin(said: list[Account]) -> dict[str, Days]:
    asserted = [a for a in said if not a.denied]
    denied = [a for a in said if a.denied]
    found: dict[str, Days] = {}
    for one, other in ((asserted, denied), (denied, asserted)):
        for a, until in _until_the_next(one):
            ends = [until, _taken_back(a), *_withdrawn(a, other)]
            found[a.id] = Days(day_of(a), min(ends))
    return found


def _until_the_next(said: list[Account]) -> list[tuple[Account, date]]:
    days = [(day, list(group)) for day, group in groupby(said, key=day_of)]
    ends = [*(day for day, _ in days), FOREVER][1:]
    return [(a, end) for (_, group), end in zip(days, ends, strict=True) for a in group]


def _withdrawn(a: Account, other: list[Account]) -> list[date]:
    """The first later day on which the origin denies what it said (or says what it denied)."""
    own = interval_of(a.figure)
    later = (day_of(o) for o in other if day_of(o) > day_of(a) and meet(own, interval_of(o.figure)))
    return [min(later, default=FOREVER)]


def comparable(a: Account, b: Account, force: Mapping[str, Days]) -> bool:
    """May the two be set against each other: independent, in force together, of one time?"""
    if not independent(a.origin, b.origin) or not force[a.id].meets(force[b.id]):
        return False
    return (is_closed(a.matter) and is_closed(b.matter)) or said_together(a, b)


def said_together(a: Account, b: Account) -> bool:
    """Were the two said within seven days of each other, or in one report without a date?"""
    if a.said and b.said:
        return abs((a.said - b.said).days) <= COMPARABLE_DAYS
    return a.said is b.said is None and bool(_undated_reports(a) & _undated_reports(b))


def _undated_reports(a: Account) -> set[str]:
    """The reports without a date that tell of it: what one of them says was said at one time.

    In a report with a date, what was said on no known day was said at any time before it.
    """
    return {p.document_id for p in a.appearances if p.published is None}


def is_closed(matter: Matter) -> bool:
    """Is it about days that are told and over, not about a growing toll or how things stand?"""
    p = matter.period
    return p is not None and p.start is not None and p.end is not None
