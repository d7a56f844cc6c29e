"""How finely a place is known, in the codes that other projects use: ACLED's geo_precision, UCDP's where_prec.

Of their codebooks: ACLED, geo_precision (1 a particular town, 2 part of a region or near a town, 3 a larger region);
UCDP GED, where_prec (1 exact location ... 7 sea or international airspace).
"""

from __future__ import annotations

from fairwitness.model import Place

ACLED = {1: "particular town", 2: "part of region, or near a town", 3: "larger region"}
UCDP = {
    1: "exact location",
    2: "limited area around a known point",
    3: "ADM2",
    4: "ADM1",
    5: "larger than ADM1 or vague feature",
    6: "country",
    7: "sea or international airspace",
}
_ACLED = {
    "site": 1,
    "neighbourhood": 1,
    "town": 1,
    "near_town": 2,
    "district": 2,
    "province": 3,
    "region": 3,
    "country": 3,
}
_UCDP = {
    "site": 1,
    "neighbourhood": 1,
    "town": 1,
    "near_town": 2,
    "district": 3,
    "province": 4,
    "region": 5,
    "country": 6,
}


def acled(place: Place) -> int | None:
    """ACLED's geo_precision of a place (1 to 3); None for a place without a point.

    >>> acled(Place("x", "near Nor", "town", "near_town")), acled(Place("x", "Nor", "unknown", "none"))
    (2, None)
    """
    return _ACLED.get(place.precision)


def ucdp(place: Place) -> int | None:
    """UCDP's where_prec of a place (1 to 7); None for a place without a point.

    >>> ucdp(Place("x", "Nor district", "district", "district")), ucdp(Place("x", "Ambar Sea", "sea", "region"))
    (3, 7)
    """
    if place.kind == "sea":
        return 7
    if place.kind == "part" and place.precision == "country":  # "northern Torland"
        return 5
    return _UCDP.get(place.precision)
