"""What the vocabulary hints at near a candidate, short of reading a claim there: possible kinds, verbs of control."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairwitness.extract.counted.candidates import options
from fairwitness.extract.counted.lines import lines
from fairwitness.extract.learned.options import binned
from fairwitness.extract.learned.sheet import Signs
from fairwitness.extract.seen import Seen
from fairwitness.model import Span
from fairwitness.vocab import control

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_NEAR = 120  # characters to each side of words of place that are looked at for verbs of control
_BINS = (2, 12, 32, 80)
_MOST = 3  # kinds hinted at, the best first


def of_figures(seen: Seen) -> dict[int, Signs]:
    """By the start of each figure: the kinds that triggers and groups suggest, and what it counts."""
    found: dict[int, Signs] = {}
    for line in lines(seen):
        for counted, some in options(line):
            best: dict[str, tuple[float, str]] = {}
            for link in some:
                best[link.kind] = max(best.get(link.kind, (0.0, "")), (link.score, link.how))
            top = sorted(best.items(), key=lambda item: -item[1][0])[:_MOST]
            kinds = (f"may {kind} {how} {min(5, int(score * 5))}" for kind, (score, how) in top)
            sort = counted.sort
            counts = (f"counts {sort.sort}", f"counts {sort.name}") if sort else ("counts unknown",)
            noun = (f"noun {counted.inner[-1]}",) if counted.inner else ("noun none",)
            them = ("of them",) if counted.of_them else ()
            found[counted.figure.words.start] = (*kinds, *counts, *noun, *them)
    return found


def beside(words: Span, text: str) -> Iterator[str]:
    """The words straight before and after."""
    before, after = _WORD.findall(text[max(0, words.start - 40) : words.start]), _WORD.search(text, words.end)
    yield from (f"word -{n} {word.lower()}" for n, word in enumerate(reversed(before[-2:]), 1))
    if after is not None and after.start() - words.end < 8:
        yield f"word 1 {after.group().lower()}"


def of_place(words: Span, sentence: Span) -> Iterator[str]:
    """Verbs and nouns of control near words of place, with side and distance."""
    at, end = words.start - sentence.start, words.end - sentence.start
    for match in _WORD.finditer(sentence.text, max(0, at - _NEAR), min(len(sentence.text), end + _NEAR)):
        low = match.group().lower()
        told = {(v.kind, v.frame) for v in control.verbs().get(low, ())}
        if (noun := control.nouns().get(low)) is not None:
            told.add((noun.kind, "noun"))
        if told:
            side = "before" if match.start() < at else "after"
            apart = binned(at - match.end() if side == "before" else match.start() - end, _BINS)
            yield from (f"near {kind} {frame} {side} {apart}" for kind, frame in sorted(told))
