"""Sites inside places: "Selam hospital in Mekelle", "Mosul airport", "the stadium" of the town told of."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from fairwitness.resolve.atlas import Atlas
from fairwitness.resolve.behind import behind
from fairwitness.resolve.phrases import Found, Phrase, aside, cleaned, compass, made, sided
from fairwitness.resolve.told import TOWNS, Sited
from fairwitness.vocab import proper
from fairwitness.vocab.countries import countries
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.sites import names_a_part, plural, site_named

_EDGE = re.compile(
    r"\b((?:[a-z-]+ern )?(?:outskirts|suburbs|edge) of)\s+(?:the )?(?:[a-z-]+ern )?(?:(?:city|town|village) of )?$"
)
_PARTS = frozenset("neighbourhood neighborhood quarter district suburb ward".split())
_HOMES = frozenset("house home flat apartment".split())
_CARE = re.compile(r"\b(?:care|nursing|rest|[a-z]+[’']s?|guest) (?:home|house)$")
_PASSED = frozenset("junction road street highway square roundabout crossroads".split())
_WAYS = frozenset("road bridge junction square street highway crossroads roundabout".split())
_NAME = r"(?:[a-z]{2,3}-)?[A-Z][\w’'-]+(?: (?:[a-z]{2,3}-)?[A-Z][\w’'-]+){0,2}"
_WARD = re.compile(r"\b(?:neighbou?rhoods?|quarters?|suburbs?|wards?|housing)\b", re.IGNORECASE)
_QUARTER = re.compile(rf"(?:,? and {_NAME}|, {_NAME}){{0,3}} (?:neighbou?rhood|quarter|suburb|district|roundabout)s?\b")
_QUARTERS = re.compile(
    r"\b(?:neighbou?rhoods|quarters|suburbs|districts|neighbou?rhood|quarter)(?:,| of| -| –|, including| including)? "
    rf"(?:the )?(?:{_NAME}(?:, and|,| and) (?:the )?){{0,8}}$"
)
_DISTRICT = re.compile(r"^\S* districts?\b")
_OWN_WARD = re.compile(rf"(?:(?:[a-z-]+ern|[a-z]+) )?({_NAME}) (?:district|neighbou?rhood|quarter|suburb)")
_TOWN_OF = re.compile(
    r"(?<=\w )(?:the )?(?:(?!(?:in|at|on|of|near|outside|inside|around|from) )[a-z-]+ ){0,2}"
    r"(?:town|city|village|district|hamlet|province|suburb|settlement|township|port) of (?:the )?$"
)
# what only tells of a stretch of a town or land, or of troops in it: no site
_LOOSE = re.compile(r"\b(?:positions?|villages|towns|cities|areas|(?:neighbou?rhood|quarter|district|suburb)s?)$")
_TOLD = re.compile(
    r",? (?:where|that|which|whose|run|used|built|serving|hosting|housing|holding|belonging|still|for|sheltering|being|"
    r"packed|crowded|turned|guarded|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_ONE_OF = re.compile(r"one of (?:(?:the|its|their|his|our|\S+['’]s) )(?:(?:two|three|four|five|few|many|main|last) )?")
_IN_PART = re.compile(r" (?:in|at|inside) (?:the |\S+['’]s )?(?:[a-z-]+ )?$")
_TELLING = re.compile(r"\b(?:largely|mostly|mainly|predominantly|majority|heavily|densely|overwhelmingly)\b")
_AWAY = (
    r"(?:about |some |just |around )?(?:[\d.]+ ?(?:km|kilomet\w+|miles?) )?"
    r"(?:to the )?(?:north|south|east|west)[\w-]* (?:of|from)"
)
_HEAD = re.compile(
    r"^(.*?)\s*,?\s+(?:in|at|of|near|outside|inside|on|around|just|overlooking|by|to|from|linking|between|next to|"
    rf"close to|located|lying|{_AWAY})\s+.*$"
)
_WHOSE = re.compile(r"(?P<name>[A-Z][\w -]*)['’]s (?=[a-z])")
_ITS_SITE = re.compile(r"['’]s (?P<site>[a-z -]+?) (?:in|at|near|outside) (?:the (?:[a-z-]+ ){0,3}of )?(?=\S*[A-Z])")
_OWNED = re.compile(
    r"^(?P<head>(?P<noun>.*?) (?:of|for) (?:the )?(?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+),? (?:in|at|near|outside|on)\s.*$"
)


def is_site(words: str) -> bool:
    """Whether words end in a noun for a site or a part of a town.

    >>> is_site("National Hospital"), is_site("northern Aleppo")
    (True, False)
    """
    parts = words.split()
    if not parts:
        return False
    last = parts[-1]
    if len(parts) > 1 and last.lower() in proper.words("sites", "second"):
        return True
    rarer = proper.words("sites", "rarer")
    return bool(site_named(" ".join(parts[-2:])) or site_named(last)) or last.lower() in _PARTS | _WAYS | rarer


def site(phrase: Phrase, whole: Atlas, sited: Sited) -> Found | None:
    """A site that the words put into a place they name; None where they name only the place."""
    if sited.place.precision == "site" and (sited.end >= phrase.end - 12 or phrase.after(sited.end).islower()):
        return None
    after = phrase.after(sited.end)
    if m := re.match(r"^('s|’s)?((?: [\w'’-]+){1,4})$", after):
        noun = m.group(2).strip()
        if is_site(noun):
            return _after_name(phrase, whole, sited, noun, owned=bool(m.group(1)))
    if found := _abroad(after, whole, sited):
        return found
    if (own := re.sub(r" of (?:the )?$", "", phrase.before(sited.start))) and names_a_part(cleaned(own)):
        return made(cleaned(own).title(), sited), sited.score * 0.9, "site"
    before = _TOWN_OF.sub("", phrase.before(sited.start))
    words = _site_head(f"{before} ")
    if words and not _says_kind(before, words) and not is_passing(phrase.lead, words):
        side, edge = compass(before), _EDGE.search(phrase.before(sited.start))
        holder = replace(sited, place=sided(sited, side)) if side else sited
        holder = replace(sited, place=aside(sited, edge[1])) if edge else holder
        return made(words, holder), sited.score * 0.9, "site"
    return None


def within(phrase: Phrase, sited: Sited, found: Found) -> Found:
    """A site in a camp or a part of a town, which ``found`` is: "a market in the Torvik camp"."""
    before = phrase.before(sited.start)
    words = _site_head(f"{before} ") if _IN_PART.search(before) else ""
    if not words or is_passing(phrase.lead, words) or not found[0].name.startswith(sited.name):
        return found
    held = Sited(sited.start, sited.end, sited.name, found[0], found[1])
    return made(words, held), round(found[1] * 0.9, 2), "site"


def _abroad(after: str, whole: Atlas, sited: Sited) -> Found | None:
    """What one place has in another: "Torland's embassy in Sanar", "Sanar's consulate at Torvik"."""
    m = _ITS_SITE.match(after)
    holder = whole.told.at(sited.end + m.end()) if m and is_site(m["site"]) else None
    if m is None or holder is None:
        return None
    land = countries().get(sited.place.country or "") if sited.place.kind in ("country", "city") else None
    foreign = land and holder.place.country != sited.place.country
    name = f"{land.adjective} {m['site']}" if land and foreign else m["site"]
    return made(name, holder), holder.score * 0.9, "site"


def is_passing(lead: str, words: str) -> bool:
    """Whether words mean any house or any road of a place: "a house", "a busy junction"; the place is told, not they.

    >>> is_passing("a ", "busy street"), is_passing("the ", "busy street"), is_passing("a ", "prison")
    (True, False, False)
    """
    last, any_one = words.split()[-1].lower(), lead.lower() in ("a ", "an ")
    home = last in _HOMES and not _CARE.search(words)
    return (any_one and last in _PASSED) or (home and (any_one or words.startswith(("one ", "another "))))


def _is_loose(words: str) -> bool:
    """Whether words tell of land or troops and name no site: "largely Sunni neighbourhood", "army positions".

    >>> _is_loose("army positions"), _is_loose("poor neighbourhood"), _is_loose("Sadr neighbourhood")
    (True, True, False)
    """
    loose = _LOOSE.search(words)
    named = loose and loose[0][-9:] not in ("positions", "position") and re.search(r"[A-Z]", words)
    return bool(loose) and not (named and not _TELLING.search(words))


def _site_head(before: str) -> str:
    """The words for a site that go before the name of the place that holds it; "" where they mean none.

    >>> _site_head("clinic near the city of "), _site_head("prison of the Torish Guard in "), _site_head("men in ")
    ('clinic', 'prison of the Torish Guard', '')
    """
    if (owned := _OWNED.match(before)) and is_site(owned["noun"]):
        return owned["head"]
    some = _ONE_OF.match(before)
    head = _HEAD.match(before[some.end() :] if some else before)
    words = _bare_head(head[1], one=bool(some)) if head else ""
    if not is_site(words) or _is_loose(words):
        return ""
    whose = _WHOSE.match(words)
    return words[whose.end() :] if whose and Gazetteer.open().is_place(whose["name"]) else words


def _bare_head(words: str, *, one: bool) -> str:
    """A site without what is told of it, and one where it is ``one`` of some.

    >>> _bare_head("medical centre where aid was handed out", one=False), _bare_head("clinics still open", one=True)
    ('medical centre', 'clinic')
    """
    told = _TOLD.search(words)
    words = words[: told.start()] if told else words
    if not one or not words:
        return words
    *before, noun = words.split()
    return " ".join([*before, next((o for o in (f"{noun[:-3]}y", noun[:-1], noun[:-2]) if plural(o) == noun), noun)])


@lru_cache(maxsize=4096)
def is_quarter(name: str, text: str) -> bool:
    """Whether a text somewhere calls a name a part of a town, alone or in a row.

    >>> is_quarter("al-Nahr", "They took two districts, Bab Sur and al-Nahr."), is_quarter("al-Nahr", "al-Nahr fell.")
    (True, False)
    """
    at = text.find(name)
    while at >= 0:
        if _QUARTER.match(text, at + len(name)) or _QUARTERS.search(text, max(0, at - 120), at):
            return True
        at = text.find(name, at + 1)
    return False


def hung(phrase: Phrase, whole: Atlas, sited: Sited) -> Found | None:
    """A name nobody knows that is a site's or a part of a town's: with the town it names, or the town told of."""
    in_town = sited.place.within and sited.place.within[0].count(", ") == 1 and sited.place.name.count(", ") < 2
    if sited.place.kind == "neighbourhood" and in_town:
        town = sited.place.within[0]
        bare = sited.place.name.partition(", ")[0]
        return (replace(sited.place, name=f"{bare}, {town}"), sited.score, "name") if town != sited.place.name else None
    around = f"{phrase.before(sited.start)[-24:]} {phrase.after(sited.end) or whole.text[sited.end : sited.end + 16]}"
    part = names_a_part(sited.name)
    ward = sited.place.kind == "unknown" and (part or bool(_WARD.search(around)) or is_quarter(sited.name, whole.text))
    last = sited.name.split()[-1].lower()
    if sited.place.kind != "unknown" or not (ward or is_site(sited.name)):
        return None
    if not ward and last in proper.words("sites", "outside"):
        return None
    holder = whole.told.after(sited.end) or whole.told.salient(phrase.start, TOWNS, known=True)
    if holder is None or behind(whole.text, sited.end) or not _may_hold(holder, sited, around):
        return None
    return made(_with_its_side(phrase, sited), holder), holder.score * 0.7, "site in the town told of"


def _with_its_side(phrase: Phrase, sited: Sited) -> str:
    """A site's name with the "Southern" before it that is part of it: "Southern Hospital", but "northern Market"."""
    words = phrase.text.split()
    whole = phrase.text.endswith(f" {sited.name}") and all(w[:1].isupper() for w in words)
    return phrase.text if whole and words[0].lower().endswith("ern") else sited.name


