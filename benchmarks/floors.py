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
from pathlib import Path

from benchmarks import evaluate, figures, times

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


def claims_f1(data: Path) -> float:
    """F1 of the first layer's claims on the held texts."""
    held = evaluate.records(data, "held")
    compared = [evaluate.compare(record, evaluate.found_claims(record)) for record in held]
    score: float = evaluate.summary(evaluate.tally(compared).by_kind)["all"]["f1"]
    return score


PARTS: dict[str, Callable[[Path], float]] = {
    "figures": figures_right,
    "whens": whens_right,
    "claims_f1_held": claims_f1,
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
