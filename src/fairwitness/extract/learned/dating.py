"""The day of what is told, where the words of time that were chosen for it date something beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from fairwitness.extract.times.narrative import times
from fairwitness.model import Span, Time
from fairwitness.vocab import deeds

_BOUND = re.compile(r"(?:since|after|before|following) (?:only )?", re.IGNORECASE)
# "since last year's blasts that", "since July, when"
_BLASTS_THAT = re.compile(r"[^,.;]{0,60},? (?:that|which|in which)\b")
_NOUN = re.compile(r" ?(?:[\w-]+ )?")
_WHEN = re.compile(r",? (?:when|in which)\b")
# "the 1995 accord ended a war that"
_PAPERS = re.compile(
    r" (?:[a-z-]+ )?(?:agreement|accords?|deal|treaty|truce|ceasefire|cease-fire|pact|armistice|settlement|elections?"
    r"|constitution|census|law|act|resolution|charter|protocol|convention|referendum)\b"
)
# "freed six hostages kidnapped", right before the words of time
_TAKEN = re.compile(
    r"(?: [\w’'-]+){1,3} (?:who (?:was|were|had been) )?(?:kidnapped|abducted|captured|seized|taken|detained|arrested)"
    r"(?: (?:in|near|at|from) [^,.;]{1,40})? "
)
_SOON = 8  # days after publication into which words of a week to come reach
# "arrested six men in connection with", right before the day of what they did
_CHARGED = re.compile(
    r" (?:in connection with|in the (?:kidnapping|killing|murder|abduction|assassination)|(?:accused|suspected) of"
    r"|charged with|linked to|blamed for|wanted for|responsible for) (?:[\w’'-]+ ){0,6}$"
)
_HOLDS = frozenset(("abducted", "detained", "captured", "trapped"))


def dated(chosen: Time, kind: str, told: Span, text: str, published: date | None) -> Time | None:
    """The words of time that were chosen for what is told, without what makes them tell of a time beside it; None where
    they date something else.
    """
    at, end = chosen.words.start, chosen.words.end
    if end <= told.start:
        between = text[end : told.start]
        if _BOUND.match(chosen.words.text) and _is_of_event(chosen.words.text, between):
            return _own(chosen, published) or chosen
        if chosen.words.text.isdigit() and _PAPERS.match(text, end):
            return None
    elif _is_of_deed_or_taking(kind, text[told.end : at]):
        return None
    return _past(chosen, text, published)


def _is_of_deed_or_taking(kind: str, between: str) -> bool:
    """Whether the words of time behind those who are held or freed date what they did, or when they were taken."""
    if kind == "detained":
        return _CHARGED.search(between) is not None
    return kind not in _HOLDS and _TAKEN.fullmatch(between) is not None


def _is_of_event(words: str, between: str) -> bool:
    """Whether words that bound a time name the event itself: "since last year's blasts", "after a raid on Friday"."""
    if _WHEN.match(between) or _struck().fullmatch(between):
        return True
    owns = "'s " in words or "’s " in words
    return owns and (_BLASTS_THAT.match(between) is not None or _NOUN.fullmatch(between) is not None)


def _past(chosen: Time, text: str, published: date | None) -> Time | None:
    """What was done was not done later: "will look into Monday's raid" tells of the Monday before."""
    period = chosen.period
    if published is None or period is None or period.start is None or not 0 < (period.start - published).days < _SOON:
        return chosen
    words = chosen.words
    owns = words.text.endswith(("'s", "’s")) or text[words.end : words.end + 2] in ("'s", "’s")
    return _read(words, published) if owns else None


def _own(chosen: Time, published: date | None) -> Time | None:
    """The day of an event within words that tell what came after it: "after a raid late on Friday"."""
    bound = _BOUND.match(chosen.words.text)
    start = bound.end() if bound else 0
    return _read(Span(chosen.words.start + start, chosen.words.end, chosen.words.text[start:]), published)


def _read(words: Span, published: date | None) -> Time | None:
    """What words of time say by themselves: the last of them."""
    found = times(words.text, published, None)
    if not found:
        return None
    own = found[-1].words
    return replace(found[-1], words=Span(words.start + own.start, words.start + own.end, own.text))


@cache
def _struck() -> re.Pattern[str]:
    """ " killed", between "after a raid on Friday" and who was killed."""
    past = "|".join(sorted(deeds.forms_of("harms takes frees", "past") | {"left", "claimed"}, key=len, reverse=True))
    return re.compile(rf" (?:had |has )?(?:{past}) (?:[a-z]+ ){{0,3}}")
