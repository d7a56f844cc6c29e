"""Figures that their own text says were overtaken: "19, up from 14", "had first counted 14" (rule 6)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from fairwitness.model import Claim
from fairwitness.vocab.voices import tells_of_earlier

# How far a figure lies, at most, from the one that overtook it, and from the words that say so (in characters).
_NEAR, _BACK = 400, 80


def overtaken(claims: Sequence[Claim], text: str) -> frozenset[str]:
    """The ids of the claims whose figure another of the same origin overtook."""
    counts = [c for c in claims if c.figure is not None and not c.denied]
    older = [c for c in counts if _is_told_as_earlier(c, text)]
    gone = {c.id for c in older}
    newer = sorted((c for c in counts if c.id not in gone), key=_start)
    return frozenset(c.id for c in older if any(_overtakes(n, c) for n in _near(c, newer)))


def _near(c: Claim, others: Sequence[Claim]) -> Sequence[Claim]:
    """Of others, by place in the text, those that lie near."""
    first = bisect_left(others, _start(c) - _NEAR, key=_start)
    return others[first : bisect_right(others, _start(c) + _NEAR, key=_start)]


def _start(c: Claim) -> int:
    return c.figure.words.start if c.figure else c.words.start


def _is_told_as_earlier(c: Claim, text: str) -> bool:
    return tells_of_earlier(text[max(0, _start(c) - _BACK) : _start(c)])


def _overtakes(new: Claim, old: Claim) -> bool:
    """Is it another figure for the same thing on the same word? An older one may be on nobody's."""
    if new.figure is None or old.figure is None:
        return False
    same = (new.kind, new.figure.unit, new.figure.per) == (old.kind, old.figure.unit, old.figure.per)
    said = not old.chain or _speaker(new) == _speaker(old)
    return same and said and new.part_of != old.id and old.part_of != new.id and _meet_in_time(new, old)


def _speaker(c: Claim) -> tuple[str | None, str | None] | None:
    return (c.chain[0].name, c.chain[0].org) if c.chain else None


def _meet_in_time(a: Claim, b: Claim) -> bool:
    """Is nothing told by which they are of two times ("up from 14 last year")?"""
    p, q = (c.when.period if c.when else None for c in (a, b))
    if p is None or q is None or None in (p.start, p.end, q.start, q.end):
        return True
    return p.start <= q.end and q.start <= p.end  # type: ignore[operator]
