"""Words that point to a place told of before: "the city", "the National Hospital", "there", "the Iraqi capital"."""

from __future__ import annotations

import re
from functools import cache

from fairwitness.resolve.atlas import Atlas
from fairwitness.resolve.phrases import Found, Phrase, compass, country_place, side_key, sided
from fairwitness.resolve.site_told import recalled
from fairwitness.resolve.sites import is_passing, is_site, made
from fairwitness.resolve.told import TOWNS, Sited
from fairwitness.resolve.told_sites import latest, site_of
from fairwitness.vocab import proper, table
from fairwitness.vocab.countries import Country, demonyms
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.seats import seat
from fairwitness.vocab.sites import is_place_noun

_NAMES = re.compile(r"[A-Z][\w.]+(?: [A-Z]\w+)?")
_OWNER = "city|country|town|province|camp|village|capital|region|airbase|base|airport"
_SIDE = re.compile(
    r"^(?:(?:the )?(?P<owner>its|their|" + _OWNER + r")(?:['’]s)? )?"
    r"(?P<side>(?:(?:far|whole|entire) )?(?:north|south|east|west|centr)(?:-?(?:east|west))?(?:ern|al)?|centre|center)"
    r"(?: (?P<noun>parts?|half|sides?|edges?|outskirts|districts|sectors?|suburbs|quarters?|sections?|portions?|"
    r"neighbou?rhoods|flank|areas|blocks|reaches|provinces|regions))?"
    r"(?: (?:of|in) (?:the |its )?(?P<of>" + _OWNER + r"))?$"
)
_THERE = frozenset({"there", "here", "it", "elsewhere", "nearby", "them", "them all"})
_NAMED = re.compile(r" (?:of|called|known as) (?:the )?(?=(?:[a-z]{2,3}-)?[A-Z])")
_COAST = re.compile(r"^(?P<side>(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?|[A-Z]\w+) (?:coast|seaboard)$")
_ADJECTIVE = re.compile(
    r"^(?:restive|remote|troubled|volatile|mountainous|oil-rich|war-torn|lawless|deep|poor|arid|entire|whole|rural) "
    r"(?=(?:far )?(?:north|south|east|west))"
)
_NATIONWIDE = frozenset(
    {"national", "nationally", "nationwide", "countrywide", "whole country", "front", "whole front"}
)
_ALL_LAND = re.compile(r"^(?:government(?:-held)?|rebel-held|occupied) (?:territory|areas)$")
_LAND = frozenset({"country", "nation", "kingdom", "republic", "soil", "nationwide", "countrywide"})
_IN_CAPITAL = re.compile(r"(.+?) (?:in|near|outside|of) (?:the )?(?:[A-Z]\w+ ){0,2}capital$")
_S_CAPITAL = re.compile(r"['’]s (?:state |provincial |regional )?capital(?: city)?")
_CAPITAL_OF = re.compile(r"(?:(?:state|provincial|regional|de facto) )?capital of (?:the )?")
_CENTRE = re.compile(r"^(?:city |town )?(?:centre|center)(?: of (?:the )?(city|town|village))?$")


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
    if low in _THERE:
        return _there(low, phrase, whole)
    if found := _called(low, phrase, whole):
        return found
    if (low in _NATIONWIDE or _ALL_LAND.search(low)) and (code := whole.country(phrase.start)):
        return country_place(code), 0.6, "country of the text"
    if people := _peoples().get(text):
        return Gazetteer.open().find(people)[0], 0.7, "its people"
    if m := _COAST.match(low):
        return _coast(m["side"], phrase, whole)
    if m := _SIDE.match(_ADJECTIVE.sub("", low)):
        owner = "its" if phrase.lead.strip().lower() in ("its", "their") else None
        of = (
            m["of"]
            or m["owner"]
            or owner
            or ("city" if m["noun"] in proper.words("pointing_name", "quarters") else None)
        )
        return _side(m["side"].split()[-1], of, phrase, whole)
    if re.search(r"\b(?:provincial|regional|state|district) capital$", low):
        return _seat(phrase, whole) or latest(whole.told.salient(phrase.start, TOWNS), 0.6)
    if "capital" in low.split():
        return _capital(phrase, whole)
    nation = _nation(phrase)
    if nation:
        return _of_nation(nation, low, phrase, whole)
    if m := _CENTRE.match(low):
        return _side("central", m.group(1) or "city", phrase, whole)
    found = _noun(text, low, phrase, whole) or recalled(low, phrase, whole) or site_of(text, phrase, whole)
    return found or (around(phrase, whole) if _is_inner(phrase.lead.lower() + low) else None)


