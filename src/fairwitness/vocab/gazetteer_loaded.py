"""Files of places that a user loads: compiled once, with where they came from, beside each other in one folder."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from fairwitness.config import places_dir
from fairwitness.errors import VocabularyError
from fairwitness.vocab.compiled import write_whole
from fairwitness.vocab.gazetteer import LOADED, Gazetteer, loaded_files
from fairwitness.vocab.gazetteer_build import build
from fairwitness.vocab.gazetteer_dump import rows as dump_rows
from fairwitness.vocab.gazetteer_pcodes import rows as pcode_rows
from fairwitness.vocab.gazetteer_rows import Row


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file of places came from: its location, the hash of its bytes, the day it was taken, and how many places
    of which countries it gave.
    """

    name: str
    form: str
    location: str
    sha256: str
    taken: str
    places: int
    countries: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file to load: its bytes as text, of the form "geonames" or "pcodes"."""

    name: str
    form: str
    location: str
    text: str
    taken: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def load(source: Source) -> tuple[Origin, bool]:
    """Compile a file of places; False where the same bytes were loaded before. VocabularyError says what is wrong.

    A file of the same name that was loaded before is replaced.
    """
    before = next((o for o in origins() if o.name == source.name), None)
    if before and before.sha256 == source.sha256:
        return before, False
    made = dump_rows(source.text, source.name) if source.form == "geonames" else _of_pcodes(source)
    rows = list({row.id: row for row in made}.values())
    if not rows:
        raise VocabularyError(f"{source.location} holds no town, division or site of a country")
    origin = _origin(source, rows)
    try:
        write_whole(places_dir() / _file_name(origin), lambda part: _write(part, rows, origin))
        if before:
            (places_dir() / _file_name(before)).unlink(missing_ok=True)
    except OSError as e:
        raise VocabularyError(
            f"{places_dir()} cannot be written ({e.strerror}); set FAIRWITNESS_PLACES to a folder that can"
        ) from e
    return origin, True


def _file_name(origin: Origin) -> str:
    """With the hash of what it is made from, so that other places have another name."""
    return f"{origin.name}-{origin.sha256[:12]}.sqlite"


def _of_pcodes(source: Source) -> list[Row]:
    return list(pcode_rows(source.text, source.name, Gazetteer.own()))


def _origin(source: Source, rows: Sequence[Row]) -> Origin:
    lands = " ".join(sorted({row.country for row in rows}))
    return Origin(source.name, source.form, source.location, source.sha256, source.taken, len(rows), lands)


def _write(part: Path, rows: Sequence[Row], origin: Origin) -> None:
    build(part, rows)
    with closing(sqlite3.connect(part)) as db, db:
        db.execute("CREATE TABLE origin (name, form, location, sha256, taken, places, countries)")
        told = (origin.name, origin.form, origin.location, origin.sha256, origin.taken, origin.places, origin.countries)
        db.execute("INSERT INTO origin VALUES (?,?,?,?,?,?,?)", told)
        db.execute(f"PRAGMA user_version = {LOADED}")


def origins() -> tuple[Origin, ...]:
    """What was loaded, by name."""
    return tuple(_origin_of(file) for file in loaded_files())


def _origin_of(file: Path) -> Origin:
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        return Origin(*db.execute("SELECT * FROM origin").fetchone())
