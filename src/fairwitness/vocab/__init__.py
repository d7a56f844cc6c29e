"""Vocabulary: what the program knows of language and of the world, as reviewable TOML files in this folder.

Each file says in its first lines what a row means. ``table("kinds")`` gives the parsed ``kinds.toml``; typed access
lives beside the file (``kinds.py`` for ``kinds.toml``) where a step needs more than the plain table.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from fairwitness.errors import VocabularyError
from fairwitness.vocab.compiled import kept_json, version


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed ``<name>.toml`` of this folder; VocabularyError says which file and line is broken."""
    file = resources.files(__package__).joinpath(f"{name}.toml")
    try:
        source = file.read_bytes()
    except FileNotFoundError as e:
        raise VocabularyError(f"there is no vocabulary file {name}.toml; reinstall fairwitness") from e
    return dict(kept_json(name, source, lambda: _parsed(name, source)))


@cache
def edition(*names: str) -> str:
    """A short name for what these files hold: another one as soon as a line of them is another."""
    folder = resources.files(__package__)
    return version(*(folder.joinpath(f"{name}.toml").read_bytes() for name in names))


def _parsed(name: str, source: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(source.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        raise VocabularyError(f"vocabulary file {name}.toml is broken: {e}") from e
