"""Who did what a number tells, by the grammar of the number's own clause: its subject, and who in it is no doer."""

from __future__ import annotations

import re
from functools import cache

from fairwitness.model import Span
from fairwitness.vocab import deeds
from fairwitness.vocab.actors import actor_named
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.states import country_named

_FAR = 240  # characters of the sentence looked at before what is told
_HARMED = frozenset(("killed", "injured", "abducted", "detained", "missing", "displaced"))
_MARK = re.compile(r"[.;?!]\s")
_FORCES = (
    r"(?:[a-z-]+ ){0,2}(?:forces|troops|soldiers|marines|commandos|fighters|jets|warplanes|aircraft|police|rebels"
    r"|militants)"
)
_NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}"


_FIRE = (
    r"(?:army |police |tank |naval |air force |artillery |mortar |rocket |drone |missile )?(?:gunfire|fire|shelling|"
    r"shellfire|artillery|bombardment|air ?strikes?|strikes?|air raids?|raids?|missiles?|rockets?|bombs|snipers?)"
)


def subject(kind: str, told: Span, sentence: Span) -> Span | None:
    """The subject of the verb right before what is told, though words of place stand between: "gunmen in Torvik
    killed 12"; None where it is no plain party.
    """
    before, start = _before(told, sentence)
    if m := _did().search(before):
        return Span(start + m.start("doer"), start + m.end("doer"), m["doer"])
    if kind in _HARMED and (m := _fire().search(before)) and _is_side(m["doer"]):
        first, _, side = m["doer"].partition(" ")
        of_none = side.islower() and first not in demonyms()  # "Then rebel rockets killed"
        at = m.start("doer") + (len(first) + 1 if of_none else 0)
        return Span(start + at, start + m.end("doer"), before[at : m.end("doer")])
    if (m := _apposed().search(before)) and _is_party(m["doer"]):
        return Span(start + m.start("doer"), start + m.end("doer"), m["doer"])
    if m := _whom().match(sentence.text, told.end - sentence.start):
        return Span(sentence.start + m.start("doer"), sentence.start + m.end("doer"), m["doer"])
    return None


def is_named(doer: Span) -> bool:
    """Whether a subject says more than that they are troops: of whom they are, or that they are no regular ones."""
    *_, last = doer.text.lower().split()
    return last in _irregulars() or any(word[0].isupper() for word in doer.text.split()[:-1])


def is_doer(chosen: Span, kind: str, told: Span, sentence: Span) -> bool:
    """Whether who was chosen can have done it: not whose people were harmed, nor who only owns, runs or is hit.

    >>> said = Span(0, 54, "Three nurses of the Amber Brigade were taken in Nor. ")
    >>> is_doer(Span(20, 33, "Amber Brigade"), "abducted", Span(0, 5, "Three"), said)
    False
    """
    if not (sentence.start <= chosen.start and chosen.end <= sentence.end):
        return True
    text, at, end = sentence.text, chosen.start - sentence.start, chosen.end - sentence.start
    ahead, behind = text[max(0, at - _FAR) : at], text[end : end + _FAR]
    if _FROM.search(ahead) and country_named(chosen.text) is not None:
        return False  # "gunmen who came from Maresia killed 12"
    if _hit().search(ahead) and not _OF_WHOM.match(behind):
        return False
    if chosen.start >= told.end:
        between = text[told.end - sentence.start : at]
        return not (kind in _HARMED and _OF_THEIRS.fullmatch(between)) and not _OWNED_BY.search(ahead)
    between = text[end : told.start - sentence.start][-_FAR:]
    if _attack_on().search(ahead) and _THAT_HARMED.match(behind):
        return False
    liable = _LIABLE.search(between) is not None and _ACCUSED.match(between) is None
    if liable or _fought().search(between):
        return False
    return not (_target().search(ahead) and _TO_HARM.match(behind)) and not _OWNED_BY.search(ahead)


def is_whose(end: int, text: str) -> bool:
    """Whether a people's name that ends there tells whose force it was, not where: "Torish gunfire killed 12"."""
    return _whose().match(text, end) is not None


def whole_party(chosen: Span, sentence: Span) -> Span:
    """The forces that a name leads, and both of two peoples whose forces act as one: "Torish and Maresian troops"."""
    if not (sentence.start <= chosen.start and chosen.end <= sentence.end):
        return chosen
    text, at, end = sentence.text, chosen.start - sentence.start, chosen.end - sentence.start
    if led := _LED.match(text, end):
        end = led.end()
        chosen = Span(chosen.start, sentence.start + end, text[at:end])
    if rest := _AND_FORCES.match(text, end):
        if _BETWEEN.search(text, max(0, at - 24), at):
            return chosen
        return Span(chosen.start, sentence.start + rest.end(), text[at : rest.end()])
    if (both := _AND_BY.match(text, end)) and _BY.search(text, max(0, at - 8), at) and _is_party(both["name"]):
        return Span(chosen.start, sentence.start + both.end(), text[at : both.end()])
    first = _FIRST_AND.search(text, max(0, at - 60), at)
    if first is None or not _is_party(first["name"]) or not _ENDS_IN_FORCES.match(text, at):
        return chosen
    if _BETWEEN.search(text, max(0, first.start() - 24), first.start()):
        return chosen
    return Span(sentence.start + first.start(), chosen.end, text[first.start() : end])


