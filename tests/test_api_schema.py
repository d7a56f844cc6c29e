"""The schema of the API says what its answers are, and its page lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from fastapi.testclient import TestClient

from fairwitness.web.api.questions import LISTS, RECORDS
from fairwitness.web.app import app
from tests.demo_world import demo_casebook

BASE = "/api/v1"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return TestClient(app(demo_casebook(tmp_path_factory.mktemp("schema"))), base_url="http://127.0.0.1")


@pytest.fixture(scope="module")
def schema(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{BASE}/openapi.json").json()
    return found


def test_the_schema_holds_every_route_and_describes_every_parameter(schema: dict[str, Any]) -> None:
    assert schema["openapi"].startswith("3.1")
    assert all(there.startswith(BASE) for there in schema["paths"])
    assert {f"{BASE}/{listing.name}" for listing in LISTS} < set(schema["paths"])
    names = set()
    for there, methods in schema["paths"].items():
        assert methods.keys() == {"get"}
        told = methods["get"]
        names.add(told["operationId"])
        assert told["summary"]
        assert {"200", "304", "default"} == told["responses"].keys()
        asked = told.get("parameters", [])
        assert all(p["description"] and p["schema"] for p in asked)
        assert len({p["name"] for p in asked}) == len(asked)
        in_path = {p["name"] for p in asked if p["in"] == "path"}
        assert in_path == set(re.findall(r"\{(\w+)\}", there))
    assert len(names) == len(schema["paths"])


def test_the_schema_refers_to_nothing_that_is_not_there(schema: dict[str, Any]) -> None:
    referred = {value["$ref"] for value in _objects(schema) if "$ref" in value}
    assert referred
    for ref in referred:
        found: Any = schema
        for key in ref.removeprefix("#/").split("/"):
            found = found[key]
        assert found["type"] == "object"


@pytest.mark.parametrize("listing", LISTS, ids=lambda listing: listing.name)
def test_rows_are_as_the_schema_says(client: TestClient, schema: dict[str, Any], listing: Any) -> None:
    there = f"{BASE}/{listing.name}"
    for asked in (there, f"{BASE}/situation"):
        answer = schema["paths"][asked]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        _fits(client.get(asked).json(), answer, schema["components"]["schemas"], asked)


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(part)


_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "null": (type(None),),
    "array": (list,), "object": (dict,),
}  # fmt: skip


def _fits(value: Any, schema: Mapping[str, Any], known: Mapping[str, Any], at: str) -> None:
    if "$ref" in schema:
        _fits(value, known[schema["$ref"].rsplit("/", 1)[1]], known, at)
    elif "anyOf" in schema:
        assert any(_does_fit(value, one, known, at) for one in schema["anyOf"]), at
    elif schema["type"] == "object" and "properties" in schema:
        assert set(schema.get("required", ())) <= value.keys() <= schema["properties"].keys(), (at, value.keys())
        for name, part in value.items():
            _fits(part, schema["properties"][name], known, f"{at}.{name}")
    else:
        assert isinstance(value, _TYPES[schema["type"]]), (at, value)
        for part in value if isinstance(value, list) else ():
            inner = schema.get("items") or {"anyOf": schema["prefixItems"]}
            _fits(part, inner, known, f"{at}[]")


def _does_fit(value: Any, schema: Mapping[str, Any], known: Mapping[str, Any], at: str) -> bool:
    try:
        _fits(value, schema, known, at)
    except (AssertionError, AttributeError):
        return False
    return True


def test_the_page_of_the_api_lists_every_address_and_its_examples_answer(client: TestClient) -> None:
    page = client.get("/api").text
    examples = [there.replace("&amp;", "&") for there in re.findall(r'href="(/api/v1/[^"]+)"', page)]
    assert len(examples) == len(LISTS) + 2
    for there in examples:
        assert client.get(there).status_code == 200, there
    for record in RECORDS:
        assert f"{BASE}/{record.name}/{{id}}" in page
