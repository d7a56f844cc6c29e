"""The list of series: rates, what stands, totals and events apart, since none of them may be set against another."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fairwitness.model import Place
from fairwitness.web.library import Library, Part, SeriesOn, Wanted

# In the order of the page. "": matters whose figures have no basis.
BASES = ("total", "standing", "event", "rate")
_EACH = 12
_PLACES = 300


@dataclass(frozen=True, slots=True)
class Shelf:
    """The series of one basis that are wanted, or the first of them."""

    basis: str
    part: Part[SeriesOn]


@dataclass(frozen=True, slots=True)
class SeriesList:
    """What stands on the page; ``basis``: the one basis that was asked for, with all its rows, a page at a time."""

    wanted: Wanted
    shelves: tuple[Shelf, ...]
    total: int
    places: tuple[Place, ...]


def series_list(library: Library, wanted: Wanted) -> SeriesList:
    """The series that are wanted: of one basis a page at a time, else the first of each."""
    bases = (wanted.basis,) if wanted.basis else BASES
    asked = wanted if wanted.basis else replace(wanted, limit=_EACH, offset=0)
    shelves = tuple(Shelf(b, library.series(replace(asked, basis=b))) for b in bases)
    return SeriesList(
        wanted=wanted,
        shelves=tuple(s for s in shelves if s.part.total),
        total=sum(s.part.total for s in shelves),
        places=places_to_ask(library, wanted),
    )


def places_to_ask(library: Library, wanted: Wanted) -> tuple[Place, ...]:
    """The places that a form offers, by name: those of which most is told to this day, and the one asked for."""
    told = {p.place.id: p.place for p in library.places(Wanted(limit=_PLACES)).rows}
    asked = library.place(wanted.place) if wanted.place else None
    if asked:
        told[asked.id] = asked
    return tuple(sorted(told.values(), key=lambda p: (p.name.casefold(), p.id)))
