"""Worlds of which the public may see a part: invented places, one within the other, and everything made of reports."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from fairwitness.codec import dumps
from fairwitness.model import Place, Reading
from fairwitness.publish.picture import Picture
from fairwitness.reconcile import accounts, disputes, families, incidents, series, states
from tests.reconcile_world import HOSPITAL, REGISTRY, SOCIETY, TOWN, claim, report

DISTRICT = Place("p8", "Amun district, Marram", "district", "district", within=("Marram",))
INSIDE = replace(TOWN, within=("Amun district, Marram", "Marram"), latitude=1.5, longitude=2.5)
WARD = Place("p6", "Mill quarter, Qasr Amun, Marram", "part", "neighbourhood", None, 1.51, 2.51,
             ("Qasr Amun, Marram", "Amun district, Marram", "Marram"))  # fmt: skip
CLINIC = replace(HOSPITAL, within=("Qasr Amun, Marram", "Amun district, Marram", "Marram"))
ON = {"when": "on 12 May", "days": (12, 12)}


def picture_of(*readings: Reading, **more: Any) -> Picture:
    """Everything of a world, reconciled, with the places that hold its places."""
    shared = families(r.document for r in readings)
    told = accounts(readings, shared, REGISTRY)
    return Picture(
        documents=tuple(r.document for r in readings),
        claims=tuple(c for r in readings for c in r.claims),
        meanings=tuple(m for r in readings for m in r.meanings),
        families=shared,
        accounts=told,
        series=series(told),
        disputes=disputes(told),
        incidents=incidents(told),
        states=states(told),
        **more,
    )


def known_places() -> Reading:
    """A report that names a town and a district, so that they are known."""
    told = (claim("displaced", "700", SOCIETY, place=p) for p in (INSIDE, DISTRICT))
    return report("Gull Weekly", 2, *told, text="Far from here. ")


def all_of(picture: Picture) -> str:
    """Every field of every record, as text."""
    records = (getattr(picture, f.name) for f in fields(picture))
    return "\n".join(dumps(r) for some in records for r in (some.items() if isinstance(some, dict) else some))
