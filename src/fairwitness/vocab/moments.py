"""Typed access to ``moments.toml``: what speaks for and against a time as the time of a claim."""

from __future__ import annotations

from functools import cache

from fairwitness.vocab import table


@cache
def weights() -> dict[str, float]:
    """The weight of each cue."""
    known = table("moments")["cues"]
    return {f"{sort}:{name}" if name else sort: row for sort, rows in known.items() for name, row in rows.items()}


@cache
def threshold() -> float:
    """What the weights of a time must sum to for it to date the claim."""
    return float(table("moments")["threshold"])
