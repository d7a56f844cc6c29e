"""The model's answers to the questions about a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fairwitness.extract.learned.asking import Asking
from fairwitness.extract.learned.encoding import Encoded
from fairwitness.extract.learned.model_files import Floats, Weights
from fairwitness.extract.learned.sheet import SLOTS, Pair, Sheet
from fairwitness.extract.learned.windows import Ints

Choice = tuple[int | None, float]


@dataclass(frozen=True, slots=True)
class Answer:
    """About one candidate: probabilities of the kinds (none first) and bases, of the flags, and the slots' choices.

    ``slots``: per slot the number of the chosen option, or None, and how probable that is; empty where no claim is
    told.
    """

    kinds: Floats
    bases: Floats
    flags: Floats
    slots: dict[str, Choice]


def answers(asking: Asking, read: Encoded, model: Weights, least: float) -> tuple[Answer, ...]:
    """One answer for each candidate; slots are filled where some kind of claim has a probability of ``least``."""
    return _Heads(model, asking, read).answers(least) if asking.sheet.candidates else ()


class _Heads:
    """The heads of training/network.py, in numpy."""

    def __init__(self, model: Weights, asking: Asking, read: Encoded) -> None:
        self.model, self.asking, self.sheet, self.read = model, asking, asking.sheet, read
        self.heads = model.heads

    def answers(self, least: float) -> tuple[Answer, ...]:
        candidates = self.sheet.candidates
        spans = np.array([self.read.tokens.of(c.words) for c in candidates])
        ends = self.read.vectors[np.stack([spans[:, 0], spans[:, 1] - 1], axis=1)].reshape(len(spans), -1)
        signs = [c.signs for c in candidates]
        own = self._linear("word", np.concatenate([ends, self.read.means(spans)], axis=1))
        own = np.maximum(own + self._bags("sign", signs, ""), 0)
        own = np.maximum(self._linear("hidden", own), 0) + own
        kinds = self._linear("kind", own) + self._bags("kind_sign", signs, "")
        shown = _softmax(kinds / float(self.model.made["heat"]))
        told = np.flatnonzero(shown[:, 1:].max(axis=1) >= least)
        asking = own + self.heads["kinds.weight"][kinds[:, 1:].argmax(axis=1) + 1]
        slots: list[dict[str, Choice]] = [{} for _ in candidates]
        for slot in SLOTS:
            for n, choice in zip(told.tolist(), self._chosen(slot, asking, told), strict=True):
                slots[n][slot] = choice
        bases, flags = _softmax(self._linear("basis", asking)), 1 / (1 + np.exp(-self._linear("flag", asking)))
        return tuple(Answer(*row) for row in zip(shown, bases, flags, slots, strict=True))

    def _linear(self, name: str, x: Floats) -> Floats:
        found: Floats = x @ self.heads[f"{name}.weight"].T + self.heads[f"{name}.bias"]
        return found

    def _bags(self, name: str, signs: Sequence[Sequence[str]], slot: str) -> Floats:
        """The sums of the table's rows for the signs that the model knows."""
        table, known = self.heads[f"{name}.weight"], self.model.signs
        found = np.zeros((len(signs), table.shape[1]), dtype=np.float32)
        flat = [(n, number) for n, some in enumerate(signs) for s in some if (number := known.get(slot + s, 0))]
        if flat:
            rows, numbers = np.array(flat).T
            starts = np.concatenate([[0], np.flatnonzero(np.diff(rows)) + 1])  # rows are in order: sums of stretches
            found[rows[starts]] = np.add.reduceat(table[numbers], starts, axis=0)
        return found

    def _chosen(self, slot: str, asking: Floats, told: Ints) -> list[Choice]:
        pairs = self.asking.pairs(slot, told.tolist())
        none = self._linear(f"none.{slot}", asking[told])[:, 0]
        if not pairs:
            return [(None, 1.0)] * len(none)
        of = np.array([p.candidate for p in pairs])
        option = np.array([p.option for p in pairs])
        scores = self._scores(slot, asking[told], np.searchsorted(told, of), option, pairs)
        starts = np.searchsorted(of, np.append(told, len(asking)))
        return [
            self._best(slot, float(none[n]), scores[starts[n] : starts[n + 1]], option[starts[n] : starts[n + 1]])
            for n in range(len(told))
        ]

    def _scores(self, slot: str, asking: Floats, asker: Ints, option: Ints, pairs: Sequence[Pair]) -> Floats:
        signs = [p.signs for p in pairs]
        words = self.sheet.options(slot)
        used, of = np.unique(option, return_inverse=True)
        spans = np.array([self.read.tokens.of(words[n]) for n in used])
        asked = self._linear(f"asks.{slot}", asking)[asker]
        offered = self._linear(f"option.{slot}", self.read.means(spans))[of]
        mixed = np.maximum(asked + offered + asked * offered + self._bags(f"pair_sign.{slot}", signs, f"{slot} "), 0)
        bias = self._bags(f"pair_bias.{slot}", signs, f"{slot} ")
        found: Floats = (self._linear(f"score.{slot}", mixed) + bias)[:, 0]
        return found

    def _best(self, slot: str, none: float, scores: Floats, options: Ints) -> Choice:
        """The most probable option; places of the same words stand together."""
        if not len(scores):
            return None, 1.0
        top = max(none, float(scores.max()))
        weights, nothing = np.exp(scores - top), float(np.exp(none - top))
        whole = nothing + float(weights.sum())
        if slot != "place":
            at = int(weights.argmax())
            best, weight = int(options[at]), float(weights[at])
        else:
            best, weight = _best_words(self.sheet, weights, options)
        return (None, nothing / whole) if weight <= nothing else (best, weight / whole)


def _best_words(sheet: Sheet, weights: Floats, options: Ints) -> tuple[int, float]:
    """The place of the words that weigh most in all, where they weigh most."""
    grouped: dict[str, list[tuple[float, int]]] = {}
    for weight, option in zip(weights.tolist(), options.tolist(), strict=True):
        grouped.setdefault(sheet.places[option].text.casefold(), []).append((weight, option))
    heaviest = max(grouped.values(), key=lambda them: sum(w for w, _ in them))
    return max(heaviest)[1], sum(w for w, _ in heaviest)


def _softmax(scores: Floats) -> Floats:
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Floats = shifted / shifted.sum(axis=1, keepdims=True)
    return found
