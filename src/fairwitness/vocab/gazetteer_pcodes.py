"""Places from a table of p-codes (a CSV file as OCHA's common operational datasets have it).

Columns, in any order and case: ADM1_EN, ADM1_PCODE, ADM2_EN, ADM2_PCODE ... (or admin1Name_en, admin1Pcode; or, for a
list of towns, name and pcode beside those of their divisions), and, if there are any, latitude and longitude. A
division that the gazetteer knows gets its p-code; another is placed where the table says, else at the town of its name,
else drawn as the division that holds it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fairwitness.errors import VocabularyError
from fairwitness.model import Place
from fairwitness.vocab.countries import countries, full_name
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.gazetteer_rows import Row, spelled
from fairwitness.vocab.names import name_key
from fairwitness.vocab.pcodes import is_pcode

_LEVEL_CODE = re.compile(r"adm(?:in)?(\d)_?p?code")
_LEVEL_NAME = re.compile(r"adm(?:in)?(\d)(?:_?name)?(?:_?en)?")
_OWN = {"pcode": "code", "p_code": "code", "name": "name", "name_en": "name"}
_AT = {"latitude": 0, "lat": 0, "y": 0, "center_lat": 0, "longitude": 1, "lon": 1, "lng": 1, "x": 1, "center_lon": 1}
_TOWN_LEVEL = 9
_SIZES = {1: 500_000, 2: 50_000, 3: 10_000}


@dataclass(frozen=True, slots=True)
class Unit:
    """One division or town of the table; ``held``: the names of those that hold it, narrowest first."""

    level: int
    name: str
    code: str
    held: tuple[str, ...]
    at: tuple[float, float] | None


def rows(text: str, name: str, known: Gazetteer) -> Iterator[Row]:
    """The divisions and towns of a table, each once; VocabularyError says what the table lacks."""
    lines = csv.reader(text.splitlines())
    columns = _columns(next(lines, []), name)
    seen: set[str] = set()
    for number, cells in enumerate(lines, 2):
        if not any(cells) or cells[0].startswith("#"):  # an empty line, or tags of the Humanitarian Exchange Language
            continue
        for unit in _units(cells, columns, f"{name}, line {number}"):
            if unit.code not in seen:
                seen.add(unit.code)
                yield _row(unit, known)
    if not seen:
        raise VocabularyError(f"{name} holds no row with a p-code")


def _columns(head: Sequence[str], name: str) -> Mapping[tuple[str, int], int]:
    """("name" or "code", level) or ("at", 0 or 1) to the number of the column."""
    found: dict[tuple[str, int], int] = {}
    for number, title in enumerate(head):
        key = re.sub(r"[^a-z0-9]+", "_", title.strip().lower()).strip("_")
        if m := _LEVEL_CODE.fullmatch(key):
            found["code", int(m[1])] = number
        elif m := _LEVEL_NAME.fullmatch(key):
            found.setdefault(("name", int(m[1])), number)
        elif key in _OWN:
            found[_OWN[key], _TOWN_LEVEL] = number
        elif key in _AT:
            found["at", _AT[key]] = number
    if not any(what == "code" and ("name", level) in found for what, level in found):
        raise VocabularyError(f"{name} has no columns of p-codes and names (ADM2_EN and ADM2_PCODE, or name and pcode)")
    return found


def _units(cells: Sequence[str], columns: Mapping[tuple[str, int], int], where: str) -> Iterator[Unit]:
    def cell(what: str, level: int) -> str:
        number = columns.get((what, level), -1)
        return cells[number].strip() if 0 <= number < len(cells) else ""

    levels = sorted({level for what, level in columns if what == "code" and level > 0})
    deepest = max((level for level in levels if cell("code", level)), default=0)
    held: tuple[str, ...] = ()
    for level in levels:
        name, code = cell("name", level), cell("code", level)
        if name and code:
            if not is_pcode(code):
                raise VocabularyError(f"{where}: {code!r} is no p-code; a p-code is a country's letters and digits")
            point = _point(cell("at", 0), cell("at", 1), where) if level == deepest else None
            yield Unit(level, name, code, held, point)
            held = (name, *held)


def _point(latitude_cell: str, longitude_cell: str, where: str) -> tuple[float, float] | None:
    if not latitude_cell or not longitude_cell:
        return None
    try:
        latitude, longitude = float(latitude_cell), float(longitude_cell)
    except ValueError as e:
        raise VocabularyError(f"{where}: {e}; latitude and longitude are degrees, as 35.2") from e
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise VocabularyError(f"{where}: {latitude}, {longitude} is no point on Earth; are the columns changed about?")
    return latitude, longitude


def _row(unit: Unit, known: Gazetteer) -> Row:
    country = unit.code[:2]
    if country not in countries():
        raise VocabularyError(f"{unit.code} begins with the code of no country; p-codes begin with ISO 3166 letters")
    holder = _holder(unit, country, known)
    kind = "village" if unit.level == _TOWN_LEVEL else "province" if unit.level == 1 else "district"
    twin = _twin(unit, country, kind, known)
    size = _SIZES.get(unit.level, 2_000)
    if twin and twin.latitude is not None and twin.longitude is not None:
        is_unit = twin.kind == kind or kind == "village"
        at = (twin.latitude, twin.longitude)
        if is_unit:
            names = (unit.code, unit.name, *twin.other_names)
            return Row(twin.id, twin.name, twin.kind, country, at, twin.within, names, size, precision=twin.precision)
        return replace(_made(unit, country, kind, holder), at=unit.at or at, precision="")
    return _made(unit, country, kind, holder)


def _holder(unit: Unit, country: str, known: Gazetteer) -> Place | None:
    """The division that holds a unit, or its country."""
    for name in unit.held:
        fits = (p for p in known.find(name) if p.country == country and p.kind in ("province", "district"))
        if found := next(fits, None):
            return found
    return next((p for p in known.find(countries()[country].name) if p.kind == "country"), None)


def _twin(unit: Unit, country: str, kind: str, known: Gazetteer) -> Place | None:
    """The place of the gazetteer that a unit is, or the town in it that has its name."""
    held = {name_key(n) for n in unit.held}
    here = [p for n in (f"{unit.name} {kind}", unit.name) for p in known.find(n) if p.country == country]
    inside = [p for p in here if not held or kind == "province" or _names(p) & held]
    return next((p for p in inside if p.kind == kind), None) or next((p for p in inside if p.precision == "town"), None)


def _names(place: Place) -> set[str]:
    """The keys of what holds a place, without the word for its kind."""
    heads = [w.partition(", ")[0] for w in place.within]
    return {name_key(n) for h in heads for n in (h, h.rpartition(" ")[0]) if n}


def _made(unit: Unit, country: str, kind: str, holder: Place | None) -> Row:
    """A unit that the gazetteer lacks, at its own point or drawn as what holds it."""
    province = unit.held[-1] if unit.held else ""
    shown = spelled(unit.name, country)
    full = full_name(f"{shown} {kind}" if kind != "village" else shown, country, province)
    within = (holder.name, *holder.within) if holder else ()
    at = unit.at or (holder.latitude or 0.0, holder.longitude or 0.0) if holder else unit.at or (0.0, 0.0)
    coarse = "" if unit.at else holder.precision if holder else "none"
    others = (unit.code, unit.name, f"{unit.name} {kind}")
    return Row(
        f"pcode:{unit.code}", full, kind, country, at, within, others, _SIZES.get(unit.level, 2_000), bonus=-0.3,
        precision=coarse,
    )  # fmt: skip
