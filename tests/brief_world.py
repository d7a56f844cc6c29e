"""A small world for situation reports: every part has something in it, and each way of doubt. All made up."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from fairwitness.model import Place, Reading
from fairwitness.publish.picture import Picture
from fairwitness.reconcile import accounts, disputes, families, incidents, series, states
from tests.reconcile_world import (
    COUNCIL,
    COUNTRY,
    FRONT,
    LEAGUE,
    MONITOR,
    OTHER_TOWN,
    REGISTRY,
    SOCIETY,
    TOWN,
    claim,
    report,
)

RTL = "قصر عمون"
RTL_PLACE = Place("p9", f"{RTL}, Marram", "town", "town", within=("Marram",))
EAST = Place("p5", "eastern Qasr Amun, Marram", "part", "neighbourhood", within=("Marram",))
PROVINCE = Place("p7", "Qasr Amun province, Marram", "province", "province", within=("Marram",))
HOSTILE = "<script>alert('1')</script> \u202e*bold* | \x00`why 1` \ud800"
TOTAL = {"basis": "total", "group": "civilians", "when": "since 1 May", "days": (1, None)}
ON = {"when": "on 8 May", "days": (8, 8)}


def readings() -> tuple[Reading, ...]:
    """What the outlets of the world reported."""
    share = {"basis": "standing", "unit": "percent", "actor": FRONT}
    return (
        _post(2, claim("killed", "12", SOCIETY, **TOTAL), title="Twelve"),
        _post(4, claim("killed", "~40", MONITOR, hedged=True, **TOTAL), claim("injured", ">=20", MONITOR, **ON)),
        _gull(5, claim("killed", "<=30", FRONT, **TOTAL), url="https://gull.example.org/2031/count"),
        _post(6, claim("killed", "55", SOCIETY, **TOTAL), url="https://post.example.org/a?token=xyz"),
        _gull(9, claim("injured", "7", SOCIETY, **ON), claim("killed", "1100", COUNCIL, group="combatants", **ON)),
        _gull(9, claim("detained", "1250", LEAGUE, **ON), claim("attack", "31", SOCIETY, group="hospitals", **ON)),
        _post(9, claim("displaced", "2000..3000", SOCIETY, place=RTL_PLACE, basis="total", **ON), title=f"فر من {RTL}"),
        _post(10, claim("displaced", "300-", SOCIETY, place=EAST, basis="total", **ON)),
        _gull(10, claim("displaced", ">9000", SOCIETY, place=PROVINCE, basis="total", **ON)),
        _gull(10, claim("airstrike", "22+", "local people", place=COUNTRY, unit="strikes", **ON)),
        _post(12, claim("controls", "70", COUNCIL, **share)),
        _post(13, claim("controls", "85", COUNCIL, **share)),
        _tell(13, claim("captured", None, MONITOR, actor=FRONT, when="on 12 May", days=(12, 12))),
        _tell(13, claim("killed", "3", MONITOR, place=OTHER_TOWN, words=f"3 {HOSTILE} killed", **ON), title=HOSTILE),
        *(_copy(n) for n in range(9)),
    )


def _post(day: int, *claims: dict[str, Any], **given: Any) -> Reading:
    return report("Harbour Post", day, *claims, **given)


def _gull(day: int, *claims: dict[str, Any], **given: Any) -> Reading:
    return report("Gull Courier", day, *claims, **given)


def _tell(day: int, *claims: dict[str, Any], **given: Any) -> Reading:
    return report("Tell Times", day, *claims, **given)


def _copy(n: int) -> Reading:
    """The same figure of the same body in reports of their own."""
    return report(f"Outlet {n}", 11, claim("evacuated", "640", SOCIETY, **ON), text=f"By its own writer, no {n}. ")


@cache
def picture() -> Picture:
    """The world reconciled."""
    read = readings()
    told = accounts(read, registry=REGISTRY)
    return Picture(
        documents=tuple(r.document for r in read),
        claims=tuple(c for r in read for c in r.claims),
        meanings=tuple(m for r in read for m in r.meanings),
        families=families(r.document for r in read),
        accounts=told,
        series=series(told),
        disputes=disputes(told),
        incidents=incidents(told),
        states=states(told),
    )


def within_town() -> Place:
    """The town of the world, as it is known by its id."""
    return replace(TOWN)
