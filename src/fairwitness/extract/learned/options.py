"""What may fill the slots of a candidate: the options near it, and what is plain about each pair."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from fairwitness.extract.learned.ground import Ground
from fairwitness.extract.learned.sheet import Candidate, Sheet, Signs, binned, speaker_words
from fairwitness.extract.surroundings import overlap
from fairwitness.model import Mention, Span, Statement, Time

BACK = {"place": 9, "when": 3, "origin": 4, "actor": 2}  # sentences back to an option
AHEAD = {"place": 1, "when": 0, "origin": 2, "actor": 0}
MOST = {"place": 36, "when": 16, "origin": 16, "actor": 20}  # options on each side: long rows of names stay cheap
_BINS = (2, 6, 12, 20, 32, 50, 80, 130)  # characters between
_FAR = 400  # characters: what lies between is not looked at
_BEGINS = 12  # characters from the start of a sentence to what begins it
_MARKS = re.compile(r"[,;:—–()]")
_PIECES = 40  # pieces of statements to look back over
_PRONOUNS = frozenset(("he", "she", "it", "they"))
_BY = ("by ", "by the ", "by a ")


class Options:
    """The options of a sheet, asked for candidate by candidate."""

    def __init__(
        self, sheet: Sheet, found: Ground, actors: Sequence[Mention], covered: Covered, starts: Sequence[int]
    ) -> None:
        self._text, self._sayings, self._times = sheet.text, sheet.sayings, sheet.times
        self._starts, self._covered = starts, covered
        self._breaks = _paragraphs(sheet.text, starts)
        self._spots, self._holding, self._actors = found.spots, found.holding, actors
        self._often = Counter(s.words.text.casefold() for s in found.spots)
        self._rows = {slot: _Row(sheet.options(slot), starts) for slot in BACK}
        self._about: dict[str, Callable[[Candidate, Sequence[int]], Iterator[Signs]]] = {
            "place": self._of_places, "when": self._of_times, "origin": self._of_origins, "actor": self._of_actors,
        }  # fmt: skip
        self._fixed: dict[tuple[str, int], Signs] = {}

    def offers(self, slot: str, candidate: Candidate) -> Iterator[tuple[int, Signs]]:
        """The options of a candidate by number, in the order of the text, with what is plain about the two."""
        row = self._rows[slot]
        near = row.near(candidate, slot)
        if slot == "place":
            near = sorted({*near, *row.opening(MOST["place"])} - self._holding)
        for option, about in zip(near, self._about[slot](candidate, near), strict=True):
            yield option, self._apart(candidate, row.words[option], row.sentences[option]) + about

    def _of_places(self, candidate: Candidate, near: Sequence[int]) -> Iterator[Signs]:
        row, picked = self._rows["place"], candidate.rule.place if candidate.rule else None
        latest, here = self._latest(candidate, near), candidate.sentence
        opening = min(2, here)
        for option in near:
            at = row.sentences[option]
            place = "here" if at == here else "opening" if at < opening else "back"
            signs = self._fixed.get((place, option)) or self._keep((place, option), self._of_spot(option, place))
            if picked and overlap(picked, row.words[option]):
                signs += ("rule picks",)
            yield (*signs, "latest") if option == latest else signs

    def _of_spot(self, option: int, place: str) -> Iterator[str]:
        spot = self._spots[option]
        near = "here" if place == "here" else "back"
        yield from (f"{near} {spot.lead or 'bare'}", f"{near} {spot.sort}", f"{near} {spot.role or 'plain'}")
        if place == "opening":
            yield "opening"
        yield f"often {min(4, self._often[spot.words.text.casefold()])}"

    def _keep(self, key: tuple[str, int], signs: Iterator[str]) -> Signs:
        """What does not hang on the candidate is worked out once."""
        found = self._fixed[key] = tuple(signs)
        return found

    def _of_times(self, candidate: Candidate, near: Sequence[int]) -> Iterator[Signs]:
        picked = candidate.rule.when.words if candidate.rule and candidate.rule.when else None
        for option in near:
            time = self._times[option]
            signs = self._fixed.get(("when", option)) or self._keep(("when", option), self._of_time(time))
            yield (*signs, "rule picks") if picked and overlap(picked, time.words) else signs

    def _of_time(self, time: Time) -> Iterator[str]:
        inside = self._covered.narrowest(time.words) is not None
        yield from (f"type {time.type}", f"length {_length(time)}", f"starts {time.words.text.lower().split()[0]}")
        yield "in content" if inside else "outside content"

    def _of_origins(self, candidate: Candidate, near: Sequence[int]) -> Iterator[Signs]:
        narrowest = self._covered.narrowest(candidate.words) if near else None
        for option in near:
            kept = self._fixed.get(("origin", option)) or self._keep(
                ("origin", option), _saying_signs(self._sayings[option])
            )
            yield (*self._of_origin(candidate, self._sayings[option], is_narrowest=option == narrowest), *kept)

    def _of_origin(self, candidate: Candidate, statement: Statement, *, is_narrowest: bool) -> Iterator[str]:
        if is_narrowest:
            yield "covers best"
        elif any(_within(candidate.words, s) for s in statement.content):
            yield "covers"
        sentence = candidate.sentence
        end = self._starts[sentence + 1] if sentence + 1 < len(self._starts) else len(self._text)
        if any(self._starts[sentence] <= s.start < end for s in statement.content):
            yield "says this sentence"
        if candidate.rule and candidate.rule.chain == statement.chain:
            yield "rule picks"

    def _of_actors(self, candidate: Candidate, near: Sequence[int]) -> Iterator[Signs]:
        picked = candidate.rule.actor if candidate.rule else None
        for option in near:
            mention = self._actors[option]
            signs = self._fixed.get(("actor", option)) or self._keep(("actor", option), self._of_actor(mention))
            yield (*signs, "rule picks") if picked and overlap(picked, mention.words) else signs

    def _of_actor(self, mention: Mention) -> Iterator[str]:
        yield f"type {mention.type}"
        if self._text[max(0, mention.words.start - 8) : mention.words.start].lower().endswith(_BY):
            yield "by"

    def _latest(self, candidate: Candidate, near: Sequence[int]) -> int | None:
        """The last words of place before the candidate's sentence that play no other part there."""
        row = self._rows["place"]
        before = (n for n in reversed(near) if row.sentences[n] < candidate.sentence and self._spots[n].role == "")
        return next(before, None)

    def _apart(self, candidate: Candidate, words: Span, number: int) -> Signs:
        """How far an option stands from a candidate."""
        here = candidate.sentence
        if number == here:
            return self._within_sentence(candidate, words)
        paragraphs = abs(self._breaks[number] - self._breaks[here])
        if number > here:
            return _ahead(number - here, paragraphs)
        return _back(here - number, paragraphs, words.start - self._starts[number] < _BEGINS)

    def _within_sentence(self, candidate: Candidate, words: Span) -> Signs:
        if overlap(words, candidate.words):
            return ("on it",)
        is_before = words.start < candidate.words.start
        low, high = (words, candidate.words) if is_before else (candidate.words, words)
        side, apart = "before" if is_before else "after", high.start - low.end
        marks = len(_MARKS.findall(self._text, low.end, high.start)) if apart <= _FAR else 3
        return _here(side, binned(apart, _BINS), min(3, marks))