def _before(told: Span, sentence: Span) -> tuple[str, int]:
    """The words of the sentence before what is told, from the last strong mark on, and where they begin."""
    start = max(sentence.start, told.start - _FAR)
    before = sentence.text[start - sentence.start : told.start - sentence.start]
    cut = max((m.end() for m in _MARK.finditer(before)), default=0)
    return before[cut:], start + cut


def _is_party(name: str) -> bool:
    bare = name.removesuffix("-led").removesuffix("-backed")
    return bare in demonyms() or actor_named(bare) is not None


def _is_side(name: str) -> bool:
    """A party, or a side told by a common noun: "rebel", "Torish government"."""
    return name.rpartition(" ")[2].islower() or _is_party(name)


@cache
def _irregulars() -> frozenset[str]:
    return frozenset(deeds.words("irregulars"))


@cache
def _past() -> str:
    verbs = deeds.forms_of("harms takes frees wrongs", "past", "participle")
    return "|".join(sorted(verbs, key=len, reverse=True))


_AUXILIARY = r"(?:(?:have|had|has|also|later|then|reportedly|apparently|allegedly|since|already) )*"
_ALLEGED = r"(?:(?:is|are|was|were) (?:also )?(?:alleged|believed|said|reported|thought|suspected) to have )?"


@cache
def _did() -> re.Pattern[str]:
    """ "gunmen in Torvik killed", at the beginning of a clause and right before what is told."""
    men = "|".join(
        w.replace("_", " ") for w in sorted((*_irregulars(), *deeds.words("regulars")), key=len, reverse=True)
    )
    begins = r"(?:^|[,:“\"] (?:and )?|\b(?:that|say|says|said|when|after|as|while|because|where|which) )"
    stop = rf"who|which|that|was|were|is|are|said|says|say|and|or|but|to|for|by|{_past()}"
    no_name = rf"in|of|with|from|at|on|against|between|among|near|{stop}"
    noun = rf"(?:(?!(?:{no_name})\b)[\w’'-]+ ){{0,3}}?(?i:{men})"
    party = rf"(?:[Tt]he |[Aa]n? |[Ss]ome |[Ss]everal )?(?P<doer>{noun})"
    aside = rf"(?: (?:in|near|at|with|on|outside|inside|aboard|around)(?: (?!(?:{stop})\b)[\w’'.-]+){{1,9}})?"
    return re.compile(
        rf"{begins}{party}{aside},? {_AUXILIARY}{_ALLEGED}(?:{_past()})(?: and (?:{_past()}))?(?: dead| out| up)? "
        r"(?:(?!(?:by|in|with|from|of|that|during|and)\b)[a-z’'-]+ ){0,3}$"
    )


@cache
def _apposed() -> re.Pattern[str]:
    """ "The Amber Front, whose men hold Sanar, has killed", right before what is told."""
    told = r"(?:whose|which|who|an?|the|formerly|once|led|known|founded|designated|listed|backed) [^,;.]{1,120}"
    return re.compile(
        rf"(?:^|\b(?:that|says|said) )(?:The |the )?(?P<doer>{_NAME}), {told}, {_AUXILIARY}(?:{_past()}) "
        r"(?:(?!(?:by|in|with|from|of|that|during|and)\b)[a-z’'-]+ ){0,3}$"
    )


@cache
def _whom() -> re.Pattern[str]:
    """ " clerks whom the Amber Front took", right behind what is told."""
    men = "|".join(w.replace("_", " ") for w in (*_irregulars(), *deeds.words("regulars")))
    party = rf"(?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{0,3}}(?: (?:{men}))?|(?:[a-z-]+ )?(?:{men}))"
    return re.compile(
        rf"(?: [\w’'-]+){{1,4}}?,? (?:whom|that|who) (?:the |an? )?(?P<doer>{party}) {_AUXILIARY}(?:{_past()})\b"
    )


@cache
def _fire() -> re.Pattern[str]:
    """ "Torish gunfire on Monday killed", "rebel rockets on Sanar killed", right before what is told."""
    sides = "(?:rebel|insurgent|militant|government|regime|army|coalition|opposition|separatist)"
    day = r"(?: (?:on |late |early )*[A-Z]\w+day)?"
    where = r"(?: (?:in|on|near|at) (?:the )?(?:[\w’'-]+ ){0,3}?[\w’'-]+)?"
    return re.compile(
        rf"(?<![\w-])(?P<doer>(?:[A-Z][\w’'-]* )?{sides}|{_NAME}) {_FIRE}{day}{where}{day},? {_AUXILIARY}(?:{_past()}) "
        r"(?:(?!(?:by|in|of)\b)[a-z-]+ ){0,2}$"
    )


