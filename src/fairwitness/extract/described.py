"""Places that are pointed to without a name: "the city", "the northern part of the town", "the refugee camp"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from fairwitness.model import Mention, Span
from fairwitness.vocab import proper, table
from fairwitness.vocab.sites import sites

# Nouns that more often stand for something else ("the front", "the plant", "the post", "the line").
_OTHER = frozenset(
    "place position post line front office home house building block flat trench bunker plant base surgery shelter "
    "tower pier academy nursery state nation republic kingdom zone territory convoy".split()
)


@cache
def _pattern() -> re.Pattern[str]:
    pointing = {noun for noun in table("proper")["pointing"] if noun.islower()} - _OTHER
    nouns = pointing | {"capital"} | {n for s in sites() for n in s.nouns if n not in _OTHER}
    listed = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
    sides = "|".join(sorted((w for w in proper.words("place", "compass") if w.islower()), key=len, reverse=True))
    part = rf"(?:(?:{sides})(?: part| half| side| edge| outskirts)? of |(?:outskirts|edge|centre|center|suburbs) of )"
    return re.compile(
        rf"\b[Tt]he (?:{part}the )?(?:[a-z]+(?:-[a-z]+)? ){{0,2}}?(?:{listed})\b(?!\s+of\b|[-’']|\s+[A-Z])"
    )


@lru_cache(maxsize=4096)
def described_places(text: str) -> tuple[Mention, ...]:
    """Words that point to a place told of, in order; type place, no name. ``resolve`` says which place is meant.

    >>> [m.words.text for m in described_places("The city fell; the northern part of the town burnt.")]
    ['The city', 'the northern part of the town']
    """
    found = ((m.start(), m.end(), m.group()) for m in _pattern().finditer(text))
    return tuple(Mention(Span(start, end, words), "place", None) for start, end, words in found)
