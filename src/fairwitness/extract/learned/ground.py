"""What may make a claim in a text, before anybody is asked: free figures, words of place, names by verbs of control."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fairwitness.extract.counted.spots import Spot
from fairwitness.extract.counted.words import Track
from fairwitness.extract.learned.hints import of_place
from fairwitness.extract.learned.sheet import Signs
from fairwitness.extract.seen import Seen
from fairwitness.model import Figure, Mention, Span, Time

_PROPER = re.compile(r"[A-Z][\w’'-]+(?:[ -](?:(?:of|al|el|de|du|la|the|ez|es) )?[A-Z][\w’'-]+){0,4}")
_TIME = 60  # characters back to where words of time may begin that hold a figure


@dataclass(frozen=True, slots=True)
class Ground:
    """``spots``: words of place and other names, in order; ``hints``: of those that may make a claim, by number."""

    figures: tuple[Figure, ...]
    spots: tuple[Spot, ...]
    hints: dict[int, Signs]


def ground(text: str, seen: Seen) -> Ground:
    """The ground of a text in which these things were seen."""
    places, sentences = seen.places(text), seen.sentences
    moments = Track(seen.times, lambda t: t.words)
    free = tuple(f for f in seen.figures if not _is_time(f.words, moments))
    known = [s for n in range(len(sentences)) for s in places.of(n)]
    starts = [s.start for s in sentences]
    further = _further(text, starts, known, seen.mentions, seen.times)
    spots = tuple(sorted((*known, *further), key=lambda s: (s.words.start, s.words.end)))
    hinted = ((n, s, tuple(of_place(s.words, sentences[s.number]))) for n, s in enumerate(spots))
    hints = {n: h for n, s, h in hinted if not s.sort.startswith("other") or (s.sort == "other proper" and h)}
    return Ground(free, spots, hints)


def _is_time(words: Span, moments: Track[Time]) -> bool:
    near = moments.inside(max(0, words.start - _TIME), words.end)
    return any(t.words.start <= words.start and words.end <= t.words.end for t in near)


def _further(
    text: str, starts: Sequence[int], spots: Sequence[Spot], mentions: Sequence[Mention], times: Sequence[Time]
) -> Iterator[Spot]:
    """Other names, which may be those of places: of peoples, of bodies, and those of which nothing is known."""
    taken = sorted((s.words.start, s.words.end) for s in spots)
    for mention in mentions:
        if not _is_taken(mention.words, taken):
            yield Spot(mention.words, _number(starts, mention.words.start), "", f"other {mention.type}", "")
    named = [*(m.words for m in mentions), *(t.words for t in times)]
    taken = sorted([*taken, *((w.start, w.end) for w in named)])
    for match in _PROPER.finditer(text):
        words = Span(match.start(), match.end(), match.group())
        number = _number(starts, words.start)
        if not _is_taken(words, taken) and (words.start != starts[number] or " " in words.text):
            yield Spot(words, number, "", "other proper", "")


def _number(starts: Sequence[int], at: int) -> int:
    return max(0, bisect_right(starts, at) - 1)


def _is_taken(words: Span, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether any of the stretches, which are in order, overlaps the words."""
    at = bisect_right(taken, (words.end, -1))
    return any(start < words.end and words.start < end for start, end in taken[max(0, at - 3) : at])
