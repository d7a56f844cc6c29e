"""Times that may date a claim. Two kinds date nothing: what a superlative looks back to, and when a toll was counted.

As in "the deadliest attack on Torvik since 2019", and in "the toll from Monday's raid rose to 16 on Wednesday".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from fairwitness.model import Time
from fairwitness.text import Rare
from fairwitness.vocab.times import context

_BACK = 160  # characters before a time that are looked at
_ROLLING = frozenset("past last recent this these".split())
_CLAUSE = 100  # characters before a time in which a superlative may stand, back to a mark or a number
_MARK = re.compile(r"[.,;:\n\d]")
_VERBS = frozenset("has have had was were been is are died killed wounded injured fled".split())
_OPEN = re.compile(r"(?:by|since|until)\b", re.IGNORECASE)
_RECOUNTED = Rare(
    r"\b(?:toll|(?:killed|dead|deaths|injured|wounded)) (?:from|of|in|after|at)\b[^.;\n]{0,100}?"
    r"\b(?:rose|risen|climbed|grew|grown|jumped|increased|mounted|reached)\b"
    r"(?: (?:by|from) [\w,]{1,12}){0,2}(?: to)?(?: [\w,-]{1,15}){1,4} $",
    "toll", "killed", "dead", "deaths", "injured", "wounded",
)  # fmt: skip


def datable(times: Iterable[Time], text: str) -> Iterator[Time]:
    """The times of a text, in order, that may date what it claims."""
    for time in times:
        before = text[max(0, time.words.start - _BACK) : time.words.start]
        if not (_is_compared(time, before) or _is_of_the_count(time, before)):
            yield time


def _is_compared(time: Time, before: str) -> bool:
    """Whether a superlative looks back to it: "the worst fighting since June", "its first convoy in two years"."""
    words = time.words.text.lower().split()
    back = words[0] == "since" or (words[0] in ("in", "for") and time.type == "DURATION" and _ROLLING.isdisjoint(words))
    clause = _MARK.split(before.removesuffix("\n")[-_CLAUSE:])[-1] if back else ""
    found = _superlative().search(clause)
    return found is not None and _VERBS.isdisjoint(clause[found.end() :].lower().split())


@cache
def _superlative() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(context('superlatives')))}|most [a-z]{{4,15}})\b", re.IGNORECASE)


def _is_of_the_count(time: Time, before: str) -> bool:
    """Whether it is the day on which the toll of an event told apart was counted anew; a month or year dates a toll."""
    is_day = time.period is not None and time.period.precision == "day"
    return is_day and not _OPEN.match(time.words.text) and any(_RECOUNTED.found(before))
