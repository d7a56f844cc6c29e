"""A small made-up world for charts: sources that revise, deny, take back; ends open and unknown; undated; a party."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.types import Scope

from fairwitness.model import Reading
from fairwitness.publish.picture import Picture
from fairwitness.reconcile import accounts, disputes, incidents, series, states
from fairwitness.web.app import app
from fairwitness.web.desk import Desk
from fairwitness.web.library import Library
from fairwitness.web.shelf import Shelf
from tests.reconcile_world import (
    COUNCIL,
    COUNTRY,
    FRONT,
    MONITOR,
    OTHER_TOWN,
    REGISTRY,
    SOCIETY,
    claim,
    report,
)

TOTAL = {"basis": "total", "group": "civilians", "when": "since 1 May", "days": (1, None)}


def readings() -> tuple[Reading, ...]:
    """What the outlets of the world reported."""
    share = {"basis": "standing", "unit": "percent", "actor": FRONT}
    return (
        report("Harbour Post", None, claim("killed", ">=9", "some doctors", **TOTAL)),
        report("Harbour Post", 2, claim("killed", "12", SOCIETY, **TOTAL)),
        report("Harbour Post", 4, claim("killed", "~40", MONITOR, **TOTAL)),
        report("Gull Courier", 5, claim("killed", "<=30", FRONT, **TOTAL)),
        report("Harbour Post", 6, claim("killed", "55", SOCIETY, **TOTAL), claim("killed", "55", SOCIETY, **TOTAL)),
        report("Gull Courier", 8, claim("killed", ">60", COUNCIL, **TOTAL)),
        report("Gull Courier", 9, claim("killed", "55", FRONT, denied=True, **TOTAL)),
        report("Tell Times", 11, claim("killed", "80..95", MONITOR, **TOTAL)),
        report("Tell Times", 14, claim("killed", "300-", "local people", **TOTAL)),
        report("Tell Times", 15, claim("killed", "900", SOCIETY, **TOTAL)),
        report(
            "Tell Times", 16, claim("killed", "90", SOCIETY, **TOTAL), text="Correction: yesterday's story is amended. "
        ),
        report("Harbour Post", 9, claim("injured", "7", SOCIETY, when="on 8 May", days=(8, 8))),
        report("Gull Courier", 10, claim("injured", ">=20", MONITOR, when="on 8 May", days=(8, 8))),
        report("Gull Courier", 10, claim("killed", "3", MONITOR, place=OTHER_TOWN, when="in May", days=(1, 31))),
        report("Harbour Post", 10, claim("airstrike", None, MONITOR, place=COUNTRY, when="last week", days=(2, 9))),
        report("Harbour Post", 12, claim("controls", "70", COUNCIL, **share)),
        report("Harbour Post", 13, claim("controls", "85", COUNCIL, **share)),
        report("Tell Times", 13, claim("captured", None, MONITOR, actor=FRONT, when="on 12 May", days=(12, 12))),
    )


@cache
def picture() -> Picture:
    """The world reconciled."""
    read = readings()
    told = accounts(read, registry=REGISTRY)
    return Picture(
        documents=tuple(r.document for r in read),
        claims=tuple(c for r in read for c in r.claims),
        meanings=tuple(m for r in read for m in r.meanings),
        accounts=told,
        series=series(told),
        disputes=disputes(told),
        incidents=incidents(told),
        states=states(told),
    )


class WorldDesk(Desk):
    """A desk on which this world lies, and no casebook."""

    def library_for(self, scope: Scope) -> Library:
        return Shelf(picture())


def world_app(folder: Path) -> FastAPI:
    """The application over this world."""
    made = app(folder / "none.casebook")
    made.state.desk = WorldDesk(folder / "none.casebook")
    return made


def world_client(folder: Path) -> TestClient:
    """One who asks it."""
    return TestClient(world_app(folder))
