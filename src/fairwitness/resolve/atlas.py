"""Which place each name of a document means: by the countries it speaks of, what stands beside the name, and size."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from fairwitness.model import Place
from fairwitness.vocab.countries import countries, full_name
from fairwitness.vocab.gazetteer import Candidate, Gazetteer
from fairwitness.vocab.names import name_key
from fairwitness.vocab.toponyms import Toponym, nations, toponyms

# How far one mention of a country reaches, in characters: a text of many unrelated items speaks of many countries.
_REACH = 700.0
_SIGHT = 3500
_MEMORY = 400.0
_EVERYWHERE = frozenset({"US", "GB", "FR"})
_FLOOR = 0.05
_OWN = 3.0
_FAMOUS = 5.3


@dataclass(frozen=True, slots=True)
class Sited:
    """A name of the document with the place it is taken for, and how sure that is (0 to 1)."""

    start: int
    end: int
    name: str
    place: Place
    score: float


class Atlas:
    """The places of one text. ``first`` is where the text begins, when it is a part of a longer one."""

    def __init__(self, text: str) -> None:
        self.text = text
        names = toponyms(text)
        self._signs = sorted([*((at, code, "", _weight(code)) for at, code in nations(text)), *_plain_countries(names)])
        self._at = [at for at, *_ in self._signs]
        self.sited: list[Sited] = []
        for name in names:
            self.sited.append(self._decided(name))
        self.starts = [s.start for s in self.sited]

    def country_weights(self, at: int, key: str | None = None) -> dict[str, float]:
        """How much the text around a place speaks of each country; the shares add up to 1 or there are none.

        The names under ``key`` are left out: a name is no evidence for itself.
        """
        first, last = bisect_left(self._at, at - _SIGHT), bisect_left(self._at, at + _SIGHT)
        weights: dict[str, float] = {}
        for start, country, name, weight in self._signs[first:last]:
            if key and name == key:
                continue
            # What was said before counts more than what follows.
            apart = at - start if start <= at else (start - at) * 1.5
            weights[country] = weights.get(country, 0.0) + weight * (math.exp(-apart / _REACH) + _FLOOR)
        total = sum(weights.values())
        return {c: w / total for c, w in weights.items()} if total else {}

    def country(self, at: int) -> str | None:
        """The country the text speaks of there, if one stands out."""
        weights = self.country_weights(at)
        best = max(weights, key=lambda c: (weights[c], c), default=None)
        return best if best and weights[best] > 0.4 else None

    def before(self, at: int, kinds: frozenset[str] | None = None, limit: int = 60) -> Sited | None:
        """The latest place named before an offset, of one of these kinds."""
        stop = bisect_left(self.starts, at)
        for sited in reversed(self.sited[max(0, stop - limit) : stop]):
            if kinds is None or sited.place.kind in kinds or (sited.place.kind == "unknown" and kinds & _TOWNS):
                return sited
        return None

    def salient(self, at: int, kinds: frozenset[str]) -> Sited | None:
        """The place of these kinds that the text before an offset speaks of most, the latest mentions most of all."""
        stop = bisect_left(self.starts, at)
        weights: dict[str, float] = {}
        for sited in self.sited[max(0, stop - 60) : stop]:
            if sited.place.kind in kinds or (sited.place.kind == "unknown" and kinds & _TOWNS):
                weight = math.exp(-(at - sited.start) / _MEMORY) * (0.5 if sited.place.kind == "unknown" else 1.0)
                weights[sited.place.id] = weights.get(sited.place.id, 0.0) + weight
        best = max(weights, key=lambda i: (weights[i], i), default=None)
        return next((s for s in reversed(self.sited[:stop]) if s.place.id == best), None)

    def earlier(self, at: int, count: int) -> list[Sited]:
        """The last places named before an offset, the latest first."""
        stop = bisect_left(self.starts, at)
        return self.sited[max(0, stop - count) : stop][::-1]

    def inside(self, start: int, end: int) -> list[Sited]:
        """The places named between two offsets, or around them."""
        first = max(0, bisect_left(self.starts, start) - 1)
        near = self.sited[first : first + 20]
        return [s for s in near if (s.start >= start and s.end <= end) or (s.start <= start and s.end >= end)]

    def _decided(self, name: Toponym) -> Sited:
        best = self._best(name, _kinds_after(self.text, name.end))
        place, score = best or self.unknown(name.name, name.start)
        return Sited(name.start, name.end, name.name, place, score)

    def unknown(self, name: str, at: int) -> tuple[Place, float]:
        """A name nobody knows: a sound-alike in the country the text speaks of, else the name with that country."""
        code = self.country(at)
        alike = (
            [c for c in Gazetteer.open().sounding(name) if c.place.country == code] if len(name) > 4 and code else []
        )
        if alike:
            return alike[0].place, 0.4
        full = full_name(name, code or "", "")
        inside = (countries()[code].name,) if code else ()
        made = Place("named:" + "-".join(name_key(full).split()), full, "unknown", "none", code, None, None, inside)
        return made, 0.3 if code else 0.15

    def _best(self, name: Toponym, kinds: frozenset[str] | None) -> tuple[Place, float] | None:
        weights = self.country_weights(name.start, name_key(name.name))
        found, holder = name.candidates, name.holder
        found = tuple(c for c in found if _is_near(c, weights, holder))
        if not found:
            return None
        scored = sorted(((_fit(c, weights, holder, kinds), c.place) for c in found), key=lambda s: (-s[0], s[1].id))
        lead = scored[0][0] - scored[1][0] if len(scored) > 1 else 3.0
        return scored[0][1], round(min(0.99, 0.55 + 0.15 * max(0.0, lead)), 2)


def _is_near(candidate: Candidate, weights: dict[str, float], holder: str) -> bool:
    """A small place in a country that the text does not speak of is not meant, whatever its name."""
    if candidate.weight > _FAMOUS or not weights or candidate.place.country is None:
        return True
    return weights.get(candidate.place.country, 0.0) > 0.02 or bool(holder and _holds(holder, candidate.place))


def _fit(candidate: Candidate, weights: dict[str, float], holder: str, kinds: frozenset[str] | None) -> float:
    place = candidate.place
    fit = candidate.weight + _OWN * weights.get(place.country or "", 0.0)
    if holder and _holds(holder, place):
        fit += 4.0
    if kinds is not None:
        fit += 4.0 if place.kind in kinds else 0.0
    return fit


def _holds(holder: str, place: Place) -> bool:
    """Whether the name after the comma is what holds a place."""
    names = {name_key(n) for w in place.within for n in (w, w.split(", ")[0])}
    key = name_key(holder)
    if key in names:
        return True
    return any(c.place.name in place.within for c in Gazetteer.open().candidates(holder)[:3])


_TOWNS = frozenset({"city", "town", "village"})
_KINDS_AFTER = {
    "province": frozenset({"province"}),
    "provinces": frozenset({"province"}),
    "governorate": frozenset({"province"}),
    "oblast": frozenset({"province"}),
    "state": frozenset({"province", "region"}),
    "region": frozenset({"province", "region"}),
    "countryside": frozenset({"province"}),
    "city": _TOWNS,
    "town": _TOWNS,
    "village": _TOWNS,
    "camp": frozenset({"camp"}),
}


def _kinds_after(text: str, end: int) -> frozenset[str] | None:
    """What the next word says a name to be: "Raqqa province", "Raqqa city"."""
    follows = text[end : end + 16].split(None, 1)
    return _KINDS_AFTER.get(follows[0].strip(".,;").lower()) if follows and text[end : end + 1] == " " else None


def _weight(country: str) -> float:
    """Some states are spoken of wherever there is war."""
    return 0.3 if country in _EVERYWHERE else 1.0


def _plain_countries(names: tuple[Toponym, ...]) -> list[tuple[int, str, str, float]]:
    """Where the text names a country, or a place that plainly lies in one."""
    found = []
    for name in names:
        if not name.candidates:
            continue
        best, country = name.candidates[0], name.candidates[0].place.country
        others = [c.weight for c in name.candidates if c.place.country != country]
        if country and (
            best.place.kind == "country" or (best.weight > 4.4 and (not others or best.weight - others[0] > 1.2))
        ):
            found.append(
                (name.start, country, name_key(name.name), _weight(country) if best.place.kind == "country" else 0.6)
            )
    return found


@lru_cache(maxsize=8)
def atlas(text: str) -> Atlas:
    """The atlas of a text, made once."""
    return Atlas(text)
