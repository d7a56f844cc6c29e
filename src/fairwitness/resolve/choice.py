"""Which of the places of one name a text means: signs added up, with weights fitted on texts, and how sure that is.

Each sign is a plain number that a person can look up (``signs``); the weights stand in vocab/whereabouts.toml under
``choice``. The score of a place is its share among all that the name may mean, "none of these" included.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fairwitness.model import Place
from fairwitness.resolve.told import TOWNS
from fairwitness.vocab import proper
from fairwitness.vocab.gazetteer import Candidate, Gazetteer
from fairwitness.vocab.names import name_key
from fairwitness.vocab.whereabouts import choice

_SAME_KM = 40.0
CANDIDATES = 10
_FAR_KM = 400.0
# Of toponyms with a smaller share, less than one in four was placed rightly (docs/places.md): they stay unplaced.
_LEAST = 0.35


@dataclass(frozen=True, slots=True)
class Around:
    """What a text says around one name (its ``key``).

    ``shares``: how much it speaks of each country; ``holder``: the name after the comma; ``put``: the country that the
    words behind it put it into; ``kinds``: those that the words beside it allow (None: any); ``others``: other places
    it surely tells of; ``ours`` and ``strange``: the places of our list that have this name from the list, and those
    that have it from the gazetteer alone.
    """

    key: str
    shares: Mapping[str, float]
    holder: str = ""
    put: str = ""
    kinds: frozenset[str] | None = None
    others: tuple[Place, ...] = ()
    ours: frozenset[str] = frozenset()
    strange: frozenset[str] = frozenset()


def signs(candidate: Candidate, around: Around) -> dict[str, float]:
    """What speaks for a place, sign by sign."""
    place = candidate.place
    found = {"any": 1.0, "size": candidate.weight} | _where_put(place, around)
    found |= _of_country(candidate, around, said="held" in found or "put there" in found)
    if around.kinds is not None and place.kind not in around.kinds:
        found["not kind"] = 1.0
    elif (
        around.kinds is not None and not around.kinds <= TOWNS
    ):  # that a village is meant says little: most are unknown
        found["kind"] = 1.0
    if place.name in around.ours:
        found["ours"] = 1.0
    if place.name in around.strange:
        found["strange"] = 1.0
    elif not _bears(place, around.key):
        found["also" if "ours" in found else "other name"] = 1.0
    if around.others and place.kind != "country":
        found |= _beside(place, around.others)
    return found


def _bears(place: Place, key: str) -> bool:
    """Whether a place's own name has a key; "North Torland" is that of North Torland state."""
    own = name_key(place.name.partition(", ")[0])
    sided = place.kind == "province" and key.partition(" ")[0] in proper.words("place", "compass")
    return own == key or (sided and own.rpartition(" ")[0] == key)


def _where_put(place: Place, around: Around) -> dict[str, float]:
    """Whether a place lies where the words behind the name say that it does."""
    found = {}
    if around.holder:
        found["held" if holds(around.holder, place) else "not held"] = 1.0
    if around.put and place.country:
        found["put there" if place.country == around.put else "put elsewhere"] = 1.0
    return found


def _of_country(candidate: Candidate, around: Around, *, said: bool) -> dict[str, float]:
    """How much the text speaks of a place's country; unless it is ``said`` to lie there, how much more of another."""
    country = candidate.place.country or ""
    share = around.shares.get(country, 0.0)
    found = {"country": share}
    if said or not country:
        return found
    found["elsewhere"] = max(0.0, max((s for c, s in around.shares.items() if c != country), default=0.0) - share)
    small = max(0.0, 6.0 - candidate.weight)
    if not around.shares:
        found["small alone"] = small
    elif share <= 0.02:
        found |= {"abroad": 1.0, "small abroad": small}
    return found


def _beside(place: Place, others: Iterable[Place]) -> dict[str, float]:
    """How near the nearest of other places is (1 at the spot, 0 far off), and whether one lies in the same province."""
    near, together = 0.0, 0.0
    for other in others:
        near = max(near, math.exp(-apart(place, other) / _FAR_KM))
        if place.country == other.country and len(place.within) > 1 and place.within[-2:] == other.within[-2:]:
            together = 1.0
    return {"near": near, "together": together}


def chosen(found: Iterable[Candidate], around: Around) -> tuple[Place, float] | None:
    """The place that most speaks for, with its share; None where that is too little to place the name.

    Places that lie at one spot are one ("Raqqa" and its district): their shares are added.
    """
    rated = [(_strength(c, around), c.place) for c in tuple(found)[:CANDIDATES]]
    if not rated:
        return None
    _, best = max(rated, key=lambda r: (r[0], r[1].id))
    alike = (s for s, place in rated if place is best or apart(place, best) < _SAME_KM)
    total = 1.0 + sum(math.exp(s) for s, _ in rated)
    share = sum(math.exp(s) for s in alike) / total
    return (best, round(min(0.99, share), 2)) if share >= _LEAST else None


def _strength(candidate: Candidate, around: Around) -> float:
    weights = choice()
    return sum(weights[sign] * value for sign, value in signs(candidate, around).items())


def apart(a: Place, b: Place) -> float:
    """Kilometres between two places, roughly; infinite where one has no point."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return math.inf
    east = abs(a.longitude - b.longitude)
    flat = math.cos(math.radians((a.latitude + b.latitude) / 2))
    return 111.2 * math.hypot(a.latitude - b.latitude, min(east, 360 - east) * flat)


def holds(holder: str, place: Place) -> bool:
    """Whether the name after the comma is what holds a place."""
    key = name_key(holder)
    if key in {name_key(n) for w in place.within for n in (w, w.split(", ")[0])}:
        return True
    return any(c.place.name in place.within for c in Gazetteer.open().candidates(holder)[:3])
