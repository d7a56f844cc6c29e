"""Two texts word by word: what both have, what only the one has, what only the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_LONG = 160  # characters of a stretch that both have; of a longer one only the ends are shown
_END = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: in both ("same"), only in the first ("gone"), or only in the second ("new")."""

    sort: str
    text: str


@dataclass(frozen=True, slots=True)
class Versions:
    """How two texts differ, and how many words only the one and only the other has."""

    pieces: tuple[Piece, ...]
    gone: int
    new: int


def versions(one: str, other: str) -> Versions:
    """How the second text differs from the first; the pieces that are not "new" make up the first, and so on."""
    pieces = tuple(_joined(_by_line(one, other)))
    return Versions(pieces, _words(pieces, "gone"), _words(pieces, "new"))


def _by_line(one: str, other: str) -> Iterator[Piece]:
    """Lines first, then the words of lines that changed: long texts take no longer than their changes."""
    for sort, before, after in _steps(_LINES.findall(one), _LINES.findall(other)):
        if sort == "replace":
            yield from _by_word(before, after)
        else:
            yield from _pieces(sort, before, after)


def _by_word(one: str, other: str) -> Iterator[Piece]:
    for sort, before, after in _steps(_WORDS.findall(one), _WORDS.findall(other)):
        yield from _pieces(sort, before, after)


def _steps(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    for sort, a, b, c, d in SequenceMatcher(None, one, other).get_opcodes():
        yield sort, "".join(one[a:b]), "".join(other[c:d])


def _pieces(sort: str, before: str, after: str) -> Iterator[Piece]:
    if sort == "equal":
        yield Piece("same", before)
        return
    if before:
        yield Piece("gone", before)
    if after:
        yield Piece("new", after)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one sort as one; a lone space between two changes belongs to both of them."""
    same, gone, new = "", "", ""
    for p in _spaced(list(pieces)):
        if p.sort == "same":
            yield from _pieces("replace", gone, new)
            same, gone, new = same + p.text, "", ""
            continue
        if same:
            yield Piece("same", same)
        same, gone, new = "", gone + p.text * (p.sort == "gone"), new + p.text * (p.sort == "new")
    yield from _pieces("replace", gone, new)
    if same:
        yield Piece("same", same)


def _spaced(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for i, p in enumerate(pieces):
        if p.sort == "same" and p.text == " " and 0 < i < len(pieces) - 1:
            yield Piece("gone", p.text)
            yield Piece("new", p.text)
        else:
            yield p


def _words(pieces: Sequence[Piece], sort: str) -> int:
    return sum(len(re.findall(r"\w+", p.text)) for p in pieces if p.sort == sort)


def ends(text: str) -> tuple[str, str] | None:
    """The beginning and the end of a stretch that is too long to show; None where it is short."""
    if len(text) <= _LONG:
        return None
    first, last = text[:_END], text[-_END:]
    return first.rsplit(" ", 1)[0] or first, last.split(" ", 1)[-1] or last
