"""A source's page tells what it said, how often others bear it out or differ, what it revised, who cites it."""

from __future__ import annotations

from fairwitness.model import Claim, Reading, Statement
from fairwitness.publish.picture import Picture
from fairwitness.web.library import Wanted
from fairwitness.web.shelf import Shelf
from fairwitness.web.views.sources import SourcePage, source_page
from tests.inspected_pages import Page
from tests.reconcile_world import COUNCIL, FRONT, MONITOR, OTHER_TOWN, SOCIETY, claim, report
from tests.web_world import client_over, picture_of


def page_of(name: str, *readings: Reading) -> SourcePage:
    """The page of the source with this name."""
    shelf = Shelf(picture_of(*readings))
    (told,) = (s for s in shelf.sources(Wanted(limit=0)).rows if s.origin.name == name)
    return source_page(shelf, told, Wanted())


def on(day: int) -> dict[str, object]:
    return {"when": "on that day", "days": (day, day)}


def test_independent_sources_bear_out_or_differ() -> None:
    readings = (
        report("Harbour Post", 3, claim("killed", "12", SOCIETY, **on(2)), claim("killed", "~13", MONITOR, **on(2))),
        report("Harbour Post", 4, claim("injured", "5", SOCIETY, **on(2)), claim("injured", "50", COUNCIL, **on(2))),
        report("Harbour Post", 5, claim("killed", "7", SOCIETY, place=OTHER_TOWN, **on(3))),
    )
    told = page_of(SOCIETY, *readings).borne
    assert (told.looked_at, len(told.borne_out), len(told.differing), len(told.both), told.alone) == (3, 1, 1, 0, 1)
    assert not told.apart


def test_what_is_borne_out_by_one_and_disputed_by_another_is_counted_once_in_all() -> None:
    made = report(
        "Harbour Post",
        3,
        *(claim("killed", n, who, **on(2)) for n, who in (("12", SOCIETY), ("12", MONITOR), ("40", COUNCIL))),
    )
    told = page_of(SOCIETY, made).borne
    assert (told.looked_at, len(told.borne_out), len(told.differing), len(told.both), told.alone) == (1, 1, 1, 1, 0)


def test_two_bodies_of_one_parent_do_not_bear_each_other_out() -> None:
    made = report(
        "Harbour Post", 3, claim("killed", "12", FRONT, **on(2)), claim("killed", "12", "Front Press Office", **on(2))
    )
    told = page_of(FRONT, made).borne
    assert (len(told.borne_out), len(told.differing), told.alone) == (0, 0, 1)


def test_an_outlet_in_its_own_voice_is_counted_apart() -> None:
    assert page_of("Harbour Post", report("Harbour Post", 3, claim("killed", "12"))).borne.apart


def test_what_a_source_revised_stands_in_the_order_of_saying() -> None:
    readings = [
        report("Harbour Post", n, claim("killed", said, SOCIETY, basis="total")) for n, said in ((3, "12"), (6, "15"))
    ]
    (revised,) = page_of(SOCIETY, *readings).revised
    assert [a.figure.words.text for a in revised.versions if a.figure] == ["12", "15"]
    assert page_of(SOCIETY, readings[0]).revised == ()


def test_who_cites_it_and_whom_it_cites() -> None:
    readings = (
        report("Harbour Post", 3, claim("killed", "12", (SOCIETY, "Gull News Agency"), **on(2)), claim("injured", "3")),
        report("Far Courier", 3, claim("killed", "12", SOCIETY, **on(2))),
    )
    cited = {c.name: c.times for c in page_of(SOCIETY, *readings).cited_by}
    assert cited["Harbour Post"] == cited["Far Courier"] == 1
    assert "Gull News Agency" in cited
    assert [c.name for c in page_of("Harbour Post", *readings).cites] == [SOCIETY]
    assert page_of(SOCIETY, *readings).cites == ()


def told_world() -> tuple[Picture, Claim]:
    """One report with a party's count, and a statement of it that holds no claim."""
    made = report("Harbour Post", 3, claim("killed", "12", FRONT, **on(2)))
    one = made.claims[0]
    said = Statement("s" * 20, made.document.id, (), (), (one.words,), one.chain)
    return picture_of(made, statements=(said,)), one


def test_a_source_has_a_page_with_its_words_its_party_and_its_statements() -> None:
    picture, one = told_world()
    client = client_over(picture)
    listed = Page(client.get("/sources").text)
    assert "party" in listed.words
    (there,) = {h for h in listed.hrefs if h.startswith("/source/")}
    page = client.get(there)
    read = Page(page.text)
    assert f"/claim/{one.id}" in read.hrefs  # one click from the figure to its words
    assert f"/document/{one.document_id}#s-{'s' * 20}" in read.hrefs
    assert "A side of the conflict" in read.words
    assert client.get("/source/nobody").status_code == 404


def test_a_source_of_very_many_accounts_is_told_a_part_at_a_time() -> None:
    made = [report("Harbour Post", n, claim("killed", str(n), SOCIETY, basis="total")) for n in range(1, 61)]
    client = client_over(picture_of(*made))
    (there,) = {h for h in Page(client.get("/sources").text).hrefs if h.startswith("/source/")}
    first, second = Page(client.get(there).text), Page(client.get(f"{there}?offset=50").text)
    assert f"{there}?offset=50#said" in first.hrefs
    assert f"{there}?offset=0#said" in second.hrefs


def test_sources_are_found_by_name() -> None:
    client = client_over(
        picture_of(report("Harbour Post", 3, claim("killed", "12", SOCIETY), claim("injured", "2", MONITOR)))
    )
    assert client.get("/sources?words=lantern").text.count("/source/") < client.get("/sources").text.count("/source/")