# Thousands of pairs share these few signs: each is written once.


@lru_cache(maxsize=4096)
def _ahead(sentences: int, paragraphs: int) -> Signs:
    return (f"ahead {min(2, sentences)} {min(1, paragraphs)}",)


@lru_cache(maxsize=4096)
def _back(sentences: int, paragraphs: int, begins: bool) -> Signs:
    back = (f"back {min(5, sentences)}", f"paragraphs back {min(4, paragraphs)}")
    return (*back, "begins its sentence") if begins else back


@cache
def _here(side: str, apart: str, marks: int) -> Signs:
    return (f"here {side} {apart}", f"here {side} marks {marks}")


class _Row:
    """Options in the order of the text, with the sentence of each."""

    def __init__(self, words: Sequence[Span], starts: Sequence[int]) -> None:
        self.words = words
        self.sentences = [max(0, bisect_right(starts, w.start) - 1) for w in words]
        self._order = sorted(range(len(words)), key=lambda n: words[n].start)
        self._begins = [words[n].start for n in self._order]
        self._numbers = [self.sentences[n] for n in self._order]

    def near(self, candidate: Candidate, slot: str) -> list[int]:
        """The options that stand near enough to a candidate, by number."""
        at = bisect_left(self._begins, candidate.words.start)
        low = bisect_left(self._numbers, candidate.sentence - BACK[slot])
        high = bisect_right(self._numbers, candidate.sentence + AHEAD[slot])
        return self._order[max(low, at - MOST[slot]) : min(high, at + MOST[slot])]

    def opening(self, most: int) -> list[int]:
        """The options in the first two sentences."""
        return self._order[: min(most, bisect_right(self._numbers, 1))]


class Covered:
    """Which statement's content covers what."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._pieces = sorted((s.start, s.end, n) for n, said in enumerate(statements) for s in said.content)
        self._begins = [start for start, _, _ in self._pieces]

    def narrowest(self, words: Span) -> int | None:
        """The number of the statement with the shortest content that covers the words."""
        last = bisect_right(self._begins, words.start)
        near = self._pieces[max(0, last - _PIECES) : last]
        holding = [(end - start, n) for start, end, n in near if words.end <= end]
        return min(holding)[1] if holding else None


def _paragraphs(text: str, starts: Sequence[int]) -> list[int]:
    """The number of the paragraph in which each sentence begins."""
    found, before, number = [], 0, 0
    for start in starts:
        number += text.count("\n", before, start) > 0
        before = start
        found.append(number)
    return found


def _saying_signs(statement: Statement) -> Iterator[str]:
    if speaker_words(statement).text.casefold() in _PRONOUNS:
        yield "pronoun"
    yield f"links {min(2, len(statement.chain))}"
    named = statement.chain and (statement.chain[0].name or statement.chain[0].org)
    yield "named" if named else "unnamed"
    if not statement.source:
        yield "no source"


def _within(words: Span, whole: Span) -> bool:
    return whole.start <= words.start and words.end <= whole.end


def _length(time: Time) -> str:
    if time.period is None:
        return "undated"
    if time.period.start is None or time.period.end is None:
        return "open"
    days = (time.period.end - time.period.start).days
    return "day" if days <= 1 else "days" if days <= 8 else "weeks" if days <= 45 else "long"
