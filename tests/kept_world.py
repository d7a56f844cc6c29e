"""A casebook kept up dispatch by dispatch, beside the same dispatches reconciled all at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from fairwitness import pipeline, upkeep
from fairwitness.model import Capture, Judgement, Reading
from fairwitness.store import Casebook
from tests.reconcile_world import REGISTRY

KINDS = ("families", "accounts", "series", "disputes", "incidents", "states", "attachments")


def put(casebook: Casebook, reading: Reading | None, capture_id: str) -> None:
    """Put a reading in under its capture, in place of what was read from that before (None: nothing)."""
    body = capture_id.encode()
    casebook.put(Capture(capture_id, f"file:///{capture_id}", capture_id, "text/plain"), body, reading)


def kept_up(casebook: Casebook) -> None:
    with casebook.upkeep() as book:
        upkeep.bring_up_to_date(book, REGISTRY)


def kept(casebook: Casebook) -> dict[str, list[Any]]:
    """Everything that is kept up, and what people said."""
    found = {kind: sorted(getattr(casebook, kind)(), key=lambda r: r.id) for kind in KINDS}
    found["meanings"] = sorted((m for m in casebook.meanings() if m.by.startswith("person:")), key=repr)
    found["problems"] = sorted((p for p in casebook.problems() if p.step == "review"), key=repr)
    return found


def at_once(readings: Iterable[Reading], judgements: Sequence[Judgement] = ()) -> dict[str, list[Any]]:
    """The same, of these readings reconciled as a whole."""
    made = pipeline.reconciled(tuple(readings), judgements, REGISTRY)
    found = {kind: sorted(getattr(made, kind), key=lambda r: r.id) for kind in KINDS}
    return found | {kind: sorted(getattr(made, kind), key=repr) for kind in ("meanings", "problems")}


LISTS = (
    *("listed_documents", "document_words", "listed_claims", "listed_accounts", "account_words", "appearances"),
    *("listed_series", "listed_disputes", "listed_incidents", "incident_tellings", "listed_states"),
    *("listed_happenings", "listed_places", "place_holders", "listed_origins"),
)


def listed(path: Path) -> dict[str, list[Any]]:
    """Every row of the lists in which pages find things, words under the number of their record."""
    with closing(sqlite3.connect(path)) as connection:
        what = {name: "rowid, *" if name.endswith("_words") else "*" for name in LISTS}
        return {
            name: sorted(connection.execute(f"SELECT {columns} FROM {name}"), key=repr)
            for name, columns in what.items()
        }


def opened(folder: Path, name: str = "kept") -> Casebook:
    return Casebook.open(folder / f"{name}.casebook")
