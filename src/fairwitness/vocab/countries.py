"""Countries: names, demonyms and how their forces are called; from countries.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fairwitness.vocab import table


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


def _country(code: str, row: dict[str, object]) -> Country:
    of = tuple(row["of"])  # type: ignore[call-overload]
    name = str(row["name"])
    government = str(row.get("government") or f"{of[0] if of else name} government")
    latitude, longitude = row["at"]  # type: ignore[misc]
    return Country(code, name, of, latitude, longitude, tuple(row.get("also", ())), government)  # type: ignore[arg-type]


@cache
def demonyms() -> Mapping[str, Country]:
    """Every demonym ("Syrian", "Syrians") with its country; "Congolese" and "Dominican" mean the larger one.

    >>> demonyms()["Iraqis"].code
    'IQ'
    """
    small = {"CG", "DM"}
    rows = sorted(countries().values(), key=lambda c: c.code not in small)
    return {word: country for country in rows for word in country.demonyms}
