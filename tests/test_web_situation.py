"""The situation as of a day, and the ways from its numbers to their words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient

from fairwitness.publish.picture import Picture
from fairwitness.web.app import app
from fairwitness.web.desk import Desk
from fairwitness.web.library import Library, Wanted
from fairwitness.web.shelf import Shelf
from fairwitness.web.views.sectors import KINDS
from fairwitness.web.views.situation import situation
from tests.demo_world import demo_casebook


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_casebook(tmp_path_factory.mktemp("situation"))


@pytest.fixture(scope="module")
def library(casebook: Path) -> Library:
    return Desk(casebook).library()


@pytest.fixture(scope="module")
def client(casebook: Path) -> TestClient:
    return TestClient(app(casebook))


def test_key_figures_count_people_over_time_or_at_a_time(library: Library) -> None:
    page = situation(library, Wanted())
    assert page.key
    for told in page.key:
        about = told.series.matter
        assert about.unit == "people"
        assert about.basis != "event"
        assert about.kind in KINDS["harm"] + KINDS["moved"]


def test_attacks_on_health_care_stand_with_health_care_and_not_with_force(library: Library) -> None:
    parts = {s.name: {t.series.id for t in s.rows} for s in situation(library, Wanted()).sections}
    assert list(parts) == ["harm", "care", "moved", "force"]
    assert parts["care"]
    assert not parts["care"] & parts["force"]


def test_as_of_an_earlier_day_nothing_later_is_there(library: Library) -> None:
    first, last = library.days()
    assert first and last
    on = first + timedelta(days=(last - first).days // 2)
    page = situation(library, Wanted(on=on))
    rows = [*page.key, *page.changed, *(t for s in page.sections for t in s.rows)]
    assert rows
    assert all(t.point.on <= on for t in rows)
    assert all(s.since is None or s.since <= on for p in page.held for s in p.states)
    assert all(a.said is None or a.said <= on for d in page.disputed for a in d.sides)
    later = situation(library, Wanted())
    assert sum(m.told for m in page.marks) < sum(m.told for m in later.marks)


def test_what_changed_did_so_on_the_day_or_after(library: Library) -> None:
    _, last = library.days()
    assert last
    page = situation(library, Wanted(since=last))
    assert page.changed
    assert all(t.point.on >= last for t in page.changed)
    assert page.changes < situation(library, Wanted()).changes


def test_a_page_may_be_narrowed_to_a_part_and_to_a_place(library: Library) -> None:
    page = situation(library, Wanted(), "moved")
    assert [s.name for s in page.sections] == ["moved"]
    assert {t.series.matter.kind for t in page.changed} <= set(KINDS["moved"])
    place = next(m for m in page.marks if m.shape == "point")
    here = situation(library, Wanted(place=place.id))
    assert here.place is not None
    assert here.place.id == place.id
    assert {m.country for m in here.marks} == {place.country}


def test_the_slider_goes_from_the_first_day_to_the_last(library: Library) -> None:
    page = situation(library, Wanted())
    assert page.at == page.days > 0
    assert page.beside == (page.on and page.on - timedelta(days=1), None)
    early = situation(library, Wanted(on=page.first))
    assert early.at == 0
    assert early.beside[0] is None


def test_without_any_day_the_page_still_stands() -> None:
    page = situation(Shelf(Picture()), Wanted())
    assert (page.on, page.days, page.at, page.plain) == (None, 0, 0, None)
    assert page.beside == (None, None)


def test_every_figure_of_the_page_leads_in_two_clicks_to_its_words(client: TestClient) -> None:
    front = client.get("/").text
    figures = set(re.findall(r'class="figures"><a href="([^"#]+)', front))
    disputes = set(re.findall(r'href="(/dispute/[^"]+)"', front))
    assert len(figures) > 20
    assert disputes
    for there in sorted(figures | disputes):
        answer = client.get(there)
        assert answer.status_code == 200, there
        assert re.search(r'href="/claim/\w+', answer.text), there


def test_every_number_on_the_page_is_part_of_a_link_or_of_a_day(client: TestClient) -> None:
    main = client.get("/").text.split('<main id="content" tabindex="-1">', 1)[1].split("</main>")[0]
    bare = re.sub(r"<(a|h1|form|option|svg|time|figcaption)\b.*?</\1>", " ", main, flags=re.DOTALL)
    bare = re.sub(r"<(h2|small|summary)\b.*?</\1>", " ", bare, flags=re.DOTALL)
    assert re.findall(r"\S*\d\S*", unescape(re.sub(r"<[^>]+>", " ", bare))) == []


def test_the_list_beside_the_map_holds_every_symbol(client: TestClient) -> None:
    front, data = client.get("/").text, client.get("/situation/map.json").json()
    drawn = {f["properties"]["id"] for f in data["marks"]["features"]}
    assert drawn
    assert drawn <= set(re.findall(r'<tr id="mark-([^"]+)"', front))
    symbols = re.findall(r'<a href="/(?:place/|series\?at=)([^"&]+)[^"]*" aria-label', front)
    assert drawn <= {unquote(i) for at in symbols for i in at.split("+")}


def test_the_map_is_of_the_same_day_and_place_as_the_page(client: TestClient) -> None:
    def told(address: str) -> int:
        return sum(f["properties"]["told"] for f in client.get(address).json()["marks"]["features"])

    assert told("/situation/map.json?on=2022-03-10") < told("/situation/map.json")
    assert told("/situation/map.json?sector=harm") < told("/situation/map.json")
    assert told(f"/situation/map.json?on={date(1990, 1, 1)}") == 0


@pytest.mark.parametrize("asked", ["on=2022-03-01&since=2022-03-05", "sector=nonsense", "on=2022-02-30"])
def test_what_makes_no_sense_is_refused(client: TestClient, asked: str) -> None:
    assert client.get(f"/?{asked}").status_code == 400


def test_the_form_and_the_day_before_never_ask_for_what_makes_no_sense(client: TestClient) -> None:
    front = client.get("/").text
    assert '<input type="date" name="since" value="">' in front
    page = client.get("/?on=2022-03-12&since=2022-03-12").text
    assert '<input type="date" name="since" value="2022-03-12">' in page
    before = re.search(r'rel="prev" href="([^"]+)"', page)
    after = re.search(r'rel="next" href="([^"]+)"', page)
    assert before and unescape(before[1]) == "/?on=2022-03-11"
    assert after and unescape(after[1]) == "/?on=2022-03-13&since=2022-03-12"


def test_only_the_worker_of_the_map_may_compile_what_it_was_sent(client: TestClient) -> None:
    worker = client.get("/static/vendor/maplibre-gl-csp-worker.js").headers["content-security-policy"]
    assert "wasm-unsafe-eval" in worker
    for page in ("/", "/control", "/static/map.js"):
        policy = client.get(page).headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "data:" not in policy
        assert "blob:" not in policy
