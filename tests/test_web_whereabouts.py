"""Control, disputes, places and bodies: what stands on their pages, on whose word."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from fairwitness import Casebook
from fairwitness.model import Given, Interval, Matter, Place, Point, Series, State
from fairwitness.publish.picture import Picture
from fairwitness.web.app import app
from fairwitness.web.charts.interval import bar
from fairwitness.web.desk import Desk
from fairwitness.web.library import Library, Wanted, actor_id
from fairwitness.web.shelf import Shelf
from fairwitness.web.views.actors import actor_page, actors
from fairwitness.web.views.control import by_place, control
from fairwitness.web.views.disputes import dispute_page, disputes
from fairwitness.web.views.places import place_page, places
from tests.demo_world import demo_casebook

NOR = Place("t1", "Nor Vale, Torland", "town", "town", "TO", 1.0, 2.0, ("Ambar province, Torland", "Torland"))
AMBAR = Place("p1", "Ambar province, Torland", "province", "province", "TO", 1.5, 2.0, ("Torland",))
DAY = date(2031, 5, 12)


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_casebook(tmp_path_factory.mktemp("whereabouts"))


@pytest.fixture(scope="module")
def library(casebook: Path) -> Library:
    return Desk(casebook).library()


@pytest.fixture(scope="module")
def client(casebook: Path) -> TestClient:
    return TestClient(app(casebook))


def state(i: str, holder: str, extent: str | None = None, until: date | None = None) -> State:
    return State(i, NOR, holder, extent, DAY, until, ())


def series(i: str, kind: str, place: Place, actor: str | None = None, side: str | None = None) -> Series:
    point = Point(DAY, Interval(None, None), 1, 0, 1, ("a",))
    return Series(i, Matter(f"m{i}", kind, place, actor=actor, side=side), (point,), 1, 0, 1, False, "one origin")


def test_a_place_is_contested_where_two_hold_all_of_it_at_once() -> None:
    def contested(*states: State) -> bool:
        (row,) = by_place(Shelf(Picture()), states)
        return row.contested

    assert contested(state("1", "Ambar Front"), state("2", "Nor Army"))
    assert not contested(state("1", "Ambar Front"), state("2", "Nor Army", extent="partial"))
    assert not contested(state("1", "Ambar Front", until=DAY), state("2", "Nor Army"))


def test_who_holds_what_stands_with_the_words_on_which_it_rests(library: Library, client: TestClient) -> None:
    page = control(library, Wanted())
    assert page.rows
    for row in page.rows:
        assert all(s.claim is not None for h in row.held for s in h.said)
    text = client.get("/control").text
    assert all(h.said[0].claim and f"/claim/{h.said[0].claim.id}" in text for r in page.rows for h in r.held)


HANDS = (
    ("2021-05-04", "Fighters of the Northern Front captured Derna on Monday, the Harbour Relief Society said."),
    ("2021-05-08", "Fighters of the Coast Brigade captured Derna on Friday, the Harbour Relief Society said."),
)


def test_a_hold_that_has_ended_is_told_on_the_page_of_the_place(tmp_path: Path) -> None:
    with Casebook.open(tmp_path / "hands.casebook") as casebook:
        for day, text in HANDS:
            (tmp_path / f"{day}.txt").write_text(text, encoding="utf-8")
            casebook.add(tmp_path / f"{day}.txt", given=Given(published=date.fromisoformat(day)))
    library = Desk(tmp_path / "hands.casebook").library()
    ended = next(s for s in library.states(Wanted(limit=0)).rows if s.until)
    assert (ended.holder, ended.until) == ("Northern Front", date(2021, 5, 7))
    page = place_page(library, ended.place, Wanted())
    told = [h.state for row in page.held for h in row.held]
    assert ended in told
    assert ended not in [h.state for row in control(library, Wanted()).rows for h in row.held]
    early = place_page(library, ended.place, Wanted(on=ended.since))
    began = [h.state.since for row in early.held for h in row.held]
    assert began
    assert all(day is None or ended.since is None or day <= ended.since for day in began)


def test_both_sides_of_a_dispute_stand_in_their_words(library: Library, client: TestClient) -> None:
    listed = disputes(library, Wanted())
    assert listed.total == len(listed.rows) > 0
    for row in listed.rows:
        page = dispute_page(library, row.dispute)
        assert [s.account.id for s in page.sides] == list(row.dispute.accounts)
        text = client.get(f"/dispute/{row.dispute.id}").text
        for side in page.sides:
            assert side.said
            assert all(w.claim and f"/claim/{w.claim.id}" in text for w in side.said)
        assert row.dispute.id not in [d.id for d in page.others]


def test_both_sides_are_drawn_to_one_measure(library: Library) -> None:
    dispute = next(d for d in library.disputes(Wanted()).rows if d.rule == "intervals")
    page = dispute_page(library, dispute)
    drawn = [bar(s.interval, page.top) for s in page.sides if s.interval]
    assert len(drawn) == 2
    assert max(b.end for b in drawn if b) == 160
    assert len({b.start for b in drawn if b}) == 2


def test_only_a_place_that_is_known_finely_has_a_point() -> None:
    shelf = Shelf(Picture(states=(state("1", "Ambar Front"),), series=(series("1", "killed", NOR),)))
    assert {p.place.id for p in shelf.places(Wanted(limit=0)).rows} == {"t1"}
    page = place_page(shelf, AMBAR, Wanted())
    assert page.point is None  # a province has no point, though the gazetteer gives one
    assert place_page(shelf, NOR, Wanted()).point == (1.0, 2.0)


def test_places_in_a_town_lie_in_it(library: Library) -> None:
    told = {p.told.place.id: p for p in places(library, Wanted(limit=0)).rows}
    site = next(p.told.place for p in told.values() if "/" in p.told.place.id and p.told.place.kind == "site")
    town = next(p.told.place for p in told.values() if p.told.place.name == site.within[0])
    page = place_page(library, town, Wanted(limit=0))
    assert site.id in {r.told.place.id for r in page.within}
    assert town.id not in {r.told.place.id for r in page.within}


def test_an_address_with_a_slash_leads_to_its_place(client: TestClient) -> None:
    there = re.findall(r'href="(/place/[^"]+/[^"]+)"', client.get("/places").text)
    assert there
    assert client.get(there[0]).status_code == 200


def test_bodies_are_told_by_what_they_did_suffered_and_hold() -> None:
    picture = Picture(
        states=(state("1", "Ambar Front"), state("2", "Ambar Front", until=DAY)),
        series=(series("1", "killed", NOR, "Nor Army", "Ambar Front"), series("2", "shelling", NOR, "Nor Army")),
    )
    page = actors(Shelf(picture), Wanted(on=DAY))
    army, front = page.rows
    assert (army.name, dict(army.did), dict(army.suffered), army.holds) == (
        "Nor Army", {"killed": 1, "shelling": 1}, {}, 0,
    )  # fmt: skip
    assert (front.name, dict(front.did), dict(front.suffered), front.holds) == ("Ambar Front", {}, {"killed": 1}, 1)
    assert front.id == actor_id("Ambar Front")
    told = actor_page(Shelf(picture), army, Wanted(on=DAY))
    assert told.total == 2
    assert told.known is None


def test_every_body_of_the_list_has_its_page(client: TestClient) -> None:
    there = set(re.findall(r'href="(/actor/\w+)"', client.get("/actors").text))
    assert there
    for address in sorted(there):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/dispute/none", "/place/none/at/all", "/actor/none"])
def test_what_is_not_there_is_told(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_an_interval_is_drawn_only_where_it_tells_more_than_its_number() -> None:
    one = Interval(Decimal(5), Decimal(5), Decimal(5))
    assert bar(one) is None
    assert bar(one, Decimal(10)) is not None
    assert bar(Interval(None, None)) is None
    least = bar(Interval(Decimal(5), None, open=True))
    assert least is not None
    assert least.open
    assert least.start < least.end == 160
