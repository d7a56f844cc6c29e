"""Which place each name of a document means: by the countries it speaks of, what stands beside the name, and size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice

from fairwitness.model import Place
from fairwitness.resolve.behind import behind, kept
from fairwitness.resolve.choice import Around, chosen
from fairwitness.resolve.headed import standing, with_headed
from fairwitness.resolve.own_lands import is_people_of_own_land, main_land, own_lands
from fairwitness.resolve.phrases import country_place
from fairwitness.resolve.quarters import quartered
from fairwitness.resolve.shown import shown
from fairwitness.resolve.signs import EVERYWHERE, Sign, Signs, outlet_signs, place_sign, place_signs, plain_signs
from fairwitness.resolve.told import TOWNS, Sited, Told
from fairwitness.text import Rare
from fairwitness.vocab import proper
from fairwitness.vocab.actors import actor_named
from fairwitness.vocab.countries import countries, demonyms, full_name
from fairwitness.vocab.gazetteer import Candidate, Gazetteer
from fairwitness.vocab.names import name_key, sound_key
from fairwitness.vocab.own_places import own_keys
from fairwitness.vocab.sites import names_a_part
from fairwitness.vocab.toponyms import Toponym, nations, toponyms

_NOTED = 3.0
# So many other places make a text one on other lands.
_SOME = 2
_ALIKE = 0.75
_OTHERS = 15
# So many tellings of a name that nobody knows are looked at for its country.
_SPOTS = 12
# A country's mean share at these, and its lead, from which such a name lies there: none is better than a wrong one.
_SPOKEN_OF = 0.27
_CLEARLY = 0.12


class Atlas:
    """The places of one text, decided twice: those found first are signs of their countries for the second time."""

    def __init__(self, text: str, title: str = "", outlet: str = "") -> None:
        self.text = text
        self.title = title = title.title() if title.islower() else title
        plain, headline = plain_signs(text), _headline(title, outlet)
        self._others: tuple[tuple[str, Place], ...] = ()
        told = with_headed(text, title, toponyms(text), toponyms(title))
        self.names = names = [n for n in told if not (_is_body(n) or is_people_of_own_land(n, text))]
        self._signs = Signs([*plain, *place_signs(text, plain)], headline)
        self.told = Told(text, [])
        self._lands: dict[str, str | None] = {}
        first = quartered(text, [self._decided(name) for name in names])
        self._signs = Signs([*plain, *(_sign(s, text) for s in first if _is_sure(s))], headline)
        self.told = Told(text, first)
        self._lands = {}
        self._others = _others(first)
        sited = [
            s if len(n.candidates) == 1 and s.score > 0.9 else self._decided(n)
            for s, n in zip(first, names, strict=True)
        ]
        labels = proper.words("dateline", "labels")
        headline_names = [n for n in toponyms(title) if n.name.lower() not in labels and not _is_body(n)]
        self.told = Told(
            text,
            sorted([*quartered(text, sited), *_capitals(text)], key=lambda s: s.start),
            [self._decided(n, title) for n in headline_names],
            frozenset(own_lands(text)),
        )

    def country_weights(self, at: int, key: str | None = None) -> dict[str, float]:
        """How much the text around an offset speaks of each country."""
        return self._signs.weights(at, key)

    def country(self, at: int, least: float = 0.3) -> str | None:
        """The country the text speaks of there, if one stands out and is listed (some islands with towns are not)."""
        weights = self.country_weights(at)
        best = max(weights, key=lambda c: (weights[c], c), default=None)
        known = best and best in countries() and weights[best] > least
        return best if known and (best not in EVERYWHERE or self._is_home(best)) else None

    def _is_home(self, code: str) -> bool:
        """Whether a text is of a country that is spoken of wherever there is war, and names more of it than itself."""
        return self._tells_inside(code) or all(s.country == code for s in plain_signs(self.text))

    def land(self, at: int, least: float = 0.3) -> Place | None:
        """The same as a place; where no country is spoken of, the land that only this text tells of."""
        code = self.country(at, least)
        return country_place(code) if code else main_land(self.text)

    def _decided(self, name: Toponym, text: str | None = None) -> Sited:
        text = self.text if text is None else text
        best = self._best(name, kept(name.candidates, behind(text, name.end)), text)
        place, score = best or self.unknown(name.name, name.start)
        return Sited(name.start, name.end, name.name, self._shown(place, name), score)

    def _shown(self, place: Place, name: Toponym) -> Place:
        return shown(
            place, name.name, self.text[max(0, name.start - 30) : name.start], self.text[name.end : name.end + 30]
        )

    def unknown(self, name: str, at: int) -> tuple[Place, float]:
        """A name nobody knows: a sound-alike in the country the text speaks of, else the name with that country.

        A country that only this text tells of is added where it stands beside the name alone: the next dispatch may
        tell of the same place and not of its country.
        """
        held = self._held_in(at + len(name))
        if held is None and (land := self._land_after(at, at + len(name))):
            full = f"{name}, {land}"
            return Place(f"named:{'-'.join(name_key(full).split())}", full, "unknown", "none", within=(land,)), 0.3
        code = held or self._country_of_name(name, at)
        heard = Gazetteer.open().sounding(name) if len(name) > 4 and code else ()
        alike = next((c.place for c in heard if c.place.country == code and _is_alike(name, c.place)), None)
        if alike:
            return alike, 0.4
        full = full_name(name, code or "", self._bank(at) if code == "PS" else "")
        inside = (countries()[code].name,) if code and code in countries() else ()
        made = Place("named:" + "-".join(name_key(full).split()), full, "unknown", "none", code, None, None, inside)
        return made, 0.3 if code else 0.15

    def _country_of_name(self, name: str, at: int) -> str | None:
        """The country that the text speaks of wherever it tells of a name, for all of them together."""
        if name not in self._lands:
            self._lands[name] = self._country_around(name, at)
        return self._lands[name]

    def _country_around(self, name: str, at: int) -> str | None:
        spots = list(islice(standing(name, self.text), _SPOTS)) or [at]
        held = Counter(code for spot in spots if (code := self._held_in(spot + len(name))))
        if held:
            return held.most_common(1)[0][0]
        shares = Counter[str]()
        for spot in spots:
            shares.update(self.country_weights(spot))
        ahead = sorted(((share / len(spots), code) for code, share in shares.items()), reverse=True)[:2]
        (best, code), (second, _) = [*ahead, (0.0, ""), (0.0, "")][:2]
        if code in EVERYWHERE and not self._tells_inside(code):
            return None  # "a U.S. diplomat" puts no town into the United States
        return code if code in countries() and best > _SPOKEN_OF and best - second > _CLEARLY else None

    def _tells_inside(self, code: str) -> bool:
        """Whether the text tells of a place inside a country, and not of the country alone."""
        return any(s.place.country == code and s.place.kind not in ("country", "unknown") for s in self.told.sited)

    def _held_in(self, end: int) -> str | None:
        """The country that the words behind a name put it into: "Qasr Amun in Homs", "Qasr Amun, a Syrian village"."""
        if said := behind(self.text, end):
            return said.country
        holder = self.told.after(end)
        if holder and holder.place.kind == "country" and _OUTSIDE.match(self.text, end, end + 70):
            return None  # "the town of Torvik near Maresia" lies in another land, or so near that nobody knows
        if holder := holder or self.told.beside(end):
            return holder.place.country
        if lead := _BESIDE.match(self.text, end, end + 40):
            beside = self.told.at(lead.end())
            return beside.place.country if beside and (lead["side"] or beside.place.kind in _HOLDING) else None
        lead = _OF_LAND.match(self.text, end, end + 60)
        return self._land_named(lead["land"], lead.start("land")) if lead else None

    def _land_named(self, name: str, at: int) -> str | None:
        """The country of a people, or of a place that holds others, named at an offset."""
        if name in demonyms():
            return demonyms()[name].code
        if (sited := self.told.at(at)) and sited.place.kind != "unknown":
            return sited.place.country
        return next((p.country for p in Gazetteer.open().find(name)[:1] if p.kind in _HOLDING), None)

    def _land_after(self, at: int, end: int) -> str:
        """The land that a dateline or "northern X" says a name lies in, where no list has that land; "" for none."""
        line = _LAND_OF_LINE.match(self.text, end) if self.text[at:end].isupper() else None
        m = line or _LAND_OF_SIDE.match(self.text, end)
        known = m and (Gazetteer.open().is_place(m["land"]) or actor_named(m["land"]))
        return m["land"] if m and not known else ""

    def bank(self, at: int) -> Place:
        """The Palestinian territories, or the one of the two that the text speaks of more near an offset."""
        name = self._bank(at)
        found = Gazetteer.open().find(name) if name else ()
        return next((p for p in found if p.kind == "region"), country_place("PS"))

    def _bank(self, at: int) -> str:
        """The Gaza Strip or the West Bank, whichever the text speaks of more near an offset."""
        near = f"{self.title}\n{self.text[max(0, at - 1500) : at + 500]}"
        strip, bank = near.count("Gaza"), near.count("West Bank") + near.count("Jenin") + near.count("Nablus")
        return "Gaza Strip" if strip > bank else "West Bank" if bank else ""

    def _best(self, name: Toponym, found: Iterable[Candidate], text: str) -> tuple[Place, float] | None:
        part = names_a_part(name.name)
        found = tuple(c for c in found if not ((part and c.place.precision == "town") or self._is_far(c)))
        kinds = kinds_beside(text, name.start, name.end)
        return chosen(found, self.around(name, kinds)) if found else None

    def _is_far(self, candidate: Candidate) -> bool:
        """Whether a part of a town lies in a land of which the text tells nothing else."""
        if candidate.place.kind != "neighbourhood" or len(self._others) < _SOME:
            return False
        told = {other.country for _, other in self._others} | {code for _, code in nations(self.text)}
        return candidate.place.country not in told

    def around(self, name: Toponym, kinds: frozenset[str] | None) -> Around:
        """What the text says around a name."""
        key = sound_key(name.name)
        others = tuple(place for other, place in self._others if other != key)
        shares = self.country_weights(name.start, key)
        put = self._held_in(name.end) or ""
        return Around(name_key(name.name), shares, name.holder, put, kinds, others, *_listed(name))


def _capitals(text: str) -> Iterator[Sited]:
    """The capitals that a text tells by their people alone: "the Torish capital"."""
    for m in _CAPITAL_OF_PEOPLE.found(text):
        nation = demonyms().get(m["people"])
        capital = Gazetteer.open().capital(nation.code) if nation else None
        if capital:
            yield Sited(m.start("people"), m.end(), m.group(), capital, 0.7)


@lru_cache(maxsize=4096)
def _is_body(name: Toponym) -> bool:
    """Whether a name that no list has for a place of note is one of those who fight or speak."""
    known = name.candidates[0].weight if name.candidates else 0.0
    return known < _NOTED and (actor_named(name.name) is not None or name.name in proper.words("body", "speaking"))


@lru_cache(maxsize=4096)
def _is_alike(name: str, place: Place) -> bool:
    """Whether a name that sounds like a place's is also written like one of its names."""
    mine = name_key(name)
    heads = (name_key(n.partition(", ")[0]) for n in (place.name, *place.other_names))
    return any(SequenceMatcher(None, mine, head, autojunk=False).ratio() >= _ALIKE for head in heads)


