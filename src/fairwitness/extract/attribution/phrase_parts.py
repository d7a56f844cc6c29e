"""Small questions about the words around a cue: is this a time, an adverb, an apposition, a setting? No parser."""

from __future__ import annotations

import re
from functools import cache

from fairwitness.extract.attribution.units import Unit
from fairwitness.vocab import cues

Range = tuple[int, int]

_TIME_WORD = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|yesterday|today|tonight|tomorrow|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|(?:jan|feb|aug|sept?|oct|nov|dec)|(?:19|20)\d\d|morning|evening|afternoon|night|"
    r"week|month|year|late|early|last|weekend|earlier|later|midday|noon"
)
_SETS = frozenset("in at on by through via over from to down told".split())
_ASIDES = frozenset("run led held often seen in".split())
_OBJECTS = frozenset("there this him them us me which what".split())
_AMOUNT = frozenset("over about at more some nearly almost around up between fewer".split())
_DAYS = frozenset("day days hours".split())
_DAY_WORDS = frozenset("the that same next following previous".split())
HARD = frozenset(",;:—–.!?…\"“”«»()[]•‘’'*|/")


def is_time_word(word: str) -> bool:
    """Words that say when: "Friday", "earlier"."""
    return _TIME_WORD.fullmatch(word) is not None


def is_aside(u: Unit, start: int, end: int) -> bool:
    """Whether only a participle or a comparison stands between two commas: "run by Hamas", "citing survivors"."""
    first, inner = u.low[start], u.low[start:end]
    if not inner or len(inner) > 12 or any(w in cues.grammar("auxiliaries") for w in inner):
        return False
    return first in _ASIDES or (len(first) > 4 and first.endswith(("ed", "ing")) and u.words[start].islower())


def is_adverb(u: Unit, at: int) -> bool:
    """ "also", "repeatedly": between a subject and its verb."""
    low = u.low[at]
    return u.words[at].islower() and (
        low in cues.grammar("adverbs") or (low.endswith("ly") and low not in ("family", "daily", "weekly", "assembly"))
    )


def is_apposition(u: Unit, start: int, end: int) -> bool:
    first = u.low[start]
    if first in cues.grammar("appositions") or first in heads() or first.isdigit() or first in ("of", "from", "for"):
        return True
    inner = u.low[start:end]
    if len(inner) < 6 and all(w[0].isupper() or w[:3] in ("al-", "el-") or w in ".-" for w in u.words[start:end]):
        return True
    return (
        len(inner) < 12
        and any(w in heads() for w in inner)
        and not any(w in cues.grammar("auxiliaries") for w in inner)
    )


@cache
def heads() -> frozenset[str]:
    return cues.listed("roles", "heads") | cues.listed("roles", "spokesmen")


def is_month(u: Unit, at: int) -> bool:
    """ "May" between a preposition or a number and whatever follows: no auxiliary."""
    return u.words[at] == "May" and at > 0 and (u.words[at - 1].isdigit() or u.low[at - 1] in _SETS | {"of", "since"})


def is_cue_verb(u: Unit, at: int) -> bool:
    """A reporting verb that is no noun or participle where it stands."""
    if u.low[at] not in cues.uses() or u.low[at] in cues.grammar("auxiliaries") or not u.words[at].islower():
        return False
    low = u.low[at]
    if not low.endswith(("d", "ys")) and low not in ("say", "put", "saying"):
        return False
    return not (at and u.low[at - 1] in ("the", "a", "an", "of", "by", "its", "their", "his", "recently", "newly"))


def before_day(u: Unit, at: int) -> bool:
    """ "the", "next" in "on the next day"."""
    ahead = u.low[at + 1 : at + 3]
    return (u.low[at] in _DAY_WORDS and any(w in _DAYS or is_time_word(w) for w in ahead)) or u.low[at] in _DAYS


def may_speak(u: Unit, start: int, end: int) -> bool:
    words = u.words[start:end]
    if not any(w[0].isalpha() or w[0] == "@" for w in words):
        return False
    object_only = u.low[start] in _OBJECTS and u.words[start] != "US"
    return not object_only and u.low[end - 1] not in cues.grammar("prepositions")


def begins_amount(u: Unit, at: int) -> bool:
    """ "over 30", "at least four", "12" after a source without a comma; "by the end of the day"."""
    low, ahead = u.low[at], u.low[at + 1 : at + 4]
    if low in _AMOUNT and any(cues.is_number(w) for w in ahead[: 2 if low != "at" else 3]):
        return low != "at" or ahead[0] in ("least", "most")
    if (
        low in ("by", "at")
        and ahead[:1] == ("the",)
        and ahead[1:2]
        and ahead[1] in ("end", "start", "beginning", "time")
    ):
        return True
    return (u.words[at][0].isdigit() and len(u.words[at]) < 4) or ("," in u.words[at] and u.words[at][0].isdigit())


def starts_setting(u: Unit, at: int) -> bool:
    """Whether "in a statement", "on Friday", "by phone" begins here."""
    if is_time_word(u.low[at]) or (at + 1 < len(u) and is_time_word(u.low[at + 1])):
        return True
    return setting(u, at) is not None


def setting(u: Unit, at: int) -> tuple[int, str] | None:
    """Where a phrase for how something is said ends, and its channel."""
    if u.low[at] not in _SETS:
        return None
    for size in range(min(7, len(u) - at), 1, -1):
        if channel := cues.settings().get(" ".join(u.low[at : at + size])):
            return at + size + (u.low[at + size : at + size + 1] in (("address",), ("call",), ("interview",))), channel
    for end in range(at + 1, min(len(u), at + 7)):
        if (
            u.words[end] in HARD
            or (end > at + 1 and u.low[end] in _SETS)
            or u.low[end] in cues.grammar("subordinators")
        ):
            return None
        if channel := cues.setting_nouns().get(u.low[end]):
            further = end + 1 < len(u) and cues.setting_nouns().get(u.low[end + 1])
            return (end + 2, further) if further else (end + 1, channel)
    return None
