"""Whom a sentence begins with, for the "it", "they", "she" and "the group" of the next one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from fairwitness.extract.attribution.bodies import body_of
from fairwitness.extract.attribution.persons import person_named
from fairwitness.extract.attribution.register import DIES, Register
from fairwitness.vocab import phrases, proper
from fairwitness.vocab.body_types import type_of
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.orgs import Org

_HEAD = re.compile(r"(?:\A|(?<=[.!?”\"]\s)|(?<=\n))")
_NAME = r"[A-Z][\w’'-]+"
_PERSON = re.compile(
    rf"({_NAME}(?: (?:al-|el-|bin |abu |van |de )?{_NAME}){{1,3}})"
    r"(?=,| [a-z]+(?:ed|s|t|w|n|ew|id) )"
)
_BODY = re.compile(
    rf"(?:The|the) (?:(?:[a-z-]+ ){{0,2}}?(?:ministry|army|military|police|government|authorities|council|coalition)\b"
    rf"(?! (?:of|in|for|from|said|says|told))"
    rf"|(?:charity|group|organi[sz]ation|watchdog|network|agency|militia) "
    rf"(?P<called>{_NAME}(?: (?:(?:and|of|for) )?{_NAME}){{0,5}})"
    rf"|(?P<armed>{_NAME}(?: {_NAME}){{0,4}} (?:Front|League|Army|Brigades?|Movement|Union|Forces|Council|Alliance)))"
)
_MANY = re.compile(
    rf"(?:The )?(?:[a-z-]+ ){{0,2}}(?:{_NAME}(?: {_NAME}){{0,4}}|[a-z-]+)(?<=s)\b"
    r"|(?:The )?(?:[a-z]+ )?(?:police|military)\b"
)
_OTHERS = re.compile(r"(?:(?:The|Two|Three|Some|Many) )?(?!(?:This|His|Its|Thus|Less|As|Was)\b)[A-Za-z][a-z]+s [a-z]")
_LOOK_BACK = 600
_LONGEST = 200  # characters of a body's name
_MOST = 8


def opening_person(known: Register, since: int, before: int) -> str | None:
    """The full name that the last of the sentences between two offsets begins with, if one does."""
    places = Gazetteer.open()
    for at in _heads(known.text, since, before):
        m = _PERSON.match(known.text, at, before)
        if m and DIES.match(known.text, m.end(1), before):
            return None
        if m is None or m.group().split()[0].lower() in _no_names() or places.is_place(m.group(1)):
            continue
        if person_named(m.group(1), office=False) == m.group(1):
            return m.group(1)
    return None


def opening_body(
    known: Register, since: int, before: int, kinds: Collection[str] = (), *, many: bool = False
) -> str | None:
    """The body that the last of the sentences between two offsets begins with, if one does.

    ``kinds``: of these types only, where any are given; ``many``: only such as have a name in the plural, or fight.
    """
    starts = dict(known.bodies_between(max(since, before - _LOOK_BACK), before))
    for at in _heads(known.text, since, before):
        if many and at not in starts and at + 4 not in starts and _OTHERS.match(known.text, at, before):
            return None  # "they" are those
        org = starts.get(at) or starts.get(at + 4 * known.text.startswith(("The ", "the "), at))
        org = org or (_body_at(known, at) if at < before else None)
        if org is None or (kinds and org.type not in kinds):
            continue
        if not many or org.type == "armed_group" or _MANY.match(known.text, at, before):
            return org.name
    return None


def _body_at(known: Register, at: int) -> Org | None:
    """The body that no registry knows by this name, or only the state tells, which a sentence begins with."""
    if at not in known.opened:
        m = _BODY.match(known.text, at, at + _LONGEST)
        name = (m["called"] or m["armed"] or body_of(m.group(), None, None, at, known)) if m else None
        known.opened[at] = Org(name, type_of(name)) if name else None
    return known.opened[at]


@cache
def _no_names() -> frozenset[str]:
    """Words in capitals at the head of a sentence that begin no name: "Today", "Among"."""
    days = ("today", "yesterday", "tomorrow", "tonight", "here", "last", "next", "one", "two")
    return proper.words("place", "compass").union(
        days, *(phrases.words(n) for n in ("prep", "conj", "adv", "det", "pron", "aux", "modal"))
    )


def _heads(text: str, since: int, before: int) -> Iterator[int]:
    """Where sentences begin, the last first."""
    found = [m.start() for m in _HEAD.finditer(text, max(since, before - _LOOK_BACK), before)]
    return reversed(found[-_MOST:])
