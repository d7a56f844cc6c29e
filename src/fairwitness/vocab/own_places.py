"""Our own places: the rows of places.toml and of the files for regions beside it (places_*.toml)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

from fairwitness.vocab import table

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
