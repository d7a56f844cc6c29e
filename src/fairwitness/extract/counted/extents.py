"""How far the words of a place reach beyond its name: "the clinic in X", "the outskirts of X", "X and Y"."""

from __future__ import annotations

import re
from functools import cache

from fairwitness.model import Span
from fairwitness.vocab import harm, phrases, proper
from fairwitness.vocab.whereabouts import extents

_WORD = re.compile(r"[\w’'-]+")


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))


@cache
def _before() -> re.Pattern[str]:
    sides = _any(frozenset(w for w in proper.words("place", "compass") if w.islower()))
    edge = rf"(?:(?:{sides}) )?(?:{_any(extents('edges'))}) of|(?:{_any(extents('sides'))}) of"
    no_name = proper.words("closed", "words") | phrases.words("verb") | frozenset(harm.verbs("damage"))
    free = rf"(?:(?!(?:{_any(no_name)})\b)[\w’'-]+ ){{0,2}}?"
    site = rf"{free}(?:{_any(extents('sites'))})(?:,? just)? (?:in|at|of|near|outside)"
    town = rf"(?:the )?(?:(?:[a-z-]+ ){{0,3}}(?:{_any(proper.words('place', 'of'))}) of )?(?:the )?"
    return re.compile(
        rf"(?<![\w’'-])(?:(?:the|a|an|its|their) )?(?:{edge}|{site}) {town}(?:(?:{sides}) )?$", re.IGNORECASE
    )


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:['’]s)?(?: [a-z-]+)? (?:{_any(extents('sites'))})|['’]s capital)\b(?! of\b)")


@cache
def _glue() -> re.Pattern[str]:
    held = r"(?:[\w.]+-(?:held|controlled|run|ruled|occupied|administered) |occupied |besieged )?"
    kind = rf"(?:(?:[a-z-]+ ){{0,2}}(?:{_any(proper.words('place', 'of'))}) of )?"
    return re.compile(rf"(?:,| and|, and| or| as well as|, as well as)(?: in| at| near)? (?:the )?{held}{kind}")


@cache
def _heads() -> frozenset[str]:
    """The last word of each noun that ``_before`` looks for."""
    nouns = extents("edges") | extents("sides") | extents("sites")
    return frozenset(_WORD.findall(noun.lower())[-1] for noun in nouns)


def _may_reach_back(before: str) -> bool:
    """A quick look, so that the search is made only where it can find something."""
    return before[-1:] == " " and not _heads().isdisjoint(_WORD.findall(before.lower()))


def extended(words: Span, sentence: Span) -> Span:
    """The words of a place with the site or side of it that its sentence means; a name may reach past it."""
    if words.end > sentence.end:
        return words
    start, end = words.start - sentence.start, words.end - sentence.start
    back = max(0, start - 70)
    if _may_reach_back(sentence.text[back:start]) and (m := _before().search(sentence.text, back, start)):
        start = m.start()
    if m := _after().match(sentence.text, end):
        end = m.end()
    return Span(sentence.start + start, sentence.start + end, sentence.text[start:end])


def is_joined(between: str) -> bool:
    """Whether only what joins two names of a list stands between them.

    >>> is_joined(" and "), is_joined(" and then ")
    (True, False)
    """
    return _glue().fullmatch(between) is not None


def joined(row: list[Span], sentence: Span) -> Span:
    """A list of places as one: "X, Y and Z"."""
    start, end = row[0].start, row[-1].end
    return Span(start, end, sentence.text[start - sentence.start : end - sentence.start])
