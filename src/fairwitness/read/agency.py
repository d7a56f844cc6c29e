"""The news agency that a text credits, under its canonical name where the registry knows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from fairwitness.read.dateline import Dateline
from fairwitness.vocab import orgs, pages

_FIRST, _LAST = 4, 5
_LONGEST = 240
_PUBLISHERS = frozenset(("agency", "outlet"))


def agency_of(text: str, dateline: Dateline | None, byline: str | None) -> str | None:
    """The agency of the dateline, of a credit in the first or last lines, or of the byline, in this order.

    >>> agency_of("Bridge reopens\\n\\nThe bridge reopened on Monday. (With Reuters)", None, None)
    'Reuters'
    """
    if dateline and dateline.agency:
        return canonical(dateline.agency)
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    near = (*lines[1:][-_LAST:][::-1], *lines[1:_FIRST], byline or "")
    together = "\n".join(near)
    names = [name for name in _names() if name in together]
    for line in near:
        if any(name in line for name in names) and (credited := _credited(line)):
            return credited
    return None


def canonical(name: str) -> str:
    """The name of the registry for an agency, or the name as printed: "SNA" may be many an agency's, and no army's.

    >>> canonical("AFP"), canonical("SNA")
    ('Agence France-Presse', 'SNA')
    """
    known = orgs.org_exactly(name)
    return known.name if known and known.type in _PUBLISHERS else name


def _credited(line: str) -> str | None:
    for piece in _pieces(line):
        for pattern in _patterns():
            if found := pattern.fullmatch(piece):
                return canonical(found["agency"])
    return None


def _pieces(line: str) -> Iterator[str]:
    """A short line, its brackets, its last sentence and what stands after its last dash."""
    if len(line) <= _LONGEST:
        yield line.strip("()[]*_ .")
    for bracket in re.findall(r"[(\[]([^()\[\]]{2,200})[)\]]\W*$", line):
        yield bracket.strip(" .")
    last = re.split(r"(?<=[.!?”\"])\s+", line[-_LONGEST:])[-1]
    yield last.strip("()[]*_ .")
    if dash := re.search(r"(?<=[.!?”\"])\s*([-–—]+ ?[^-–—]{2,40})$", line):
        yield dash[1].strip(" .")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What credits an agency; the names with their capitals, for "ap" and "ina" are no agencies."""
    known = "|".join(re.escape(name) for name in _names())
    name = rf"(?:the )?(?P<agency>(?-i:{known}))(?: news agency)?"
    return tuple(re.compile(pattern.replace("{}", name), re.I) for pattern, _ in pages.agency_credits())


@cache
def _names() -> tuple[str, ...]:
    """Every name of every agency, longest first."""
    names = {name for org in orgs.listed() if org.type == "agency" for name in (org.name, *org.aliases)}
    return tuple(sorted(names, key=len, reverse=True))
