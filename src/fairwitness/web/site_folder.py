"""The folder of a public site: made beside it, moved into its place whole, and never in the place of another's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from fairwitness.errors import UsageError

MARKER = ".fairwitness-site"


def check(folder: Path) -> None:
    """UsageError where a folder may not be written: it is there, is not empty, and no site of ours."""
    if not folder.parent.is_dir():
        raise UsageError(f"{folder.parent} is no folder; make it first")
    if folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir())):
        return
    if folder.exists():
        raise UsageError(f"{folder} holds something that fairwitness publish did not write; name another folder")


@contextmanager
def beside(folder: Path) -> Iterator[Path]:
    """An empty folder beside another, gone afterwards unless ``put`` moved it into place."""
    made = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    made.chmod(0o755)
    try:
        yield made
    finally:
        rmtree(made, ignore_errors=True)


def put(made: Path, folder: Path) -> None:
    """Move what was made into its place; what stood there before stays until then, and comes back if that fails."""
    check(folder)
    if not folder.exists():
        made.rename(folder)
        return
    with beside(folder) as old:
        kept = old / "before"
        folder.rename(kept)
        try:
            made.rename(folder)
        except OSError:
            kept.rename(folder)
            raise
