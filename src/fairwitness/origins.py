"""Which origins are independent of which, and how they are counted (DESIGN section 5, rules 4 and 10)."""

from __future__ import annotations

from collections.abc import Iterable

from fairwitness.model import Origin


def body_of(origin: Origin) -> str:
    """The body that an origin counts as."""
    return origin.parent or origin.name


def independent(a: Origin, b: Origin) -> bool:
    """Two named origins with no common parent; unnamed ones and outlets are independent of nothing.

    >>> council = Origin("Qasr Amun Council", "named")
    >>> office = Origin("Council Press Office", "named", parent="Qasr Amun Council")
    >>> independent(council, office), independent(council, Origin("Harbour Relief Society", "named"))
    (False, True)
    """
    return a.type == b.type == "named" and body_of(a) != body_of(b)


def counted(origins: Iterable[Origin]) -> tuple[int, int]:
    """How many independent named origins, and how many counted apart (unnamed, and outlets in their own voice)."""
    named: set[str] = set()
    apart: set[str] = set()
    for o in origins:
        (named if o.type == "named" else apart).add(body_of(o) if o.type == "named" else o.name)
    return len(named), len(apart)


def suggestion(origins: int, *, disputed: bool) -> str:
    """Rule 10: what the program may suggest; a grade is a person's.

    >>> suggestion(1, disputed=False), suggestion(3, disputed=False), suggestion(3, disputed=True)
    ('one origin', 'two or more independent origins', 'contested')
    """
    if disputed:
        return "contested"
    return ("no named origin", "one origin", "two or more independent origins")[min(origins, 2)]
