"""Bodies that fight, rule or are fought: what they are said to do, what is done to them, what they hold and say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from fairwitness.model import Actor
from fairwitness.vocab.actors import actor_named
from fairwitness.web.library import ActorTold, Library, SeriesOn, SourceTold, Wanted
from fairwitness.web.views.control import PlaceHeld, by_place

_HELD = 40
_SOURCES = 40


@dataclass(frozen=True, slots=True)
class Actors:
    """A part of the list."""

    on: date | None
    wanted: Wanted
    rows: tuple[ActorTold, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ActorPage:
    """A body. ``known``: as the registry has it; ``sources``: who speaks for it."""

    told: ActorTold
    known: Actor | None
    on: date | None
    wanted: Wanted
    series: tuple[SeriesOn, ...]
    total: int
    held: tuple[PlaceHeld, ...]
    states: int
    sources: tuple[SourceTold, ...]


def actors(library: Library, wanted: Wanted) -> Actors:
    """The bodies of which anything is told by ``wanted.on`` (else the last day told)."""
    on = wanted.on or library.days()[1]
    part = library.actors(replace(wanted, on=on))
    return Actors(on, wanted, part.rows, part.total)


def actor_page(library: Library, told: ActorTold, wanted: Wanted) -> ActorPage:
    """The page of one body as of ``wanted.on`` (else the last day told)."""
    on = wanted.on or library.days()[1]
    series = library.series(replace(wanted, on=on, actor=told.name))
    states = library.states(Wanted(on=on, actor=told.name, limit=_HELD))
    known = actor_named(told.name)
    spoken = library.sources(Wanted(words=told.name, limit=_SOURCES)).rows
    return ActorPage(
        told=told,
        known=known if known and known.name == told.name else None,
        on=on,
        wanted=wanted,
        series=series.rows,
        total=series.total,
        held=by_place(library, states.rows),
        states=states.total,
        sources=tuple(s for s in spoken if told.name in (s.origin.name, s.origin.parent)),
    )
