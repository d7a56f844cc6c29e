"""Who is named near a deed and has not done it: whom it befell, whose the weapon or flag was, who only helped."""

from __future__ import annotations

import re
from functools import cache

from fairwitness.model import Span
from fairwitness.vocab import deeds
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.groups import nouns
from fairwitness.vocab.states import country_named

_FAR = 160  # characters of the sentence looked at on each side of who was chosen
_BEFALLS = frozenset(("killed", "injured", "abducted", "detained", "missing"))


def is_beside(chosen: Span, kind: str, told: Span, sentence: Span) -> bool:
    """Whether the words around who was chosen tell that the deed was not theirs.

    >>> said = Span(0, 43, "A rocket from Nor killed nine Torish nurses")
    >>> is_beside(Span(30, 36, "Torish"), "shelling", Span(2, 8, "rocket"), said)
    True
    """
    if not (sentence.start <= chosen.start and chosen.end <= sentence.end):
        return _is_of_both_sides(told, sentence)
    text, at, end = sentence.text, chosen.start - sentence.start, chosen.end - sentence.start
    ahead, behind = text[max(0, at - _FAR) : at], text[end : end + _FAR]
    if _is_owner_of_things(chosen, ahead, behind) or _is_harmed(chosen, ahead, behind):
        return True
    if chosen.start >= told.end and _is_of_next(text[told.end - sentence.start : at], behind):
        return True
    between = text[end : max(end, told.start - sentence.start)][: _FAR + 1]
    if not 0 < len(between) <= _FAR:
        return False
    if kind in _BEFALLS and _befallen().fullmatch(chosen.text.rpartition(" ")[2] + between):
        return True
    return _fought_with().search(ahead) is not None and _lives_lost().fullmatch(between) is not None


def _is_of_both_sides(told: Span, sentence: Span) -> bool:
    """Whether the subject of what is told is "both sides": no one of them named before is the doer."""
    at = told.start - sentence.start
    return _SIDES.search(sentence.text, max(0, at - _FAR), at) is not None


def _is_of_next(between: str, behind: str) -> bool:
    """Whether they are the subject of a clause of their own behind what is told: "12 died, and a bomber killed six"."""
    return _NEXT_CLAUSE.fullmatch(between) is not None and _harms_too().match(behind) is not None


def _is_owner_of_things(chosen: Span, ahead: str, behind: str) -> bool:
    """Whether no more is told than who made a weapon, ran a school, or whose flag, convoy or land it was."""
    if _MARKED.match(behind) or _SCHOOL.search(chosen.text) or _HELP_OF.search(ahead):
        return True
    if _BESIDE_SITE.search(ahead) and _SITE.match(behind):
        return True
    is_land = country_named(chosen.text) is not None and chosen.text not in demonyms()
    return is_land and _FIRED_FROM.search(ahead) is not None


def _is_harmed(chosen: Span, ahead: str, behind: str) -> bool:
    """Whether they are whom a verb of harm befalls: "wounded two Torish nurses"; not where more is told of them."""
    if not _harmed().search(ahead):
        return False
    last = chosen.text.rpartition(" ")[2]
    return _people().match(last + behind) is not None


_SIDES = re.compile(
    r"\b(?:both|each|either|all|the two|all the|the warring|the opposing) (?:sides?|part(?:y|ies)|camps?|armies)"
    r"(?: [a-z]+){0,4} $",
    re.IGNORECASE,
)
# "ten guards, and a", right before who did something else
_NEXT_CLAUSE = re.compile(
    r"[^.;]{0,120}(?:, and|, while|, but|;) (?:an?|the|another|its) (?:[a-z-]+ ){0,2}|[^.;]{0,120}; "
)
# "Torish flags", "Torish-made rockets"
_MARKED = re.compile(
    r"(?:['’]s?)? ?(?:[a-z-]+ )?(?:flags?|banners?|insignia|emblems?|markings|licen[cs]e plates|number plates"
    r"|passports?)\b|[-‑–](?:made|built|supplied|manufactured|designed|produced|provided|donated|era|style|type|speaking)\b"
)
_SCHOOL = re.compile(r"\b(?:College|University|Institute|Academy|School|Hospital|Clinic|Court|Church|Museum)$")
# "with the support of the Torish air force", right before them
_HELP_OF = re.compile(
    r"\b(?i:with|without|under|despite|thanks to) (?:the |an? )?(?:[a-z]+ )?(?:support|help|backing|assistance|aid"
    r"|cover|approval|consent|permission|blessing|knowledge) (?:of|from) (?:the )?(?:[A-Z][\w.’'-]* ){0,2}$"
)
# "rockets fired from Maresia"
_FIRED_FROM = re.compile(
    r"\b(?:fired|launched|shot|lobbed|sent|flown|flew|coming|slipped|infiltrated) (?:[a-z]+ )?from "
    r"(?:the )?(?:[a-z]+ )?$"
)
# "escorting a Torish convoy"
_BESIDE_SITE = re.compile(
    r"\b(?:escorting|guarding|protecting|near|outside|opposite|beside|targeting|targeted|hit|struck|attacked|stormed"
    r"|(?:attack|assault|raid)s? (?:on|against)) (?:an?|the|its|their|another|one) (?:[a-z-]+ ){0,2}$"
)
_SITE = re.compile(
    r"(?:['’]s?)? (?:[a-z-]+ ){0,2}(?:convoys?|bases?|checkpoints?|outposts?|posts?|embassy|consulate|camps?"
    r"|headquarters|barracks|compound|patrols?|airfield|garrison|stations?|vehicles?|positions?|mosque|church|hospital|school)\b"
)


