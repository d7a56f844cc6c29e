"""What surrounds a claim of control or of the second layer: its place and its time."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from fairwitness.extract.seen import Seen
from fairwitness.model import Claim, Mention, Span, Statement, Time
from fairwitness.vocab import control as vocab

_NEAR = 45  # characters from the end of a claim to a time that may still belong to it
_FAR = 600  # characters back to a place that may still hold
_BACK = 40  # pieces of statements to look back over for one that holds the claim
_NOW = frozenset(("now", "currently", "still", "at present", "so far", "already", "to date"))


class Worded(Protocol):
    """Anything with words in the text."""

    @property
    def words(self) -> Span: ...


T = TypeVar("T", bound=Worded)


class InOrder(Generic[T]):
    """Things in the order of the text; those between two offsets are taken without a walk over all."""

    def __init__(self, things: Iterable[T]) -> None:
        self.things = sorted(things, key=lambda x: x.words.start)
        self.starts = [x.words.start for x in self.things]

    def between(self, start: int, end: int) -> tuple[T, ...]:
        """The things that begin from start up to end."""
        return tuple(self.things[bisect_left(self.starts, start) : bisect_left(self.starts, end)])


@dataclass(frozen=True, slots=True)
class _Piece:
    words: Span
    statement: Statement


class Around:
    """A document's sentences, places, times and statements, ready to be asked about any claim."""

    def __init__(self, seen: Seen) -> None:
        self.sentences = seen.sentences
        self.starts = [s.start for s in seen.sentences]
        self.places: InOrder[Mention] = InOrder(m for m in seen.mentions if m.type in ("place", "site"))
        self.times: InOrder[Time] = InOrder(t for t in seen.times if t.type in ("DATE", "TIME", "DURATION"))
        self.pieces: InOrder[_Piece] = InOrder(_Piece(c, s) for s in seen.statements for c in s.content)

    def number(self, at: int) -> int:
        """Which sentence holds the offset."""
        return bisect(self.starts, at) - 1

    def sentence(self, words: Span) -> Span:
        """The sentence of the words."""
        at = self.number(words.start)
        return self.sentences[at] if at >= 0 else words

    def statement(self, words: Span) -> Statement | None:
        """The narrowest statement whose content holds the words."""
        at = bisect(self.pieces.starts, words.start)
        holding = [p for p in self.pieces.things[max(0, at - _BACK) : at] if words.start < p.words.end]
        narrowest = min(holding, key=lambda p: p.words.end - p.words.start, default=None)
        return narrowest.statement if narrowest else None


def surrounded(seen: Seen, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims with place, time and denial filled in from what stands around them."""
    around = Around(seen)
    return _sharing_time(tuple(_surrounded(around, claim) for claim in claims), around)


def _surrounded(around: Around, claim: Claim) -> Claim:
    sentence, statement = around.sentence(claim.words), around.statement(claim.words)
    return replace(
        claim,
        place=claim.place or _place(around, sentence, claim.words),
        when=claim.when or _when(around, sentence, claim, statement),
        denied=claim.denied or (statement is not None and is_denial(statement)),
    )


def is_denial(statement: Statement) -> bool:
    """Whether the source rejects what the statement holds."""
    return any(w in vocab.words("real", "denial_cues") for cue in statement.cue for w in cue.text.lower().split())


def _place(around: Around, sentence: Span, words: Span) -> Span | None:
    """The place named in the words, else nearest before or behind in the sentence, else the last one before it."""
    near = around.places.between(sentence.start, sentence.end)
    inside = [m for m in near if words.start <= m.words.start < words.end]
    if inside or near:
        return min(inside or near, key=lambda m: _distance(m, words)).words
    before = around.places.between(max(0, words.start - _FAR), words.start)
    return before[-1].words if before else None


def _distance(mention: Mention, words: Span) -> int:
    return max(words.start - mention.words.end, mention.words.start - words.end, 0)


def _when(around: Around, sentence: Span, claim: Claim, statement: Statement | None) -> Time | None:
    """The time words of a claim: in it, close behind it, or before it in its sentence; not those of the saying."""
    words = claim.words
    own = [
        t
        for t in around.times.between(sentence.start, sentence.end)
        if t.words.text.lower() not in _NOW and (claim.kind == "controls" or not _dates_the_saying(t, statement))
    ]
    inside = [t for t in own if words.start <= t.words.start < words.end]
    behind = [t for t in own if 0 <= t.words.start - words.end <= _NEAR and not _parted(sentence, words.end, t)]
    before = [t for t in own if t.words.end <= words.start]
    return next((found[0] for found in (inside[-1:], behind[:1], before[-1:]) if found), None)


def _parted(sentence: Span, end: int, time: Time) -> bool:
    between = sentence.text[end - sentence.start : time.words.start - sentence.start]
    return any(mark in between for mark in (";", ", ", " said", " but ", " while "))


def _dates_the_saying(time: Time, statement: Statement | None) -> bool:
    if statement is None:
        return False
    return not any(part.start <= time.words.start < part.end for part in statement.content)


def _sharing_time(claims: tuple[Claim, ...], around: Around) -> tuple[Claim, ...]:
    """The claims with the time of the first dated one of the same kind, actor and sentence where they have none."""
    dated: dict[tuple[int, str, Span | None], Time] = {}
    keys = [(around.number(c.words.start), c.kind, c.actor) for c in claims]
    for key, claim in zip(keys, claims, strict=True):
        if claim.when is not None:
            dated.setdefault(key, claim.when)
    return tuple(
        replace(c, when=dated[k]) if c.when is None and k in dated else c for k, c in zip(keys, claims, strict=True)
    )
