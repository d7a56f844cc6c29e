"""Typed access to ``deeds.toml``: words by which a deed is somebody's."""

from __future__ import annotations

from functools import cache

from fairwitness.vocab import table
from fairwitness.vocab.verbs import forms


@cache
def words(name: str) -> tuple[str, ...]:
    """The nouns and phrases of one list, in their order."""
    return tuple(table("deeds")["nouns"][name].split())


@cache
def forms_of(names: str, *tags: str) -> frozenset[str]:
    """These forms (base, third, past, participle, ing) of the verbs of one list, or of several with blanks between.

    >>> sorted(forms_of("repels", "past"))[:2]
    ['beat', 'foiled']
    """
    return frozenset(
        spelled
        for name in names.split()
        for verb in table("deeds")["verbs"][name].split()
        for tag in tags
        for spelled in getattr(forms(verb), tag)
    )
