"""The tree of errors: a broken environment or wrong use. Hard text is a Problem record, never one of these.

    FairwitnessError
    ├── UsageError            what the user asked for cannot be done as asked (exit code 2)
    ├── CollectError          a location could not be taken: missing, refused, too large, no such host
    ├── ReadError             bytes that hold no text we can read
    ├── VocabularyError       a vocabulary file is broken (ours, or one the user added)
    └── CasebookError         the casebook cannot be opened or written
        ├── CasebookBusy      another process writes to it
        ├── CasebookReadOnly  no right to write there, or the disk is full
        └── CasebookTooNew    written by a newer version of this program

Every message says what was tried, on what, and the way out.
"""

from __future__ import annotations

import traceback
from pathlib import Path


class FairwitnessError(Exception):
    """Something outside the text is wrong; the message is one line fit to show a user."""


class UsageError(FairwitnessError):
    """The request itself is wrong."""


class CollectError(FairwitnessError):
    """A location could not be taken."""


class ReadError(FairwitnessError):
    """Bytes were taken, but hold no text that can be read."""


class VocabularyError(FairwitnessError):
    """A vocabulary file does not say what it must."""


class CasebookError(FairwitnessError):
    """The casebook cannot be used."""


class CasebookBusy(CasebookError):
    """Another process is writing to the casebook."""


class CasebookReadOnly(CasebookError):
    """The casebook cannot be written: no permission, or no space."""


class CasebookTooNew(CasebookError):
    """The casebook was written by a newer version of the program."""


def fault(error: BaseException) -> str:
    """What kind of fault it is and where in the program, never its words: they may hold what a casebook keeps private.

    >>> try:
    ...     {}["somebody's name"]
    ... except KeyError as e:
    ...     fault(e)
    'KeyError at <doctest fairwitness.errors.fault[0]>:2'
    """
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if Path(__file__).parent in Path(f.filename).parents] or frames
    where = (f"{_short(f.filename)}:{f.lineno}" for f in reversed(ours))
    return " < ".join((f"{type(error).__name__} at {next(where, 'an unknown place')}", *where))


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(Path(__file__).parent)) if Path(__file__).parent in path.parents else path.name
