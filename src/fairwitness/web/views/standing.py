"""What stood when: the days on which each account of a series is in force, read off its points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fairwitness.model import Account, Point


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


def why_gone(account: Account, until: date, said: Sequence[Account]) -> str:
    """Why an account stands no longer: "corrected", "denied" or "replaced" by its own origin, or "gone".

    ``said``: the accounts of its matter.
    """
    if account.corrected_by is not None and (account.corrected_on is None or account.corrected_on <= until):
        return "corrected"
    own = [a for a in said if a.origin == account.origin and (a.said or date.min) == until and a.id != account.id]
    if any(not a.denied for a in own):
        return "replaced"
    return "denied" if own else "gone"


def beside(account: Account) -> str | None:
    """Why an account stands beside and never inside: denied, corrected, past; None for one that may be in force."""
    if account.denied:
        return "denied"
    if account.corrected_by is not None:
        return "corrected"
    return "past" if account.past else None
