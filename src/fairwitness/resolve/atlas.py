"""Which place each name of a document means: by the countries it speaks of, what stands beside the name, and size."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from fairwitness.model import Place
from fairwitness.vocab.gazetteer import Candidate, Gazetteer
from fairwitness.vocab.names import name_key
from fairwitness.vocab.toponyms import Toponym, nations, toponyms

# How far one mention of a country reaches, in characters: a text of many unrelated items speaks of many countries.
_REACH = 700.0
_SIGHT = 3500
_OWN = 2.2


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
        self._signs = sorted([*nations(text), *_plain_countries(names)])
        self._at = [at for at, _ in self._signs]
        self.sited: list[Sited] = []
        for name in names:
            self.sited.append(self._decided(name))
        self.starts = [s.start for s in self.sited]

    def country_weights(self, at: int) -> dict[str, float]:
        """How much the text around a place speaks of each country; the shares add up to 1 or there are none."""
        first, last = bisect_left(self._at, at - _SIGHT), bisect_left(self._at, at + _SIGHT)
        weights: dict[str, float] = {}
        for start, country in self._signs[first:last]:
            # What was said before counts more than what follows.
            apart = at - start if start <= at else (start - at) * 1.5
            weights[country] = weights.get(country, 0.0) + math.exp(-apart / _REACH) + 0.02
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
            if kinds is None or sited.place.kind in kinds:
                return sited
        return None

    def inside(self, start: int, end: int) -> list[Sited]:
        """The places named between two offsets."""
        first = bisect_left(self.starts, start)
        return [s for s in self.sited[first : first + 20] if s.start >= start and s.end <= end]

    def choose(
        self, found: tuple[Candidate, ...], at: int, holder: str = "", kinds: frozenset[str] | None = None
    ) -> Sited | None:
        """The candidate that fits best there, under its own name."""
        best = self._best(found, at, holder, kinds)
        return Sited(at, at, best[0].name.split(", ")[0], *best) if best else None

    def _decided(self, name: Toponym) -> Sited:
        place, score = self._best(name.candidates, name.start, name.holder, _kinds_after(self.text, name.end))  # type: ignore[misc]
        return Sited(name.start, name.end, name.name, place, score)

    def _best(
        self, found: tuple[Candidate, ...], at: int, holder: str, kinds: frozenset[str] | None
    ) -> tuple[Place, float] | None:
        if not found:
            return None
        weights = self.country_weights(at)
        scored = sorted(((_fit(c, weights, holder, kinds), c.place) for c in found), key=lambda s: (-s[0], s[1].id))
        lead = scored[0][0] - scored[1][0] if len(scored) > 1 else 3.0
        return scored[0][1], round(min(0.99, 0.55 + 0.15 * max(0.0, lead)), 2)


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


def _plain_countries(names: tuple[Toponym, ...]) -> list[tuple[int, str]]:
    """Where the text names a country, or a place that plainly lies in one."""
    found = []
    for name in names:
        best, country = name.candidates[0], name.candidates[0].place.country
        others = [c.weight for c in name.candidates if c.place.country != country]
        if country and (
            best.place.kind == "country" or (best.weight > 4.4 and (not others or best.weight - others[0] > 1.2))
        ):
            found.append((name.start, country))
    return found


@lru_cache(maxsize=8)
def atlas(text: str) -> Atlas:
    """The atlas of a text, made once."""
    return Atlas(text)
