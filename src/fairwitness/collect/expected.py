"""How many captures to expect of a location: for a progress bar, before anything is taken."""

from __future__ import annotations

from pathlib import Path

from fairwitness.collect import files
from fairwitness.errors import CollectError


def expected(location: str) -> int | None:
    """How many captures a location will give as far as names and line ends tell; None where only taking it tells."""
    if "://" in location and not location.lower().startswith("file:"):
        return None
    if location == "-":
        return None
    path = files.path_of(location)
    try:
        if path.is_dir():
            return sum(_in_file(found) for found in files.files_in(path) if isinstance(found, Path))
        return _in_file(path)
    except (OSError, CollectError):
        return None


def _in_file(path: Path) -> int:
    if path.suffix.lower() not in (".jsonl", ".ndjson") or not path.is_file():
        return 1
    with path.open("rb") as lines:
        return sum(1 for line in lines if line.strip())
