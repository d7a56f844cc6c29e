"""Words that point to a place told of before: "the city", "the National Hospital", "there", "the Iraqi capital"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from fairwitness.model import Place, Span
from fairwitness.resolve.atlas import Atlas
from fairwitness.resolve.joined import last_two
from fairwitness.resolve.lands import border, held, open_land, own_side
from fairwitness.resolve.lines import line
from fairwitness.resolve.nations import capital_told, nation_named, of_nation, province_told, seat_told
from fairwitness.resolve.phrases import Found, Phrase, aside, compass, country_place, made, phrase_of, side_key, sided
from fairwitness.resolve.site_told import recalled, told_of_last
from fairwitness.resolve.sites import is_site
from fairwitness.resolve.told import TOWNS, Sited
from fairwitness.resolve.told_sites import latest, site_of
from fairwitness.resolve.unnamed import announced, bare, here
from fairwitness.vocab import proper, table
from fairwitness.vocab.countries import countries
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.sites import is_place_noun

_OWNER = "city|country|town|province|camp|village|capital|region|airbase|base|airport"
_SIDE = re.compile(
    r"^(?:(?:the )?(?P<owner>its|their|" + _OWNER + r")(?:['’]s)? )?"
    r"(?P<side>(?:(?:far|whole|entire) )?(?:north|south|east|west|centr)(?:-?(?:east|west))?(?:ern|al)?|centre|center)"
    r"(?: (?P<noun>parts?|half|sides?|edges?|outskirts|districts|sectors?|suburbs|quarters?|sections?|portions?|"
    r"neighbou?rhoods|flank|areas|blocks|reaches|provinces|regions))?"
    r"(?: (?:of|in) (?:the |its )?(?P<of>" + _OWNER + r"))?$"
)
_TWO_SIDES = re.compile(
    r"(?P<owner>" + _OWNER + r")['’]s (?P<one>(?:north|south|east|west)(?:-?(?:east|west))?) and "
    r"(?P<two>(?:north|south|east|west)(?:-?(?:east|west))?)"
)
_AWAY = re.compile(
    r"^(?:(?:about|around|some|just|nearly|roughly) )?(?:[\d.,]+(?: ?km|-?kilomet\w+| miles?) )?(?:to the )?"
    r"(?P<side>(?:north|south|east|west)(?:-?(?:east|west))?) (?:of|from) (?:the )?(?P<of>" + _OWNER + r")$"
)
_INNER = re.compile(
    r"^(?:[\w'’-]+ ){0,3}(?P<noun>parts?|districts?|areas?|neighbou?rhoods?|quarters?|strip|stretch|villages?|hamlets?|"
    r"towns|settlements|pockets?|blocks|streets|territory|corner|portion) (?:in|on|of|along|across|to) (?=the )"
    r"(?P<rest>the [a-z' -]+)$"
)
# Characters: so far back words that point to a place may be what "there" means.
_NEAR_BY = 250
_WIDE = frozenset({"country", "region", "province", "unknown", "island"})
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
_ROADS = frozenset({"road", "highway", "route", "motorway", "railway"})
_ROAD_ON = re.compile(r" (?:leading |going |running )?(?:to|towards?|from|between|linking|connecting) (?:the )?")
_ROAD_END = re.compile(r" (?:and|with|to) (?:the )?(?=[A-Z])")
_THE_CAPITAL = re.compile(r"\b[Tt]he capital\b")
# "this mainly Catholic town", "the largely Torish-speaking city": no name
_MOSTLY = re.compile(
    r"^(?:predominantly|mostly|mainly|largely|majority|overwhelmingly|heavily)[- ](?:[A-Z][\w-]+ ){1,2}(?=[a-z]+$)"
)
_IN_TOLD = re.compile(
    r"(?P<site>[\w’'. -]+?) (?:in|near|at|outside|around|inside) (?:the|that|this) "
    r"(?=(?:area|city|town|village|region|district|province|vicinity|camp)$)"
)
_CENTRE = re.compile(r"^(?:city |town )?(?:centre|center)(?: of (?:the )?(city|town|village))?$")


@cache
def _peoples() -> dict[str, str]:
    return {people: place for place, peoples in table("proper")["peoples"].items() for people in peoples.split()}


def only_peoples(words: str) -> bool:
    """Whether the only name in words is that of the people who live there: "mainly Catholic town".

    >>> only_peoples("mainly Catholic town"), only_peoples("mainly Catholic town of Torvik")
    (True, False)
    """
    return _MOSTLY.match(words) is not None


def pointed(phrase: Phrase, whole: Atlas) -> Found | None:
    """The place that words without a name of their own point to; None where nothing told of fits."""
    text = re.sub(r"['’]s$|(?<=\w) (?:there|here|near ?by|itself|proper)$", "", phrase.text.strip())
    whose, text = text, bare(_MOSTLY.sub("", text))  # who lives there is no name
    low = text.lower()
    if low in _THERE:
        return _there(low, phrase, whole)
    if low == "home" and not phrase.lead and (land := whole.land(phrase.start)):
        return land, 0.5, "country of the text"
    if found := last_two(low, phrase, whole) or here(low, phrase, whole):
        return found
    if found := _called(low, phrase, whole):
        return found
    if low.split()[-1:] and low.split()[-1] in _ROADS and (found := _road_on(phrase, whole)):
        return found
    if (
        found := held(whose, phrase, whole)
        or announced(low, phrase, whole)
        or own_side(low, phrase, whole)
        or border(low, phrase, whole)
    ):
        return found
    if (low in _NATIONWIDE or _ALL_LAND.search(low)) and (land := whole.land(phrase.start)):
        return land, 0.6, "country of the text"
    if people := _peoples().get(text):
        return Gazetteer.open().find(people)[0], 0.7, "its people"
    if m := _COAST.match(low):
        return _coast(m["side"], phrase, whole)
    if not phrase.lead and (m := _AWAY.match(low)):
        return _away(m["side"], m["of"], phrase, whole)  # "north of the capital" is beside it, "the north of" it inside
    if m := _SIDE.match(_ADJECTIVE.sub("", low)):
        owner = "its" if phrase.lead.strip().lower() in ("its", "their") else None
        of = (
            m["of"]
            or m["owner"]
            or owner
            or ("city" if m["noun"] in proper.words("pointing_name", "quarters") else None)
        )
        return _side(m["side"].split()[-1], of, phrase, whole)
    if m := _TWO_SIDES.fullmatch(low):
        return _side(f"{m['one']}ern and {m['two']}ern", m["owner"], phrase, whole)
    if m := _AWAY.match(low):
        return _away(m["side"], m["of"], phrase, whole)
    if (m := _INNER.match(text)) and (found := _within(m, phrase, whole)):
        return found
    if text.islower() and low.split()[-1] in proper.words("pointing_open", "last"):
        return open_land(low, phrase, whole)
    if re.search(r"\b(?:provincial|regional|state|district) capital$", low):
        return seat_told(phrase, whole) or latest(whole.told.salient(phrase.start, TOWNS), 0.6)
    if "capital" in low.split():
        return capital_told(phrase, whole)
    nation = nation_named(phrase)
    if nation and (m := _IN_TOLD.match(text)) and is_site(m["site"]):  # "a Torish base in the area" need not be there
        return pointed(replace(phrase, start=phrase.start + m.end(), text=text[m.end() :], lead="the "), whole)
    if nation:
        return of_nation(nation, phrase, whole)
    if m := _CENTRE.match(low):
        return _side("central", m.group(1) or "city", phrase, whole)
    found = _noun(text, low, phrase, whole) or recalled(low, phrase, whole) or site_of(text, phrase, whole)
    return found or (around(phrase, whole) if _is_inner(phrase.lead.lower() + low) else None)


def _road_on(phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the road" where the text goes on "to Torvik": that road."""
    m = _ROAD_ON.match(whole.text, phrase.end)
    end = whole.told.at(m.end()) if m else None
    if end is None:
        return None
    ends = [end]
    other = _ROAD_END.match(whole.text, end.end)
    if other and (further := whole.told.at(other.end())):
        ends.append(further)
    longer = replace(phrase, end=ends[-1].end, text=phrase.text + whole.text[phrase.end : ends[-1].end])
    return line(longer, whole, ends)