def _may_hold(holder: Sited, sited: Sited, around: str) -> bool:
    """Whether a part of a town that words tell of may lie in a place; a district lies in no small town."""
    if holder.place.kind == "unknown" or _is_small(holder, around):
        return False
    return holder.place.country == sited.place.country or names_a_part(sited.name)


def _is_small(holder: Sited, around: str) -> bool:
    return holder.place.kind in ("town", "village") and _DISTRICT.search(around) is not None


def _says_kind(before: str, site: str) -> bool:
    """ "the district of": says what the name is; not "the post on the edge of"."""
    *_, noun, last = ["", "", *before.split()]
    return last == "of" and noun in proper.words("place", "of") and site.endswith(noun)


def _after_name(phrase: Phrase, whole: Atlas, sited: Sited, noun: str, *, owned: bool) -> Found:
    """ "Mariupol's stadium", "Kunduz airport", "the al-Sinaa neighbourhood" of the town told of."""
    if owned and (ward := _OWN_WARD.fullmatch(noun)):
        return made(ward[1], sited), sited.score * 0.9, "site"
    if owned:
        return made(noun, sited), sited.score * 0.9, "site"
    name = f"{sited.name} {noun}"
    if noun.split()[-1].lower() in _PARTS:
        if sited.place.kind == "neighbourhood":
            return sited.place, sited.score, "name"
        if sited.place.kind in ("district", "province"):
            return sited.place, sited.score, "name"
        of = whole.told.after(phrase.end) or whole.told.salient(phrase.start, TOWNS)
        town = of if sited.place.kind == "unknown" and not behind(whole.text, sited.end) else None
        if (
            town
            and not _is_small(town, f" {noun}")
            and town.place.country == sited.place.country
            and town.place.id != sited.place.id
        ):
            return made(sited.name, town), town.score * 0.7, "site in the town told of"
    tail = sited.place.name.partition(", ")[2]
    shown = made(name, sited)
    return replace(shown, name=f"{cleaned(name)}, {tail}" if tail else cleaned(name)), sited.score * 0.9, "site"
