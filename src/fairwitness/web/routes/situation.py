"""The situation: what sources have said by a day, and the data of its map."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse

from fairwitness.web.routes.asking import library_of, rendered, sector_of, wanted_of
from fairwitness.web.views.map_data import map_data
from fairwitness.web.views.situation import drawn, situation

router = APIRouter()


@router.get("/", include_in_schema=False)
def page(request: Request) -> HTMLResponse:
    """The situation as of the day asked for, or of the last one told."""
    library, wanted = library_of(request), wanted_of(request)
    if wanted.on and wanted.since and wanted.since > wanted.on:
        raise HTTPException(400)
    return rendered(request, "situation.html", page=situation(library, wanted, sector_of(request)))


@router.get("/situation/map.json", include_in_schema=False)
def data(request: Request) -> JSONResponse:
    """What its map draws."""
    library, wanted = library_of(request), wanted_of(request)
    on = wanted.on or library.days()[1]
    return JSONResponse(map_data(drawn(library, replace(wanted, on=on, since=None))))
