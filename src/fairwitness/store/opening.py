"""The file of a casebook: opened for writing, or as it stands; what the database says of it, in our words."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from fairwitness.errors import CasebookBusy, CasebookError, CasebookReadOnly

_SILENT = "fairwitness"
logging.getLogger(f"sqlalchemy.engine.Engine.{_SILENT}").disabled = True

# How long to wait for another process that is writing.
PATIENCE_S = 120.0


def is_writable(path: Path) -> bool:
    """Whether a casebook can be written there: SQLite writes beside the file too."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def engine(path: Path, *, writable: bool) -> sa.Engine:
    """The way to the file; not ``writable``: as it stands, and nothing is written beside it."""
    # Evidence may lie on a medium that nobody can write: it is opened as it stands, without a journal.
    url = (
        f"sqlite:///{path}"
        if writable
        else f"sqlite:///file:{quote(str(path.absolute()))}?mode=ro&immutable=1&uri=true"
    )
    # What is kept may be private: it stands in no message of the database and, however much is logged, in no log.
    made = sa.create_engine(url, connect_args={"timeout": PATIENCE_S}, hide_parameters=True, logging_name=_SILENT)

    @sa.event.listens_for(made, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        # Transactions are begun by us (below), not by the driver, so that reads and writes are one unit.
        connection.isolation_level = None
        for pragma in (
            ("journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL", "cache_size = -65536") if writable else ()
        ):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(made, "begin")
    def _begin(connection: sa.Connection) -> None:
        # A writer takes its turn at once: one that began by reading could be refused half-way.
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return made


@contextmanager
def told(path: Path) -> Iterator[None]:
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
