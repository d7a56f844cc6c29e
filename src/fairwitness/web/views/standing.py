"""What stood when: the days on which each account of a series is in force, read off its points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fairwitness.model import Account, Origin, Point


@dataclass(frozen=True, slots=True)
class Stood:
    """From which day an account stands in its series, and until which (None: it stands on the last)."""

    since: date
    until: date | None


def stood(points: Sequence[Point]) -> Mapping[str, Stood]:
    """For each account of these points, in their order, when it stood; one that came back has its last stretch."""
    found: dict[str, Stood] = {}
    before: frozenset[str] = frozenset()
    for point in points:
        now = frozenset(point.accounts)
        for i in before - now:
            found[i] = Stood(found[i].since, point.on)
        for i in point.accounts:
            if i not in before:
                found[i] = Stood(point.on, None)
        before = now
    return found


def why_gone(account: Account, until: date, own: Sequence[Account]) -> str:
    """Why an account stands no longer: "corrected", "denied" or "replaced" by its own origin, or "gone".

    ``own``: what its origin said of its matter.
    """
    if account.corrected_by is not None and (account.corrected_on is None or account.corrected_on <= until):
        return "corrected"
    then = [a for a in own if (a.said or date.min) == until and a.id != account.id]
    if any(not a.denied for a in then):
        return "replaced"
    return "denied" if then else "gone"


def by_origin(said: Iterable[Account]) -> Mapping[Origin, Sequence[Account]]:
    """What each origin said, in the order given."""
    found: dict[Origin, list[Account]] = {}
    for a in said:
        found.setdefault(a.origin, []).append(a)
    return found


def beside(account: Account) -> str | None:
    """Why an account stands beside and never inside: denied, corrected, past; None for one that may be in force."""
    if account.denied:
        return "denied"
    if account.corrected_by is not None:
        return "corrected"
    return "past" if account.past else None
