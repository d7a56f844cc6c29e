"""Words that point to a place told of before: "the city", "the National Hospital", "there", "the Iraqi capital"."""

from __future__ import annotations

import re
from functools import cache

from fairwitness.model import Place
from fairwitness.resolve.atlas import Atlas
from fairwitness.resolve.phrases import Found, Phrase, compass, side_key, sided
from fairwitness.resolve.sites import is_site, made
from fairwitness.resolve.told import TOWNS, Sited
from fairwitness.vocab import proper, table
from fairwitness.vocab.countries import Country, countries, demonyms
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.names import name_key

_NAMES = re.compile(r"[A-Z][\w.]+(?: [A-Z]\w+)?")
_OWNER = "city|country|town|province|camp|village|capital|region|airbase|base|airport"
_SIDE = re.compile(
    r"^(?:(?:the )?(?P<owner>its|their|" + _OWNER + r")(?:['’]s)? )?"
    r"(?P<side>(?:(?:far|whole|entire) )?(?:north|south|east|west|centr)(?:-?(?:east|west))?(?:ern|al)?|centre|center)"
    r"(?: (?:parts?|half|sides?|edges?|outskirts|districts|sectors?|suburbs|quarters?|sections?|portions?|"
    r"neighbou?rhoods|flank|areas|blocks|reaches|provinces|regions))?"
    r"(?: (?:of|in) (?:the |its )?(?P<of>" + _OWNER + r"))?$"
)
_NATIONWIDE = frozenset(
    {"national", "nationally", "nationwide", "countrywide", "whole country", "front", "whole front"}
)
_ALL_LAND = re.compile(r"^(?:government(?:-held)?|rebel-held|occupied) (?:territory|areas)$")
_LAND = frozenset({"country", "nation", "kingdom", "republic", "soil", "nationwide", "countrywide"})
_CENTRE = re.compile(r"^(?:city |town )?(?:centre|center)(?: of (?:the )?(city|town|village))?$")
_OF = re.compile(
    r"^(.+?) (?:of|in|on|near|outside|around|overlooking|above|at) (?:the |its |their )?(?:edge of the )?\w+(?:'s|’s)?$"
)


@cache
def _peoples() -> dict[str, str]:
    return {people: place for place, peoples in table("proper")["peoples"].items() for people in peoples.split()}


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {noun: frozenset(kinds.split()) for noun, kinds in table("proper")["pointing"].items()}


def pointed(phrase: Phrase, whole: Atlas) -> Found | None:
    """The place that words without a name of their own point to; None where nothing told of fits."""
    text = re.sub(r"['’]s$|(?<=\w) (?:there|here|near ?by|itself|proper)$", "", phrase.text.strip())
    low = text.lower()
    if low in ("there", "here", "it", "elsewhere", "nearby", "them", "them all"):
        return _latest(whole.told.before(phrase.start), 0.6)
    if (low in _NATIONWIDE or _ALL_LAND.search(low)) and (code := whole.country(phrase.start)):
        return country_place(code), 0.6, "country of the text"
    if people := _peoples().get(text):
        return Gazetteer.open().find(people)[0], 0.7, "its people"
    if m := _SIDE.match(low):
        owner = "its" if phrase.lead.strip().lower() in ("its", "their") else None
        return _side(m["side"].split()[-1], m["of"] or m["owner"] or owner, phrase, whole)
    if re.search(r"\b(?:provincial|regional|state|district) capital$", low):
        return _latest(whole.told.salient(phrase.start, TOWNS), 0.6)
    if "capital" in low.split():
        return _capital(phrase, whole)
    nation = _nation(phrase)
    if nation:
        return _of_nation(nation, low, phrase, whole)
    if m := _CENTRE.match(low):
        return _side("central", m.group(1) or "city", phrase, whole)
    found = _same_site(low, phrase, whole) if low else None
    found = found or _noun(text, low, phrase, whole) or _site(text, phrase, whole)
    return found or (_around(text, phrase, whole) if _is_inner(phrase.lead.lower() + low) else None)


def _is_inner(low: str) -> bool:
    """Whether words say what lies in a town or a site without naming it: "the cellar", "its grounds", "inside"."""
    words = re.sub(r" (?:of|in|around|under|behind|beneath) .*$", "", low).split()
    own = re.search(r"\b(?:its|their|it|the (?:city|town|village)(?:['’]s)?)\b", low)
    return bool(words) and (bool(own) or words[-1] in proper.words("pointing_inner", "last"))


