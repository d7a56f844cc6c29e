"""Sayings (rules 2 and 3): a claim told many times in one family of documents is said once, and by its origin.

A copy repeats its sayings and adds none. What an outlet says in its own voice, and attributes elsewhere in the same
family, is told of the attributed saying.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fairwitness.interval import meet
from fairwitness.model import Interval, Origin
from fairwitness.reconcile.independence import Voices
from fairwitness.reconcile.telling import About, Telling, own_voice
from fairwitness.vocab.voices import is_unnamed_body

# Kinds in which a claim with a figure says another thing than one without: a share of a place, not the place.
_HOLDING = frozenset({"controls", "captured", "withdrew"})


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim of one origin in one family, with every telling of it, the one that stands for it first."""

    tellings: tuple[Telling, ...]
    origin: Origin
    said: date | None

    @property
    def first(self) -> Telling:
        """The telling that stands for the saying: the earliest, attributed before own voice."""
        return self.tellings[0]

    @property
    def about(self) -> About:
        """What it is about, in the reading of its first telling (a copy's "yesterday" is another day)."""
        return self.first.about

    @property
    def interval(self) -> Interval:
        """What its figure allows."""
        return self.first.interval

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Earliest first."""
        return self.first.order


def sayings(told: Iterable[Telling], voices: Voices) -> list[Saying]:
    """The sayings of all tellings, family by family."""
    families: dict[str, list[Telling]] = defaultdict(list)
    for t in told:
        families[t.report.family].append(t)
    return [s for _, family in sorted(families.items()) for s in _of_family(family, voices)]


def _of_family(told: list[Telling], voices: Voices) -> list[Saying]:
    attributed = _referred(_once([t for t in told if not t.own]))
    of_kind: dict[str, list[int]] = defaultdict(list)
    for i, group in enumerate(attributed):
        of_kind[group[0].about.kind].append(i)
    taken: dict[int, list[Telling]] = defaultdict(list)
    left = []
    for group in _once([t for t in told if t.own]):
        home = _home(group, [(i, attributed[i]) for i in of_kind[group[0].about.kind]])
        if home is None:
            left.append(group)
        else:
            taken[home].extend(group)
    named = [_saying([*group, *sorted(taken[i], key=_order)], group[0].origin) for i, group in enumerate(attributed)]
    return named + [_saying(group, _voice(group, voices)) for group in left]


def _order(t: Telling) -> tuple[date, str, int, str]:
    return t.order


def _saying(group: list[Telling], origin: Origin) -> Saying:
    return Saying(tuple(group), origin, min((t.said for t in group if t.said and t.own == group[0].own), default=None))


def _voice(group: list[Telling], voices: Voices) -> Origin:
    """The agency credited by any report that tells it, else the outlet of the earliest."""
    credited = [t for t in group if t.report.agency]
    return own_voice((credited or group)[0].report, voices)


def _once(told: list[Telling]) -> list[list[Telling]]:
    """The same claim, told again, joined to its first telling.

    Two tellings are the same claim if their slots and figures are; its time may be read otherwise in the copy of
    another outlet, whose "yesterday" is counted from another day, but not in the same outlet's next report.
    """
    groups: dict[Hashable, list[list[Telling]]] = defaultdict(list)
    for t in sorted(told, key=_order):
        known = groups[_key(t)]
        fitting = [g for g in known if _same_time(g[0], t)]
        home = next((g for g in fitting if g[0].about.period == t.about.period), fitting[0] if fitting else None)
        if home is None:
            known.append([t])
        else:
            home.append(t)
    return sorted((g for known in groups.values() for g in known), key=lambda g: g[0].order)


def _referred(attributed: list[list[Telling]]) -> list[list[Telling]]:
    """Attributed claims, those of a headline that says less joined to what the same report says in full.

    That is: without a place, by the same origin; or by "an aid group" that the report names further down, or by people
    whom that body has in its name ("physicians").
    """
    told: dict[Hashable, list[int]] = defaultdict(list)
    for i, group in enumerate(attributed):
        for t in group:
            for sign in (t.origin, _number(t.interval)):
                told[t.report.id, t.about.kind, sign].append(i)
    joined: dict[int, list[Telling]] = defaultdict(list)
    for i, group in enumerate(attributed):
        t = group[0]
        homes = {j for sign in _signs(t) for j in told[t.report.id, t.about.kind, sign] if _refers(t, attributed[j])}
        if len({attributed[j][0].origin.name for j in homes}) == 1:
            joined[min(homes, key=lambda j: attributed[j][0].order)] += group
            joined[i] = []
    gone = {i for i, more in joined.items() if not more}
    return [[*group, *joined.get(i, ())] for i, group in enumerate(attributed) if i not in gone]


def _signs(t: Telling) -> Iterator[Hashable]:
    """What a telling has in common with one that it may refer to: the origin, or of an unnamed one the number."""
    if t.about.place is None:
        yield t.origin
    if t.origin.type == "unnamed":
        yield _number(t.interval)


def _refers(t: Telling, full: list[Telling]) -> bool:
    """Does the telling say, with less, what stands in full in its own report?"""
    other = next((x for x in full if x.report.id == t.report.id), None)
    if other is None or t.claim.figure is None or other.about.place is None or not repeats(t, other):
        return False
    if t.origin == other.origin:
        return t.about.place is None
    named_below = other.origin.type == "named" and t.claim.words.start < other.claim.words.start
    if t.origin.type != "unnamed" or not named_below or _number(t.interval) != _number(other.interval):
        return False
    return is_unnamed_body(t.origin.name) or _is_trade_of(t.origin.name, other.origin.name)


def _is_trade_of(people: str, body: str) -> bool:
    """Does the body's name say what the people are: "physicians" of the Amun Physicians Union?"""
    trade = people.rpartition(" ")[2].casefold().rstrip("s")
    return bool(trade) and any(word.casefold().rstrip("s'’") == trade for word in body.split())


