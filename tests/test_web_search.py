"""Search finds documents by words and facets, ids lead to records, and searches and series are valid Atom feeds."""

from __future__ import annotations

from typing import Any

import feedparser
import pytest
from fastapi.testclient import TestClient

from fairwitness.publish.picture import Picture
from fairwitness.web.app import app
from fairwitness.web.library import Wanted
from fairwitness.web.views.search import snippets
from tests.demo_world import demo_casebook
from tests.inspected_pages import Page
from tests.reconcile_world import COUNCIL, MONITOR, OTHER_TOWN, SOCIETY, TOWN, claim, report
from tests.web_world import client_over, picture_of

EVIL = '<script>alert(1)</script> "><img src=x> \x00\u202e ربيع'
READINGS = (
    report("Harbour Post", 3, claim("killed", "12", SOCIETY), claim("killed", "40", COUNCIL), text="The mill burned. "),
    report("Far Courier", 5, claim("injured", "7", MONITOR, place=OTHER_TOWN), text=f"The mill again. {EVIL} "),
    report(None, None, claim("killed", "2", MONITOR, place=OTHER_TOWN), text="Undated, of the mill. "),
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return TestClient(app(demo_casebook(tmp_path_factory.mktemp("search"))))


@pytest.fixture(scope="module")
def picture() -> Picture:
    return picture_of(*READINGS)


@pytest.fixture(scope="module")
def client(picture: Picture) -> TestClient:
    return client_over(picture)


def found(client: TestClient, question: str) -> int:
    return client.get(f"/search?{question}").text.count('<p class="when">')


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("words=mill", 3), ("words=MILL+burned", 1), ("words=zebra", 0), ("kind=killed", 2), ("kind=injured", 1),
        ("words=mill&outlet=Far+Courier", 1), ("words=mill&since=2031-05-04", 1), ("words=mill&disputed=1", 1),
        (f"place={TOWN.id}", 1), (f"place={OTHER_TOWN.id}&kind=killed", 1),
        ("words=ربيع", 1),
    ],
)  # fmt: skip
def test_documents_are_found(client: TestClient, question: str, documents: int) -> None:
    assert found(client, question) == documents


def test_facets_count_what_choosing_them_would_find(client: TestClient) -> None:
    told = client.app.state.desk.library().facets(Wanted(words="mill", kinds=("killed",)), 10)  # type: ignore[attr-defined]
    assert dict(told.kinds) == {"killed": 2, "injured": 1}  # as if no kind had been asked for
    assert dict(told.outlets) == {"Harbour Post": 1}
    for kind, n in told.kinds:
        assert found(client, f"words=mill&kind={kind}") == n
    page = Page(client.get("/search?words=mill&kind=killed").text)
    for way in (
        "/search?words=mill&kind=injured",
        f"/search?words=mill&kind=killed&place={TOWN.id}",
        "/search?words=mill",
    ):
        assert way in page.hrefs


def test_the_words_are_marked_where_they_stand(client: TestClient) -> None:
    page = client.get("/search?words=mill+burned").text
    assert "<mark>mill</mark>" in page
    assert "<mark>burned</mark>" in page
    text = "A mill. " + "word " * 100 + "It burned. " + "word " * 100 + "Mill, mill."
    marked = ["".join(p.text for p in s if p.marked) for s in snippets(text, "mill burned")]
    assert marked == ["mill", "burned", "Millmill"]


def test_a_claim_is_one_click_from_what_was_found(client: TestClient) -> None:
    read = Page(client.get("/search?words=burned").text)
    for one in READINGS[0].claims:
        assert f"/claim/{one.id}" in read.hrefs


def test_what_is_sought_or_found_acts_on_no_page(client: TestClient) -> None:
    for question in ({"words": EVIL}, {"words": "mill", "outlet": EVIL}, {"words": "alert"}):
        read = Page(client.get("/search", params=question).text)
        assert "img" not in read.tags
        assert not read.inside["script"].strip()


# -- ids ---------------------------------------------------------------------------------------------------------------