# "nurses of the", "employees of a Torish", "porters working for the", between a number and a name
_OF_THEIRS = re.compile(
    r"(?: (?!(?:in|on|by|during|at|victims?|hostages|prisoners|captives|detainees|were|was|and|after|when|who)\b)"
    r"[\w’'-]+){1,4}? (?:(?:who (?:work|worked)|working|employed|employees) )?(?:of|with|for|from) "
    r"(?:(?:the|an?|its|their) )?(?:[A-Z][\w.]* )?"
)
# "a rig operated by", right before a name
_OWNED_BY = re.compile(
    r"\b(?:operated|owned|run|managed|built|funded|employed|hired|contracted|guarded|protected|escorted|ruled|governed"
    r"|administered|sponsored|chartered|commissioned|organi[sz]ed|mediated|brokered|monitored|supplied|made|used"
    r"|wanted) by (?:the |an? )?$"
)
# "arrested a man accused of the killing of", "in connection with a blast that killed"
_LIABLE = re.compile(
    r"\b(?:suspected of|accused of|charged with|convicted of|wanted (?:for|in)|blamed for|responsible for|guilty of"
    r"|in connection with|linked to|involvement in|(?:arrest|detain|captur|jail|sentenc)ed (?:\w+ ){1,5}?over) "
    r"[^;.]{0,160}$"
)
# "Amber rebels are accused of": those who are, and not who holds them
_ACCUSED = re.compile(
    r"(?: [\w’'-]+){0,2}? (?:is|are|was|were|be|been|stand|stands|stood) (?:also |widely )?"
    r"(?:suspected|accused|charged|convicted|wanted|blamed|responsible|guilty)\b"
)
_THAT_HARMED = re.compile(r"[^.;,]{0,60}?,? (?:that|which) (?:has |have |had )?[a-z]+(?:ed|ft)\b")
_TO_HARM = re.compile(r"[^.;]{0,80}?,? (?:killing|wounding|injuring|leaving) ")
_FROM = re.compile(r"\b(?:came|come|crossed|entered|arrived|crossed the border|slipped in) from (?:the )?$")
_BETWEEN = re.compile(r"\b(?:between|from|against|of) (?:the )?$")
_LED = re.compile(rf"-(?:led|backed) {_FORCES}\b")
_AND_FORCES = re.compile(rf"(?:-led|-backed)? and (?:the )?{_NAME} {_FORCES}\b")
# "killed by the Amber Front and the Blue Front", and not "by the Amber Front and Blue Front men fled"
_BY = re.compile(r"\bby (?:the )?$")
_AND_BY = re.compile(
    r" and (?:by )?(?:the )?(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2})"
    r"(?=[.,;]|$| (?:in|on|at|near|since|during|last|when|after|while|as)\b)"
)
_FIRST_AND = re.compile(r"\b(?P<name>[A-Z][\w.]*(?:-led|-backed)?) and $")
_ENDS_IN_FORCES = re.compile(rf"{_NAME}(?:-led|-backed)?(?: {_FORCES})\b")


@cache
def _whose() -> re.Pattern[str]:
    men = "|".join(w.replace("_", " ") for w in deeds.words("regulars"))
    return re.compile(rf"(?:['’]s?)?(?: (?:{_FIRE}|(?:[a-z-]+ )?(?:{men})))\b")


@cache
def _target() -> re.Pattern[str]:
    """ "has targeted mainly", right before those who are hit."""
    hits = "|".join(sorted(deeds.forms_of("hits", "base", "third", "past", "ing"), key=len, reverse=True))
    return re.compile(rf"\b(?:{hits}) (?:mainly |mostly |largely |only |both )?(?:the |an? |some |several )?$")


@cache
def _hit() -> re.Pattern[str]:
    """ "strikes engaged five", before whose tactical units those were."""
    hits = "|".join(sorted(deeds.forms_of("hits", "past", "participle", "ing"), key=len, reverse=True))
    return re.compile(rf"\b(?:{hits}) (?:(?!(?:by|and|to|for|as|in|from|that|with|after|when)\b)[a-z0-9’'-]+ ){{0,3}}$")


_OF_WHOM = re.compile(r"[^.;,]{0,40}?,? (?:who|which|that)\b")  # "hit Amber fighters who killed 12"


@cache
def _attack_on() -> re.Pattern[str]:
    """ "recent attacks on", right before those who are attacked."""
    nouns = "|".join(deeds.words("attacks"))
    return re.compile(rf"\b(?i:{nouns})(?:es|s)? (?:on|against|upon|targeting) (?:the |an? |its |their )?$")


@cache
def _fought() -> re.Pattern[str]:
    """ "a gunbattle that left", between who was told of before it and the dead of both sides."""
    fights = "|".join(deeds.words("fights"))
    return re.compile(
        rf"\b(?:{fights}) (?:[\w’'-]+ ){{0,8}}?"
        r"(?:(?:that|which) (?:has |have |had )?(?:left|killed|claimed|wounded|injured)|leaving|killing|wounding) "
        r"(?:[\w’'-]+ ){0,8}$"
    )
