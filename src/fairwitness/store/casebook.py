"""The casebook: one SQLite file that holds captures whole, judgements, and what was read and reconciled from them.

Each document goes in with its capture in one transaction, or not at all; a process killed at any moment leaves a
casebook that opens, and adding again goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from fairwitness import model
from fairwitness.errors import CasebookError, CasebookTooNew
from fairwitness.store import putting
from fairwitness.store import schema as t
from fairwitness.store.contents import Contents, Moment
from fairwitness.store.judged import put_judgement
from fairwitness.store.migrations import STEPS, migrate
from fairwitness.store.opening import engine, is_writable, told
from fairwitness.store.upkeep import Upkeep, fact, note_unreconciled, set_fact


class Casebook(Contents):
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
        if path.is_dir():
            raise CasebookError(f"{path} is a folder, and a casebook is a file; name one, as {path / 'a.casebook'}")
        if not create and not path.is_file():
            raise CasebookError(
                f"there is no casebook at {path}; make one with: fairwitness add LOCATION --casebook {path}"
            )
        if not path.parent.is_dir():
            raise CasebookError(f"the folder {path.parent} for the casebook is not there; make it first")
        casebook = cls(engine(path, writable=is_writable(path)), path)
        with told(path):
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

    def _connected(self) -> AbstractContextManager[sa.Connection]:
        return self._engine.connect()

    @contextmanager
    def at_one_moment(self) -> Iterator[Moment]:
        """What the casebook holds now: within this, other processes may write, and nothing read shows it."""
        with told(self.path), self._engine.connect() as connection:
            yield Moment(connection, self.path)

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
        with told(self.path), self._writing() as connection:
            putting.put_capture(connection, capture, body, reader)
            putting.forget_readings(connection, capture.id)
            if reading is not None:
                putting.put_reading(connection, reading)
                note_unreconciled(connection, [reading.document.id])
            kept = (*problems, *(reading.problems if reading else ()))
            putting.put_problems(connection, capture.id, kept)
            putting.revise(connection)

    def begin_table(self, capture: model.Capture, body: bytes, *, anew: bool = False) -> frozenset[str]:
        """Keep a table with its bytes, not yet read to its end; gives the ids of the documents of rows that are here.

        ``anew``: what was read of it before is forgotten.
        """
        with told(self.path), self._writing() as connection:
            putting.put_capture(connection, capture, body, "")
            if anew:
                putting.forget_readings(connection, capture.id)
                putting.revise(connection)
        return self.documents_of(capture.id)

    def put_rows(self, readings: Iterable[model.Reading]) -> None:
        """Keep what was read from some rows of a table that was begun, all or nothing."""
        kept = tuple(readings)
        with told(self.path), self._writing() as connection:
            for reading in kept:
                putting.put_reading(connection, reading)
            note_unreconciled(connection, [reading.document.id for reading in kept])
            putting.revise(connection)

    def end_table(self, capture_id: str, problems: Iterable[model.Problem], *, reader: str) -> None:
        """Say that a table was read to its end, by which reader, and keep what was hard about it."""
        with told(self.path), self._writing() as connection:
            connection.execute(sa.delete(t.problems).where(t.problems.c.capture_id == capture_id))
            putting.put_problems(connection, capture_id, problems)
            connection.execute(sa.update(t.captures).where(t.captures.c.id == capture_id).values(reader=reader))

    def put_taking(self, capture: model.Capture) -> None:
        """Keep one more dated taking of a capture that is already here."""
        with told(self.path), self._writing() as connection:
            putting.put_takings(connection, capture)

    def put_problems(self, location: str, problems: Iterable[model.Problem]) -> None:
        """Keep what went wrong with locations of which nothing could be taken, in place of what was said before."""
        with told(self.path), self._writing() as connection:
            kept = tuple(problems)
            about = sa.or_(t.problems.c.about == location, t.problems.c.about.in_([p.about for p in kept]))
            connection.execute(sa.delete(t.problems).where(t.problems.c.capture_id.is_(None), about))
            putting.put_problems(connection, None, kept)

    def put_judgement(self, judgement: model.Judgement) -> None:
        """Keep a judgement, for good; the same one twice is kept once."""
        with told(self.path), self._writing() as connection:
            put_judgement(connection, judgement)
            putting.revise(connection)

    @contextmanager
    def upkeep(self) -> Iterator[Upkeep]:
        """Keep up what is reconciled, in one transaction: all of it is kept at the end, or nothing."""
        with told(self.path), self._writing() as connection:
            yield Upkeep(connection)


def _version(connection: sa.Connection) -> int:
    if not sa.inspect(connection).has_table(t.facts.name):
        return 0
    return int(fact(connection, "version") or 0)
