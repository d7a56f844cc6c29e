"""A casebook of some forty of the Wikipedia war articles of the data folder, which is not part of the project."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from fairwitness import Casebook, casework

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"
FOLDER = Path(os.environ.get("FAIRWITNESS_DATA") or _BESIDE) / "text" / "wikipedia_war_articles"
# Long enough to hold figures, short enough that forty are read within two minutes on two cores.
_BYTES = range(6_000, 16_000)
_ARTICLES = 40
_KEPT = TemporaryDirectory(prefix="fairwitness-wikipedia-")


def wikipedia_casebook(folder: Path) -> Path:
    """A copy of it in a folder."""
    return copyfile(_made(), folder / "wikipedia.casebook")


def articles() -> list[Path]:
    """The articles that it holds, from the whole of the alphabet."""
    found = sorted(p for p in FOLDER.rglob("*.md") if p.stat().st_size in _BYTES)
    return [found[i * len(found) // _ARTICLES] for i in range(min(_ARTICLES, len(found)))]


@cache
def _made() -> Path:
    made = Path(_KEPT.name) / "wikipedia.casebook"
    with Casebook.open(made) as casebook:
        steps = casebook.add(*articles())
        assert len(steps) == len(articles())
        casework.latest_picture(casebook)
    return made
