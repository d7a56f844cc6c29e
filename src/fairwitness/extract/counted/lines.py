"""A sentence as a row of items: words, and each figure with what it counts as one item.

No parser: closed classes of words cut the row, and how much stands between two items says how near they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from fairwitness.extract.counted.groups import Counted, counted
from fairwitness.extract.counted.words import Row, Track, Word, row_of
from fairwitness.model import Figure, Span, Time

_MARKS = {
    ",": 0.9,
    ";": 4.0,
    ":": 2.0,
    "-": 1.6,
    "–": 1.6,
    "—": 1.6,
    "(": 1.4,
    ")": 1.0,
    ".": 3.0,
    "!": 5.0,
    "?": 5.0,
    "•": 3.0,
}
_WEIGHTS = {
    "counted": 0.5, "be": 0.15, "have": 0.15, "modal": 0.4, "relative": 0.7, "coordinator": 0.6, "subordinator": 2.4,
    "preposition": 0.5, "possessive": 0.1, "determiner": 0.1, "pronoun": 0.8, "say": 1.5, "adverb": 0.1, "verb": 1.2,
    "time": 0.3, "word": 0.3, "ed": 0.9, "trigger": 1.3, "punctuation": 0.4,
}  # fmt: skip
_MOST_WORDS = 600
_TIME_START = attrgetter("words.start")


class Item(NamedTuple):
    """One word, a time, or a figure with its group (``counted``); ``kind``: its class of words, time or counted."""

    start: int
    end: int
    low: str
    kind: str
    counted: Counted | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A sentence, its items, and for each item the sum of the weights before it; equal to itself alone."""

    row: Row
    items: tuple[Item, ...]
    reach: tuple[float, ...]

    def between(self, left: int, right: int) -> float:
        """How far apart two items are: what the items strictly between them weigh."""
        return self.reach[right] - self.reach[left + 1] if right > left else 0.0

    def cut(self, first: int, last: int) -> Span:
        """The text from item ``first`` up to, not with, item ``last``."""
        start, end = self.items[first].start, self.items[last - 1].end
        base = self.row.span.start
        return Span(start, end, self.row.span.text[start - base : end - base])


def _weight(item: Item) -> float:
    if item.low == "that":
        return 1.2
    return _MARKS.get(item.low, _WEIGHTS[item.kind])


def lines(sentences: Sequence[Span], figures: Sequence[Figure], times: Sequence[Time]) -> Iterator[Line]:
    """The sentences that hold a figure, as rows of items."""
    counts, moments = Track(figures, lambda f: f.words), Track(times, lambda t: t.words)
    for sentence in sentences:
        inside = counts.inside(sentence.start, sentence.end)
        if inside:
            yield line_of(sentence, inside, moments.inside(sentence.start, sentence.end))


def line_of(sentence: Span, figures: Sequence[Figure], times: Sequence[Time]) -> Line:
    """One sentence as a row of items. Figures within words of time are no candidates."""
    row = row_of(sentence)
    if len(row.words) > _MOST_WORDS:
        row = Row(row.span, row.words[:_MOST_WORDS])
    free = [f for f in figures if not _is_within(f.words, times)]
    stops = frozenset(f.words.start for f in free) | frozenset(t.words.start for t in times)
    groups = {c.first: c for f in free if (c := counted(row, f, stops))}
    items = tuple(_items(row.words, groups, {t.words.start: t for t in times}))
    reach = [0.0]
    for item in items:
        reach.append(reach[-1] + _weight(item))
    return Line(row, items, tuple(reach))


def _is_within(words: Span, times: Sequence[Time]) -> bool:
    """Whether words are part of words of time, which are in order and never overlap."""
    before = bisect_right(times, words.start, key=_TIME_START) - 1
    return before >= 0 and words.end <= times[before].words.end


def _items(words: tuple[Word, ...], groups: dict[int, Counted], times: dict[int, Time]) -> Iterator[Item]:
    at = 0
    while at < len(words):
        word = words[at]
        if at in groups:
            group = groups[at]
            last = max(group.last, at + 1)
            yield Item(min(word.start, group.figure.words.start), words[last - 1].end, "#", "counted", group)
            at = last
        elif word.start in times:
            end = times[word.start].words.end
            while at < len(words) and words[at].start < end:
                at += 1
            yield Item(word.start, end, times[word.start].words.text.lower(), "time")
        else:
            yield Item(word.start, word.end, word.low, word.kind)
            at += 1
