"""Typed access to ``warfare.toml``: whether a text speaks of war at all."""

from __future__ import annotations

from functools import cache

from fairwitness.vocab import table
from fairwitness.vocab.name_tokens import words_of

# One word of war is often a figure of speech; two different ones seldom are, nor is one in a line or two.
_ENOUGH = 2
_SHORT = 80


def speaks_of_war(*texts: str) -> bool:
    """Whether texts, taken together, hold two different words of those who fight, their arms or what war brings; a text
    of a few sentences needs one.

    >>> speaks_of_war("Soldiers fired mortars."), speaks_of_war("The striker fired past the keeper.")
    (True, False)
    """
    said: set[str] = set()
    length = 0
    for text in texts:
        row = words_of(text).lows
        length += len(row)
        said |= _words().intersection(row)
        first = (i for i, word in enumerate(row[:-1]) if word in _openers())
        said |= _pairs().intersection(f"{row[i]}_{row[i + 1]}" for i in first)
    return len(said) >= (_ENOUGH if length > _SHORT else 1)


@cache
def _words() -> frozenset[str]:
    rows = table("warfare")["words"]
    return frozenset(word for name, words in rows.items() if name != "pairs" for word in words.split())


@cache
def _pairs() -> frozenset[str]:
    return frozenset(table("warfare")["words"]["pairs"].split())


@cache
def _openers() -> frozenset[str]:
    return frozenset(pair.partition("_")[0] for pair in _pairs())
