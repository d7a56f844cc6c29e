"""The model's answers to the questions about a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fairwitness.extract.learned.encoding import Encoded
from fairwitness.extract.learned.model_files import Floats, Weights
from fairwitness.extract.learned.sheet import SLOTS, Sheet
from fairwitness.extract.learned.windows import Ints


@dataclass(frozen=True, slots=True)
class Answer:
    """About one candidate: probabilities of the kinds (none first) and bases, of the flags, and the slots' choices.

    ``slots``: per slot the number of the chosen option, or None, and how probable that is.
    """

    kinds: Floats
    bases: Floats
    flags: Floats
    slots: dict[str, tuple[int | None, float]]


def answers(sheet: Sheet, read: Encoded | None, model: Weights) -> tuple[Answer, ...]:
    """One answer for each candidate."""
    return _Heads(model, sheet, read).answers() if sheet.candidates and read is not None else ()


class _Heads:
    """The heads of training/network.py, in numpy."""

    def __init__(self, model: Weights, sheet: Sheet, read: Encoded) -> None:
        self.model, self.sheet, self.read = model, sheet, read
        self.heads = model.heads

    def answers(self) -> tuple[Answer, ...]:
        spans = np.array([self.read.tokens.of(c.words) for c in self.sheet.candidates])
        signs = [c.signs for c in self.sheet.candidates]
        own = self._linear("word", np.concatenate([self.read.vectors[spans[:, 0]], self.read.means(spans)], axis=1))
        own = np.maximum(own + self._bags("sign", signs, ""), 0)
        own = np.maximum(self._linear("hidden", own), 0) + own
        kinds = self._linear("kind", own) + self._bags("kind_sign", signs, "")
        asking = own + self.heads["kinds.weight"][kinds.argmax(axis=1)]
        slots = {slot: self._chosen(slot, asking) for slot in SLOTS}
        shown = _softmax(kinds / float(self.model.made["heat"]))
        bases, flags = _softmax(self._linear("basis", asking)), 1 / (1 + np.exp(-self._linear("flag", asking)))
        return tuple(
            Answer(shown[n], bases[n], flags[n], {slot: slots[slot][n] for slot in SLOTS}) for n in range(len(spans))
        )

    def _linear(self, name: str, x: Floats) -> Floats:
        found: Floats = x @ self.heads[f"{name}.weight"].T + self.heads[f"{name}.bias"]
        return found

    def _bags(self, name: str, signs: Sequence[Sequence[str]], slot: str) -> Floats:
        table, known = self.heads[f"{name}.weight"], self.model.signs
        found = np.zeros((len(signs), table.shape[1]), dtype=np.float32)
        flat = [(n, number) for n, some in enumerate(signs) for s in some if (number := known.get(slot + s, 0))]
        if flat:
            rows, numbers = np.array(flat).T
            ends = np.flatnonzero(np.diff(rows)) + 1  # rows are in order: sums of stretches, not one by one
            starts = np.concatenate([[0], ends])
            found[rows[starts]] = np.add.reduceat(table[numbers], starts, axis=0)
        return found

    def _chosen(self, slot: str, asking: Floats) -> list[tuple[int | None, float]]:
        pairs, words = self.sheet.pairs[slot], self.sheet.options(slot)
        none = self._linear(f"none.{slot}", asking)[:, 0]
        if not pairs:
            return [(None, 1.0)] * len(none)
        of = np.array([p.candidate for p in pairs])
        option = np.array([p.option for p in pairs])
        signs = [p.signs for p in pairs]
        asked = self._linear(f"asks.{slot}", asking)[of]
        offered = self._linear(f"option.{slot}", self.read.means(np.array([self.read.tokens.of(w) for w in words])))[
            option
        ]
        mixed = np.maximum(asked + offered + asked * offered + self._bags(f"pair_sign.{slot}", signs, f"{slot} "), 0)
        scores = self._linear(f"score.{slot}", mixed)[:, 0] + self._bags(f"pair_bias.{slot}", signs, f"{slot} ")[:, 0]
        starts = np.searchsorted(of, np.arange(len(none) + 1))
        return [
            self._best(slot, float(none[n]), scores[starts[n] : starts[n + 1]], option[starts[n] : starts[n + 1]])
            for n in range(len(none))
        ]

    def _best(self, slot: str, none: float, scores: Floats, options: Ints) -> tuple[int | None, float]:
        """The most probable option; those of the same words stand together."""
        if not len(scores):
            return None, 1.0
        top = max(none, float(scores.max()))
        weights = np.exp(scores - top)
        nothing = float(np.exp(none - top))
        whole = nothing + float(weights.sum())
        grouped: dict[str, float] = {}
        words = self.sheet.options(slot)
        if slot == "place":
            for weight, o in zip(weights, options, strict=True):
                key = words[o].text.casefold()
                grouped[key] = grouped.get(key, 0.0) + float(weight)
            name, weight = max(grouped.items(), key=lambda item: item[1])
            if weight <= nothing:
                return None, nothing / whole
            best = max((w, int(o)) for w, o in zip(weights, options, strict=True) if words[o].text.casefold() == name)
            return best[1], weight / whole
        at = int(weights.argmax())
        if weights[at] <= nothing:
            return None, nothing / whole
        return int(options[at]), float(weights[at]) / whole


def _softmax(scores: Floats) -> Floats:
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Floats = shifted / shifted.sum(axis=1, keepdims=True)
    return found
