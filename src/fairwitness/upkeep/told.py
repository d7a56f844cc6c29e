"""Sayings and accounts, kept up: family by family what is said, block by block what accounts come of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fairwitness import codec, review
from fairwitness.model import Account, Claim, Judgement, Pin, origin_id
from fairwitness.reconcile.disputes import in_matter
from fairwitness.reconcile.fold import folded, said_in_family
from fairwitness.reconcile.force import Days, by_matter, in_force
from fairwitness.reconcile.independence import Voices
from fairwitness.reconcile.related import is_unspecific
from fairwitness.reconcile.sayings import Saying
from fairwitness.reconcile.shelves import (
    Asked,
    block_of,
    denials_of,
    holding,
    joined,
    parts_of,
    shelved,
    town_of,
    wholes_above,
)
from fairwitness.store import Upkeep
from fairwitness.store import schema as t
from fairwitness.store.listed import Told
from fairwitness.store.rows import in_parts
from fairwitness.upkeep.disputing import put_disputes
from fairwitness.upkeep.pinned import parts_with

_AT_ONCE = 200
# The days touched under each key.
Touched = dict[int, set[tuple[int, int]]]


@dataclass(slots=True)
class Changes:
    """What an account that is new, other or gone may change besides: by the ids of accounts, by key, by question."""

    accounts: set[str] = field(default_factory=set)
    matters: set[str] = field(default_factory=set)
    denials: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    asked_denials: set[Asked] = field(default_factory=set)
    asked_parts: set[Asked] = field(default_factory=set)
    disputes: set[str] = field(default_factory=set)
    places: set[int] = field(default_factory=set)
    towns: Touched = field(default_factory=lambda: defaultdict(set))

    def add(self, a: Account, *, anew: bool) -> None:
        """Note an account; ``anew``: every other is noted too, so that none need be asked for."""
        self.accounts.add(a.id)
        self.matters.add(a.matter.id)
        if is_unspecific(a):
            self.denials.add(a.id)
        if wholes_above(a):
            self.parts.add(a.id)
        if (place := holding(a)) is not None:
            self.places.add(place)
        if town := town_of(a):
            self.towns[town.key].add((town.first, town.last))
        if not anew:
            self.asked_denials.update(denials_of(a) if a.matter.place else ())
            self.asked_parts.update(parts_of(a))


# -- what is said ------------------------------------------------------------------------------------------------------


def sayings_renewed(book: Upkeep, families: Iterable[str], made: Sequence[Judgement], voices: Voices) -> Touched:
    """Say anew what the documents of these families say; the blocks and days where that is not what was said before."""
    touched: Touched = defaultdict(set)
    judgements = [j for j in made if isinstance(j.about, Pin) or j.verdict in ("locate", "undo")]
    for some in in_parts(sorted(families), _AT_ONCE):
        said = book.rows(t.sayings, "family", some)
        old = {(r.family, r.block, r.first, r.last, r.record, r.origin): r.number for r in said}
        now = set(_rows(book, some, judgements, voices))
        gone, fresh = old.keys() - now, now - old.keys()
        book.drop(t.sayings, "number", [old[row] for row in gone])
        names = ("family", "block", "first", "last", "record", "origin")
        book.put(t.sayings, [dict(zip(names, row, strict=True)) for row in sorted(fresh)])
        for _, block, first, last, *_ in gone | fresh:
            touched[block].add((first, last))
    return touched


_Row = tuple[str, int, int, int, str, str]


def _rows(book: Upkeep, families: Sequence[str], judgements: Sequence[Judgement], voices: Voices) -> Iterable[_Row]:
    homes = {row.document_id: row.home for row in book.rows(t.texts, "home", families, "document_id", "home")}
    readings = defaultdict(list)
    for r in review.judged(book.readings(homes), judgements).readings:
        readings[homes[r.document.id]].append(r)
    for family, of_family in readings.items():
        for s in said_in_family(of_family, family, voices):
            spot = block_of(s)
            yield family, spot.key, spot.first, spot.last, codec.dumps(s), origin_id(s.origin)


# -- the accounts of it ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Telling:
    """By what sayings are told: voices, the accounts that people merged or split, and the blocks bound by these."""

    voices: Voices
    joins: tuple[review.Join, ...] = ()
    bound: Collection[int] = ()


def accounts_renewed(book: Upkeep, touched: Touched, told: Telling, *, anew: bool) -> Changes:
    """Fold anew the sayings of what was touched; what the accounts that came out otherwise may change besides."""
    changes = Changes()
    for blocks in parts_with(told.bound, touched, _AT_ONCE):
        stretches = _stretches(book, {block: touched[block] for block in blocks})
        old = _old_accounts(book, stretches)
        new = _new_accounts(book, stretches, told)
        _replace(book, old, new, changes, anew=anew)
    return changes


_Stretches = dict[int, list[tuple[int, int]]]


def _stretches(book: Upkeep, touched: Touched) -> _Stretches:
    """In each block the days that hang together with those touched."""
    spans: Touched = defaultdict(set)
    for row in book.rows(t.sayings, "block", touched, "block", "first", "last"):
        spans[row.block].add((row.first, row.last))
    return {block: joined(spans[block], days) for block, days in touched.items()}


def _within(row: Any, stretches: _Stretches) -> bool:
    return any(first <= row.last and row.first <= last for first, last in stretches[row.block])


@dataclass(frozen=True, slots=True)
class _Kept:
    """An account as it is kept: its line, and the days of its sayings in its block."""

    account: Account
    record: str
    block: int
    first: int
    last: int
    force: Days | None
    words: str

    def row(self) -> dict[str, Any]:
        listed = self.listed()
        days = {"first": self.first, "last": self.last, "since": listed.since, "until": listed.until}
        a = self.account
        return {"id": a.id, "matter": a.matter.id, "block": self.block, **days, "record": self.record}

    def listed(self) -> Told:
        days = (self.force.first.toordinal(), self.force.until.toordinal()) if self.force else (None, None)
        return Told(self.account, self.words, *days)


def _old_accounts(book: Upkeep, stretches: _Stretches) -> dict[str, Any]:
    found = book.rows(t.accounts, "block", stretches, "id", "block", "first", "last")
    ids = [row.id for row in found if _within(row, stretches)]
    return {row.id: row for row in book.rows(t.accounts, "id", ids)}


def _new_accounts(book: Upkeep, stretches: _Stretches, told: Telling) -> dict[str, _Kept]:
    found = book.rows(t.sayings, "block", stretches, "number", "block", "first", "last")
    rows = {row.number: row for row in found if _within(row, stretches)}
    spots, said = {}, []
    claims: dict[str, Claim] = {}
    for row in book.rows(t.sayings, "number", rows, "number", "record"):
        said.append(codec.loads(Saying, row.record))
        spots.update({x.claim.id: rows[row.number] for x in said[-1].tellings})
        claims.update({x.claim.id: x.claim for x in said[-1].tellings})
    made = folded(said, told.voices)
    if told.bound and not stretches.keys().isdisjoint(told.bound):
        made = review.accounts_as_judged(made, told.joins, claims)
    force = in_force(made)
    return {a.id: _kept(a, spots, force.get(a.id), claims[a.appearances[0].claim_id].words.text) for a in made}


def _kept(a: Account, spots: Mapping[str, Any], force: Days | None, words: str) -> _Kept:
    told = [spots[p.claim_id] for p in a.appearances]
    own = [row for row in told if row.block == told[0].block]  # what people merged may be of several
    first, last = min(row.first for row in own), max(row.last for row in own)
    return _Kept(a, codec.dumps(a), own[0].block, first, last, force, words)


def _replace(book: Upkeep, old: Mapping[str, Any], new: Mapping[str, _Kept], changes: Changes, *, anew: bool) -> None:
    """Put the accounts that came out otherwise in the place of those before, with the disputes within their matters."""
    rows = {i: kept.row() for i, kept in new.items()}
    same = {i for i in old.keys() & rows.keys() if dict(old[i]._mapping) == rows[i]}
    gone = [codec.loads(Account, old[i].record) for i in old if i not in same]
    fresh = [new[i].account for i in new if i not in same]
    book.drop(t.accounts, "id", [a.id for a in gone])
    book.drop_pairs(t.shelved, [{"key": s.key, "account_id": a.id} for a in gone for s in shelved(a)])
    book.put(t.accounts, [rows[a.id] for a in fresh])
    book.put(t.shelved, _shelf_rows(fresh))
    book.lists.replace_accounts(gone, [new[a.id].listed() for a in fresh])
    book.lists.relist_words([new[i].listed() for i in sorted(same)])
    for a in (*gone, *fresh):
        changes.add(a, anew=anew)
    matters = {a.matter.id for a in (*gone, *fresh)}
    live = [k for k in new.values() if k.force and k.account.matter.id in matters]
    force = {k.account.id: k.force for k in live if k.force}
    found = [
        (f"matter:{m}", d) for m, said in by_matter(k.account for k in live).items() for d in in_matter(said, force)
    ]
    changes.disputes.update(d.id for d in put_disputes(book, [f"matter:{m}" for m in matters], found))


def _shelf_rows(accounts: Iterable[Account]) -> list[dict[str, Any]]:
    rows = {(s.key, a.id): s for a in accounts for s in shelved(a)}
    return [
        {"key": key, "account_id": i, "said": s.said, "first": s.first, "last": s.last, "size": s.size}
        for (key, i), s in sorted(rows.items(), key=lambda row: row[0])
    ]
