"""Sites without a name of their own: "the National Hospital", "the prison", "the compound" that the text told of."""

from __future__ import annotations

import re
from functools import cache

from fairwitness.resolve.atlas import Atlas
from fairwitness.resolve.phrases import Found, Phrase, country_place
from fairwitness.resolve.sites import is_site, made
from fairwitness.resolve.told import TOWNS, Sited
from fairwitness.vocab import proper
from fairwitness.vocab.names import name_key

_OWN_DOOR = re.compile(r"(?:my|our|her|his|their|your) (?:own )?(?:street|lane|alley|road|house|home|flat|block)s?$")
_ON = re.compile(r"[a-z’' -]+ (?:on|at|in|outside|near|of|along) (?:the )?((?:[A-Z][\w’'-]+ )+[\w’'-]+)")
_OF = re.compile(
    r"^(.+?) (?:of|in|on|near|outside|around|overlooking|above|at) (?:the |its |their )?(?:edge of the )?\w+(?:'s|’s)?$"
)


def latest(sited: Sited | None, trust: float) -> Found | None:
    return (sited.place, round(sited.score * trust, 2), "place told of") if sited else None


def site_of(text: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the National Hospital", "the stadium": one told of by its name, else in the town told of most."""
    text = m[1] if (m := _ON.fullmatch(text)) and is_site(m[1]) else text
    head = m.group(1) if (m := _OF.match(text)) else text
    if not is_site(head):
        return None
    if _OWN_DOOR.match(f"{phrase.lead}{text}".lower()):
        return latest(whole.told.salient(phrase.start, TOWNS | {"camp"}), 0.5)
    told = _told_site(head, phrase, whole)
    if told:
        return latest(told, 0.8)
    holder = whole.told.after(phrase.end) or _holder(head, phrase, whole)
    return (made(head, holder), round(holder.score * 0.7, 2), "site in the town told of") if holder else None


def _holder(head: str, phrase: Phrase, whole: Atlas) -> Sited | None:
    """The town told of; for what runs between towns or lies outside them, and has a name of its own, the country."""
    named = any(c.isupper() for c in head)
    outside = head.split()[-1].lower() in proper.words("sites", "outside")
    code = (
        whole.country(phrase.start) if outside and (named or head.lower() in proper.words("sites", "lines")) else None
    )
    if code:
        return Sited(0, 0, "", country_place(code), 0.7)
    return whole.told.salient(phrase.start, TOWNS | {"camp"}, ahead=not named) or whole.told.before(phrase.start)


def same_site(head: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the compound" after "the field hospital in Homs": that hospital, of this paragraph or the one before."""
    if head.lower().split()[-1] not in proper.words("pointing_site", "again") or len(head.split()) > 2:
        return None
    start = whole.text.rfind("\n\n", 0, max(0, whole.text.rfind("\n\n", 0, phrase.start)))
    told = list(_site_told().finditer(whole.text, max(0, start, phrase.start - 1500), phrase.start))
    if not told:
        return None
    name, at = told[-1][1], told[-1].end()
    known = whole.told.inside(told[-1].start(1), at)
    if known and known[-1].place.precision == "site":
        return latest(known[-1], 0.6)
    holder = whole.told.after(at) or (known[-1] if known else None) or whole.told.salient(at, TOWNS | {"camp"})
    return (made(name, holder), round(holder.score * 0.6, 2), "site told of") if holder else None


@cache
def _site_told() -> re.Pattern[str]:
    nouns = "|".join(
        sorted((n.replace("_", " ") for n in proper.words("pointing_site", "nouns")), key=len, reverse=True)
    )
    return re.compile(rf"(?:\b(?:a|an|the|its|their|this)|['’]s) ((?:[\w’'-]+ ){{0,3}}?(?:{nouns}))\b")


def _told_site(head: str, phrase: Phrase, whole: Atlas) -> Sited | None:
    """A known site that was told of and bears the same noun: "the prison" after "Ghweran prison"."""
    noun = name_key(head.split()[-1])
    if any(c.isupper() for c in head[1:]):
        return None
    for sited in whole.told.upto(phrase.start, 30):
        if sited.place.precision == "site" and noun in name_key(sited.place.name).split():
            return sited
    return None
