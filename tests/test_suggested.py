"""Promises of ``sources --suggested``: what documents introduce is kept apart until a person accepts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from fairwitness import suggesting
from fairwitness.errors import UsageError, VocabularyError
from fairwitness.model import Document
from fairwitness.vocab import registry

INTRODUCED = "The Harbour Relief Society (HRS) said that twelve people were killed in Qasr Amun on Monday."
AGAIN = "The Harbour Relief Society (HRS) left. A rebel group called the Amun Falcons came."
DOCUMENTS = (Document("d1", "c1", INTRODUCED), Document("d2", "c2", AGAIN))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "bodies.toml"
    monkeypatch.setenv("FAIRWITNESS_BODIES", str(file))
    return file


def run(*args: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The command line, in a process of its own, as users have it."""
    command: Sequence[str] = (sys.executable, "-c", "from fairwitness.cli import main; main()", *args)
    known = {**os.environ, "FAIRWITNESS_MODEL": "none"}
    return subprocess.run(command, cwd=folder, env=known, capture_output=True, text=True, check=False)


def test_bodies_are_listed_once_with_how_many_documents_introduce_them() -> None:
    rows = suggesting.suggested(DOCUMENTS).records()
    assert [(r["name"], r["aliases"], r["type"], r["documents"]) for r in rows] == [
        ("Harbour Relief Society", "HRS", "ngo", 2),
        ("Amun Falcons", "", "armed_group", 1),
    ]


def test_what_is_accepted_stands_in_the_file_signed_dated_and_with_its_document(own: Path) -> None:
    for name in ("Harbour Relief Society", "Amun Falcons"):
        assert str(own) in suggesting.accepted(DOCUMENTS, name, "A. Reader", date(2031, 5, 4))
    rows = tomllib.loads(own.read_text(encoding="utf-8"))["bodies"]
    assert rows["Harbour Relief Society"] == {
        "type": "ngo",
        "aliases": ["HRS"],
        "source": "accepted by A. Reader on 2031-05-04 from document d1",
    }
    assert set(rows) == {"Harbour Relief Society", "Amun Falcons"}


def test_nobody_accepts_without_a_name_or_what_no_document_tells(own: Path) -> None:
    with pytest.raises(UsageError, match="--by"):
        suggesting.accepted(DOCUMENTS, "Amun Falcons", " ", date(2031, 5, 4))
    with pytest.raises(UsageError, match="no document"):
        suggesting.accepted(DOCUMENTS, "Salt Wind Society", "A. Reader", date(2031, 5, 4))
    assert not own.exists()


def test_a_body_that_is_listed_gets_more_names(own: Path) -> None:
    own.write_text('[bodies]\nReuters = { type = "agency", aliases = ["Amun Wire"], source = "here" }\n')
    registry.bodies.cache_clear()
    try:
        body = registry.bodies()["Reuters"]
    finally:
        registry.bodies.cache_clear()
    assert {"Reuters news agency", "Amun Wire"} <= set(body.aliases) and body.source == "here"


@pytest.mark.parametrize("text", ["[bodies\n", '[bodies]\n"Amun Falcons" = { type = "club", source = "here" }\n'])
def test_a_file_that_is_wrong_says_where(own: Path, text: str) -> None:
    own.write_text(text)
    registry.bodies.cache_clear()
    try:
        with pytest.raises(VocabularyError, match=r"bodies\.toml"):
            registry.bodies()
    finally:
        registry.bodies.cache_clear()


def test_an_accepted_body_is_known_in_every_document_and_its_words_are_read_anew(own: Path, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(INTRODUCED, encoding="utf-8")
    (tmp_path / "two.txt").write_text("HRS said that 40 people were killed in Qasr Amun on Friday.", encoding="utf-8")
    assert run("add", "one.txt", "two.txt", "--published", "2031-05-04", folder=tmp_path).returncode == 0

    def origins() -> set[str]:
        made = run("sources", "--json", folder=tmp_path).stdout
        return {json.loads(line)["origin"] for line in made.splitlines()}

    assert {"Harbour Relief Society", "HRS"} <= origins()
    accepted = run("sources", "--accept", "Harbour Relief Society", "--by", "A. Reader", folder=tmp_path)
    assert accepted.returncode == 0, accepted.stderr
    assert run("sources", "--suggested", folder=tmp_path).stdout.strip().count("Harbour") == 0
    again = run("sources", "--accept", "Harbour Relief Society", "--by", "B. Writer", folder=tmp_path)
    assert (again.returncode, "stands in the registry already (accepted by A. Reader" in again.stderr) == (0, True)
    assert own.read_text(encoding="utf-8").count("Harbour Relief Society") == 1
    assert run("rebuild", folder=tmp_path).returncode == 0
    assert origins() == {"Harbour Relief Society"}
