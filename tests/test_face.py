"""What a Python program gets: documents, claims, meanings, and a casebook that adds."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import fairwitness
from fairwitness.errors import CollectError
from fairwitness.model import Given, Period

STORY = "At least 12 people were killed in Qasr Amun on Monday, the Harbour Relief Society said."


def test_a_text_is_read_as_given() -> None:
    document = fairwitness.read(STORY, published=date(2021, 5, 13), outlet="The Qasr Courier")
    assert document.text == STORY
    assert (document.published, document.outlet) == (date(2021, 5, 13), "The Qasr Courier")


def test_a_file_is_read_by_its_path_or_its_name(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    assert fairwitness.read(path).text.strip() == STORY
    assert fairwitness.read(str(path)).text.strip() == STORY


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(CollectError, match=r"none\.txt"):
        fairwitness.read(Path("none.txt"))


def test_claims_and_meanings_of_a_text() -> None:
    document = fairwitness.read(STORY, published=date(2021, 5, 13))
    (claim,) = fairwitness.claims(document)
    assert document.text[claim.words.start : claim.words.end] == claim.words.text
    for known in (None, document):
        slots = {m.slot: m.value for m in fairwitness.meanings([claim], known)}
        assert slots["group"] == "people"
        assert slots["when"] == Period(date(2021, 5, 10), date(2021, 5, 10))
    (statement,) = fairwitness.statements(document)
    assert statement.chain[0].org == "Harbour Relief Society"


def test_a_casebook_adds_and_gives_records_and_frames(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    with fairwitness.Casebook.open(tmp_path / "a.casebook") as casebook:
        given = Given(outlet="The Qasr Courier", published=date(2021, 5, 13))
        assert [step.status for step in casebook.add(tmp_path / "story.txt", given=given)] == ["added"]
        assert [step.status for step in casebook.add(tmp_path / "story.txt", given=given)] == ["unchanged"]
        assert len(list(casebook.claims())) == len(list(casebook.accounts())) == 1
        frame = casebook.frame("claims")
        assert list(frame["kind"]) == ["killed"]


def test_an_unknown_name_is_no_part_of_the_package() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = fairwitness.nothing


def test_a_name_of_no_file_is_not_taken_for_a_text() -> None:
    with pytest.raises(CollectError, match=r"none\.txt"):
        fairwitness.read("none.txt")


def test_the_example_of_the_readme_works_as_a_script_with_several_documents(tmp_path: Path) -> None:
    readme = Path(__file__).parent.parent / "README.md"
    (example,) = re.findall(r"```python\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "stories").mkdir()
    for n, toll in enumerate(("12", "40", "7")):
        (tmp_path / "stories" / f"{n}.txt").write_text(STORY.replace("12", toll))
    (tmp_path / "script.py").write_text(example)
    run = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("killed 12 Harbour Relief Society | ") and run.stdout.count("killed 12") == 1
