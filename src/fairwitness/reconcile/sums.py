"""Sums (rule 8): how many the incidents tell of, over what cannot overlap.

One matter gives the figure of an incident, and what that matter tells of place, days, means and actor decides with what
it may overlap: an incident of one day and site may hold a figure of three days and the whole town.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from fairwitness.interval import UNKNOWN, fold, interval_of, sum_intervals
from fairwitness.model import Account, Incident, Interval, Place
from fairwitness.reconcile.force import in_force
from fairwitness.reconcile.incidents import event_of, is_unknown, town_of
from fairwitness.reconcile.matter import NEWS_DAYS
from fairwitness.reconcile.related import apart

# Keys beside those of places: all addends of a day, and those at places that no gazetteer knows.
_ANYWHERE, _UNKNOWN = "anywhere", "unknown"
# A site is in a neighbourhood, which is in a town.
_NEXT = 2


@dataclass(frozen=True, slots=True)
class Toll:
    """A sum over incidents, with those added and those left out because they may overlap one that was added."""

    interval: Interval
    added: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Addend:
    """The figure of one incident, and of what: days as ordinals, both inside; means None: any.

    ``name``, ``town``: of the place and of its town; ``holders``: of these and what is next around them; each town in
    one spelling.
    """

    incident: str
    figure: Interval
    place: Place
    name: str
    town: str
    holders: frozenset[str]
    first: int
    last: int
    means: frozenset[str] | None
    actor: str | None
    speakers: frozenset[str]

    @property
    def size(self) -> tuple[object, ...]:
        return *_size(self.figure), self.incident

    def may_overlap(self, other: _Addend) -> bool:
        """Could both count the same people: does nothing that is told of place, days, means and actor rule it out?

        Another actor does only where one origin tells of both: two who blame each other may speak of one.
        """
        days = self.first <= other.last and other.first <= self.last
        means = self.means is None or other.means is None or bool(self.means & other.means)
        actors = self.actor is None or other.actor is None or self.actor == other.actor
        return self._is_near(other) and days and means and (actors or not self.speakers & other.speakers)

    def _is_near(self, other: _Addend) -> bool:
        if is_unknown(self.place) or is_unknown(other.place) or self.place.id == other.place.id:
            return True
        if apart(self.place, other.place):
            return False
        return self._lies_in(other) or other._lies_in(self) or self._shares_ground(other)

    def _lies_in(self, other: _Addend) -> bool:
        return other.name in self.holders or other.place.id in _held(self.place.id)

    def _shares_ground(self, other: _Addend) -> bool:
        """May two places of one town overlap: its east lies across its neighbourhoods, and a site lies in one of them?

        Two sites are two, and so are two neighbourhoods.
        """
        kinds = {self.place.kind, other.place.kind}
        is_of_one_town = self.town in other.holders or other.town in self.holders or self.root == other.root
        return is_of_one_town and ("part" in kinds or ("neighbourhood" in kinds and len(kinds) > 1))

    @property
    def root(self) -> str:
        """The id that a site without one of its own has from what holds it."""
        return self.place.id.partition("/")[0]

    @property
    def keys(self) -> frozenset[str]:
        """Two that may overlap, at places that a gazetteer knows, share one."""
        return self.holders | {self.root}


def _held(place_id: str) -> tuple[str, ...]:
    """The ids of what holds a site that has its id from there ("p1/east/school": p1 and p1/east)."""
    parts = place_id.split("/")
    return tuple("/".join(parts[:n]) for n in range(1, len(parts)))


def toll(found: Iterable[Incident], accounts: Iterable[Account], kind: str, group: str | None = None) -> Toll:
    """How many of a kind (and a group) the incidents tell of: low with low and high with high, over what cannot be one.

    An incident's own figure is taken over what is in force of its one matter of that kind and group; where it has
    several (whose parts may overlap), over the one with the largest. Of figures that may overlap, only the largest is
    added.
    """
    accounts = tuple(accounts)
    force = in_force(accounts)
    by_id = {a.id: a for a in accounts if a.id in force and force[a.id].until == date.max}
    told = []
    for i in sorted(found, key=lambda i: i.id):
        if said := _figured([by_id[a] for a in i.accounts if a in by_id], kind, group):
            told.append(_addend(i, said))
    chosen = _apart(sorted(_in_one_spelling(told), key=lambda a: a.size, reverse=True))
    added = {a.incident for a in chosen}
    left = tuple(a.incident for a in told if a.incident not in added)
    return Toll(sum_intervals(a.figure for a in chosen), tuple(sorted(added)), left)


def _figured(accounts: list[Account], kind: str, group: str | None) -> list[Account]:
    """The accounts that give an incident its figure: of its one matter of this kind and group, or of the largest."""
    matters: dict[str, list[Account]] = defaultdict(list)
    for a in accounts:
        m = a.matter
        if m.kind == kind and a.figure is not None and not a.denied and group in (None, m.group):
            matters[m.id].append(a)
    told = [said for _, said in sorted(matters.items()) if _folded(said) != UNKNOWN]
    return max(told, key=lambda said: _size(_folded(said)), default=[])


def _folded(said: Iterable[Account]) -> Interval:
    return fold(interval_of(a.figure) for a in said)


def _size(i: Interval) -> tuple[object, ...]:
    return i.open, i.high if i.high is not None else -1, i.low if i.low is not None else -1


def _addend(i: Incident, said: list[Account]) -> _Addend:
    """An incident as its figure tells of it; as it is itself where people gave it an account that is no occurrence."""
    figure, speakers = _folded(said), frozenset(a.origin.name for a in said)
    if e := event_of(said):
        place, first, last, means, actor = e.place, e.first, e.last, e.means, e.matter.actor
    else:
        place, last = i.place, (i.period.end or date.max).toordinal()
        first = i.period.start.toordinal() if i.period.start else last - NEWS_DAYS
        means, actor = frozenset({i.means}) if i.means else None, i.actor
    town = town_of(place)
    holders = frozenset({place.name, town, *place.within[:_NEXT]})
    return _Addend(i.id, figure, place, place.name, town, holders, first, last, means, actor, speakers)


def _in_one_spelling(told: list[_Addend]) -> list[_Addend]:
    """The addends, each town under one of the names that its id has: sites know their town by a name alone."""
    names: dict[str, str] = {}
    for a in told:
        names[a.place.id] = min(names.get(a.place.id, a.name), a.name)
    one = {a.name: names[a.place.id] for a in told}
    return [
        replace(a, name=one[a.name], town=one.get(a.town, a.town), holders=frozenset(one.get(n, n) for n in a.holders))
        for a in told
    ]


def _apart(told: Iterable[_Addend]) -> list[_Addend]:
    """Those that can overlap none before them."""
    chosen: list[_Addend] = []
    by_day: dict[tuple[str, int], list[_Addend]] = defaultdict(list)
    for a in told:
        days = range(a.first, a.last + 1)
        beside = (_ANYWHERE,) if is_unknown(a.place) else (*a.keys, _UNKNOWN)
        near = {other.incident: other for key in beside for day in days for other in by_day[key, day]}
        if not any(a.may_overlap(other) for other in near.values()):
            chosen.append(a)
            for key in (*a.keys, _ANYWHERE, *((_UNKNOWN,) if is_unknown(a.place) else ())):
                for day in days:
                    by_day[key, day].append(a)
    return chosen
