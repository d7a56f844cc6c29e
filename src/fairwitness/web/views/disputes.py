"""What sources dispute: the list, and each dispute with both accounts side by side, in their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from fairwitness.interval import interval_of
from fairwitness.model import Account, Dispute, Interval, Place, Series
from fairwitness.web.library import Library, PlaceTold, Wanted
from fairwitness.web.views.series import Said
from fairwitness.web.views.words import all_words

_WORDS = 12  # appearances of one account that are shown


@dataclass(frozen=True, slots=True)
class DisputeTold:
    """A dispute with its two accounts."""

    dispute: Dispute
    sides: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Disputes:
    """A part of the list."""

    on: date | None
    wanted: Wanted
    place: Place | None
    rows: tuple[DisputeTold, ...]
    total: int
    places: tuple[PlaceTold, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One account of a dispute: its interval, its words in reports (``more``: how many are not shown), its series."""

    account: Account
    interval: Interval | None
    said: tuple[Said, ...]
    more: int
    series: Series | None


@dataclass(frozen=True, slots=True)
class DisputePage:
    """Both sides, and the other disputes in which either of them stands."""

    dispute: Dispute
    sides: tuple[Side, ...]
    others: tuple[Dispute, ...]

    @property
    def top(self) -> Decimal | None:
        """The largest number that either side tells, for drawing both to one measure; None where none does."""
        ends = (n for s in self.sides if s.interval for n in (s.interval.low, s.interval.best, s.interval.high))
        return max((n for n in ends if n is not None), default=None)


def disputes(library: Library, wanted: Wanted) -> Disputes:
    """The disputes that are wanted, as of ``wanted.on`` (else the last day told), the latest first."""
    on = wanted.on or library.days()[1]
    part = library.disputes(replace(wanted, on=on))
    rows = with_sides(library, part.rows)
    told = tuple(p for p in library.places(Wanted(on=on, limit=300)).rows if p.disputed)
    place = library.place(wanted.place) if wanted.place else None
    return Disputes(on, wanted, place, rows, part.total, told)


def with_sides(library: Library, disputes: Iterable[Dispute]) -> tuple[DisputeTold, ...]:
    """Disputes with their accounts, looked up together."""
    told = tuple(disputes)
    known = {a.id: a for a in library.accounts(dict.fromkeys(i for d in told for i in d.accounts))}
    return tuple(DisputeTold(d, tuple(known[i] for i in d.accounts if i in known)) for d in told)


def dispute_page(library: Library, dispute: Dispute) -> DisputePage:
    """The page of one dispute."""
    sides = tuple(_side(library, a) for a in library.accounts(dispute.accounts))
    others = tuple(d for d in library.disputes_of(dispute.accounts) if d.id != dispute.id)
    return DisputePage(dispute, sides, others)


def _side(library: Library, account: Account) -> Side:
    said = all_words(library, account, _WORDS)
    value = interval_of(account.figure) if account.figure else None
    return Side(account, value, said, len(account.appearances) - len(said), library.series_of(account.matter.id))
