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
