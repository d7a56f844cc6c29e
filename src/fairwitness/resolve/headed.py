"""Names that the dateline or the headline makes places, where the sentence around them does not say so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from fairwitness.text import Rare
from fairwitness.vocab import proper
from fairwitness.vocab.actors import actor_named
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.toponyms import Toponym

_LINES = 8
_DATELINE = re.compile(
    r"(?:NEAR |OUTSIDE )?(?P<name>[^\W\d_a-z][^\W\d_a-z'’-]{2,}(?:[ -](?:[^\W\d_a-z]['’]?)[^\W\d_a-z'’-]+){0,3})"
    r"(?:, (?P<holder>(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z]\w+(?: [A-Z]\w+){0,2}))?"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?:\s*\([^)\n]{2,40}\))?(?:\s*(?:--?|–|—)\s|[:.] (?=[A-Z]))"
)


_CALL = r"(?P<name>(?:[a-z]{2,3}-)?[A-Z][a-zà-öø-ÿ’'-]{3,}(?:[ -][A-Z][a-zà-öø-ÿ’'-]+)?)"
_LEADS = ("main", "largest", "second", "biggest", "principal")
_GREAT = rf"capital|(?:{'|'.join(_LEADS)}) (?:city|town|port|settlement)"
_HELD = "fell|had fallen|was taken|was captured|was besieged|was overrun"
_INTO = (
    "leaves|enters|storms|besieges|shells|retakes|reaches|outside|inside|near|hits|rocks|free|freed|operation in|"
    "residents of|outskirts of"
)
_CALLED = (
    Rare(rf"\b(?:{_GREAT}),? {_CALL}(?=[,.;]| (?:and|was|is|has|on|in)\b)", "capital", *_LEADS),
    Rare(rf"\b(?:[Aa]fter|[Ss]ince|[Bb]efore|[Ww]hen|[Uu]ntil) {_CALL} (?:{_HELD})\b", *_HELD.split("|")),
    Rare(
        rf"\b{_CALL} (?:Civil|City|Town|Municipal|Local|District|Provincial|Regional) (?:Council|Hall)\b",
        "council",
        "hall",
    ),
    Rare(rf"\b(?:{_INTO}) {_CALL}(?=[,.;:]|\n| (?:and|as|after|on|in|for|while)\b)", *_INTO.split("|")),
)
_LED = re.compile(r"\b(?:in|at|from|near|into|around) $")
_SUBJECT = re.compile(r"[A-Z][\w’-]{3,}(?:[ -][A-Z][\w’-]+){0,2}(?=[ ,:]* [a-z]|,|:)")


def with_headed(text: str, title: str, names: Iterable[Toponym], headline: Iterable[Toponym]) -> tuple[Toponym, ...]:
    """The names of a text with those that its datelines or the names of its headline add, in order."""
    known = tuple(names)
    starts = [n.start for n in known]
    free: list[Toponym] = []
    more = [*_datelined(text), *_echoed(text, [*headline, *_opening(text, title), *_called(text), *_called(title)])]
    for name in sorted(more, key=lambda n: (n.start, -n.end)):
        number = bisect_left(starts, name.end)
        taken = (number > 0 and known[number - 1].end > name.start) or (free and free[-1].end > name.start)
        if not taken:
            free.append(name)
    return tuple(sorted([*known, *free], key=lambda n: n.start)) if free else known


def _datelined(text: str) -> Iterator[Toponym]:
    """ "TORVIK, Maldania - Shelling stopped.": Torvik, whatever the gazetteer knows."""
    at = 0
    for line in text.split("\n", _LINES)[:_LINES]:
        m = _DATELINE.match(text, at)
        if m and m.end() <= at + len(line) and not _is_label(m["name"]):
            name = cased(m["name"])
            yield Toponym(m.start("name"), m.end("name"), name, Gazetteer.open().candidates(name), m["holder"] or "")
        at += len(line) + 1


def _opening(text: str, title: str) -> Iterator[Toponym]:
    """ "Torvik counts its dead": what a headline opens with and the text puts something into or brings it from."""
    m = _SUBJECT.match(title)
    if not m or actor_named(m[0]) or m[0] in demonyms() or proper.is_doubtful(m[0]) or _is_label(m[0]):
        return
    placed = any(_LED.search(text, max(0, at - 8), at) for at in standing(m[0], text))
    if placed and not Gazetteer.open().is_place(m[0]):
        yield Toponym(0, m.end(), m[0], ())


def _called(text: str) -> Iterator[Toponym]:
    """ "the capital, Torvik", "since Torvik fell", "the Torvik Civil Council": names that the words make towns."""
    for pattern in _CALLED:
        for m in pattern.found(text):
            name, words = m["name"], m["name"].split()
            taken = any(w in demonyms() or _is_label(w) for w in words) or actor_named(name)
            if not taken and not proper.is_personal(words[0]) and not Gazetteer.open().is_place(name):
                yield Toponym(m.start("name"), m.end("name"), name, ())


def _is_label(name: str) -> bool:
    words = name.lower().split()
    return any(w in proper.words("closed", "words") or w in proper.words("dateline", "labels") for w in words)


def _echoed(text: str, headline: Iterable[Toponym]) -> Iterator[Toponym]:
    """Where a text repeats a name that its headline says to be a place."""
    for name in headline:
        plain = len(name.name) > 3 and name.name not in demonyms() and " and " not in name.name
        for start in standing(name.name, text) if plain else ():
            yield Toponym(start, start + len(name.name), name.name, name.candidates, "")


def standing(name: str, text: str) -> Iterator[int]:
    """Where a name stands in a text by itself, not as part of a longer one."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        longer = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum() or longer):
            yield at
        at = text.find(name, end)


def cased(name: str) -> str:
    """A name in capitals as it is written in sentences.

    >>> cased("DEIR EZ-ZOR"), cased("QASR AMUN")
    ('Deir ez-Zor', 'Qasr Amun')
    """
    words = [w.capitalize() for w in re.split(r"(?<=[ -])", name)]
    joined = "".join(words)
    return re.sub(r"\b(Al|Ar|As|Ash|Az|An|Ad|At|El|Ez|Es|De|La|Le)(?=-)", lambda m: m[1].lower(), joined)
