"""What people merged or took apart is made anew together: the blocks and towns that judgements bind to one another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from fairwitness import codec
from fairwitness.reconcile.sayings import Saying
from fairwitness.store import Upkeep
from fairwitness.store import schema as t
from fairwitness.upkeep.judged import Decided

K = TypeVar("K")
# A key (a block, a town) with days.
Spot = tuple[int, int, int]


def blocks_bound(
    book: Upkeep, decided: Decided, families: Collection[str], touched: dict[int, set[tuple[int, int]]]
) -> list[int]:
    """Touch the blocks of what was judged, and of what is bound to a block that is touched; gives those bound."""
    before = {row.claim_id: row for row in book.rows(t.pinned, "claim_id", decided.pinned)}
    said_anew = {row.document_id for row in book.rows(t.texts, "home", families, "document_id")}
    wanted = {c for c in decided.pinned if c not in before or before[c].document_id in said_anew}
    _forget_but(book, decided.pinned)
    if wanted:
        _put(book, wanted)
    rows = book.rows(t.pinned, "claim_id", decided.pinned) if wanted else list(before.values())
    spots = {row.claim_id: (row.block, row.first, row.last) for row in rows}
    was = {claim: (row.block, row.first, row.last) for claim, row in before.items()}
    changed = [at[claim] for at in (was, spots) for claim in sorted(decided.claims) if claim in at]
    _touch(touched, changed)
    for block, first, last in _said_by(book, decided.origins):
        touched[block].add((first, last))
    # Also where a claim was said before: what it was merged with there stands for itself again.
    groups = ([at[c] for at in (was, spots) for c in j.claims if c in at] for j in decided.accounts)
    return bound([changed, *groups], touched)


def bound(groups: Iterable[list[Spot]], touched: dict[int, set[tuple[int, int]]]) -> list[int]:
    """Touch whole groups of which anything is touched, as long as that touches more; the keys of all of these."""
    left, found = [g for g in groups if g], dict[int, None]()
    while now := [g for g in left if any(key in touched for key, _, _ in g)]:
        left = [g for g in left if g not in now]
        for group in now:
            _touch(touched, group)
            found.update(dict.fromkeys(key for key, _, _ in group))
    return list(found)


def _touch(touched: dict[int, set[tuple[int, int]]], spots: Iterable[Spot]) -> None:
    for key, first, last in spots:
        touched[key].add((first, last))


def _forget_but(book: Upkeep, pinned: Collection[str]) -> None:
    """Forget what is pinned no longer: where it is said may change, and nobody would look it up anew."""
    kept = set(book.connection.execute(t.pinned.select().with_only_columns(t.pinned.c.claim_id)).scalars())
    book.drop(t.pinned, "claim_id", kept - set(pinned))


def _put(book: Upkeep, claims: Collection[str]) -> None:
    """Look up anew where these claims are said."""
    book.drop(t.pinned, "claim_id", claims)
    documents = {row.id: row.document_id for row in book.rows(t.claims, "id", claims, "id", "document_id")}
    homes = {row.home for row in book.rows(t.texts, "document_id", documents.values(), "home")}
    rows = {}
    for row in book.rows(t.sayings, "family", homes, "block", "first", "last", "record"):
        for telling in codec.loads(Saying, row.record).tellings:
            claim = telling.claim.id
            if claim in claims:
                at = {"block": row.block, "first": row.first, "last": row.last}
                rows[claim] = {"claim_id": claim, "document_id": telling.report.id, **at}
    book.put(t.pinned, list(rows.values()))


def _said_by(book: Upkeep, origins: Collection[str]) -> Iterable[Spot]:
    """Where anything is said by these origins."""
    return ((r.block, r.first, r.last) for r in book.rows(t.sayings, "origin", origins, "block", "first", "last"))


def parts_with(first: Collection[K], touched: Mapping[K, object], size: int) -> Iterable[list[K]]:
    """Touched keys in parts: those bound to one another all in the first."""
    together = [key for key in first if key in touched]
    if together:
        yield together
    bound_keys = frozenset(together)
    rest = sorted(key for key in touched if key not in bound_keys)  # type: ignore[type-var]
    yield from (rest[i : i + size] for i in range(0, len(rest), size))
