"""How a place is written: the text's own spelling where English has no settled one, with the noun that says how much.

Places of our own list keep the one name that the list gives them; a spelling of the gazetteer is one of many.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from fairwitness.model import Place
from fairwitness.vocab import proper, table

_KIND_OF = re.compile(r"\b(?:province|governorate|region|oblast|state|department) of\s+(?:the\s+)?$", re.IGNORECASE)
_NEXT = re.compile(r"\s([A-Za-z-]+)\b(?!\s(?:[A-Z]|of\b))")


def shown(place: Place, name: str, before: str, follows: str) -> Place:
    """A place under the name that the text gives it; ``before`` and ``follows``: the text around the name.

    Its id stays, unless the noun that follows makes it more than the town of that name ("Afrin region").
    """
    if place.kind in ("country", "unknown"):
        return place
    head, _, tail = place.name.partition(", ")
    kept = name.isupper() or (_KIND_OF.search(before) if place.kind == "province" else head in _listed())
    said = head if kept and place.kind != "mountains" else name
    noun = _extent(follows)
    noun = "region" if noun.lower() == "oblast" else "" if place.kind == "neighbourhood" else noun
    if noun and noun.lower() not in said.lower().split():
        said = f"{said} {noun}"
        if place.precision == "town":
            place = replace(place, id=f"{place.id}/{noun.lower()}", kind="district", precision="district")
    said = re.sub(r"\b(?:[Oo]blast)$", "region", said)
    if said == head:
        return place
    return replace(place, name=f"{said}, {tail}" if tail else said, other_names=(*place.other_names, place.name))


def _extent(follows: str) -> str:
    found = _NEXT.match(follows)
    return found.group(1) if found and found.group(1) in proper.words("place", "extent") else ""


@cache
def _listed() -> frozenset[str]:
    return frozenset(row["name"] for rows in table("places")["places"].values() for row in rows)
