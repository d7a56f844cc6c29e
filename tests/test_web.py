"""The web application answers, and holds browsers to its own files."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from fairwitness.web.app import app
from fairwitness.web.rendering import NAV
from tests.demo_world import demo_casebook


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return TestClient(app(demo_casebook(tmp_path_factory.mktemp("web"))), base_url="http://127.0.0.1")


def test_every_page_of_the_head_answers(client: TestClient) -> None:
    for name in NAV:
        answer = client.get("/" if name == "situation" else f"/{name}")
        assert answer.status_code == 200, name
        assert "<h1>" in answer.text


def test_what_makes_no_sense_is_told_without_a_word_of_the_casebook(client: TestClient) -> None:
    assert client.get("/?on=yesterday").status_code == 400
    missing = client.get("/no/such/page")
    assert missing.status_code == 404
    assert "casebook" not in missing.text


def test_no_page_names_another_host_and_browsers_are_held_to_that(client: TestClient) -> None:
    answer = client.get("/")
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert not re.findall(r"""(?:src|href|action)=["'](?:https?:)?//""", answer.text)
    assert "<script>" not in answer.text
    assert "style=" not in answer.text


def test_a_situation_as_of_an_earlier_day_tells_no_later_one(client: TestClient) -> None:
    first = client.get("/").text
    days = re.findall(r"20\d\d-\d\d-\d\d", first)
    assert days
    earlier = client.get("/?on=1990-01-01").text
    assert "1990-01-01" in earlier
    assert "Nothing was said" in earlier


def test_a_row_beyond_any_casebook_makes_no_sense(client: TestClient) -> None:
    assert client.get("/series?offset=99999999999999999999").status_code == 400
    assert client.get("/series?offset=-1").status_code == 400
