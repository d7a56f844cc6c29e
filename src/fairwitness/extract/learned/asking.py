"""From a document to the questions about it: every figure and words of place, and what might fill their slots."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from fairwitness.extract.chains import Sayings
from fairwitness.extract.counted.scene import Scene
from fairwitness.extract.counted.spots import Spot
from fairwitness.extract.learned.sheet import Candidate, Pair, Sheet, Signs, speaker_words
from fairwitness.extract.seen import Seen
from fairwitness.model import Claim, Document, Figure, Mention, Span, Statement, Time

_BACK = {"place": 9, "when": 3, "origin": 4, "actor": 2}  # sentences back to an option
_BINS = (2, 6, 12, 20, 32, 50, 80, 130)  # characters between
_SIZES = (3, 10, 30, 100, 300, 1000, 10_000, 100_000)
_PROPER = re.compile(r"[A-Z][\w’'-]+(?:[ -](?:(?:of|al|el|de|du|la|the|ez|es) )?[A-Z][\w’'-]+){0,4}")
_PRONOUNS = frozenset(("he", "she", "it", "they"))
_ACTOR_TYPES = frozenset(("actor", "demonym", "place", "source"))


def ask(document: Document, seen: Seen, rule_claims: Sequence[Claim]) -> Sheet:
    """The questions about a document; ``rule_claims`` are those that the vocabulary reads in it."""
    return _Asking(document, seen, rule_claims).sheet()


class _Asking:
    def __init__(self, document: Document, seen: Seen, rule_claims: Sequence[Claim]) -> None:
        self.text, self.seen, self.document = document.text, seen, document
        self.scene = Scene(document, seen)
        self.starts = [s.start for s in seen.sentences]
        self.breaks = _paragraphs(document.text, self.starts)
        self.by_figure = {c.figure.words.start: c for c in rule_claims if c.figure}
        control = ("controls", "captured", "withdrew")
        self.by_place = {
            c.place.start: c for c in reversed(rule_claims) if not c.figure and c.kind in control and c.place
        }
        spots = [s for n in range(len(seen.sentences)) for s in self.scene.spots.of(n)]
        self.spots = sorted((*spots, *self._further(spots)), key=lambda s: (s.words.start, s.words.end))
        self.sayings = Sayings(seen)
        self.covered = _Covered(seen.statements)

    def number(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def _further(self, spots: Sequence[Spot]) -> Iterator[Spot]:
        """Other names, which may be those of places: of peoples, of bodies, and those of which nothing is known."""
        taken = sorted((s.words.start, s.words.end) for s in spots)
        for mention in self.seen.mentions:
            if not _is_taken(mention.words, taken):
                yield Spot(mention.words, self.number(mention.words.start), "", f"other {mention.type}", "")
        named = [*(m.words for m in self.seen.mentions), *(t.words for t in self.seen.times)]
        taken = sorted([*taken, *((w.start, w.end) for w in named)])
        for match in _PROPER.finditer(self.text):
            words = Span(match.start(), match.end(), match.group())
            number = self.number(words.start)
            if not _is_taken(words, taken) and (words.start != self.starts[number] or " " in words.text):
                yield Spot(words, number, "", "other proper", "")

    def sheet(self) -> Sheet:
        candidates = tuple(
            sorted((*self._figures(), *self._places()), key=lambda c: (c.words.start, c.words.end, c.sort))
        )
        times = tuple(t for t in self.seen.times if t.type in ("DATE", "TIME", "DURATION"))
        actors = self._actors(candidates)
        pairs = {
            "place": tuple(self._place_pairs(candidates)),
            "when": tuple(self._time_pairs(candidates, times)),
            "origin": tuple(self._origin_pairs(candidates)),
            "actor": tuple(self._actor_pairs(candidates, actors)),
        }
        places = tuple(s.words for s in self.spots)
        words = tuple(m.words for m in actors)
        return Sheet(self.text, self.seen.sentences, candidates, places, times, self.seen.statements, words, pairs)

    # -- candidates -------------------------------------------------------------------------------------------------

    def _figures(self) -> Iterator[Candidate]:
        for figure in self.seen.figures:
            if any(
                t.words.start <= figure.words.start and figure.words.end <= t.words.end
                for t in self.scene.times.inside(max(0, figure.words.start - 60), figure.words.end)
            ):
                continue
            rule = self.by_figure.get(figure.words.start)
            number = self.number(figure.words.start)
            yield Candidate(
                figure.words,
                "figure",
                number,
                (*_figure_signs(figure), *_rule_signs(rule), *self._where(figure.words, number)),
                rule,
            )

    def _places(self) -> Iterator[Candidate]:
        used = set()
        for spot in self.spots:
            if spot.sort.startswith("other"):
                continue
            rule = next(
                (self.by_place[at] for at in range(spot.words.start, spot.words.end) if at in self.by_place), None
            )
            if rule is not None and rule.place is not None:
                used.add(rule.place.start)
            signs = ("spot", f"spot {spot.sort}", f"spot {spot.lead or 'bare'}", f"spot {spot.role or 'plain'}")
            yield Candidate(
                spot.words,
                "spot",
                spot.number,
                (*signs, *_rule_signs(rule), *self._where(spot.words, spot.number)),
                rule,
            )
        for start, rule in self.by_place.items():
            if start not in used and rule.place is not None:
                number = self.number(start)
                yield Candidate(
                    rule.place,
                    "spot",
                    number,
                    ("spot", "spot odd", *_rule_signs(rule), *self._where(rule.place, number)),
                    rule,
                )

    def _where(self, words: Span, number: int) -> Iterator[str]:
        if number == 0:
            yield "first sentence"
        yield "said" if self.covered.narrowest(words) is not None else "unsaid"

    # -- options ----------------------------------------------------------------------------------------------------

    def _place_pairs(self, candidates: Sequence[Candidate]) -> Iterator[Pair]:
        by_sentence: dict[int, list[int]] = {}
        for n, spot in enumerate(self.spots):
            by_sentence.setdefault(spot.number, []).append(n)
        often = Counter(s.words.text.casefold() for s in self.spots)
        last = len(self.seen.sentences) - 1
        for c, candidate in enumerate(candidates):
            here, latest = candidate.sentence, True
            for number in sorted(
                {0, min(1, last), *range(max(0, here - _BACK["place"]), min(last, here + 1) + 1)}, reverse=True
            ):
                for n in reversed(by_sentence.get(number, ())):
                    spot = self.spots[n]
                    signs = [*self._apart(candidate, spot.words, number), *_spot_signs(spot, number == here)]
                    if number < here and latest and spot.role == "":
                        latest = False
                        signs.append("latest")
                    if number < min(2, here):
                        signs.append("opening")
                    signs.append(f"often {min(4, often[spot.words.text.casefold()])}")
                    if candidate.rule and candidate.rule.place and _overlap(candidate.rule.place, spot.words):
                        signs.append("rule picks")
                    yield Pair(c, n, tuple(signs))

    def _time_pairs(self, candidates: Sequence[Candidate], times: Sequence[Time]) -> Iterator[Pair]:
        for c, candidate in enumerate(candidates):
            for n, number in self._near(candidate, [t.words for t in times], "when"):
                time = times[n]
                signs = [*self._apart(candidate, time.words, number), f"type {time.type}", f"length {_length(time)}"]
                signs.append(f"starts {time.words.text.lower().split()[0]}")
                if candidate.rule and candidate.rule.when and _overlap(candidate.rule.when.words, time.words):
                    signs.append("rule picks")
                signs.append("in content" if self.covered.narrowest(time.words) is not None else "outside content")
                yield Pair(c, n, tuple(signs))

    def _origin_pairs(self, candidates: Sequence[Candidate]) -> Iterator[Pair]:
        words = [speaker_words(s) for s in self.seen.statements]
        for c, candidate in enumerate(candidates):
            narrowest = self.covered.narrowest(candidate.words)
            chain = candidate.rule.chain if candidate.rule else None
            for n, number in self._near(candidate, words, "origin", 2):
                statement = self.seen.statements[n]
                signs = [*self._apart(candidate, words[n], number)]
                if n == narrowest:
                    signs.append("covers best")
                elif self.covered.covers(n, candidate.words):
                    signs.append("covers")
                if any(self.number(s.start) == candidate.sentence for s in statement.content):
                    signs.append("says this sentence")
                if chain is not None and chain == statement.chain:
                    signs.append("rule picks")
                if words[n].text.casefold() in _PRONOUNS:
                    signs.append("pronoun")
                signs.append(f"links {min(2, len(statement.chain))}")
                signs.append(
                    "named" if statement.chain and (statement.chain[0].name or statement.chain[0].org) else "unnamed"
                )
                if not statement.source:
                    signs.append("no source")
                yield Pair(c, n, tuple(signs))

    def _actors(self, candidates: Sequence[Candidate]) -> list[Mention]:
        named = [m for m in self.seen.mentions if m.type in _ACTOR_TYPES]
        taken = {m.words.start for m in named}
        told = {c.rule.actor for c in candidates if c.rule and c.rule.actor and c.rule.actor.start not in taken}
        return sorted([*named, *(Mention(w, "told") for w in told)], key=lambda m: (m.words.start, m.words.end))

    def _actor_pairs(self, candidates: Sequence[Candidate], actors: Sequence[Mention]) -> Iterator[Pair]:
        words = [m.words for m in actors]
        for c, candidate in enumerate(candidates):
            for n, number in self._near(candidate, words, "actor"):
                signs = [*self._apart(candidate, words[n], number), f"type {actors[n].type}"]
                if self.text[max(0, words[n].start - 8) : words[n].start].lower().endswith(("by ", "by the ", "by a ")):
                    signs.append("by")
                if candidate.rule and candidate.rule.actor and _overlap(candidate.rule.actor, words[n]):
                    signs.append("rule picks")
                yield Pair(c, n, tuple(signs))

    def _near(self, candidate: Candidate, words: Sequence[Span], slot: str, ahead: int = 0) -> list[tuple[int, int]]:
        """The options, with their sentence, that stand near enough to a candidate."""
        found = []
        low, high = candidate.sentence - _BACK[slot], candidate.sentence + ahead
        for n, span in enumerate(words):
            number = self.number(span.start)
            if low <= number <= high:
                found.append((n, number))
        return found

    def _apart(self, candidate: Candidate, words: Span, number: int) -> Iterator[str]:
        """How far an option stands from a candidate."""
        here = candidate.sentence
        if number == here:
            side = "before" if words.start < candidate.words.start else "after"
            if _overlap(words, candidate.words):
                yield "on it"
                return
            low, high = sorted((candidate.words, words), key=lambda s: s.start)
            between = self.text[low.end : high.start]
            yield f"here {side} {_bin(len(between), _BINS)}"
            yield f"here {side} marks {min(3, sum(between.count(m) for m in ',;:—–()'))}"
            return
        paragraphs = abs(self.breaks[number] - self.breaks[here])
        if number > here:
            yield f"ahead {min(2, number - here)} {min(1, paragraphs)}"
            return
        yield f"back {min(5, here - number)}"
        yield f"paragraphs back {min(4, paragraphs)}"
        if words.start - self.starts[number] < 12:
            yield "begins its sentence"


class _Covered:
    """Which statement's content covers what."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = statements
        self._pieces = sorted((s.start, s.end, n) for n, st in enumerate(statements) for s in st.content)

    def narrowest(self, words: Span) -> int | None:
        holding = [(e - s, n) for s, e, n in self._pieces if s <= words.start and words.end <= e]
        return min(holding)[1] if holding else None

    def covers(self, number: int, words: Span) -> bool:
        return any(s.start <= words.start and words.end <= s.end for s in self._statements[number].content)


