"""Makes the scores mean something.  python -m training.calibrate --data FOLDER --model FOLDER

On the texts that were watched in training (not those trained on, not the test split), with the model as it is shipped:
the heat by which scores are divided before they become probabilities (least surprise), how probable a claim must be to
be told (most F1), and how probable where the vocabulary reads the same there (as little as costs hardly any F1: what is
told can be reviewed, what is missed cannot). All are written into made.json.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fairwitness import extract
from fairwitness.extract.decode import first_layer
from fairwitness.extract.learned.answering import answers
from fairwitness.extract.learned.asking import Asking
from fairwitness.extract.learned.model_files import Weights, weights
from training import corpus, passages
from training.batches import KINDS
from training.examples import Record, document_of
from training.examples import answers as right_answers
from training.parts import part_of

HEATS = np.arange(0.7, 2.51, 0.05)
LEASTS = np.arange(0.1, 0.81, 0.02)
HARDLY = 0.002  # F1


@dataclass(frozen=True, slots=True)
class Judged:
    """Candidates: log probabilities of the kinds, [candidates, kinds]; the right kind of each and the vocabulary's;
    which are words that may tell without a number.
    """

    logs: NDArray[np.float64]
    right: NDArray[np.int64]
    rule: NDArray[np.int64]
    word: NDArray[np.bool_]

    def part(self, *, words: bool) -> Judged:
        """Those of the one sort or of the others."""
        kept = self.word == words
        return Judged(self.logs[kept], self.right[kept], self.rule[kept], self.word[kept])


def judged(records: Sequence[Record], model: Weights) -> Judged:
    """What the model says of every candidate of the texts."""
    logs, right, rule, word = [], [], [], []
    for record in records:
        document = document_of(record)
        seen = extract.see(document)
        if seen.encoded is None:
            continue
        asking = Asking(document, seen, first_layer(document, seen))
        read = answers(asking, seen.encoded, model, 2.0)
        for asked, said, told in zip(asking.sheet.candidates, right_answers(record, asking)[0], read, strict=True):
            if said.known:
                rule.append(KINDS.index(asked.rule.kind) if asked.rule else 0)
                logs.append(np.log(told.kinds.astype(np.float64) + 1e-12))
                right.append(KINDS.index(said.kind) if said.kind else 0)
                word.append(asked.sort == "word")
    return Judged(np.array(logs), np.array(right), np.array(rule), np.array(word))


def heated(found: Judged, heat: float) -> NDArray[np.float64]:
    """The probabilities at a heat, [candidates, kinds]."""
    raised = np.exp(found.logs / heat)
    shares: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
    return shares


def best_heat(found: Judged) -> float:
    """The heat at which the right kinds surprise least."""
    rows = np.arange(len(found.right))
    return float(min(HEATS, key=lambda h: -np.log(heated(found, h)[rows, found.right] + 1e-12).mean()))


def f1(found: Judged, shares: NDArray[np.float64], least: float, agreed: float | None = None) -> float:
    """F1 of kinds over candidates where the most probable kind is told from ``least``, or ``agreed``, on."""
    best = shares[:, 1:].argmax(axis=1) + 1
    needed = np.where(best == found.rule, least if agreed is None else agreed, least)
    told = shares[np.arange(len(best)), best] >= needed
    met = (told & (best == found.right)).sum()
    return float(2 * met / (told.sum() + (found.right > 0).sum()))


def thresholds(found: Judged, heat: float) -> tuple[float, float, float, float]:
    """How probable a claim must be: alone, and where the vocabulary agrees; then F1 and calibration error with them."""
    shares = heated(found, heat)
    least = float(max(LEASTS, key=lambda t: f1(found, shares, t)))
    enough = f1(found, shares, least) - HARDLY
    agreed = min(float(t) for t in LEASTS if t <= least + 0.01 and f1(found, shares, least, float(t)) >= enough)
    return least, agreed, f1(found, shares, least, agreed), calibration_error(shares, found.right, least)


def calibration_error(shares: NDArray[np.float64], right: NDArray[np.int64], least: float, bins: int = 10) -> float:
    """Expected calibration error of the told claims' scores (the probability of their kind), bins of equal width."""
    best = shares[:, 1:].argmax(axis=1) + 1
    score = shares[np.arange(len(best)), best]
    told = score >= least
    score, is_right = score[told], (best == right)[told]
    which = np.minimum((score * bins).astype(int), bins - 1)
    gaps = [abs(score[which == b].mean() - is_right[which == b].mean()) * (which == b).sum() for b in set(which)]
    return float(sum(gaps) / max(1, len(score)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Calibrates the model in a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    options = parser.parse_args(arguments)
    records = [*corpus.load(options.data), *(passages.record(p) for p in passages.load(passages.FILES))]
    os.environ["FAIRWITNESS_MODEL"] = str(options.model)
    model = weights()
    if model is None:
        print(f"no model in {options.model}", file=sys.stderr)
        return 2
    model.made["heat"] = 1.0
    found = judged([r for r in records if part_of(str(r["name"])) == "dev"], model)
    heat = best_heat(found)
    chosen = {"heat": round(heat, 2)}
    for words, name in ((False, ""), (True, "_word")):
        part = found.part(words=words)
        least, agreed, score, error = thresholds(part, heat)
        chosen |= {f"least{name}": round(least, 2), f"agreed{name}": round(agreed, 2)}
        print(f"{len(part.right)} candidates{' (words)' * words}: F1 {score:.3f}, error {error:.3f}")
    made = options.model / "made.json"
    kept = json.loads(made.read_text(encoding="utf-8")) | chosen
    made.write_text(json.dumps(kept, indent=0) + "\n", encoding="utf-8")
    print(chosen)
    return 0


if __name__ == "__main__":
    sys.exit(main())
