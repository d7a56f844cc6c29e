"""Documents: the list, each with its spans, two of them compared, and the way from a claim to its words."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from fairwitness.model import Document
from fairwitness.publish.inspected.markup import html
from fairwitness.web.addresses import Addresses
from fairwitness.web.library import Library
from fairwitness.web.moved import moved
from fairwitness.web.rendering import renderer_of
from fairwitness.web.routes.asking import library_of, rendered, wanted_of
from fairwitness.web.views.document import document_page
from fairwitness.web.views.documents import compared, document_list
from fairwitness.web.views.versions import ends

router = APIRouter()
_TO = Addresses()


@router.get("/documents", include_in_schema=False)
def listed(request: Request) -> HTMLResponse:
    """The documents that are wanted, the latest first."""
    return rendered(request, "documents.html", page=document_list(library_of(request), wanted_of(request)))


@router.get("/document/{document_id}", include_in_schema=False, response_model=None)
def one(request: Request, document_id: str) -> HTMLResponse | RedirectResponse:
    """One document, with ``claim`` open; where it was read anew, what it is now."""
    library = library_of(request)
    document = library.document(document_id)
    if document is None:
        return moved(library, document_id)
    page = document_page(library, document, request.query_params.get("claim"), renderer_of(request).speech)
    return rendered(request, "document.html", page=page)


@router.get("/document/{document_id}/against/{other_id}", include_in_schema=False)
def against(request: Request, document_id: str, other_id: str) -> HTMLResponse:
    """A document word by word against another of its family."""
    library = library_of(request)
    one, other = _there(library, document_id), _there(library, other_id)
    return rendered(request, "versions.html", page=compared(library, one, other), exactly=html, ends=ends)


@router.get("/claim/{claim_id}", include_in_schema=False)
def claim(request: Request, claim_id: str) -> RedirectResponse:
    """To the document of a claim, at its words, where it is open."""
    library = library_of(request)
    found = library.claims([claim_id])
    if not found:
        return moved(library, claim_id)
    there = _TO.record("document", found[0].document_id)
    return RedirectResponse(f"{there}?claim={claim_id}#c-{claim_id}", 303)


def _there(library: Library, document_id: str) -> Document:
    found = library.document(document_id)
    if found is None:
        raise HTTPException(404)
    return found
