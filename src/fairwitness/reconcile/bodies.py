"""Whose word it is within one report: the body of a person, and the whole name of "the Front" (rule 3).

A short name counts only within its text: "the Front" of two reports may be two. Where the text names no such body, or
several, it is nobody's name, and its word is an unnamed source's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from fairwitness.model import Reading, Source
from fairwitness.vocab.body_types import type_by_name
from fairwitness.vocab.fuller_names import fuller
from fairwitness.vocab.voices import speaks_by_office

# The capitalised words straight before a short name; far enough back for any name.
_BEFORE = re.compile(r"(?:[A-Z][\w'’-]{0,30} ){1,5}\Z")
_BACK = 120
# With which a sentence may begin before a name.
_LEADS = frozenset("the a an but and so yet in on at of by for from with as when while after before since if".split())


class Bodies:
    """The bodies that one reading names. ``known``: is a name one of the registry's?"""

    def __init__(self, reading: Reading, known: Callable[[str], object]) -> None:
        self._reading, self._known = reading, known
        self._of_people = _affiliations(reading)
        self._whole: dict[str, str | None] = {}

    def speaking(self, link: Source) -> Source:
        """The link with the body that it speaks for, under its whole name; without it, where it is nobody's name."""
        org = link.org or (self._of_people.get(link.name) if link.name else None)
        if org and is_short(org) and not self._known(org):
            org = self._named_whole(org)
        return Source(link.name, org, link.words)

    def _named_whole(self, short: str) -> str | None:
        if short not in self._whole:
            self._whole[short] = fuller(short, {*_named_with(self._reading.document.text, short)})
        return self._whole[short]


def is_short(name: str) -> bool:
    """Is it but a word for what a body is, that many bodies share?

    >>> is_short("Front"), is_short("Command"), is_short("Northern Front"), is_short("Hezbollah")
    (True, True, False, False)
    """
    word = name.removeprefix("The ").removeprefix("the ")
    return " " not in word and (type_by_name(word) != "other" or speaks_by_office(word))


def _affiliations(reading: Reading) -> dict[str, str]:
    """The organisation of each named person, where the document gives exactly one."""
    found: dict[str, set[str]] = {}
    chains = [c.chain for c in reading.claims] + [s.chain for s in reading.statements]
    for link in (link for chain in chains for link in chain):
        if link.name and link.org:
            found.setdefault(link.name, set()).add(link.org)
    return {name: next(iter(orgs)) for name, orgs in found.items() if len(orgs) == 1}


def _named_with(text: str, short: str) -> Iterator[str]:
    """The names in a text that end in this word: "Northern Front" for "Front"."""
    for found in re.finditer(rf"\b{re.escape(short)}\b", text):
        before = _BEFORE.search(text, max(0, found.start() - _BACK), found.start())
        words = before.group().split() if before else []
        while words and words[0].casefold() in _LEADS:
            del words[0]
        if words:
            yield " ".join((*words, short))
