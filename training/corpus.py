"""The annotated corpus as it is trained and tested on: the data folder's records with our rulings applied.

    load(Path("data"))                  the records, normalised (rulings.md says what was settled and why)
    load(Path("data"), rulings=False)   as the annotators left them

A ruling stands off from its text: it names the text by its SHA-256 and a claim by the offsets of its figure (of its
words where it has none) and its kind, as annotated. It holds no words; these are taken from the text. One edit a line:

    {"sha256": T, "start": 3, "end": 5, "kind": "killed", "set": {"actor.name": "Islamic State", "when": null}}
    {"sha256": T, "start": 3, "end": 5, "kind": "killed", "nth": 2, "drop": true}
    {"sha256": T, "add": {"kind": "killed", "start": 0, "end": 30, "figure": {"start": 3, "end": 5, ...}, ...}}

`nth` tells claims of one place and kind apart (1 where left out). A value that has words is given with its `start` and
`end`. `part_of` is given as {"start", "end", "kind"} of the whole, or null.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Key = tuple[int, int, str]
RULINGS = Path(__file__).with_name("rulings")
EMPTY: Mapping[str, Any] = {
    "figure": None, "group": None, "group_side": None, "actor": None, "means": None, "extent": None, "past": False,
    "degree": None, "place": None, "when": None, "chain": [], "hedged": False, "denied": False, "part_of": None,
}  # fmt: skip


class RulingError(ValueError):
    """A ruling that fits no text or claim, or a record whose words are not those of its text."""


def load(data: Path, rulings: bool = True) -> list[Record]:
    """The records of `data`/claims/*.jsonl, every `words` filled from its offsets and checked.

    `second_layer` tells whether a text is annotated for claims without a number. With rulings every claim has all
    fields of the codebook. Raises RulingError for a ruling that fits nothing and for words that are not in the text.
    """
    records = [json.loads(line) for file in _files(data) for line in file.read_text(encoding="utf-8").splitlines()]
    for record in records:
        record["second_layer"] = any("means" in claim for claim in record["claims"])
    if rulings:
        apply(records, read_rulings())
    for record in records:
        fill_words(record)
    return records


def corpus_sha256(data: Path, rulings: bool = True) -> str:
    """A hash of the corpus and of the rulings that are applied to it, to pin scores to."""
    whole = hashlib.sha256()
    for file in [*_files(data), *(_ruling_files(RULINGS) if rulings else ())]:
        whole.update(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def read_rulings(folder: Path = RULINGS) -> list[Record]:
    """All edits of a folder, by name of file and then in their order."""
    lines = (line for file in _ruling_files(folder) for line in file.read_text(encoding="utf-8").splitlines())
    return [json.loads(line) for line in lines if line.strip()]


def apply(records: Sequence[Record], edits: Sequence[Record]) -> None:
    """Carries out the edits on the records, in place; a claim whose whole was dropped is part of nothing."""
    texts = {record["sha256"]: record for record in records}
    mine: dict[str, list[Record]] = defaultdict(list)
    for edit in edits:
        if edit["sha256"] not in texts:
            raise RulingError(f"a ruling names a text that the corpus lacks: {edit['sha256']}")
        mine[edit["sha256"]].append(edit)
    for record in records:
        _apply_to_one(record, mine[record["sha256"]])


def key_of(claim: Mapping[str, Any]) -> Key:
    """What a ruling calls a claim by: the offsets of its figure, or of its words, and its kind."""
    at = claim.get("figure") or claim
    return at["start"], at["end"], claim["kind"]


def fill_words(record: Record) -> None:
    """Gives everything with offsets its words; raises RulingError where words stand that the text has elsewhere."""
    for thing in _things(record["claims"]):
        if thing.get("start") is None:
            continue
        words = record["text"][thing["start"] : thing["end"]]
        if not words or thing.get("words", words) != words:
            raise RulingError(f"{record['name']} {thing['start']}-{thing['end']}: words and offsets differ")
        thing["words"] = words


def _apply_to_one(record: Record, edits: Sequence[Record]) -> None:
    claims: list[Record] = record["claims"]
    wholes = {id(claim): claims[claim["part_of"]] for claim in claims if claim["part_of"] is not None}
    added = [{**deepcopy(dict(EMPTY)), **deepcopy(edit["add"])} for edit in edits if "add" in edit]
    named: dict[Key, list[Record]] = defaultdict(list)  # by what annotators wrote, so that the order of edits is free
    for claim in [*claims, *added]:
        named[key_of(claim)].append(claim)
    gone: set[int] = set()
    for claim in added:
        _join(wholes, claim, _claim_at(named, claim["part_of"], record["name"]) if claim["part_of"] else None)
    for edit in edits:
        if "add" in edit:
            continue
        claim = _claim_at(named, edit, record["name"])
        if edit.get("drop"):
            gone.add(id(claim))
        for path, value in deepcopy(edit.get("set", {})).items():
            if path == "part_of":
                _join(wholes, claim, _claim_at(named, value, record["name"]) if value else None)
            else:
                _put(claim, path.split("."), value)
    record["claims"] = [claim for claim in [*claims, *added] if id(claim) not in gone]
    _number(record["claims"], wholes)


def _claim_at(named: Mapping[Key, Sequence[Record]], called: Mapping[str, Any], text: str) -> Record:
    key = key_of(called)
    found, nth = named.get(key, ()), int(called.get("nth", 1))
    if not 0 < nth <= len(found):
        raise RulingError(f"{text}: no claim {nth} at {key}")
    return found[nth - 1]


def _join(wholes: dict[int, Record], claim: Record, whole: Record | None) -> None:
    wholes.pop(id(claim), None)
    if whole is not None:
        wholes[id(claim)] = whole


def _put(thing: Any, path: Sequence[str], value: Any) -> None:
    for step in path[:-1]:
        thing = thing[int(step)] if isinstance(thing, list) else thing[step]
    thing[int(path[-1]) if isinstance(thing, list) else path[-1]] = value


def _number(claims: Sequence[Record], wholes: Mapping[int, Record]) -> None:
    index = {id(claim): i for i, claim in enumerate(claims)}
    for claim in claims:
        whole = wholes.get(id(claim))
        claim["part_of"] = index.get(id(whole)) if whole is not None else None
        for name, empty in EMPTY.items():
            claim.setdefault(name, deepcopy(empty))


def _things(value: Any) -> Iterator[Record]:
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from _things(part)
    elif isinstance(value, list):
        for part in value:
            yield from _things(part)


def _files(data: Path) -> list[Path]:
    return sorted((data / "claims").glob("*.jsonl"))


def _ruling_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.jsonl"))
