"""What the cells of a table's row stand for: places by the table's coordinates and precision, sides, classes, days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from fairwitness.model import Actor, Claim, Meaning, Place, Row, Span, identity
from fairwitness.vocab import table
from fairwitness.vocab.actors import actor_named, plain_actor
from fairwitness.vocab.countries import countries
from fairwitness.vocab.gazetteer import Candidate, Gazetteer
from fairwitness.vocab.tables import cells_of, code, series_figures

Cells = Mapping[str, Span]

_STATE_BASED = "1"
# How far (km) a place of the gazetteer may lie from the table's point and still be the same one.
_NEAR = {"town": 10.0, "near_town": 25.0, "district": 60.0, "province": 200.0, "region": 300.0, "country": 3000.0}
_ALIKE = {"near_town": "town", "district": "province"}


def meanings(row: Row, claims: Iterable[Claim]) -> tuple[Meaning, ...]:
    """The meanings of the claims of one row, claim by claim."""
    cells, by = cells_of(row.document.text), f"table:{row.form}"
    columns = {cell.start: column for column, cell in cells.items()}
    place = _place_of(row, cells)
    return tuple(m for c in claims for m in _of_claim(c, _column(c, columns), cells, place, by))


def _column(claim: Claim, columns: Mapping[int, str]) -> str:
    return columns[claim.figure.words.start] if claim.figure else ""


def _of_claim(claim: Claim, column: str, cells: Cells, place: Place | None, by: str) -> Iterator[Meaning]:
    if place:
        yield Meaning(claim.id, "place", place, 1.0, by)
    for slot, words in (("actor", claim.actor), ("side", claim.side)):
        if words:
            yield Meaning(claim.id, slot, body(words.text), 1.0, by)
    if claim.when and claim.when.period:
        yield Meaning(claim.id, "when", claim.when.period, 1.0, by)
    if group := _group(column, cells):
        yield Meaning(claim.id, "group", group, 1.0, by)


def _group(column: str, cells: Cells) -> str | None:
    """Who is counted, by the column; the sides of a state's war are combatants, of other groups nobody says so."""
    plain = column.rpartition(".")
    figure = series_figures().get(column) or series_figures().get(
        f"{plain[0]}{plain[1]}{plain[2].removeprefix('ext_')}"
    )
    if figure:
        return figure.group or ("people" if figure.unit == "people" else None)
    match column:
        case "deaths_civilians":
            return "civilians"
        case "deaths_unknown":
            return "other"
        case "deaths_a" | "deaths_b":
            kind = cells.get("type_of_violence")
            return "combatants" if kind and kind.text.partition(".")[0] == _STATE_BASED else "people"
        case _:
            return "people"


# -- bodies ------------------------------------------------------------------------------------------------------------

_GOVERNMENT = re.compile(r"Government of (.+)")


@lru_cache(maxsize=4096)
def body(name: str) -> Actor:
    """A side under its canonical name where the vocabulary knows it, else as the table writes it.

    >>> body("Government of Syria").name, body("Northern Front").name
    ('Syrian government', 'Northern Front')
    """
    state = _GOVERNMENT.fullmatch(name)
    if state and (country := country_of(state[1])):
        return plain_actor(countries()[country].government)
    return actor_named(name) or plain_actor(name)


@lru_cache(maxsize=512)
def country_of(name: str) -> str | None:
    """The country (ISO 3166 alpha-2) of a name as tables write it, with a former name in brackets or without.

    >>> country_of("Myanmar (Burma)"), country_of("Qasr Amun")
    ('MM', None)
    """
    known = {called.casefold(): c.code for c in countries().values() for called in (c.name, *c.other_names)}
    bare, _, former = name.partition(" (")
    words = (name, bare, former.rstrip(")"), bare.partition(",")[0], bare.removeprefix("Kingdom of "))
    tried = (w.casefold() for word in words for w in (word, word.replace("-", " and ")))
    return next((known[word] for word in tried if word in known), None)


# -- places ------------------------------------------------------------------------------------------------------------


def _place_of(row: Row, cells: Cells) -> Place | None:
    if row.form == "ucdp":
        return _ucdp_place(cells)
    return _named_place(row.place) if row.place else None


