"""The situation: what sources have said by a day."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from fairwitness.web.routes.asking import library_of, rendered, wanted_of
from fairwitness.web.views.situation import situation

router = APIRouter()


@router.get("/", include_in_schema=False)
def page(request: Request) -> HTMLResponse:
    """The situation as of the day asked for, or of the last one told."""
    library = library_of(request)
    return rendered(request, "situation.html", page=situation(library, wanted_of(request)))
