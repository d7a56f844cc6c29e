"""Incidents (rule 8): one occurrence, with the event accounts that tell of it; and sums over what cannot overlap.

Event matters of one town whose days meet and whose kinds, means and actors fit are gathered as stars, the most
specific first, like matters (matter.py). What fits several incidents stays one of its own, and *may be* any of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from fairwitness.interval import UNKNOWN, fold, interval_of, sum_intervals
from fairwitness.model import Account, Incident, Interval, Matter, Period, Place, incident_id
from fairwitness.reconcile.force import by_matter, in_force
from fairwitness.reconcile.matter import NEWS_DAYS
from fairwitness.reconcile.related import apart

_FINE = frozenset({"site", "neighbourhood", "town", "near_town"})
_FINER = frozenset({"site", "neighbourhood"})
# What each kind of force is done with; kinds of harm fit any.
_MEANS_OF = {
    "airstrike": frozenset({"airstrike", "drone"}),
    "shelling": frozenset({"shelling", "rocket_or_missile"}),
    "bombing": frozenset({"mine_or_ied", "car_or_suicide_bomb"}),
    "clash": frozenset({"small_arms"}),
    "attack": frozenset({"small_arms", "execution", "chemical", "fire", "other"}),
}
_HARM = frozenset({"killed", "injured", "damaged", "abducted", "detained", "missing"})
_LONGEST = 3
# Keys beside those of towns: all incidents of a day, and those at places that no gazetteer knows.
_ANYWHERE, _UNKNOWN = "anywhere", "unknown"


@dataclass(frozen=True, slots=True)
class Event:
    """A matter that is one occurrence, or tells of one, with its accounts."""

    matter: Matter
    place: Place
    town: str
    first: int
    last: int
    dated: bool
    means: frozenset[str] | None
    accounts: tuple[str, ...]

    @property
    def given(self) -> int:
        return (self.means is not None) + (self.matter.actor is not None) + (self.place.precision in _FINER)


@dataclass(slots=True)
class _Star:
    """An incident in the making."""

    events: list[Event] = field(default_factory=list)

    def fits(self, e: Event) -> bool:
        """Does the event contradict none of those gathered?"""
        return _fit(self.events[0], e) and all(_fit(known, e) for known in self.events[1:])


def incidents(accounts: Iterable[Account]) -> tuple[Incident, ...]:
    """The incidents told of at places no wider than a town, by day and place. Accounts of denials are left out.

    A place that no gazetteer knows is taken for one of its own; but as it may lie in any other, `toll` never adds it to
    what was on its days.
    """
    towns: dict[str, list[Event]] = defaultdict(list)
    for said in by_matter(accounts).values():
        if event := event_of(said):
            towns[event.town].append(event)
    found = [_incident(star) for _, events in sorted(towns.items()) for star in _stars(events)]
    return tuple(sorted(found, key=lambda i: (i.period.end or date.min, i.place.name, i.id)))


def event_of(said: list[Account]) -> Event | None:
    """The occurrence that the accounts of one matter tell of; None where it is none, or not at one place and time."""
    m = said[0].matter
    told = tuple(a.id for a in said if not a.denied)
    if not told or m.place is None or not _is_fine(m.place) or m.period is None or m.period.end is None:
        return None
    if m.kind not in (*_MEANS_OF, *_HARM) or m.basis not in (None, "event"):
        return None
    dated = m.period.start is not None
    start = m.period.start or date.fromordinal(max(1, m.period.end.toordinal() - NEWS_DAYS))
    if (m.period.end - start).days > _LONGEST:
        return None
    means = frozenset({m.means}) if m.means else _MEANS_OF.get(m.kind)
    return Event(m, m.place, _town(m.place), start.toordinal(), m.period.end.toordinal(), dated, means, told)


def _is_fine(place: Place) -> bool:
    return place.precision in _FINE or _is_unknown(place)


def _is_unknown(place: Place) -> bool:
    """Is it a name that no gazetteer knows?"""
    return place.precision == "none"


def _town(place: Place) -> str:
    """The town of a place, by what holds it; a site whose town is not known stands for itself.

    A site or a part without a point of its own is drawn as its town, and is known by its name and kind.
    """
    town = place.within[0] if place.within else ""
    is_of_town = place.kind == "part" or ("," in town and place.name.endswith(f", {town}"))
    return town if town and (place.precision in _FINER or is_of_town) else place.name


def _fit(a: Event, b: Event) -> bool:
    """May the two be one occurrence?"""
    place = a.place.id == b.place.id or a.place.name == a.town or b.place.name == b.town
    days = a.first <= b.last and b.first <= a.last
    actor = a.matter.actor is None or b.matter.actor is None or a.matter.actor == b.matter.actor
    means = a.means is None or b.means is None or bool(a.means & b.means)
    return place and days and actor and means and not apart(a.place, b.place)


def _stars(events: list[Event]) -> list[_Star]:
    by_day: dict[int, list[_Star]] = defaultdict(list)
    stars = []
    for e in sorted(events, key=_specific_first):
        star = _star_for(e, by_day)
        if star is None:
            star = _Star()
            stars.append(star)
            for day in range(e.first, e.last + 1):
                by_day[day].append(star)
        star.events.append(e)
    return stars


def _specific_first(e: Event) -> tuple[Hashable, ...]:
    return not e.dated, -e.given, e.last - e.first, e.first, e.matter.id


def _star_for(e: Event, by_day: dict[int, list[_Star]]) -> _Star | None:
    """The one incident that the event fits; where it fits several, none."""
    near = {id(star): star for day in range(e.first, e.last + 1) for star in by_day.get(day, ())}
    fitting = [star for star in near.values() if star.fits(e)]
    alike = [star for star in fitting if _same_slots(star.events[0], e)]
    chosen = alike or fitting
    return chosen[0] if len(chosen) == 1 else None


def _same_slots(a: Event, b: Event) -> bool:
    return (a.place.id, a.first, a.last, a.means, a.matter.actor) == (
        b.place.id,
        b.first,
        b.last,
        b.means,
        b.matter.actor,
    )


def _incident(star: _Star) -> Incident:
    first = star.events[0]
    place = next((e.place for e in star.events if e.place.precision in _FINER), first.place)
    period = first.matter.period or Period(None, None, "vague")
    means = next((e.matter.means for e in star.events if e.matter.means), _means_of_kinds(star.events))
    actor = next((e.matter.actor for e in star.events if e.matter.actor), None)
    told = tuple(sorted(a for e in star.events for a in e.accounts))
    return Incident(incident_id(place, period, means, actor, told), place, period, means, actor, told)


def _means_of_kinds(events: Iterable[Event]) -> str | None:
    """The means that a kind of force names by itself."""
    kinds = {e.matter.kind for e in events}
    return next((k for k in ("airstrike", "shelling") if k in kinds), None)


# -- sums --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Toll:
    """A sum over incidents, with those added and those left out because they may be one with an incident added."""

    interval: Interval
    added: tuple[str, ...]
    left_out: tuple[str, ...]


def toll(found: Iterable[Incident], accounts: Iterable[Account], kind: str, group: str | None = None) -> Toll:
    """How many of a kind (and a group) the incidents tell of: low with low and high with high, over what cannot be one.

    Of incidents that may be one, only that with the largest figure is added. An incident's own figure is taken over
    what is in force of its one matter of that kind and group; where it has several (whose parts may overlap), over the
    one with the largest.
    """
    accounts = tuple(accounts)
    force = in_force(accounts)
    by_id = {a.id: a for a in accounts if a.id in force and force[a.id].until == date.max}
    counted = [
        (i, _figure([by_id[a] for a in i.accounts if a in by_id], kind, group))
        for i in sorted(found, key=lambda i: i.id)
    ]
    told = [(i, figure) for i, figure in counted if figure != UNKNOWN]
    speakers = {i.id: {by_id[a].origin.name for a in i.accounts if a in by_id} for i, _ in told}
    chosen = _apart(sorted(told, key=_largest, reverse=True), speakers)
    added = tuple(sorted(i.id for i, _ in chosen))
    left = tuple(i.id for i, _ in told if i.id not in set(added))
    return Toll(sum_intervals(figure for _, figure in chosen), added, left)


def _figure(accounts: list[Account], kind: str, group: str | None) -> Interval:
    """The figure of one incident, from its one matter of this kind and group, or from the largest of several."""
    matters: dict[str, list[Account]] = defaultdict(list)
    for a in accounts:
        m = a.matter
        if m.kind == kind and a.figure is not None and not a.denied and group in (None, m.group):
            matters[m.id].append(a)
    figures = [fold(interval_of(a.figure) for a in told) for _, told in sorted(matters.items())]
    return max(figures, key=_size, default=UNKNOWN)


def _size(i: Interval) -> tuple[bool, object, object]:
    return i.open, i.high if i.high is not None else -1, i.low if i.low is not None else -1


def _largest(told: tuple[Incident, Interval]) -> tuple[object, str]:
    return _size(told[1]), told[0].id


def _apart(
    told: Iterable[tuple[Incident, Interval]], speakers: Mapping[str, set[str]]
) -> list[tuple[Incident, Interval]]:
    """Those that cannot be one with any before them."""
    chosen: list[tuple[Incident, Interval]] = []
    by_day: dict[tuple[str, int], list[Incident]] = defaultdict(list)
    for i, figure in told:
        days = [(_town(i.place), day) for day in range(_first_day(i), _last_day(i) + 1)]
        anywhere = [(_ANYWHERE, day) for _, day in days]
        unknown = [(_UNKNOWN, day) for _, day in days]
        beside = anywhere if _is_unknown(i.place) else [*days, *unknown]
        near = {other.id: other for day in beside for other in by_day[day]}
        if not any(may_be_one(i, other, both=bool(speakers[i.id] & speakers[other.id])) for other in near.values()):
            chosen.append((i, figure))
            for day in [*days, *anywhere, *(unknown if _is_unknown(i.place) else ())]:
                by_day[day].append(i)
    return chosen


def may_be_one(a: Incident, b: Incident, *, both: bool) -> bool:
    """Could the two be one occurrence: nothing told of place, days and means speaks against it?

    Another actor does only where one origin tells of ``both``: two who blame each other may speak of one.
    """
    place = _is_unknown(a.place) or _is_unknown(b.place) or a.place.id == b.place.id
    named = _town(a.place) == b.place.name or a.place.name == _town(b.place)
    place = place or (named and not apart(a.place, b.place))
    days = _first_day(a) <= _last_day(b) and _first_day(b) <= _last_day(a)
    means = a.means is None or b.means is None or a.means == b.means
    return place and days and means and (not both or a.actor is None or b.actor is None or a.actor == b.actor)


def _first_day(i: Incident) -> int:
    end = i.period.end or date.max
    return i.period.start.toordinal() if i.period.start else end.toordinal() - NEWS_DAYS


def _last_day(i: Incident) -> int:
    return (i.period.end or date.max).toordinal()
