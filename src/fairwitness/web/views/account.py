"""One account: what its origin says, through whom, where it appears, who disputes it, what it took back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fairwitness.interval import interval_of
from fairwitness.model import Account, Appearance, Claim, Dispute, Document, Incident, Interval, Series
from fairwitness.web.library import Library
from fairwitness.web.views.standing import beside, stood, why_gone

PAGE = 50
_LISTED = 25


@dataclass(frozen=True, slots=True)
class Shown:
    """An appearance with its document and its claim, in whose words it stands; None where they may not be shown."""

    appearance: Appearance
    claim: Claim | None
    document: Document | None


@dataclass(frozen=True, slots=True)
class Against:
    """A dispute, and the account on its other side."""

    dispute: Dispute
    other: Account | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether an account is in force: stands, replaced, denied_later, gone, never, denied, corrected or past."""

    state: str
    day: date | None


@dataclass(frozen=True, slots=True)
class AccountPage:
    """What stands on the page of an account. ``shown``: a part of its appearances, from ``offset`` on.

    ``standing`` is None where nobody gives a figure of the matter, and there is no series. ``own``: what its origin
    said of the matter besides, the earliest first; ``others``: what others said.
    """

    account: Account
    series: Series | None
    standing: Standing | None
    shown: tuple[Shown, ...]
    offset: int
    limit: int
    reports: int
    own: tuple[Account, ...]
    others: tuple[Account, ...]
    against: tuple[Against, ...]
    incidents: tuple[Incident, ...]
    corrected_by: Document | None

    @property
    def interval(self) -> Interval:
        """What the figure allows."""
        return interval_of(self.account.figure)


def account_page(library: Library, account: Account, offset: int = 0, limit: int = PAGE) -> AccountPage:
    """The page of an account; ``limit`` 0: all its appearances."""
    series = library.series_of(account.matter.id)
    said = library.accounts_about(account.matter.id)
    part = account.appearances[offset : offset + limit if limit else None]
    return AccountPage(
        account=account,
        series=series,
        standing=_standing(account, series, said) if series else None,
        shown=tuple(_shown(library, part)),
        offset=offset,
        limit=limit,
        reports=len({p.report for p in account.appearances}),
        own=tuple(a for a in said if a.origin == account.origin and a.id != account.id)[:_LISTED],
        others=tuple(a for a in said if a.origin != account.origin)[:_LISTED],
        against=tuple(_against(library, account))[:_LISTED],
        incidents=library.incidents_of([account.id])[:_LISTED],
        corrected_by=library.document(account.corrected_by) if account.corrected_by else None,
    )


def _standing(account: Account, series: Series, said: tuple[Account, ...]) -> Standing:
    aside = beside(account)
    times = stood(series.points).get(account.id)
    if aside or times is None:
        return Standing(aside or "never", account.corrected_on if aside == "corrected" else None)
    if times.until is None:
        return Standing("stands", times.since)
    why = why_gone(account, times.until, [a for a in said if a.origin == account.origin])
    return Standing("denied_later" if why == "denied" else why, times.until)


def _shown(library: Library, part: tuple[Appearance, ...]) -> Iterator[Shown]:
    claims = {c.id: c for c in library.claims([p.claim_id for p in part])}
    documents = {d.id: d for d in library.documents_by(p.document_id for p in part)}
    for p in part:
        yield Shown(p, claims.get(p.claim_id), documents.get(p.document_id))


def _against(library: Library, account: Account) -> Iterator[Against]:
    for d in library.disputes_of([account.id]):
        other = library.accounts(i for i in d.accounts if i != account.id)
        yield Against(d, other[0] if other else None)
