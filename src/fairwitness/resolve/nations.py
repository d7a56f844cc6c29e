"""Places told by a people or a capital: "Torish territory", "the eastern Torish city", "the capital of Maresia"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from fairwitness.resolve.atlas import Atlas
from fairwitness.resolve.phrases import Found, Phrase, country_place, lies_there, made, sided
from fairwitness.resolve.sites import is_passing, is_site
from fairwitness.resolve.told import Sited
from fairwitness.resolve.told_sites import latest, site_of
from fairwitness.vocab import proper
from fairwitness.vocab.countries import Country, demonyms
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.seats import seat

_NAMES = re.compile(r"[A-Z][\w.]+(?: [A-Z]\w+)?")
_SIDE = re.compile(r"\b(?P<side>(?:north|south|east|west)[a-z-]*) \w+ (?:province|region|district|cit|town|village)")
_MANY = re.compile(r"(?:provinces|regions|districts|cities|towns|villages)$")
_IN_CAPITAL = re.compile(r"(.+?) (?:in|near|outside|of) (?:the )?(?:[A-Z]\w+ ){0,2}capital$")
_S_CAPITAL = re.compile(r"['’]s (?:state |provincial |regional )?capital(?: city)?")
_CAPITAL_OF = re.compile(r"(?:(?:state|provincial|regional|de facto) )?capital of (?:the )?")
# Characters behind the words that are looked through for a town they may announce.
_AHEAD = 1500
# What armies and those who fled have in other lands: "a Turkish base" need not lie in Turkey.
_ABROAD = frozenset(
    "base bases post posts outpost outposts checkpoint checkpoints camp camps airbase garrison barracks convoy embassy "
    "consulate positions".split()
)


def nation_named(phrase: Phrase) -> Country | None:
    """The country whose people the words name: "the Torish capital"."""
    return next((demonyms()[w] for w in _NAMES.findall(phrase.text) if w in demonyms()), None)


def without_owner(phrase: Phrase) -> Phrase:
    """Words of place without those who run or hold it: "a clinic" of "a clinic run by a Torish charity".

    "The airport" of "the Torish-held airport": under the name that it has whoever holds it.
    """
    if (held := _HELD.match(phrase.text)) and is_site(_head_of(phrase.text[held.end() :])):
        phrase = replace(phrase, start=phrase.start + held.end(), text=phrase.text[held.end() :], lead="the ")
    m = _owner().search(phrase.text)
    if m is None or m["people"] not in demonyms():
        return phrase
    return replace(phrase, end=phrase.start + m.start(), text=phrase.text[: m.start()])


_HELD = re.compile(
    r"(?:(?:then|now|still|formerly|once|previously)[- ])?(?:[A-Z][\w.’']*(?: [A-Z][\w.’']*){0,3}|[a-z]+)"
    r"[-‑–](?:held|controlled|occupied|seized|captured) "
)


def _head_of(words: str) -> str:
    """Words for a site without those that say where it lies: "airport" of "airport in Sanar"."""
    return re.split(r" (?:in|at|near|of|outside|on) ", words, maxsplit=1)[0]


@cache
def _owner() -> re.Pattern[str]:
    bodies = "|".join(sorted(proper.words("owning", "bodies")))
    return re.compile(
        r",? (?:(?:run|owned|held|managed|staffed|used|guarded|shared) )?(?:by|of|with|for) "
        r"(?:(?:an?|some|two|three|its|the) )?(?:[a-z-]+ )?(?P<people>[A-Z][\w.]+)"
        rf"(?:-(?:backed|led|run|made|trained|built|funded|allied)\b| (?:[a-z-]+ )?(?:{bodies})s?\b)"
    )


def of_nation(nation: Country, phrase: Phrase, whole: Atlas) -> Found | None:
    """ "Torish territory" is the country; "the eastern Torish city" is one told of near by."""
    low = phrase.text.lower()
    if whole.text.startswith(" capital", phrase.end) and len(low.split()) == 1:
        return capital_told(phrase, whole)
    some = phrase.lead.lower() in ("a ", "an ")
    side = m["side"] if (m := _SIDE.search(low)) and m["side"] in proper.words("place", "compass") else ""
    if side and (some or _MANY.search(low)):
        return sided(Sited(0, 0, "", country_place(nation.code), 0.7), side), 0.5, "its people"
    if is_site(phrase.text) and (holder := whole.told.after(phrase.end)):
        return made(phrase.text, holder), round(holder.score * 0.7, 2), "site"
    kinds = proper.pointed_kinds().get(low.split()[-1], frozenset())
    if some and is_site(phrase.text):
        there = site_of(phrase.text, phrase, whole)
        if there and (there[0].country == nation.code or low.split()[-1] in _ABROAD):
            return there
        return country_place(nation.code), 0.4, "its people"
    if kinds and "any" not in kinds and not kinds & {"country", "region"}:
        if (found := _near(nation, kinds, side, phrase, whole)) or is_site(phrase.text):
            return latest(found, 0.7)
        return country_place(nation.code), 0.4, "its people"
    if is_site(phrase.text):
        return site_of(phrase.text, phrase, whole)
    return country_place(nation.code), 0.6, "its people"


def _near(nation: Country, kinds: frozenset[str], side: str, phrase: Phrase, whole: Atlas) -> Sited | None:
    """The place of such a kind in a country that is named nearest, on that side of it where one is said."""
    near = [*whole.told.upto(phrase.start, 15), *whole.told.inside(phrase.end, phrase.end + _AHEAD)]
    told = [*near, *whole.told.headline]
    fits = [s for s in told if s.place.country == nation.code and s.place.kind in kinds]
    there = (s for s in fits if side and lies_there(s.place, side))
    return next(there, next(iter(fits), None))


def province_told(phrase: Phrase, whole: Atlas) -> Sited | None:
    """The province in which the latest place lies; last of all that of a capital that acts or speaks."""
    near = whole.told.upto(phrase.start, 5)
    for sited in sorted(near, key=lambda s: not whole.told.is_scene(s)):
        for holder in sited.place.within[:2]:
            found = Gazetteer.open().find(holder.partition(", ")[0])
            province = next((p for p in found if p.kind == "province" and p.name == holder), None)
            if province:
                return Sited(sited.start, sited.end, province.name, province, 0.6)
    return None


def seat_told(phrase: Phrase, whole: Atlas) -> Found | None:
    """The town from which the province told of last is governed: "the provincial capital"."""
    told = whole.told.salient(phrase.start, frozenset({"province"}), ahead=False) or province_told(phrase, whole)
    town = seat(told.place) if told and told.place.country == whole.country(phrase.start, 0.1) else None
    return (town, 0.6, "capital") if town else None


def capital_told(phrase: Phrase, whole: Atlas) -> Found | None:
    """ "the capital", "the Torish capital", "a prison in the Torish capital"."""
    nation = nation_named(phrase)
    code = nation.code if nation else _land_of_sentence(phrase, whole) or whole.country(phrase.start)
    capital = Gazetteer.open().capital(code) if code else None
    if capital is None:
        return None
    trust = 0.8 if nation else 0.6
    head = m[1] if (m := _IN_CAPITAL.match(phrase.text)) else ""
    if is_site(head) and not is_passing(phrase.lead, head):
        return made(head, Sited(0, 0, "", capital, trust)), trust, "site"
    return capital, trust, "capital"


def _land_of_sentence(phrase: Phrase, whole: Atlas) -> str | None:
    """The one country that a sentence names: "In Torland, two died in the capital"."""
    start = max(whole.text.rfind(mark, 0, phrase.start) for mark in (". ", "\n")) + 1
    end = min((at for mark in (". ", "\n") if (at := whole.text.find(mark, phrase.end)) >= 0), default=len(whole.text))
    lands = {s.place.country for s in whole.told.inside(start, end) if s.place.kind == "country"}
    return lands.pop() if len(lands) == 1 else None


def capital_named(phrase: Phrase, sited: Sited) -> Found | None:
    """The capital of the country or province that the words name: "Torland's capital", "the capital of Maresia"."""
    before, after, place = phrase.before(sited.start), phrase.after(sited.end), sited.place
    if not (_S_CAPITAL.fullmatch(after) or (_CAPITAL_OF.fullmatch(before) and len(after.split()) < 2)):
        return None
    town = Gazetteer.open().capital(place.country or "") if place.kind == "country" else None
    town = seat(place) if place.kind == "province" else town
    return (town, 0.8, "capital") if town else None