def _around(text: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """The town that the text speaks of, for what lies in it and has no name; little trust."""
    names = [w for w in text.split() if w[0].isupper() and w.lower() not in proper.words("closed", "words")]
    sited = None if names else whole.told.salient(phrase.start, TOWNS | {"camp"})
    return (sited.place, round(sited.score * 0.4, 2), "in the town told of") if sited else None


def _latest(sited: Sited | None, trust: float) -> Found | None:
    return (sited.place, round(sited.score * trust, 2), "place told of") if sited else None


def _fitting(noun: str, phrase: Phrase, whole: Atlas) -> Sited | None:
    kinds = _kinds().get(noun) or _kinds().get(noun.rstrip("s"))
    if not kinds:
        return None
    if "any" in kinds:
        return whole.told.before(phrase.start)
    if kinds == {"country"}:
        return None
    return whole.told.salient(phrase.start, kinds) or (_province(phrase, whole) if "province" in kinds else None)


def _province(phrase: Phrase, whole: Atlas) -> Sited | None:
    """The province in which the latest place lies."""
    for sited in whole.told.upto(phrase.start, 5):
        for holder in sited.place.within[:2]:
            found = Gazetteer.open().find(holder.partition(", ")[0])
            province = next((p for p in found if p.kind == "province" and p.name == holder), None)
            if province:
                return Sited(sited.start, sited.end, province.name, province, 0.6)
    return None


def _noun(text: str, low: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the besieged city", "the region": the place told of most that is one."""
    words = low.split()
    if any(c.isupper() for c in text[1:]) and text != "Strip":
        return None
    last = text if text == "Strip" else words[-1] if words else ""
    if last in ("country", "nation", "kingdom", "republic", "soil", "nationwide", "countrywide") and (
        code := whole.country(phrase.start)
    ):
        return country_place(code), 0.6, "country of the text"
    sited = _fitting(last, phrase, whole)
    if sited is None:
        return None
    side = (
        compass(" ".join(words[:-1]) + " ")
        if len(words) > 1 and last not in ("city", "town", "province", "village")
        else ""
    )
    if side:
        return sided(sited, side), round(sited.score * 0.6, 2), "place told of"
    return _latest(sited, 0.7)


def _side(side: str, of: str | None, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the west", "the east of the city", "its western half"."""
    full = "central" if side.startswith("cent") else side if side.endswith("ern") else side + "ern"
    of = "city" if of is None and full == "central" else of
    if of is None and (again := _same_side(full, phrase, whole)):
        return again
    if of == "country" or of is None:
        code = whole.country(phrase.start)
        latest = whole.told.before(phrase.start, frozenset({"country", "region"}))
        place = latest.place if latest and latest.place.country == code else country_place(code) if code else None
        sited = Sited(0, 0, "", place, 0.8) if place else None
    elif of == "capital":
        sited = Sited(0, 0, "", found[0], found[1]) if (found := _capital(phrase, whole)) else None
    else:
        sited = whole.told.salient(phrase.start, TOWNS) if of in ("its", "their") else _fitting(of, phrase, whole)
    return (sided(sited, full), round(sited.score * 0.5, 2), "place told of") if sited else None


def _same_side(side: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the west" after "west Mosul": the same side of that place again."""
    for sited in whole.told.upto(phrase.start, 20):
        lead = compass(whole.text[max(0, sited.start - 40) : sited.start])
        if lead and side_key(lead) == side_key(side):
            return sided(sited, side), round(sited.score * 0.6, 2), "place told of"
    return None


# -- nations -----------------------------------------------------------------------------------------------------------


def _nation(phrase: Phrase) -> Country | None:
    return next((demonyms()[w] for w in _NAMES.findall(phrase.text) if w in demonyms()), None)


def _of_nation(nation: Country, low: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "Lebanese territory" is the country; "the eastern Afghan city" is one told of near by."""
    side = re.search(r"\b((?:north|south|east|west)[a-z-]*) \w+ (?:provinces|regions|districts|cities|towns)$", low)
    if side and side[1] in proper.words("place", "compass"):
        return sided(Sited(0, 0, "", country_place(nation.code), 0.7), side[1]), 0.5, "its people"
    kinds = _kinds().get(low.split()[-1], frozenset())
    if kinds and "any" not in kinds and not kinds & {"country", "region"}:
        near = [*whole.told.upto(phrase.start, 15), *whole.told.inside(phrase.end, phrase.end + 1500)]
        fits = (s for s in [*near, *whole.told.headline] if s.place.country == nation.code and s.place.kind in kinds)
        if (found := next(fits, None)) or is_site(phrase.text):
            return _latest(found, 0.7)
        return country_place(nation.code), 0.4, "its people"
    if is_site(phrase.text):
        return _site(phrase.text, phrase, whole)
    return country_place(nation.code), 0.6, "its people"


def country_place(code: str) -> Place:
    """A country as a place."""
    found = Gazetteer.open().find(countries()[code].name)
    return next(p for p in found if p.kind == "country" and p.country == code)


def _capital(phrase: Phrase, whole: Atlas) -> Found | None:
    nation = _nation(phrase)
    code = nation.code if nation else whole.country(phrase.start)
    capital = Gazetteer.open().capital(code) if code else None
    return (capital, 0.8 if nation else 0.6, "capital") if capital else None


def capital_of(code: str) -> Found | None:
    """The capital of a country that the words name: "Somalia's capital"."""
    capital = Gazetteer.open().capital(code)
    return (capital, 0.8, "capital") if capital else None


# -- sites -------------------------------------------------------------------------------------------------------------


def _site(text: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the National Hospital", "the stadium": one told of by its name, else in the town told of most."""
    head = m.group(1) if (m := _OF.match(text)) else text
    if not is_site(head):
        return None
    told = _told_site(head, phrase, whole)
    if told:
        return _latest(told, 0.8)
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
    return whole.told.salient(phrase.start, TOWNS | {"camp"}) or whole.told.before(phrase.start)


def _same_site(head: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the compound" after "the field hospital in Homs": that hospital, of this paragraph or the one before."""
    if head.lower().split()[-1] not in proper.words("pointing_site", "again") or len(head.split()) > 2:
        return None
    start = whole.text.rfind("\n\n", 0, max(0, whole.text.rfind("\n\n", 0, phrase.start)))
    told = list(_site_told().finditer(whole.text, max(0, start, phrase.start - 700), phrase.start))
    if not told:
        return None
    name, at = told[-1][1], told[-1].end()
    known = whole.told.inside(told[-1].start(1), at)
    if known and known[-1].place.precision == "site":
        return _latest(known[-1], 0.6)
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
