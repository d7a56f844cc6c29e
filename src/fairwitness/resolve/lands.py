"""Land that no name says where it is: what somebody holds of it, rivers and open country."""

from __future__ import annotations

import re
from functools import cache

from fairwitness.model import Place
from fairwitness.resolve.atlas import Atlas
from fairwitness.resolve.phrases import Found, Phrase, country_place
from fairwitness.resolve.signs import EVERYWHERE
from fairwitness.resolve.told import TOWNS
from fairwitness.resolve.told_sites import latest
from fairwitness.vocab import proper
from fairwitness.vocab.actors import actor_named
from fairwitness.vocab.countries import countries
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.names import name_key
from fairwitness.vocab.own_places import own_places
from fairwitness.vocab.toponyms import nations

_FAR = 3000
_AROUND = 400
_NOUN = (
    r"(?P<noun>pockets?|territor(?:y|ies)|areas?|zones?|land|neighbou?rhoods?|districts?|quarters|streets|villages|"
    r"towns|settlements)"
)
_BY = "-(?:held|controlled|occupied|run|ruled)"
_HELD = re.compile(rf"(?:[a-z]+ ){{0,2}}(?P<holder>[\w.'’]+?)(?:{_BY}|['’]s)? {_NOUN}")
_HELD_BY = re.compile(
    rf"(?:[a-z]+ ){{0,2}}{_NOUN} (?:under|held by|controlled by|of) (?:the )?"
    r"(?P<holder>(?:[a-z]{2}-)?[A-Z][\w.'’-]+(?: [A-Z][\w.]+)?)(?: \w+)?"
)
_ADJECTIVE = re.compile(rf"{_BY} ")


def held(text: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """What somebody holds and no name says where: districts lie in the town told of, wider land in the country."""
    m = _HELD.fullmatch(text) or _HELD_BY.fullmatch(text)
    if m is None or not (_ADJECTIVE.search(text) or actor_named(m["holder"])):
        return None
    if m["noun"].lower() in proper.words("pointing_name", "quarters"):
        return latest(whole.told.salient(phrase.start, TOWNS), 0.5)
    return _country(phrase, whole, 0.4)


def open_land(low: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the river": the one that the text names last; "the desert", "each side of the mountains": in its country."""
    if low == "river" and (rivers := _rivers().findall(whole.text, max(0, phrase.start - _FAR), phrase.start)):
        return Gazetteer.open().find(rivers[-1])[0], 0.5, "place told of"
    return _country(phrase, whole, 0.3)


def border(low: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the border": between the two countries that the words around name, if they name just two."""
    if low not in ("border", "frontier"):
        return None
    start = max(0, phrase.start - _AROUND)
    if far := _over_it(phrase, whole):
        return far
    told = [s for s in whole.told.upto(phrase.start) if s.start >= start and s.place.kind == "country"]
    spoken = [code for at, code in nations(whole.text) if start <= at < phrase.start]
    codes = sorted({s.place.country for s in told if s.place.country} | set(spoken) - EVERYWHERE)
    return _between(*codes) if len(codes) == 2 else None


def own_side(low: str, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "Its side of the border": the country that the sentence names before."""
    if not (_OWN_SIDE.fullmatch(low) and phrase.lead.lower().strip() in ("its", "their")):
        return None
    since = max(whole.text.rfind(mark, 0, phrase.start) for mark in (". ", "\n")) + 1
    told = [s for s in whole.told.inside(since, phrase.start) if s.place.country and _stands_for_land(s.place)]
    near = [(s.start, s.place.country) for s in told]
    near += [(at, code) for at, code in nations(whole.text) if since <= at < phrase.start]
    code = max(near)[1] if near else None
    return (country_place(code), 0.5, "country of the text") if code else None


def _stands_for_land(place: Place) -> bool:
    """Whether a place is a country, or the capital that stands for one."""
    capital = Gazetteer.open().capital(place.country) if place.country else None
    return place.kind == "country" or (capital is not None and capital.id == place.id)


def _over_it(phrase: Phrase, whole: Atlas) -> Found | None:
    """ "crossed the border from Maresia": between it and the other country told of."""
    lead = _FROM_LAND.match(whole.text, phrase.end)
    far = whole.told.at(lead.end()) if lead else None
    if far is None or far.place.kind != "country" or far.place.country is None:
        return None
    since = max(whole.text.rfind(mark, 0, phrase.start) for mark in (". ", "\n")) + 1
    near = [s.place.country for s in whole.told.inside(since, phrase.start) if s.place.kind == "country"]
    near += [code for at, code in nations(whole.text) if since <= at < phrase.start]
    home = whole.land(phrase.start)
    others = [c for c in (*near, home.country if home else None) if c and c != far.place.country]
    return _between(others[0], far.place.country) if others else None


_OWN_SIDE = re.compile(r"(?:own )?side of (?:the )?(?:border|frontier|river|line|strait|lake)")
_FROM_LAND = re.compile(r" (?:from|with|into|to) (?=[A-Z])")


def _between(*codes: str) -> Found:
    name = "-".join(countries()[code].name for code in sorted(codes)) + " border"
    return Place("named:" + "-".join(name_key(name).split()), name, "line", "none"), 0.4, "border"


def _country(phrase: Phrase, whole: Atlas, trust: float) -> Found | None:
    home = whole.land(phrase.start, 0.1)
    return (home, trust, "country of the text") if home else None


@cache
def _rivers() -> re.Pattern[str]:
    """The names of the rivers that we list."""
    rows = [row for land in own_places().values() for row in land if row["kind"] == "river"]
    names = sorted((name for row in rows for name in (row["name"], *row.get("also", ()))), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
