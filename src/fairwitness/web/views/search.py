"""Search: documents by the words in them, narrowed by what their claims tell of, with the words around marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from fairwitness import notation
from fairwitness.model import Claim, Document, Meaning
from fairwitness.web.library import Facets, Found, Library, Part, Wanted

_FACETS = 12
_SNIPPETS = 3
_HITS = 200  # places in one text that are looked at
_CLAIMS = 4
_AROUND = 90  # characters on each side of words that were found


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; ``marked``: it is one of the words that were sought."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A document that was found: where the words stand in it, and some of its claims in notation."""

    document: Document
    snippets: tuple[tuple[Piece, ...], ...]
    claims: tuple[tuple[Claim, str], ...]
    more: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What stands on the page; ``part`` is None where nothing was asked."""

    wanted: Wanted
    part: Part[Shown] | None
    facets: Facets

    @property
    def kinds(self) -> list[tuple[str, str, int]]:
        """Kinds as a list of ways: the value, its words, how many documents."""
        return [(k, k.replace("_", " "), n) for k, n in self.facets.kinds]

    @property
    def places(self) -> list[tuple[str, str, int]]:
        """Places, likewise."""
        return [(p.id, p.name, n) for p, n in self.facets.places]

    @property
    def outlets(self) -> list[tuple[str, str, int]]:
        """Outlets, likewise."""
        return [(name, name, n) for name, n in self.facets.outlets]


def search_page(library: Library, wanted: Wanted) -> SearchPage:
    """The documents that are wanted, with their facets."""
    if not is_asked(wanted):
        return SearchPage(wanted, None, library.facets(wanted, _FACETS))
    return SearchPage(wanted, hits(library, wanted), library.facets(wanted, _FACETS))


def hits(library: Library, wanted: Wanted) -> Part[Shown]:
    """The documents that are found, the latest first."""
    part = library.found(wanted)
    first = {f.document.id: _first(f, wanted.words) for f in part.rows}
    best = library.best(c for claims in first.values() for c in claims)
    return Part(tuple(_shown(f, first[f.document.id], best, wanted.words) for f in part.rows), part.total)


def is_asked(wanted: Wanted) -> bool:
    """Whether anything narrows the search."""
    return replace(wanted, limit=0, offset=0) != Wanted(limit=0)


def _first(found: Found, words: str) -> list[Claim]:
    """The claims of a document that are shown: those in whose words any of the words stand before others."""
    sought = _pattern(words)
    return sorted(found.claims, key=lambda c: sought is None or not sought.search(c.words.text))[:_CLAIMS]


def _shown(found: Found, claims: Sequence[Claim], best: Mapping[tuple[str, str], Meaning], words: str) -> Shown:
    lines = tuple((c, notation.line(c, best)) for c in claims)
    around = tuple(snippets(found.document.text, words)) if words or not lines else ()
    return Shown(found.document, around, lines, max(0, len(found.claims) - len(lines)))


def snippets(text: str, words: str) -> Iterator[tuple[Piece, ...]]:
    """The first stretches of a text in which any of the words stand, each with what stands around it.

    >>> [[p.text for p in s if p.marked] for s in snippets("Two died. Twelve died.", "DIED")]
    [['died', 'died']]
    """
    sought = _pattern(words)
    if sought is None:
        yield (Piece(" ".join(text[slice(*_ends(text, 0, 2 * _AROUND))].split()), False),)
        return
    end = 0
    for hit in _telling(list(islice(sought.finditer(text), _HITS))):
        if hit.start() < end:
            continue
        start, until = _ends(text, hit.start() - _AROUND, hit.end() + _AROUND)
        start, end = max(start, end), until
        yield tuple(_pieces(text[start:end], sought))


def _telling(hits: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The first of each word, then others, as many as are shown; in the order of the text."""
    first: dict[str, re.Match[str]] = {}
    for hit in hits:
        first.setdefault(hit.group().casefold(), hit)
    others = (h for h in hits if h not in first.values())
    return sorted(islice((*first.values(), *others), _SNIPPETS), key=lambda h: h.start())


def _pattern(words: str) -> re.Pattern[str] | None:
    several = sorted({re.escape(w) for w in words.split()}, key=len, reverse=True)
    return re.compile("|".join(several), re.IGNORECASE) if several else None


def _ends(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without a word cut at either end, as far as there are spaces."""
    start, end = max(0, start), min(len(text), end)
    if start and (space := text.find(" ", start, start + 20)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", end - 20, end)) >= 0:
        end = space
    return start, end


def _pieces(text: str, sought: re.Pattern[str]) -> Iterator[Piece]:
    at = 0
    for hit in sought.finditer(text):
        if hit.start() > at:
            yield Piece(text[at : hit.start()], False)
        yield Piece(hit.group(), True)
        at = hit.end()
    if at < len(text):
        yield Piece(text[at:], False)
