"""Which texts train, which are watched, which are the test split that is looked at last."""

from __future__ import annotations

from pathlib import Path

from benchmarks.evaluate import is_held

from training import corpus, passages
from training.examples import Example, share
from training.passages import record
from training.train import build

DEV = 0.1


def part_of(name: str) -> str:
    """test for the fifth that is held out, dev for a tenth of the rest, train for all other texts."""
    if is_held(name):
        return "test"
    return "dev" if share(name) < DEV else "train"


def split(data: Path, cache: Path | None = None) -> dict[str, list[Example]]:
    """The corpus' examples by part."""
    records = [*corpus.load(data), *(record(p) for p in passages.load(passages.FILES))]
    found: dict[str, list[Example]] = {"train": [], "dev": [], "test": []}
    for e in build(records, cache):
        found[part_of(e.name)].append(e)
    return found