def _paragraphs(text: str, starts: Sequence[int]) -> list[int]:
    """The number of the paragraph in which each sentence begins."""
    found, before, number = [], 0, 0
    for start in starts:
        number += text.count("\n", before, start) > 0
        before = start
        found.append(number)
    return found


def _is_taken(words: Span, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether any of the stretches, which are in order, overlaps the words."""
    at = bisect_right(taken, (words.end, -1))
    return any(start < words.end and words.start < end for start, end in taken[max(0, at - 3) : at])


def _rule_signs(rule: Claim | None) -> Signs:
    if rule is None:
        return ("rule none",)
    flags = tuple(f"rule {name}" for name in ("hedged", "denied", "past") if getattr(rule, name))
    basis = (f"rule {rule.figure.basis}",) if rule.figure else ()
    part = ("rule part",) if rule.part_of else ()
    return (f"rule {rule.kind}", f"rule score {int(rule.score * 5)}", *flags, *basis, *part)


def _figure_signs(figure: Figure) -> Signs:
    known = figure.best if figure.best is not None else figure.low if figure.low is not None else figure.high
    size = _bin(int(known), _SIZES) if known is not None else "none"
    odd = () if known is None or known == Decimal(int(known)) else ("fraction",)
    form = "digits" if any(c.isdigit() for c in figure.words.text) else "words"
    return ("figure", f"sense {figure.sense}", f"unit {figure.unit}", f"size {size}", form, *odd)


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


def _bin(value: int, bins: Sequence[int]) -> str:
    return str(next((n for n, top in enumerate(bins) if value <= top), len(bins)))


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
