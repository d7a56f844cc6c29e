"""The parts in which a situation is told: harm, health care and what else is protected, displacement, force ..."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from fairwitness.model import Place
from fairwitness.vocab.protected import names_protected

KINDS: Mapping[str, tuple[str, ...]] = {
    "harm": ("killed", "injured", "missing", "detained", "abducted"),
    "moved": ("displaced", "evacuated", "arrived", "returned", "trapped", "deprived", "aided"),
    "force": ("airstrike", "shelling", "bombing", "clash", "attack", "damaged"),
    "control": ("controls", "captured", "withdrew"),
    "other": ("present", "surrendered", "other"),
}
# People and objects that the law protects by name: counted in a section of their own.
PROTECTED = ("health_workers", "hospitals", "aid_workers", "schools", "journalists")
ORDER = ("harm", "care", "moved", "force", "control", "other")
_SECTOR = {kind: sector for sector, kinds in KINDS.items() for kind in kinds}


def sector(kind: str) -> str:
    """The part in which a kind is told.

    >>> sector("killed"), sector("controls"), sector("never heard")
    ('harm', 'control', 'other')
    """
    return _SECTOR.get(kind, "other")


def sectors(kinds: Mapping[str, int], place: Place | None = None) -> tuple[tuple[str, int], ...]:
    """How many matters of each part, of their number by kind; at a protected place they are about what is protected."""
    found: Counter[str] = Counter()
    protected = place is not None and names_protected(place.name)
    for kind, n in kinds.items():
        found["care" if protected and sector(kind) != "control" else sector(kind)] += n
    return summed(found.items())


def told_at(places: Iterable[Place], part: str, kinds: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of which of these places, by their ids, and of which of these kinds ``sectors`` counts what is of a part."""
    protected = {p.id: names_protected(p.name) for p in places}
    if part == "control":
        return tuple(protected), tuple(k for k in kinds if sector(k) == part)
    if part == "care":
        return tuple(i for i, is_so in protected.items() if is_so), tuple(k for k in kinds if sector(k) != "control")
    return tuple(i for i, is_so in protected.items() if not is_so), tuple(k for k in kinds if sector(k) == part)


def summed(told: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Counts of parts added up, in the order of the page.

    >>> summed([("force", 1), ("harm", 2), ("force", 3)])
    (('harm', 2), ('force', 4))
    """
    found: Counter[str] = Counter()
    for name, n in told:
        found[name] += n
    return tuple((name, found[name]) for name in ORDER if found[name])
