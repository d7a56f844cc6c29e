"""Sites without a name of their own: "the National Hospital", "the prison", "the compound" that the text told of."""

from __future__ import annotations

import re

from fairwitness.resolve.atlas import Atlas
from fairwitness.resolve.phrases import Found, Phrase, made
from fairwitness.resolve.sites import is_passing, is_site
from fairwitness.resolve.told import TOWNS, Sited
from fairwitness.vocab import proper
from fairwitness.vocab.actors import actor_named
from fairwitness.vocab.countries import demonyms
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.names import name_key
from fairwitness.vocab.toponyms import nations

_OWN_DOOR = re.compile(r"(?:my|our|her|his|their|your) (?:own )?(?:street|lane|alley|road|house|home|flat|block)s?$")
_ON = re.compile(r"[a-z’' -]+ (?:on|at|in|outside|near|of|along) (?:the )?((?:[A-Z][\w’'-]+ )+[\w’'-]+)")
_OF = re.compile(
    r"^(.+?) (?:of|in|on|near|outside|around|overlooking|above|at) (?:the |its |their )?(?:edge of the )?\w+(?:'s|’s)?$"
)
_OWNED = re.compile(
    r"(?P<noun>(?:[a-z’'-]+ )*[A-Za-z]+) (?:of|for|at) (?:the )?(?P<owner>(?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+)"
)


def latest(sited: Sited | None, trust: float) -> Found | None:
    """A place told of before as what words point to, its score (0 to 1) times how far such words are trusted.

    None where there is none.
    """
    return (sited.place, round(sited.score * trust, 2), "place told of") if sited else None


def site_of(text: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the National Hospital", "the stadium": one told of by its name, else in the town told of most."""
    text = m[1] if (m := _ON.fullmatch(text)) and is_site(m[1]) else text
    head = m.group(1) if (m := _OF.match(text)) else text
    if (owned := _OWNED.fullmatch(text)) and is_site(owned["noun"]):
        if not _is_owner(owned["noun"], owned["owner"]):
            at = phrase.start + phrase.text.find(owned["owner"])
            town = Sited(at, at, owned["owner"], *whole.unknown(owned["owner"], at))
            return made(owned["noun"], town), town.score, "site in a town nobody knows"
        head = text
    elif not is_site(head):
        return None
    if _OWN_DOOR.match(f"{phrase.lead}{text}".lower()):
        return latest(whole.told.salient(phrase.start, TOWNS | {"camp"}), 0.5)
    told = _told_site(head, phrase, whole)
    if told:
        return latest(told, 0.8)
    holder = whole.told.after(phrase.end)
    if holder is None and is_passing(phrase.lead, head):
        return latest(whole.told.salient(phrase.start, TOWNS | {"camp"}), 0.5)
    holder = holder or _holder(head, phrase, whole)
    return (made(head, holder), round(holder.score * 0.7, 2), "site in the town told of") if holder else None


def _is_owner(noun: str, name: str) -> bool:
    """Whether a site "of" a name belongs to a body or bears a person's name, and does not lie in a place so named."""
    bodies = proper.words("body", "speaking") | proper.words("body", "armed")
    return (
        noun.split()[-1].lower() in proper.words("sites", "personal")
        or actor_named(name) is not None
        or name.split()[-1] in bodies
        or name.split()[0] in demonyms()
    )


def _holder(head: str, phrase: Phrase, whole: Atlas) -> Sited | None:
    """The town told of; for what runs between towns or lies outside them, and has a name of its own, the country."""
    named = any(c.isupper() for c in head)
    if head.split()[-1] in ("embassy", "consulate") and (seat := _seat(phrase, whole)):
        return seat
    outside = head.split()[-1].lower() in proper.words("sites", "outside")
    lies_out = outside and (named or head.lower() in proper.words("sites", "lines"))
    if lies_out and (home := whole.land(phrase.start)):
        return Sited(0, 0, "", home, 0.7)
    return whole.told.salient(phrase.start, TOWNS | {"camp"}, ahead=not named) or whole.told.before(phrase.start)


def _seat(phrase: Phrase, whole: Atlas) -> Sited | None:
    """Where the embassies stand in the country whose people the sentence names, besides those whose embassy it is."""
    since = max(whole.text.rfind(mark, 0, phrase.start) for mark in (". ", "\n")) + 1
    whose = {demonyms()[word].code for word in phrase.text.split() if word in demonyms()}
    codes = {code for at, code in nations(whole.text) if since <= at < phrase.start} - whose
    capital = Gazetteer.open().capital(codes.pop()) if len(codes) == 1 else None
    return Sited(0, 0, "", capital, 0.5) if capital else None


def _told_site(head: str, phrase: Phrase, whole: Atlas) -> Sited | None:
    """A known site that was told of and bears the same noun: "the prison" after "Ghweran prison"."""
    noun = name_key(head.split()[-1])
    if any(c.isupper() for c in head[1:]):
        return None
    for sited in whole.told.upto(phrase.start, 30):
        if sited.place.precision == "site" and noun in name_key(sited.place.name).split():
            return sited
    return None
