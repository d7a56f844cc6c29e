"""`make floors`: have the pinned scores held? Each part's floor stands in floors.toml with the hash of its corpus.

python -m benchmarks.floors [--data FOLDER]

Raising a floor is good manners after an improvement; lowering one takes an edit of that file, which a reader will see.
Without the data folder the floors are left out, and that is said.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tomllib
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from benchmarks import attributions, evaluate, figures, peace, times
from fairwitness.extract.learned.model_files import weights

PINNED = Path(__file__).with_name("floors.toml")


def figures_right(data: Path) -> float:
    """Share of annotated figures with sense, low, best and high right."""
    files = sorted((data / "claims").glob("*.jsonl"))
    cases = [case for file in files for text in figures.texts_of(file) for case in text.cases]
    return sum(figures.right(figures.ours(case.words), case.gold) for case in cases) / len(cases)


def whens_right(data: Path) -> float:
    """Share of annotated times of dated texts with from and to right."""
    texts = [(name, text) for name in times.DATED for text in times.texts_of(data, name)]
    whens = [when for name, text in texts for when in times.whens_of(name, text)]
    return sum(when.whole == when.gold for when in whens) / len(whens)


def vocabulary_f1(data: Path) -> float:
    """F1 of the claims of the first layer that the vocabulary reads in the held texts, without the model."""
    return _scores(data, "held", _without_model)["all"]["f1"]


def _without_model() -> None:
    os.environ["FAIRWITNESS_MODEL"] = "none"
    weights.cache_clear()


def _scores(data: Path, split: str, begin: Callable[[], None] | None = None) -> dict[str, dict[str, float]]:
    texts = evaluate.records(data, split)
    with ProcessPoolExecutor(initializer=begin) as pool:
        found = pool.map(evaluate.found_claims, texts, chunksize=10)
        report = evaluate.tally(evaluate.compare(text, claims) for text, claims in zip(texts, found, strict=True))
    slots = {name: slot["accuracy"] for name, slot in evaluate.slot_accuracy(report).items()}
    return {**evaluate.summary(report.by_kind), "slots": slots}


@cache
def _watched(data: Path) -> dict[str, float]:
    """The program as it is shipped, on the texts that were watched in training; the test split is looked at last."""
    read = _scores(data, "dev")
    with ProcessPoolExecutor() as pool:
        said = attributions.together(pool.map(attributions.scored, evaluate.records(data, "dev"), chunksize=10))
    claims = {"claims": read["all"]["f1"], "full": read["all"]["full_f1"], "uncounted": read["second_layer"]["f1"]}
    return claims | read["slots"] | said


def watched(part: str) -> Callable[[Path], float]:
    """The measure of one part on the watched texts."""
    return lambda data: _watched(data)[part]


PARTS: dict[str, Callable[[Path], float]] = {
    "figures": figures_right,
    "whens": whens_right,
    "vocabulary_f1": vocabulary_f1,
    "peace": lambda _: peace.counted(peace.read()).precision,
    **{
        part: watched(part)
        for part in ("claims", "full", "uncounted", "place", "when", "source", "cue", "content", "linked")
    },
}


def corpus_hash(data: Path) -> str:
    """SHA-256 over the annotated texts, so that a score is never held against another corpus."""
    whole = hashlib.sha256()
    for file in sorted((data / "claims").glob("*.jsonl")):
        whole.update(file.read_bytes())
    return whole.hexdigest()


def main() -> int:
    """Compare every part with its floor; 1 if one has sunk."""
    options = argparse.ArgumentParser(description="Have the pinned scores held?")
    options.add_argument("--data", default=os.environ.get("FAIRWITNESS_DATA"))
    given = options.parse_args().data
    if not given or not (Path(given) / "claims").is_dir():
        print("floors: left out, there is no data folder (name one with --data or FAIRWITNESS_DATA)")
        return 0
    data, pinned = Path(given), tomllib.loads(PINNED.read_text(encoding="utf-8"))
    if corpus_hash(data) != pinned["corpus_sha256"]:
        print("floors: left out, the corpus is another than the one the floors were measured on")
        return 0
    return max(_compared(name, measure(data), pinned[name]) for name, measure in PARTS.items())


def _compared(name: str, score: float, floor: float) -> int:
    sunk = score < floor
    print(f"{name:16} {score:.4f}  floor {floor:.4f}  {'SUNK' if sunk else 'held'}")
    return int(sunk)


if __name__ == "__main__":
    sys.exit(main())
