"""What every route does first: the library, and what the address asks for."""

from __future__ import annotations

from datetime import date

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse

from fairwitness.web.library import Library, Wanted
from fairwitness.web.rendering import day_of, renderer_of
from fairwitness.web.views.sectors import KINDS, ORDER

PAGE = 50
MOST_ROWS = 10**9


def library_of(request: Request) -> Library:
    """The library over the casebook at the moment of the request."""
    found: Library = request.app.state.desk.library_for(request.scope)
    return found


def wanted_of(request: Request) -> Wanted:
    """The filters in an address; 400 where one makes no sense."""
    asked = request.query_params
    try:
        return Wanted(
            on=day_of(asked.get("on")),
            since=day_of(asked.get("since")),
            place=asked.get("place") or None,
            at=tuple(asked["at"].split()) if asked.get("at") else None,
            origin=asked.get("origin") or None,
            kinds=tuple(k for k in asked.getlist("kind") if k) or KINDS.get(sector_of(request) or "", ()),
            group=asked.get("group") or None,
            disputed=asked.get("disputed") == "1",
            unread=asked.get("unread") == "1",
            words=asked.get("words", "").strip(),
            outlet=asked.get("outlet") or None,
            least=int(asked["least"]) if asked.get("least") else None,
            limit=PAGE,
            offset=_offset(asked.get("offset")),
        )
    except ValueError as e:
        raise HTTPException(400) from e


def sector_of(request: Request, name: str = "sector") -> str | None:
    """The part of the situation that an address asks for; 400 for one that is none."""
    asked = request.query_params.get(name) or None
    if asked is not None and asked not in ORDER:
        raise HTTPException(400)
    return asked


def _offset(words: str | None) -> int:
    """From which row on; ValueError for more than a casebook can hold."""
    offset = int(words or 0)
    if not 0 <= offset <= MOST_ROWS:
        raise ValueError(offset)
    return offset


def rendered(request: Request, template: str, **values: object) -> HTMLResponse:
    """A page as an answer."""
    return HTMLResponse(renderer_of(request).page(template, request, **values))


def day_asked(request: Request, library: Library) -> date | None:
    """The day a page is as of: that asked for, or the last one told; never the clock."""
    return wanted_of(request).on or library.days()[1]
