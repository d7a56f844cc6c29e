"""The casebook: one SQLite file that holds captures whole, judgements, and what was read and reconciled from them.

Each document goes in with its capture in one transaction, or not at all; a process killed at any moment leaves a
casebook that opens, and adding again goes on where it stopped.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from fairwitness import codec, model
from fairwitness.errors import CasebookBusy, CasebookError, CasebookReadOnly, CasebookTooNew
from fairwitness.store import schema as t
from fairwitness.store.judged import put_judgement
from fairwitness.store.migrations import STEPS, migrate
from fairwitness.store.upkeep import Upkeep, fact, note_unreconciled, readings_of, set_fact

R = TypeVar("R")

# How long to wait for another process that is writing.
PATIENCE_S = 120.0


class Casebook:
    """A casebook on disk. Open with ``Casebook.open(path)``; a context manager; iterators give records of model.py."""

    def __init__(self, engine: sa.Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    @classmethod
    def open(cls, url: str | Path, *, create: bool = True) -> Self:
        """Open, or make, the casebook at a path (or ``sqlite:///path``).

        Raises CasebookTooNew, CasebookReadOnly, CasebookBusy or CasebookError, each naming the file and the way out.
        """
        path = Path(str(url).removeprefix("sqlite:///"))
        if not create and not path.is_file():
            raise CasebookError(
                f"there is no casebook at {path}; make one with: fairwitness add LOCATION --casebook {path}"
            )
        if not path.parent.is_dir():
            raise CasebookError(f"the folder {path.parent} for the casebook is not there; make it first")
        casebook = cls(_engine(path, writable=_is_writable(path)), path)
        with _told(path):
            casebook._bring_up_to_date()
        return casebook

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _bring_up_to_date(self) -> None:
        with self._engine.connect() as connection:
            version = _version(connection)
        if version == t.VERSION:
            return
        if version > t.VERSION:
            raise CasebookTooNew(
                f"{self.path} was written by a newer fairwitness (casebook version {version}, this program knows "
                f"{t.VERSION}); install the newer program to open it"
            )
        with self._writing() as connection:
            migrate(connection, _version(connection))
            set_fact(connection, "version", str(len(STEPS)))

    def _writing(self) -> AbstractContextManager[sa.Connection]:
        return self._engine.execution_options(writing=True).begin()

    # -- writing ------------------------------------------------------------------------------------------------------

    def put(
        self,
        capture: model.Capture,
        body: bytes,
        reading: model.Reading | None,
        problems: Iterable[model.Problem] = (),
        *,
        reader: str = "",
    ) -> None:
        """Keep a capture with its bytes and what was read from it, all or nothing; what was read before is replaced."""
        with _told(self.path), self._writing() as connection:
            _put_capture(connection, capture, body, reader)
            _forget_readings(connection, capture.id)
            if reading is not None:
                _put_reading(connection, reading)
                note_unreconciled(connection, [reading.document.id])
            kept = (*problems, *(reading.problems if reading else ()))
            _put_problems(connection, capture.id, kept)
            _revise(connection)

    def begin_table(self, capture: model.Capture, body: bytes, *, anew: bool = False) -> frozenset[str]:
        """Keep a table with its bytes, not yet read to its end; gives the ids of the documents of rows that are here.

        ``anew``: what was read of it before is forgotten.
        """
        with _told(self.path), self._writing() as connection:
            _put_capture(connection, capture, body, "")
            if anew:
                _forget_readings(connection, capture.id)
                _revise(connection)
        return self.documents_of(capture.id)

    def put_rows(self, readings: Iterable[model.Reading]) -> None:
        """Keep what was read from some rows of a table that was begun, all or nothing."""
        kept = tuple(readings)
        with _told(self.path), self._writing() as connection:
            for reading in kept:
                _put_reading(connection, reading)
            note_unreconciled(connection, [reading.document.id for reading in kept])
            _revise(connection)

    def end_table(self, capture_id: str, problems: Iterable[model.Problem], *, reader: str) -> None:
        """Say that a table was read to its end, by which reader, and keep what was hard about it."""
        with _told(self.path), self._writing() as connection:
            connection.execute(sa.delete(t.problems).where(t.problems.c.capture_id == capture_id))
            _put_problems(connection, capture_id, problems)
            connection.execute(sa.update(t.captures).where(t.captures.c.id == capture_id).values(reader=reader))

    def put_taking(self, capture: model.Capture) -> None:
        """Keep one more dated taking of a capture that is already here."""
        with _told(self.path), self._writing() as connection:
            _put_takings(connection, capture)

    def put_problems(self, location: str, problems: Iterable[model.Problem]) -> None:
        """Keep what went wrong with locations of which nothing could be taken, in place of what was said before."""
        with _told(self.path), self._writing() as connection:
            kept = tuple(problems)
            about = sa.or_(t.problems.c.about == location, t.problems.c.about.in_([p.about for p in kept]))
            connection.execute(sa.delete(t.problems).where(t.problems.c.capture_id.is_(None), about))
            _put_problems(connection, None, kept)

    def put_judgement(self, judgement: model.Judgement) -> None:
        """Keep a judgement, for good; the same one twice is kept once."""
        with _told(self.path), self._writing() as connection:
            put_judgement(connection, judgement)
            _revise(connection)

    @contextmanager
    def upkeep(self) -> Iterator[Upkeep]:
        """Keep up what is reconciled, in one transaction: all of it is kept at the end, or nothing."""
        with _told(self.path), self._writing() as connection:
            yield Upkeep(connection)

    # -- reading ------------------------------------------------------------------------------------------------------

    @property
    def revision(self) -> int:
        """Grows by one with every document put in and every judgement."""
        return self._whole_fact("revision")

    @property
    def reconciled(self) -> int:
        """The revision that was last reconciled."""
        return self._whole_fact("reconciled")

    @property
    def rules(self) -> str:
        """The rules by which it was last reconciled."""
        with _told(self.path), self._engine.connect() as connection:
            return fact(connection, "rules") or ""

    def _whole_fact(self, name: str) -> int:
        with _told(self.path), self._engine.connect() as connection:
            return int(fact(connection, name) or 0)

    def readers(self) -> dict[str, str]:
        """For each capture: which reader was last applied to it."""
        return {row.id: row.reader for row in self._rows(sa.select(t.captures.c.id, t.captures.c.reader))}

    def captures(self) -> Iterator[model.Capture]:
        """Every capture with its takings, in the order of their ids."""
        for row in self._rows(sa.select(t.captures).order_by(t.captures.c.id)):
            yield self._with_takings(row)

    def capture(self, capture_id: str) -> model.Capture | None:
        """One capture with its takings."""
        for row in self._rows(sa.select(t.captures).where(t.captures.c.id == capture_id)):
            return self._with_takings(row)
        return None

    def _with_takings(self, row: sa.Row[Any]) -> model.Capture:
        taken = (
            sa.select(t.takings.c.record)
            .where(t.takings.c.capture_id == row.id)
            .order_by(t.takings.c.at, t.takings.c.record)
        )
        told = tuple(codec.loads(model.Taking, r.record) for r in self._rows(taken))
        return model.Capture(row.id, row.location, row.body_sha256, row.media_type, told)

    def body(self, sha256: str) -> bytes:
        """The bytes with that SHA-256."""
        for row in self._rows(sa.select(t.bodies.c.body).where(t.bodies.c.sha256 == sha256)):
            return bytes(row.body)
        raise CasebookError(f"{self.path} holds no bytes with SHA-256 {sha256}")

    def documents(self) -> Iterator[model.Document]:
        """Every document, by id."""
        return self._records(model.Document, t.documents)

    def documents_of(self, capture_id: str) -> frozenset[str]:
        """The ids of the documents of a capture: of a table one a row."""
        wanted = sa.select(t.documents.c.id).where(t.documents.c.capture_id == capture_id)
        return frozenset(row.id for row in self._rows(wanted))

    def document(self, document_id: str) -> model.Document | None:
        """One document."""
        return self._one(model.Document, t.documents, document_id)

    def claims(self, document_id: str | None = None) -> Iterator[model.Claim]:
        """The claims of one document, or all."""
        return self._records(model.Claim, t.claims, document_id)

    def claim(self, claim_id: str) -> model.Claim | None:
        """One claim."""
        return self._one(model.Claim, t.claims, claim_id)

    def claims_beginning(self, beginning: str) -> Iterator[model.Claim]:
        """The claims whose ids begin so."""
        wanted = t.claims.c.id.startswith(beginning, autoescape=True)
        rows = self._rows(sa.select(t.claims.c.record).where(wanted).order_by(t.claims.c.id))
        return (codec.loads(model.Claim, row.record) for row in rows)

    def statements(self, document_id: str | None = None) -> Iterator[model.Statement]:
        """The statements of one document, or all."""
        return self._records(model.Statement, t.statements, document_id)

    def meanings(self, document_id: str | None = None) -> Iterator[model.Meaning]:
        """The meanings of the claims of one document, or all."""
        return self._records(model.Meaning, t.meanings, document_id)

    def problems(self) -> Iterator[model.Problem]:
        """Everything that was hard."""
        return self._records(model.Problem, t.problems)

    def readings(self) -> Iterator[model.Reading]:
        """What was read from each document, without problems: what reconciling needs."""
        with _told(self.path), self._engine.connect() as connection:
            yield from readings_of(connection)

    def families(self) -> Iterator[model.Family]:
        """Documents that share a text."""
        return self._records(model.Family, t.families)

    def accounts(self) -> Iterator[model.Account]:
        """One origin's version of one matter each."""
        return self._records(model.Account, t.accounts)

    def series(self) -> Iterator[model.Series]:
        """The accounts of each matter through time."""
        return self._records(model.Series, t.series)

    def disputes(self) -> Iterator[model.Dispute]:
        """Where sources disagree."""
        return self._records(model.Dispute, t.disputes)

    def incidents(self) -> Iterator[model.Incident]:
        """Single occurrences."""
        return self._records(model.Incident, t.incidents)

    def states(self) -> Iterator[model.State]:
        """Who holds which place."""
        return self._records(model.State, t.states)

    def judgements(self) -> Iterator[model.Judgement]:
        """What people decided, in the order in which they did; undone ones too."""
        rows = self._rows(sa.select(t.judgements.c.record).order_by(t.judgements.c.number))
        return (codec.loads(model.Judgement, row.record) for row in rows)

    def attachments(self) -> Iterator[model.Attachment]:
        """Where each judgement holds now."""
        return self._records(model.Attachment, t.attachments)

    def _rows(self, query: sa.Select[Any]) -> Iterator[sa.Row[Any]]:
        with _told(self.path), self._engine.connect() as connection:
            yield from connection.execute(query)

    def _records(self, kind: type[R], table: sa.Table, document_id: str | None = None) -> Iterator[R]:
        query = sa.select(table.c.record).order_by(*table.primary_key.columns)
        if document_id is not None:
            query = query.where(table.c.document_id == document_id)
        return (codec.loads(kind, row.record) for row in self._rows(query))

    def _one(self, kind: type[R], table: sa.Table, key: str) -> R | None:
        for row in self._rows(sa.select(table.c.record).where(table.c.id == key)):
            return codec.loads(kind, row.record)
        return None


# -- inside one transaction -------------------------------------------------------------------------------------------


def _put_capture(connection: sa.Connection, capture: model.Capture, body: bytes, reader: str) -> None:
    if not _has(connection, t.bodies.c.sha256, capture.body_sha256):
        connection.execute(sa.insert(t.bodies).values(sha256=capture.body_sha256, body=body))
    if _has(connection, t.captures.c.id, capture.id):
        connection.execute(sa.update(t.captures).where(t.captures.c.id == capture.id).values(reader=reader))
    else:
        row = {"id": capture.id, "location": capture.location, "body_sha256": capture.body_sha256, "reader": reader}
        connection.execute(sa.insert(t.captures).values(**row, media_type=capture.media_type))
    _put_takings(connection, capture)
    # A location that once could not be taken has been taken now.
    gone = t.problems.c.capture_id.is_(None), t.problems.c.about == capture.location
    connection.execute(sa.delete(t.problems).where(*gone))


def _put_takings(connection: sa.Connection, capture: model.Capture) -> None:
    known = sa.select(t.takings.c.record).where(t.takings.c.capture_id == capture.id)
    kept = set(connection.execute(known).scalars())
    for taking in capture.takings:
        if (record := codec.dumps(taking)) not in kept:
            row = {"capture_id": capture.id, "at": taking.at.isoformat(), "record": record}
            connection.execute(sa.insert(t.takings).values(**row))


def _forget_readings(connection: sa.Connection, capture_id: str) -> None:
    of = sa.select(t.documents.c.id).where(t.documents.c.capture_id == capture_id)
    note_unreconciled(connection, connection.execute(of).scalars().all())
    for table in (t.meanings, t.claims, t.statements):
        connection.execute(sa.delete(table).where(table.c.document_id.in_(of)))
    connection.execute(sa.delete(t.documents).where(t.documents.c.capture_id == capture_id))
    connection.execute(sa.delete(t.problems).where(t.problems.c.capture_id == capture_id))


def _put_reading(connection: sa.Connection, reading: model.Reading) -> None:
    document = reading.document
    published = document.published.isoformat() if document.published else None
    columns = {"capture_id": document.capture_id, "published": published, "outlet": _storable(document.outlet)}
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


def _storable(text: str | None) -> str | None:
    """The text as a database takes it: lone surrogates as question marks (the record keeps them)."""
    return text.encode("utf-8", "replace").decode("utf-8") if text else text


def _put_problems(connection: sa.Connection, capture_id: str | None, problems: Iterable[model.Problem]) -> None:
    rows = [{"capture_id": capture_id, "about": _storable(p.about), "record": codec.dumps(p)} for p in problems]
    if rows:
        connection.execute(sa.insert(t.problems), rows)


def _revise(connection: sa.Connection) -> None:
    set_fact(connection, "revision", str(int(fact(connection, "revision") or 0) + 1))


def _has(connection: sa.Connection, column: sa.Column[Any], value: str) -> bool:
    return connection.execute(sa.select(column).where(column == value)).first() is not None


def _version(connection: sa.Connection) -> int:
    if not sa.inspect(connection).has_table(t.facts.name):
        return 0
    return int(fact(connection, "version") or 0)


def taken_again(capture: model.Capture, known: model.Capture) -> model.Capture | None:
    """The capture with only the takings worth keeping beside those known, or None.

    The same bytes of the same file, given the same, are not taken anew by looking again; a page or a feed is: that it
    still said so on another day is evidence.
    """
    seen = {(k.manner, k.given) for k in known.takings}
    fresh = tuple(k for k in capture.takings if k.manner not in ("file", "stdin") or (k.manner, k.given) not in seen)
    return replace(capture, takings=fresh) if fresh else None


# -- opening ----------------------------------------------------------------------------------------------------------


def _is_writable(path: Path) -> bool:
    """Whether a casebook can be written there: SQLite writes beside the file too."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _engine(path: Path, *, writable: bool) -> sa.Engine:
    # Evidence may lie on a medium that nobody can write: it is opened as it stands, without a journal.
    url = (
        f"sqlite:///{path}"
        if writable
        else f"sqlite:///file:{quote(str(path.absolute()))}?mode=ro&immutable=1&uri=true"
    )
    engine = sa.create_engine(url, connect_args={"timeout": PATIENCE_S})

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        # Transactions are begun by us (below), not by the driver, so that reads and writes are one unit.
        connection.isolation_level = None
        for pragma in (
            ("journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL", "cache_size = -65536") if writable else ()
        ):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        # A writer takes its turn at once: one that began by reading could be refused half-way.
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn the database's errors into ours: what happened, on which file, and the way out."""
    try:
        yield
    except DBAPIError as e:
        raise _as_ours(path, str(e.orig)) from e
    except sqlite3.Error as e:
        raise _as_ours(path, str(e)) from e


def _as_ours(path: Path, said: str) -> CasebookError:
    if "readonly" in said or "unable to open" in said:
        return CasebookReadOnly(
            f"cannot write the casebook {path} ({said}); check the permissions of it and its folder"
        )
    if "full" in said or "disk I/O" in said:
        return CasebookReadOnly(
            f"no space to write the casebook {path} ({said}); free some and start again: nothing is lost"
        )
    if "locked" in said or "busy" in said:
        return CasebookBusy(f"another process is writing {path}; wait for it and start again")
    if "not a database" in said or "malformed" in said:
        return CasebookError(f"{path} is not a casebook, or is damaged ({said}); name another file, or restore a copy")
    return CasebookError(f"the casebook {path} could not be used: {said}")
