"""What a report is about: the part of a picture that was said by a day, of what was asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from fairwitness.errors import UsageError
from fairwitness.model import Account, Document, Incident, Place, Series, State
from fairwitness.publish.picture import Picture
from fairwitness.vocab.names import name_key

_Told = TypeVar("_Told", Incident, State)
# A part of a town, or what stands in it, may be known by the town's name alone.
_PARTS = frozenset({"site", "neighbourhood", "near_town"})


@dataclass(frozen=True, slots=True)
class Scope:
    """As of a day, with what changed since another, about a place (its name or id), so many lines a section.

    Without a day: the last one told in the documents; without a second: seven days before; ``limit`` 0: every line.
    ``public``: the picture is the public one.
    """

    on: date | None = None
    since: date | None = None
    place: str | None = None
    limit: int = 25
    public: bool = False


def by(day: date | None, on: date | None) -> bool:
    """Whether a day is no later than another; one that is not known never is."""
    return day is None or on is None or day <= on


def scoped(picture: Picture, on: date | None, asked: str | None) -> tuple[Picture, tuple[str, ...]]:
    """The picture with only what was said by that day about the place; and the names that were taken for it.

    UsageError where nothing is told of such a place.
    """
    if asked is None:
        return _cut_to(picture, on, lambda _account: True), ()
    taken = _places(picture, on, asked)
    if not taken:
        raise UsageError(
            f"no claim is about a place called {asked!r} by then; fairwitness series lists the places by name"
        )
    ids, names = {p.id for p in taken}, {p.name for p in taken}

    def about(account: Account) -> bool:
        where = account.matter.place
        return where is not None and (where.id in ids or not names.isdisjoint(where.within))

    cut = _cut_to(picture, on, about)
    telling = {p.report for a in cut.accounts for p in a.appearances}
    documents = tuple(d for d in cut.documents if d.id in telling)
    return replace(cut, documents=documents, problems=(), statements=()), tuple(sorted(names))


def _cut_to(picture: Picture, on: date | None, about: Callable[[Account], bool]) -> Picture:
    kept = {a.id for a in picture.accounts if by(a.said, on) and about(a)}
    return replace(
        picture,
        accounts=tuple(a for a in picture.accounts if a.id in kept),
        series=tuple(c for s in picture.series if (c := _cut(s, on, kept)).points and c.points[-1].accounts),
        disputes=tuple(d for d in picture.disputes if kept.issuperset(d.accounts)),
        states=tuple(_told_of_by((s for s in picture.states if by(s.since, on)), kept)),
        incidents=tuple(_told_of_by(picture.incidents, kept)),
    )


def _told_of_by(found: Iterable[_Told], kept: Set[str]) -> Iterator[_Told]:
    """The states or incidents of which accounts that are kept tell, with these alone."""
    for one in found:
        if told := tuple(a for a in one.accounts if a in kept):
            yield replace(one, accounts=told)


def _cut(series: Series, on: date | None, kept: set[str]) -> Series:
    return replace(series, points=tuple(p for p in series.points if by(p.on, on) and kept.issuperset(p.accounts)))


def heard(picture: Picture, on: date | None) -> tuple[Document, ...]:
    """The documents published by a day."""
    return tuple(d for d in picture.documents if by(d.published, on))


# -- which places a name or an id stands for --------------------------------------------------------------------------


def _places(picture: Picture, on: date | None, asked: str) -> tuple[Place, ...]:
    """The place with that id; else those with that name and the parts of a town called after it; else those like it."""
    known = {p.id: p for p in _told_of(picture, on)}
    if asked in known:
        return (known[asked],)
    named = [p for p in known.values() if _is_named(p, asked)]
    if named:
        words = re.compile(rf"\b{re.escape(asked.split(',')[0].strip())}\b", re.IGNORECASE)
        parts = [p for p in known.values() if p.precision in _PARTS and words.search(p.name)]
        return tuple({p.id: p for p in (*named, *parts)}.values())
    return tuple(p for p in known.values() if asked.strip() and asked.casefold() in p.name.casefold())


def _told_of(picture: Picture, on: date | None) -> Iterator[Place]:
    """The places of the accounts, and what holds them, of which only the name is known."""
    for a in picture.accounts:
        where = a.matter.place
        if where is not None and by(a.said, on):
            yield from (Place(f"held by {name}", name, "", "none") for name in where.within)
            yield where


def _is_named(place: Place, asked: str) -> bool:
    names = (place.name, place.name.split(",")[0], *place.other_names)
    key = name_key(asked)
    return any(n.casefold() == asked.casefold() or (key and name_key(n) == key) for n in names)
