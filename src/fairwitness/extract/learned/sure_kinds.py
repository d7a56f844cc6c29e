"""What a number tells where the words beside it leave no doubt, whatever the trained model takes it for."""

from __future__ import annotations

import re

from fairwitness.model import Span
from fairwitness.vocab.groups import nouns

_BEFORE, _BEHIND = 60, 80  # characters looked at beside the number
_HARM = frozenset(("killed", "injured"))
_FORCE = frozenset("killed injured abducted captured attack clash airstrike shelling bombing other".split())
_BLOWS = frozenset(("airstrike", "shelling", "bombing"))
_UNARMED = frozenset("security_forces civilians health_workers aid_workers journalists refugees children".split())
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
# "shot down a fighter jet", "the plane crashed": what falls from the sky is no strike from it
_DOWNED = re.compile(
    r"\b(?:(?:shot|shoot|shoots|shooting|brought|bringing) down|down(?:ed|ing)|intercepted) (?:[\w-]+ ){0,4}$"
)
_CRASHED = re.compile(
    r"(?: [a-z-]+)? (?:(?:had|has|have|which|that) )?"
    r"(?:(?:crash|crashed|crashes)\b|(?:was|were|been) (?:shot down|downed|intercepted))"
)
_NAMED = re.compile(r",? (?:called |named )?[A-Z]")  # "the students' body ANSU"
_BOMB = re.compile(r"\b(?:bomb|bombs|grenade|mine|landmine|IED) $", re.IGNORECASE)
# "the bombers who struck the port" flew no planes
_BOMBERS = re.compile(r"\bbombers? who (?:had |have |has )?(?:also )?$", re.IGNORECASE)
# "bombarded the port with drones", "shelled from helicopters"
_FROM_THE_AIR = re.compile(
    r"[^.;:]{0,60}? (?:with|using|from|by) (?:(?!(?:and|or|to|on|in|at|for)\b)[\w’'-]+ ){0,6}?"
    r"(?:drones?|UAVs?|jets?|war ?planes|aircraft|helicopters?|gunships?|bombers|planes)\b"
)
# "the number of people injured had risen to 13"
_NUMBER_OF = re.compile(
    r"\b(?:number|toll|count) of (?:(?:the|people|those|civilians|soldiers) )*"
    r"(?:(?P<hurt>injured|wounded|hurt|injuries)|killed|dead|deaths)\b(?! (?:and|or)\b)[^.;,]{0,30}? "
    r"(?:to|at|was|is|reached|stood at|now|exceeded|passed) (?:(?:about|at least|more than|over|nearly) )?$",
    re.IGNORECASE,
)
_BROUGHT_OUT = re.compile(r"(?: [\w’'-]+){0,3}? (?:(?:have|had|has|were|was|are|being|been) )+(?:safely )?evacuated\b")
# "rescued 14 kidnapped villagers": not by those who rescued them were they taken
_FREED = re.compile(
    r"\b(?:(?P<rescued>rescu(?:ed|es|ing))|freed|frees|freeing|releas(?:ed|es|ing)|liberat(?:ed|es|ing)) "
    r"(?:(?:the|its|last|another|about|at|least|more|than|over|some|all|a|total|of) ){0,3}$",
    re.IGNORECASE,
)
_BEASTS = re.compile(
    r"(?: [a-z-]+)? (?:pigs?|cattle|cows?|sheep|goats?|livestock|horses?|camels?|donkeys?|mules?|chickens?|poultry|"
    r"animals?|dogs?|cats?|birds?|buffaloe?s?|calves|lambs)\b(?! (?:herders?|farmers?|traders?|rustlers?|owners?)\b)",
    re.IGNORECASE,
)
# "an increase of 38 per cent", "fell by a third", "38 per cent more": how a count has changed, and no share of anybody
_CHANGES = r"(?:increase|rise|jump|surge|spike|growth|drop|fall|decline|decrease|reduction|uptick)s?"
_HEDGES = r"(?:about |around |nearly |almost |roughly |over |more than |some |at least |up to |as much as )?"
_CHANGED_BY = re.compile(
    rf"\b(?:{_CHANGES} of|(?:rose|risen|rise|increased?|increasing|grew|grown|jumped|surged|soared|fell|fallen|fall"
    rf"|dropped|declined|decreased|dipped|(?:is|was|were|are) (?:up|down))(?: by)?) {_HEDGES}$",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
_MORE = re.compile(rf" (?:{_CHANGES}|more|fewer|less|higher|lower)\b")
# "destroying up to 60 servicemen": whom armies say that they have destroyed are dead
_DESTROYED = re.compile(
    rf"\b(?:destroy|eliminat|liquidat|neutrali[sz]|annihilat|wip(?:ed|ing) out)\w* {_HEDGES}$", re.IGNORECASE
)
_PERSONS = re.compile(
    r"(?: [\w-]+){0,2}? (?:servicemen|soldiers|troops|militants|fighters|terrorists|gunmen|insurgents|mercenaries"
    r"|militiamen|rebels|personnel|bandits|jihadis(?:ts)?)"
    r"(?=[.,;)]| (?:and|in|near|at|on|from|during|who|over|along)\b|$)"
)
_POUNDS = re.compile(r"(?:bombard|pound|pummel)\w*", re.IGNORECASE)
_LEAD = 40  # characters looked at before a word
_NARROWLY = re.compile(r"\b(?:narrowly|barely|just|only just) $")
_THOSE = re.compile(r"\b(?P<noun>[A-Za-z]+) (?:(?:who|that) (?:is|are|was|were|have been|had been) )?$")


def sure_deed(kind: str, told: Span, sentence: Span) -> str | None:
    """The kind of what a word tells without a number: what is bombarded from the air is no shelling, a "bomb attack" is
    a bombing; None where it tells nothing done.

    >>> said = Span(0, 32, "They bombarded Sanar with drones")
    >>> sure_deed("shelling", Span(5, 15, "bombarded"), said), sure_deed("attack", Span(5, 15, "bombarded"), said)
    ('airstrike', 'attack')
    """
    before = sentence.text[max(0, told.start - sentence.start - _LEAD) : told.start - sentence.start]
    if kind == "killed" and told.text.lower() == "body" and _NAMED.match(sentence.text, told.end - sentence.start):
        return None
    if (kind == "missing" and _NARROWLY.search(before)) or (kind == "clash" and _who_fight(before, told)):
        return None
    if kind == "airstrike" and (
        _DOWNED.search(before)
        or _CRASHED.match(sentence.text, told.end - sentence.start, told.end - sentence.start + 60)
    ):
        return None
    if (kind == "attack" and _BOMB.search(before)) or (kind == "airstrike" and _BOMBERS.search(before)):
        return "bombing"
    by_air = _FROM_THE_AIR.match(sentence.text, told.end - sentence.start)
    return "airstrike" if kind == "shelling" and by_air and _POUNDS.fullmatch(told.text) else kind


def _who_fight(before: str, told: Span) -> bool:
    """Whether "fighting" only says what those before it do: "volunteers fighting on the side of Torland"."""
    those = _THOSE.search(before) if told.text == "fighting" else None
    group = nouns().get(those["noun"].lower()) if those else None
    return those is not None and those["noun"].endswith(("s", "en")) and group is not None and group.sort == "person"


def sure_kind(kind: str, told: Span, sentence: Span) -> str | None:
    """The kind of what a number tells; None where it tells nothing that was done.

    ``told``: the number's words. The dead and the wounded under one number are neither (``other``).

    >>> said = Span(0, 42, "12 people were killed and wounded in Sanar")
    >>> sure_kind("killed", Span(0, 2, "12"), said), sure_kind("displaced", Span(0, 2, "12"), said)
    ('other', 'displaced')
    """
    at, end = told.start - sentence.start, told.end - sentence.start
    before, behind = sentence.text[max(0, at - _BEFORE) : at], sentence.text[end : end + _BEHIND]
    if kind in _HARM and (number := _NUMBER_OF.search(before)):
        return "injured" if number["hurt"] else "killed"
    if (kind in _HARM and _BEASTS.match(behind)) or (kind in _BLOWS and _counts_people(behind)):
        return None
    if kind == "displaced" and _BROUGHT_OUT.match(behind):
        return "evacuated"
    if kind in ("abducted", "detained") and (freed := _FREED.search(before)):
        return "evacuated" if freed["rescued"] else "other"
    if _PERCENT.search(told.text) and (_CHANGED_BY.search(before) or _MORE.match(behind)):
        return None
    if kind == "damaged" and _DESTROYED.search(before) and _PERSONS.match(behind):
        return "killed"
    if kind in _HARM and (_BOTH_BEHIND.match(behind) or _BOTH_BEFORE.search(before)):
        return "other"
    if kind == "other" and _DRUGS.match(behind):
        return None
    if kind == "other" and _OF_THE.search(before) and (held := _HELD.match(behind)):
        return "abducted" if held["taken"] else "detained"
    if kind in _HARM and _AGAINST.search(before):
        return None
    return None if kind in _FORCE and _RIDING.search(before) and _MOUNTS.match(behind) else kind


def _counts_people(behind: str) -> bool:
    """Whether the noun behind a number is one of people, of whom a blow has no number: "two guards opened fire"."""
    for end in (1, 2):
        words = tuple(behind.split(" ", end + 1)[1 : end + 1])
        group = nouns().get(words[-1]) if words else None
        if group is not None:
            return group.sort == "person" and group.name in _UNARMED
    return False
