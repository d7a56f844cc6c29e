"""The corpus' examples, by part."""

from __future__ import annotations

from pathlib import Path

from training import corpus, passages
from training.examples import Example
from training.parts import part_of
from training.passages import record
from training.train import build


def split(data: Path, cache: Path | None = None) -> dict[str, list[Example]]:
    """The corpus' examples by part."""
    records = [*corpus.load(data), *(record(p) for p in passages.load(passages.FILES))]
    found: dict[str, list[Example]] = {"train": [], "dev": [], "test": []}
    for e in build(records, cache):
        found[part_of(e.name)].append(e)
    return found
