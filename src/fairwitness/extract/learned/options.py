"""What may fill the slots of a candidate: the options near it, and what is plain about each pair."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from fairwitness.extract.counted.spots import Spot
from fairwitness.extract.learned.sheet import Candidate, Pair, Sheet, Signs, binned, speaker_words
from fairwitness.model import Mention, Span, Statement, Time

BACK = {"place": 9, "when": 3, "origin": 4, "actor": 2}  # sentences back to an option
AHEAD = {"place": 1, "when": 0, "origin": 2, "actor": 0}
MOST = {"place": 36, "when": 16, "origin": 16, "actor": 20}  # options on each side: long rows of names stay cheap
_BINS = (2, 6, 12, 20, 32, 50, 80, 130)  # characters between
_FAR = 400  # characters: what lies between is not looked at
_PIECES = 40  # pieces of statements to look back over
_PRONOUNS = frozenset(("he", "she", "it", "they"))
_BY = ("by ", "by the ", "by a ")


class Options:
    """The options of a sheet, asked for candidate by candidate."""

    def __init__(
        self, sheet: Sheet, spots: Sequence[Spot], actors: Sequence[Mention], covered: Covered, starts: Sequence[int]
    ) -> None:
        self._text, self._sayings, self._times = sheet.text, sheet.sayings, sheet.times
        self._starts, self._covered = starts, covered
        self._breaks = _paragraphs(sheet.text, starts)
        self._spots, self._actors = spots, actors
        self._often = Counter(s.words.text.casefold() for s in spots)
        self._rows = {slot: _Row(sheet.options(slot), starts) for slot in BACK}
        self._about: dict[str, Callable[[Candidate, int, int], Iterator[str]]] = {
            "place": self._of_place, "when": self._of_time, "origin": self._of_origin, "actor": self._of_actor,
        }  # fmt: skip
        self._fixed: dict[tuple[str, int], Signs] = {}

    def pairs(self, slot: str, number: int, candidate: Candidate) -> Iterator[Pair]:
        """The pairs of a candidate, with its number, in the order of the text."""
        row, about = self._rows[slot], self._about[slot]
        near = row.near(candidate, slot)
        if slot == "place":
            near = sorted({*near, *row.opening(MOST["place"])})
            latest = self._latest(candidate, near)
        for option in near:
            at = row.sentences[option]
            signs = (*self._apart(candidate, row.words[option], at), *about(candidate, option, at))
            if slot == "place" and option == latest:
                signs = (*signs, "latest")
            yield Pair(number, option, signs)

    def _latest(self, candidate: Candidate, near: Sequence[int]) -> int | None:
        """The last words of place before the candidate's sentence that play no other part there."""
        row = self._rows["place"]
        before = (n for n in reversed(near) if row.sentences[n] < candidate.sentence and self._spots[n].role == "")
        return next(before, None)

    def _of_place(self, candidate: Candidate, option: int, at: int) -> Iterator[str]:
        spot = self._spots[option]
        yield from _spot_signs(spot, at == candidate.sentence)
        if at < min(2, candidate.sentence):
            yield "opening"
        yield f"often {min(4, self._often[spot.words.text.casefold()])}"
        if candidate.rule and candidate.rule.place and _overlap(candidate.rule.place, spot.words):
            yield "rule picks"

    def _of_time(self, candidate: Candidate, option: int, at: int) -> Iterator[str]:
        time = self._times[option]
        if ("when", option) not in self._fixed:
            inside = self._covered.narrowest(time.words) is not None
            self._fixed["when", option] = (
                f"type {time.type}", f"length {_length(time)}", f"starts {time.words.text.lower().split()[0]}",
                "in content" if inside else "outside content",
            )  # fmt: skip
        yield from self._fixed["when", option]
        if candidate.rule and candidate.rule.when and _overlap(candidate.rule.when.words, time.words):
            yield "rule picks"

    def _of_origin(self, candidate: Candidate, option: int, at: int) -> Iterator[str]:
        statement = self._sayings[option]
        if option == self._covered.narrowest(candidate.words):
            yield "covers best"
        elif any(_within(candidate.words, s) for s in statement.content):
            yield "covers"
        sentence = candidate.sentence
        end = self._starts[sentence + 1] if sentence + 1 < len(self._starts) else len(self._text)
        if any(self._starts[sentence] <= s.start < end for s in statement.content):
            yield "says this sentence"
        if candidate.rule and candidate.rule.chain == statement.chain:
            yield "rule picks"
        if ("origin", option) not in self._fixed:
            self._fixed["origin", option] = tuple(_saying_signs(statement))
        yield from self._fixed["origin", option]

    def _of_actor(self, candidate: Candidate, option: int, at: int) -> Iterator[str]:
        mention = self._actors[option]
        yield f"type {mention.type}"
        if self._text[max(0, mention.words.start - 8) : mention.words.start].lower().endswith(_BY):
            yield "by"
        if candidate.rule and candidate.rule.actor and _overlap(candidate.rule.actor, mention.words):
            yield "rule picks"

    def _apart(self, candidate: Candidate, words: Span, number: int) -> Iterator[str]:
        """How far an option stands from a candidate."""
        here = candidate.sentence
        if number == here:
            yield from self._within_sentence(candidate, words)
            return
        paragraphs = abs(self._breaks[number] - self._breaks[here])
        if number > here:
            yield f"ahead {min(2, number - here)} {min(1, paragraphs)}"
            return
        yield f"back {min(5, here - number)}"
        yield f"paragraphs back {min(4, paragraphs)}"
        if words.start - self._starts[number] < 12:
            yield "begins its sentence"

    def _within_sentence(self, candidate: Candidate, words: Span) -> Iterator[str]:
        side = "before" if words.start < candidate.words.start else "after"
        if _overlap(words, candidate.words):
            yield "on it"
            return
        low, high = sorted((candidate.words, words), key=lambda s: s.start)
        apart = high.start - low.end
        between = self._text[low.end : high.start] if apart <= _FAR else ",,,"
        yield f"here {side} {binned(apart, _BINS)}"
        yield f"here {side} marks {min(3, sum(between.count(m) for m in ',;:—–()'))}"


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


def _spot_signs(spot: Spot, is_here: bool) -> Signs:
    near = "here" if is_here else "back"
    return (f"{near} {spot.lead or 'bare'}", f"{near} {spot.sort}", f"{near} {spot.role or 'plain'}")


def _length(time: Time) -> str:
    if time.period is None:
        return "undated"
    if time.period.start is None or time.period.end is None:
        return "open"
    days = (time.period.end - time.period.start).days
    return "day" if days <= 1 else "days" if days <= 8 else "weeks" if days <= 45 else "long"


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