def _number(i: Interval) -> Decimal | None:
    """The number by which a figure is known ("84" and "at least 84" alike)."""
    return next((n for n in (i.best, i.low, i.high) if n is not None), None)


def _key(t: Telling) -> Hashable:
    a, i = t.about, t.interval
    when = t.claim.when.words.text.casefold() if t.claim.when else None
    what = (a.kind, a.place and a.place.id, a.group, a.side, a.actor, a.means, a.basis, a.unit, a.per, when)
    who = None if t.own else (t.origin.name, t.origin.type)
    flags = (t.claim.denied, t.claim.past, t.claim.extent, t.claim.degree, t.taken_back)
    return what, who, flags, i, t.claim.figure.sense if t.claim.figure else None


def _same_time(a: Telling, b: Telling) -> bool:
    return a.report.outlet != b.report.outlet or a.report.id == b.report.id or a.about.period == b.about.period


def _home(group: list[Telling], attributed: list[tuple[int, list[Telling]]]) -> int | None:
    """Which attributed saying an own-voice one repeats (rule 3), or None.

    Of several: one in the same report, with the same number, of a named origin, at the same place, the earliest.
    """
    reports = {t.report.id for t in group}
    fits = []
    for i, other in attributed:
        best = next((t for t in other if t.report.id in reports), other[0])
        if repeats(group[0], best):
            fits.append((_distance(group[0], best, reports), i))
    return min(fits)[1] if fits else None


def _distance(own: Telling, other: Telling, reports: set[str]) -> tuple[bool, bool, bool, bool]:
    places = own.about.place and other.about.place and own.about.place.id == other.about.place.id
    return (
        other.report.id not in reports,
        own.interval.best is None or own.interval.best != other.interval.best,
        other.origin.type != "named",
        not places,
    )


def repeats(own: Telling, other: Telling) -> bool:
    """Does the own voice say what the other attributes: same group, place and time, figures that meet (rule 3)?"""
    a, b = own.about, other.about
    if own.claim.denied != other.claim.denied or own.claim.past != other.claim.past:
        return False
    return (
        own.taken_back == other.taken_back
        and _one_or_other(a.actor, b.actor)
        and _one_or_other(a.side, b.side)
        and _groups_fit(a.group, b.group)
        and _places_fit(a, b)
        and _figures_fit(own, other)
        and _periods_meet(a, b)
    )


def _one_or_other(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _groups_fit(a: str | None, b: str | None) -> bool:
    return a == b or a in (None, "people") or b in (None, "people")


def _places_fit(a: About, b: About) -> bool:
    """The same place, or one inside the other: a headline often names the wider one. Who holds a site holds no town."""
    if a.place is None or b.place is None or a.place.id == b.place.id:
        return True
    nested = a.place.name in b.place.within or b.place.name in a.place.within
    return nested and a.kind not in _HOLDING


def _figures_fit(own: Telling, other: Telling) -> bool:
    a, b = own.about, other.about
    if own.claim.figure is None:
        if a.kind in _HOLDING:
            return other.claim.figure is None and own.claim.extent == other.claim.extent
        return True
    if other.claim.figure is None:
        return False
    same_basis = a.basis == b.basis or _number(own.interval) == _number(other.interval) is not None
    return a.unit == b.unit and a.per == b.per and same_basis and _say_one(own.interval, other.interval)


def _say_one(a: Interval, b: Interval) -> bool:
    """Do the figures meet, and more than by "fewer than 50", which every smaller number meets?"""
    if (a.low is None and a.high is not None) or (b.low is None and b.high is not None):
        return a.high == b.high
    return meet(a, b)


def _periods_meet(a: About, b: About) -> bool:
    if a.period is None or b.period is None:
        return True
    return _before(a, b) and _before(b, a)


def _before(a: About, b: About) -> bool:
    """Does a begin no later than b ends?"""
    start, end = a.period.start if a.period else None, b.period.end if b.period else None
    return start is None or end is None or start <= end
