"""A text cut into units of reporting: sentences, with what one quotation holds kept together, and their tokens."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fairwitness.model import Span
from fairwitness.text import sentences

WEB = r"\.(?:com|org|net|info|news|tv|media)"  # how web sites end that are named like their address
_TOKEN = re.compile(
    r"[a-z]++(?![\w.'’-])|"  # most words: plain, with nothing hung on them
    r"(?:[A-Z]\.)+[A-Z]\b\.?|(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Brig|Prof|Sen|Rep|Gov|Adm|Cmdr|St|Rev|Hon)\."
    rf"|[A-Z]\.(?=\s[A-Z])|\d+(?:[.,:]\d+)*|\w[\w-]*+(?:\.\w+)?{WEB}\b"
    r"|@?\w+(?:[-'’]\w+)*(?:(?<=s)['’](?=\s[\w]))?|[^\w\s*_]"
)


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)"
_WORD = r"[A-ZÀ-Þ][\w'’./-]*"
_PLACE = rf"{_WORD}(?: (?:[a-z]{{2,3}} )?{_WORD}){{0,3}}(?:, {_WORD}(?: {_WORD}){{0,2}}){{0,2}}"
_AGENCY = r"\s*\([^()\n]{2,40}\)"
# "QASR AMUN, Nov 9 (Harbour Press) - ": capitals, an agency or a day say that it is no sentence
_DATELINE = re.compile(
    rf"\W{{0,3}}(?:(?=[A-ZÀ-Þ][A-ZÀ-Þ'’.-]{{2,}}[ ,]){_PLACE}{_DAY}?(?:{_AGENCY})?"
    rf"|{_PLACE}(?:{_DAY}(?:{_AGENCY})?|{_AGENCY})"
    rf"|\((?=[^()\n]*\d{{4}}\)){_PLACE}, [^()\n]{{4,30}}\))\s*(?:(?<=\s)-|--|–|—)\s"
)
_LONGEST = 3000
QUOTE_MARKS = frozenset("\"“”«»‘’'„")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit's tokens: where each starts and ends in the text, its words, and whether it stands in a quotation."""

    start: int
    end: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    low: tuple[str, ...]
    quoted: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, position: int) -> int:
        """The first token that ends after a position of the text."""
        return bisect_right(self.ends, position)


def bounds(text: str, quotations: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Where each unit starts and ends."""
    begin: int | None = None
    for sentence in sentences(text):
        begin = _behind_dateline(text, sentence.start) if begin is None else begin
        at = bisect_right(quotations, sentence.end, key=lambda q: q.start) - 1
        inside = at >= 0 and quotations[at].start < sentence.end < quotations[at].end
        if inside and sentence.end - begin < _LONGEST:
            continue
        yield from _pieces(text, begin, sentence.end)
        begin = None
    if begin is not None:
        yield from _pieces(text, begin, len(text.rstrip()))


def _behind_dateline(text: str, start: int) -> int:
    """Where a sentence begins that a dateline stands before."""
    opens = start == 0 or text[start - 1] == "\n"
    return line.end() if opens and (line := _DATELINE.match(text, start, start + 120)) else start


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch that no sentence is as long as, in parts, so that no text takes more than linear time."""
    while end - start > _LONGEST:
        space = text.find(" ", start + _LONGEST - 200, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def unit(text: str, start: int, end: int, quotations: Sequence[Span]) -> Unit:
    """The tokens between two positions; ``quotations``: in order, those of the text."""
    found = list(_TOKEN.finditer(text, start, end))
    first = bisect_right(quotations, start, key=lambda q: q.end)
    near = [q for q in quotations[first : first + 200] if q.start < end]
    starts, words = [m.start() for m in found], [m.group() for m in found]
    return Unit(
        start,
        end,
        tuple(starts),
        tuple([m.end() for m in found]),
        tuple(words),
        tuple([w.lower().replace("’", "'") for w in words]),
        tuple(_marks(starts, near)) if near else (False,) * len(found),
    )


def _marks(starts: Sequence[int], near: Sequence[Span]) -> Iterator[bool]:
    at = 0
    for start in starts:
        while at < len(near) and near[at].end <= start:
            at += 1
        yield at < len(near) and near[at].start <= start
