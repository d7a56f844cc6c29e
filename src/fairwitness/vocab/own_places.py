"""Our own places: the rows of places.toml and of the files for regions beside it (places_*.toml)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from fairwitness.vocab import table
from fairwitness.vocab.countries import BANKS, full_name
from fairwitness.vocab.names import name_key

_BONUS = 2.0
FILES = ("places", "places_mideast", "places_eurasia", "places_africa")


@cache
def own_places() -> Mapping[str, tuple[dict[str, Any], ...]]:
    """The rows of each country (ISO 3166 alpha-2; ZZ: lies in more than one), as the files give them.

    ``bonus``: how much better known than its size says a place is, in powers of ten; a file may give its own.
    """
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in FILES:
        for country, rows in table(name)["places"].items():
            found[country] += [{"bonus": table(name).get("bonus", _BONUS), **row} for row in rows]
    return {country: tuple(rows) for country, rows in found.items()}


def own_name(code: str, row: Mapping[str, Any]) -> str:
    """The full name of a row of the country with that code ("" for none), a part of a town or a site with its town.

    >>> own_name("IQ", {"name": "Karrada", "kind": "neighbourhood", "in": ["Baghdad", "Baghdad"]})
    'Karrada, Baghdad, Iraq'
    """
    name, kind, holders = str(row["name"]), row["kind"], row.get("in") or [""]
    if row.get("plain"):
        return name
    site = len(holders) > 1 and table("places")["kinds"][kind] == "site"
    town = holders[0] if kind == "neighbourhood" or (site and kind not in ("camp", "dam", "base", "crossing")) else ""
    if town and town not in name and town not in BANKS:
        name = f"{name}, {town}"
    return full_name(name, code, holders[-1])


@lru_cache(maxsize=20_000)
def own_keys(full: str) -> frozenset[str] | None:
    """The keys of the names that our list gives the place of a full name; None where the list has no such place.

    >>> "aleppo" in own_keys("Aleppo, Syria"), own_keys("Nowhere, Syria")
    (True, None)
    """
    rows = _by_name().get(full.partition(", ")[0], ())
    named = (row for country, row in rows if own_name("" if country == "ZZ" else country, row) == full)
    found = frozenset(name_key(name) for row in named for name in (row["name"], *row.get("also", ())))
    return found or None


@cache
def _by_name() -> Mapping[str, tuple[tuple[str, dict[str, Any]], ...]]:
    found: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    for country, rows in own_places().items():
        for row in rows:
            found[row["name"].partition(", ")[0]].append((country, row))
    return {name: tuple(rows) for name, rows in found.items()}
