"""Typed access to ``control.toml``: the words of holding, taking and leaving places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fairwitness.vocab import table
from fairwitness.vocab.verbs import forms

FORMS = ("base", "third", "past", "participle", "ing")


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb with its frame (see the head of control.toml); ``forms``: base, third person, past, participle, -ing."""

    forms: tuple[str, ...]
    frame: str
    kind: str
    strength: str
    after: tuple[str, ...]
    preps: tuple[tuple[str, ...], ...]
    objects: frozenset[str]
    actors: bool
    perfect: str | None
    example: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of control ("the fall of X"), the prepositions before its place, and whether the place must be known."""

    nouns: frozenset[str]
    kind: str
    preps: frozenset[str]
    weak: bool
    example: str


@cache
def verbs() -> Mapping[str, tuple[Verb, ...]]:
    """Every form of every verb, with those that need a following word first."""
    found: dict[str, list[Verb]] = {}
    for row in sorted(table("control")["verb"], key=lambda row: "after" not in row):
        verb = _verb(row)
        for form in dict.fromkeys(verb.forms):
            found.setdefault(form, []).append(verb)
    return {form: tuple(rows) for form, rows in found.items()}


@cache
def past_forms() -> frozenset[str]:
    """The past forms of every verb that are not its base as well ("took", not "overrun")."""
    return frozenset(verb.forms[2] for rows in verbs().values() for verb in rows if verb.forms[2] != verb.forms[0])


def _verb(row: dict[str, Any]) -> Verb:
    return Verb(
        forms=tuple(spelled[0] for spelled in forms(row["verb"])),
        frame=row["frame"],
        kind=row["kind"],
        strength=row.get("strength", "plain"),
        after=tuple(row.get("after", ())),
        preps=tuple(tuple(p.split()) for p in row.get("preps", ())),
        objects=frozenset(row.get("objects", ())),
        actors=row.get("actors", False),
        perfect=row.get("perfect"),
        example=row["example"],
    )


@cache
def nouns() -> Mapping[str, Noun]:
    """Every noun of control by its form."""
    rows = (
        Noun(frozenset(r["nouns"]), r["kind"], frozenset(r.get("preps", ["of"])), r.get("weak", False), r["example"])
        for r in table("control")["noun"]
    )
    return {form: row for row in rows for form in row.nouns}


@cache
def words(section: str, key: str) -> frozenset[str]:
    """A word list of one of the plain tables (adjective, stronghold, control, real, extent)."""
    return frozenset(table("control")[section][key])


@cache
def examples() -> tuple[tuple[str, str], ...]:
    """(example sentence, kind) of every row that makes a claim by itself."""
    data = table("control")
    rows = [(row["example"], row["kind"]) for row in (*data["verb"], *data["noun"])]
    held = [(data[part]["example"], "controls") for part in ("adjective", "stronghold", "extent")]
    return (*rows, *held, *((data[part]["example"], "captured") for part in ("control", "declared")))