@lru_cache(maxsize=64)
def _named_place(words: str) -> Place:
    """A place that a person named: the best known of that name, or one that stands for the name alone."""
    found = Gazetteer.open().find(words) or Gazetteer.open().find(words.partition(",")[0])
    fitting = [p for p in found if p.name == words] or list(found)
    return fitting[0] if fitting else Place(f"table:{identity(words)}", words, "unknown", "none")


def _ucdp_place(cells: Cells) -> Place | None:
    told = {column: cells[column].text for column in cells}
    name, land = told.get("where_coordinates"), told.get("country", "")
    if not (name or land):
        return None
    precision = code("ucdp", "where_prec", told.get("where_prec")) or "none"
    at = _degrees(told.get("latitude"), 90), _degrees(told.get("longitude"), 180)
    within = tuple(told[c] for c in ("adm_2", "adm_1") if c in told and told[c] != name)
    return place_at(name or land, land, precision, (at[0], at[1]), within)


def _degrees(cell: str | None, most: int) -> float | None:
    found = float(cell) if cell and re.fullmatch(r"-?\d{1,3}(?:\.\d{1,12})?", cell, re.ASCII) else None
    return found if found is not None and abs(found) <= most else None


@lru_cache(maxsize=20_000)
def place_at(
    name: str, land: str, precision: str, at: tuple[float | None, float | None], within: tuple[str, ...] = ()
) -> Place:
    """The place of a row: ours, where the gazetteer has one of that name there; drawn where, and as finely as, told.

    ``at``: the table's latitude and longitude in degrees (WGS 84).
    """
    country = country_of(land)
    shown = countries()[country].name if country else land
    if precision == "country" and country:
        found = next((p for p in Gazetteer.open().find(shown) if p.kind == "country" and p.country == country), None)
        if found:
            return _drawn(found, precision, at)
    same = _same(name, country, precision, at) if country and None not in at else None
    if same:
        return _drawn(same, precision, at)
    inside = tuple(f"{w}, {shown}" for w in within)
    kind = "unknown" if precision == "none" else precision
    made = f"table:{identity(name, land, precision, str(at))}"
    return Place(
        made, f"{name}, {shown}" if shown and shown != name else name, kind, precision, country, *at, (*inside, shown)
    )


def _drawn(place: Place, precision: str, at: tuple[float | None, float | None]) -> Place:
    """Our place, at the table's own point and no finer than the table says."""
    latitude, longitude = at
    known = latitude is not None and longitude is not None
    return Place(
        place.id,
        place.name,
        place.kind,
        precision if precision != "none" else place.precision,
        place.country,
        latitude if known else place.latitude,
        longitude if known else place.longitude,
        place.within,
        place.other_names,
    )


def _same(name: str, country: str | None, precision: str, at: tuple[float | None, float | None]) -> Place | None:
    """The place of the gazetteer of that name, country and fineness that lies nearest to the point, and near enough."""
    wanted = {precision, _ALIKE.get(precision, precision)}
    found = [
        (far, c.place)
        for c in _candidates(name)
        if c.place.country == country
        and c.place.precision in wanted
        and (far := _kilometres(at, (c.place.latitude, c.place.longitude))) <= _NEAR.get(precision, 0.0)
    ]
    return min(found, key=lambda f: (f[0], f[1].id))[1] if found else None


@lru_cache(maxsize=20_000)
def _candidates(name: str) -> tuple[Candidate, ...]:
    """Places of that name, with and without the noun that the table puts after it."""
    head, _, last = name.rpartition(" ")
    bare = head if head and last.casefold() in table("tables")["ucdp"]["nouns"]["words"] else name
    return (*Gazetteer.open().candidates(bare), *(Gazetteer.open().candidates(name) if bare != name else ()))


def _kilometres(a: tuple[float | None, float | None], b: tuple[float | None, float | None]) -> float:
    """Between two points on a sphere (haversine); endless where one is not known."""
    if a[0] is None or a[1] is None or b[0] is None or b[1] is None:
        return float("inf")
    north, east = radians(b[0] - a[0]), radians(b[1] - a[1])
    h = sin(north / 2) ** 2 + cos(radians(a[0])) * cos(radians(b[0])) * sin(east / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(1.0, h)))
