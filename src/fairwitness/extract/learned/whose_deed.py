"""Whose deed it was, where the words around a claim leave no doubt and the trained model took another for the doer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from fairwitness.model import Span
from fairwitness.vocab import deeds, phrases

_FAR = 400  # characters of the sentence looked at before the words that tell of the deed
_AHEAD, _AFTER = 120, 80  # and before and behind the words for who did it
_OF_HARM, _OF_PRISON = ("harms",), ("harms", "takes")
# Of which verbs one tells who did it, by the kind of the claim; of other kinds all do.
_TELLING = {"killed": _OF_HARM, "injured": _OF_HARM, "detained": _OF_PRISON, "abducted": _OF_PRISON}
_MARK = re.compile(r"[.;:?!]\s")


def doer(kind: str, chosen: Span | None, told: Span, sentence: Span) -> Span | None:
    """Who did what is told: ``chosen`` by the model, or who else by the words before it in its sentence.

    ``kind``: of the claim. ``told``: its figure, or the word that tells of harm or force.
    """
    start = max(sentence.start, told.start - _FAR)
    before = sentence.text[start - sentence.start : told.start - sentence.start]
    cut = max((m.end() for m in _MARK.finditer(before)), default=0)
    start, before = start + cut, before[cut:]
    verbs = _TELLING.get(kind, ("harms", "takes", "frees"))
    own = _own_deed(verbs).search(before) if " it" in before else None
    if sure := own or (_able(verbs).search(before) if _ABLE.search(before) else None):
        its = start - sentence.start + sure.start("doer") + len("its")
        return None if _mishap().match(sentence.text, its) else _span(sure, "doer", start)
    if taker := _fell_to().match(sentence.text, told.end - sentence.start):
        return _span(taker, "doer", sentence.start)
    if _stopped().search(before[-_AHEAD:]) and (m := _theirs().match(sentence.text, told.end - sentence.start)):
        return _span(m, "name", sentence.start)
    if chosen is None or not (sentence.start <= chosen.start and chosen.end <= sentence.end):
        return chosen
    return _mended(chosen, start, before, sentence)


def _mended(chosen: Span, start: int, before: str, sentence: Span) -> Span | None:
    """The same for an actor of the sentence itself."""
    if chosen.start < start + len(before) and " in which " in before and (owned := _owned_attack().search(before)):
        return _owner_of(owned, chosen, start)
    at, end = chosen.start - sentence.start, chosen.end - sentence.start
    ahead, after = sentence.text[max(0, at - _AHEAD) : at], sentence.text[end : end + _AFTER]
    if (" by " in ahead or _BESIDE.search(ahead)) and (m := _helped().search(ahead)):
        return _span(m, "doer", chosen.start - len(ahead))
    if _WORN.search(ahead) and (m := _dressed().search(ahead)) and (m["as"] or _UNIFORM.match(after)):
        return _span(m, "doer", chosen.start - len(ahead))
    if _HELD_THERE.match(after) or _MINED.match(after) or _mishap().match(after) or _is_one_of_two(ahead, after):
        return None
    return _joint(chosen, ahead)


# What the patterns below need, looked for first: each of them takes long on words that do not hold it.
_ABLE = re.compile(r"\b(?:managed|able|succeeded) ")
_WORN = re.compile(r"\b(?:as|like|in|wearing)(?: the| a| their)? $")


_BESIDE = re.compile(r" (?:alongside|beside|together with) (?:[a-z-]+ ){0,2}$")


def _span(m: re.Match[str], group: str, start: int) -> Span:
    return Span(start + m.start(group), start + m.end(group), m[group])


def _forms(names: Iterable[str], *tags: str) -> str:
    found = {form for name in names for form in deeds.forms_of(name, *tags)}
    return "|".join(sorted(found, key=lambda form: (-len(form), form)))


@cache
def _own_deed(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """ "X said it had killed", "said its jets struck the hill, wounding": up to the words that tell."""
    past, ing = (
        rf"(?:carried out|{_forms(verbs, 'past', 'participle')})\b",
        rf"(?:carrying out|{_forms(verbs, 'ing')})\b",
    )
    said = r"\b(?:said|says|claimed|claims|announced|reported|added|stated|declared|insisted|told [\w’' -]{2,40})"
    on = r"(?: (?:on|late|early) (?:\d{1,2} )?[A-Z]?\w+(?: \d{1,2}\b)?| [A-Z]\w+day)?"
    via = r"(?:,? (?:in|on|via|through|at|during|by)(?: (?!that\b)[\w’'-]+){1,8}(?=,? that ))?"
    it = r"(?P<doer>it|its (?:own )?[a-z-]+(?: [a-z-]+){0,2}?) (?:(?:had|has|have|also|then|later|already|since) )*"
    then = rf"(?:,| and|, and|, while| then|,? also)(?: (?:then|also|reportedly))? (?:{past}|{ing})"
    stopped = rf"(?:{_forms(['repels'], 'past', 'participle')})(?: back| off)?(?= .*(?:,| and|, and) (?:{past}|{ing}))"
    words = rf"(?: (?!{past}|{ing}|(?:{_SUBJECTS}|killing)\b)[\w’'-]+){{0,3}}"
    between = rf"{words}|(?: (?:(?!\b(?:{_SUBJECTS})\b)[^;])*?)?{then}{words}"
    return re.compile(
        rf"{said}{on}{via},? (?:that )?{it}(?:{past}(?! by\b)(?: down| up| back| over)?|{stopped})(?:{between}) $"
    )


_SUBJECTS = "who|which|that|when|where|after|before|while|because|if|whose|response|retaliation|following|despite|as"


@cache
def _owned_attack() -> re.Pattern[str]:
    """ "a Torish rocket attack on Sanar in which": an attack whose dead are told behind it."""
    nouns = "|".join(deeds.words("attacks"))
    on = rf"(?P<on>(?: (?!(?:{nouns})\b)[^\s,;.()]+){{0,12}}?)"
    attack = rf"(?P<attack>(?:[\w’'.-]+ ){{0,5}}(?:{nouns})(?:es|s)?)"
    return re.compile(rf"{attack}{on},? in which (?:[\w’',-]+ ){{0,8}}$")


def _owner_of(owned: re.Match[str], chosen: Span, start: int) -> Span | None:
    """Whose attack it was: a name before its noun, or after "by"; None where the text does not say."""
    article = max((m.end() for m in _ARTICLE.finditer(owned["attack"])), default=0)
    if start + owned.start("attack") + article <= chosen.start < start + owned.end("on"):
        return chosen
    for group, pattern in (("on", _BY), ("attack", _OWNER)):
        if m := pattern.search(owned[group]):
            at = start + owned.start(group) + m.start("name")
            return Span(at, at + len(m["name"]), m["name"])
    return None


_ARTICLE = re.compile(r"\b(?:an?|the|its|their|this|that|another) ")
_BY = re.compile(r"\bby (?:the )?(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4})")
_OWNER = re.compile(
    r"(?:^|\b(?:an?|the|by|to|of|after|for|from) )(?P<name>(?!(?:The|An?|This|That|Its|Their|Another) )"
    r"[A-Z][\w.-]*?(?: [A-Z][\w.-]*?){0,3})(?:['’]s?)? [\w’'. -]*$"
)


@cache
def _able(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """ "soldiers managed to kill", "a force was able to arrest"."""
    return re.compile(
        rf"(?P<doer>{_party()}) (?:(?:had|has|have|also|later) )?(?:managed|able|were able|was able|succeeded) "
        rf"(?:to (?:{_forms(verbs, 'base')})|in (?:{_forms(verbs, 'ing')}))(?: [\w’'-]+){{0,3}} $"
    )


@cache
def _fell_to() -> re.Pattern[str]:
    """ " fell to the Amber Brigade", right behind a place."""
    return re.compile(
        rf" (?:[a-z]+ ){{0,2}}(?:fell|fallen|falls) (?:back )?(?:to|into the hands of) (?:the )?(?P<doer>{_party()})\b"
    )


@cache
def _stopped() -> re.Pattern[str]:
    """ "X repelled", right before a number of attacks."""
    return re.compile(rf"\b(?:{_forms(['repels'], 'past', 'participle', 'ing')})(?: back| off)? $")


@cache
def _theirs() -> re.Pattern[str]:
    """ " Torish assaults", right behind their number."""
    nouns = "|".join(deeds.words("attacks"))
    return re.compile(
        rf"(?: [a-z-]+){{0,2}} (?P<name>[A-Z][\w-]+)(?:['’]s?)? (?:[a-z-]+ ){{0,2}}(?:{nouns})(?:es|s)?\b"
    )


@cache
def _party() -> str:
    """Words for somebody who acts: a name, or a noun for fighters and officers with what goes before it."""
    nouns = "|".join(sorted((*phrases.actor_nouns(), *deeds.words("men")), key=len, reverse=True))
    return rf"(?:[A-Z][\w.’'-]* ){{0,3}}(?:[a-z-]+ )?(?i:{nouns})|[A-Z][\w.-]*(?: [A-Z][\w.-]*){{0,3}}"


@cache
def _helped() -> re.Pattern[str]:
    """ "Torish troops backed by", right before those who help."""
    return re.compile(
        rf"\b(?P<doer>{_party()}),? "
        r"(?:(?:backed|supported|aided|assisted|accompanied|helped|reinforced) by|allied (?:with|to)"
        r"|(?:fighting|operating|serving|working|deployed) (?:alongside|beside|together with)) "
        r"(?:(?:the|some|several) )?(?:[a-z-]+ ){0,2}$"
    )


@cache
def _dressed() -> re.Pattern[str]:
    """ "men dressed as", "gunmen in", right before those whose clothes they wear."""
    men = rf"\b(?P<doer>{_party()}|[Mm]en|[Aa]ttackers|[Aa]ssailants|[Aa]rmed men)"
    like = r"(?P<as>(?:dressed|disguised|posing|masquerading) (?:as|like))|(?:dressed |clad )?in|wearing"
    return re.compile(rf"{men},? (?:(?:who (?:were|had been) )?(?:{like}))(?: the| a| their)? $")


_UNIFORM = re.compile(
    r"(?:['’]s)?(?:[- ](?:style|type|looking))? ?(?:[a-z-]+ )?"
    r"(?:uniforms?|fatigues|camouflage|clothing|clothes|dress)\b"
)


@cache
def _mishap() -> re.Pattern[str]:
    """ " truck hit a mine", right behind the name of those who ride in it."""
    vehicles, devices = ("|".join(deeds.words(name)) for name in ("vehicles", "devices"))
    mishaps, meets = ("|".join(deeds.words(name)).replace("_", " ") for name in ("mishaps", "meetings"))
    happens = rf"(?:{mishaps}|(?:{meets}) (?:an?|the|two|several) (?:[\w-]+ ){{0,3}}(?:{devices}))\b"
    return re.compile(rf"(?:['’]s)?(?: [\w-]+){{0,2}} (?:{vehicles})s?(?: [\w-]+){{0,2}} {happens}")


def _is_one_of_two(ahead: str, after: str) -> bool:
    """Whether the actor is one side of a fight that did the harm: "clashes between X and Y killed"."""
    fight = _fight().search(ahead)
    return fight is not None and (fight["and"] is not None or re.match(r"[^,;.]{0,60}? and ", after) is not None)


@cache
def _fight() -> re.Pattern[str]:
    fights = rf"(?i:\b(?:{'|'.join(deeds.words('fights'))}))"
    second = r"(?P<and>\band (?:the )?(?:[a-z-]+ ){0,2})?$"
    return re.compile(rf"{fights} (?:[a-z]+ ){{0,3}}?between [^,;.]{{0,60}}?{second}")


# "shelled Torish-held Sanar": who holds it did not
_HELD_THERE = re.compile(r"[-‑–](?:held|controlled|occupied|run|ruled|administered)\b")
# "rebels ran into dozens of mines": nor did they lay them
_MINED = re.compile(
    r"(?:['’]s)?(?: [\w-]+){0,3}? (?:ran (?:over|into|onto)|walked (?:into|onto)|drove (?:into|over|onto)|stepped on|"
    r"stumbled (?:on|into|onto)|fell into|(?:was|were) caught in|came under) (?:[\w-]+ ){0,4}?"
    r"(?:land ?mines?|mines?|minefields?|ambush(?:es)?|booby[- ]traps?|roadside bombs?|IEDs?|explosive devices?|fire)\b"
)
_HELPED_END = re.compile(r"(?<=\w) (?:backed|supported|aided|assisted|helped)$")
_JOINT = re.compile(
    r"(?P<first>(?:[A-Z][\w.’'-]*)(?: (?:of (?:the )?)?[A-Z][\w.’'-]*){0,5}(?: \([A-Z]+\))?) and (?:its |the |their )?$"
)


def _joint(chosen: Span, ahead: str) -> Span:
    """ "the Amber Brigade and allied militias": both."""
    if m := _HELPED_END.search(chosen.text):
        return Span(chosen.start, chosen.start + m.start(), chosen.text[: m.start()])
    if not chosen.text.lower().startswith(("allied", "affiliated", "aligned")) or not (m := _JOINT.search(ahead)):
        return chosen
    start = chosen.start - len(ahead) + m.start("first")
    return Span(start, chosen.end, ahead[m.start("first") :] + chosen.text)
