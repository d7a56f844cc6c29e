"""Incidents: one occurrence gathered from its accounts; sums never add what may overlap (rule 8)."""

from __future__ import annotations

from typing import Any

import pytest

from fairwitness.model import Incident, Place
from fairwitness.reconcile import Toll, incidents, toll
from tests.reconcile_world import (
    COUNTRY,
    FRONT,
    HOSPITAL,
    LEAGUE,
    MONITOR,
    OTHER_TOWN,
    SOCIETY,
    claim,
    ends,
    only,
    report,
    told,
)

FRIDAY: dict[str, Any] = {"when": "on 2 May", "days": (2, 2)}
SATURDAY: dict[str, Any] = {"when": "on 3 May", "days": (3, 3)}


def summed(*claims: dict[str, Any]) -> tuple[tuple[Incident, ...], Toll]:
    world = told(report("A", 4, *claims))
    found = incidents(world)
    return found, toll(found, world, "killed")


def test_harm_and_force_of_one_day_and_town_are_one_incident() -> None:
    world = told(
        report("A", 3, claim("airstrike", "3", by=MONITOR, unit="strikes", actor=LEAGUE, **FRIDAY)),
        report(
            "B",
            3,
            claim(said="12", by=SOCIETY, means="airstrike", **FRIDAY),
            claim("injured", "20", by=SOCIETY, **FRIDAY),
        ),
        report("C", 4, claim("damaged", None, by=MONITOR, place=HOSPITAL, **FRIDAY)),
    )
    found = only(incidents(world))
    assert (found.place, found.means, found.actor, len(found.accounts)) == (HOSPITAL, "airstrike", LEAGUE, 4)


def test_other_days_towns_means_and_actors_are_other_incidents() -> None:
    found, _ = summed(
        claim(by=MONITOR, means="airstrike", actor=LEAGUE, **FRIDAY),
        claim(by=MONITOR, means="airstrike", actor=LEAGUE, **SATURDAY),
        claim(by=MONITOR, means="airstrike", actor=LEAGUE, place=OTHER_TOWN, **FRIDAY),
        claim(by=MONITOR, means="shelling", actor=LEAGUE, **FRIDAY),
        claim(by=MONITOR, means="airstrike", actor=FRONT, **FRIDAY),
    )
    assert len(found) == 5


def test_wider_places_and_longer_times_are_no_incident() -> None:
    found, _ = summed(
        claim(by=MONITOR, place=COUNTRY, **FRIDAY),
        claim(by=MONITOR, basis="total", when="since May", days=(1, 4)),
        claim(by=MONITOR, when="in May", days=(1, 31)),
    )
    assert found == ()


def test_denied_accounts_make_no_incident() -> None:
    assert summed(claim(by=FRONT, denied=True, **FRIDAY))[0] == ()


def test_figures_are_added_over_incidents_only() -> None:
    _, total = summed(
        claim(said="12", by=MONITOR, **FRIDAY),
        claim(said="~10", by=MONITOR, place=OTHER_TOWN, **FRIDAY),
        claim(said="100", by=MONITOR, basis="total", when="since May", days=(1, 4)),
    )
    assert ends(total.interval) == ("21", "22", "23")
    assert (len(total.added), total.left_out) == (2, ())


def test_incidents_that_may_be_one_are_never_added() -> None:
    found, total = summed(
        claim(said="12", by=MONITOR, means="airstrike", **FRIDAY),
        claim(said="7", by=MONITOR, means="shelling", **FRIDAY),
        claim(said="30", by=SOCIETY, **FRIDAY),
    )
    assert len(found) == 3
    assert ends(total.interval) == ("30", "30", "30")
    assert (len(total.added), len(total.left_out)) == (1, 2)


def test_two_accounts_of_one_incident_widen_its_figure_and_are_not_added() -> None:
    _, total = summed(claim(said="12", by=MONITOR, **FRIDAY), claim(said="20", by=SOCIETY, **FRIDAY))
    assert ends(total.interval) == ("12", "16", "20")


def test_nothing_told_sums_to_nothing_known() -> None:
    assert summed()[1].interval.low is None


UNKNOWN = Place("named:vellin", "Vellin", "unknown", "none")
MARKET = Place("p1/market", "market, Qasr Amun, Marram", "site", "town", within=("Qasr Amun, Marram", "Marram"))
EAST = Place("p1/east", "eastern Qasr Amun, Marram", "part", "town", within=("Qasr Amun, Marram", "Marram"))


def test_a_place_that_no_gazetteer_knows_has_incidents_that_are_added_to_none_of_their_days() -> None:
    found, total = summed(
        claim(said="12", by=MONITOR, **FRIDAY),
        claim(said="5", by=MONITOR, place=UNKNOWN, **FRIDAY),
        claim(said="7", by=MONITOR, place=UNKNOWN, **SATURDAY),
        claim(said="30", by=MONITOR, place=OTHER_TOWN, **SATURDAY),
    )
    assert len(found) == 4
    assert ends(total.interval) == ("42", "42", "42")
    assert len(total.left_out) == 2


@pytest.mark.parametrize("place", [MARKET, EAST])
def test_a_market_and_the_east_of_a_town_are_in_it_though_drawn_as_the_town(place: Place) -> None:
    found, total = summed(
        claim(said="12", by=MONITOR, means="airstrike", **FRIDAY), claim(said="9", by=SOCIETY, place=place, **FRIDAY)
    )
    assert len(only(found).accounts) == 2
    assert ends(total.interval) == ("12", "12", "12")