@cache
def _person() -> str:
    """Nouns for people, singular and plural, of one word."""
    known = (word for word, group in nouns().items() if group.sort in ("person", "household"))
    return "|".join(sorted((w for w in known if w.isalpha()), key=len, reverse=True))


@cache
def _plain() -> str:
    """A word between whose they are and what they are: "Torish army guards", and not "a Torish raid nine guards"."""
    blows = "|".join(deeds.words("attacks"))
    return rf"(?!(?:an?|the|their|its|his|of|in|on|(?:{blows})(?:e?s)?|fire|gunfire|bombs?|rockets?|shells?)\b)[a-z-]+"


@cache
def _harms(*tags: str) -> str:
    verbs = {*deeds.forms_of("harms takes wrongs", *tags), "hurt"}
    return "|".join(sorted(verbs - {"hold", "held"}, key=len, reverse=True))


@cache
def _harmed() -> re.Pattern[str]:
    """ "wounded two", right before them."""
    stop = "by|and|or|but|to|for|as|in|from|that|with|after|when|while|where|on|of|at|before|because|who|which|were|was"
    return re.compile(rf"\b(?:{_harms('past', 'ing')}) (?:(?!(?:{stop})\b)[a-z0-9’'-]+ ){{0,3}}$")


@cache
def _harms_too() -> re.Pattern[str]:
    return re.compile(rf" (?:[a-z]+ )?(?:{_harms('past')})\b(?! by\b)")


@cache
def _people() -> re.Pattern[str]:
    """ "Torish nurses", "Torish army guards", with nothing more told of them."""
    return re.compile(
        rf"\S+(?:['’]s?)?(?:(?: {_plain()}){{0,2}}? (?:{_person()})|(?<=[a-z]s))\b"
        r"(?: [A-Z][\w.’'-]*){0,4}(?!,? (?:who|which|that)\b)"
        r"(?:[.,;:)]|$| (?:and|in|near|at|on|outside|inside|when|while|during|as|after|before)\b)"
    )


@cache
def _befallen() -> re.Pattern[str]:
    """ "Torish general Amun Rif was among the men", right before what is told of them."""
    befell = rf"(?: (?:{_harms('participle')})(?: dead)?(?: along| together)?(?: with| and|,)?)?"
    return re.compile(
        rf"\S+(?:['’]s?)?(?: {_plain()}){{0,2}}? (?:{_person()})(?: [A-Z][\w.’'-]*){{0,4}}(?:, [^,;.]{{1,60}},)? "
        r"(?:who )?(?:was|were|is|are|has been|have been|had been)"
        r"(?: (?:also|later|reportedly|said to be|believed to be))?"
        rf"(?: among (?:the |those )?(?:[a-z]+ ){{0,3}}?[a-z]+)?{befell} "
    )


@cache
def _fought_with() -> re.Pattern[str]:
    """ "clashes with", right before them."""
    fights = "|".join(deeds.words("fights"))
    return re.compile(
        rf"(?i:\b(?:{fights}|clashed|fought|battled|fight)) (?:[a-z]+ )?(?:with|against) (?:[\w’'-]+ ){{0,3}}$"
    )


@cache
def _lives_lost() -> re.Pattern[str]:
    """ " that claimed", between those fought with and who fell."""
    verbs = rf"(?:{_harms('past')}|left|claimed|cost)"
    return re.compile(
        rf"(?: [\w’'-]+){{0,4}}?,? (?:(?:that|which) (?:has |have |had )?(?:also )?{verbs}|leaving|claiming|in which) "
        r"(?:[\w’'-]+ ){0,6}"
    )
