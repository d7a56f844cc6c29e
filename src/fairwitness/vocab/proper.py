"""Typed access to ``proper.toml``: the words that stand before, inside and after names."""

from __future__ import annotations

from functools import cache, lru_cache

from fairwitness.vocab import table


@cache
def words(part: str, name: str) -> frozenset[str]:
    """One list of the file; "_" in it is a space.

    >>> "Prime Minister" in words("person", "titles")
    True
    """
    return frozenset(word.replace("_", " ") for word in str(table("proper")[part][name]).split())


@cache
def pointed_kinds() -> dict[str, frozenset[str]]:
    """The kinds of place that a noun may point back to ("the city"), by the noun; "any": all of them.

    >>> sorted(pointed_kinds()["village"])
    ['town', 'village']
    """
    return {noun: frozenset(kinds.split()) for noun, kinds in table("proper")["pointing"].items()}


@lru_cache(maxsize=32768)
def is_doubtful(name: str) -> bool:
    """True for one word that is common in English, or the name of people, and also the name of some town.

    >>> is_doubtful("Reading"), is_doubtful("Raqqa")
    (True, False)
    """
    low = name.lower()
    return any(low in words(*where) for where in (("doubtful", "words"), ("doubtful", "people"), ("closed", "words")))


@lru_cache(maxsize=32768)
def is_personal(name: str) -> bool:
    """True for a word known as a first or last name.

    >>> is_personal("Mohammed"), is_personal("Aleppo")
    (True, False)
    """
    return name.lower() in words("doubtful", "people")
