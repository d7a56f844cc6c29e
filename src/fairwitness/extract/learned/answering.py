"""The model's answers to the questions about a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from fairwitness.extract.learned.asking import Asking
from fairwitness.extract.learned.encoding import Encoded
from fairwitness.extract.learned.model_files import Floats, Weights
from fairwitness.extract.learned.sheet import SLOTS, Offers, Signs
from fairwitness.extract.learned.windows import Ints

Choice = tuple[int | None, float]

# Fitted on 426 texts that a like model was not taught (5,000 claims): places by a common noun ("the market") are chosen
# too readily, and those that the title names not readily enough.
_COMMON, _HEADED = -0.7, 0.7
# So many places are told where the first may turn out to be none.
_NEXT = 6


@dataclass(frozen=True, slots=True)
class Answer:
    """About one candidate: probabilities of the kinds (none first) and bases, of the flags, and the slots' choices.

    ``slots``: per slot the number of the chosen option, or None, and how probable that is; empty where no claim is
    told. ``places``: the options of place by number, the most probable first, down to None for no place at all.
    """

    kinds: Floats
    bases: Floats
    flags: Floats
    slots: dict[str, Choice]
    places: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class _Bags:
    """Bags of signs, each distinct one once: the ``numbers`` of those that the model knows, one bag after another.

    ``rows``: the bags that hold any; ``starts``: where in ``numbers`` each of them begins; ``of``: the bag of each that
    was asked about.
    """

    numbers: Ints
    rows: Ints
    starts: Ints
    of: Ints
    count: int

    def sums(self, table: Floats) -> Floats:
        """The sum of the table's rows for each that was asked about."""
        found = np.zeros((self.count, table.shape[1]), dtype=np.float32)
        if len(self.rows):
            found[self.rows] = np.add.reduceat(table[self.numbers], self.starts, axis=0)
        summed: Floats = found[self.of]
        return summed


class _Codes(dict[str, int]):
    """The model's numbers of the signs of one slot; 0 for those that it does not know."""

    def __init__(self, known: Mapping[str, int], slot: str) -> None:
        super().__init__()
        self._known, self._prefix = known, f"{slot} " if slot else ""

    def __missing__(self, sign: str) -> int:
        number = self[sign] = self._known.get(self._prefix + sign, 0)
        return number


def _bags(signs: Sequence[Signs], known: Mapping[str, int], slot: str) -> _Bags:
    codes, distinct = _Codes(known, slot), dict[Signs, int]()
    of = [distinct.setdefault(some, len(distinct)) for some in signs]
    numbers: list[int] = []
    rows, starts = [], []
    for row, some in enumerate(distinct):
        told = [number for s in some if (number := codes[s])]
        if told:
            rows.append(row)
            starts.append(len(numbers))
            numbers += told
    return _Bags(_ints(numbers), _ints(rows), _ints(starts), _ints(of), len(distinct))


def _ints(numbers: Sequence[int]) -> Ints:
    return np.array(numbers, dtype=np.int64)


def answers(asking: Asking, read: Encoded, model: Weights, least: float | Sequence[float]) -> tuple[Answer, ...]:
    """One answer for each candidate; slots are filled where some kind of claim has a probability of ``least``, one
    number or one for each.
    """
    return _Heads(model, asking, read).answers(least) if asking.sheet.candidates else ()


