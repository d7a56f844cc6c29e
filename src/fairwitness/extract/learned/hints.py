"""What stands near a candidate: the words beside it, verbs and nouns of control."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from fairwitness.extract.learned.sheet import binned
from fairwitness.model import Span
from fairwitness.vocab import control

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_NEAR = 120  # characters to each side of words of place that are looked at for verbs of control
_BINS = (2, 12, 32, 80)


def beside(words: Span, text: str) -> Iterator[str]:
    """The words straight before and after."""
    before, after = _WORD.findall(text[max(0, words.start - 40) : words.start]), _WORD.search(text, words.end)
    yield from (f"word -{n} {word.lower()}" for n, word in enumerate(reversed(before[-2:]), 1))
    if after is not None and after.start() - words.end < 8:
        yield f"word 1 {after.group().lower()}"


def of_place(words: Span, sentence: Span) -> Iterator[str]:
    """Verbs and nouns of control near words of place, with side and distance."""
    at, end = words.start - sentence.start, words.end - sentence.start
    for start, stop, told in _telling(sentence.text):
        if start >= at - _NEAR and stop <= end + _NEAR:
            side = "before" if start < at else "after"
            apart = binned(at - stop if side == "before" else start - end, _BINS)
            yield from (f"near {kind} {frame} {side} {apart}" for kind, frame in told)


@lru_cache(maxsize=64)
def _telling(sentence: str) -> tuple[tuple[int, int, tuple[tuple[str, str], ...]], ...]:
    """Where the verbs and nouns of control of a sentence stand, looked for once for all its places."""
    known = _told()
    words = _WORD.finditer(sentence)
    return tuple((m.start(), m.end(), told) for m in words if (told := known.get(m.group().lower())))


@cache
def _told() -> dict[str, tuple[tuple[str, str], ...]]:
    """Verbs and nouns of control with the kinds that they tell of and the frames in which they do."""
    found = {low: {(v.kind, v.frame) for v in verbs} for low, verbs in control.verbs().items()}
    for low, noun in control.nouns().items():
        found.setdefault(low, set()).add((noun.kind, "noun"))
    return {low: tuple(sorted(told)) for low, told in found.items()}
