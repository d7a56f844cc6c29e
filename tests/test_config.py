"""Options come from fairwitness.toml and flags; a wrong file is named with what is wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairwitness import config
from fairwitness.errors import UsageError


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert config.load(tmp_path) == config.Options()


def test_the_file_is_heard_and_flags_go_before_it(tmp_path: Path) -> None:
    (tmp_path / "fairwitness.toml").write_text('casebook = "x.casebook"\nworkers = 3\n')
    options = config.load(tmp_path)
    assert options.casebook == Path("x.casebook")
    assert options.with_flags(workers=1) == config.Options(casebook=Path("x.casebook"), workers=1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("workers = [", "not valid TOML"),
        ("wrokers = 2", "no option"),
        ('workers = "many"', "not a int"),
        ("workers = true", "plain"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "fairwitness.toml").write_text(text)
    with pytest.raises(UsageError, match=told):
        config.load(tmp_path)


def test_the_cache_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FAIRWITNESS_CACHE", str(tmp_path))
    assert config.cache_dir() == tmp_path
    monkeypatch.delenv("FAIRWITNESS_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert config.cache_dir() == tmp_path / "fairwitness"
