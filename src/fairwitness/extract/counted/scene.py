"""Where a linked figure stands: its clause, and what else the document shows around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from fairwitness.extract.counted.candidates import Link
from fairwitness.extract.counted.lines import Line
from fairwitness.extract.counted.words import Track
from fairwitness.extract.seen import Seen
from fairwitness.extract.times.datable import datable
from fairwitness.model import Document, Mention, Span, Statement, Time


class Scene:
    """A document with what was seen in it, asked for by place in the text."""

    def __init__(self, document: Document, seen: Seen) -> None:
        self.document = document
        self.seen = seen
        self.times = Track(list(datable(seen.times, document.text)), lambda t: t.words)
        self.names = Track(seen.mentions, lambda m: m.words)
        self._starts = [s.start for s in seen.sentences]
        self._said = Track([(c, s) for s in seen.statements for c in s.content], lambda pair: pair[0])
        self._longest = max((c.end - c.start for s in seen.statements for c in s.content), default=0)
        self.spots = seen.places(document.text)

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(0, bisect_right(self._starts, at) - 1)

    def statement(self, span: Span) -> Statement | None:
        """The narrowest statement whose content covers a span."""
        inside = [
            (content.end - content.start, number, statement)
            for number, (content, statement) in enumerate(
                self._said.inside(max(0, span.start - self._longest), span.start + 1)
            )
            if span.end <= content.end
        ]
        return min(inside, key=lambda found: found[:2])[2] if inside else None

    def earlier(self, at: int) -> Iterator[Span]:
        """The sentences before the one of an offset, nearest first, back to the start of the paragraph.

        Where every line is a sentence of its own, the two lines before count as the same paragraph.
        """
        first = number = self.sentence(at)
        while number > 0:
            after, number = self.seen.sentences[number], number - 1
            before = self.seen.sentences[number]
            gap = self.document.text[before.end : after.start]
            if "\n\n" in gap or ("\n" in gap and first - number > 2):
                return
            yield before


@dataclass(frozen=True, slots=True)
class Clause:
    """A link with its line; the items of its clause, ``first`` up to ``last``; of its core, ``low`` up to ``high``."""

    line: Line
    link: Link
    low: int
    high: int
    first: int
    last: int

    @property
    def words(self) -> Span:
        """The text of the clause."""
        return self.line.cut(self.first, self.last)

    def apart(self, at: int) -> float:
        """How far an item stands from the core of the clause."""
        if self.low <= at < self.high:
            return 0.0
        return self.line.between(at, self.low) if at < self.low else self.line.between(self.high - 1, at)


_STARTS = frozenset({"subordinator", "say", "relative"})
_MARKS = frozenset(',;:.!?()—–"“”')


def clause_of(line: Line, link: Link) -> Clause:
    """The clause around a figure and its trigger: out to the next comma, conjunction or verb of saying on each side."""
    trigger = link.trigger
    low = min(link.at, trigger.first) if trigger else link.at
    high = max(link.at + 1, trigger.last) if trigger else link.at + 1
    first, last = low, high
    while first > 0 and not _breaks(line, first - 1) and line.items[first - 1].low != "that":
        first -= 1
    while last < len(line.items) and not _breaks(line, last) and not _and_verb(line, last):
        last += 1
    while (
        first < low
        and line.items[first].kind in ("coordinator", "preposition")
        and line.items[first].low in ("and", "but", "or")
    ):
        first += 1
    return Clause(line, link, low, high, first, last)


def _breaks(line: Line, at: int) -> bool:
    item = line.items[at]
    return item.low in _MARKS or item.kind in _STARTS


def _and_verb(line: Line, at: int) -> bool:
    """An "and" that opens a clause with its own figure or verb."""
    if line.items[at].kind != "coordinator":
        return False
    return any(i.kind in ("counted", "trigger", "be", "have", "verb") for i in line.items[at + 1 : at + 3])


def times_of(line: Line, scene: Scene) -> dict[int, Time]:
    """The times of a line by their item."""
    inside = {t.words.start: t for t in scene.times.inside(line.row.span.start, line.row.span.end)}
    return {n: inside[i.start] for n, i in enumerate(line.items) if i.kind == "time" and i.start in inside}


def names_of(line: Line, scene: Scene) -> list[tuple[int, Mention]]:
    """The names of a line with the item in which each begins."""
    found, number = [], 0
    for mention in scene.names.inside(line.row.span.start, line.row.span.end):
        while number + 1 < len(line.items) and line.items[number + 1].start <= mention.words.start:
            number += 1
        found.append((number, mention))
    return found
