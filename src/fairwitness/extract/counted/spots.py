"""Words of place in a document, sentence by sentence, and how each stands there: what leads to it, its role."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from fairwitness.extract.counted.extents import extended, is_joined, joined
from fairwitness.extract.counted.words import Track
from fairwitness.extract.described import described_places
from fairwitness.model import Mention, Span, Statement
from fairwitness.vocab import cues, proper
from fairwitness.vocab.name_evidence import candidates
from fairwitness.vocab.phrases import actor_nouns
from fairwitness.vocab.whereabouts import lead_class

_SOURCE = 200  # characters back to where the words of a source may begin
_WORD = re.compile(r"[\w’'-]+|[^\w\s]")
_THERE = re.compile(
    r"\b(?:there|here)\b(?! (?:is|are|was|were|has|have|had|may|might|will|would|could|be|remain|appears?)\b)"
)
_DATELINE = re.compile(r"\W{0,3}[A-Z][^.\n–—-]{1,60}(?:--?|–|—)\s")
_KIND_OF = re.compile(r"\s(?:[a-z]+\s)?(?:city|town|village|province|district|suburb|state|region) of\b")
_AFTER = re.compile(r"(?P<own>['’]s?)?\s*(?P<mark>[-/])?\s*(?P<word>[A-Za-z]+)?")
_DOES = frozenset({"has", "have", "had"})  # a state that does something, as one that says something
_WIDE = {"country": "country", "region": "region", "province": "region", "district": "region"}


@dataclass(frozen=True, slots=True)
class Spot:
    """Words of place with the number of their sentence; ``lead``: the class of the preposition before them;

    ``sort``: country, region, town, site, unknown or told ("the city"); ``role``: source, speaker, owner, dateline, "".
    """

    words: Span
    number: int
    lead: str
    sort: str
    role: str


def spots_in(
    text: str, sentences: Sequence[Span], mentions: Sequence[Mention], statements: Sequence[Statement]
) -> Spots:
    """The words of place of a text in which these things were seen."""
    sources = Track([w for s in statements for w in s.source], lambda w: w)

    def is_source(words: Span) -> bool:
        near = sources.inside(max(0, words.start - _SOURCE), words.end)
        return any(w.start <= words.start and words.end <= w.end for w in near)

    return Spots(text, sentences, Track(mentions, lambda m: m.words), is_source)


class Spots:
    """The spots of a document, found when asked for; ``is_source``: whether words name who says something."""

    def __init__(
        self, text: str, sentences: Sequence[Span], names: Track[Mention], is_source: Callable[[Span], bool]
    ) -> None:
        self._text, self._sentences, self._names, self._is_source = text, sentences, names, is_source
        self._found: dict[int, tuple[Spot, ...]] = {}

    def of(self, number: int) -> tuple[Spot, ...]:
        """The spots of one sentence in order."""
        if number not in self._found:
            self._found[number] = tuple(self._spots(number))
        return self._found[number]

    def _spots(self, number: int) -> Iterator[Spot]:
        sentence = self._sentences[number]
        named = self._names.inside(sentence.start, sentence.end)
        places = [m for m in named if m.type in ("place", "site")]
        told = [_moved(m, sentence.start) for m in described_places(sentence.text)]
        told += [
            Mention(Span(sentence.start + m.start(), sentence.start + m.end(), m.group()), "place", None)
            for m in _THERE.finditer(sentence.text)
        ]
        reach = [extended(m.words, sentence) for m in places]
        taken = Taken([*(m.words for m in named), *reach])
        free = [m for m in told if not taken.touches(m.words)]
        pointed = {id(m) for m in free}
        found = [*zip(places, reach, strict=True), *((m, extended(m.words, sentence)) for m in free)]
        spots: list[Spot] = []
        for mention, words in sorted(found, key=lambda f: f[1].start):
            after = _AFTER.match(self._text, words.end)
            if after and not _describes(after) and not _KIND_OF.match(self._text, words.end):
                sort = "told" if id(mention) in pointed else _sort(mention)
                spots.append(Spot(words, number, self._lead(sentence, words), sort, self._role(words, after)))
        yield from _lists(spots, sentence)

    def _lead(self, sentence: Span, words: Span) -> str:
        before = sentence.text[: words.start - sentence.start]
        return lead_class([w.lower() for w in _WORD.findall(before[-90:])])

    def _role(self, words: Span, after: re.Match[str]) -> str:
        text = self._text
        line = text.rfind("\n", 0, words.start) + 1
        if words.start - line < 40 and _DATELINE.match(text, line, line + 80):
            return "dateline"
        if self._is_source(words):
            return "source"
        if after["own"]:
            return "owner"
        verb = (after["word"] or "").lower()
        return "speaker" if verb in cues.uses() or verb in _DOES else ""


class Taken:
    """Stretches of text that are spoken for."""

    def __init__(self, stretches: Sequence[Span]) -> None:
        ordered = sorted((s.start, s.end) for s in stretches)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def touches(self, words: Span) -> bool:
        """Whether words share a character with any of them."""
        before = bisect_left(self._starts, words.end) - 1
        return before >= 0 and self._ends[before] > words.start


def _lists(spots: list[Spot], sentence: Span) -> Iterator[Spot]:
    """The spots with those of a list as one ("X, Y and Z"), without what only holds the one before ("X in Syria")."""
    row: list[Spot] = []
    for spot in spots:
        between = _between(row[-1], spot, sentence) if row else ""
        wide = spot.sort in ("country", "region") and bool(row) and row[-1].sort not in ("country", "told")
        if wide and between in (", ", " in "):
            continue
        if row and not (is_joined(between) and "told" not in (spot.sort, row[-1].sort)):
            yield from _row(row, sentence)
            row = []
        row.append(spot)
    yield from _row(row, sentence)


def _row(row: list[Spot], sentence: Span) -> Iterator[Spot]:
    if len(row) > 1 and _between(row[-2], row[-1], sentence).strip(" ,").startswith(("and", "or", "as well")):
        yield replace(row[0], words=joined([s.words for s in row], sentence), role=row[-1].role or row[0].role)
    else:
        yield from row


def _between(left: Spot, right: Spot, sentence: Span) -> str:
    return sentence.text[left.words.end - sentence.start : right.words.start - sentence.start]


def _moved(mention: Mention, by: int) -> Mention:
    words = mention.words
    return Mention(Span(words.start + by, words.end + by, words.text), mention.type, mention.name)


def _describes(after: re.Match[str]) -> bool:
    """Whether a name only says whose something is ("US forces", "Iran-backed")."""
    if after["own"]:
        return False
    return bool(after["mark"]) or ((after["word"] or "").lower() in actor_nouns() and after.group()[:1].isspace())


def _sort(mention: Mention) -> str:
    if mention.type == "site":
        return "site"
    found = candidates(mention.name.partition(", ")[0]) if mention.name else ()
    if not found:
        return "unknown"
    lead = mention.words.text.split()[0]
    sort = _WIDE.get(found[0].place.kind, "town")
    return "region" if sort == "country" and lead in proper.words("place", "compass") else sort
