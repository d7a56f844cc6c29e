"""The situation as of a day: key figures, where, who holds what, harm, health care, displacement, disputes, changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from fairwitness.model import Place
from fairwitness.vocab.protected import names_protected
from fairwitness.web.charts.plain_map import PlainMap, plain_map
from fairwitness.web.library import Counts, Library, Part, PlaceTold, SeriesOn, Wanted
from fairwitness.web.views.disputes import DisputeTold, with_sides
from fairwitness.web.views.marks import Mark, marks
from fairwitness.web.views.sectors import KINDS, PROTECTED

_KEY = 8
_LISTED = 8
_HELD = 15
_LOOKED_AT = 50  # rows looked through for those that a condition holds for, where the library has no question for it
_HEARD = 3  # accounts of each such row whose words are looked into
MAPPED = 150


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page: its rows, how many there are in all (None: not counted), and the kinds that lead to them."""

    name: str
    rows: tuple[SeriesOn, ...]
    total: int | None
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """What stands on the page; days are those told in documents, never the clock.

    ``place``, ``sector``: what the page was narrowed to. ``places``: of which most is told, to choose from;
    ``held``: those of them that somebody is said to hold, and ``states`` how many states there are in all.
    """

    on: date | None
    since: date | None
    first: date | None
    last: date | None
    place: Place | None
    sector: str | None
    counts: Counts
    key: tuple[SeriesOn, ...]
    sections: tuple[Section, ...]
    changed: tuple[SeriesOn, ...]
    changes: int
    disputed: tuple[DisputeTold, ...]
    disputes: int
    held: tuple[PlaceTold, ...]
    states: int
    marks: tuple[Mark, ...]
    mapped_all: bool
    plain: PlainMap | None
    places: tuple[PlaceTold, ...]

    @property
    def days(self) -> int:
        """How many days lie between the first and the last."""
        return (self.last - self.first).days if self.first and self.last else 0

    @property
    def at(self) -> int:
        """Where on them the page's day lies, from 0."""
        return max(0, min(self.days, (self.on - self.first).days)) if self.on and self.first else 0

    @property
    def beside(self) -> tuple[date | None, date | None]:
        """The day before and the day after, as far as anything was told."""
        if self.on is None or self.first is None or self.last is None:
            return None, None
        before, after = self.on - timedelta(days=1), self.on + timedelta(days=1)
        return before if before >= self.first else None, after if after <= self.last else None


def situation(library: Library, wanted: Wanted, sector: str | None = None) -> Situation:
    """The situation as of ``wanted.on`` (else the last day told), with what changed since ``wanted.since`` (a week)."""
    first, last = library.days()
    on = wanted.on or last
    since = wanted.since or (on - timedelta(days=7) if on else None)
    by = replace(wanted, on=on, since=None, kinds=wanted.kinds or KINDS.get(sector or "", ()), offset=0, limit=_LISTED)
    changed = library.series(replace(by, since=since))
    disputed = library.disputes(by)
    states = library.states(replace(by, limit=1))
    part = _mapped(library, by)
    told = marks(part.rows)
    narrowed = by.place is not None or by.kinds
    return Situation(
        on=on,
        since=since,
        first=first,
        last=last,
        place=library.place(wanted.place) if wanted.place else None,
        sector=sector,
        counts=library.counts(on),
        key=_key(library, by),
        sections=_sections(library, by, sector),
        changed=changed.rows,
        changes=changed.total,
        disputed=with_sides(library, disputed.rows),
        disputes=disputed.total,
        held=tuple(p for p in part.rows if p.states)[:_HELD],
        states=states.total,
        marks=told,
        mapped_all=part.total <= len(part.rows),
        plain=plain_map(told),
        places=_mapped(library, Wanted(on=on)).rows if narrowed else part.rows,
    )


def drawn(library: Library, wanted: Wanted) -> tuple[Mark, ...]:
    """The marks of the places of which most is told."""
    return marks(_mapped(library, wanted).rows)


def _mapped(library: Library, wanted: Wanted) -> Part[PlaceTold]:
    return library.places(replace(wanted, limit=MAPPED, offset=0))


def _key(library: Library, by: Wanted) -> tuple[SeriesOn, ...]:
    """People harmed or moved, told over a period or as a state of things: single events stand in their parts."""
    kinds = tuple(k for k in (*KINDS["harm"], *KINDS["moved"]) if not by.kinds or k in by.kinds)
    rows = library.series(replace(by, kinds=kinds, limit=_LOOKED_AT)).rows if kinds else ()
    return tuple(s for s in rows if s.series.matter.unit == "people" and s.series.matter.basis != "event")[:_KEY]


def _sections(library: Library, by: Wanted, sector: str | None) -> tuple[Section, ...]:
    shown = ("harm", "care", "moved", "force") if sector is None and not by.kinds else (sector or "",)
    care = _care(library, replace(by, kinds=()))
    cared = {s.series.id for s in care}
    found = []
    for name in shown:
        if name == "care":
            found.append(Section(name, care[:_LISTED], None, ()))
        elif kinds := KINDS.get(name) or by.kinds:
            part = library.series(replace(by, kinds=kinds, limit=_LISTED + len(care)))
            rows = tuple(s for s in part.rows if "care" not in shown or s.series.id not in cared)
            found.append(Section(name or "chosen", rows[:_LISTED], part.total, kinds))
    return tuple(found)


def _care(library: Library, by: Wanted) -> tuple[SeriesOn, ...]:
    """Harm to health workers, hospitals and what else is protected, and force in whose place or words it is named."""
    found = {t.series.id: t for group in PROTECTED for t in library.series(replace(by, group=group)).rows}
    force = library.series(replace(by, kinds=KINDS["force"], limit=_LOOKED_AT)).rows
    named = _naming_protected(library, {i for told in force for i in told.point.accounts[:_HEARD]})
    for told in force:
        place = told.series.matter.place
        if names_protected(place.name if place else "") or not named.isdisjoint(told.point.accounts):
            found.setdefault(told.series.id, told)
    return tuple(found.values())


def _naming_protected(library: Library, accounts: set[str]) -> frozenset[str]:
    """Those of these accounts in whose first words something protected is named."""
    first = {a.appearances[0].claim_id: a.id for a in library.accounts(sorted(accounts)) if a.appearances}
    return frozenset(first[c.id] for c in library.claims(first) if names_protected(c.words.text))
