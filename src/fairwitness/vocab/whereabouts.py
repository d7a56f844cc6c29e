"""Typed access to ``whereabouts.toml``: the prepositions that lead to a place, and what speaks for a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from fairwitness.vocab import proper, table


@cache
def weights() -> Mapping[str, float]:
    """What each sign adds to the score of words of place; a place is taken where its score is above 0."""
    return {sign: float(weight) for sign, weight in table("whereabouts")["weights"].items()}


@cache
def choice() -> Mapping[str, float]:
    """What each sign adds to the strength of a place that a name may mean; "none of these" has strength 0."""
    return {sign: float(weight) for sign, weight in table("whereabouts")["choice"].items()}


@cache
def _leads() -> Mapping[str, str]:
    return {word: name for name, words in table("whereabouts")["leads"].items() for word in words.split()}


def lead_class(before: Sequence[str]) -> str:
    """The class of the preposition that leads to a place, past the words that belong to it; "" where none does.

    >>> lead_class("killed five in the northern town of".split()), lead_class("two sons of".split())
    ('at', 'of')
    """
    at = len(before) - 1
    while at >= 0 and len(before) - at < 9:
        word = before[at]
        if word == "of" and at and before[at - 1] in proper.words("place", "of") | proper.words("place", "compass"):
            at -= 2
        elif word in _leads():
            return _leads()[word]
        elif word.isalpha() or "-" in word:
            at -= 1
            if len(before) - at > 5:
                return ""
        else:
            return "mark" if word in ",;:()" else ""
    return ""


@cache
def extents(name: str) -> frozenset[str]:
    """One list of nouns that belong to the words of a place: "sites", "sides" or "edges"."""
    return frozenset(table("whereabouts")["extents"][name].split())
