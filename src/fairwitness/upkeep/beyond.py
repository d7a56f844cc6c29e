"""Disputes beyond one matter, kept up: denials without a figure, parts larger than wholes, two holders of one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from fairwitness.model import Account, Dispute
from fairwitness.reconcile.disputes import of_denial, of_part, of_place
from fairwitness.reconcile.force import Days
from fairwitness.reconcile.shelves import Asked, told_against, wholes_above
from fairwitness.store import Upkeep
from fairwitness.store.rows import in_parts
from fairwitness.upkeep.disputing import Standing, disputes_with, put_disputes
from fairwitness.upkeep.told import Changes

_AT_ONCE = 200
_Disputing = Callable[[Account, Iterable[Account], Mapping[str, Days]], list[Dispute]]


def disputes_renewed(book: Upkeep, changes: Changes) -> None:
    """Dispute anew what changed accounts deny, are denied by, are part of, have as parts, or hold; and note in the
    changes the matters whose disputes are others now.
    """
    denials = changes.denials | _found(book, changes.asked_denials)
    parts = changes.parts | _found(book, changes.asked_parts)
    other = _disputed(book, "denial", denials, (told_against, of_denial))
    changes.disputes.update(d.id for d in _disputed(book, "part", parts, (wholes_above, of_part)))
    other += _held(book, changes.places)
    other += [d for some in in_parts(changes.accounts) for d in disputes_with(book, some)]
    sides = {i for d in other for i in d.accounts}
    for some in in_parts(sides):
        changes.matters.update(a.matter.id for a in Standing(book).accounts(some))
    book.lists.relist_disputes(changes.disputes.union(d.id for d in other))


def _found(book: Upkeep, asked: Iterable[Asked]) -> set[str]:
    return {i for one in asked for i in book.accounts_at(one.keys, one.said, one.about, (one.least, one.most))}


def _disputed(
    book: Upkeep, what: str, accounts: Iterable[str], how: tuple[Callable[[Account], list[Asked]], _Disputing]
) -> list[Dispute]:
    """Set each of these accounts against what it asks for; the disputes that are new or gone."""
    other: list[Dispute] = []
    ask, dispute = how
    for some in in_parts(sorted(accounts), _AT_ONCE):
        standing, found = Standing(book), []
        for a in standing.live(some):
            beside = standing.live(sorted(_found(book, ask(a))))
            found += [(f"{what}:{a.id}", d) for d in dispute(a, beside, standing.force)]
        other += put_disputes(book, [f"{what}:{i}" for i in some], found)
    return other


def _held(book: Upkeep, places: Iterable[int]) -> list[Dispute]:
    other: list[Dispute] = []
    for place in places:
        standing = Standing(book)
        held = standing.live(book.accounts_at([place]))
        found = [(f"place:{place}", d) for d in of_place(held, standing.force)]
        other += put_disputes(book, [f"place:{place}"], found)
    return other
