"""The states whose bodies speak: countries.toml, with what sources.toml says of them beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from fairwitness.vocab import table
from fairwitness.vocab.countries import SMALLER
from fairwitness.vocab.countries import Country as PlainCountry
from fairwitness.vocab.countries import countries as countries_by_code
from fairwitness.vocab.org_keys import org_key, plain_name

_POSSESSIVE = re.compile(r"'s?(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Country:
    """A state and the words for it: its name, its adjectives, its capital where that stands for its government."""

    code: str
    name: str
    adjective: str
    words: tuple[str, ...]
    capital: str | None
    party: bool


@cache
def countries() -> tuple[Country, ...]:
    """The states of the registry; of two that share a word, the larger one stands last."""
    rows = {**{code: {} for code in countries_by_code()}, **table("sources")["states"]}
    found = [_country(code, row, countries_by_code().get(code)) for code, row in rows.items()]
    return tuple(sorted(found, key=lambda c: c.code not in SMALLER))


def _country(code: str, row: dict[str, Any], plain: PlainCountry | None) -> Country:
    name = row.get("name") or (plain.name if plain else "")
    adjective = row.get("adjective") or (plain.adjective if plain else name)
    more = (plain.name, *plain.demonyms, *plain.other_names) if plain else ()
    words = tuple(dict.fromkeys((adjective, name, *more, *row.get("also", ()))))
    return Country(code, name, adjective, words, row.get("capital"), row.get("party", False))


@lru_cache(maxsize=16384)
def country_named(words: str) -> Country | None:
    """The state that a name or adjective stands for."""
    key = org_key(_POSSESSIVE.sub("", plain_name(words)))
    return states().get(key) or (states().get(key[:-1]) if key.endswith("s") and len(key) > 4 else None)


@lru_cache(maxsize=8192)
def begins_state(word: str) -> bool:
    """Whether the name of a state of several words begins with this one: "Burkina"."""
    return org_key(word.casefold()) in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(key.split(" ")[0].casefold() for key in states() if " " in key)


@cache
def state_beginnings() -> frozenset[str]:
    """The first word, in small letters, of every word for a state."""
    return frozenset(key.split(" ")[0].casefold() for key in states())


@cache
def states() -> Mapping[str, Country]:
    """Every word for a state, as compared, with the state."""
    return {org_key(plain_name(word)): country for country in countries() for word in country.words}


@cache
def capitals() -> Mapping[str, Country]:
    """The capitals that stand for a government, as compared."""
    return {org_key(country.capital): country for country in countries() if country.capital}