def test_an_id_or_its_beginning_leads_to_its_record(client: TestClient, picture: Picture) -> None:
    records = {
        "series": picture.series[0].id, "account": picture.accounts[0].id, "claim": picture.claims[0].id,
        "document": picture.documents[0].id, "incident": picture.incidents[0].id, "dispute": picture.disputes[0].id,
    }  # fmt: skip
    for sort, i in records.items():
        for typed in (i, i[:8], i[:8].upper()):
            sought = client.get(f"/search?words={typed}", follow_redirects=False)
            assert sought.headers["location"] == f"/id/{typed.lower()}", sort
            there = client.get(f"/id/{typed}", follow_redirects=False)
            assert there.headers["location"] == f"/{sort}/{i}"
    assert client.get("/id/ffffffff").status_code == 404
    matter = client.get(f"/id/{picture.series[0].matter.id}", follow_redirects=False)
    assert matter.headers["location"] == f"/series/{picture.series[0].id}"


def test_a_beginning_of_several_ids_shows_them_all(client: TestClient, picture: Picture) -> None:
    library = client.app.state.desk.library()  # type: ignore[attr-defined]
    several = {c: {n.page for n in found} for c in "0123456789abcdef" if len(found := library.beginning(c, 20)) > 1}
    several = {c: pages for c, pages in several.items() if len(pages) > 1}
    assert several
    for letter, pages in several.items():
        hrefs = {h.split("#")[0] for h in Page(client.get(f"/id/{letter}").text).hrefs}
        assert {f"/{sort}/{i}" for sort, i in pages} <= hrefs


def test_words_that_only_look_like_an_id_are_sought_as_words(client: TestClient) -> None:
    assert client.get("/search?words=deadbeef").status_code == 200


# -- feeds -------------------------------------------------------------------------------------------------------------


def feed(client: TestClient, path: str) -> Any:
    answer = client.get(path)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    read = feedparser.parse(answer.content)
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    return read


def test_a_search_is_a_feed_that_foreign_readers_read(client: TestClient) -> None:
    read = feed(client, "/feeds/search.atom?words=mill")
    assert [e.updated for e in read.entries] == ["2031-05-05T00:00:00Z", "2031-05-03T00:00:00Z"]  # undated: left out
    assert read.feed.updated == "2031-05-05T00:00:00Z"
    assert [e.link.rsplit("/", 1)[1] for e in read.entries] == [r.document.id for r in reversed(READINGS[:2])]
    assert "alert(1)" in read.entries[0].content[0].value
    assert len({e.id for e in read.entries}) == 2
    assert client.get("/feeds/search.atom?words=mill").text == client.get("/feeds/search.atom?words=mill").text


def test_ids_of_entries_stay_when_more_is_read(client: TestClient) -> None:
    more = client_over(
        picture_of(*READINGS, report("Far Courier", 9, claim("killed", "3", SOCIETY), text="The mill. "))
    )
    before = {e.id for e in feed(client, "/feeds/search.atom?words=mill").entries}
    assert before < {e.id for e in feed(more, "/feeds/search.atom?words=mill").entries}


def test_a_series_is_a_feed(demo: TestClient) -> None:
    library = demo.app.state.desk.library()  # type: ignore[attr-defined]
    for told in library.series(Wanted(limit=10)).rows:
        address = f"/feeds/series/{told.series.id}.atom"
        assert address in Page(demo.get(f"/series/{told.series.id}").text).hrefs
        read = feed(demo, address)
        assert len(read.entries) == len(told.series.points)
        assert read.entries[0].updated == f"{told.series.points[-1].on}T00:00:00Z"
    assert demo.get("/feeds/series/none.atom").status_code == 404


def test_the_page_of_a_search_names_its_feed(client: TestClient) -> None:
    page = client.get("/search?words=mill&kind=killed&offset=50").text
    assert 'href="/feeds/search.atom?words=mill&amp;kind=killed"' in page
    assert len(feed(client, "/feeds/search.atom?words=mill&kind=killed").entries) == 1


# -- the way from a number to its words --------------------------------------------------------------------------------


def test_every_page_of_the_demo_reaches_words_in_two_clicks(demo: TestClient) -> None:
    """From each list: a record's page, and from there a claim's words."""
    for listed, sort in (("/sources", "source"), ("/incidents", "incident"), ("/documents", "document")):
        first = Page(demo.get(listed).text)
        for there in sorted({h.split("#")[0] for h in first.hrefs if h.startswith(f"/{sort}/")})[:12]:
            page = Page(demo.get(there).text)
            claims = {h for h in page.hrefs if h.startswith(("/claim/", "#o-"))}
            assert claims or "no claims read" in first.words
