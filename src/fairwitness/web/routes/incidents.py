"""Incidents: the list, and each with all its sources."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from fairwitness.review.slots import KINDS
from fairwitness.web.moved import moved
from fairwitness.web.routes.asking import library_of, rendered, wanted_of
from fairwitness.web.views.incidents import incident_list, incident_page

router = APIRouter()


@router.get("/incidents", include_in_schema=False)
def listed(request: Request) -> HTMLResponse:
    """The incidents that are wanted."""
    page = incident_list(library_of(request), wanted_of(request))
    kinds = [(k, k.replace("_", " ")) for k in KINDS]
    return rendered(request, "incidents.html", page=page, kinds=kinds, places=[(p.id, p.name) for p in page.places])


@router.get("/incident/{incident_id}", include_in_schema=False, response_model=None)
def one(request: Request, incident_id: str) -> HTMLResponse | RedirectResponse:
    """One incident; where people merged or split it, what it is now."""
    library = library_of(request)
    incident = library.incident(incident_id)
    if incident is None:
        return moved(library, incident_id)
    return rendered(request, "incident.html", page=incident_page(library, incident))
