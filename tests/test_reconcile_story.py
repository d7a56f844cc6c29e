"""A siege of ten days, told by made-up outlets of a made-up town: every rule at work in one world."""

from __future__ import annotations

from typing import Any

import pytest

from fairwitness.model import Account, Series
from fairwitness.reconcile import disputes, incidents, series, states, toll
from tests.reconcile_world import (
    COUNCIL,
    FRONT,
    HOSPITAL,
    LEAGUE,
    MONITOR,
    SOCIETY,
    TOWN,
    bounds,
    claim,
    ends,
    lines,
    only,
    report,
    told,
)

WIRE = (
    "The guns on the northern ridge fell silent shortly after noon, and people came out of their cellars to look for "
    "bread and for each other, while the boats of the relief fleet waited outside the bar for a pilot. "
)
SINCE: dict[str, Any] = {"basis": "total", "group": "civilians", "when": "since the siege began in May", "as": "month"}
SHELLING: dict[str, Any] = {"group": "civilians", "means": "shelling", "when": "on 4 May", "days": (4, 4)}
SHARE: dict[str, Any] = {"unit": "percent", "basis": "standing", "actor": LEAGUE}

WORLD = (
    # A story whose headline and lead repeat what a source says below; a part in passing; a past claim.
    report(
        "Harbour Post",
        3,
        claim("surrendered", "~100", group="combatants", place=None),
        claim("controls", "~85", place=TOWN, **{**SHARE, "actor": None}),
        claim("surrendered", "~100", by=(COUNCIL, "Gull News Agency"), group="combatants", side=FRONT),
        claim("controls", "85", by=LEAGUE, **SHARE),
        claim("controls", None, actor=FRONT, place=HOSPITAL),
        claim("controls", None, by=COUNCIL, actor=FRONT, past=True),
    ),
    # Wire copy, run by three outlets; one does not credit the agency.
    *(
        report(outlet, 4, claim(said="~20", **SHELLING), text=WIRE, agency=agency)
        for outlet, agency in (("Reed Times", "Gull News Agency"), ("Dune Radio", None), ("Salt Herald", None))
    ),
    # Two that disagree, and a denial; an unnamed source.
    report(
        "Harbour Post",
        5,
        claim(said="34", by=MONITOR, **SHELLING),
        claim(said="<=9", by=SOCIETY, **SHELLING),
        claim(said="34", by="Front Press Office", denied=True, **SHELLING),
        claim(said="50", by="residents", **SHELLING),
    ),
    # A total, a rate and a standing figure: never added, never compared.
    report(
        "Dune Radio",
        8,
        claim(said="~1100", by=MONITOR, days=(1, 8), **SINCE),
        claim(said="30", by=MONITOR, basis="rate", per="day", group="civilians"),
        claim("trapped", "4000", by=SOCIETY, basis="standing", group="civilians"),
    ),
    # An outlet's own error, and its correction.
    report("Reed Times", 9, claim(said="11000", by=MONITOR, days=(1, 9), **SINCE)),
    report("Reed Times", 10, claim(said="1150", by=MONITOR, days=(1, 10), **SINCE), text="Correction: see below. "),
    report(
        "Dune Radio", 10, claim("captured", None, by=LEAGUE, actor=LEAGUE, place=HOSPITAL, when="on 9 May", days=(9, 9))
    ),
)


@pytest.fixture(scope="module")
def world() -> tuple[Account, ...]:
    return told(*WORLD)


def one(found: tuple[Series, ...], kind: str, basis: str, group: str | None = "civilians") -> Series:
    chosen = tuple(s for s in found if (s.matter.kind, s.matter.basis, s.matter.group) == (kind, basis, group))
    assert len(chosen) == 1
    return chosen[0]


def test_each_origin_has_one_account_of_what_it_said(world: tuple[Account, ...]) -> None:
    assert lines(tuple(a for a in world if a.matter.kind == "surrendered")) == [f"{COUNCIL}: ~100 (2)"]
    assert lines(tuple(a for a in world if a.matter.unit == "percent")) == [f"{LEAGUE}: 85 (2)"]
    assert sorted(lines(tuple(a for a in world if a.matter.means == "shelling"))) == [
        "Front Press Office: 34 (1)",
        "Gull News Agency: ~20 (3)",
        f"{SOCIETY}: <=9 (1)",
        f"{MONITOR}: 34 (1)",
        "residents: 50 (1)",
    ]


def test_the_shelling_is_contested_between_low_and_high(world: tuple[Account, ...]) -> None:
    found = one(series(world), "killed", "event")
    assert bounds(found) == [
        "4: 18 - 20 - 22, 0 origins, 1 unnamed, 3 reports",
        "5: 18 - 34 - 50, 2 origins, 2 unnamed, 4 reports, disputed",
    ]
    assert (found.origins, found.unnamed, found.reports, found.suggestion) == (2, 2, 4, "contested")


def test_what_sources_dispute_is_said_in_plain_sentences(world: tuple[Account, ...]) -> None:
    assert sorted(d.why for d in disputes(world)) == [
        f"{SOCIETY} says “<=9” and {MONITOR} says “34” of killed civilians, Qasr Amun, Marram; "
        "the two figures cannot both hold.",
        f"{MONITOR} says “34” of killed civilians, Qasr Amun, Marram; Front Press Office denies “34”.",
    ]


def test_total_rate_and_standing_figure_stay_apart(world: tuple[Account, ...]) -> None:
    found = series(world)
    assert (
        len({one(found, *which).id for which in (("killed", "total"), ("killed", "rate"), ("trapped", "standing"))})
        == 3
    )


def test_the_error_is_kept_and_no_longer_in_force(world: tuple[Account, ...]) -> None:
    found = one(series(world), "killed", "total")
    assert bounds(found) == [
        "8: 990 - 1100 - 1210, 1 origins, 0 unnamed, 1 reports",
        "9: 11000 - 11000 - 11000, 1 origins, 0 unnamed, 1 reports",
        "10: 1150 - 1150 - 1150, 1 origins, 0 unnamed, 1 reports",
    ]
    assert [a.figure.words.text for a in world if a.corrected_by and a.figure] == ["11000"]


def test_the_hospital_changes_hands_and_the_past_holder_of_the_town_sets_nothing(world: tuple[Account, ...]) -> None:
    held = [(s.place, s.holder, s.since and s.since.day, s.until and s.until.day) for s in states(world)]
    assert held == [(HOSPITAL, FRONT, 3, 9), (HOSPITAL, LEAGUE, 9, None)]


def test_the_only_incident_counts_its_dead_once(world: tuple[Account, ...]) -> None:
    shelling = only(tuple(i for i in incidents(world) if i.means == "shelling"))
    total = toll((shelling,), world, "killed", "civilians")
    assert ends(total.interval) == ("18", "34", "50")
    assert total.left_out == ()
