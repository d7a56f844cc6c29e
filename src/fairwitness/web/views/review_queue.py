"""What waits to be looked at, the most worth first, each with why it stands there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from fairwitness.model import Account, Claim, Document
from fairwitness.web.library import Library, Wanted

# Of each sort of reason so many are looked through; a desk that worked these off is shown the next.
_LOOKED_AT = 90
_OF_EACH = 4  # accounts of one series
_CIVILIANS = ("civilians", "children", "women", "women_and_children", "health_workers", "aid_workers", "journalists")
_LOW, _MANY = 0.6, 3
WORTH = {"disputed": 4, "civilians": 2, "low": 2, "many": 1, "unplaced": 1, "case": 3}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that stands for an account, and why it is worth a look."""

    claim: Claim
    document: Document
    account: Account
    reasons: tuple[str, ...]
    reports: int

    @property
    def worth(self) -> int:
        """How much it is worth a look, against others."""
        return sum(WORTH[r] for r in self.reasons)


def waiting(library: Library, wanted: Wanted, reason: str | None = None) -> tuple[Waiting, ...]:
    """The claims nobody judged yet, the most worth first; ``reason``: only those that stand there for it."""
    reasons = _reasons(library, replace(wanted, limit=_LOOKED_AT, offset=0))
    accounts = {a.id: a for a in library.accounts(reasons)}
    claims = {c.id: c for c in library.claims(a.appearances[0].claim_id for a in accounts.values() if a.appearances)}
    verdicts = library.verdicts(claims)
    documents = {d.id: d for d in library.documents_by(dict.fromkeys(c.document_id for c in claims.values()))}
    found = []
    for i, a in accounts.items():
        claim = claims.get(a.appearances[0].claim_id)
        if claim is None or claim.id in verdicts:
            continue
        document = documents.get(claim.document_id)
        if document is not None:
            reports = len({p.report for p in a.appearances})
            found.append(Waiting(claim, document, a, _also(reasons[i], claim, a, reports), reports))
    told = (w for w in found if w.reasons and (reason is None or reason in w.reasons))
    return tuple(sorted(told, key=lambda w: (-w.worth, -w.reports, w.claim.id)))


def _reasons(library: Library, wanted: Wanted) -> dict[str, set[str]]:
    """The accounts that are looked at, by their ids, with what is known of each by where it was found."""
    found: dict[str, set[str]] = defaultdict(set)
    for d in library.disputes(wanted).rows:
        for i in d.accounts:
            found[i].add("disputed")
    for told in library.series(wanted).rows:
        for i in told.point.accounts[:_OF_EACH]:
            found[i] |= {"disputed"} if told.point.disputed else set()
    for group in _CIVILIANS if wanted.group is None else ():
        for told in library.series(replace(wanted, group=group, limit=_LOOKED_AT // 5)).rows:
            for i in told.point.accounts[:_OF_EACH]:
                found[i] |= set()
    return found


def _also(known: Iterable[str], claim: Claim, account: Account, reports: int) -> tuple[str, ...]:
    of_civilians = account.matter.group in _CIVILIANS
    place = account.matter.place
    more = {
        "low": claim.score < _LOW,
        "many": reports >= _MANY,
        "civilians": of_civilians,
        "unplaced": place is not None and place.precision == "none",
    }
    told = {*known, *(reason for reason, is_so in more.items() if is_so)}
    return tuple(r for r in WORTH if r in told)


def beside(queue: tuple[Waiting, ...], claim_id: str) -> tuple[str | None, str | None]:
    """The claims before and after one in the queue; for one that is not in it the first comes next."""
    ids = [w.claim.id for w in queue]
    if claim_id not in ids:
        return None, next(iter(ids), None)
    at = ids.index(claim_id)
    return ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None
