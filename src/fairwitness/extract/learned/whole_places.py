"""Words of place with what belongs to them though the option that was chosen leaves it out: "the capital, Torvik"."""

from __future__ import annotations

import re
from functools import cache

from fairwitness.model import Span
from fairwitness.vocab import proper
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.name_tokens import is_capital

_NAME = r"(?:[a-z]{2,3}-)?[A-Z][\w’'-]+(?: (?:(?:of|al|el|de|ez|es|en|ad) )?(?:[a-z]{2,3}-)?[A-Z][\w’'-]+){0,3}"
_BETWEEN = re.compile(r"\bbetween (?:the )?$")
_AND = re.compile(rf" and (?:the )?{_NAME}")
_SEAT = re.compile(rf"(?<=(?:.capital|....town|....city|.village)), (?P<name>{_NAME})")
_LEAD = 24  # characters looked at before the words, for a side or "between"


def whole_place(words: Span, sentence: Span) -> Span:
    """The words with the rest of their place, inside their sentence.

    >>> said = Span(0, 58, "Shells fell between Torvik and Sanar and on the port, Rusk.")
    >>> whole_place(Span(20, 26, "Torvik"), said).text
    'between Torvik and Sanar'
    >>> whole_place(Span(7, 15, "a market"), Span(0, 37, "It hit a market in the town of Torvik.")).text
    'a market in the town of Torvik'
    """
    start, end, text = words.start - sentence.start, words.end - sentence.start, sentence.text
    lead = max(0, start - _LEAD)
    named = words.text[:1].isupper()
    if named and (between := _BETWEEN.search(text, lead, start)) and (other := _AND.match(text, end)):
        start, end = between.start(), other.end()
    elif named and (side := _side().search(text, lead, start)):
        start = side.start()
    elif words.text.rsplit(" ", 1)[-1].islower() and (rest := _SEAT.match(text, end) or _further().match(text, end)):
        end = rest.end() if _may_be_place(rest["name"]) else end
    return Span(sentence.start + start, sentence.start + end, text[start:end])


@cache
def _sides() -> str:
    return "|".join(sorted((w for w in proper.words("place", "compass") if w.islower()), key=len, reverse=True))


@cache
def _side() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_sides()}) $")


@cache
def _further() -> re.Pattern[str]:
    """What says, behind a common noun, where the thing is: "in the town of Torvik", "30 km east of Torvik"."""
    kinds = "|".join(sorted(proper.words("place", "of")))
    off = rf"(?:(?:just|some|about|around) )?(?:\d+ ?(?:km|miles|kilomet\w+) )?(?:{_sides()}) (?:of|from)"
    town = rf"(?:the )?(?:(?:[a-z-]+ ){{0,3}}(?:{kinds}) of )?(?:the )?(?:(?:{_sides()}) )?"
    return re.compile(rf"(?: (?:in|at|of|near|outside)|,? {off}) {town}(?P<name>{_NAME})")


def _may_be_place(name: str) -> bool:
    """Whether a name can be a place's: it begins with no month, day or people."""
    first = name.split(" ", 1)[0]
    return is_capital(first) and first not in demonyms()
