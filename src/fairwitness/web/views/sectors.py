"""The parts in which a situation is told: harm, health care and what else is protected, displacement, force ..."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

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


def summed(told: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Counts of parts added up, in the order of the page.

    >>> summed([("force", 1), ("harm", 2), ("force", 3)])
    (('harm', 2), ('force', 4))
    """
    found: Counter[str] = Counter()
    for name, n in told:
        found[name] += n
    return tuple((name, found[name]) for name in ORDER if found[name])
