"""The pictures in the documents: each that is named is there, is made by the script, is small, and is told in words."""

from __future__ import annotations

import importlib.util
import re
import sys
import zlib
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

ROOT = Path(__file__).parents[1]
_PICTURE = re.compile(r"!\[(?P<told>[^\]]*)\]\((?P<there>[^)\s]+)\)")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pictures", ROOT / "docs/make_pictures.py")
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    sys.modules["make_pictures"] = made  # its dataclasses ask for it
    spec.loader.exec_module(made)
    return made


def _named() -> dict[Path, str]:
    """Each picture that a document names, with what is said of it."""
    found = {}
    for document in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        for m in _PICTURE.finditer(document.read_text("utf-8")):
            found[(document.parent / m["there"]).resolve()] = m["told"]
    return found


def test_every_picture_named_is_there_small_and_told_in_words(script: ModuleType) -> None:
    named = _named()
    assert named
    for there, told in named.items():
        assert there.is_file(), there
        assert there.read_bytes().startswith(b"\x89PNG\r\n\x1a\n"), there
        assert there.stat().st_size <= script.MOST_BYTES, there
        assert len(told.split()) >= 4, there
    assert sum(there.stat().st_size for there in named) < 1_000_000


def test_the_script_makes_exactly_the_pictures_that_documents_show(script: ModuleType) -> None:
    made = {(script.FOLDER / f"{name}.png").resolve() for name in script.PICTURES}
    assert made == set(_named()) == {p.resolve() for p in script.FOLDER.iterdir()}


def test_few_colours_are_kept_as_they_were_and_many_become_the_nearest(script: ModuleType) -> None:
    few = np.array([[[250, 0, 0], [0, 250, 0]], [[0, 0, 250], [250, 0, 0]]], np.uint8)
    assert (_seen(script.palette_png(few)) == few).all()
    many = np.random.default_rng(1).integers(0, 256, (80, 80, 3), dtype=np.uint8)
    assert np.abs(_seen(script.palette_png(many)).astype(int) - many).mean() < 60


def _seen(png: bytes) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """The points of a PNG with a palette and plain lines."""
    parts, at = {}, 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        parts[png[at + 4 : at + 8]] = png[at + 8 : at + 8 + length]
        at += 12 + length
    width = int.from_bytes(parts[b"IHDR"][:4], "big")
    lines = np.frombuffer(zlib.decompress(parts[b"IDAT"]), np.uint8).reshape(-1, width + 1)
    assert (lines[:, 0] == 0).all()
    return np.frombuffer(parts[b"PLTE"], np.uint8).reshape(-1, 3)[lines[:, 1:]]
