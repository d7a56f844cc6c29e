"""The API: questions of the library as JSON, under /api/v1, and the page that lists them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import TypeAdapter

from fairwitness.web.api.answering import BASE, Tagged, part_of, sent, sent_page
from fairwitness.web.api.asking import PAGE, PAGING, PARAMETERS, TOLD, check, described
from fairwitness.web.api.questions import LISTS, PARTS, RECORDS, Listing, Parts, Records
from fairwitness.web.api.shapes import Page, Refusal, SituationTold, situation_told
from fairwitness.web.library import Library, Wanted
from fairwitness.web.routes.asking import library_of, rendered, wanted_of
from fairwitness.web.views.situation import situation

router = APIRouter()
_answers = APIRouter(prefix=BASE, route_class=Tagged)
_SITUATION = ("on", "since", "place", "kind", "sector")
_REFUSED = {
    "description": TOLD["api.answer.refused"],
    "content": {"application/problem+json": {"schema": TypeAdapter(Refusal).json_schema(mode="serialization")}},
}
_ID = Annotated[str, Path(description=TOLD["api.ask.record_id"])]
# Where a record of a sort that pages know has its own answer.
_SORTS = {
    "account": "accounts", "claim": "claims", "document": "documents", "incident": "incidents", "series": "series",
    "source": "sources",
}  # fmt: skip


@router.get("/api", include_in_schema=False)
def page(request: Request) -> HTMLResponse:
    """What can be asked, with examples."""
    return rendered(
        request, "api.html", base=BASE, lists=LISTS, records=RECORDS, parts=PARTS, situation=_SITUATION,
        parameters=PARAMETERS, paging=PAGING,
    )  # fmt: skip


def _wanted(request: Request, names: tuple[str, ...]) -> Wanted:
    """What an address asks for; 400 as ``check``."""
    check(request, names)
    asked = request.query_params
    wanted = replace(
        wanted_of(request),
        basis=asked.get("basis") or None,
        actor=asked.get("actor") or None,
        limit=int(asked.get("limit") or PAGE),
    )
    if wanted.on and wanted.since and wanted.since > wanted.on:
        raise HTTPException(400, TOLD["api.refused.days"])
    return wanted


def _situation(request: Request) -> Response:
    wanted = _wanted(request, _SITUATION)
    sector = request.query_params.get("sector") or None
    return sent(situation_told(situation(library_of(request), wanted, sector)))


def _list(listing: Listing) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        wanted = _wanted(request, (*listing.asks, *PAGING))
        return sent_page(request, listing.ask(library_of(request), wanted), wanted)

    return answer


def _one(records: Records) -> Callable[[Request, str], Response]:
    def answer(request: Request, record_id: _ID) -> Response:
        check(request, ())
        library = library_of(request)
        found = records.one(library, record_id)
        if found is None:
            return _gone(library, record_id)
        return sent(found)

    return answer


def _parts(parts: Parts) -> Callable[[Request, str], Response]:
    def answer(request: Request, record_id: _ID) -> Response:
        wanted = _wanted(request, PAGING)
        library = library_of(request)
        found = parts.ask(library, record_id)
        if found is None:
            return _gone(library, record_id, f"/{parts.name}")
        cut = part_of(found, wanted)
        return sent_page(request, cut if parts.told is None else parts.told(library, cut), wanted)

    return answer


def _gone(library: Library, record_id: str, part: str = "") -> Response:
    """To what an old id stands for now; 404 where that is not known."""
    now = library.read_anew(record_id)
    if now is None or now[0] not in _SORTS or now[1] == record_id:
        raise HTTPException(404)
    return RedirectResponse(f"{BASE}/{_SORTS[now[0]]}/{now[1]}{part}", 307)


def _page_of(row: Any) -> Any:
    """What a page of such rows holds."""
    of: Any = Page
    return of[row]


def _add(path: str, answer: Callable[..., Response], name: str, model: Any, asks: tuple[str, ...]) -> None:
    _answers.add_api_route(
        path,
        answer,
        response_model=None,
        operation_id=name.replace(".", "_"),
        summary=TOLD[f"api.{name}"],
        responses={
            200: {"model": model, "description": TOLD["api.answer.given"]},
            304: {"description": TOLD["api.answer.unchanged"]},
            "default": _REFUSED,
        },
        openapi_extra={"parameters": described(asks)} if asks else None,
    )


_add("/situation", _situation, "situation", SituationTold, _SITUATION)
for _l in LISTS:
    _add(f"/{_l.name}", _list(_l), f"list.{_l.name}", _page_of(_l.row), (*_l.asks, *PAGING))
for _p in PARTS:
    _add(f"/{_p.of}/{{record_id}}/{_p.name}", _parts(_p), f"part.{_p.of}_{_p.name}", _page_of(_p.row), PAGING)
for _r in RECORDS:
    _add(f"/{_r.name}/{{{_r.slot}}}", _one(_r), f"one.{_r.name}", _r.record, ())
router.include_router(_answers)
