"""How much to expect of a location is told from names and line ends alone, and never stops anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairwitness.collect.expected import expected
from fairwitness.pipeline import expected as of_all


def test_files_folders_and_records_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.jsonl").write_text('{"text": "x"}\n\n{"text": "y"}\n')
    (tmp_path / ".hidden").write_text("left out")
    assert expected(str(tmp_path / "a.txt")) == 1
    assert expected(str(tmp_path / "b.jsonl")) == 2
    assert expected(str(tmp_path)) == 3
    assert of_all([str(tmp_path), str(tmp_path / "a.txt")]) == 4


@pytest.mark.parametrize("location", ["-", "https://example.org/feed"])
def test_what_only_taking_tells_is_not_known(location: str) -> None:
    assert expected(location) is None
    assert of_all([location]) is None


def test_a_missing_file_is_expected_as_one_and_a_missing_folder_stops_nobody(tmp_path: Path) -> None:
    assert expected(str(tmp_path / "none.txt")) == 1
    assert expected(str(tmp_path / "none" / "x.jsonl")) == 1
