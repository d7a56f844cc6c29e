"""Search: by words and facets, and by ids."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from fairwitness.review.slots import KINDS
from fairwitness.web.addresses import Addresses
from fairwitness.web.languages import ENGLISH
from fairwitness.web.library import Named
from fairwitness.web.moved import moved
from fairwitness.web.rendering import ASKED, renderer_of
from fairwitness.web.routes.asking import library_of, rendered, wanted_of
from fairwitness.web.views.search import search_page
from fairwitness.web.views.series_list import places_to_ask

router = APIRouter()
_TO = Addresses()
_ID = re.compile(r"[0-9a-f]{8,20}")
_MOST = 20


@router.get("/search", include_in_schema=False, response_model=None)
def search(request: Request) -> HTMLResponse | RedirectResponse:
    """What is found by words and facets; an id, or its first eight signs, leads to its record."""
    library, wanted = library_of(request), wanted_of(request)
    beginning = wanted.words.lower()
    if _ID.fullmatch(beginning) and (library.beginning(beginning, 1) or library.read_anew(beginning)):
        return RedirectResponse(f"/id/{beginning}", 303)
    page = search_page(library, wanted)
    places = [(p.id, p.name) for p in places_to_ask(library, wanted)]
    kinds = [(k, k.replace("_", " ")) for k in KINDS]
    outlets = [(name, name) for name, _ in page.facets.outlets]
    asked = {k: v for k, v in request.query_params.items() if k != "offset"}
    spoken = renderer_of(request).language.code  # who reads feeds keeps no cookie
    feed = _TO.page("feeds/search.atom", **{**asked, ASKED: None if spoken == ENGLISH else spoken})
    return rendered(request, "search.html", page=page, places=places, kinds=kinds, outlets=outlets, feed=feed)


@router.get("/id/{prefix}", include_in_schema=False, response_model=None)
def by_id(request: Request, prefix: str) -> HTMLResponse | RedirectResponse:
    """The page of the record whose id begins so; where there are several, all of them; an old id, what it is now."""
    library, beginning = library_of(request), prefix.strip().lower()
    found = library.beginning(beginning, _MOST)
    if not found:
        return moved(library, beginning)
    if len({n.page for n in found}) == 1:
        return RedirectResponse(_there(found[0]), 303)
    rows = [(n, _there(n)) for n in found]
    return rendered(request, "named.html", prefix=beginning, rows=rows)


def _there(named: Named) -> str:
    return _TO.record(*named.page, named.fragment)
