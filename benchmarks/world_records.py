"""The records of a told world: its dispatches with their claims, and what is expected of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fairwitness.vocab.orgs import Org

# A claim: its dispatch, and the number of its line there.
Ref = tuple[str, int]
# low, best and high, in the words of the file.
Bounds = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One text with its annotated claims (records of the corpus) and, by the index of a claim, the day it was said."""

    name: str
    outlet: str
    published: date | None
    agency: str | None
    url: str | None
    text: str
    claims: tuple[dict[str, Any], ...]
    said: tuple[date | None, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A place that is told of in the head: its precision and what holds it, narrowest first."""

    name: str
    precision: str
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """An account that the sources' words make; origin_type: named, unnamed or own (an outlet or agency)."""

    name: str
    origin: str
    origin_type: str
    what: str
    place: str | None
    claims: tuple[Ref, ...]
    denied: bool = False
    past: bool = False
    corrected_by: str | None = None


@dataclass(frozen=True, slots=True)
class ExpectedMatter:
    """Accounts of one matter, and how many independent named origins and others stand behind it."""

    name: str
    accounts: tuple[str, ...]
    origins: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds a place: extent whole, most or part."""

    place: str
    holder: str
    extent: str
    since: date | None
    until: date | None


@dataclass(slots=True)
class World:
    """Everything in one file."""

    name: str
    title: str = ""
    tests: str = ""
    bodies: list[Org] = field(default_factory=list)
    places: list[Placed] = field(default_factory=list)
    dispatches: list[Dispatch] = field(default_factory=list)
    accounts: dict[str, Expected] = field(default_factory=dict)
    matters: list[ExpectedMatter] = field(default_factory=list)
    disputes: set[frozenset[str]] = field(default_factory=set)
    incidents: list[tuple[str, ...]] = field(default_factory=list)
    points: dict[str, dict[date, Bounds]] = field(default_factory=dict)
    states: set[Held] = field(default_factory=set)
    tolls: dict[tuple[str, str | None], Bounds] = field(default_factory=dict)

    def account_of(self) -> dict[Ref, str]:
        """The account of each claim."""
        return {ref: a.name for a in self.accounts.values() for ref in a.claims}
