"""The words of a sentence with their classes, and the things seen that begin inside a stretch of text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from fairwitness.model import Span
from fairwitness.vocab.clauses import classes
from fairwitness.vocab.groups import nouns
from fairwitness.vocab.kinds import patterns
from fairwitness.vocab.phrases import actor_nouns

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,:]\d+)*|\w+(?:[’'\-‑]\w+)*|[^\w\s]")
T = TypeVar("T")


class Word(NamedTuple):
    """A word or mark; ``kind``: its class in clauses.toml, else verb (may be a verb), ed, word or punctuation."""

    start: int
    end: int
    text: str
    low: str
    kind: str


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence and its words."""

    span: Span
    words: tuple[Word, ...]

    def cut(self, first: int, last: int) -> Span:
        """The text from word ``first`` up to, not with, word ``last``."""
        start, end = self.words[first].start, self.words[last - 1].end
        return Span(start, end, self.span.text[start - self.span.start : end - self.span.start])


def row_of(span: Span) -> Row:
    """A sentence with its words, their offsets those of the document."""
    known, found = classes(), []
    for match in _WORD.finditer(span.text):
        text = match.group()
        low = text.lower().replace("’", "'").replace("‑", "-")
        found.append(
            Word(
                span.start + match.start(),
                span.start + match.end(),
                text,
                low,
                known.get(low) or _open_class(text, low),
            )
        )
    return Row(span, tuple(found))


def _open_class(text: str, low: str) -> str:
    if not (text[0].isalnum() or text[0] == "_"):
        return "punctuation"
    if low in trigger_verbs():
        return "trigger"
    return "ed" if low.endswith("ed") and len(low) > 4 and text[0].islower() else "word"


@cache
def trigger_verbs() -> frozenset[str]:
    """Words that may be the verb of a claim and are not mainly nouns."""
    verbs = {w for first in patterns().values() for p in first for w in p.pieces[0].words if p.pieces[0].is_verb}
    return frozenset(verbs - set(nouns()) - set(classes()) - actor_nouns())


@cache
def participles() -> frozenset[str]:
    """Words such as "wounded", noun and participle in one: after a noun they say what befell it."""
    tagged = {w: t for first in patterns().values() for p in first for w, t in p.pieces[0].tags}
    return frozenset({w for w, t in tagged.items() if t & {"participle", "past"}} | {"dead", "missing"})


class Track(Generic[T]):
    """Things in the order of their starts, asked for by stretch of text."""

    def __init__(self, things: Sequence[T], span: Callable[[T], Span]) -> None:
        self._things = sorted(things, key=lambda thing: span(thing).start)
        self._starts = [span(thing).start for thing in self._things]

    def inside(self, start: int, end: int) -> list[T]:
        """Those that begin from ``start`` up to, not at, ``end``."""
        return self._things[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
