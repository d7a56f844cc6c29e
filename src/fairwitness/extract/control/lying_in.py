"""A name that only says where the place before it lies ("took Amun Ford, Marram") is no second place that is held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from fairwitness.model import Claim
from fairwitness.vocab.name_evidence import candidates

_KINDS = frozenset({"controls", "captured", "withdrew"})
_HOLDS = frozenset({"country", "region", "province", "district"})
_AHEAD = 300  # characters that tell whether a list goes on
_STOPS = re.compile(
    r"\s*(?:[,.;:!?)”\"]|$|(?:on|in|last|this|since|during|by|after|before|as|that|when|while|said|says)\b)"
)
_LISTED = re.compile(r"(?:,| and) (?:the )?$")
_ITEM = r", (?:the )?(?:al-|el-|ul-)?[A-ZÀ-ÞĞİŞŠČŽ][^,.;:]{0,40}?"
_GOES_ON = re.compile(
    rf"(?:{_ITEM}){{0,30}},? (?:and|or|as well as) (?:the )?(?:al-|el-|ul-)?[A-ZÀ-ÞĞİŞŠČŽ]|(?:{_ITEM}){{2}},"
)


def without_containers(claims: Iterable[Claim], text: str) -> tuple[Claim, ...]:
    """The claims without those of control whose place only holds the place of the one before."""
    told = tuple(claims)
    held = sorted((c for c in told if c.kind in _KINDS and c.figure is None and c.place), key=_where)
    gone = {run[1].id for run in _runs(held, text) if len(run) == 2 and _lies_in(run[0], run[1], text)}
    return tuple(c for c in told if c.id not in gone)


def _where(c: Claim) -> tuple[str, int]:
    return c.kind, c.place.start if c.place else 0


def _runs(held: Sequence[Claim], text: str) -> Iterator[list[Claim]]:
    """The claims of one kind whose places follow each other after a comma; three are a list."""
    run: list[Claim] = []
    for c in held:
        if run and not (run[-1].kind == c.kind and _follows(run[-1], c, text)):
            yield run
            run = []
        run.append(c)
    if run:
        yield run


def _follows(a: Claim, b: Claim, text: str) -> bool:
    return a.place is not None and b.place is not None and text[a.place.end : b.place.start] == ", "


def _lies_in(a: Claim, b: Claim, text: str) -> bool:
    if a.place is None or b.place is None or _LISTED.search(text, max(0, a.place.start - 5), a.place.start):
        return False
    named = b.place.text[:1].isupper() and _may_hold(a.place.text, b.place.text)
    return named and _ends_list(text[b.place.end : b.place.end + _AHEAD])


def _may_hold(town: str, holder: str) -> bool:
    """Whether the second is a country, a province, or unknown; behind an unknown name it may be any."""
    found = candidates(holder)
    return not found or found[0].place.kind in _HOLDS or not candidates(town)


def _ends_list(rest: str) -> bool:
    """Whether no list of names goes on; the last of a list is joined by more than a comma."""
    return _STOPS.match(rest) is not None and _GOES_ON.match(rest) is None
