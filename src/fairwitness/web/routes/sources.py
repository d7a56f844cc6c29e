"""Sources: the list, and each with what it said."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from fairwitness.web.moved import moved
from fairwitness.web.routes.asking import library_of, rendered, wanted_of
from fairwitness.web.views.sources import source_page

router = APIRouter()


@router.get("/sources", include_in_schema=False)
def listed(request: Request) -> HTMLResponse:
    """The sources, those with most accounts first."""
    wanted = wanted_of(request)
    return rendered(request, "sources.html", part=library_of(request).sources(wanted), wanted=wanted)


@router.get("/source/{origin_id}", include_in_schema=False, response_model=None)
def one(request: Request, origin_id: str) -> HTMLResponse | RedirectResponse:
    """One source; where people merged or split it, what it is now."""
    library, wanted = library_of(request), wanted_of(request)
    told = library.source(origin_id)
    if told is None:
        return moved(library, origin_id)
    return rendered(request, "source.html", page=source_page(library, told, wanted))
