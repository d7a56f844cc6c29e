"""The corpus' examples, by part."""

from __future__ import annotations

from pathlib import Path

from training import articles, corpus, passages
from training.examples import Example
from training.parts import part_of
from training.passages import record
from training.train import build


def split(data: Path, cache: Path | None = None) -> dict[str, list[Example]]:
    """The corpus' examples by part; what is annotated lightly trains."""
    whole = [*corpus.load(data), *(record(p) for p in passages.load(passages.FILES))]
    light = [*articles.load(data), *(record(p) for p in passages.load(passages.LIGHT))]
    told = ({**record(p), "light": True, "words": True} for p in passages.load(passages.TOLD))
    found: dict[str, list[Example]] = {"train": [], "dev": [], "test": []}
    for e in build([*whole, *({**one, "light": True} for one in light), *told], cache):
        found["train" if e.parts is None else part_of(e.name)].append(e)
    return found
