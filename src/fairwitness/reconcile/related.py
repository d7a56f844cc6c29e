"""Related matters: part and whole of place, group or time. They are shown together, and disputed only where a part is
larger than its whole (rule 7), or where someone denies, without a figure, what another tells ("there was no shelling"
denies it, too).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from fairwitness.interval import interval_of
from fairwitness.model import Account, Matter, Period, Place
from fairwitness.origins import body_of
from fairwitness.reconcile.control import hands
from fairwitness.reconcile.force import COMPARABLE_DAYS, UNDATED, Days, comparable, day_of
from fairwitness.vocab.kinds import FORCE

# The classes of the codebook that certainly hold all of another.
_WIDER: Mapping[str, tuple[str, ...]] = {
    "children": ("women_and_children",),
    "women": ("women_and_children",),
    "hospitals": ("buildings",),
    "schools": ("buildings",),
    "homes": ("buildings",),
}
_PEOPLE = frozenset(
    "civilians combatants children women women_and_children men health_workers aid_workers journalists prisoners "
    "refugees foreigners security_forces".split()
)
_ARMED = frozenset({"combatants", "security_forces"})
_LOOSE_KINDS = frozenset(("present", "other"))
# An event told more coarsely than this is compared with nothing day by day.
_EVENT_DAYS = 7
_Pair = tuple[Account, Account]
_K = TypeVar("_K")
# Kind, unit, name of the place, group.
_Counted = tuple[str, str | None, str | None, str | None]


class _Shelf:
    """Accounts under a key, found by the day they were said."""

    def __init__(self, keyed: Iterable[tuple[Hashable, Account]]) -> None:
        shelf: dict[Hashable, list[Account]] = defaultdict(list)
        for key, account in keyed:
            shelf[key].append(account)
        self._shelf = {key: sorted(told, key=_said) for key, told in shelf.items()}

    def said_about(self, key: Hashable, day: date) -> list[Account]:
        """Those under the key that were said within seven days of this day (and the undated)."""
        told = self._shelf.get(key, [])
        first = bisect_left(told, day.toordinal() - COMPARABLE_DAYS, key=_ordinal)
        last = bisect_right(told, day.toordinal() + COMPARABLE_DAYS, key=_ordinal)
        undated = bisect_right(told, UNDATED.toordinal(), key=_ordinal)
        return told[:undated] + told[max(first, undated) : last]

    def all(self, key: Hashable) -> list[Account]:
        """All under the key."""
        return self._shelf.get(key, [])


def _said(a: Account) -> tuple[date, str]:
    return day_of(a), a.id


def _ordinal(a: Account) -> int:
    return day_of(a).toordinal()


def _nearest(a: Account, others: Iterable[Account], *, apart: bool) -> Iterator[Account]:
    """Of each body and kind (if ``apart``, each matter) the account said nearest in time to this one."""
    best: dict[tuple[str, str], Account] = {}
    for o in sorted(others, key=lambda o: (abs(_ordinal(o) - _ordinal(a)), _narrowness(a, o), o.id)):
        best.setdefault((body_of(o.origin), o.matter.id if apart else o.matter.kind), o)
    yield from best.values()


def _narrowness(a: Account, other: Account) -> int:
    """How far another account tells of less: of the same group, of all, of some."""
    group = other.matter.group
    return 0 if group == a.matter.group else 1 if group in (None, "people") else 2


# -- denials without a figure ------------------------------------------------------------------------------------------


def unspecific_denials(accounts: Iterable[Account], force: Mapping[str, Days]) -> Iterator[_Pair]:
    """Each denial without a figure, with the account of each other origin that it goes against."""
    accounts = tuple(accounts)
    denials = [a for a in accounts if is_unspecific(a)]
    kinds = {_denied_key(d) for d in denials}
    told = (a for a in accounts if tells(a) and _denied_key(a) in kinds)
    shelf = _Shelf((key, a) for a in told for key in (_denied_key(a), *_dated(_denied_key(a), a.matter.period)))
    for d in denials:
        near = shelf.said_about(_denied_key(d), day_of(d))
        near += [a for key in _dated(_denied_key(d), d.matter.period) for a in shelf.all(key)]
        fitting = (a for a in near if _goes_against(d, a) and comparable(d, a, force))
        yield from ((d, a) for a in _nearest(d, fitting, apart=False))


def is_unspecific(a: Account) -> bool:
    """Is it a denial without a figure, of something at a place, by a body that has a name?

    So is a number of none where no number need be told: "there was no air strike", "none of our soldiers surrendered".
    """
    says_no = (a.denied and a.figure is None) or (is_none(a) and (is_force(a.matter.kind) or a.matter.group in _ARMED))
    return says_no and a.matter.place is not None and a.origin.type == "named"


def tells(a: Account) -> bool:
    """Does it say that something happened, which a denial may go against?"""
    return not a.denied and not is_none(a)


def is_none(a: Account) -> bool:
    """Does it say that there was none?"""
    return not a.denied and a.figure is not None and interval_of(a.figure).high == 0


def is_force(kind: str) -> bool:
    """Is it a kind of force, not of harm?"""
    return kind in FORCE


def denied_as(kind: str) -> str:
    """What a denial and what it goes against have in common: one kind, or force of whatever kind."""
    return "force" if is_force(kind) else kind


def _denied_key(a: Account) -> Hashable:
    return denied_as(a.matter.kind), a.matter.place.id if a.matter.place else a.matter.id


def _goes_against(denial: Account, other: Account) -> bool:
    d, m = denial.matter, other.matter
    if d.id == m.id or (days_of(d.period) and m.basis in ("total", "standing")):
        return False
    if not _of_one_kind(denial, m) or (is_none(denial) and not _is_none_of_these(denial, other)):
        return False
    same = (d.actor, m.actor), (d.side, m.side), (d.means, m.means if d.kind == m.kind else d.means)
    groups = d.group == m.group or None in (d.group, m.group) or d.group == "people" or m.group in wider(d.group)
    groups = groups or is_force(d.kind)
    return groups and all(x is None or y is None or x == y for x, y in same) and _meet_in_time(d.period, m.period)


def _of_one_kind(denial: Account, told: Matter) -> bool:
    """Is it the same kind, or an attack without more that the body, which is said to have made it, denies?"""
    d = denial.matter
    if d.kind == told.kind:
        return True
    own = hands(d.actor or denial.origin.name) | {body_of(denial.origin)}
    return "attack" in (d.kind, told.kind) and told.actor is not None and bool(own & hands(told.actor))


def _is_none_of_these(none: Account, other: Account) -> bool:
    """Does "none" speak of what the other does: news of these days; of armed people, those of its own body or side?"""
    d, m = none.matter, other.matter
    end = m.period.end if m.period and d.period is None else None
    if end and none.said and (none.said - end).days > COMPARABLE_DAYS:
        return False
    own = hands(d.side) if d.side else hands(none.origin.name) | {body_of(none.origin)}
    return d.group not in _ARMED or (m.group == d.group and m.side is not None and bool(own & hands(m.side)))


def _meet_in_time(a: Period | None, b: Period | None) -> bool:
    if a is None or b is None or a.start is None or b.start is None:
        return True
    return a.start <= (b.end or date.max) and b.start <= (a.end or date.max)


def _dated(key: _K, p: Period | None) -> list[tuple[_K, int]]:
    """The key once for each day of a period that is known to the day."""
    days = days_of(p)
    return [(key, day) for day in range(days[0], days[1] + 1)] if days else []


def days_of(p: Period | None) -> tuple[int, int] | None:
    """The first and the last day (ordinals) of a period that is known to the day."""
    if p is None or p.start is None or p.end is None or (p.end - p.start).days > _EVENT_DAYS:
        return None
    return p.start.toordinal(), p.end.toordinal()


# -- a part larger than its whole --------------------------------------------------------------------------------------


def parts_above_wholes(accounts: Iterable[Account], force: Mapping[str, Days]) -> Iterator[_Pair]:
    """Each account of a part, with the accounts of a whole that it exceeds."""
    counting = [a for a in accounts if counts(a)]
    shelf = _Shelf((key, a) for a in counting if interval_of(a.figure).high is not None for key in as_whole(a))
    for part in counting:
        if interval_of(part.figure).low is not None:
            wholes = (w for key in wholes_of(part) for w in _told_with(shelf, key, part))
            yield from exceeded(part, wholes, force)


def exceeded(part: Account, wholes: Iterable[Account], force: Mapping[str, Days]) -> Iterator[_Pair]:
    """The part with each of these wholes (found under ``wholes_of`` it) that it exceeds."""
    larger = (w for w in wholes if _below(w, part))
    fitting = (w for w in larger if _is_part(part.matter, w.matter) and comparable(part, w, force))
    yield from ((part, w) for w in _nearest(part, fitting, apart=True))


def counts(a: Account) -> bool:
    """Does it give a figure that may be part of another, or have parts?

    Not forces that are somewhere, nor what no kind fits: of two such counts one is seldom within the other.
    """
    m = a.matter
    if m.kind in _LOOSE_KINDS:
        return False
    usable = a.figure is not None and not a.denied and a.origin.type == "named" and m.place is not None
    return usable and m.basis in ("event", "total", "standing") and m.unit not in (None, "percent")


def as_whole(a: Account) -> Sequence[Hashable]:
    """The keys under which an account stands as a whole."""
    m = a.matter
    keys = [(m.kind, m.unit, place, m.group) for place in called(m.place)]
    return [k for key in keys for k in (_dated(key, m.period) if m.basis == "event" else [(key, m.basis)])]


def wholes_of(a: Account) -> Iterator[tuple[_Counted, int | str]]:
    """The keys under which a whole of this account's matter would stand."""
    m = a.matter
    for place in places_of(m.place):
        for group in (m.group, *wider(m.group)):
            key = (m.kind, m.unit, place, group)
            if m.basis == "event":
                yield from _dated(key, m.period)[:1]
            if m.basis in ("event", "total"):
                yield key, "total"
            else:
                yield key, "standing"


