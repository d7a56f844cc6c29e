"""Typed access to ``basis.toml``: how much each cue speaks for an event, a total, or how things stand."""

from __future__ import annotations

from functools import cache

from fairwitness.vocab import table

BASES = ("event", "total", "standing")


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """The weight of each cue for each of BASES."""
    known = table("basis")["cues"]
    return {
        f"{sort}:{name}" if name else sort: tuple(row) for sort, rows in known.items() for name, row in rows.items()
    }


@cache
def leaning() -> float:
    """How much a figure leans on the other figures of its sentence."""
    return float(table("basis")["leaning"])
