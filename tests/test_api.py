"""The API gives what pages and commands give, whole, once, and tells nothing where it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from fairwitness import casework, codec, judging
from fairwitness.cli import app as commands
from fairwitness.face import Casebook
from fairwitness.model import Account, Document, Series
from fairwitness.web.api.asking import MOST
from fairwitness.web.api.questions import LISTS, RECORDS
from fairwitness.web.app import app
from tests.demo_world import demo_casebook

BASE = "/api/v1"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo_casebook(tmp_path_factory.mktemp("api"))


@pytest.fixture(scope="module")
def client(path: Path) -> TestClient:
    return TestClient(app(path), base_url="http://127.0.0.1", raise_server_exceptions=False)


def _rows(client: TestClient, asked: str) -> list[Any]:
    """All rows of a list, page after page by its links."""
    found: list[Any] = []
    there: str | None = f"{BASE}/{asked}"
    while there:
        answer = client.get(there)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        assert len(page["rows"]) <= page["limit"]
        assert (f'<{page["next"]}>; rel="next"' in answer.headers.get("link", "")) is (page["next"] is not None)
        found += page["rows"]
        there = page["next"]
    assert len(found) == page["total"]
    return found


def test_series_are_those_that_the_command_prints(client: TestClient, path: Path) -> None:
    result = CliRunner().invoke(commands, ["series", "--json", "--casebook", str(path)])
    printed = {row["id"]: row for row in map(json.loads, result.stdout.splitlines())}
    told = {row["id"]: row for row in _rows(client, f"series?limit={MOST}")}
    taken_back = {i for i, row in printed.items() if not (row["origins"] or row["unnamed"])}
    assert told.keys() == printed.keys() - taken_back
    for series in told:
        row, point = printed[series], told[series]["point"]
        interval = point["interval"]
        high = "open" if interval.get("open") else _number(interval["high"])
        assert (_number(interval["low"]), high) == (_number(row["low"]), _number(row["high"]))
        told_by = (point["origins"], point["reports"], point["unnamed"], point.get("disputed", False))
        assert told_by == (row["origins"], row["reports"], row["unnamed"], row["disputed"])


def _number(value: object) -> object:
    return value if value in (None, "open") else float(str(value))


@pytest.mark.parametrize("listing", LISTS, ids=lambda listing: listing.name)
def test_pages_cover_every_row_once_in_the_same_order(client: TestClient, listing: Any) -> None:
    whole = _rows(client, f"{listing.name}?limit={MOST}")
    assert whole
    assert _rows(client, f"{listing.name}?limit={max(1, len(whole) // 3)}") == whole


def test_the_page_before_leads_back(client: TestClient) -> None:
    second = client.get(client.get(f"{BASE}/accounts?limit=3").json()["next"])
    assert 'rel="prev"' in second.headers["link"]
    first = client.get(second.json()["prev"]).json()
    assert first["rows"] == client.get(f"{BASE}/accounts?limit=3").json()["rows"]
    beyond = client.get(f"{BASE}/accounts?limit=3&offset=999999").json()
    assert (beyond["rows"], beyond["next"]) == ([], None)
    assert client.get(beyond["prev"]).json()["rows"]


def test_records_come_back_as_the_records_they_were(client: TestClient, path: Path) -> None:
    with Casebook.open(path, create=False) as casebook:
        picture = casework.picture(casebook)
    for series in picture.series:
        assert codec.decode(Series, client.get(f"{BASE}/series/{series.id}").json()) == series
    for account in picture.accounts[:5]:
        assert codec.decode(Account, client.get(f"{BASE}/accounts/{account.id}").json()) == account
    document = max(picture.documents, key=lambda d: len(d.text))
    assert codec.decode(Document, client.get(f"{BASE}/documents/{document.id}").json()) == document
    claims = _rows(client, f"documents/{document.id}/claims?limit=2")
    assert {c["claim"]["id"] for c in claims} == {c.id for c in picture.claims if c.document_id == document.id}
    assert client.get(f"{BASE}/claims/{claims[0]['claim']['id']}").json() == claims[0]


def test_each_list_leads_to_its_records(client: TestClient) -> None:
    for name in {r.name for r in RECORDS} & {listing.name for listing in LISTS}:
        row = client.get(f"{BASE}/{name}?limit=1").json()["rows"][0]
        found = client.get(f"{BASE}/{name}/{row['place']['id'] if name == 'places' else row['id']}")
        assert found.status_code == 200, name


def test_accounts_of_a_series_are_those_behind_its_points(client: TestClient) -> None:
    for row in _rows(client, "series")[:10]:
        behind = {a["id"] for a in _rows(client, f"series/{row['id']}/accounts?limit=2")}
        assert set(row["point"]["accounts"]) <= behind


def test_filters_narrow_as_on_pages(client: TestClient) -> None:
    everything = _rows(client, "series")
    killed = _rows(client, "series?kind=killed")
    assert killed == [s for s in everything if s["matter"]["kind"] == "killed"] != everything
    disputed = _rows(client, "series?disputed=1&kind=")
    assert disputed == [s for s in everything if s["point"].get("disputed")]
    days = sorted({s["point"]["on"] for s in everything})
    earlier = _rows(client, f"series?on={days[0]}")
    assert all(s["point"]["on"] <= days[0] for s in earlier)
    assert client.get(f"{BASE}/situation?on=1990-01-01").json()["counts"]["documents"] == 0


def test_the_situation_has_the_figures_of_its_page(client: TestClient) -> None:
    told = client.get(f"{BASE}/situation").json()
    page = client.get("/").text
    assert told["key"]
    for row in told["key"]:
        assert f"/series/{row['id']}" in page
    assert told["disputes"] == client.get(f"{BASE}/disputes?limit=1").json()["total"]
    assert told["states"] == client.get(f"{BASE}/states?on={told['on']}&limit=1").json()["total"]


# -- tags


def test_an_answer_that_is_held_is_not_made_again(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    there = f"{BASE}/series?limit=5"
    first = client.get(there)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "no-cache"
    assert client.get(f"{BASE}/series?limit=6").headers["etag"] != tag
    assert client.get(there, headers={"If-None-Match": '"another"'}).status_code == 200

    def refused(*_: object) -> None:
        raise AssertionError("the body was made")

    monkeypatch.setattr("fairwitness.web.routes.api.sent_page", refused)
    again = client.get(there, headers={"If-None-Match": f'"x", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_a_judgement_changes_the_tag(tmp_path: Path) -> None:
    path = demo_casebook(tmp_path)
    with TestClient(app(path), base_url="http://127.0.0.1") as client:
        there = f"{BASE}/series?limit=1"
        first = client.get(there)
        claim = client.get(f"{BASE}/search?limit=1").json()["rows"][0]["claims"][0]["id"]
        with Casebook.open(path, create=False) as casebook:
            judging.judged(casebook, claim, "reject", judging.signature("A. Reader", "a test"))
        then = client.get(there, headers={"If-None-Match": first.headers["etag"]})
        assert then.status_code == 200
        assert then.json()["state"] != first.json()["state"]


def test_the_id_of_what_people_merged_leads_on(tmp_path: Path) -> None:
    path = demo_casebook(tmp_path)
    with TestClient(app(path), base_url="http://127.0.0.1") as client:
        ids = [row["id"] for row in _rows(client, "incidents")][:2]
        with Casebook.open(path, create=False) as casebook:
            judging.merged(casebook, ids, judging.signature("A. Reader", "a test"))
        now = {i["id"] for i in _rows(client, "incidents")}
        gone = [i for i in ids if i not in now]
        assert gone
        for old in gone:
            sent_on = client.get(f"{BASE}/incidents/{old}", follow_redirects=False)
            assert sent_on.status_code == 307
            assert client.get(sent_on.headers["location"]).json()["id"] in now


def test_pages_are_asked_for_anew(client: TestClient) -> None:
    assert client.get("/series").headers["cache-control"] == "no-cache"
    assert "no-cache" not in client.get("/static/app.css").headers.get("cache-control", "")


# -- refusals


@pytest.mark.parametrize(
    "asked",
    [
        "series?limit=0", "series?limit=501", "series?limit=ten", "series?offset=-1", "series?on=yesterday",
        "series?kind=murdered", "series?offset=99999999999999999999", "series?basis=sum", "series?colour=red",
        "sources?on=2031-05-12", "situation?since=2031-05-12&on=2031-05-11", "situation?sector=all",
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_said(client: TestClient, asked: str) -> None:
    _is_refusal(client.get(f"{BASE}/{asked}"), 400)


def test_what_is_not_there_is_not_there(client: TestClient) -> None:
    missing = [f"{r.name}/{'0' * 20}" for r in RECORDS]
    for there in [*missing, "nothing", f"series/{'0' * 20}/accounts", f"documents/{'0' * 20}/claims"]:
        _is_refusal(client.get(f"{BASE}/{there}"), 404)
    _is_refusal(client.post(f"{BASE}/series"), 405)


def test_what_goes_wrong_tells_nothing_of_the_casebook(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> None:
        raise RuntimeError("Canary in the Cellar")

    monkeypatch.setattr("fairwitness.web.routes.api.sent_page", wrong)
    _is_refusal(client.get(f"{BASE}/series"), 500)
    monkeypatch.setattr("fairwitness.web.routes.series.series_list", wrong)
    page = client.get("/series")
    assert (page.status_code, "Canary" in page.text) == (500, False)


def _is_refusal(answer: Any, status: int) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told.keys() == {"type", "title", "status", "detail"}
    assert told["status"] == status
    assert told["detail"]
    assert not re.search("canary|murdered|yesterday|casebook", answer.text, re.IGNORECASE)
