"""From a document to the questions about it: every figure and words of place, and what might fill their slots."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from fairwitness.extract.counted.scene import Scene
from fairwitness.extract.learned.ground import ground
from fairwitness.extract.learned.hints import beside
from fairwitness.extract.learned.options import Covered, Options
from fairwitness.extract.learned.sheet import CONTROL, SLOTS, Candidate, Offers, Pair, Sheet, Signs, binned
from fairwitness.extract.learned.suggested import of_figures
from fairwitness.extract.learned.triggers import Triggers
from fairwitness.extract.second_layer import alone
from fairwitness.extract.seen import Seen
from fairwitness.extract.surroundings import InOrder
from fairwitness.extract.times.datable import datable
from fairwitness.model import Claim, Document, Figure, Mention, Span

_SIZES = (3, 10, 30, 100, 300, 1000, 10_000, 100_000)
_ACTOR_TYPES = frozenset(("actor", "demonym", "place", "source"))
_LONG_CLAIM = 1000  # characters


class Asking:
    """The questions about a document; ``rule_claims``: what the vocabulary reads in it with a number and of control."""

    def __init__(self, document: Document, seen: Seen, rule_claims: Sequence[Claim]) -> None:
        self._seen, self._scene, self._text = seen, Scene(document, seen), document.text
        self.title = (document.title or "").casefold()
        self._starts = [s.start for s in seen.sentences]
        self._by_figure = {c.figure.words.start: c for c in rule_claims if c.figure}
        held = [c for c in rule_claims if not c.figure and c.kind in CONTROL and c.place]
        self._by_place = {c.place.start: c for c in reversed(held) if c.place}
        self._pointing = [c for c in held if c.place and not c.words.start <= c.place.start < c.words.end]
        self._covered = Covered(seen.statements)
        self._ground = ground(document.text, seen)
        self.triggers = Triggers(seen.sentences, [f.words for f in self._ground.figures])
        self.without_trigger: list[Claim] = []  # what the vocabulary reads by words that the model is not asked about
        known = self._ground.spots
        told = (*self._figures(), *self._places(), *self._words(document, rule_claims))
        candidates = tuple(sorted(told, key=lambda c: (c.words.start, c.words.end, c.sort)))
        actors = self._actors(candidates)
        self.sheet = Sheet(
            document.text,
            seen.sentences,
            candidates,
            tuple(s.words for s in known),
            tuple(t for t in datable(seen.times, document.text) if t.type in ("DATE", "TIME", "DURATION")),
            seen.statements,
            tuple(m.words for m in actors),
        )
        self._options = Options(self.sheet, self._ground, actors, self._covered, self._starts)

    def pairs(self, slot: str, which: Sequence[int]) -> tuple[Pair, ...]:
        """The options of a slot for some candidates, by number, in their order."""
        candidates = self.sheet.candidates
        return tuple(Pair(c, *offer) for c in which for offer in self._options.offers(slot, candidates[c]))

    def offers(self, slot: str, which: Sequence[int]) -> Offers:
        """The same as rows of numbers and signs."""
        each = [list(self._options.offers(slot, self.sheet.candidates[c])) for c in which]
        flat = [offer for some in each for offer in some]
        return Offers([len(some) for some in each], [option for option, _ in flat], [signs for _, signs in flat])

    def all_pairs(self, which: Sequence[int]) -> dict[str, tuple[Pair, ...]]:
        """The options of every slot for some candidates."""
        return {slot: self.pairs(slot, which) for slot in SLOTS}

    def _number(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def _figures(self) -> Iterator[Candidate]:
        hints = of_figures(self._seen)
        for figure in self._ground.figures:
            words = figure.words
            rule = self._by_figure.get(words.start)
            signs: Signs = (*_figure_signs(figure), *hints.get(words.start, ("no group",)), *self._around(words, rule))
            yield Candidate(words, "figure", self._number(words.start), signs, rule)

    def _places(self) -> Iterator[Candidate]:
        for number, hints in self._ground.hints.items():
            spot = self._ground.spots[number]
            words = spot.words
            rule = next((self._by_place[at] for at in range(words.start, words.end) if at in self._by_place), None)
            if spot.sort == "other it":  # the vocabulary's claim by it tells of a place named before
                pointing = (c for c in self._pointing if c.words.start <= words.start < c.words.end)
                rule = next((replace(c, place=words) for c in pointing), rule)
            told: Signs = ("spot", f"spot {spot.sort}", f"spot {spot.lead or 'bare'}", f"spot {spot.role or 'plain'}")
            yield Candidate(words, "spot", spot.number, (*told, *hints, *self._around(words, rule)), rule)

    def _words(self, document: Document, rule_claims: Sequence[Claim]) -> Iterator[Candidate]:
        """Words that may tell of harm or force without a number, with the vocabulary's claim by each."""
        rules: dict[Span, Claim] = {}
        for claim in alone(document, self._seen, tuple(rule_claims)):
            trigger = self.triggers.of(claim.words.start, claim.words.end, claim.kind)
            if trigger is None:
                self.without_trigger.append(claim)
            else:
                rules.setdefault(trigger, claim)
        counted = InOrder(rule_claims)
        for words in self.triggers.spans:
            near = counted.between(words.start - _LONG_CLAIM, words.end)
            inside = {f"inside {c.kind}" for c in near if words.start < c.words.end}
            told: Signs = ("trigger", f"trigger {words.text.lower()}", *self.triggers.signs(words), *sorted(inside))
            rule = rules.get(words)
            yield Candidate(words, "word", self._number(words.start), (*told, *self._around(words, rule)), rule)

    def _around(self, words: Span, rule: Claim | None) -> Signs:
        """What the vocabulary reads there, the words beside, and whether somebody says it."""
        return (*_rule_signs(rule), *self._where(words, self._number(words.start)), *beside(words, self._text))

    def _where(self, words: Span, number: int) -> Iterator[str]:
        if number == 0:
            yield "first sentence"
        yield "said" if self._covered.narrowest(words) is not None else "unsaid"

    def _actors(self, candidates: Sequence[Candidate]) -> list[Mention]:
        named = [m for m in self._seen.mentions if m.type in _ACTOR_TYPES]
        taken = {m.words.start for m in named}
        told = {c.rule.actor for c in candidates if c.rule and c.rule.actor and c.rule.actor.start not in taken}
        return sorted([*named, *(Mention(w, "told") for w in told)], key=lambda m: (m.words.start, m.words.end))


def _rule_signs(rule: Claim | None) -> Signs:
    if rule is None:
        return ("rule none",)
    flags = tuple(f"rule {name}" for name in ("hedged", "denied", "past") if getattr(rule, name))
    basis = (f"rule {rule.figure.basis}",) if rule.figure else ()
    part = ("rule part",) if rule.part_of else ()
    return (f"rule {rule.kind}", f"rule score {int(rule.score * 5)}", *flags, *basis, *part)


def _figure_signs(figure: Figure) -> Signs:
    known = figure.best if figure.best is not None else figure.low if figure.low is not None else figure.high
    size = binned(int(known), _SIZES) if known is not None else "none"
    odd = () if known is None or known == Decimal(int(known)) else ("fraction",)
    form = "digits" if any(c.isdigit() for c in figure.words.text) else "words"
    return ("figure", f"sense {figure.sense}", f"unit {figure.unit}", f"size {size}", form, *odd)
