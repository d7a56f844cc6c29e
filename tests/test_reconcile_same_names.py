"""Places are one by their ids, not by how they are spelled: a name that two countries have joins nothing."""

from __future__ import annotations

from dataclasses import replace

from fairwitness.reconcile import disputes, incidents, toll
from tests.reconcile_world import MONITOR, SOCIETY, TOWN, claim, report, told

HERE = replace(TOWN, name="Qasr Amun", country="MA", within=())
ABROAD = replace(HERE, id="p9", country="NB")
DAY = {"when": "on 2 May", "days": (2, 2)}


def test_towns_of_one_name_in_two_countries_have_incidents_of_their_own() -> None:
    said = told(
        report("Harbour Post", 3, claim("killed", "12", place=HERE, **DAY)),
        report("Reed Times", 3, claim("injured", "40", place=ABROAD, **DAY)),
        report("Dune Radio", 3, claim("killed", "5", place=ABROAD, means="airstrike", **DAY)),
    )
    found = incidents(said)
    assert [(i.place.id, len(i.accounts)) for i in sorted(found, key=lambda i: i.place.id)] == [("p1", 1), ("p9", 2)]
    assert toll(found, said, "killed").interval.low == 17


def test_a_part_abroad_is_no_part_of_the_whole_of_that_name() -> None:
    part = replace(
        HERE, id="p9/market", name="market, Qasr Amun", precision="site", country="NB", within=("Qasr Amun",)
    )
    for at, count in ((part, 0), (replace(part, country="MA"), 1)):
        said = told(
            report("Harbour Post", 3, claim("killed", "40", by=SOCIETY, place=at, **DAY)),
            report("Reed Times", 3, claim("killed", "12", by=MONITOR, place=HERE, **DAY)),
        )
        assert len(disputes(said)) == count


def test_two_spellings_of_one_place_are_one_to_part_and_whole() -> None:
    said = told(
        report("Harbour Post", 3, claim("killed", "40", by=SOCIETY, group="children", place=HERE, **DAY)),
        report("Reed Times", 3, claim("killed", "12", by=MONITOR, place=replace(HERE, name="Kasr Amoun"), **DAY)),
    )
    assert [d.rule for d in disputes(said)] == ["part_larger"]
