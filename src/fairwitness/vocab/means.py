"""Typed access to ``means.toml``: with what harm was done."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from fairwitness.vocab import table

LONGEST = 6
_ARTICLE = re.compile(r"^(?:the|an?|this|that|its|their|same|his) ")
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


@cache
def words() -> dict[tuple[str, ...], str]:
    """The class of each phrase, by its words in lower case."""
    found: dict[tuple[str, ...], str] = {}
    for row in table("means")["row"]:
        for phrase in row["words"]:
            found.setdefault(tuple(phrase.split()), row["class"])
    return found


@cache
def firsts() -> frozenset[str]:
    """The words that phrases begin with."""
    return frozenset(phrase[0] for phrase in words())


def phrase_at(lows: tuple[str, ...], at: int) -> int:
    """How many words from a place on are the longest phrase for a means; 0 if none."""
    if lows[at] not in firsts():
        return 0
    return next((n for n in range(min(LONGEST, len(lows) - at), 0, -1) if lows[at : at + n] in words()), 0)


@lru_cache(maxsize=2048)
def means_class(text: str) -> str:
    """The class of words that say with what; "other" if no word of them is known.

    >>> means_class("a coalition air strike"), means_class("mortar fire"), means_class("spite")
    ('airstrike', 'shelling', 'other')
    """
    lows = tuple(w.lower().replace("’", "'") for w in _WORD.findall(text))
    spans = [(n, at) for at in range(len(lows)) if (n := phrase_at(lows, at))]
    if not spans:
        return "other"
    longest, at = max(spans, key=lambda s: (s[0], -s[1]))
    return words()[lows[at : at + longest]]


def is_bare(words: str) -> bool:
    """Do words only say that something blew up or struck, and not what: "the bombing", "a blast"?

    >>> is_bare("the bombing"), is_bare("a car bombing"), is_bare("strike")
    (True, False, True)
    """
    return _ARTICLE.sub("", words.strip().lower()) in table("means")["bare"]["words"]
