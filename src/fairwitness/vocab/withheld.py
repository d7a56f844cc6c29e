"""Typed access to ``withheld.toml``: the words that the public profile looks for before it lets others out."""

from __future__ import annotations

import re
from functools import cache

from fairwitness.vocab import table
from fairwitness.vocab.groups import nouns

_FEW = frozenset({"health_workers", "aid_workers"})
_ARMED = frozenset({"combatants", "security_forces"})
_NUMBER = (
    r"(?:\d[\d.,]*|[a-z-]*(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|ty)"
    r"|hundreds?|thousands?|dozens?|scores|tens)"
)


@cache
def listed(part: str, name: str = "words") -> frozenset[str]:
    """One list of the file; "_" in it is a space."""
    return frozenset(word.replace("_", " ") for word in str(table("withheld")[part][name]).split())


@cache
def _pattern(*forms: str) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


@cache
def _of_group(*classes: str) -> tuple[str, ...]:
    found = {word for word, group in nouns().items() if group.name in classes}
    return tuple(sorted(found))


def names_refuge(words: str) -> bool:
    """Whether words name a place of shelter or care.

    >>> names_refuge("the Old Hospital"), names_refuge("a campaign in the town")
    (True, False)
    """
    return bool(_pattern(*listed("refuge")).search(words))


def tells_few(words: str) -> bool:
    """Whether words may tell of one to four people detained, abducted, or who work in health care or aid.

    >>> tells_few("12 people died, three nurses among them"), tells_few("140 people were detained")
    (True, False)
    """
    if not _pattern(*_few_words()).search(words):
        return False
    return bool(_pattern(*listed("few", "counts")).search(words) or _one_of_them().search(words))


@cache
def _one_of_them() -> re.Pattern[str]:
    """ "a doctor", "the wounded nurse", "a detained man"."""
    before, they = ("|".join(map(re.escape, sorted(x))) for x in (listed("few", "single"), _few_words()))
    return re.compile(rf"(?<!\w)(?:{before})\s+(?:[\w-]+\s+)?(?:{they})(?!\w)", re.IGNORECASE)


def _few_words() -> tuple[str, ...]:
    return (*listed("few"), *_of_group(*_FEW))


def force_counts(words: str) -> tuple[tuple[int, int], ...]:
    """Where words count armed people or their arms: start and end of each number with its noun.

    >>> [("some 300 masked fighters")[a:b] for a, b in force_counts("some 300 masked fighters")]
    ['300 masked fighters']
    """
    return tuple(m.span() for m in _force_count().finditer(words))


@cache
def _force_count() -> re.Pattern[str]:
    counted = (*_of_group(*_ARMED), *listed("force", "arms"))
    armed = "|".join(map(re.escape, sorted(counted, key=len, reverse=True)))
    return re.compile(rf"(?<!\w){_NUMBER}(?:[\s-]+[\w'’-]+){{0,3}}?[\s-]+(?:{armed})(?!\w)", re.IGNORECASE)


def names_force(words: str) -> bool:
    """Whether words name armed people, their places or their arms.

    >>> names_force("the brigade lies beyond the river"), names_force("the bakery is empty")
    (True, False)
    """
    return bool(_pattern(*listed("force"), *_of_group(*_ARMED)).search(words))
