"""The demonstration's dispatches: marked as ours, on ten days, and every figure and name in them has its source."""

from __future__ import annotations

import json
import re
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

DEMO = files("fairwitness.demo")
DISPATCHES: list[dict[str, Any]] = [json.loads(x) for x in (DEMO / "dispatches.jsonl").read_text("utf-8").splitlines()]
ENGLISH = [d for d in DISPATCHES if "language" not in d]
LISTED = (DEMO / "SOURCES.md").read_text("utf-8")
SECTIONS: dict[str, str] = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", LISTED, re.M | re.S))

# Figures of the calendar and the clock say nothing that needs a source.
_MONTH = r"(?:January|Feb(?:ruary|\.)|March)"
_CALENDAR = re.compile(rf"\b{_MONTH} \d{{1,2}}\b|\b\d{{1,2}} {_MONTH}|\b\d{{1,2}} [ap]\.m\.|\b15 آذار")
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_WORD_FIGURE = re.compile(r"\b(?:five|hundreds of thousands|two and a half million|two million|sixteen)\b", re.I)
_NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_OUTLETS = {d["outlet"].removesuffix(" (made up)") for d in DISPATCHES}


def ids(dispatch: dict[str, Any]) -> str:
    return str(dispatch["name"])


def words(dispatch: dict[str, Any]) -> str:
    return f"{dispatch['title']}\n\n{dispatch['text']}"


def test_there_are_enough_of_them_on_ten_days() -> None:
    assert len(DISPATCHES) >= 16
    assert {date.fromisoformat(d["published"]) for d in DISPATCHES} == {date(2022, 3, n) for n in range(9, 19)}
    assert len({d["name"] for d in DISPATCHES}) == len({d["title"] for d in DISPATCHES}) == len(DISPATCHES)
    assert [d["name"] for d in DISPATCHES] == sorted(d["name"] for d in DISPATCHES)
    assert [d["published"] for d in DISPATCHES] == sorted(d["published"] for d in DISPATCHES)


@pytest.mark.parametrize("dispatch", DISPATCHES, ids=ids)
def test_it_is_marked_as_ours(dispatch: dict[str, Any]) -> None:
    assert "made up" in dispatch["outlet"]
    assert dispatch["note"].startswith("Demonstration text written by the Fairwitness developers.")
    assert dispatch["url"] is None
    assert 60 <= len(dispatch["text"].split()) <= 180


def test_one_is_in_arabic_and_the_others_are_in_english() -> None:
    assert [d["language"] for d in DISPATCHES if "language" in d] == ["ar"]
    assert all(words(d).isascii() for d in ENGLISH)


def test_wire_copy_is_run_by_three_outlets_under_their_own_headlines() -> None:
    copies = [d for d in DISPATCHES if "-wire-" in d["name"]]
    assert all("Demo Wire" in d["text"] for d in copies)
    assert (
        len({d["outlet"] for d in copies}) == len({d["title"] for d in copies}) == len({d["text"] for d in copies}) == 3
    )


def test_an_outlet_corrects_its_own_error() -> None:
    wrong, right = (next(d for d in DISPATCHES if d["name"].endswith(n)) for n in ("misprint", "correction"))
    assert wrong["outlet"] == right["outlet"]
    assert wrong["published"] < right["published"]
    assert "1,582" not in words(wrong) and "not 1,528" in right["text"] and "1,582" in right["text"]
    assert not any("1,528" in words(d) for d in DISPATCHES if d not in (wrong, right))


@pytest.mark.parametrize("dispatch", DISPATCHES, ids=ids)
def test_every_figure_has_its_source(dispatch: dict[str, Any]) -> None:
    said = _CALENDAR.sub("", words(dispatch))
    stated = "\n".join(_statements(dispatch["name"])).lower()
    figures = {*_FIGURE.findall(said), *(w.lower() for w in _WORD_FIGURE.findall(said))}
    missing = [f for f in figures if not re.search(rf"(?<![\d,]){re.escape(f)}(?![\d]|,\d)", stated)]
    assert not missing, f"SOURCES.md, section {dispatch['name']}, does not say where these come from: {missing}"


@pytest.mark.parametrize("dispatch", ENGLISH, ids=ids)
def test_every_person_named_is_one_who_spoke(dispatch: dict[str, Any]) -> None:
    missing = {n for n in _NAME.findall(dispatch["text"]) if n not in _OUTLETS and not _listed(n)}
    assert not missing, f"SOURCES.md does not know these names: {missing}"


def test_every_section_has_its_dispatch_and_every_row_its_source() -> None:
    assert list(SECTIONS) == [d["name"] for d in DISPATCHES]
    for name in SECTIONS:
        assert all(all(cell.strip() for cell in row.strip("|").split("|")) for row in _statements(name))


def _statements(name: str) -> list[str]:
    """The rows of a dispatch's table, without its head."""
    return [line for line in SECTIONS[name].splitlines() if line.startswith("|")][2:]


def _listed(name: str) -> bool:
    """Whether the sources know the name, or what is left of it without the title or weekday before it."""
    words = name.split()
    return any(re.search(rf"\b{' '.join(words[n:])}\b", LISTED) for n in range(len(words)))
