"""Words of place with what belongs to them though the option that was chosen leaves it out: "the capital, Torvik"."""

from __future__ import annotations

import re
from functools import cache

from fairwitness.model import Span
from fairwitness.vocab import proper
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.name_tokens import is_capital
from fairwitness.vocab.sites import site_named
from fairwitness.vocab.states import country_named

_NAME = r"(?:[a-z]{2,3}-)?[A-Z][\w’'-]+(?: (?:(?:of|al|el|de|ez|es|en|ad) )?(?:[a-z]{2,3}-)?[A-Z][\w’'-]+){0,3}"
_BETWEEN = re.compile(r"\bbetween (?:the )?$")
_STREET = re.compile(r"[A-Z]\w+ St$")
_SAINT = re.compile(rf"\. {_NAME}")
_HOUSE = re.compile(
    r"(?: [a-z-]+['’]s)? (?:hospital|clinic|school|mosque|church|cathedral|morgue|prison|airbase)\b"
    r"(?=[.,;:)]|$| (?:was|were|is|has|had|in|on|at|and|after|when|where|which|said|as|by)\b)"
)
_OPENS = re.compile(r"(?:[A-Z][a-z]+(?: [A-Z]?[a-z]+){0,2},? )?[Ii]n (?:the )?(?:[A-Za-z-]+ ){0,4}?(?:of )?(?:the )?")
_OTHER_CLAUSE = re.compile(r"\b(?:after|when|before|since|as|while|where|because|following|but)\b|;")
_BESIDE = re.compile(r"(?:north|south|east|west)\w* of ")
_RIGHT_THERE = re.compile(
    r"(?: (?!(?:in|at|near|and|who|that|which|from|of|was|were|to|by)\b)[\w’'-]+){1,4}"
    r" (?:in|at|near|outside|inside) (?:the )?(?:[a-z-]+ ){0,2}(?:[A-Z][a-z]+ )?"
    r"(?:(?:town|city|village|port|camp|district|province|region|state|suburb|capital|area) of )?(?:the )?"
)
_LAND = "provinces?|districts?|regions?|states?|governorates?|valley|oblast|counties|county|department|peninsula"
_ITS_LAND = re.compile(
    rf"['’]s (?:[a-z-]+ ){{0,2}}(?:{_NAME} (?:tribal )?(?i:{_LAND})\b"
    rf"|(?:[a-z-]+ ){{0,2}}(?:town|city|village|{_LAND}) of {_NAME})"
)
_AND = re.compile(rf" and (?:the )?{_NAME}")
_SEAT = re.compile(rf"(?<=(?:.capital|....town|....city|.village)), (?P<name>{_NAME})")
_LEAD = 60  # characters looked at before the words, for a side, a site or "between"
_PARTS = "countryside|sections?|neighbou?rhoods|parts?|side|half|suburbs?|outskirts|approaches|areas?|regions?"
# A noun's own words: "the provincial police headquarters in"
_BEFORE_NOUN = re.compile(
    r"(?:(?<=\bthe )|(?<=\ba )|(?<=\ban )|(?<=\bits )|(?<=\btheir ))"
    r"(?:(?!(?:in|at|of|on|near|to|from|and|by|for|with|into|or|but|who|which|inside|outside|hit|struck|left|took|was"
    r"|were|is|are|has|had|fell|held|set|met|burnt|built|lost|won|saw|ran|[a-z]+ed)\b)[A-Za-z][\w’'-]* ){1,3}$"
)
_SITE = re.compile(r"(?P<noun>[a-z-]+) (?:in|at|on|near|outside) ")
_AT_SITE = re.compile(
    r"(?<=\bat )(?:a|an|the) (?:[a-z-]+ ){0,3}(?P<noun>[a-z-]+) (?:in|at|near|outside) "
    r"(?:the (?:town|village|city) of )?$"
)


_SITE_AT = re.compile(
    r"\b(?:an?|the|its|one of the|two|three) (?:[a-z-]+ ){0,3}(?P<noun>(?!garrison)[a-z-]+) at (?:the )?$"
)
_NAMED_SITE = re.compile(
    r"(?:[A-Z][\w’'-]+ ){1,3}"
    r"(?:Square|Street|Avenue|Hospital|Market|Mosque|Church|Hotel|University|Stadium|Prison|School)"
    r" (?:of|in|at) (?:the )?(?:[a-z]+ern |central |downtown )?$"
)
_QUARTER_OF = re.compile(
    rf"\b(?:the )?{_NAME} (?:district|neighbou?rhood|quarter|suburb|ward) of (?:the )?(?:(?:city|town) of )?$"
)
_BARE_SIDE = re.compile(
    r"['’]s (?:far )?(?:north|south|east|west)(?:-?(?:east|west))?(?![\w-])"
    r"(?! (?:coast|bank|side|border|province|region|district|gate|wing|end|shore)\b)"
)


def whole_place(words: Span, sentence: Span) -> Span:
    """The words with the rest of their place, inside their sentence; as they are where a sentence ends within them.

    >>> said = Span(0, 58, "Shells fell between Torvik and Sanar and on the port, Rusk.")
    >>> whole_place(Span(20, 26, "Torvik"), said).text
    'between Torvik and Sanar'
    >>> whole_place(Span(7, 15, "a market"), Span(0, 37, "It hit a market in the town of Torvik.")).text
    'a market in the town of Torvik'
    """
    if words.end > sentence.end:
        return words
    start, end, text = words.start - sentence.start, words.end - sentence.start, sentence.text
    lead = max(0, start - _LEAD)
    named = words.text[:1].isupper()
    end = _end_of_name(words.text, text, end)
    if _sided().match(words.text):
        both = _first_side().search(text, lead, start)
        start = both.start() if both else start
    if named and (between := _BETWEEN.search(text, lead, start)) and (other := _AND.match(text, end)):
        start, end = between.start(), other.end()
    elif before := (_before_name(text, lead, start) if named else _before_noun(words.text, text, lead, start)):
        start = before.start()
    elif words.text.rsplit(" ", 1)[-1].islower() and (rest := _SEAT.match(text, end) or _further().match(text, end)):
        end = rest.end() if _may_be_place(rest["name"]) else end
    return Span(sentence.start + start, sentence.start + end, text[start:end])


