"""The number that only tells of how many: in "killing four of its 25 crew" nobody says that 25 were killed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from fairwitness.model import Claim

_OF = re.compile(r" (?:out )?of (?:(?:the|its|his|her|their|our|some|about) |(?:[\w-]{1,20} ){0,4}[\w-]{1,20}['’]s? )?")
_HARM = (
    "killed|dead|slain|wounded|injured|hurt|taken|abducted|kidnapped|detained|arrested|captured|seized|held|missing|"
    "displaced|destroyed|damaged|shot|lost|who|that|deaths|casualties|victims|captives|hostages|prisoners|detainees"
)
_COPULA = "were|was|are|is|have|has|had|been"
# What is said of the whole itself: "the 276 taken from Torvik", "two of the 16 were children".
_SAID_OF_IT = re.compile(
    rf"(?: (?!(?:{_COPULA})\b)[\w-]{{1,20}}){{0,3}}? (?:{_HARM})\b|"
    r"(?: [\w-]{1,20}){0,3}? (?:were|was|are|is) "
    r"(?:children|women|men|civilians|minors|girls|boys|from|under|aged|[A-Z])"
)


def without_wholes(claims: Iterable[Claim], text: str) -> tuple[Claim, ...]:
    """The claims without those of a whole of which only a part is told, which then counts the whole's group."""
    told = tuple(claims)
    pairs = {part.id: whole for part, whole in _pairs(told, text)}
    gone = {whole.id for whole in pairs.values()}
    kept = (_of(c, pairs[c.id]) if c.id in pairs else c for c in told if c.id not in gone)
    return tuple(replace(c, part_of=None) if c.part_of in gone else c for c in kept)


def _pairs(claims: Iterable[Claim], text: str) -> Iterator[tuple[Claim, Claim]]:
    """Parts and wholes of one kind."""
    counted = sorted((c for c in claims if c.figure), key=_start)
    for part, whole in pairwise(counted):
        if part.kind == whole.kind and part.figure and whole.figure and part.figure.best != 1:
            joined = _OF.fullmatch(text, part.figure.words.end, whole.figure.words.start)
            if joined and not _SAID_OF_IT.match(text, whole.figure.words.end):
                yield part, whole


def _start(claim: Claim) -> int:
    return claim.figure.words.start if claim.figure else 0


def _of(part: Claim, whole: Claim) -> Claim:
    """The part with what the whole is of: "four" of "its 25 crew" are crew."""
    is_far = part.group is None or part.group.start < _start(whole)
    return replace(part, group=whole.group) if is_far and whole.group else part
