"""What a number tells where the words beside it leave no doubt, whatever the trained model takes it for."""

from __future__ import annotations

import re

from fairwitness.model import Span

_BEFORE, _BEHIND = 60, 80  # characters looked at beside the number
_HARM = frozenset(("killed", "injured"))
_FORCE = frozenset("killed injured abducted captured attack clash airstrike shelling bombing other".split())
_BOTH = r"(?:killed|dead|martyred|slain) (?:and|or|and/or) (?:wounded|injured|hurt|maimed)\b"
_BOTH_BEHIND = re.compile(rf"(?: [\w’'-]+){{0,5}} (?:(?:were|was|have been|had been|are|fell) )?{_BOTH}(?! \d)")
_BOTH_BEFORE = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|martyred) (?:and|or|and/or) (?:wound|injur|maim)\w* (?:[\w’'-]+ ){0,2}$", re.IGNORECASE
)
# "a clash with some 30 rebels": how many stood against those who fell
_AGAINST = re.compile(
    r"\b(?:clash|encounter|firefight|gunfight|gun ?battle|shoot-?out|skirmish|battle|exchange of fire|fight|standoff)"
    r"(?:es|s)? (?:with|against|involving) (?:[a-z]+ ){0,2}$",
    re.IGNORECASE,
)
# "gunmen on more than 50 motorcycles"
_RIDING = re.compile(r"\b(?:on|aboard|riding(?: on| in)?|in|using) $", re.IGNORECASE)
_MOUNTS = re.compile(
    r"(?: [a-z-]+)? (?:motor ?cycles?|motorbikes?|pick-?ups?|vehicles?|trucks?|boats?|camels?|horses?|jeeps?)\b"
)


# "three of the five hostages": taken, whatever became of the three
_OF_THE = re.compile(r"\bof (?:the|its|their|his) $")
_HELD = re.compile(r"(?: [\w’'-]+){0,2}? (?:(?P<taken>hostages|captives|abductees)|prisoners|detainees|captured)\b")
# "105 tons of marijuana": a haul of the police, and none of the conflict's
_DRUGS = re.compile(
    r"(?: [a-z-]+){0,2}(?: of)?(?: [a-z-]+)? (?:marijuana|cocaine|heroin|hashish|opium|cannabis|narcotics?|drugs"
    r"|amphetamines?|methamphetamine|ecstasy|cigarettes|alcohol)\b"
)
_BOMB = re.compile(r"\b(?:bomb|bombs|grenade|mine|landmine|IED) $", re.IGNORECASE)


def sure_force(kind: str, told: Span, sentence: Span) -> str:
    """The kind of an attack that a word tells without a number: a "bomb attack" is a bombing.

    >>> sure_force("attack", Span(7, 13, "attack"), Span(0, 22, "A bomb attack in Nor."))
    'bombing'
    """
    at = told.start - sentence.start
    return "bombing" if kind == "attack" and _BOMB.search(sentence.text[max(0, at - 16) : at]) else kind


def sure_kind(kind: str, told: Span, sentence: Span) -> str | None:
    """The kind of what a number tells; None where it tells nothing that was done.

    ``told``: the number's words. The dead and the wounded under one number are neither (``other``).

    >>> said = Span(0, 42, "12 people were killed and wounded in Sanar")
    >>> sure_kind("killed", Span(0, 2, "12"), said), sure_kind("displaced", Span(0, 2, "12"), said)
    ('other', 'displaced')
    """
    at, end = told.start - sentence.start, told.end - sentence.start
    before, behind = sentence.text[max(0, at - _BEFORE) : at], sentence.text[end : end + _BEHIND]
    if kind in _HARM and (_BOTH_BEHIND.match(behind) or _BOTH_BEFORE.search(before)):
        return "other"
    if kind == "other" and _DRUGS.match(behind):
        return None
    if kind == "other" and _OF_THE.search(before) and (held := _HELD.match(behind)):
        return "abducted" if held["taken"] else "detained"
    if kind in _HARM and _AGAINST.search(before):
        return None
    return None if kind in _FORCE and _RIDING.search(before) and _MOUNTS.match(behind) else kind
