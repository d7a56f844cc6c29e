"""The command ``gazetteer``: places are loaded from official files, listed with where they came from, and looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fairwitness.collect import geonames
from fairwitness.config import Options
from fairwitness.errors import UsageError
from fairwitness.model import Place
from fairwitness.vocab import gazetteer_loaded as loaded
from fairwitness.vocab.countries import countries
from fairwitness.vocab.gazetteer import Candidate, Gazetteer
from fairwitness.vocab.precision import acled, ucdp


@dataclass(frozen=True, slots=True)
class Told:
    """What a command says: lines for people and records for programs."""

    lines: tuple[str, ...]
    records: tuple[dict[str, Any], ...]


def told(action: str, words: Sequence[str], options: Options, server: str | None = None) -> Iterator[Told]:
    """What an action ("add", "list" or "find") tells; UsageError where the words do not fit it."""
    if action == "add":
        yield from add(words, options, server)
    elif action == "list":
        if words:
            raise UsageError("gazetteer list takes no more words")
        yield listed()
    else:
        yield find(words)


def add(words: Sequence[str], options: Options, server: str | None = None) -> Iterator[Told]:
    """Load files of places, or, after the word ``geonames``, the files of countries by their codes."""
    for table in _tables(words, options, server or geonames.SERVER):
        origin, is_new = loaded.load(loaded.Source(table.name, _form(table), table.location, table.text, _today()))
        yield Told((_loaded(origin, is_new=is_new),), ({**asdict(origin), "new": is_new},))


def _tables(words: Sequence[str], options: Options, server: str) -> Iterator[geonames.Table]:
    if not words:
        raise UsageError("gazetteer add: name files, or geonames and codes of countries (gazetteer add geonames SY IQ)")
    if words[0] != "geonames":
        yield from (geonames.of_file(Path(word), options) for word in words)
        return
    codes = [word.upper() for word in words[1:]]
    if wrong := [code for code in codes if code not in countries()]:
        raise UsageError(f"{', '.join(wrong)}: no code of a country; name ISO 3166 codes, as SY for Syria")
    if not codes:
        raise UsageError("gazetteer add geonames: name the countries by their codes, as SY IQ")
    yield from (geonames.of_country(code, options, server) for code in codes)


def _form(table: geonames.Table) -> str:
    """GeoNames' files have 19 columns parted by tabs; a table of p-codes is a CSV with a head."""
    first = table.text.partition("\n")[0]
    return "geonames" if "\t" in first or table.name.startswith("geonames-") else "pcodes"


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _loaded(origin: loaded.Origin, *, is_new: bool) -> str:
    done = "loaded" if is_new else "was loaded before, nothing changed:"
    places = f"{origin.places} places ({origin.countries})"
    return f"{origin.name} {done} {places}, from {origin.location}, taken {origin.taken}, SHA-256 {origin.sha256[:16]}"


def listed() -> Told:
    """What was loaded."""
    origins = loaded.origins()
    lines = tuple(_loaded(o, is_new=True) for o in origins) or ("nothing was loaded besides the program's own places",)
    return Told(lines, tuple(asdict(o) for o in origins))


def find(words: Sequence[str]) -> Told:
    """The places that a name, or a p-code, may mean, best known first."""
    name = " ".join(words)
    if not name:
        raise UsageError("gazetteer find: say which name")
    found = Gazetteer.open().candidates(name)
    return Told(
        tuple(_line(c) for c in found) or (f"no place is known as {name}",), tuple(_record(c.place) for c in found)
    )


def _line(candidate: Candidate) -> str:
    place = candidate.place
    point = "" if place.latitude is None or place.longitude is None else f"{place.latitude:.3f}, {place.longitude:.3f}"
    code = f"; p-code {place.pcode}" if place.pcode else ""
    return f"{place.name}: {place.kind}, drawn as {place.precision} at {point}; {place.id}{code}"


def _record(place: Place) -> dict[str, Any]:
    return {**asdict(place), "acled": acled(place), "ucdp": ucdp(place)}
