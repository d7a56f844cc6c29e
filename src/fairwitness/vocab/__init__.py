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


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed ``<name>.toml`` of this folder; VocabularyError says which file and line is broken."""
    file = resources.files(__package__).joinpath(f"{name}.toml")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as e:
        raise VocabularyError(f"there is no vocabulary file {name}.toml; reinstall fairwitness") from e
    except tomllib.TOMLDecodeError as e:
        raise VocabularyError(f"vocabulary file {name}.toml is broken: {e}") from e
