"""The law of sums (rule 8): nothing is added across what may overlap, whatever is told of days and places.

A world is made of true occurrences, each on one patch of ground on one day. Everything told of them is true, but
vaguely, in part, together with others, in another spelling or with another hand blamed. However it is told, a sum may
never come out above the truth; and what is left out of it must be such as may overlap what was added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.model import Account, Appearance, Incident, Matter, Origin, Period, Place, identity
from fairwitness.reconcile import incidents, toll
from tests.reconcile_world import (
    COUNTRY,
    FRONT,
    HOSPITAL,
    LEAGUE,
    MONITOR,
    OTHER_TOWN,
    SOCIETY,
    TOWN,
    claim,
    day,
    figure,
    report,
    told,
)

Patch = tuple[str, str, str, str]
_SITES, _QUARTERS, _SIDES = ("market", "school", "street"), ("sinaa", "harbour"), ("east", "west")
# The school is known to stand in Sinaa; where the market is nobody says.
PATCHES = frozenset(
    ("qasr", *at) for at in product(_SITES, _QUARTERS, _SIDES) if at[0] != "school" or at[1] == "sinaa"
) | {("barud", "street", "", "")}
_QASR, _KASR = TOWN.name, "Kasr Amoun, Marram"
_HELD = (_QASR, "Marram")


def _inside(at: int, *names: str) -> frozenset[Patch]:
    return frozenset(p for p in PATCHES if p[at] in names)


GROUND: dict[Place, frozenset[Patch]] = {
    TOWN: _inside(0, "qasr"),
    replace(TOWN, name=_KASR): _inside(0, "qasr"),
    replace(TOWN, precision="near_town"): _inside(0, "qasr"),
    OTHER_TOWN: _inside(0, "barud"),
    COUNTRY: PATCHES,
    Place("named:vellin", "Vellin", "unknown", "none"): PATCHES,
    Place("p1/market", f"market, {_QASR}", "site", "town", within=_HELD): _inside(1, "market"),
    Place("p1/market", f"market, {_KASR}", "site", "town", within=(_KASR, "Marram")): _inside(1, "market"),
    Place("p1/sinaa", f"Sinaa, {_QASR}", "neighbourhood", "neighbourhood", within=_HELD): _inside(2, "sinaa"),
    Place("p1/harbour", f"Harbour, {_QASR}", "neighbourhood", "neighbourhood", within=_HELD): _inside(2, "harbour"),
    Place("p1/east", f"eastern {_QASR}", "part", "town", within=_HELD): _inside(3, "east"),
    Place(
        "p1/sinaa/school",
        f"school, Sinaa, {_QASR}",
        "site",
        "neighbourhood",
        within=(f"Sinaa, {_QASR}", _QASR, "Marram"),
    ): (_inside(1, "school")),
}


@dataclass(frozen=True)
class Occurrence:
    """What happened: ``blamed``: whom each source holds to have done it."""

    patch: Patch
    on: int
    means: str
    killed: int
    children: int
    blamed: tuple[tuple[str, str], ...]


@st.composite
def occurrences(draw: st.DrawFn) -> Occurrence:
    killed = draw(st.integers(1, 30))
    blamed = tuple((by, draw(st.sampled_from((FRONT, LEAGUE)))) for by in (MONITOR, SOCIETY, "activists"))
    patch, means = draw(st.sampled_from(sorted(PATCHES))), draw(st.sampled_from(("airstrike", "shelling")))
    return Occurrence(patch, draw(st.integers(5, 7)), means, killed, draw(st.integers(0, killed)), blamed)


@st.composite
def true_accounts(draw: st.DrawFn, happened: list[Occurrence]) -> Account:
    """What one source says of one or several occurrences: less than it might, and nothing that is not so."""
    of = draw(st.lists(st.sampled_from(happened), min_size=1, max_size=3, unique_by=id))
    by = draw(st.sampled_from((MONITOR, SOCIETY, "activists")))
    place = draw(st.sampled_from([p for p, ground in GROUND.items() if all(o.patch in ground for o in of)]))
    means, actors = {o.means for o in of}, {dict(o.blamed)[by] for o in of}
    slots: dict[str, Any] = {
        "place": place,
        "group": draw(st.sampled_from((None, None, "children"))),
        "means": draw(st.sampled_from((None, *(2 * tuple(means) if len(means) == 1 else ())))),
        "actor": draw(st.sampled_from((None, *(2 * tuple(actors) if len(actors) == 1 else ())))),
        "period": draw(_periods(min(o.on for o in of), max(o.on for o in of))),
        "basis": draw(st.sampled_from(("event", "event", "event", "total"))),
        "unit": "people",
    }
    kind = draw(st.sampled_from(("killed", "killed", "injured")))
    m = Matter(identity("matter", kind, repr(slots)), kind, **slots)
    n = sum(o.children if m.group else o.killed for o in of)
    said = draw(st.sampled_from((f"{n}", f"~{n}", f">={draw(st.integers(0, n))}", f"{n // 2}..{n + 5}", f"<={n + 3}")))
    on = draw(st.integers(10, 12))
    return _account(Origin(by, "named"), m, said, on)


@st.composite
def _periods(draw: st.DrawFn, first: int, last: int) -> Period:
    """Days that hold these: to the day, wider, or with an open beginning or end."""
    start, end = first - draw(st.integers(0, 2)), last + draw(st.integers(0, 2))
    if draw(st.integers(0, 3)) == 0 and first >= end - 3:
        return Period(None, day(end), "vague")
    if draw(st.integers(0, 9)) == 0:
        return Period(day(start), None)
    return Period(day(start), day(end), "day" if start == end else "days")


def _account(by: Origin, m: Matter, said: str, on: int) -> Account:
    made = identity("account", by.name, m.id, said, str(on))
    shown = Appearance(identity("claim", made), identity("document", made), "Harbour Post", day(on), "attributed")
    return Account(made, by, m, figure(said), day(on), (shown,))


@st.composite
def told_worlds(draw: st.DrawFn) -> tuple[list[Occurrence], list[Account]]:
    happened = draw(st.lists(occurrences(), min_size=1, max_size=4))
    said = draw(st.lists(true_accounts(happened), min_size=1, max_size=8, unique_by=lambda a: a.id))
    return happened, said


def may_overlap(a: Account, b: Account) -> bool:
    """Could two accounts tell of one occurrence, as far as what they say goes?"""
    m, n = a.matter, b.matter
    assert m.place
    assert n.place
    blames_another = m.actor is not None and n.actor is not None and m.actor != n.actor
    return (
        bool(GROUND[m.place] & GROUND[n.place])
        and bool(_days(m) & _days(n))
        and (m.means is None or n.means is None or m.means == n.means)
        and not (blames_another and a.origin == b.origin)
    )


def _days(m: Matter) -> set[int]:
    """The days of May on which it may have been; news without a beginning is of the last days before its end."""
    assert m.period
    assert m.period.end
    first = m.period.start.day if m.period.start else m.period.end.day - 3
    return set(range(first, m.period.end.day + 1))


@given(told_worlds(), st.sampled_from((None, "children")))
@settings(max_examples=400, deadline=None)
def test_a_sum_of_what_is_true_is_never_above_the_truth(
    world: tuple[list[Occurrence], list[Account]], group: str | None
) -> None:
    happened, said = world
    truth = sum(o.children if group else o.killed for o in happened)
    found = toll(incidents(said), said, "killed", group).interval
    assert found.low is None or found.low <= truth
    known = [n for n in (found.low, found.best, found.high) if n is not None]
    assert known == sorted(known)


@given(told_worlds())
@settings(max_examples=200, deadline=None)
def test_whatever_is_left_out_of_a_sum_may_overlap_what_was_added(
    world: tuple[list[Occurrence], list[Account]],
) -> None:
    _, said = world
    by_id = {a.id: a for a in said}
    found = {i.id: i for i in incidents(said)}
    total = toll(found.values(), said, "killed")
    assert not set(total.added) & set(total.left_out)

    def accounts_of(i: Incident) -> Iterator[Account]:
        return (by_id[a] for a in i.accounts)

    for left in total.left_out:
        added = [a for i in total.added for a in accounts_of(found[i])]
        assert any(may_overlap(a, b) for a in accounts_of(found[left]) for b in added)


@given(told_worlds(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_accounts_changes_no_sum(world: tuple[list[Occurrence], list[Account]], chance: Any) -> None:
    _, said = world
    shuffled = list(said)
    chance.shuffle(shuffled)
    assert toll(incidents(shuffled), shuffled, "killed") == toll(incidents(said), said, "killed")


def test_the_figure_of_two_days_is_not_added_to_one_of_the_second_though_its_incident_is_of_the_first() -> None:
    strike: dict[str, Any] = {"means": "airstrike", "actor": LEAGUE}
    world = told(
        report("A", 4, claim("injured", "5", by=MONITOR, when="on 2 May", days=(2, 2), **strike)),
        report("A", 5, claim(said="15", by=MONITOR, when="on 2 and 3 May", days=(2, 3), **strike)),
        report("B", 4, claim(said="10", by=SOCIETY, place=HOSPITAL, when="on 3 May", days=(3, 3))),
    )
    found = incidents(world)
    assert sorted(len(i.accounts) for i in found) == [1, 2]
    assert toll(found, world, "killed").interval.high == 15


def test_a_market_is_not_added_to_the_east_of_its_town_and_two_quarters_are() -> None:
    east = Place("p1/east", f"eastern {_QASR}", "part", "town", within=_HELD)
    market = Place("p1/market", f"market, {_QASR}", "site", "town", within=_HELD)
    quarters = [
        Place(f"p{n}", f"{name}, {_QASR}", "neighbourhood", "neighbourhood", within=_HELD)
        for n, name in enumerate("AB")
    ]

    def summed(*places: Place) -> object:
        friday: dict[str, Any] = {"when": "on 2 May", "days": (2, 2), "by": MONITOR}
        world = told(report("A", 4, *(claim(said="12", place=p, **friday) for p in places)))
        return toll(incidents(world), world, "killed").interval.high

    assert (summed(east, market), summed(quarters[0], market), summed(*quarters)) == (12, 12, 24)
