"""Which place a text speaks of at an offset: the latest, or the one told of most; by sort of place."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from fairwitness.model import Place
from fairwitness.resolve.signs import how_placed
from fairwitness.vocab import proper
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.sites import is_place_noun, names_a_part

TOWNS = frozenset({"city", "town", "village"})
_MEMORY = 400.0
_HEADLINE = 0.5
_LITTLE = 0.5
_SOON = 400
_ABROAD = 0.3
# What a town counts at least that the sentence of "the city" itself puts something into.
_OWN = 1.0
_TOWN_NOUNS = frozenset(("city", "town", "village"))
_CALLED_SO = frozenset(("island", "peninsula"))
_LONG = 600
# A report is from where it was written, however far back: as likely as from where a government only speaks.
_LINE = 0.15
_LINE_LEAD = 40
_FEW = 0.1
_BESIDE = 0.3
# A place that the text called by the noun that now points back counts so many times; one that it calls so later.
_SAME_NOUN = 3.0
_SAME_LATER = 2.0
# How many names a text must hold before a lone country in it looks far away.
_MANY_NAMES = 4
# Characters: what leads into a name; from a name to one that says where it lies; back to the words of saying.
_LEAD_IN = 24
_ASIDE = 60
_SPEECH = 64
_REMARK = 120
# So many names back a text is searched for the one that is meant.
_BACK = 60
_NEAR = re.compile(r"\b(?:near|close to|outside|(?:north|south|east|west)\w* of|from)\s(?:the )?$")
_HOLDS = re.compile(
    r",? (?:(?:an?|the) (?:[\w-]+ ){0,3})?(?:in|of) (?:the )?"
    r"(?:(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Cc]entral)[a-z-]* )?"
)
_LEADS = frozenset("in at near of from to into around outside inside on toward towards across through".split())
_SPOKEN = re.compile(
    r"\b(?:said|says?|told|spokes\w+|officials?|aides?|officers?|ministry|staff|council|briefing|reporters|"
    r"by (?:tele)?phone|interview|statement|posted|tweeted|wrote|claimed|insisted|warned|announced|headquarters|"
    r"lawmaker|department|government|capitals?|based)\b[^.;\n]{0,24}?\b(?:in|from|at)\s$"
)
_RULES = re.compile(r"\b(?:army|military|command|contingent|leadership|rulers|junta|cabinet) in $")
_OF_NOUN = re.compile(r"\b(city|town|village|hamlet|settlement|suburb|district|camp|island|peninsula)s? of (?:the )?$")
_NOUN_AFTER = re.compile(
    r"(?:,? (?:a|an|the) (?:[\w-]+ ){0,3}?| )(city|town|village|hamlet|settlement|suburb|district|camp)\b"
)
_A_TOWN = re.compile(
    r", (?:an?|the) (?:[\w-]+ ){0,3}(?:town|city|village|hamlet|settlement|suburb|district|camp|port)(?= )|"
    r" (?:area|district|neighbou?rhood|quarter|suburb|section|ward)s? of (?:the )?(?=\S*[A-Z])"
)
_CLAUSE = re.compile(r"[.,;:\n]|\b(?:who|which|that|when|where|said|says)\b")
_COME_FROM = re.compile(r"(\w+) from (?:the )?$")
_AWAY = frozenset("km kilometres kilometers miles away far metres meters minutes hours drive distance across".split())
_QUARTER = re.compile(r",? (?:neighbou?rhoods?|quarters?|wards?)\b")
_PART = re.compile(r",? (?:neighbou?rhoods?|quarters?|districts?|suburbs?|wards?|blocks?|front|area|region|province)\b")
_DATELINE = re.compile(r"\W{0,3}[A-Z][^.\n(–—-]{1,50}(?:\([^)\n]*\))?\s*(?:\([^)\n]*\)\s*)?(?:--?|–|—)\s")
_INTO = re.compile(
    r",?\s+(?:just |about |some )?"
    r"(?:(?:\d+ ?(?:km|kilomet\w+|miles?) )?(?:in|near|at|outside|inside|of|on the (?:outskirts|edge) of|"
    r"(?:in the |to the )?(?:north|south|east|west)\S* of)|\d+ ?(?:km|kilomet\w+|miles?) from)\s+"
    r"(?:the )?(?:(?:[a-z-]+ ){0,3}(?:city|town|village|suburb|district|province) of |capital,? )?(?:[a-z-]+ern )?"
    r"(?=\S*[A-Z])"
)


@dataclass(frozen=True, slots=True)
class Sited:
    """A name of the document with the place it is taken for, and how sure that is (0 to 1)."""

    start: int
    end: int
    name: str
    place: Place
    score: float


class Told:
    """The places of a text in their order, and those of its headline."""

    def __init__(
        self, text: str, sited: list[Sited], headline: Iterable[Sited] = (), lands: frozenset[str] = frozenset()
    ) -> None:
        self.text, self._own_lands = text, lands
        self.sited = sited
        self.headline = list(headline)
        self._starts = [s.start for s in sited]
        self._weights: dict[int, float] = {}
        self._ids_called: dict[str, frozenset[str]] = {}
        self._lands = Counter(s.place.country for s in sited if s.place.country)

    def upto(self, at: int, count: int = _BACK) -> list[Sited]:
        """The last places named before an offset, the latest first."""
        stop = bisect_left(self._starts, at)
        return self.sited[max(0, stop - count) : stop][::-1]

    def before(self, at: int, kinds: frozenset[str] | None = None) -> Sited | None:
        """The latest place named before an offset, of one of these kinds; a government named by a place is none."""
        fits = [s for s in self.upto(at) if (not self._is_holder(s) if kinds is None else self._is_kind(s, kinds))]
        spoken = fits[0] if fits else None
        if kinds is None and spoken and self.is_seat_of_speaker(spoken):
            spoken = next(iter(self.headline), spoken)
        return next((s for s in fits if self.is_scene(s)), spoken)

    def _is_holder(self, sited: Sited) -> bool:
        """Whether a country only says where the place before it lies: "Homs, Syria"."""
        return sited.place.kind == "country" and self.text[max(0, sited.start - 2) : sited.start] == ", "

    def inside(self, start: int, end: int) -> list[Sited]:
        """The places named between two offsets, or around them."""
        first = max(0, bisect_left(self._starts, start) - 1)
        near = self.sited[first : first + 20]
        return [s for s in near if (s.start >= start and s.end <= end) or (s.start <= start and s.end >= end)]

    def after(self, at: int) -> Sited | None:
        """The place that the words behind an offset put something into: "in Raqqa", "near the city of Raqqa"."""
        lead = _INTO.match(self.text, at, at + 70)
        return self.at(lead.end()) if lead else None

    def beside(self, at: int) -> Sited | None:
        """The place by which the words behind a name say where it lies: ", a town 20 km from Raqqa"."""
        lead = _A_TOWN.match(self.text, at, at + _ASIDE)
        near = self.sited[bisect_left(self._starts, lead.end()) :][:1] if lead else []
        beside = next(
            (s for s in near if s.end - at < _REMARK and not _CLAUSE.search(self.text, at + 1, s.start)), None
        )
        come = beside and _COME_FROM.search(self.text, at, beside.start)
        return None if come and come[1] not in _AWAY else beside

    def at(self, start: int) -> Sited | None:
        """The place whose name begins at an offset."""
        number = bisect_left(self._starts, start)
        found = self.sited[number] if number < len(self.sited) else None
        return found if found and found.start == start else None

    def salient(
        self, at: int, kinds: frozenset[str], *, noun: str = "", known: bool = False, ahead: bool = True
    ) -> Sited | None:
        """The place of these kinds that the text before an offset speaks of most, the latest mentions most of all.

        ``noun``: what points back ("village"): a place that was called so counts more; ``known``: not one that nobody
        knows; ``ahead``: where none was named yet, the first that is named next.
        """
        near = [s for s in self.upto(at) if not known or s.place.kind != "unknown"]
        ever = self._called(noun) if noun else frozenset()
        called = {s.place.id for s in near if s.place.id in ever and self._noun_of(s) == noun}
        weights: dict[str, float] = {}
        since = self._sentence(at)
        for sited in reversed(near):
            if self._is_kind(sited, kinds) or (noun in _CALLED_SO and sited.place.id in ever):
                weight = math.exp(-(at - sited.start) / _MEMORY) * self._weight(sited)
                weight = max(weight, _LINE) if self.is_dateline(sited) else weight
                own = noun in _TOWN_NOUNS and sited.start >= since and self._is_told_in(sited)
                weight = max(weight, _OWN) if own else weight
                weight *= _SAME_NOUN if sited.place.id in called else _SAME_LATER if sited.place.id in ever else 1.0
                weights[sited.place.id] = weights.get(sited.place.id, 0.0) + weight
        for sited in self.headline:
            if is_kind(sited, kinds) and not self._is_own_land(sited):
                weights[sited.place.id] = weights.get(sited.place.id, 0.0) + _HEADLINE
        best = max(weights, key=lambda i: (weights[i], i), default=None)
        if best is None and ahead and not known:
            return next((s for s in self.following(at) if self._is_kind(s, kinds)), None)
        return next((s for s in [*near, *self.headline] if s.place.id == best), None)

    def _is_told_in(self, sited: Sited) -> bool:
        """Whether a mention puts something into its place, and is no seat of somebody who speaks."""
        lead = self.text[max(0, sited.start - _LEAD_IN) : sited.start].lower()
        return lead.endswith(("in ", "at ", "town of ", "city of ", "village of ")) and not self.is_seat_of_speaker(
            sited
        )

    def _sentence(self, at: int) -> int:
        """Where the sentence of an offset begins."""
        return max(self.text.rfind(mark, max(0, at - _LONG), at) for mark in (". ", "\n", '" ', "” ")) + 1

    def _called(self, noun: str) -> frozenset[str]:
        """The ids of the places that the text somewhere calls by a noun."""
        if noun not in self._ids_called:
            self._ids_called[noun] = frozenset(s.place.id for s in self.sited if self._noun_of(s) == noun)
        return self._ids_called[noun]

    def _noun_of(self, sited: Sited) -> str:
        """What the words beside a name say that its place is: "town" in "the town of Torvik"; "" if nothing."""
        before = _OF_NOUN.search(self.text, max(0, sited.start - _LEAD_IN), sited.start)
        found = before or _NOUN_AFTER.match(self.text, sited.end, sited.end + _ASIDE)
        return found[1] if found else ""

    def following(self, at: int) -> list[Sited]:
        """The first places named behind an offset: a text that opens with "the city" names it soon."""
        first = bisect_left(self._starts, at)
        return [s for s in self.sited[first : first + 6] if s.start - at < _SOON]

    def bearing(self, noun: str, at: int) -> Sited | None:
        """The latest place, or one of the headline, whose name ends in a noun: "the hill" after "Qasr Hill"."""
        low = noun.lower()
        told = (s for s in self.upto(at, 30) if self._bears(s, low))
        return next(told, None) or next((s for s in self.headline if s.name.lower().endswith(f" {low}")), None)

    def _bears(self, sited: Sited, noun: str) -> bool:
        """Whether a noun is the last of a name, or stands behind one that names land alone: "the Varzun gorge"."""
        if sited.name.lower().endswith(f" {noun}"):
            return True
        behind = sited.place.kind == "unknown" and noun in proper.words("pointing_name", "landforms")
        return behind and self.text.startswith(f" {noun}", sited.end)

    def _is_kind(self, sited: Sited, kinds: frozenset[str]) -> bool:
        if self._is_own_land(sited):
            return "country" in kinds
        part = (_PART if sited.place.kind == "unknown" else _QUARTER).match(self.text, sited.end)
        return is_kind(sited, kinds) and not part

    def _is_own_land(self, sited: Sited) -> bool:
        """Whether a name is that of a land which only this text tells of."""
        return sited.place.kind == "unknown" and sited.name in self._own_lands

    def is_scene(self, sited: Sited) -> bool:
        """Whether a mention tells where things happen, and is no dateline and no name for a government."""
        return self._weight(sited) > _LITTLE

    def _weight(self, sited: Sited) -> float:
        if sited.start not in self._weights:
            self._weights[sited.start] = self._weighed(sited)
        return self._weights[sited.start]

    def _weighed(self, sited: Sited) -> float:
        """How much a mention tells of its place: little in a dateline, or as the name of a government."""
        if self.is_dateline(sited):
            return 0.2
        if self.is_seat_of_speaker(sited):
            return 0.15
        if self._is_abroad(sited):
            return _ABROAD
        if self._is_beside(sited):
            return _BESIDE
        lead = self.text[max(0, sited.start - _LEAD_IN) : sited.start].split()
        placed = bool(lead) and lead[-1].lower() in _LEADS
        if how_placed(self.text, sited.start, sited.end) < _LITTLE:
            return 0.15
        if not placed and _is_capital(sited.place):
            return 0.3
        return 0.8 if sited.place.kind == "unknown" else 1.0

    def _is_abroad(self, sited: Sited) -> bool:
        """Whether a city lies in a country of which the text names little else."""
        total = sum(self._lands.values())
        return (
            total > _MANY_NAMES and sited.place.kind == "city" and self._lands[sited.place.country or ""] < _FEW * total
        )

    def _is_beside(self, sited: Sited) -> bool:
        """Whether a name only says where the place named just before it lies: "Torvik, a village near Sanar"."""
        number = bisect_left(self._starts, sited.start)
        last = self.sited[number - 1] if number else None
        if last is None or sited.start - last.end > _ASIDE or last.place.id == sited.place.id:
            return False
        if _HOLDS.fullmatch(self.text, last.end, sited.start):
            return True
        near = _NEAR.search(self.text, max(0, sited.start - _LEAD_IN), sited.start)
        return near is not None and "." not in self.text[last.end : sited.start]

    def is_seat_of_speaker(self, sited: Sited) -> bool:
        """Whether a place is told only as where somebody spoke: "a spokesman in Torvik"; states speak from cities."""
        if sited.place.kind not in ("city", "province"):
            return False
        if _SPOKEN.search(self.text, max(0, sited.start - _SPEECH), sited.start):
            return True
        rules = _RULES.search(self.text, max(0, sited.start - _SPEECH), sited.start)
        return rules is not None and _acts_next().match(self.text, sited.end) is not None

    def is_dateline(self, sited: Sited) -> bool:
        """Whether a name says where a report was written."""
        line = self.text.rfind("\n", max(0, sited.start - _LINE_LEAD), sited.start) + 1
        return sited.start - line < _LINE_LEAD and bool(_DATELINE.match(self.text, line, line + 90))


@cache
def _acts_next() -> re.Pattern[str]:
    """The verbs with which those who rule speak: "the army in Sanar dismissed"."""
    return re.compile(rf" (?:{'|'.join(sorted(proper.words('acting', 'verbs')))})\b")


def is_kind(sited: Sited, kinds: frozenset[str]) -> bool:
    """Whether a place is of one of these kinds; a name nobody knows is a town, unless it says that it is not."""
    if sited.place.kind == "unknown":
        part = names_a_part(sited.name) or is_place_noun(sited.name.split()[-1].lower())
        return bool(kinds & TOWNS) and not part
    return sited.place.kind in kinds


def _is_capital(place: Place) -> bool:
    capital = Gazetteer.open().capital(place.country) if place.country else None
    return capital is not None and capital.id == place.id
