"""What only may happen, or is planned, threatened or foretold: no claim, however many are told of (CODEBOOK 1)."""

from __future__ import annotations

import re

from fairwitness.model import Span

_BEFORE, _BEHIND = 90, 110  # characters looked at beside the number
_MODAL = (
    r"(?:would|could|might|may|will|['’]ll)(?: (?:also|not|likely|probably|potentially|possibly|still|even|well|soon))*"
)
_HEDGE = (
    r"(?:about |around |roughly |some |nearly |almost |over |more than |at least |up to |as many as |another "
    r"|a further |the |its |their )*"
)
_DEEDS = (
    r"(?:kill|murder|execute|behead|shoot|wound|injure|maim|displace|uproot|destroy|demolish|damage|lose|deprive|leave"
    r"|force|drive|cost|bomb|launch|fire|evacuate|deploy|detain|arrest|abduct|kidnap|capture|seize|expel|deport)"
)
# "an assault would kill 4,000"; "may have killed 12" is a guess at what was done, "would later kill 12" a tale
_MAY_DO = re.compile(rf"\b{_MODAL} {_DEEDS} {_HEDGE}$", re.IGNORECASE)
# "threatened to kill 12", "plans by the army to evacuate 4,000", "urged them to release 40"
_MEANS_TO = re.compile(
    r"\b(?:threat(?:s|en(?:s|ed|ing)?)?|vow(?:s|ed|ing)?|plan(?:s|ned|ning)?|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)"
    r"|intend(?:s|ed|ing)?|intention|aim(?:s|ed|ing)?|hop(?:e|es|ed|ing)|want(?:s|ed|ing)?|prepar(?:e|es|ed|ing)|swore"
    r"|attempt(?:s|ed|ing)?|tr(?:y|ies|ied|ying)|seek(?:s|ing)?|sought|order(?:s|ed|ing)?|urg(?:e|es|ed|ing)"
    r"|agree(?:s|d|ing)?|agreement|deal|propos(?:e|es|ed|al|ing)|offer(?:s|ed|ing)?|expect(?:s|ed|ing)?"
    rf"|call(?:s|ed)? for)(?: (?!(?:after|before|when|that|who|which|and|but)\b)[\w’'-]+){{0,4}}? to "
    rf"(?P<deed>{_DEEDS}|release|free|exchange|swap|hand over) {_HEDGE}$",
    re.IGNORECASE,
)
_PARTED = frozenset(("release", "free", "exchange", "swap", "hand over"))
# "up to 40,000 people could flee"; those who fled already and could return are told of by what they did
_DONE = (
    r"(?:who|which|that|were|was|are|is|have|has|had|killed|wounded|injured|displaced|dead|missing|trapped|detained|held"
    r"|besieged|stranded|fled|living|captured|abducted|destroyed|damaged|and|but)"
)
_MAY_BE_DONE = re.compile(
    rf"(?: (?!{_DONE}\b)[\w’'-]+){{0,5}}? {_MODAL} (?:(?:be|become|get) (?:killed|wounded|injured|hurt|displaced"
    r"|uprooted|forced|driven|deprived|cut off|left|arrested|deported|expelled|evacuated|executed|destroyed|damaged"
    r"|homeless)|flee|die|perish|starve|drown|leave|return|lose|need|surrender|lack)\b"
)


def is_unrealised(kind: str, told: Span, sentence: Span) -> bool:
    """Whether the deed that a number tells of is only possible, foretold, planned or threatened.

    >>> said = Span(0, 40, "An assault would kill 400, it was feared")
    >>> is_unrealised("killed", Span(22, 25, "400"), said)
    True
    >>> is_unrealised("killed", Span(19, 21, "12"), Span(0, 21, "It may have killed 12"))
    False
    """
    at, end = told.start - sentence.start, told.end - sentence.start
    before, behind = sentence.text[max(0, at - _BEFORE) : at], sentence.text[end : end + _BEHIND]
    if _MAY_DO.search(before) or _MAY_BE_DONE.match(behind):
        return True
    meant = _MEANS_TO.search(before)
    return meant is not None and (meant["deed"].lower() not in _PARTED or kind == "other")