def _there(low: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "there", "here", "it": the latest place; what can be taken or held is first of all a town."""
    town = whole.told.salient(phrase.start, TOWNS | {"camp"}) if low == "it" else None
    return latest(town or whole.told.before(phrase.start), 0.6)


def _called(low: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the town" in "the town of X", "the hill" after "Qasr Hill"."""
    words = low.split()
    if not words or not (is_place_noun(words[-1]) or words[-1] in _kinds()):
        return None
    if (lead := _NAMED.match(whole.text, phrase.end)) and (sited := whole.told.at(lead.end())):
        return sited.place, sited.score, "name"
    bears = len(words) == 1 and words[0] in proper.words("pointing_name", "nouns")
    sited = whole.told.bearing(words[0], phrase.start) if bears else None
    return latest(sited, 0.7) if sited else None


def _is_inner(low: str) -> bool:
    """Whether words say what lies in a town or a site without naming it: "the cellar", "its grounds", "inside"."""
    words = re.sub(r" (?:of|in|around|under|behind|beneath) .*$", "", low).split()
    own = re.search(r"\b(?:its|their|it|the (?:city|town|village)(?:['’]s)?)\b", low)
    return bool(words) and (bool(own) or words[-1] in proper.words("pointing_inner", "last"))


def around(phrase: Phrase, whole: Atlas) -> Found | None:
    """The town that the text speaks of, for what lies in it and has no name; little trust."""
    if phrase.text.split()[-1].lower() in proper.words("pointing_open", "last"):
        return None
    names = (w for w in re.split(r"[\s#-]", phrase.text) if w[:1].isupper())
    if any(w.lower() not in proper.words("closed", "words") for w in names):
        return None
    sited = whole.told.salient(phrase.start, TOWNS | {"camp"})
    return (sited.place, round(sited.score * 0.4, 2), "in the town told of") if sited else None


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
    if any(c.isupper() for c in (text if phrase.lead else text[1:])) and text != "Strip":
        return None
    last = text if text == "Strip" else words[-1] if words else ""
    if last in ("country", "nation", "kingdom", "republic", "soil", "nationwide", "countrywide") and (
        code := whole.country(phrase.start, 0.1)
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
    return latest(sited, 0.7)


def _side(side: str, of: str | None, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the west", "the east of the city", "its western half"."""
    full = "central" if side.startswith("cent") else side if side.endswith("ern") else side + "ern"
    of = "city" if of is None and full == "central" else of
    if of in (None, "city") and (again := _same_side(full, phrase, whole)):
        return again
    if of == "country" or of is None:
        code = whole.country(phrase.start, 0.1)
        land = whole.told.before(phrase.start, frozenset({"country", "region"}))
        place = land.place if land and land.place.country == code else country_place(code) if code else None
        sited = Sited(0, 0, "", place, 0.8) if place else None
    elif of == "capital":
        sited = Sited(0, 0, "", found[0], found[1]) if (found := _capital(phrase, whole)) else None
    else:
        sited = whole.told.salient(phrase.start, TOWNS) if of in ("its", "their") else _fitting(of, phrase, whole)
    return (sided(sited, full), round(sited.score * 0.5, 2), "place told of") if sited else None


def _coast(side: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the west coast": that of the country the text speaks of."""
    code = whole.country(phrase.start, 0.1)
    if code is None:
        return None
    sited = Sited(0, 0, "", country_place(code), 0.7)
    return made(f"{side} coast", sited), 0.35, "coast"


def _same_side(side: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the west" after "west Mosul": the same side of that place again."""
    for sited in whole.told.upto(phrase.start, 20):
        lead = compass(whole.text[max(0, sited.start - 40) : sited.start])
        if lead and side_key(lead) == side_key(side):
            return sided(sited, side), round(sited.score * 0.6, 2), "place told of"
    for sited in whole.told.headline:
        if (lead := compass(whole.title[: sited.start])) and side_key(lead) == side_key(side):
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
    if is_site(phrase.text) and (holder := whole.told.after(phrase.end)):
        return made(phrase.text, holder), round(holder.score * 0.7, 2), "site"
    if phrase.lead.lower() in ("a ", "an ") and is_site(phrase.text):
        return country_place(nation.code), 0.4, "its people"
    kinds = _kinds().get(low.split()[-1], frozenset())
    if kinds and "any" not in kinds and not kinds & {"country", "region"}:
        near = [*whole.told.upto(phrase.start, 15), *whole.told.inside(phrase.end, phrase.end + 1500)]
        fits = (s for s in [*near, *whole.told.headline] if s.place.country == nation.code and s.place.kind in kinds)
        if (found := next(fits, None)) or is_site(phrase.text):
            return latest(found, 0.7)
        return country_place(nation.code), 0.4, "its people"
    if is_site(phrase.text):
        return site_of(phrase.text, phrase, whole)
    return country_place(nation.code), 0.6, "its people"


def _seat(phrase: Phrase, whole: Atlas) -> Found | None:
    """The town from which the province told of last is governed."""
    told = whole.told.salient(phrase.start, frozenset({"province"}), ahead=False) or _province(phrase, whole)
    town = seat(told.place) if told and told.place.country == whole.country(phrase.start, 0.1) else None
    return (town, 0.6, "capital") if town else None


def _capital(phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the capital", "the Torish capital", "a prison in the Torish capital"."""
    nation = _nation(phrase)
    code = nation.code if nation else whole.country(phrase.start)
    capital = Gazetteer.open().capital(code) if code else None
    if capital is None:
        return None
    trust = 0.8 if nation else 0.6
    head = m[1] if (m := _IN_CAPITAL.match(phrase.text)) else ""
    if is_site(head) and not is_passing(phrase.lead, head):
        return made(head, Sited(0, 0, "", capital, trust)), trust, "site"
    return capital, trust, "capital"


def capital_named(phrase: Phrase, sited: Sited) -> Found | None:
    """The capital of the country or province that the words name: "Torland's capital", "the capital of Maresia"."""
    before, after, place = phrase.before(sited.start), phrase.after(sited.end), sited.place
    if not (_S_CAPITAL.fullmatch(after) or (_CAPITAL_OF.fullmatch(before) and len(after.split()) < 2)):
        return None
    town = Gazetteer.open().capital(place.country or "") if place.kind == "country" else None
    town = seat(place) if place.kind == "province" else town
    return (town, 0.8, "capital") if town else None
