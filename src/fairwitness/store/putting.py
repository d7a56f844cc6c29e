"""Captures, and what was read from them, put in inside one transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from fairwitness import codec, model
from fairwitness.store import schema as t
from fairwitness.store.listing import list_documents, unlist_documents
from fairwitness.store.rows import storable
from fairwitness.store.upkeep import fact, note_unreconciled, set_fact


def put_capture(connection: sa.Connection, capture: model.Capture, body: bytes, reader: str) -> None:
    """Keep a capture with its bytes and takings, and which reader was applied to it."""
    if not _has(connection, t.bodies.c.sha256, capture.body_sha256):
        connection.execute(sa.insert(t.bodies).values(sha256=capture.body_sha256, body=body))
    if _has(connection, t.captures.c.id, capture.id):
        connection.execute(sa.update(t.captures).where(t.captures.c.id == capture.id).values(reader=reader))
    else:
        row = {"id": capture.id, "location": capture.location, "body_sha256": capture.body_sha256, "reader": reader}
        connection.execute(sa.insert(t.captures).values(**row, media_type=capture.media_type))
    put_takings(connection, capture)
    # A location that once could not be taken has been taken now.
    gone = t.problems.c.capture_id.is_(None), t.problems.c.about == capture.location
    connection.execute(sa.delete(t.problems).where(*gone))


def put_takings(connection: sa.Connection, capture: model.Capture) -> None:
    """Keep the takings of a capture that are not kept yet."""
    known = sa.select(t.takings.c.record).where(t.takings.c.capture_id == capture.id)
    kept = set(connection.execute(known).scalars())
    for taking in capture.takings:
        if (record := codec.dumps(taking)) not in kept:
            row = {"capture_id": capture.id, "at": taking.at.isoformat(), "record": record}
            connection.execute(sa.insert(t.takings).values(**row))


def forget_readings(connection: sa.Connection, capture_id: str) -> None:
    """Forget what was read from a capture."""
    of = sa.select(t.documents.c.id).where(t.documents.c.capture_id == capture_id)
    gone = connection.execute(of).scalars().all()
    note_unreconciled(connection, gone)
    unlist_documents(connection, gone)
    for table in (t.meanings, t.claims, t.statements):
        connection.execute(sa.delete(table).where(table.c.document_id.in_(of)))
    connection.execute(sa.delete(t.documents).where(t.documents.c.capture_id == capture_id))
    connection.execute(sa.delete(t.problems).where(t.problems.c.capture_id == capture_id))


def put_reading(connection: sa.Connection, reading: model.Reading) -> None:
    """Keep what was read from a document, without its problems."""
    document = reading.document
    published = document.published.isoformat() if document.published else None
    columns = {"capture_id": document.capture_id, "published": published, "outlet": storable(document.outlet)}
    connection.execute(sa.insert(t.documents).values(id=document.id, **columns, record=codec.dumps(document)))
    of = {"document_id": document.id}
    claims = [{**of, "id": c.id, "kind": c.kind, "record": codec.dumps(c)} for c in reading.claims]
    statements = [{**of, "id": s.id, "record": codec.dumps(s)} for s in reading.statements]
    meanings = [
        {**of, "claim_id": m.claim_id, "slot": m.slot, "by": m.by, "record": codec.dumps(m)} for m in reading.meanings
    ]
    for table, rows in ((t.claims, claims), (t.statements, statements), (t.meanings, meanings)):
        if rows:
            connection.execute(sa.insert(table), rows)
    list_documents(connection, [reading])


def put_problems(connection: sa.Connection, capture_id: str | None, problems: Iterable[model.Problem]) -> None:
    """Keep what was hard about a capture, or (None) about locations of which nothing could be taken."""
    rows = [{"capture_id": capture_id, "about": storable(p.about), "record": codec.dumps(p)} for p in problems]
    if rows:
        connection.execute(sa.insert(t.problems), rows)


def revise(connection: sa.Connection) -> None:
    """Say that something was put in."""
    set_fact(connection, "revision", str(int(fact(connection, "revision") or 0) + 1))


def _has(connection: sa.Connection, column: sa.Column[Any], value: str) -> bool:
    return connection.execute(sa.select(column).where(column == value)).first() is not None


def taken_again(capture: model.Capture, known: model.Capture) -> model.Capture | None:
    """The capture with only the takings worth keeping beside those known, or None.

    The same bytes of the same file, given the same, are not taken anew by looking again; a page or a feed is: that it
    still said so on another day is evidence.
    """
    seen = {(k.manner, k.given) for k in known.takings}
    fresh = tuple(k for k in capture.takings if k.manner not in ("file", "stdin") or (k.manner, k.given) not in seen)
    return replace(capture, takings=fresh) if fresh else None
