"""Countries and their divisions as rows of the gazetteer, placed by the towns that lie in them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from fairwitness.vocab import table
from fairwitness.vocab.countries import countries, full_name
from fairwitness.vocab.gazetteer_rows import KINDS_OF_LAND, SIDES, Row, divisions, holders, province_names, spelled
from fairwitness.vocab.names import name_key

Names = Mapping[tuple[str, str], tuple[str, tuple[str, ...]]]

_KINDS_OF_DISTRICT = ("district", "county", "department", "locality", "raion")
_SMALL = 20_000
# Divisions of countries at peace are believed only where the words around say that a place is meant.
_MOST = 5.2
# Second-level divisions that news knows as well as others' first: the word after their name, and about how many people.
_KNOWN = {"GB": ("", 700_000), "PH": ("province", 800_000)}


def countries_rows(source: Any) -> Iterator[Row]:
    """All countries, with their capitals."""
    sizes = source.get_countries()
    for c in countries().values():
        people = sizes.get(c.code, {}).get("population", 0)
        number = sizes.get(c.code, {}).get("geonameid")
        yield Row(
            f"gn{number}" if number else f"fw:{c.code.lower()}", c.name, "country", c.code,
            (c.latitude, c.longitude), (), c.other_names, people, bonus=4.0,
            capital=sizes.get(c.code, {}).get("capital", ""),
        )  # fmt: skip


def provinces(names: Names, towns: Iterable[Row]) -> Iterator[Row]:
    """First-level divisions, placed at the middle of their towns, weighed by the root of their size."""
    inside: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for town in towns:
        if (town.country, town.admin) in names:
            inside[town.country, town.admin].append(town)
    for (country, code), (full, bare) in names.items():
        if country != "PS" and country in countries() and inside[country, code]:
            yield _province(country, code, full, bare, inside[country, code])


def _province(country: str, code: str, full: str, bare: tuple[str, ...], towns: list[Row]) -> Row:
    weights = [math.sqrt(t.population + 100) for t in towns]
    total = sum(weights)
    middle = tuple(sum(w * t.at[i] for w, t in zip(weights, towns, strict=True)) / total for i in (0, 1))
    lat, lon = table("provinces")["at"].get(f"{country}.{code}", middle)
    kinds = (*KINDS_OF_LAND, table("provinces").get(country, {}).get("kind", ""))
    long = {f"{name} {kind}" for name in bare for kind in kinds if kind} | {f"{name} Oblast" for name in bare}
    own = tuple(name for name in bare if name_key(name) not in SIDES)
    people = sum(t.population for t in towns)
    bonus = (
        0.8
        if country == "US"
        else -0.6
        if country in table("provinces")
        else min(-0.6, _MOST - math.log10(people + 30))
    )
    return Row(
        f"fw:{country.lower()}.{code.lower()}", full_name(full, country), "province", country,
        (round(lat, 3), round(lon, 3)), (countries()[country].name,), (*own, *sorted(long)),
        people, bonus=bonus,
    )  # fmt: skip


def districts(towns: Iterable[Row], lands: Iterable[Row]) -> Iterator[Row]:
    """Second-level divisions: at the town of their name in their province, else drawn as that province."""
    seats: dict[tuple[str, str, str], Row] = {}
    divided = {code.partition(".")[0] for code in divisions() if code.count(".") == 2} - set(_KNOWN)
    for town in (t for t in towns if t.country in divided):
        for name in (town.name.partition(", ")[0], *town.others):
            key = (town.country, town.admin, name_key.__wrapped__(name))
            if key not in seats or seats[key].population < town.population:
                seats[key] = town
    whole = {row.id: row for row in lands}
    for code, (name, number) in divisions().items():
        if code.count(".") == 2:
            country, province, _ = code.split(".")
            seat = None if country in _KNOWN else seats.get((country, province, name_key(name)))
            holder = whole.get(f"fw:{country.lower()}.{province.lower()}")
            if seat or holder:
                yield _district((country, province), spelled(name, country), number, seat, holder)


def _district(of: tuple[str, str], name: str, number: str, seat: Row | None, holder: Row | None) -> Row:
    country, province = of
    full, _ = province_names().get(of, ("", ()))
    kind, size = _KNOWN.get(country, ("district", _SMALL))
    at = table("provinces")["at"].get(f"gn{number}")
    place = seat or holder
    assert place is not None
    bare = (name,) if seat is None and name_key(name) not in SIDES else ()
    return Row(
        f"gn{number}", full_name(f"{name} {kind}".strip(), country, full), "district", country,
        tuple(at) if at else place.at, holders(country, full),
        (*bare, *(f"{name} {kind}" for kind in dict.fromkeys((*_KINDS_OF_DISTRICT, kind)) if kind)), size,
        admin=province, bonus=-0.3, precision="" if seat or at else "province",
    )  # fmt: skip
