"""What the routes work with: the casebook, and the library over what it holds now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from fairwitness import casework
from fairwitness.face import Casebook
from fairwitness.web.library import Library
from fairwitness.web.shelf import Shelf


class Desk:
    """One casebook, opened anew for each question; the library is made again only when the casebook has changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._known: tuple[tuple[int, int], Library] | None = None

    @contextmanager
    def casebook(self) -> Iterator[Casebook]:
        """The casebook, for writing judgements."""
        with Casebook.open(self.path, create=False) as casebook:
            yield casebook

    def library(self) -> Library:
        """The library over the casebook as it stands."""
        with self._lock, Casebook.open(self.path, create=False) as casebook:
            state = (casebook.revision, casebook.reconciled)
            if self._known is None or self._known[0] != state:
                self._known = state, Shelf(casework.latest_picture(casebook))
            return self._known[1]
