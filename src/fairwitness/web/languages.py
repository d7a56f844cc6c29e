"""The languages of the interface: the strings of each, by key, and which form of a string a number takes.

A file strings/CODE.toml is a language. What it does not have is told in English.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from fairwitness.errors import UsageError

ENGLISH = "en"
FORMS = ("zero", "one", "two", "few", "many", "other")
_STRINGS = Path(__file__).with_name("strings")
# The languages there are, English first.
LANGUAGES = (ENGLISH, *sorted(p.stem for p in _STRINGS.glob("*.toml") if p.stem != ENGLISH))
# Around what is put into a string that is written from right to left: its own direction, and no effect around it.
# Before the string its direction: what looks for the first letter to find one passes over all that is put in.
_OWN, _RIGHT_TO_LEFT, _END, _RIGHT = "\u2068", "\u2067", "\u2069", "\u200f"


class Language:
    """The strings of one language ("en", "ar"), with values put in."""

    def __init__(self, code: str) -> None:
        self.code = code
        self._strings = {**strings(ENGLISH), **strings(code)}
        self._form = Locale(code).plural_form
        self.direction = self._strings["direction"]

    def told(self, key: str, **values: object) -> str:
        """The string of a key, with values put in; a missing key is an error, never a blank."""
        found = self._strings[key]
        if not values:
            return found
        told = found.format_map({k: self._put(v) for k, v in values.items()})
        return f"{_RIGHT}{told}" if self.direction == "rtl" else told

    def counted(self, key: str, n: int, **values: object) -> str:
        """The string of a key that tells a number of things, in the form that the number takes: ``n`` in it."""
        form = f"{key}.{self._form(n)}"
        return self.told(form if form in self._strings else f"{key}.other", n=n, **values)

    def word(self, table: str, value: str | None) -> str:
        """The word for one of a closed set of values: word("kind", "killed"); a value not known stays as it is."""
        told = value or ""
        return self._strings.get(f"{table}.{told}", told.replace("_", " "))

    def in_order(self, written: str) -> str:
        """Words and numbers that are read in the direction of this language wherever they stand."""
        return f"{_RIGHT_TO_LEFT}{written}{_END}" if self.direction == "rtl" else written

    def _put(self, value: object) -> str:
        told = f"{value:,}" if isinstance(value, int) else str(value)
        return f"{_OWN}{told}{_END}" if self.direction == "rtl" else told


def known(code: str) -> str:
    """The code of a language that there is; UsageError for another."""
    if code not in LANGUAGES:
        raise UsageError(f"there is no language {code!r}; those there are: {', '.join(LANGUAGES)}")
    return code


@cache
def language(code: str) -> Language:
    """A language by its code, one of LANGUAGES."""
    return Language(code)


@cache
def strings(code: str) -> Mapping[str, str]:
    """The strings that the file of a language has, flat: "situation.title"."""
    with (_STRINGS / f"{code}.toml").open("rb") as file:
        return dict(_flat(tomllib.load(file), ""))


def _flat(tree: Mapping[str, Any], before: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for key, value in tree.items():
        found |= _flat(value, f"{before}{key}.") if isinstance(value, dict) else {f"{before}{key}": value}
    return found
