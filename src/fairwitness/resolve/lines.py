"""What runs between or along places: roads, borders, the banks of rivers. It is in none of the towns it names."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from fairwitness.model import Place
from fairwitness.resolve.atlas import Atlas
from fairwitness.resolve.phrases import Found, Phrase, cleaned, country_place, made, side_key
from fairwitness.resolve.told import TOWNS, Sited
from fairwitness.vocab.countries import countries, demonyms, full_name
from fairwitness.vocab.names import name_key

_BANK = re.compile(
    r"\b(?P<side>(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?|left|right|far|other)[ -]"
    r"(?:hand )?(?P<noun>bank|shore)s?"
    r"(?: of (?:the )?(?:River )?(?P<river>(?:[a-z]{2}-)?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?))?"
)
_CROSSING = re.compile(
    r"(?P<noun>(?:[a-z-]+ )?(?:border|frontier) (?:crossing|post|checkpoint|gate)) (?:between|with|into|to) (?=[A-Z])"
)
_ROAD = re.compile(
    r"(?P<head>(?:[\w’'-]+ ){0,5}?(?:road|highway|route|motorway|railway|line)s?)(?: (?:leading|going|running|out))?"
    r" (?P<way>to|towards?|into|from|between|linking|connecting) (?P<rest>.+)"
)
_BORDER = re.compile(
    r"\b(?:border|frontier)s?\b"
    r"(?! [a-z]*(?:town|cit|village|post|crossing|provinc|district|guard|area|region|fence|strip))"
)
_WAYS = {"towards": "to", "toward": "to", "into": "to", "linking": "between", "connecting": "between"}
_PROPER = r"((?:[a-z]{2,3}-)?[A-Z][\w’'-]+(?: (?:[a-z]{2,3}-)?[A-Z][\w’'-]+){0,2})"
_ROW = re.compile(rf"(?:the )?{_PROPER}(?: (?:and|to|with) (?:the )?{_PROPER})?")
_NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)?(?=\b)")
_ACROSS = re.compile(r"\b(?:borders?|frontiers?) (?:with|into|to) ")


def line(phrase: Phrase, whole: Atlas, inside: list[Sited]) -> Found | None:
    """A bank, a road, a border or a way over it that the words mean; None where they mean something else."""
    found = _bank(phrase, whole) or _road(phrase, whole, inside) or _crossing(phrase, whole, inside)
    return found or _border(phrase, whole, inside)


def _bank(phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the western bank of the Ambar"; without a river, the bank at the town told of."""
    m = _BANK.search(phrase.text)
    if not m or "West Bank" in m.group() or "West Bank" in phrase.text:
        return None
    side, code = f"{m['side']} {m['noun']}", whole.country(phrase.start)
    if m["river"]:
        river = re.sub(r" [Rr]iver$", "", m["river"])
        return _named(f"{side} of the {river}", code), 0.4, "bank"
    town = whole.told.salient(phrase.start, TOWNS)
    if town is None:
        return (_named(side, code), 0.2, "bank") if code else None
    name = f"{side}, {town.place.name}"
    return (
        replace(town.place, id=f"{town.place.id}/{side_key(side)}", name=name, kind="part", other_names=()),
        0.3,
        "bank",
    )


def _road(phrase: Phrase, whole: Atlas, inside: list[Sited]) -> Found | None:
    """ "the road from Sanar to Torvik": with the country alone, for it is in neither."""
    m = _ROAD.match(phrase.text)
    if not m or not inside or inside[0].start < phrase.start + m.start("rest"):
        return None
    way = _WAYS.get(m["way"], m["way"])
    ends = [s.name for s in inside][:2]
    row = _ROW.fullmatch(m["rest"])
    if way == "between" and len(ends) == 1 and not row:
        return None
    ends = [end for end in row.groups() if end] if row else ends
    joint = " to " if way == "from" else " and "
    code = next((s.place.country for s in inside if s.place.kind != "country"), None) or whole.country(phrase.start)
    return _named(f"{cleaned(m['head'])} {way} {joint.join(ends)}", code), 0.4, "road"


def _crossing(phrase: Phrase, whole: Atlas, inside: list[Sited]) -> Found | None:
    """ "a border crossing with Maresia": in the place that the words put it into, else in the land told of."""
    m = _CROSSING.match(phrase.text)
    if not m or any(s.place.kind != "country" for s in inside[:-1]):
        return None
    finer = next((s for s in inside if s.place.kind != "country"), None)
    code = whole.country(phrase.start)
    home = next((s for s in inside if s.place.country == code), None)
    holder = finer or home or (Sited(0, 0, "", country_place(code), 0.5) if code else None)
    return (made(m["noun"], holder), round(holder.score * 0.7, 2), "site") if holder else None


def _border(phrase: Phrase, whole: Atlas, inside: list[Sited]) -> Found | None:
    """ "Torland's border with Maresia", "the Torish frontier": between the two, or on one side of it."""
    m = _BORDER.search(phrase.text)
    codes = list(dict.fromkeys(code for word in _NAME.findall(phrase.text) if (code := _code(word))))
    finer = any(s.place.kind not in ("country", "unknown") for s in inside)
    if not m or not codes or finer or re.search(r"\b(?:on|near|along|at) the ", phrase.text[: m.start()]):
        return None
    here = whole.country(phrase.start)
    if len(codes) == 1 and _ACROSS.search(phrase.text) and here and here != codes[0]:
        codes.insert(0, here)
    if len(codes) == 1:
        home = here if here and here != codes[0] else codes[0]
        return _named(f"{countries()[codes[0]].adjective} border", home), 0.4, "border"
    lands = "-".join(countries()[code].name for code in codes[:2])
    return _named(f"{lands} border", None), 0.5, "border"


def _code(word: str) -> str | None:
    """The country that a word names, itself or by its people."""
    people = demonyms().get(word)
    return people.code if people else _by_name().get(word)


@cache
def _by_name() -> dict[str, str]:
    return {country.name: code for code, country in countries().items()}


def _named(name: str, code: str | None) -> Place:
    full = full_name(name, code or "")
    within = (countries()[code].name,) if code and code in countries() else ()
    return Place("named:" + "-".join(name_key(full).split()), full, "line", "none", code, None, None, within)
