"""Typed access to ``clauses.toml``: closed classes of words."""

from __future__ import annotations

from functools import cache

from fairwitness.vocab import table


@cache
def words(name: str) -> frozenset[str]:
    """The words of one class, in lower case."""
    return frozenset(str(table("clauses")["classes"][name]).split())


@cache
def classes() -> dict[str, str]:
    """The class of each word that a clause is cut by; where a word is in several, the first of this order."""
    order = (
        "be",
        "have",
        "modal",
        "relative",
        "coordinator",
        "subordinator",
        "preposition",
        "possessive",
        "determiner",
        "pronoun",
        "say",
        "adverb",
        "verb",
    )
    found: dict[str, str] = {}
    for name in order:
        for word in words(name):
            found.setdefault(word, name)
    return found
