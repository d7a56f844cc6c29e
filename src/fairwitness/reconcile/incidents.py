"""Incidents (rule 8): one occurrence, with the event accounts that tell of it. What they add up to: sums.py.

Event matters of one town whose days meet and whose kinds, means and actors fit are gathered as stars, the most
specific first, like matters (matter.py). What fits several incidents stays one of its own, and *may be* any of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date

from fairwitness.model import Account, Incident, Matter, Period, Place, incident_id
from fairwitness.reconcile.force import by_matter
from fairwitness.reconcile.matter import NEWS_DAYS
from fairwitness.reconcile.related import apart, is_force, is_none

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

    A place that no gazetteer knows is taken for one of its own; but as it may lie in any other, it is never added to
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
    is_nothing = is_force(m.kind) and all(is_none(a) for a in said)  # "there was no shelling" tells of no occurrence
    if not told or is_nothing or m.place is None or not _is_fine(m.place) or m.period is None or m.period.end is None:
        return None
    if m.kind not in (*_MEANS_OF, *_HARM) or m.basis not in (None, "event"):
        return None
    dated = m.period.start is not None
    start = m.period.start or date.fromordinal(max(1, m.period.end.toordinal() - NEWS_DAYS))
    if (m.period.end - start).days > _LONGEST:
        return None
    means = frozenset({m.means}) if m.means else _MEANS_OF.get(m.kind)
    return Event(m, m.place, town_of(m.place), start.toordinal(), m.period.end.toordinal(), dated, means, told)


def _is_fine(place: Place) -> bool:
    return place.precision in _FINE or is_unknown(place)


def is_unknown(place: Place) -> bool:
    """Is it a name that no gazetteer knows?"""
    return place.precision == "none"


def town_of(place: Place) -> str:
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
