"""What surrounds a claim of control or of the second layer: its place and its time."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from fairwitness.extract.breaks import breaks_of
from fairwitness.extract.counted.spots import Spot
from fairwitness.extract.doubts import denies_something_else
from fairwitness.extract.seen import Seen
from fairwitness.extract.times.datable import datable
from fairwitness.model import Claim, Span, Statement, Time
from fairwitness.vocab import control as vocab
from fairwitness.vocab.whereabouts import weights

_NEAR = 45  # characters from the end of a claim to a time that may still belong to it
_FAR = 6  # sentences back to a place that may still hold
_STEPS = (0, 1, 3, 5, 9, 15)  # words between a claim and a place, up to which it stands near, less near, and so on
_LONG = 1000  # characters that hold more words than the last step, unless they are no prose
_BACK = 40  # pieces of statements to look back over for one that holds the claim
_NOW = frozenset(("now", "currently", "still", "at present", "so far", "already", "to date"))


class Worded(Protocol):
    """Anything with words in the text."""

    @property
    def words(self) -> Span: ...


_BREAK = re.compile(r"[,;:]| (?:and|but|while|as|when) ")

# What a denial holds that is a clause: "denied that its guns had fired and killed two".
_CLAUSE = re.compile(r"\bthat\b|\b(?:had|has|have|was|were|is|are|did)\b|\w+ed\b|\w+ing\b")

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
class Said:
    """A piece of what a statement says."""

    words: Span
    statement: Statement


class Around:
    """A document's sentences, places, times and statements, ready to be asked about any claim."""

    def __init__(self, seen: Seen, text: str) -> None:
        self.text = text
        self.sentences = seen.sentences
        self.starts = [s.start for s in seen.sentences]
        self.spots = seen.places(text)
        self.times = InOrder(t for t in datable(seen.times, text) if t.type in ("DATE", "TIME", "DURATION"))
        self.pieces: InOrder[Said] = InOrder(Said(c, s) for s in seen.statements for c in s.content)

    def number(self, at: int) -> int:
        """Which sentence holds the offset."""
        return bisect(self.starts, at) - 1

    def sentence(self, words: Span) -> Span:
        """The sentence of the words."""
        at = self.number(words.start)
        return self.sentences[at] if at >= 0 else words

    def statement(self, words: Span) -> Statement | None:
        """The narrowest statement whose content holds the words."""
        narrowest = min(self.said(words), key=lambda p: p.words.end - p.words.start, default=None)
        return narrowest.statement if narrowest else None

    def said(self, words: Span) -> list[Said]:
        """The pieces of what statements say that hold the words, in the order of the text."""
        at = bisect(self.pieces.starts, words.start)
        return [p for p in self.pieces.things[max(0, at - _BACK) : at] if words.start < p.words.end]


def surrounded(seen: Seen, text: str, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims with place, time and denial filled in from what stands around them in a text."""
    around = Around(seen, text)
    return _sharing_time(tuple(_surrounded(around, claim) for claim in claims), around)


def _surrounded(around: Around, claim: Claim) -> Claim:
    sentence, statement = around.sentence(claim.words), around.statement(claim.words)
    return replace(
        claim,
        place=claim.place or _place(around, claim),
        when=claim.when or _when(around, sentence, claim, statement),
        denied=claim.denied or (statement is not None and denies(statement, claim.words, around.text)),
    )


def denies(statement: Statement, words: Span, text: str) -> bool:
    """Whether the source rejects these words of a statement, and does not do itself what they tell.

    "The army rejected a truce and shelled the town" rejects the truce alone.
    """
    if not any(w in vocab.words("real", "denial_cues") for cue in statement.cue for w in cue.text.lower().split()):
        return False
    if denies_something_else(statement, text):
        return False
    content = next((c for c in statement.content if c.start <= words.start < c.end), None)
    if content is None or re.match(r"\w+ing\b", words.text):
        return True
    before = text[content.start : words.start].lower()
    own = re.search(r"\band (?:then |also |later )?$", before)
    is_clause = text[: content.start].rstrip().endswith(" that") or _CLAUSE.search(before)
    return not own or bool(is_clause)


def _place(around: Around, claim: Claim) -> Span | None:
    """The words of place that have the most signs, in the claim's sentence or before it; None where too few speak."""
    here = max(0, around.number(claim.words.start))
    numbers = {0, *range(max(0, here - _FAR), here + 1)}
    spots = [spot for number in sorted(numbers, reverse=True) for spot in reversed(around.spots.of(number))]
    latest = next((s for s in spots if s.number < here and not s.role), None)
    own = [s for s in spots if overlap(s.words, claim.words) and not s.role]
    best = max(own or spots, key=lambda s: (_score(around, claim, s, here, s is latest), -s.words.start), default=None)
    least = weights().get(f"none {claim.kind}", 0.0)
    return best.words if best and _score(around, claim, best, here, best is latest) > least else None


def _score(around: Around, claim: Claim, spot: Spot, here: int, latest: bool) -> float:
    return sum(weights().get(sign, 0.0) for sign in _signs(around, claim, spot, here, latest))


def _signs(around: Around, claim: Claim, spot: Spot, here: int, latest: bool) -> Iterator[str]:
    """What speaks for words of place, as counted claims have it (vocab/whereabouts.toml)."""
    near, distance = "here" if spot.number == here else "back", _distance(around, claim.words, spot, here)
    yield from (distance, f"{near} {spot.lead or 'bare'}", f"{near} {spot.sort}")
    if spot.role:
        yield f"{near} {spot.role}"
    if distance in ("after 0", "after 1") and (distance == "after 0" or spot.lead in ("at", "near")):
        yield "inside"
    if latest:
        yield "latest"
    if spot.number < min(2, here):
        yield "opening"


def overlap(a: Span, b: Span) -> bool:
    """Whether two stretches share characters."""
    return a.start < b.end and b.start < a.end


def _distance(around: Around, words: Span, spot: Spot, here: int) -> str:
    """How far words of place stand from a claim, as the sign of it is written."""
    start, end = sorted((spot.words.start, words.start))
    if spot.number < here:
        if breaks := breaks_of(around.text).blank_lines(start, end):
            return f"paragraphs back {breaks}"
        lines = breaks_of(around.text).has_line_end(start, end)
        return f"{'lines' if lines else 'sentences'} back {min(here - spot.number, 4)}"
    if overlap(spot.words, words):
        return "after 0"
    low, high = (spot.words.end, words.start) if spot.words.start < words.start else (words.end, spot.words.start)
    apart = _apart(around.text[low : min(high, low + _LONG)])
    if apart <= _STEPS[-1] and high > low + _LONG:  # words of hundreds of letters
        apart = _apart(around.text[low:high])
    step = next((n for n, most in enumerate(_STEPS) if apart <= most), len(_STEPS))
    return f"{'before' if spot.words.start < words.start else 'after'} {step}"


def _apart(between: str) -> int:
    """How much stands between two places of a text: its words, and four for each break."""
    return len(between.split()) + 4 * len(_BREAK.findall(between))


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
