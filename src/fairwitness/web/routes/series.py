"""Series: the list, and each with its chart and table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from fairwitness.model import Place
from fairwitness.review.slots import GROUPS, KINDS
from fairwitness.web.library import Wanted
from fairwitness.web.rendering import renderer_of
from fairwitness.web.routes.asking import library_of, rendered, sector_of, wanted_of
from fairwitness.web.views.sectors import told_at
from fairwitness.web.views.series import Asked, series_page
from fairwitness.web.views.series_chart import keys_of, series_chart
from fairwitness.web.views.series_list import BASES, series_list

router = APIRouter()


@router.get("/series", include_in_schema=False)
def listed(request: Request) -> HTMLResponse:
    """The series that are wanted, those that may not be compared apart."""
    library, wanted, part = library_of(request), basis_of(request), sector_of(request, "part")
    at = tuple(p for i in wanted.at or () if (p := library.place(i)))
    page = series_list(library, _of_part(wanted, at, part))
    offered = {"places": [(p.id, p.name) for p in page.places], "kinds": named(KINDS), "groups": named(GROUPS)}
    return rendered(request, "series_list.html", page=page, at=at, part=part, **offered)


def _of_part(wanted: Wanted, at: Sequence[Place], part: str | None) -> Wanted:
    """Narrowed to what a part of the situation counts at these places; 400 for a part of no places."""
    if part is None:
        return wanted
    if wanted.at is None:
        raise HTTPException(400)
    places, kinds = told_at(at, part, wanted.kinds or KINDS)
    return replace(wanted, at=places if kinds else (), kinds=kinds)


def named(classes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Classes as a form offers them: the value, and its words."""
    return [(c, c.replace("_", " ")) for c in classes]


def basis_of(request: Request) -> Wanted:
    """What is wanted, with the basis of figures; 400 for one that is none."""
    basis = request.query_params.get("basis") or None
    if basis not in (None, *BASES):
        raise HTTPException(400)
    return replace(wanted_of(request), basis=basis)


@router.get("/series/{series_id}", include_in_schema=False)
def one(request: Request, series_id: str) -> HTMLResponse:
    """One series as of a day, a part of its points at a time; 404 where it is not."""
    library, wanted = library_of(request), wanted_of(request)
    series = library.one_series(series_id)
    if series is None:
        raise HTTPException(404)
    offset = wanted.offset if "offset" in request.query_params else None
    asked = Asked(on=wanted.on, offset=offset, log=request.query_params.get("scale") == "log")
    page = series_page(library, series, asked)
    return rendered(
        request,
        "series.html",
        page=page,
        drawing=series_chart(library, page, renderer_of(request).speech),
        keys=keys_of(page),
    )
