"""Promises of the kept files: written whole or not at all, by several at once, never out of date, and not needed."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fairwitness.errors import VocabularyError
from fairwitness.vocab import compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FAIRWITNESS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "a file, no folder"
    blocked.write_text("")
    monkeypatch.setenv("FAIRWITNESS_CACHE", str(blocked))
    monkeypatch.setattr("tempfile.tempdir", str(blocked))


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_what_was_kept_is_found(folder: Path) -> None:
    assert compiled.find("x-1.txt") is None
    assert compiled.keep("x-1.txt", lambda part: part.write_text("all")) == folder / "x-1.txt"
    assert compiled.find("x-1.txt") == folder / "x-1.txt"


def test_writing_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken(part: Path) -> None:
        part.write_text("half of")
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        compiled.write_whole(tmp_path / "x-1.txt", broken)
    assert names_in(tmp_path) == []


def test_several_that_write_at_once_leave_one_whole_file(folder: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: compiled.keep("x-1.txt", lambda part: part.write_text(str(n) * 100)), range(8)))
    assert names_in(folder) == ["x-1.txt"]
    assert len(set((folder / "x-1.txt").read_text())) == 1


def test_a_changed_source_is_made_anew_and_an_unchanged_one_is_not(folder: Path) -> None:
    values = iter("abc")
    made = [compiled.kept_json("words", source, lambda: next(values)) for source in (b"1", b"1", b"2", b"2", b"1")]
    assert made == ["a", "a", "b", "b", "a"]


def test_a_damaged_file_is_made_anew(folder: Path) -> None:
    compiled.kept_json("words", b"a", lambda: {"raqqa": 1})
    next(folder.iterdir()).write_text('{"raqq')
    assert compiled.kept_json("words", b"a", lambda: {"raqqa": 1}) == {"raqqa": 1}
    assert compiled.kept_json("words", b"a", dict) == {"raqqa": 1}


def test_files_of_older_vocabulary_go(folder: Path) -> None:
    for n in range(9):
        compiled.keep(f"x-{n}.txt", lambda part: part.write_text("x"))
    (folder / "x-8.part").touch()
    os.utime(folder / "x-8.part", (0, 0))
    compiled.keep("x-9.txt", lambda part: part.write_text("x"))
    assert len(names_in(folder)) == 3 and compiled.find("x-9.txt")
    compiled.keep("y-1.txt", lambda part: part.write_text("y"))
    assert len(names_in(folder)) == 4


@pytest.mark.usefixtures("nowhere")
def test_where_nothing_can_be_written_json_is_made_each_time_and_the_rest_says_so_in_one_line() -> None:
    assert compiled.kept_json("words", b"a", lambda: [1]) == [1]
    with pytest.raises(VocabularyError, match="FAIRWITNESS_CACHE"):
        compiled.keep("x-1.txt", lambda part: part.write_text("x"))


def test_the_second_folder_is_used_if_it_is_this_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "a file, no folder"
    blocked.write_text("")
    monkeypatch.setenv("FAIRWITNESS_CACHE", str(blocked))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    kept = compiled.keep("x-1.txt", lambda part: part.write_text("x"))
    assert kept.parent.stat().st_mode & 0o077 == 0
    kept.unlink()
    kept.parent.rmdir()
    (tmp_path / "of another").mkdir()
    kept.parent.symlink_to(tmp_path / "of another")
    with pytest.raises(VocabularyError):
        compiled.keep("x-1.txt", lambda part: part.write_text("x"))
