"""Who holds what, what is disputed, places and bodies."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from fairwitness.review.slots import KINDS
from fairwitness.web.routes.asking import library_of, rendered, wanted_of
from fairwitness.web.routes.series import named
from fairwitness.web.views.actors import actor_page, actors
from fairwitness.web.views.control import control
from fairwitness.web.views.disputes import dispute_page, disputes
from fairwitness.web.views.places import place_page, places

router = APIRouter()


@router.get("/control", include_in_schema=False)
def held(request: Request) -> HTMLResponse:
    """Who holds what."""
    return rendered(request, "control.html", page=control(library_of(request), wanted_of(request)))


@router.get("/disputes", include_in_schema=False)
def contested(request: Request) -> HTMLResponse:
    """What sources dispute."""
    return rendered(
        request, "disputes.html", page=disputes(library_of(request), wanted_of(request)), kinds=named(KINDS)
    )


@router.get("/dispute/{dispute_id}", include_in_schema=False)
def dispute(request: Request, dispute_id: str) -> HTMLResponse:
    """One dispute, both sides in their words."""
    library = library_of(request)
    found = library.dispute(dispute_id)
    if found is None:
        raise HTTPException(404)
    return rendered(request, "dispute.html", page=dispute_page(library, found))


@router.get("/places", include_in_schema=False)
def told_of(request: Request) -> HTMLResponse:
    """The places of which anything is told."""
    return rendered(request, "places.html", page=places(library_of(request), wanted_of(request)), kinds=named(KINDS))


@router.get("/place/{place_id:path}", include_in_schema=False)
def place(request: Request, place_id: str) -> HTMLResponse:
    """One place; ids of places in a town hold a slash."""
    library = library_of(request)
    found = library.place(place_id)
    if found is None:
        raise HTTPException(404)
    return rendered(request, "place.html", page=place_page(library, found, wanted_of(request)))


@router.get("/actors", include_in_schema=False)
def bodies(request: Request) -> HTMLResponse:
    """The bodies of which anything is told."""
    return rendered(request, "actors.html", page=actors(library_of(request), wanted_of(request)))


@router.get("/actor/{actor_id}", include_in_schema=False)
def body(request: Request, actor_id: str) -> HTMLResponse:
    """One body."""
    library = library_of(request)
    found = library.actor(actor_id)
    if found is None:
        raise HTTPException(404)
    return rendered(request, "actor.html", page=actor_page(library, found, wanted_of(request)))
