"""The measuring script: which claims meet, and what its figures say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks import evaluate


def claim(kind: str, start: int, end: int, **more: Any) -> dict[str, Any]:
    figure = {
        "start": start,
        "end": end,
        "sense": "exact",
        "low": 9,
        "best": 9,
        "high": 9,
        "basis": "event",
        "unit": "people",
    }
    empty = dict.fromkeys(("group", "group_side", "actor", "place", "when", "part_of"))
    flags = {"chain": [], "hedged": False, "denied": False}
    return {"kind": kind, "start": start, "end": end, "figure": figure, **empty, **flags, **more}


def record(*claims: dict[str, Any]) -> dict[str, Any]:
    return {"name": "x", "text": "nine killed, nine hurt, nine fled", "claims": list(claims)}


def test_claims_meet_by_kind_and_figure_and_each_once() -> None:
    gold = record(claim("killed", 0, 4), claim("injured", 13, 17))
    compared = evaluate.compare(gold, [claim("killed", 0, 4), claim("killed", 0, 4), claim("killed", 13, 17)])
    assert compared.pairs == ((0, 0),)


def test_scores_are_those_of_the_counts() -> None:
    compared = evaluate.compare(record(claim("killed", 0, 4), claim("injured", 13, 17)), [claim("killed", 0, 4)])
    scores = evaluate.evaluate([compared])["scores"]["all"]
    assert (scores["precision"], scores["recall"]) == (1.0, 0.5)


def test_a_wrong_place_is_met_but_not_full() -> None:
    found = claim("killed", 0, 4, place={"name": "Qasr Amun", "start": 5, "end": 9})
    scores = evaluate.evaluate([evaluate.compare(record(claim("killed", 0, 4)), [found])])["scores"]["all"]
    assert (scores["f1"], scores["full_f1"]) == (1.0, 0.0)


def test_claims_without_a_figure_stand_in_the_second_layer() -> None:
    bare = claim("killed", 0, 11) | {"figure": None, "means": None}
    scores = evaluate.evaluate([evaluate.compare(record(bare), [bare])])["scores"]
    assert scores["second_layer"]["f1"] == 1.0
    assert scores["all"]["gold"] == 0


def test_without_a_corpus_it_says_so(tmp_path: Path) -> None:
    assert evaluate.main(["--data", str(tmp_path)]) == 2
