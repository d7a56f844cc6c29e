"""What the routes work with: the casebook, and the library over one moment of it for each request."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from fairwitness import casework
from fairwitness.errors import CasebookBusy, CasebookReadOnly
from fairwitness.face import Casebook
from fairwitness.model import identity
from fairwitness.store import Moment
from fairwitness.store.questions.standing import all_stands
from fairwitness.web.known import Known
from fairwitness.web.ledger import Ledger
from fairwitness.web.library import Library
from fairwitness.web.shelf import Shelf

_LIBRARY, _OPEN, _STATE = "fairwitness.library", "fairwitness.open", "fairwitness.state"


class Desk:
    """One casebook, opened anew for each request."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._run = token_hex(8)
        self._known: tuple[tuple[int, int], Known] = (-1, -1), Known()

    @contextmanager
    def casebook(self) -> Iterator[Casebook]:
        """The casebook, for writing judgements."""
        with Casebook.open(self.path, create=False) as casebook:
            yield casebook

    def library(self) -> Library:
        """The library over the casebook as it stands, in memory: it can be kept when the casebook is closed."""
        with self.casebook() as casebook:
            return Shelf(casework.latest_picture(casebook))

    @contextmanager
    def at_one_moment(self) -> Iterator[Library]:
        """The library over the casebook as it stands now: whatever others write meanwhile, nothing in it changes."""
        with self._opened() as (library, _):
            yield library

    @contextmanager
    def _opened(self) -> Iterator[tuple[Library, str]]:
        with self.casebook() as casebook, _moment(casebook) as moment:
            yield self._library_at(moment), self._state(moment)

    def _state(self, moment: Moment) -> str:
        """Another casebook may come to the same revision: the file, and this run of the program, count too."""
        file = f"{self.path.stat().st_ino}"
        return identity(self._run, file, str(moment.revision), str(moment.reconciled), moment.rules)

    def _library_at(self, moment: Moment) -> Library:
        """Where something rests on what is being read anew, it is left out; that takes a look at everything."""
        if not all_stands(moment.connection):
            return Shelf(casework.picture_of(moment))
        state = moment.revision, moment.reconciled
        before, known = self._known
        if before != state:
            known = Known()
            self._known = state, known
        return Ledger(moment, known)

    def library_for(self, scope: Scope) -> Library:
        """The library of a request, the same however often it is asked for; open until the answer is sent."""
        if _LIBRARY not in scope:
            opened: ExitStack = scope[_OPEN]
            scope[_LIBRARY], scope[_STATE] = opened.enter_context(self._opened())
        found: Library = scope[_LIBRARY]
        return found

    def state_for(self, scope: Scope) -> str:
        """What stays the same, within one run of the program, for as long as the library would answer the same."""
        self.library_for(scope)
        found: str = scope[_STATE]
        return found


@contextmanager
def _moment(casebook: Casebook) -> Iterator[Moment]:
    """The casebook brought up to date; where it cannot be written now, as it is."""
    with ExitStack() as opened:
        try:
            moment = opened.enter_context(casework.latest_moment(casebook))
        except (CasebookReadOnly, CasebookBusy):
            moment = opened.enter_context(casebook.at_one_moment())
        yield moment


class Moments:
    """Lets go of what a request opened, when its answer is sent to the end."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> Any:
        with ExitStack() as opened:
            scope[_OPEN] = opened
            await self._app(scope, receive, send)
