"""Typed access to ``seats.toml``: from which town a first-level division is governed."""

from __future__ import annotations

from functools import lru_cache

from fairwitness.model import Place
from fairwitness.vocab import table
from fairwitness.vocab.gazetteer import Gazetteer


@lru_cache(maxsize=256)
def seat(province: Place) -> Place | None:
    """The capital of a province, where a gazetteer has it.

    >>> seat(Gazetteer.open().find("Helmand province")[0]).name
    'Lashkar Gah, Afghanistan'
    """
    land = province.country or ""
    bare = province.name.partition(", ")[0].removesuffix(" province").removesuffix(" Governorate")
    bare = bare.removesuffix(" region").removesuffix(" state").removesuffix(" department")
    town = table("seats").get(land, {}).get(bare, bare)
    found = (p for p in Gazetteer.open().find(town) if p.country == land and p.precision == "town")
    return next(found, None)
