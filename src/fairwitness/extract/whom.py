"""Of whom, where the figure's own words do not say: "two were shot" of the three bombers just told of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from fairwitness.model import Claim, Span
from fairwitness.vocab.groups import group_class, is_person, is_some, vague

_FAR = 250  # characters back to the group
_BEAR_ARMS = frozenset(("combatants", "security_forces"))
_DONE_TO = re.compile(r"(?<!were )(?<!was )(?<!been )\b(?:kill|wound|injur|abduct|kidnapp|detain|captur)(?:ed|ing) $")
_START = attrgetter("start")
_BEFALLS = frozenset(
    "killed injured missing detained abducted surrendered displaced evacuated arrived returned trapped present deprived"
    " aided".split()
)


def with_groups(claims: Iterable[Claim], sentences: Sequence[Span]) -> tuple[Claim, ...]:
    """The claims, each figure of people that stands alone with the group told of before it in its sentence, or by a
    claim of its kind shortly before.
    """
    told = tuple(claims)
    known: dict[str, Claim] = {}
    before: list[Claim] = []
    for claim in sorted(told, key=_where):
        if claim.group is not None:
            if _says_who(claim.group, claim.kind):
                before.append(claim)
        elif _stands_alone(claim) and before and _reaches(before[-1], claim, sentences):
            known[claim.id] = replace(claim, group=before[-1].group, side=claim.side or before[-1].side)
    return tuple(known.get(c.id, c) for c in told)


def _where(claim: Claim) -> int:
    return claim.figure.words.start if claim.figure else claim.words.start


def _says_who(group: Span, kind: str) -> bool:
    name = group_class(group.text, kind)
    return is_person(name) and not is_some(name) and vague(group.text) is None


def _stands_alone(claim: Claim) -> bool:
    return claim.kind in _BEFALLS and claim.figure is not None and claim.figure.unit == "people"


def _reaches(earlier: Claim, claim: Claim, sentences: Sequence[Span]) -> bool:
    """Whether a claim counts more of those of an earlier one."""
    at, start = _where(claim), earlier.group.start if earlier.group else 0
    number = max(0, bisect_right(sentences, at, key=_START) - 1)
    sentence = sentences[number]
    if not 0 < at - start <= _FAR:
        return False
    if start >= sentence.start:
        return True
    if earlier.kind != claim.kind:
        return False
    if earlier.group is None or group_class(earlier.group.text, earlier.kind) not in _BEAR_ARMS:
        return True
    # "Dozens of gunmen were killed. They have killed thousands": nobody says that the thousands bore arms
    is_next = start >= sentences[number - 1].start and sentence.start - sentences[number - 1].end <= 1
    return is_next and _DONE_TO.search(sentence.text, 0, at - sentence.start) is None
