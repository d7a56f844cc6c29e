"""The web application over records in memory: small worlds, without a casebook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from fairwitness.model import Reading
from fairwitness.publish.picture import Picture
from fairwitness.reconcile import accounts, disputes, families, incidents, series
from fairwitness.web.app import app
from fairwitness.web.library import Library
from fairwitness.web.shelf import Shelf
from tests.reconcile_world import REGISTRY


@dataclass(frozen=True)
class Kept:
    """In the place of the desk: one library, whatever is asked."""

    kept: Library

    def library(self) -> Library:
        """The library."""
        return self.kept

    def library_for(self, _scope: object) -> Library:
        """The same."""
        return self.kept


def picture_of(*readings: Reading, **more: Any) -> Picture:
    """These readings with all that is reconciled from them; ``more``: other fields of the picture."""
    said = accounts(readings, registry=REGISTRY)
    made = Picture(
        documents=tuple(r.document for r in readings),
        claims=tuple(c for r in readings for c in r.claims),
        statements=tuple(s for r in readings for s in r.statements),
        meanings=tuple(m for r in readings for m in r.meanings),
        families=families(r.document for r in readings),
        accounts=said,
        series=series(said),
        disputes=disputes(said),
        incidents=incidents(said),
    )
    return replace(made, **more)


def client_over(picture: Picture) -> TestClient:
    """The application over a picture."""
    made = app(Path("there is no casebook"))
    made.state.desk = Kept(Shelf(picture))
    return TestClient(made)
