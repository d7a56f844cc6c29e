"""The corpus with its rulings: what an edit does, what it may not do, and that the words stay those of the text."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest
from training import corpus

TEXT = "In Torvik 12 people were killed, 3 of them children. The Corvan army holds Torvik and Ulm."
DATA = Path(os.environ.get("FAIRWITNESS_DATA", "nowhere"))
Record = dict[str, Any]


def span(words: str, nth: int = 0) -> Record:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"words": words, "start": start, "end": start + len(words)}


def claim(kind: str, words: str, figure: str | None = None, **fields: Any) -> Record:
    number = figure and {**span(figure), "sense": "exact", "low": 1, "best": 1, "high": 1, "unit": "people"}
    bare: Record = {"kind": kind, "figure": number or None, "actor": None, "place": None, "chain": [], "part_of": None}
    return {**bare, **span(words), **fields}


def record() -> Record:
    claims = [
        claim("killed", "12 people were killed", "12", place={**span("Torvik"), "name": "Torvic"}),
        claim("killed", "3 of them children", "3", part_of=0),
        claim("controls", "The Corvan army holds Torvik and Ulm", place={**span("Torvik", 1), "name": "Torvik, X"}),
        claim("controls", "The Corvan army holds Torvik and Ulm", place={**span("Ulm"), "name": "Ulm, X"}),
    ]
    return {"name": "x1", "text": TEXT, "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "claims": claims}


def called(one: Record) -> Record:
    start, end, kind = corpus.key_of(one)
    return {"sha256": record()["sha256"], "start": start, "end": end, "kind": kind}


def ruled(*edits: Record) -> list[Record]:
    mine = record()
    corpus.apply([mine], edits)
    corpus.fill_words(mine)
    claims: list[Record] = mine["claims"]
    return claims


def test_a_field_is_set_by_its_path() -> None:
    claims = ruled({**called(record()["claims"][0]), "set": {"place.name": "Torvik, X", "figure.unit": "objects"}})
    assert claims[0]["place"] == {**span("Torvik"), "name": "Torvik, X"}
    assert claims[0]["figure"]["unit"] == "objects"


def test_a_value_given_by_offsets_gets_the_words_of_the_text() -> None:
    at = {key: value for key, value in span("Corvan army").items() if key != "words"}
    claims = ruled({**called(record()["claims"][2]), "set": {"actor": {**at, "name": "Corvan army"}}})
    assert claims[2]["actor"]["words"] == "Corvan army"


def test_claims_of_one_place_and_kind_are_told_apart() -> None:
    claims = ruled({**called(record()["claims"][3]), "nth": 2, "set": {"place.name": "Ulm, Y"}})
    assert [c["place"]["name"] for c in claims[2:]] == ["Torvik, X", "Ulm, Y"]


def test_dropping_a_claim_renumbers_the_wholes() -> None:
    claims = ruled({**called(record()["claims"][0]), "drop": True})
    assert (len(claims), claims[0]["part_of"]) == (3, None)


def test_a_part_finds_its_whole_after_another_claim_is_dropped() -> None:
    added = {"kind": "injured", "start": 0, "end": 9, "figure": {"start": 10, "end": 12}, "part_of": None}
    part = {**called(record()["claims"][1]), "set": {"part_of": {"start": 10, "end": 12, "kind": "injured"}}}
    claims = ruled({"sha256": record()["sha256"], "add": added}, part, {**called(record()["claims"][2]), "drop": True})
    assert claims[claims[1]["part_of"]]["kind"] == "injured"


def test_an_added_claim_has_all_fields_and_its_words() -> None:
    added = {"kind": "killed", "start": 3, "end": 31, "figure": {"start": 10, "end": 12, "sense": "exact"}}
    last = ruled({"sha256": record()["sha256"], "add": added})[-1]
    assert last["words"] == "Torvik 12 people were killed"
    assert last["figure"]["words"] == "12"
    assert (last["hedged"], last["means"], last["chain"]) == (False, None, [])


def test_the_order_of_edits_on_different_fields_is_free() -> None:
    name = called(record()["claims"][0])
    edits = [{**name, "set": {"kind": "injured"}}, {**name, "set": {"place.name": "Torvik, X"}}]
    assert ruled(*edits) == ruled(*reversed(edits))


@pytest.mark.parametrize(
    "edit",
    [
        {"sha256": "0" * 64, "start": 0, "end": 1, "kind": "killed", "drop": True},
        {**called(record()["claims"][0]), "kind": "injured", "drop": True},
        {**called(record()["claims"][0]), "nth": 2, "drop": True},
        {**called(record()["claims"][0]), "set": {"figure": {"start": 10, "end": 12, "words": "13"}}},
        {**called(record()["claims"][0]), "set": {"actor": {"start": 900, "end": 912, "name": "X"}}},
    ],
)
def test_a_ruling_that_fits_nothing_is_refused(edit: Record) -> None:
    with pytest.raises(corpus.RulingError):
        ruled(edit)


def test_the_folder_is_read_and_hashed(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    bare = {**record(), "claims": [{**record()["claims"][0], "means": None}]}
    (tmp_path / "claims" / "own.jsonl").write_text(json.dumps(bare) + "\n", encoding="utf-8")
    (loaded,) = corpus.load(tmp_path, rulings=False)
    assert loaded["second_layer"]
    before = corpus.corpus_sha256(tmp_path)
    (tmp_path / "claims" / "own.jsonl").write_text(json.dumps(record()) + "\n", encoding="utf-8")
    assert corpus.corpus_sha256(tmp_path) != before


def test_rulings_carry_no_words_of_the_texts() -> None:
    for edit in corpus.read_rulings():
        assert '"words"' not in json.dumps(edit)


@pytest.mark.skipif(not (DATA / "claims").is_dir(), reason="no data folder")
def test_the_whole_corpus_is_in_order() -> None:
    records = corpus.load(DATA)
    assert len(records) == 752
    for one in records:
        assert hashlib.sha256(one["text"].encode()).hexdigest() == one["sha256"]
        for claim_ in one["claims"]:
            _in_order(one, claim_)


def _in_order(one: Record, claim_: Record) -> None:
    assert claim_["words"] == one["text"][claim_["start"] : claim_["end"]]
    figure, means = claim_["figure"], claim_["means"]
    assert not figure or one["text"][figure["start"] : figure["end"]] == figure["words"]
    assert not means or one["text"][means["start"] : means["end"]] == means["words"]
    assert set(corpus.EMPTY) <= set(claim_)
    seen, at = set[int](), claim_["part_of"]
    while at is not None:
        assert at not in seen
        seen.add(at)
        at = one["claims"][at]["part_of"]
