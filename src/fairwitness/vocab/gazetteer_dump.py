"""Places from a country file of GeoNames (https://download.geonames.org/export/dump): tab separated, 19 columns.

Names, codes and coordinates are GeoNames' (CC BY 4.0). Which features become places is said in features.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fairwitness.errors import VocabularyError
from fairwitness.vocab import table
from fairwitness.vocab.countries import countries, full_name
from fairwitness.vocab.gazetteer_rows import Row, holders, province_names, spelled
from fairwitness.vocab.names import is_latin, name_key

_COLUMNS = 19
_CITY, _TOWN = 100_000, 2_000
_CODE = re.compile(r"[A-Z]{2}")
_OTHERS = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a dump, checked."""

    number: str
    name: str
    others: tuple[str, ...]
    at: tuple[float, float]
    feature: str
    country: str
    province: str
    district: str
    population: int


def rows(text: str, name: str) -> Iterator[Row]:
    """The places of a dump; VocabularyError names the first line that is not of the form."""
    lines = [_line(line, f"{name}, line {n}") for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise VocabularyError(f"{name} holds no line; take the country's file from download.geonames.org/export/dump")
    districts = {(x.country, x.province, x.district): x.name for x in lines if x.feature == "ADM2"}
    for line in lines:
        if line.feature in table("features")["kinds"] and line.country in countries():
            yield _row(line, districts.get((line.country, line.province, line.district), ""))


def _line(text: str, where: str) -> Line:
    cells = text.split("\t")
    if len(cells) != _COLUMNS:
        raise VocabularyError(f"{where} has {len(cells)} columns, not {_COLUMNS}; it is no country file of GeoNames")
    try:
        number, at, people = int(cells[0]), (float(cells[4]), float(cells[5])), int(cells[14] or 0)
    except ValueError as e:
        raise VocabularyError(f"{where}: {e}; it is no country file of GeoNames") from e
    if not (-90 <= at[0] <= 90 and -180 <= at[1] <= 180) or not _CODE.fullmatch(cells[8]) or not cells[1].strip():
        raise VocabularyError(f"{where} has no name, country or point that can be; take the file anew")
    others = tuple(o for o in (cells[2], *cells[3].split(",")) if len(o) > 2 and is_latin(o))
    return Line(str(number), cells[1], others, at, cells[7], cells[8], cells[10], cells[11], people)


def _row(line: Line, district: str) -> Row:
    kind = _kind(line)
    province = province_names().get((line.country, line.province), ("", ()))[0]
    shown = spelled(line.name, line.country)
    held = spelled(district, line.country) if district and district != line.name else ""
    return Row(
        f"gn{line.number}", full_name(shown, line.country, province), kind, line.country, line.at,
        holders(line.country, province, held), _names(line, shown, kind), line.population, admin=line.province,
    )  # fmt: skip


def _kind(line: Line) -> str:
    kind = str(table("features")["kinds"][line.feature])
    if kind != "town":
        return kind
    return "city" if line.population >= _CITY else "town" if line.population >= _TOWN else "village"


def _names(line: Line, shown: str, kind: str) -> tuple[str, ...]:
    """Other names, one of each key; a district is found by its kind too."""
    kept = {name_key(shown): shown}
    for name in (line.name, *line.others):
        if not name.isupper():
            kept.setdefault(name_key(name), name)
    found = list(kept.values())[1 : _OTHERS + 1]
    return (*found, f"{shown} district") if kind == "district" and not shown.endswith("istrict") else tuple(found)


def countries_of(places: Iterable[Row]) -> tuple[str, ...]:
    """The countries that rows lie in, in the order of their codes."""
    return tuple(sorted({row.country for row in places}))
