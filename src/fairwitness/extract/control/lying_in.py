"""A name that only says where the place before it lies ("took Amun Ford, Marram") is no second place that is held."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from fairwitness.model import Claim
from fairwitness.vocab.name_evidence import candidates

_KINDS = frozenset({"controls", "captured", "withdrew"})
_HOLDS = frozenset({"country", "region", "province", "district"})
_AHEAD = 40  # characters that tell whether a list goes on
_STOPS = re.compile(
    r"\s*(?:[,.;:!?)”\"]|$|(?:on|in|last|this|since|during|by|after|before|as|that|when|while|said|says)\b)"
)
_GOES_ON = re.compile(r",? (?:and|or|as well as) |, (?:the )?[A-Z]")


def without_containers(claims: Iterable[Claim], text: str) -> tuple[Claim, ...]:
    """The claims without those of control whose place only holds the place of the one before."""
    told = tuple(claims)
    held = [c for c in told if c.kind in _KINDS and c.figure is None and c.place]
    ordered = sorted(held, key=lambda c: (c.kind, c.place.start if c.place else 0))
    gone = {b.id for a, b in pairwise(ordered) if a.kind == b.kind and _lies_in(a, b, text)}
    return tuple(c for c in told if c.id not in gone)


def _lies_in(a: Claim, b: Claim, text: str) -> bool:
    if a.place is None or b.place is None or text[a.place.end : b.place.start] != ", ":
        return False
    found = candidates(b.place.text)
    may_hold = not found or found[0].place.kind in _HOLDS
    return may_hold and b.place.text[:1].isupper() and _ends_list(text[b.place.end : b.place.end + _AHEAD])


def _ends_list(rest: str) -> bool:
    """Whether no list of names goes on; the last of a list is joined by more than a comma."""
    return _STOPS.match(rest) is not None and _GOES_ON.match(rest) is None
