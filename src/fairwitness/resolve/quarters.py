"""Parts of towns: "the Bab quarter of Sanar" lies in Sanar, whatever else is called Bab."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fairwitness.model import Place
from fairwitness.resolve.choice import apart
from fairwitness.resolve.phrases import made
from fairwitness.resolve.told import TOWNS, Sited
from fairwitness.vocab.gazetteer import Gazetteer

_WARD = "neighbou?rhood|quarter|ward|roundabout|square|street"
_ANY = rf"(?P<noun>{_WARD}|suburb|district|area)s?"
_OF = re.compile(
    rf" {_ANY} (?:of|in) (?:the )?(?:(?:[a-z-]+ ){{0,3}}(?:city|town|capital|village) of )?(?:[a-z]+ern )?(?=\S*[A-Z])"
)
_NOUN = re.compile(rf" {_ANY}\b(?! (?:of|in) (?:the )?(?:[a-z-]+ )*[A-Z])")
_TOWNS_PART = re.compile(rf" {_ANY} of (?:the )?")
_OWN = re.compile(r"['’]s (?:[a-z-]+ ){0,2}")
_IN = re.compile(r"\b[Ii]n (?:the )?(?:[a-z-]+ ){0,3}(?:of )?$")
_LAST = re.compile(rf" {_ANY}$")
_STOP = re.compile(r"[.;:\n]")
# So far (km) from the middle of a town what is called its ward, its suburb or its district may lie.
_REACH = {"district": 60.0, "area": 60.0, "suburb": 40.0}
_WARD_REACH = 15.0
_SMALL = ("unknown", "neighbourhood", "site", "village")


def quartered(text: str, sited: Sequence[Sited]) -> list[Sited]:
    """The places of a text with its parts of towns put into their towns."""
    by_start = {s.start: s for s in sited}
    before = [None, *sited[:-1]] if sited else []
    return [_in_town(s, _town(text, s, last, by_start)) for s, last in zip(sited, before, strict=True)]


def _in_town(sited: Sited, found: tuple[Sited, str] | None) -> Sited:
    if found is None or sited.place.kind in ("country", "province") or _lies_in(sited.place, *found):
        return sited
    town, name = found[0], _LAST.sub("", sited.name)
    known = (p for p in Gazetteer.open().find(name) if p.kind == "neighbourhood")
    listed = next((p for p in known if apart(p, town.place) < _WARD_REACH), None)
    part = listed or replace(made(name, town), kind="neighbourhood")
    return replace(sited, place=part, score=round(town.score * 0.9, 2))


def _lies_in(place: Place, town: Sited, noun: str) -> bool:
    """Whether a place is one that may be told as such a part of a town; a district may be of the town's province."""
    own = place.within[-2:] == town.place.within[-2:] and len(place.within) > 1
    return apart(place, town.place) < _REACH.get(noun, _WARD_REACH) or (own and noun in ("district", "area"))


def _town(text: str, sited: Sited, last: Sited | None, by_start: dict[int, Sited]) -> tuple[Sited, str] | None:
    """The town of which a name is a part, by the words beside it, with the noun for the part; None where none is."""
    end = sited.end - len(own[0]) if (own := _LAST.search(sited.name)) else sited.end
    if m := _OF.match(text, end, end + 90):
        town = by_start.get(m.end())
    elif last and sited.place.kind in _SMALL and (m := _TOWNS_PART.fullmatch(text, last.end, sited.start)):
        town = last
    else:
        m = _NOUN.match(text, end, end + 60)
        town = last if m and last and _is_in(text, sited, last, m["noun"]) else None
    if m is None or town is None or not _has_parts(town, m["noun"]):
        return None
    return town, m["noun"]


def _has_parts(town: Sited, noun: str) -> bool:
    kinds = TOWNS if noun not in ("district", "area") else ("city",)
    return town.place.kind in kinds and town.place.latitude is not None


def _is_in(text: str, sited: Sited, last: Sited, noun: str) -> bool:
    """ "Sanar's Bab quarter"; "In Sanar, shells hit the Bab quarter": a district only if one so called lies there."""
    if _OWN.fullmatch(text, last.end, sited.start):
        return True
    if _STOP.search(text, last.end, sited.start) or not _IN.search(text, max(0, last.start - 40), last.start):
        return False
    places = Gazetteer.open()
    known = [*places.candidates(sited.name), *places.sounding(sited.name)]
    near = any(c.place.id != last.place.id and apart(c.place, last.place) < _WARD_REACH for c in known)
    return near or noun in ("neighbourhood", "neighborhood", "quarter", "ward")
