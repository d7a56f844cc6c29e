"""Which longer name of a text a shorter one stands for: "the Front" of the Northern Front, "HRS", "Ministry: 12 dead".

Only within one text, and only where one name of it fits: a text that tells of the Northern and of the Southern Council
means neither by "the council" alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from fairwitness.vocab.org_keys import plain_name

_LINKS = frozenset({"of", "for", "in", "on", "and"})
_FORCES = ("army", "armed forces", "military", "forces", "troops", "security forces")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,7}[A-Z]")


def fuller(short: str, names: Iterable[str]) -> str | None:
    """The one longer name among these that a short one stands for; None where none fits, or several.

    >>> fuller("Front", ["Northern Front", "Harbour Relief Society"])
    'Northern Front'
    >>> fuller("Council", ["Northern Council", "Southern Council"])
    >>> fuller("Amun Monitor", ["Amun Monitor for Human Rights"]), fuller("HRS", ["Harbour Relief Society"])
    ('Amun Monitor for Human Rights', 'Harbour Relief Society')
    """
    plain = plain_name(short)
    if not plain[:1].isupper():
        return None
    words = plain.casefold().split(" ")
    letters = plain if " " not in plain and _ACRONYM.fullmatch(plain) else None
    longer = ((_long(name), name) for name in sorted(names))
    found = {long.key: name for long, name in longer if _shortens(words, letters, long)}
    return next(iter(found.values())) if len(found) == 1 else None


class _Long(NamedTuple):
    """A longer name: its words in small letters, how many before "of" or "for", the initials of its great ones."""

    key: str
    words: list[str]
    core: int
    initials: str


@lru_cache(maxsize=4096)
def _long(name: str) -> _Long:
    parts = plain_name(name).split(" ")
    words = [w.casefold() for w in parts]
    initials = "".join(w[0] for w in parts if w[:1].isupper()) if len(parts) > 1 else ""
    core = next((n for n, w in enumerate(words) if n and w in _LINKS), len(words))
    return _Long(" ".join(words), words, core, initials)


def _shortens(words: list[str], letters: str | None, long: _Long) -> bool:
    if letters is not None and letters == long.initials:
        return True
    count, low = len(words), long.words
    if count >= len(low):
        return False
    rest = low[count:]
    begins = low[:count] == words and (rest[0] in _LINKS or " ".join(rest) in _FORCES)
    return begins or words in (low[-count:], low[: long.core][-count:])