def _listed(name: Toponym) -> tuple[frozenset[str], frozenset[str]]:
    """The places of our list that a name means by the list, and those that it means by the gazetteer alone."""
    key = name_key(name.name)
    listed = {c.place.name: own for c in name.candidates if (own := own_keys(c.place.name)) is not None}
    ours = frozenset(full for full, own in listed.items() if key in own)
    return ours, frozenset(listed) - ours


_CAPITAL_OF_PEOPLE = Rare(r"\b(?P<people>[A-Z][\w-]{1,40}) capital\b(?! city)(?!,? [A-Z])", " capital")
_BESIDE = re.compile(r", (?:in )?(?:the )?(?P<side>(?:north|south|east|west|central)[a-z-]* )?(?=\S*[A-Z])")
_OUTSIDE = re.compile(
    r",?\s+(?:just |about |some )?(?:\d+ ?(?:km|kilomet\w+|miles?) )?"
    r"(?:near|outside|from|(?:in the |to the )?(?:north|south|east|west)\S* of)\b"
)
_OF_LAND = re.compile(
    r", (?:an?|the) (?:[a-z-]+ ){0,2}(?P<land>[A-Z][\w-]+(?: [A-Z]\w+)?) "
    r"(?:village|hamlet|town|city|port|suburb|settlement|district)\b"
)
_LAND = r"(?P<land>[A-Z][a-z]\w+(?: [A-Z]\w+)?)"
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_LAND_OF_LINE = re.compile(rf", (?!{_MONTH}){_LAND}(?:\s*\([^)\n]*\))?\s*(?:--?|–|—)\s")
_LAND_OF_SIDE = re.compile(rf"(?:,| in|, in) (?:(?:north|south|east|west)[a-z-]*|central) {_LAND}")
_WIDE = frozenset({"region", "sea", "river", "mountains"})
_HOLDING = frozenset({"country", "region", "province", "district"})
_KINDS = {
    "province": frozenset({"province"}),
    "provinces": frozenset({"province"}),
    "governorate": frozenset({"province"}),
    "oblast": frozenset({"province"}),
    "state": frozenset({"province", "region"}),
    "region": frozenset({"province", "region"}),
    "countryside": frozenset({"province"}),
    "city": TOWNS,
    "town": TOWNS,
    "village": frozenset({"town", "village"}),
    "hamlet": frozenset({"town", "village"}),
    "camp": frozenset({"camp"}),
}
_KIND_OF = re.compile(rf"\b({'|'.join(_KINDS)}) of (?:the )?$", re.IGNORECASE)