def _within(inner: re.Match[str], phrase: Phrase, whole: Atlas) -> Found | None:
    """What lies in a part that words point to: "two districts in the southeast", "a strip of the northern coast"."""
    bare = _SIDE.match(inner["rest"].removeprefix("the "))
    if bare and not (bare["of"] or bare["owner"]) and inner["noun"] in proper.words("pointing_name", "quarters"):
        return _side(bare["side"].split()[-1], "city", phrase, whole)
    start = phrase.start + inner.start("rest")
    return pointed(phrase_of(Span(start, phrase.end, inner["rest"]), start), whole)


def _away(side: str, of: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "30 km south of the city": beside the place told of."""
    capital = capital_told(phrase, whole) if of == "capital" else None
    sited = Sited(0, 0, "", capital[0], capital[1]) if capital else _fitting(of, phrase, whole)
    return (aside(sited, f"{side} of"), round(sited.score * 0.6, 2), "direction") if sited else None


def _there(low: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "there", "it": the latest place, or what words behind it point to; what can be taken or held is first a town."""
    town = whole.told.salient(phrase.start, TOWNS | {"camp"}) if low == "it" else None
    spot = town or whole.told.before(phrase.start)
    since = max(spot.end if spot else 0, phrase.start - _NEAR_BY)
    again = list(_again(sites=low == "it").finditer(whole.text, since, phrase.start)) if low in ("there", "it") else []
    if again and (found := pointed(Phrase(again[-1].start(1), again[-1].end(1), again[-1][1], "the "), whole)):
        return found
    if low == "there" and (site := told_of_last(phrase, whole, _NEAR_BY)):
        return site
    side = compass(whole.text[max(0, spot.start - 40) : spot.start]) if spot and low != "it" else ""
    if spot and side and spot.place.kind in _WIDE and phrase.start - spot.end < _NEAR_BY:
        return sided(spot, side), round(spot.score * 0.6, 2), "place told of"
    return latest(spot, 0.6)


@cache
def _again(*, sites: bool) -> re.Pattern[str]:
    """Words that point to a town told of, or to a site too: "the town", "that mosque"."""
    towns = frozenset(noun for noun, kinds in proper.pointed_kinds().items() if kinds & TOWNS)
    of_sites = proper.words("pointing_site", "nouns") | proper.words("pointing_site", "again")
    nouns = "|".join(sorted(towns | of_sites if sites else towns))
    side = "(?:north|south|east|west)(?:-?(?:east|west))?(?: of the (?:country|island|region|city|territory))?"
    return re.compile(rf"\b(?:[Tt]he|[Tt]hat|[Tt]his) ((?:[a-z-]+ )?(?:{nouns})|{side}(?! of))\b")


def _called(low: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the town" in "the town of X", "the hill" after "Qasr Hill"."""
    words = low.split()
    known = proper.pointed_kinds().keys() | proper.words("pointing_name", "landforms")
    if not words or not (is_place_noun(words[-1]) or words[-1] in known):
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
    last = phrase.text.split()[-1].lower()
    if last in _LAND or last in proper.words("pointing_open", "last"):
        return None
    names = (w for w in re.split(r"[\s#-]", phrase.text) if w[:1].isupper())
    if any(w.lower() not in proper.words("closed", "words") for w in names):
        return None
    sited = whole.told.salient(phrase.start, TOWNS | {"camp"})
    return (sited.place, round(sited.score * 0.4, 2), "in the town told of") if sited else None


def _fitting(noun: str, phrase: Phrase, whole: Atlas) -> Sited | None:
    kinds = proper.pointed_kinds().get(noun) or proper.pointed_kinds().get(noun.rstrip("s"))
    if not kinds:
        return None
    if "any" in kinds:
        return _spot_told(phrase, whole)
    if kinds == {"country"}:
        return None
    if noun == "territory" and (region := whole.told.salient(phrase.start, frozenset({"region"}), ahead=False)):
        return region
    one = noun if noun in proper.pointed_kinds() else noun.rstrip("s")
    found = whole.told.salient(phrase.start, kinds, noun=one)
    if one == "island" and found and found.place.kind == "region" and found.place.country is None:
        return None  # a part of the world
    return found or (province_told(phrase, whole) if "province" in kinds else None)


def _spot_told(phrase: Phrase, whole: Atlas) -> Sited | None:
    """The latest place; before a country, the place in it that was named a little earlier."""
    last = whole.told.before(phrase.start)
    if last is None or last.place.kind != "country":
        return last
    near = (s for s in whole.told.upto(phrase.start) if phrase.start - s.end < _NEAR_BY and whole.told.is_scene(s))
    return next((s for s in near if s.place.kind != "country" and s.place.country == last.place.country), last)


def _noun(text: str, low: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the besieged city", "the region": the place told of most that is one."""
    words = low.split()
    opens = not phrase.lead and not whole.text[: phrase.start].rstrip(" ")[-1:].isalnum()  # what opens a sentence
    if any(c.isupper() for c in (text[1:] if opens else text)) and text != "Strip":
        return None
    last = text if text == "Strip" else words[-1] if words else ""
    if last in _LAND:
        land = whole.land(phrase.start, 0.1) or _land_told(phrase, whole)
        return (land, 0.6, "country of the text") if land else None
    if last == "city" and (capital := _capital_again(phrase, whole)):
        return capital
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


def _land_told(phrase: Phrase, whole: Atlas) -> Place | None:
    """The country of the place named last, where the text has no other sign of one."""
    told = (s.place.country for s in [*whole.told.upto(phrase.start), *whole.told.headline])
    return next((country_place(code) for code in told if code and code in countries()), None)


def _capital_again(phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the city" after "the capital", with no other city named between."""
    said = [m.end() for m in _THE_CAPITAL.finditer(whole.text, max(0, phrase.start - _NEAR_BY), phrase.start)]
    last = whole.told.before(phrase.start, frozenset({"city", "town", "unknown"}))
    if not said or (last and last.start > said[-1]):
        return None
    return capital_told(Phrase(said[-1], said[-1], "capital"), whole)


def _side(side: str, of: str | None, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the west", "the east of the city", "its western half"."""
    full = "central" if side.startswith("cent") else side if side.endswith("ern") else side + "ern"
    of = "city" if of is None and full == "central" else of
    if of in (None, "city") and (again := _same_side(full, phrase, whole)):
        return again
    if of == "country" or of is None:
        home = whole.land(phrase.start, 0.1)
        land = whole.told.before(phrase.start, frozenset({"country", "region"}))
        place = land.place if land and land.place.country == (home and home.country) else home
        place = whole.bank(phrase.start) if place and place.name == "Palestinian territories" else place
        sited = Sited(0, 0, "", place, 0.8) if place else None
    elif of == "capital":
        sited = Sited(0, 0, "", found[0], found[1]) if (found := capital_told(phrase, whole)) else None
    else:
        sited = whole.told.salient(phrase.start, TOWNS) if of in ("its", "their") else _fitting(of, phrase, whole)
    return (sided(sited, full), round(sited.score * 0.5, 2), "place told of") if sited else None


def _coast(side: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the west coast": that of the country the text speaks of."""
    home = whole.land(phrase.start, 0.1)
    if home is None:
        return None
    sited = Sited(0, 0, "", home, 0.7)
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
