"""The forms of English verbs: irregular ones from ``verbs.toml``, the rest by rule."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from fairwitness.vocab import table

_VOWELS = "aeiou"


class Forms(NamedTuple):
    """base, third person, past, participle, -ing; each as the ways it is spelled."""

    base: tuple[str, ...]
    third: tuple[str, ...]
    past: tuple[str, ...]
    participle: tuple[str, ...]
    ing: tuple[str, ...]


@cache
def forms(verb: str) -> Forms:
    """All forms of a verb given by its base.

    >>> forms("flee").past, forms("kill").ing, forms("bury").third
    (('fled',), ('killing',), ('buries',))
    """
    irregular = table("verbs")["irregular"].get(verb)
    if irregular:
        third, past, participle, ing = (tuple(str(f).split("|")) for f in irregular)
        return Forms((verb,), third, past, participle, ing)
    past = (_past(verb),)
    return Forms((verb,), (_third(verb),), past, past, (_ing(verb),))


@cache
def _irregular_pasts() -> frozenset[str]:
    return frozenset(
        form for verb in table("verbs")["irregular"] for form in (*forms(verb).past, *forms(verb).participle)
    )


def may_be_bare(word: str) -> bool:
    """Whether a verb's word can only be its bare form, as behind "to".

    >>> [may_be_bare(word) for word in ("take", "took", "seized", "seizes", "taking")]
    [True, False, False, False, False]
    """
    return not word.endswith(("ed", "s", "ing")) and word not in _irregular_pasts()


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in _VOWELS else verb + "ed"


def _ing(verb: str) -> str:
    return (verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) else verb) + "ing"