def places_of(place: Place | None) -> tuple[str, ...]:
    """The names of a place and of all that hold it, and its id, by which it is known however it is spelled."""
    return tuple(dict.fromkeys((*called(place), *place.within))) if place else ()


def called(place: Place | None) -> tuple[str, ...]:
    """The name of a place as it is told, and its id."""
    return (place.name, place.id) if place else ()


def apart(a: Place, b: Place) -> bool:
    """Do the two lie in two countries, so that a name that both have says nothing?"""
    return a.country is not None and b.country is not None and a.country != b.country


def narrower(group: str | None) -> tuple[str, ...]:
    """The classes of which this one certainly holds all."""
    return tuple(sorted(g for g in (*_WIDER, *_PEOPLE) if group in wider(g)))


def wider(group: str | None) -> tuple[str, ...]:
    """The classes that certainly hold all of this one."""
    more = _WIDER.get(group or "", ())
    return (*more, "people") if group in _PEOPLE else more


def _told_with(shelf: _Shelf, key: Hashable, part: Account) -> list[Account]:
    dated = isinstance(key, tuple) and isinstance(key[1], int)
    return shelf.all(key) if dated else shelf.said_about(key, day_of(part))


def _below(whole: Account, part: Account) -> bool:
    high, low = interval_of(whole.figure).high, interval_of(part.figure).low
    return high is not None and low is not None and high < low


def _is_part(part: Matter, whole: Matter) -> bool:
    """Is one certainly within the other, and not the same matter with something not given?

    In place, in group or in time: told more narrowly in several at once, or by hands or means that the whole does not
    tell, the whole is seldom what the part is a part of ("12 dead" may be those of one kind of attack alone).
    """
    if (part.actor, part.side, part.means) != (whole.actor, whole.side, whole.means) or not _within_time(part, whole):
        return False
    if part.place is not None and whole.place is not None and apart(part.place, whole.place):
        return False
    place = part.place is not None and whole.place is not None and part.place.id != whole.place.id
    return place + (part.group != whole.group) + (part.basis != whole.basis) == 1


def _within_time(part: Matter, whole: Matter) -> bool:
    p, w = part.period, whole.period
    if part.basis == "standing":
        return p == w
    if part.basis == "total" or p is None or p.start is None:
        return p is not None and (p == w or (_begins(p, w) and w is not None and w.end is None))
    return _begins(p, w) and (w is None or w.end is None or (p.end is not None and p.end <= w.end))


def _begins(p: Period | None, w: Period | None) -> bool:
    """Does the whole begin no later than the part?"""
    return p is not None and w is not None and p.start is not None and w.start is not None and w.start <= p.start
