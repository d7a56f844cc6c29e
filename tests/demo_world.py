"""The casebook of ``fairwitness demo``, made once for many tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from typer.testing import CliRunner

from fairwitness.cli import app

_KEPT = TemporaryDirectory(prefix="fairwitness-demo-")


def demo_casebook(folder: Path) -> Path:
    """A copy of it in a folder."""
    return copyfile(_made(), folder / "demo.casebook")


@cache
def _made() -> Path:
    made = Path(_KEPT.name) / "demo.casebook"
    result = CliRunner().invoke(app, ["demo", "--casebook", str(made)])
    assert result.exit_code == 0, result.output
    return made
