"""Accounts: one origin's version of one matter, however often and wherever it appears (rules 1 to 4)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fairwitness.model import Source, Span
from fairwitness.reconcile.independence import Voices
from tests.reconcile_world import (
    COUNCIL,
    COUNTRY,
    FRONT,
    HOSPITAL,
    LEAGUE,
    MONITOR,
    OTHER_TOWN,
    REGISTRY,
    SOCIETY,
    claim,
    day,
    lines,
    only,
    report,
    told,
)


def test_many_outlets_that_quote_one_origin_give_one_account() -> None:
    world = [report(f"Outlet {n}", 3 + n % 2, claim(by=SOCIETY, when="on Monday", days=(2, 2))) for n in range(10)]
    account = only(told(*world))
    assert account.origin.name == SOCIETY
    assert account.said == day(3)
    assert len(account.appearances) == 10


def test_a_spokesman_and_his_body_are_one_origin() -> None:
    world = told(report("Harbour Post", 3, claim(by="Front Press Office")), report("Other", 3, claim(by=FRONT)))
    assert {a.origin.parent or a.origin.name for a in world} == {FRONT}
    assert all(a.origin.party for a in world)


def test_headline_and_lead_in_own_voice_belong_to_the_origin_quoted_below() -> None:
    headline = claim("surrendered", "~100", place=None, group="combatants")
    lead = claim("surrendered", "~100", group="combatants", actor=LEAGUE)
    quoted = claim("surrendered", "~100", by=(COUNCIL, "Gull News Agency"), group="combatants", side=FRONT)
    account = only(told(report("Harbour Post", 13, headline, lead, quoted)))
    assert account.origin.name == COUNCIL
    assert [p.how for p in account.appearances] == ["attributed", "own_voice", "own_voice"]


def test_a_share_told_without_its_holder_joins_the_share_it_agrees_with() -> None:
    lead = claim("controls", "~85", unit="percent", basis="standing")
    front = claim("controls", "15", by=MONITOR, unit="percent", basis="standing", actor=FRONT)
    league = claim("controls", "85", by=LEAGUE, unit="percent", basis="standing", actor=LEAGUE)
    world = told(report("Harbour Post", 13, lead, front, league))
    assert lines(world) == [f"{MONITOR}: 15 (1)", f"{LEAGUE}: 85 (2)"] or lines(world) == [
        f"{LEAGUE}: 85 (2)",
        f"{MONITOR}: 15 (1)",
    ]


def test_own_voice_without_an_origin_is_the_agencys_or_the_outlets() -> None:
    agency = only(told(report("Harbour Post", 3, claim(), agency="Gull News Agency")))
    outlet = only(told(report("Harbour Post", 3, claim())))
    assert (agency.origin.name, agency.origin.type) == ("Gull News Agency", "agency")
    assert (outlet.origin.name, outlet.origin.type) == ("Harbour Post", "outlet")


def test_a_state_agency_in_its_own_voice_is_its_government() -> None:
    origin = only(told(report("Coast State Agency", 3, claim()))).origin
    assert (origin.type, origin.parent, origin.party) == ("named", "Coast Government", True)


def test_wire_copy_run_by_three_outlets_is_one_account_of_the_agency() -> None:
    text = (
        "The shelling of the market began at dawn and lasted until the first boats had left the harbour of the town, "
    )
    world = [
        report(o, n, claim(), text=text, agency=a)
        for n, (o, a) in enumerate(
            [("Harbour Post", None), ("Reed Times", "Gull News Agency"), ("Dune Radio", None)], start=3
        )
    ]
    account = only(told(*world))
    assert account.origin.name == "Gull News Agency"
    assert [p.how for p in account.appearances] == ["own_voice", "repeat", "repeat"]
    assert account.said == day(3)


def test_who_passes_a_figure_on_is_not_its_origin() -> None:
    first = report("Harbour Post", 3, claim(by=(COUNCIL, "Gull News Agency"), when="on Monday", days=(2, 2)))
    later = report("Reed Times", 4, claim(by="Gull News Agency", when="on Monday", days=(2, 2)))
    account = only(told(first, later))
    assert account.origin.name == COUNCIL
    assert len(account.appearances) == 2


def test_unnamed_origins_are_kept_apart_by_their_words() -> None:
    world = told(report("Harbour Post", 3, claim(by="two activists"), claim(said="40", by="residents")))
    assert {(a.origin.name, a.origin.type) for a in world} == {("activists", "unnamed"), ("residents", "unnamed")}


def test_an_official_of_a_body_is_unnamed_but_not_independent_of_it() -> None:
    voices = Voices(REGISTRY)
    official = voices.of_link(Source(None, FRONT, Span(0, 10, "an officer")))
    spokesman = voices.of_link(Source(None, FRONT, Span(0, 11, "a spokesman")))
    assert (official.type, official.parent) == ("unnamed", FRONT)
    assert (spokesman.type, spokesman.name) == ("named", FRONT)


def test_different_places_groups_units_and_bases_are_different_matters() -> None:
    world = told(
        report(
            "Harbour Post",
            3,
            claim(by=SOCIETY),
            claim(by=SOCIETY, place=OTHER_TOWN),
            claim(by=SOCIETY, place=COUNTRY),
            claim(by=SOCIETY, group="children"),
            claim(by=SOCIETY, basis="total"),
            claim(by=SOCIETY, basis="rate", per="day"),
            claim("injured", by=SOCIETY),
            claim("damaged", by=SOCIETY, unit="objects", place=HOSPITAL),
        )
    )
    assert len({a.matter.id for a in world}) == len(world) == 8


def test_since_june_and_since_the_offensive_began_are_one_and_the_past_week_is_another() -> None:
    since: dict[str, Any] = {"basis": "total", "group": "civilians"}
    world = told(
        report("A", 40, claim(said="~1100", by=MONITOR, when="since June", days=(32, 40), **{"as": "month"}, **since)),
        report("B", 40, claim(said="900", by=SOCIETY, when="since 6 June", days=(37, 40), **since)),
        report("C", 40, claim(said="300", by=COUNCIL, when="in the past week", value="P1W", days=(33, 40), **since)),
    )
    by_origin = {a.origin.name: a.matter.id for a in world}
    assert by_origin[MONITOR] == by_origin[SOCIETY] != by_origin[COUNCIL]


def test_the_actor_not_given_joins_the_only_matter_it_fits_and_no_one_of_two() -> None:
    when: dict[str, Any] = {"when": "on Friday", "days": (2, 2)}
    one = told(
        report("A", 3, claim(by=SOCIETY, actor=FRONT, **when)), report("B", 3, claim(said="30", by=MONITOR, **when))
    )
    assert len({a.matter.id for a in one}) == 1
    two = told(
        report("A", 3, claim(by=SOCIETY, actor=FRONT, **when), claim(said="12", by=SOCIETY, actor=LEAGUE, **when)),
        report("B", 3, claim(said="30", by=MONITOR, **when)),
    )
    assert len({a.matter.id for a in two}) == 3


def test_an_undated_event_joins_the_dated_one_of_the_last_days_only() -> None:
    dated = report("A", 3, claim(by=SOCIETY, when="on Friday", days=(2, 2)))
    near, far = report("B", 4, claim(by=MONITOR)), report("C", 20, claim(by=COUNCIL))
    found = {a.origin.name: a.matter.id for a in told(dated, near, far)}
    assert found[SOCIETY] == found[MONITOR] != found[COUNCIL]


def test_a_later_figure_of_an_origin_is_a_new_account_and_a_vaguer_one_is_not() -> None:
    total: dict[str, Any] = {"basis": "total", "by": MONITOR, "when": "since May", "as": "month"}
    world = [
        report("A", 3, claim(said="40", days=(1, 3), **total)),
        report("B", 4, claim(said="20+", days=(1, 4), **total)),
        report("C", 5, claim(said="55", days=(1, 5), **total)),
    ]
    assert lines(told(*world)) == [f"{MONITOR}: 40 (2)", f"{MONITOR}: 55 (1)"]


def test_a_claim_without_a_place_is_compared_within_its_own_document_alone() -> None:
    world = told(report("A", 3, claim(by=SOCIETY, place=None)), report("B", 3, claim(by=SOCIETY, place=None)))
    assert len({a.matter.id for a in world}) == 2


def test_reports_without_a_date_are_kept_without_one() -> None:
    account = only(told(report("A", None, claim(by=SOCIETY))))
    assert account.said is None
    assert account.matter.period is None


def test_a_document_given_twice_counts_once() -> None:
    one = report("A", 3, claim(by=SOCIETY), claim(by="activists"))
    assert told(one, one) == told(one)


def test_figures_without_a_place_are_one_matter_only_where_they_meet() -> None:
    agree = told(report("A", 3, claim(by=SOCIETY, place=None), claim(said="~12", by=MONITOR, place=None)))
    differ = told(report("A", 3, claim(by=SOCIETY, place=None), claim(said="90", by=MONITOR, place=None)))
    assert len({a.matter.id for a in agree}) == 1
    assert len({a.matter.id for a in differ}) == 2


def test_fighters_of_nobody_told_are_of_one_event_only_where_the_figures_meet() -> None:
    who: dict[str, Any] = {"group": "combatants", "when": "on Friday", "days": (2, 2)}
    world = told(report("A", 3, claim(said="8", by=SOCIETY, **who), claim(said="400", by=FRONT, **who)))
    assert len({a.matter.id for a in world}) == 2
    sided = told(
        report("A", 3, claim(said="8", by=SOCIETY, side=FRONT, **who), claim(said="40", by=LEAGUE, side=FRONT, **who))
    )
    assert len({a.matter.id for a in sided}) == 1


def test_things_of_no_class_are_told_apart_by_their_word() -> None:
    made = report(
        "A", 3, claim("damaged", "9", by=SOCIETY, group="other"), claim("damaged", "3", by=MONITOR, group="other")
    )
    words = ("tents", "silos")
    named = tuple(replace(c, group=Span(0, 5, w)) for c, w in zip(made.claims, words, strict=True))
    assert len({a.matter.id for a in told(replace(made, claims=named))}) == 2


def test_generic_words_name_no_actor() -> None:
    world = told(
        report("A", 3, claim(by=SOCIETY, actor="gunmen", when="on Friday", days=(2, 2))),
        report("B", 3, claim(by=MONITOR, actor=FRONT, when="on Friday", days=(2, 2))),
    )
    assert {a.matter.actor for a in world} == {FRONT}
