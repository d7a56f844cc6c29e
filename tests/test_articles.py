"""Annotations that stand off from texts of others, in a data folder made of our own words."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from training import articles
from training.corpus import RulingError

ARTICLE = "---\nsubject: Torvik\n---\n\n## Toll\n\nThe **relief office** counted 12 dead in Torvik.\n"
PLAIN = "Toll\n\nThe relief office counted 12 dead in Torvik.\n"
CLAIM = {
    "kind": "killed", "start": 24, "end": 51, "figure": {"start": 32, "end": 34, "basis": "event"},
    "place": {"start": 43, "end": 49, "name": "Torvik, Maldania"},
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / articles.FOLDER).mkdir(parents=True)
    (tmp_path / articles.FOLDER / "torvik.md").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.setattr(articles, "FILE", tmp_path / "articles.jsonl")
    return tmp_path


def _kept(text: str, **claim: Any) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return json.dumps({"article": "torvik.md", "start": 0, "end": len(PLAIN), "sha256": digest, "claims": [claim]})


def test_offsets_are_given_their_words(data: Path) -> None:
    articles.FILE.write_text(_kept(PLAIN, **CLAIM), encoding="utf-8")
    (record,) = articles.load(data)
    claim = record["claims"][0]
    assert record["text"] == PLAIN
    assert (claim["figure"]["words"], claim["place"]["words"]) == ("12", "Torvik")
    assert claim["chain"] == []


def test_another_text_than_was_annotated_is_refused(data: Path) -> None:
    articles.FILE.write_text(_kept(PLAIN.upper(), **CLAIM), encoding="utf-8")
    with pytest.raises(RulingError, match=r"torvik\.md"):
        articles.load(data)


def test_no_words_of_theirs_are_held() -> None:
    kept = [json.loads(line) for line in articles.FILE.read_text(encoding="utf-8").splitlines()]
    assert len(kept) > 100
    assert not any("words" in thing and "start" in thing for passage in kept for thing in _things(passage))


def _things(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(t for v in value.values() for t in _things(v))]
    return [t for v in value for t in _things(v)] if isinstance(value, list) else []