def kinds_beside(text: str, start: int, end: int) -> frozenset[str] | None:
    """What the words beside a name say it to be: "Raqqa province", "the city of Raqqa"; None where they say nothing.

    >>> sorted(kinds_beside("the village of Torvik", 15, 21)), kinds_beside("in Torvik", 3, 9)
    (['town', 'village'], None)
    """
    follows = text[end : end + 16].split(None, 1) if text[end : end + 1] == " " else []
    if follows and (kinds := _KINDS.get(follows[0].strip(".,;").lower())):
        return kinds
    before = _KIND_OF.search(text, max(0, start - 24), start)
    return _KINDS[before[1].lower()] if before else None


def _is_sure(sited: Sited) -> bool:
    return bool(sited.place.country) and sited.place.kind not in ("unknown", "country") and sited.score > 0.6


def _sign(sited: Sited, text: str) -> Sign:
    return place_sign(text, sited.start, sited.end, sited.place.country or "")


def _others(first: Iterable[Sited]) -> tuple[tuple[str, Place], ...]:
    """The places that the text surely tells of, each once, those named most first, with the keys of their names."""
    told = Counter((sound_key(s.name), s.place) for s in first if _is_sure(s) and s.place.kind not in _WIDE)
    return tuple(named for named, _ in told.most_common(_OTHERS))


def _headline(title: str, outlet: str) -> list[Sign]:
    """The signs that hold everywhere: those of the headline, and a little those of the outlet's name."""
    mine = plain_signs(title)
    return [*mine, *place_signs(title, mine), *outlet_signs(outlet)]


@lru_cache(maxsize=8)
def atlas(text: str, title: str = "", outlet: str = "") -> Atlas:
    """The atlas of a text, made once."""
    return Atlas(text, title, outlet)
