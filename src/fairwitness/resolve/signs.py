"""Which countries a text speaks of, and where: by their names, their people, their wars, and the places told of."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from fairwitness.vocab import proper, table
from fairwitness.vocab.countries import countries
from fairwitness.vocab.name_evidence import candidates
from fairwitness.vocab.names import sound_key
from fairwitness.vocab.toponyms import Toponym, bodies, nations, toponyms

# How far one sign reaches, in characters: a text of many unrelated items speaks of many countries.
_REACH = 1100.0
_SIGHT = 3500
_FLOOR = 0.05
_TITLE = 1.5
# So many signs, by weight, are needed for a country to be sure.
_ENOUGH = 1.4
_PLACE = 0.9
# "Torish jets": too little for the country of a name that nothing else places.
_ARMED = 0.3
_OUTLET = 0.3
# How much a sign counts by its distance: what was said before more than what follows.
_BY_DISTANCE = np.array(
    [math.exp(apart * (1 if apart <= 0 else -1.5) / _REACH) + _FLOOR for apart in range(-_SIGHT, _SIGHT + 1)]
)
_PLACED = re.compile(
    r"\b(?:in|inside|across|throughout|(?:north|south|east|west|central)\S*)\s(?:the )?(?:[a-z-]+ern )?$"
)
_GOAL = re.compile(r"\b(?:to|into|from|with|for|of)\s(?:the )?(?:[A-Z]\w+(?:, | and ))*$")
_AGENT = re.compile(r"\bby\s(?:the )?(?:[A-Z]\w+(?:, | and ))*$")
_COME_FROM = re.compile(
    r"\b(?:workers|labou?rers|migrants|refugees|traders|herders|mercenaries|fighters|gunmen|soldiers|troops|recruits|"
    r"volunteers|visitors|nationals|citizens|pilgrims|tourists|smugglers) from (?:the )?(?:[A-Z]\w+(?:, | and ))*$"
)
_WORD = re.compile(r"[A-Z][\w-]{3,}")
_NOUN = re.compile(r"\S+ ([A-Za-z-]+)(?: ([a-z-]+))?")
# Some states are spoken of wherever there is war.
EVERYWHERE = frozenset({"US", "GB", "FR"})
_LANDS = frozenset({"country", "region", "province"})


class Sign(NamedTuple):
    """A word at an offset that speaks of a country; ``key``: the name of a place that is the sign, else ""."""

    at: int
    country: str
    key: str = ""
    weight: float = 1.0


class Signs:
    """The signs of one text; those of its title hold everywhere."""

    def __init__(self, found: Iterable[Sign], title: Iterable[Sign] = ()) -> None:
        rows = sorted(found)
        self._at = [row.at for row in rows]
        self._offsets = np.array(self._at, dtype=np.int64)
        self._weights = np.array([row.weight for row in rows], dtype=np.float64)
        self._countries = list(dict.fromkeys(row.country for row in rows))
        numbers = {country: n for n, country in enumerate(self._countries)}
        self._numbers = np.array([numbers[row.country] for row in rows], dtype=np.int64)
        self._keyed: dict[str, list[int]] = {}
        for n, row in enumerate(rows):
            self._keyed.setdefault(row.key, []).append(n)
        self._title: dict[str, float] = {}
        for sign in title:
            self._title[sign.country] = self._title.get(sign.country, 0.0) + sign.weight * _TITLE

    def weights(self, at: int, key: str | None = None) -> dict[str, float]:
        """How much the text around an offset speaks of each country: shares of 1, or of less where signs are few.

        The signs under ``key`` are left out: a name is no evidence for itself.
        """
        first, last = bisect_left(self._at, at - _SIGHT), bisect_left(self._at, at + _SIGHT)
        weights = self._title.copy()
        if first < last:
            strengths = self._weights[first:last] * _BY_DISTANCE[self._offsets[first:last] - at + _SIGHT]
            for n in self._keyed.get(key, ()) if key else ():
                if first <= n < last:
                    strengths[n - first] = 0.0
            for n, strength in enumerate(np.bincount(self._numbers[first:last], strengths).tolist()):
                if strength:
                    weights[self._countries[n]] = weights.get(self._countries[n], 0.0) + strength
        total = max(_ENOUGH, sum(weights.values()))
        return {c: w / total for c, w in weights.items()} if total else {}


def plain_signs(text: str) -> list[Sign]:
    """The signs that need no decision: people, countries, bodies at war and money."""
    peoples = [(at, code) for at, code in nations(text) if text[at + 2 : at + 3] != "$"]
    homes = {at: _at_home(text, at, code) for at, code in peoples}
    signs = [Sign(at, code, "", homes[at] * _weight(code)) for at, code in peoples]
    known = ((at, actor) for at, actor in bodies(text) if homes.get(at) != _ARMED)
    lands = ((at, code, share) for at, actor in known for code, share in _lands(actor.party_to))
    signs += [Sign(at, code, "", share * _weight(code)) for at, code, share in lands]
    signs += [s for n in toponyms(text) if (s := _of_country(n, text))]
    low = text.lower()
    spent = [(coin, code) for coin, code in _coins().items() if coin in low]
    return signs + [Sign(m.start(), code) for coin, code in spent for m in re.finditer(rf"\b{coin}\b", low)]


def place_signs(text: str, plain: Iterable[Sign]) -> list[Sign]:
    """The places that lie in one country whatever the text speaks of; fewer where it names countries."""
    least = 4.4 if not any(s.weight >= 1.0 for s in plain) else 5.2
    return [s for n in toponyms(text) if (s := _of_place(n, least, text))]


def _weight(country: str) -> float:
    return 0.3 if country in EVERYWHERE else 1.0


def _at_home(text: str, at: int, code: str) -> float:
    """How much the name of a people says where things happen: "Torish police" more than "a Torish tourist".

    Little where it says whose jets or troops come, of a state (its ISO 3166 ``code``) that sends them to other lands.
    """
    nouns = [w.lower() for w in m.groups() if w] if (m := _NOUN.match(text, at, at + 60)) else []
    if any(w in proper.words("acting", "home") for w in nouns):
        return 1.0
    if nouns and nouns[0] in proper.words("acting", "abroad"):
        return 0.2
    sent = code in proper.words("acting", "sending") and any(w in proper.words("acting", "armed") for w in nouns)
    return _ARMED if sent else 0.5


@cache
def _coins() -> dict[str, str]:
    """Money that one country alone has, by its name, with the code of the country."""
    return {coin: code for code, coins in table("proper")["money"].items() for coin in coins.split()}


@cache
def _lands(party_to: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    codes = {c.name: code for code, c in countries().items()}
    return tuple((codes[name], 0.5 / len(party_to)) for name in party_to if name in codes)


def _of_country(name: Toponym, text: str) -> Sign | None:
    best = name.candidates[0].place if name.candidates else None
    if best is None or best.kind != "country" or not best.country:
        return None
    if text[name.end : name.end + 1] == "$":
        return None
    come = _COME_FROM.search(text, max(0, name.start - 40), name.start)
    weight = _weight(best.country) * (0.2 if come else how_placed(text, name.start, name.end))
    return Sign(name.start, best.country, sound_key(name.name), weight)


def how_placed(text: str, start: int, end: int) -> float:
    """How much a name says where things happen: most in "in X", little where X is a government that speaks or acts.

    >>> how_placed("Two died in Torland.", 12, 19) > how_placed("Torland denied it.", 0, 7)
    True
    """
    if _PLACED.search(text, max(0, start - 40), start):
        return 1.6
    if _GOAL.search(text, max(0, start - 30), start):
        return 0.7
    if _AGENT.search(text, max(0, start - 30), start):
        return 0.15
    return 0.4 if _acts().match(text, end) else 1.0


@cache
def _acts() -> re.Pattern[str]:
    """What only a government, named by its country or capital, does or has."""
    verbs, owned, armed = ("|".join(sorted(proper.words("acting", part))) for part in ("verbs", "owned", "armed"))
    has = r"(?:(?:has|had|have|also|itself|again|now|later) )*"
    short = rf"(?<=[A-Z.]) (?:[a-z]+ )?(?:{armed})\b"  # "US drones": letters that stand for a country
    return re.compile(rf"['’]s (?:\w+ )?(?:{owned})\b| {has}(?:{verbs})\b|{short}")


def _of_place(name: Toponym, least: float, text: str) -> Sign | None:
    if not name.candidates:
        return None
    best, country = name.candidates[0], name.candidates[0].place.country
    others = [c.weight for c in name.candidates if c.place.country != country]
    if best.place.kind == "country" or not country or best.weight < least or (others and best.weight - others[0] < 1.2):
        return None
    return place_sign(text, name.start, name.end, country)


@lru_cache(maxsize=512)
def outlet_signs(outlet: str) -> tuple[Sign, ...]:
    """The country of the town or region that an outlet is named for: local papers write of their own land."""
    said = _WORD.findall(outlet)
    words = [w for w in said if not proper.is_doubtful(w) and not proper.is_personal(w)]
    lands = [(a, b) for a, b in pairwise(said) if any(c.place.kind in _LANDS for c in candidates(f"{a} {b}")[:1])]
    part = {word for pair in lands for word in pair}
    named = [*(w for w in words if w not in part), *(f"{a} {b}" for a, b in {*lands, *pairwise(words)})]
    found = [Toponym(0, 0, name, candidates(name)) for name in named]
    signs = [*(_of_place(n, 4.4, "") for n in found), *(_of_country(n, "") for n in found)]
    return tuple(s._replace(weight=_OUTLET * _weight(s.country)) for s in signs if s)


def place_sign(text: str, start: int, end: int, country: str) -> Sign:
    """The sign that a place named there is of its country."""
    return Sign(start, country, sound_key(text[start:end]), _PLACE * min(1.0, how_placed(text, start, end)))
