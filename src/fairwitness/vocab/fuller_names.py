"""Which longer name of a text a shorter one stands for: "the Front" of the Northern Front, "HRS", "Ministry: 12 dead".

Only within one text, and only where one name of it fits: a text that tells of the Northern and of the Southern Council
means neither by "the council" alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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
    found = {_key(name): name for name in sorted(names) if _key(name) != plain.casefold() and _shortens(plain, name)}
    return next(iter(found.values())) if len(found) == 1 else None


def _key(name: str) -> str:
    return plain_name(name).casefold()


def _shortens(short: str, name: str) -> bool:
    if not short[:1].isupper():
        return False
    long = plain_name(name).split(" ")
    if " " not in short and _ACRONYM.fullmatch(short) and short == _initials(long):
        return True
    words, low = short.casefold().split(" "), [w.casefold() for w in long]
    if len(words) >= len(low):
        return False
    core = low[: next((n for n, w in enumerate(low) if n and w in _LINKS), len(low))]
    rest = low[len(words) :]
    begins = low[: len(words)] == words and (rest[0] in _LINKS or " ".join(rest) in _FORCES)
    return begins or words in (low[-len(words) :], core[-len(words) :])


def _initials(words: list[str]) -> str:
    return "".join(w[0] for w in words if w[:1].isupper()) if len(words) > 1 else ""
