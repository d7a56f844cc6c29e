"""Countries: names, demonyms and how their forces are called; from countries.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fairwitness.vocab import table

BANKS = frozenset({"Gaza Strip", "West Bank"})
# Of two countries with one demonym ("Congolese", "Dominican"), the one that is meant less often.
SMALLER = frozenset({"CG", "DM"})


@dataclass(frozen=True, slots=True)
class Country:
    """One row of countries.toml; ``demonyms``: the adjective first ("Syrian")."""

    code: str
    name: str
    demonyms: tuple[str, ...]
    latitude: float
    longitude: float
    other_names: tuple[str, ...] = ()
    government: str = ""

    @property
    def adjective(self) -> str:
        return self.demonyms[0] if self.demonyms else self.name


@cache
def countries() -> Mapping[str, Country]:
    """All countries by ISO 3166 alpha-2.

    >>> countries()["SY"].government
    'Syrian government'
    """
    return {code: _country(code, row) for code, row in table("countries").items()}


def _country(code: str, row: dict[str, Any]) -> Country:
    of, name = tuple(row["of"]), row["name"]
    government = row.get("government") or f"{of[0] if of else name} government"
    latitude, longitude = row["at"]
    return Country(code, name, of, latitude, longitude, tuple(row.get("also", ())), government)


@cache
def demonyms() -> Mapping[str, Country]:
    """Every demonym ("Syrian", "Syrians") with its country; "Congolese" and "Dominican" mean the larger one.

    >>> demonyms()["Iraqis"].code
    'IQ'
    """
    rows = sorted(countries().values(), key=lambda c: c.code not in SMALLER)
    return {word: country for country in rows for word in country.demonyms}


def full_name(name: str, country: str, province: str = "") -> str:
    """ "Raqqa, Syria"; in the Palestinian territories the strip or the bank stands for the country.

    >>> full_name("Jenin", "PS", "West Bank"), full_name("Raqqa", "SY")
    ('Jenin, West Bank', 'Raqqa, Syria')
    """
    if country == "PS" and province in BANKS:
        return f"{name}, {province}"
    return f"{name}, {countries()[country].name}" if country in countries() else name