class _Heads:
    """The heads of training/network.py, in numpy."""

    def __init__(self, model: Weights, asking: Asking, read: Encoded) -> None:
        self.model, self.asking, self.sheet, self.read = model, asking, asking.sheet, read
        self.heads = model.heads
        self.called = [words.text.casefold() for words in self.sheet.places]
        self.leaning = np.array([_leaning(words.text, asking.title) for words in self.sheet.places], dtype=np.float32)

    def answers(self, least: float | Sequence[float]) -> tuple[Answer, ...]:
        candidates = self.sheet.candidates
        spans = self.read.tokens.of_all([c.words for c in candidates])
        ends = self.read.vectors[np.stack([spans[:, 0], spans[:, 1] - 1], axis=1)].reshape(len(spans), -1)
        signs = _bags([c.signs for c in candidates], self.model.signs, "")
        own = self._linear("word", np.concatenate([ends, self.read.means(spans)], axis=1))
        own = np.maximum(own + signs.sums(self.heads["sign.weight"]), 0)
        own = np.maximum(self._linear("hidden", own), 0) + own
        kinds = self._linear("kind", own) + signs.sums(self.heads["kind_sign.weight"])
        shown = _softmax(kinds / float(self.model.made["heat"]))
        told = np.flatnonzero(shown[:, 1:].max(axis=1) >= np.asarray(least))
        asking = own + self.heads["kinds.weight"][kinds[:, 1:].argmax(axis=1) + 1]
        slots: list[dict[str, Choice]] = [{} for _ in candidates]
        places: list[tuple[int | None, ...]] = [()] * len(candidates)
        for slot in SLOTS:
            for n, ranked in zip(told.tolist(), self._chosen(slot, asking, told), strict=True):
                slots[n][slot] = ranked[0]
                places[n] = tuple(option for option, _ in ranked) if slot == "place" else places[n]
        bases, flags = _softmax(self._linear("basis", asking)), 1 / (1 + np.exp(-self._linear("flag", asking)))
        return tuple(Answer(*row) for row in zip(shown, bases, flags, slots, places, strict=True))

    def _linear(self, name: str, x: Floats) -> Floats:
        found: Floats = x @ self.heads[f"{name}.weight"].T + self.heads[f"{name}.bias"]
        return found

    def _chosen(self, slot: str, asking: Floats, told: Ints) -> list[tuple[Choice, ...]]:
        offers = self.asking.offers(slot, told.tolist())
        none = self._linear(f"none.{slot}", asking[told])[:, 0]
        if not offers.signs:
            return [((None, 1.0),)] * len(none)
        option = _ints(offers.options)
        scores = self._scores(slot, asking[told], option, offers)
        starts = np.cumsum([0, *offers.counts]).tolist()
        return [
            self._best(slot, float(none[n]), scores[first:last], option[first:last])
            for n, (first, last) in enumerate(pairwise(starts))
        ]

    def _scores(self, slot: str, asking: Floats, option: Ints, offers: Offers) -> Floats:
        signs = _bags(offers.signs, self.model.signs, slot)
        words = self.sheet.options(slot)
        used, of = np.unique(option, return_inverse=True)
        spans = self.read.tokens.of_all([words[n] for n in used.tolist()])
        asked = np.repeat(self._linear(f"asks.{slot}", asking), offers.counts, axis=0)
        offered = self._linear(f"option.{slot}", self.read.means(spans))[of]
        mixed = np.maximum(asked + offered + asked * offered + signs.sums(self.heads[f"pair_sign.{slot}.weight"]), 0)
        bias = signs.sums(self.heads[f"pair_bias.{slot}.weight"])
        found: Floats = (self._linear(f"score.{slot}", mixed) + bias)[:, 0]
        return found + self.leaning[option] if slot == "place" else found

    def _best(self, slot: str, none: float, scores: Floats, options: Ints) -> tuple[Choice, ...]:
        """The most probable option; places of the same words stand together, and the next ones follow."""
        if not len(scores):
            return ((None, 1.0),)
        top = max(none, float(scores.max()))
        weights, nothing = np.exp(scores - top), float(np.exp(none - top))
        whole = nothing + float(weights.sum())
        if slot == "place":
            ranked = _by_words(self.called, weights, options)
        else:
            at = int(weights.argmax())
            ranked = [(int(options[at]), float(weights[at]))]
        likelier = [(option, weight / whole) for option, weight in ranked if weight > nothing]
        return (*likelier, (None, nothing / whole))


def _leaning(words: str, title: str) -> float:
    """How much more a place is told of than the model makes of its words."""
    return _COMMON * words.islower() + _HEADED * (words.casefold() in title)


def _by_words(called: Sequence[str], weights: Floats, options: Ints) -> list[tuple[int, float]]:
    """The places by what their words weigh in all, each where it weighs most; ``called``: the words of every place."""
    told = list(zip(weights.tolist(), options.tolist(), strict=True))
    totals: dict[str, float] = {}
    heaviest: dict[str, tuple[float, int]] = {}
    for weight, option in told:
        name = called[option]
        totals[name] = totals.get(name, 0.0) + weight
        heaviest[name] = max(heaviest.get(name, (weight, option)), (weight, option))
    ranked = sorted(totals, key=totals.__getitem__, reverse=True)[:_NEXT]
    return [(heaviest[name][1], totals[name]) for name in ranked]


def _softmax(scores: Floats) -> Floats:
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Floats = shifted / shifted.sum(axis=1, keepdims=True)
    return found
