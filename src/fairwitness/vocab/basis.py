"""Typed access to ``basis.toml``: how much each cue speaks for an event, a total, or how things stand."""

from __future__ import annotations

from functools import cache

from fairwitness.vocab import table

BASES = ("event", "total", "standing")


@cache
def weights(basis: str) -> dict[str, float]:
    """The weight of each cue for a basis."""
    known = table("basis")["cues"]
    at = BASES.index(basis)
    return {f"{sort}:{name}" if name else sort: row[at] for sort, rows in known.items() for name, row in rows.items()}


@cache
def leaning() -> float:
    """How much a figure leans on the other figures of its sentence."""
    return float(table("basis")["leaning"])
