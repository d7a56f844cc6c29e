"""What each part of the trained reading brings: the watched texts read without it, all else the same.

    python -m benchmarks.ablate [--data FOLDER] [--texts corpus|passages|both] [--json FILE] [--model NAME=FOLDER ...]

A head's answers are replaced by what the vocabulary says there, a trick of deciding by nothing. ``--model`` adds a row
for other weights (trained without a set of texts, or without signs). F1 of claims and of the whole, over the first
layer, what they lose against the whole program, with 95 % intervals (both read the same texts, drawn anew), and the
share of met claims whose place, time, speaker and basis are right.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from benchmarks import evaluate
from benchmarks.evaluate import Tally
from fairwitness import extract
from fairwitness.extract.learned import deciding, whose_word
from fairwitness.extract.learned.answering import Answer
from fairwitness.extract.learned.answering import answers as _answers
from fairwitness.extract.learned.asking import Asking
from fairwitness.extract.learned.model_files import weights
from fairwitness.extract.learned.sheet import Candidate
from fairwitness.model import Claim

_ROUNDS = 1000
_SLOTS = ("place", "when", "origin", "basis")
_Deciding = deciding._Deciding
_filled = _Deciding._filled
Rule = Claim | None


@dataclass(frozen=True, slots=True)
class Part:
    """One part that can be left out: what then becomes of an answer, of a claim (beside the vocabulary's), of the code
    (owner, name, what stands there instead) or of the numbers that deciding uses.
    """

    name: str
    answer: Callable[[Candidate, Answer], Answer] | None = None
    claim: Callable[[Claim, Rule], Claim] | None = None
    code: tuple[Any, str, Any] | None = None
    numbers: Mapping[str, float] | None = None
    folder: str | None = None


def _by_vocabulary(candidate: Candidate, answer: Answer) -> Answer:
    """The kind that the vocabulary reads there, or none."""
    model = weights()
    assert model is not None
    told = np.zeros_like(answer.kinds)
    told[model.made["kinds"].index(candidate.rule.kind) if candidate.rule else 0] = 1.0
    return replace(answer, kinds=told)


def _no_further(candidate: Candidate, answer: Answer) -> Answer:
    """No claim where the vocabulary reads none."""
    return answer if candidate.rule else _by_vocabulary(candidate, answer)


def _slot(name: str, empty: Any, claim: Claim, rule: Rule) -> Claim:
    """A slot as the vocabulary fills it; empty where it reads no claim."""
    return replace(claim, **{name: getattr(rule, name) if rule else empty})


def _basis(claim: Claim, rule: Rule) -> Claim:
    if claim.figure is None or rule is None or rule.figure is None:
        return claim
    return replace(claim, figure=replace(claim.figure, basis=rule.figure.basis))


WHOLE = Part("nothing (the whole program)")
PARTS = (
    Part("the head of kinds", answer=_by_vocabulary),
    Part("claims that the vocabulary does not read", answer=_no_further),
    Part("the head of places", claim=partial(_slot, "place", None)),
    Part("the head of times", claim=partial(_slot, "when", None)),
    Part("the head of speakers", claim=partial(_slot, "chain", ())),
    Part("the head of bases", claim=_basis),
    Part("the marks of statements", code=(extract, "marks", lambda read, model: np.zeros((len(read.vectors), 3)))),
    Part("a lower threshold where both agree", numbers={"agreed": 1.0}),
    Part("heat", numbers={"heat": 1.0}),
    Part("a place held once", code=(deciding, "once", lambda claims, by_rule: iter(claims))),
    Part("the quoted are never the outlet", code=(whose_word, "_quoted", lambda candidate, around: ())),
)


@contextmanager
def left_out(part: Part) -> Iterator[None]:
    """The program without a part, as long as this lasts."""

    def answers(asking: Asking, read: Any, model: Any, least: Any) -> list[Answer]:
        assert part.answer is not None
        found = _answers(asking, read, model, 0.0)  # the slots of all: any may now be told
        return [part.answer(c, a) for c, a in zip(asking.sheet.candidates, found, strict=True)]

    def filled(self: Any, claim: Claim, candidate: Candidate, *rest: Any) -> Claim:
        assert part.claim is not None
        return part.claim(_filled(self, claim, candidate, *rest), candidate.rule)

    with ExitStack() as stack:
        if part.folder is not None:
            stack.enter_context(patch.dict(os.environ, FAIRWITNESS_MODEL=part.folder))
            weights.cache_clear()
            stack.callback(weights.cache_clear)
        if part.answer is not None:
            stack.enter_context(patch.object(deciding, "answers", answers))
        if part.claim is not None:
            stack.enter_context(patch.object(_Deciding, "_filled", filled))
        if part.code is not None:
            stack.enter_context(patch.object(*part.code))
        model = weights()
        if part.numbers is not None and model is not None:
            most = {"agreed": model.made["least"]} if "agreed" in part.numbers else part.numbers
            stack.enter_context(patch.dict(model.made, most))
        yield


def without(part: Part, records: Sequence[Mapping[str, Any]]) -> list[evaluate.Compared]:
    """The texts as read by the program without a part, beside their annotations."""
    with left_out(part):
        return [evaluate.compare(record, evaluate.found_claims(record)) for record in records]


def counted(texts: Sequence[evaluate.Compared]) -> list[Tally]:
    """What is met in each text, over the first layer."""
    counts = []
    for kinds in evaluate.tally(texts).by_kind:
        counts.append(Tally())
        for kind, some in kinds.items():
            if kind != "second":
                counts[-1].add(some)
    return counts


def scores(counts: Sequence[Tally]) -> tuple[float, float]:
    """F1 of claims and of the whole."""
    whole = Tally()
    for some in counts:
        whole.add(some)
    found = whole.scores()
    return found["f1"], found["full_f1"]


def losses(full: Sequence[Tally], less: Sequence[Tally], rounds: int = _ROUNDS) -> list[tuple[float, float, float]]:
    """What both scores lose without a part: the loss, and its 95 % interval over texts drawn anew."""
    chance, drawn = random.Random(7), []
    for _ in range(rounds):
        which = chance.choices(range(len(full)), k=len(full))
        pair = scores([full[n] for n in which]), scores([less[n] for n in which])
        drawn.append(tuple(a - b for a, b in zip(*pair, strict=True)))
    lost = tuple(a - b for a, b in zip(scores(full), scores(less), strict=True))
    ordered = [sorted(some) for some in zip(*drawn, strict=True)]
    low, high = int(0.025 * rounds), int(0.975 * rounds) - 1
    return [(value, row[low], row[high]) for value, row in zip(lost, ordered, strict=True)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads the watched texts once for each part and prints the table; 2 when there is no corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("FAIRWITNESS_DATA"))
    parser.add_argument("--texts", choices=("corpus", "passages", "both"), default="corpus")
    parser.add_argument("--model", action="append", default=[], metavar="NAME=FOLDER")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    if options.data is None or not (Path(options.data) / "claims").is_dir():
        print("no corpus: name its folder with --data or $FAIRWITNESS_DATA", file=sys.stderr)
        return 2
    read = evaluate.records(Path(options.data), "dev", True, options.texts)
    others = tuple(Part(name, folder=folder) for name, _, folder in (m.partition("=") for m in options.model))
    parts = (WHOLE, *PARTS, *others)
    cuts = [*range(0, len(read), max(1, len(read) // 4)), len(read)]
    chunks = [read[first:last] for first, last in pairwise(cuts)]
    rows, whole = [], None
    with ProcessPoolExecutor(2) as pool:
        for number, part in enumerate(parts):
            texts = [t for some in pool.map(partial(_without, number, others), chunks) for t in some]
            slots = evaluate.slot_accuracy(evaluate.tally(texts))
            right = {slot: slots[slot]["accuracy"] for slot in _SLOTS}
            counts = counted(texts)
            whole = whole or counts
            f1, full = scores(counts)
            lost = losses(whole, counts)
            rows.append({"without": part.name, "f1": f1, "full": full, "lost": lost[0], "full_lost": lost[1], **right})
            told = ", ".join(f"{value:+.3f} ({low:+.3f} to {high:+.3f})" for value, low, high in lost)
            told += "".join(f"  {slot} {value:.3f}" for slot, value in right.items())
            print(f"{part.name:42s} {f1:.3f} {full:.3f}  {told}", flush=True)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return 0


def _without(number: int, others: tuple[Part, ...], records: Sequence[Mapping[str, Any]]) -> list[evaluate.Compared]:
    """In another process, where functions within parts are known by their number alone."""
    return without((WHOLE, *PARTS, *others)[number], records)


if __name__ == "__main__":
    sys.exit(main())
