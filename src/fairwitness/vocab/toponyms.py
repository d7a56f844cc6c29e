"""The names of places in a text, each with what it may mean. Used to read claims and to resolve them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.gazetteer import Candidate
from fairwitness.vocab.name_evidence import Evidence, candidates, stands_as_place
from fairwitness.vocab.name_tokens import Words

LONGEST = 5


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name at text[start:end], the places it may mean, best known first, and the name that follows it after a comma."""

    start: int
    end: int
    name: str
    candidates: tuple[Candidate, ...]
    holder: str = ""


@lru_cache(maxsize=16)
def toponyms(text: str) -> tuple[Toponym, ...]:
    """The known names of places in a text, in order, the longest where they overlap.

    >>> [t.name for t in toponyms("Shells fell on Aleppo and Deir ez-Zor in Syria.")]
    ['Aleppo', 'Deir ez-Zor', 'Syria']
    """
    words = Words(text)
    evidence = Evidence(words)
    found: list[Toponym] = []
    i = 0
    while i < len(words):
        name = _longest(words, evidence, i) if words.tokens[i].capital else None
        if name:
            found.append(name)
            while i < len(words) and words.tokens[i].start < name.end:
                i += 1
        else:
            i += 1
    return tuple(found)


def _longest(words: Words, evidence: Evidence, i: int) -> Toponym | None:
    for j in range(min(len(words), i + LONGEST), i, -1):
        if not all(words.tokens[k].joined or words.gap(k) in ("'s ", "’s ", "/", ". ") for k in range(i + 1, j)):
            continue
        name = words.slice(i, j)
        found = candidates(name)
        if found and evidence.is_believable(found, name, stands_as_place(words, i, j)):
            return Toponym(words.tokens[i].start, words.tokens[j - 1].end, name, found, _holder(words, j))
    return None


def _holder(words: Words, j: int) -> str:
    """ "Syria" of "Raqqa, Syria"; "" where no name follows after a comma or in brackets."""
    if j >= len(words) or words.gap(j).strip() not in (",", "(") or not words.tokens[j].capital:
        return ""
    return words.slice(j, min(words.run_end(j), j + 3))


@lru_cache(maxsize=16)
def nations(text: str) -> tuple[tuple[int, str], ...]:
    """Where a text speaks of a country by the name of its people or things: (offset, ISO 3166 alpha-2).

    >>> nations("Iraqi and Syrian troops")
    ((0, 'IQ'), (10, 'SY'))
    """
    tokens = Words(text).tokens
    pairs = ((t, f"{t.text} {n.text}") for t, n in zip(tokens, [*tokens[1:], *tokens[-1:]], strict=False) if t.capital)
    of = demonyms()
    return tuple((t.start, of[w].code) for t, pair in pairs for w in (pair if pair in of else t.text,) if w in of)