def opens(place: Span, told: Span, sentence: Span) -> bool:
    """Whether a sentence begins with where it happened: "Elsewhere, in the province of Amun, police say ...".

    >>> said = Span(0, 46, "In Amun, police say raiders took three traders")
    >>> opens(Span(3, 7, "Amun"), Span(33, 38, "three"), said), opens(Span(3, 7, "Amun"), Span(0, 2, "In"), said)
    (True, False)
    """
    start, end = place.start - sentence.start, place.end - sentence.start
    before = sentence.text[:start] if start < _LEAD else ""
    return told.start > place.end and _OPENS.fullmatch(before) is not None and sentence.text[end : end + 2] == ", "


def parted(between: str) -> bool:
    """Whether another clause begins in the words between two things."""
    return _OTHER_CLAUSE.search(between) is not None


def is_right_there(between: str, place: str) -> bool:
    """Whether the words between a number and a place are what is counted and where: " shepherds in the town of "."""
    lead = "near " if _BESIDE.match(place) else ""  # " shepherds ", "north of Torvik"
    return _RIGHT_THERE.fullmatch(between + lead) is not None


def _end_of_name(words: str, text: str, end: int) -> int:
    """Where a name ends that was cut: "St. Mary's Cathedral", "Torvik's northern suburbs"."""
    if words == "St":
        rest = None if _STREET.search(text, max(0, end - _LEAD), end) else _SAINT.match(text, end)
    else:
        named = words.rsplit(" ", 1)[-1][:1].isupper()
        rest = (
            (_HOUSE.match(text, end) or _side_of_its_own(text, end) or _own_land(words, text, end)) if named else None
        )
    return rest.end() if rest else end


def _side_of_its_own(text: str, end: int) -> re.Match[str] | None:
    """ "Torvik's northern suburbs", "Torland's northwest"."""
    return _own_side().match(text, end) or _BARE_SIDE.match(text, end)


def _own_land(words: str, text: str, end: int) -> re.Match[str] | None:
    """ "a school in Torland", where the text goes on "'s Sanar province"."""
    last = words.rsplit(" in ", 1)[-1].removeprefix("the ")
    return _ITS_LAND.match(text, end) if country_named(last) is not None else None


def _before_name(text: str, lead: int, start: int) -> re.Match[str] | None:
    """ "northern X", "the eastern part of X", "at a recruiting office in X", "the wells at X"."""
    if named := _NAMED_SITE.search(text, lead, start) or _QUARTER_OF.search(text, lead, start):
        return named
    at = _AT_SITE.search(text, lead, start) or _SITE_AT.search(text, lead, start)
    return _side().search(text, lead, start) or _part().search(text, lead, start) or (at if _is_site(at) else None)


def _before_noun(words: str, text: str, lead: int, start: int) -> re.Match[str] | None:
    """ "the provincial police" before "headquarters in X", "the eastern section of" before "the capital"."""
    if words.startswith("the "):
        return _part().search(text, lead, start)
    return _BEFORE_NOUN.search(text, lead, start) if _is_site(_SITE.match(words)) else None


def _is_site(found: re.Match[str] | None) -> bool:
    return found is not None and site_named(found["noun"]) is not None


@cache
def _sides() -> str:
    return "|".join(sorted((w for w in proper.words("place", "compass") if w.islower()), key=len, reverse=True))


@cache
def _side() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?:{_sides()}) and )?(?:{_sides()}) $")


@cache
def _first_side() -> re.Pattern[str]:
    """ "western and", before "southern X"."""
    return re.compile(rf"\b(?:{_sides()}) and $")


@cache
def _sided() -> re.Pattern[str]:
    return re.compile(rf"(?:{_sides()}) [A-Z]")


@cache
def _own_side() -> re.Pattern[str]:
    """ "Torvik's northern suburbs"."""
    return re.compile(rf"['’]s (?:{_sides()}) (?:suburbs?|outskirts|edges?|countryside|neighbou?rhoods|districts)\b")


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?:the|an?) )?(?:{_sides()}) (?:{_PARTS}) of (?:the )?$")


@cache
def _further() -> re.Pattern[str]:
    """What says, behind a common noun, where the thing is: "in the town of Torvik", "30 km east of Torvik"."""
    kinds = "|".join(sorted(proper.words("place", "of")))
    off = rf"(?:(?:just|some|about|around) )?(?:\d+ ?(?:km|miles|kilomet\w+) )?(?:{_sides()}) (?:of|from)"
    town = rf"(?:the )?(?:(?:[a-z-]+ ){{0,3}}(?:{kinds}) of )?(?:the )?(?:(?:{_sides()}) )?"
    return re.compile(rf"(?: (?:in|at|of|near|outside|above|overlooking)|,? {off}) {town}(?P<name>{_NAME})")


def _may_be_place(name: str) -> bool:
    """Whether a name can be a place's: it begins with no month, day or people."""
    first = name.split(" ", 1)[0]
    return is_capital(first) and first not in demonyms()
