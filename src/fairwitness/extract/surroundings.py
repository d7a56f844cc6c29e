"""What surrounds a claim that has no figure: its place, its time, and on whose word it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fairwitness.extract.seen import Seen
from fairwitness.model import Claim, Document, Mention, Span, Statement, Time
from fairwitness.vocab import control as vocab


def surrounded(document: Document, seen: Seen, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims with place, time, chain and denial filled in from what stands around them."""
    return tuple(_surrounded(seen, claim) for claim in claims)


def _surrounded(seen: Seen, claim: Claim) -> Claim:
    sentence = next((s for s in seen.sentences if s.start <= claim.words.start < s.end), claim.words)
    statement = said_in(seen.statements, claim.words)
    return replace(
        claim,
        place=claim.place or _place(seen, sentence, claim.words),
        when=claim.when or _when(seen.times, sentence, claim.words, statement),
        chain=claim.chain or (statement.chain if statement else ()),
        denied=claim.denied or (statement is not None and is_denial(statement)),
    )


def said_in(statements: tuple[Statement, ...], words: Span) -> Statement | None:
    """The narrowest statement whose content holds the words."""
    holding = [
        (sum(c.end - c.start for c in s.content), n)
        for n, s in enumerate(statements)
        if any(c.start <= words.start < c.end for c in s.content)
    ]
    return statements[min(holding)[1]] if holding else None


def is_denial(statement: Statement) -> bool:
    """Whether the source rejects what the statement holds."""
    return any(w in vocab.words("real", "denial_cues") for cue in statement.cue for w in cue.text.lower().split())


def _place(seen: Seen, sentence: Span, words: Span) -> Span | None:
    """The place named in the words, else nearest before or behind in the sentence, else the last one before it."""
    named = [m for m in seen.mentions if m.type in ("place", "site")]
    inside = [m for m in named if words.start <= m.words.start < words.end]
    near = [m for m in named if sentence.start <= m.words.start < sentence.end]
    if inside or near:
        return min(inside or near, key=lambda m: _distance(m, words)).words
    before = [m for m in named if m.words.end <= words.start and words.start - m.words.end < 600]
    return before[-1].words if before else None


def _distance(mention: Mention, words: Span) -> int:
    return max(words.start - mention.words.end, mention.words.start - words.end, 0)


def _when(times: tuple[Time, ...], sentence: Span, words: Span, statement: Statement | None) -> Time | None:
    """The time words of a claim: in it, right behind it, or at the head of its sentence; not those of the saying."""
    own = [
        t for t in times if sentence.start <= t.words.start < sentence.end and t.type in ("DATE", "TIME", "DURATION")
    ]
    own = [t for t in own if not _dates_the_saying(t, statement)]
    inside = [t for t in own if words.start <= t.words.start < words.end]
    if inside:
        return inside[-1]
    behind = [t for t in own if 0 <= t.words.start - words.end <= 2]
    first = [t for t in own if t.words.start - sentence.start <= 3]
    return behind[0] if behind else first[0] if first else None


def _dates_the_saying(time: Time, statement: Statement | None) -> bool:
    if statement is None:
        return False
    return any(0 <= time.words.start - part.end <= 4 for part in (*statement.cue, *statement.source))
