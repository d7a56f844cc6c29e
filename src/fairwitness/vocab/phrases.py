"""Typed access to ``phrases.toml``: closed classes of English words and nouns for people."""

from __future__ import annotations

from functools import cache

from fairwitness.vocab import table


@cache
def words(name: str) -> frozenset[str]:
    """One closed class: det, prep, place_prep, aux, modal, conj, pron, rel, adv, verb, name_link, compass."""
    return frozenset(str(table("phrases")["classes"][name]).split())


@cache
def actor_nouns() -> frozenset[str]:
    """Common nouns for those who can hold, take or leave a place."""
    return frozenset(str(table("phrases")["people"]["actor"]).split())


@cache
def never_places() -> frozenset[str]:
    """Heads of phrases that are persons, weapons or affairs and never a place."""
    return frozenset(str(table("phrases")["people"]["leader"]).split())


@cache
def quantities() -> frozenset[str]:
    """Words that say how much of a place, before "of"."""
    return frozenset(str(table("phrases")["quantities"]["words"]).split())


@cache
def kept() -> frozenset[str]:
    """Nouns that stay part of a place's words before "of": "the outskirts of X" is not X."""
    return frozenset(str(table("phrases")["kept"]["words"]).split())


@cache
def place_starts() -> frozenset[str]:
    """First words of names that name places far more often than people."""
    return frozenset(str(table("phrases")["place_starts"]["words"]).split())


@cache
def time_words() -> frozenset[str]:
    """Words that stay words of time inside a long stretch of time."""
    return frozenset(str(table("phrases")["time_words"]["words"]).split())
