"""Places as coarse as the public may see them."""

from __future__ import annotations

from collections.abc import Iterable

from fairwitness.model import Place
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.sites import site_named
from fairwitness.vocab.withheld import names_refuge

_BELOW_TOWN = frozenset({"site", "neighbourhood"})
_WIDE = frozenset({"district", "province", "region", "country"})
_TOWNS = frozenset({"town", "near_town"})
_SETTLED = frozenset({"town", "city", "village", "capital", "hamlet", "suburb", "several", "unknown", "part"})


def is_refuge(place: Place | None) -> bool:
    """Whether a place is where people are sheltered or cared for, or lies in one."""
    return place is not None and any(names_refuge(words) for words in (place.name, place.kind, *place.within))


def is_below_town(place: Place | None) -> bool:
    """Whether a place is a site or a part of a town; one that nobody knows may be."""
    if place is None:
        return False
    if place.kind == "site" or place.precision in _BELOW_TOWN:
        return True
    return place.precision == "none" and (place.kind not in _SETTLED or _names_site(place.name))


def _names_site(name: str) -> bool:
    return any(site_named(word.strip(",")) for word in name.partition(", ")[0].lower().split())


class Atlas:
    """Known places by name: those of a picture, and the gazetteer's."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._known = {p.name: p for p in places}

    def town(self, place: Place) -> Place | None:
        """The town that a place lies in, or what is wider; None where neither is known."""
        return self._around(place, _TOWNS | _WIDE)

    def district(self, place: Place) -> Place | None:
        """The district that a place lies in, or what is wider; None where neither is known."""
        return (
            place if place.precision in _WIDE and not is_refuge(place) and place.kind != "site" else self._wide(place)
        )

    def _wide(self, place: Place) -> Place | None:
        return self._around(place, _WIDE)

    def _around(self, place: Place, wanted: frozenset[str]) -> Place | None:
        for name in place.within:
            found = self._named(name)
            if found and found.precision in wanted and found.kind != "site" and not is_refuge(found):
                return found
        return None

    def _named(self, name: str) -> Place | None:
        if name not in self._known:
            same = (p for p in Gazetteer.open().find(name.partition(",")[0]) if p.name == name)
            if (found := next(same, None)) is None:
                return None
            self._known[name] = found
        return self._known[name]
