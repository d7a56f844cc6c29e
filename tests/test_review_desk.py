"""The review desk: what waits, judging by forms, two persons at once, undoing, merging; from our own pages only."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from fairwitness.face import Casebook
from fairwitness.model import Judgement, Origin, origin_id
from fairwitness.web.app import app
from tests.demo_world import demo_casebook

HERE = "http://127.0.0.1:8630"
SIGNED = {"by": "A. Reader", "because": "the words say so"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return demo_casebook(tmp_path)


@pytest.fixture
def client(path: Path) -> TestClient:
    return TestClient(app(path), base_url=HERE)


def first_claim(client: TestClient) -> str:
    """The first claim with a figure that waits."""
    waiting: list[str] = re.findall(r"/review/claim/(\w+)", client.get("/review").text)
    return next(c for c in waiting if fields(client.get(f"/review/claim/{c}").text).get("slot.figure"))


def fields(page: str) -> dict[str, str]:
    """What the form of a claim's desk holds."""
    form = page[page.index("data-desk") : page.index("</form>", page.index("data-desk"))]
    told = dict(re.findall(r'<input (?:[^>]*? )?name="([^"]+)"[^>]*? value="([^"]*)"', form))
    told |= dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    for name, options in re.findall(r'<select [^>]*name="([^"]+)">(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        told[name] = chosen[1] if chosen else ""
    return {k: html.unescape(v) for k, v in told.items()}


def judge(client: TestClient, claim: str, decision: str, **more: str) -> Any:
    told = fields(client.get(f"/review/claim/{claim}").text)
    return client.post(
        f"/review/claim/{claim}", data={**told, **SIGNED, "decision": decision, **more}, follow_redirects=False
    )


def made(path: Path) -> list[Judgement]:
    with Casebook.open(path) as casebook:
        return list(casebook.judgements())


def test_what_waits_tells_why_and_leads_to_its_desk(client: TestClient) -> None:
    page = client.get("/review").text
    assert "disputed" in page
    desk = client.get(f"/review/claim/{first_claim(client)}").text
    assert "<mark>" in desk
    assert 'name="slot.place"' in desk


def test_what_is_accepted_is_kept_signed_and_waits_no_more(client: TestClient, path: Path) -> None:
    claim = first_claim(client)
    answer = judge(client, claim, "accept")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/review/claim/")
    assert claim not in answer.headers["location"]
    (one,) = made(path)
    assert (one.verdict, one.by, one.why) == ("accept", "A. Reader", "the words say so")
    assert f"/review/claim/{claim}" not in client.get("/review").text
    assert "A. Reader" in client.get("/review/history").text


def test_who_judges_is_asked_once(client: TestClient, path: Path) -> None:
    judge(client, first_claim(client), "accept")
    told = fields(client.get(f"/review/claim/{first_claim(client)}").text)
    assert told["by"] == "A. Reader"


def test_a_slot_is_corrected_with_words_of_the_text_and_undone(client: TestClient, path: Path) -> None:
    claim = first_claim(client)
    judge(client, claim, "correct", **{"slot.figure": "at least 31"})
    (one,) = made(path)
    assert (one.about.slot, one.value) == ("figure", ">=31")
    page = client.get(f"/review/claim/{claim}").text
    assert ">=31" in html.unescape(page)
    told = fields(page)
    client.post("/review/undo", data={"token": told["token"], "judgement": one.id, **SIGNED})
    assert [j.verdict for j in made(path)] == ["correct", "undo"]
    assert fields(client.get(f"/review/claim/{claim}").text)["slot.figure"] != ">=31"


def test_nothing_is_kept_without_a_reason_and_what_was_entered_stays(client: TestClient, path: Path) -> None:
    answer = judge(client, first_claim(client), "correct", **{"slot.figure": "31", "because": ""})
    assert answer.status_code == 422
    assert "needs a reason" in answer.text
    assert fields(answer.text)["slot.figure"] == "31"
    assert made(path) == []


def test_of_two_persons_at_once_the_second_is_asked_again(client: TestClient, path: Path) -> None:
    claim = first_claim(client)
    seen = fields(client.get(f"/review/claim/{claim}").text)
    judge(client, claim, "correct", **{"slot.figure": "77"})
    answer = client.post(f"/review/claim/{claim}", data={**seen, **SIGNED, "decision": "reject"})
    assert answer.status_code == 409
    assert "Somebody judged this" in answer.text
    assert [j.verdict for j in made(path)] == ["correct"]


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "news.example"},
        {"origin": "http://news.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_no_other_sites_page_judges(client: TestClient, path: Path, headers: dict[str, str]) -> None:
    claim = first_claim(client)
    told = fields(client.get(f"/review/claim/{claim}").text)
    data = {**told, **SIGNED, "decision": "reject"}
    assert client.post(f"/review/claim/{claim}", data=data, headers=headers).status_code == 403
    assert made(path) == []


def test_a_form_without_the_token_of_its_cookie_is_refused(client: TestClient, path: Path) -> None:
    claim = first_claim(client)
    told = fields(client.get(f"/review/claim/{claim}").text)
    wrong = {**told, **SIGNED, "decision": "reject", "token": "guessed"}
    assert client.post(f"/review/claim/{claim}", data=wrong).status_code == 403
    assert client.get("/review", headers={"host": "news.example"}).status_code == 403
    cookie = client.get("/review").headers["set-cookie"]
    assert "SameSite=strict" in cookie
    assert made(path) == []


def token(client: TestClient) -> str:
    return fields(client.get(f"/review/claim/{first_claim(client)}").text)["token"]


def decided(client: TestClient, record: str, **data: str) -> Any:
    return client.post(
        f"/review/record/{record}", data={"token": token(client), **SIGNED, **data}, follow_redirects=False
    )


def test_incidents_are_merged_graded_and_taken_apart_and_old_addresses_lead_on(client: TestClient, path: Path) -> None:
    with Casebook.open(path) as casebook:
        before = sorted(casebook.incidents(), key=lambda i: i.id)
    one, other = before[0].id, before[1].id
    assert decided(client, one, decision="merge", **{"with": other}).status_code == 303
    with Casebook.open(path) as casebook:
        (whole,) = [i for i in casebook.incidents() if set(before[0].accounts) < set(i.accounts)]
    assert set(whole.accounts) == {*before[0].accounts, *before[1].accounts}
    for old in (one, other):
        assert client.get(f"/review/record/{old}").url.path == f"/review/record/{whole.id}"
        assert client.get(f"/incident/{old}").url.path == f"/incident/{whole.id}"
    decided(client, whole.id, decision="grade", value="fair")
    assert "<dd>Fair</dd>" in client.get(f"/review/record/{whole.id}").text
    merge = made(path)[0]
    client.post("/review/undo", data={"token": token(client), "judgement": merge.id, **SIGNED})
    with Casebook.open(path) as casebook:
        assert sorted(casebook.incidents(), key=lambda i: i.id) == before
    assert client.get(f"/review/record/{whole.id}").status_code == 200


def test_sources_are_one_and_rated_and_a_case_has_its_comments(client: TestClient, path: Path) -> None:
    with Casebook.open(path) as casebook:
        names = sorted({(a.origin.name, a.origin.type) for a in casebook.accounts() if a.origin.type == "named"})
    kept, other = (origin_id(Origin(*n)) for n in names[:2])
    assert decided(client, kept, decision="merge", **{"with": other}).status_code == 303
    with Casebook.open(path) as casebook:
        assert names[1][0] not in {a.origin.name for a in casebook.accounts()}
    decided(client, kept, decision="reliability", value="B")
    decided(client, kept, decision="case", status="in_review", assign="B. Reader", comment="asked them on paper")
    page = client.get(f"/review/record/{kept}").text
    assert "asked them on paper" in page
    assert "being looked at" in page
    assert re.search(r"<dd>B</dd>", page)
