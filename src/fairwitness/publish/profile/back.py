"""The way back from what the public sees to the records of the casebook: for its owner alone.

Public ids are made anew where one's own hash what is withheld. Documents and claims are known by how they were made;
everything else by the claims that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fairwitness.errors import UsageError
from fairwitness.model import Dispute, Incident, State, identity
from fairwitness.publish.picture import Picture

Resting = Dispute | Incident | State


@dataclass(frozen=True, slots=True)
class Shown:
    """What the public sees, and the ids in the casebook of its documents and claims, by their public ones."""

    picture: Picture
    documents: Mapping[str, str]
    claims: Mapping[str, str]


def own_id(shown: Shown, inside: Picture, wanted: str) -> str:
    """The id in the casebook of the record whose public id begins so; UsageError if there is none, or more than one."""
    beginning = wanted.strip().lower()
    found = dict(_found(shown, inside, beginning)) if beginning else {}
    if not found:
        raise UsageError(
            f"no record that the public sees has an id that begins with {wanted!r}; give the same --embargo that the "
            "site or file was made with. What was added since may have changed it"
        )
    if len(found) > 1:
        raise UsageError(f"{len(found)} public records have an id that begins with {wanted!r}; give more of it")
    (own,) = found.values()
    return own


def _found(shown: Shown, inside: Picture, beginning: str) -> Iterator[tuple[str, str]]:
    ways = (*shown.documents.items(), *shown.claims.items(), *_resting(shown, inside, beginning))
    return ((public_id, own) for public_id, own in ways if own and public_id.startswith(beginning))


def _resting(shown: Shown, inside: Picture, beginning: str) -> Iterator[tuple[str, str | None]]:
    """What rests on claims: an account is that of its first claim, another record that with most of its accounts."""
    seen = shown.picture

    def account(public_id: str) -> str | None:
        first = seen.account_by_id[public_id].appearances[0].claim_id
        return inside.account_of_claim.get(shown.claims[first])

    def holding(records: Iterable[Resting], accounts: Iterable[str]) -> str | None:
        own = {i for a in accounts if (i := account(a))}
        best = max(records, key=lambda r: len(own.intersection(r.accounts)), default=None)
        return best.id if best and own.intersection(best.accounts) else None

    for a in seen.accounts:
        yield a.id, account(a.id)
    for s in (x for x in seen.series if x.id.startswith(beginning)):
        own = next((i for a in seen.accounts_about(s.matter.id) if (i := account(a.id))), None)
        yield s.id, identity("series", inside.account_by_id[own].matter.id) if own else None
    for records, those in (
        (seen.disputes, inside.disputes),
        (seen.incidents, inside.incidents),
        (seen.states, inside.states),
    ):
        for r in (x for x in records if x.id.startswith(beginning)):
            yield r.id, holding(those, r.accounts)
