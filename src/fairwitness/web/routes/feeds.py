"""Atom feeds: a search by its address, and a series."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request, Response

from fairwitness.web.addresses import Addresses
from fairwitness.web.rendering import renderer_of
from fairwitness.web.routes.asking import library_of, wanted_of
from fairwitness.web.views.feeds import Where, search_feed, series_feed

router = APIRouter()


@router.get("/feeds/search.atom", include_in_schema=False)
def search(request: Request) -> Response:
    """The latest of a search."""
    asked = urlencode(sorted((k, v) for k, v in request.query_params.multi_items() if v and k != "offset"))
    speech = renderer_of(request).speech
    return _atom(search_feed(library_of(request), wanted_of(request), _where(request), speech, asked))


@router.get("/feeds/series/{series_id}.atom", include_in_schema=False)
def series(request: Request, series_id: str) -> Response:
    """The latest of a series; 404 where it is not."""
    library = library_of(request)
    found = library.one_series(series_id)
    if found is None:
        raise HTTPException(404)
    return _atom(series_feed(library, found, _where(request), renderer_of(request).speech))


def _where(request: Request) -> Where:
    return Where(str(request.base_url), Addresses())


def _atom(feed: str) -> Response:
    return Response(feed, media_type="application/atom+xml; charset=utf-8")
