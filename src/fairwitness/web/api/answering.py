"""How answers are sent: JSON by the codec, pages with links, tags that spare a second sending, and refusals."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from fairwitness import __version__, codec
from fairwitness.model import identity
from fairwitness.web.api.asking import TOLD
from fairwitness.web.api.shapes import Page, Refusal
from fairwitness.web.library import Part, Wanted
from fairwitness.web.rendering import renderer_of

BASE = "/api/v1"


class Tagged(APIRoute):
    """A route whose answers carry an ETag: of the casebook's state, the address and the language, so known before."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, which is not asked where the asker holds its answer."""
        answer = super().get_route_handler()

        async def tagged(request: Request) -> Response:
            tag = await run_in_threadpool(_tag, request)
            kept = {"ETag": tag, "Cache-Control": "no-cache"}
            if tag in _held(request):
                return Response(status_code=304, headers=kept)
            response = await answer(request)
            if response.status_code == 200:
                response.headers.update(kept)
            return response

        return tagged


def _tag(request: Request) -> str:
    language = renderer_of(request).language.code  # which a cookie may say
    return f'"{identity(__version__, state_of(request), language, request.url.path, request.url.query)}"'


def _held(request: Request) -> frozenset[str]:
    told = request.headers.get("if-none-match", "")
    return frozenset(tag.strip().removeprefix("W/") for tag in told.split(","))


def state_of(request: Request) -> str:
    """The state of the casebook at the moment of the request."""
    found: str = request.app.state.desk.state_for(request.scope)
    return found


def sent(record: Any) -> Response:
    """A record as JSON."""
    return Response(codec.dumps(record), media_type="application/json")


def sent_page(request: Request, part: Part[Any], wanted: Wanted) -> Response:
    """A part of the rows as JSON, with the addresses of those beside it: in the body, and as the header Link."""
    end = wanted.offset + wanted.limit
    after = _beside(request, end) if end < part.total else None
    before = _beside(request, max(0, min(wanted.offset, part.total) - wanted.limit)) if wanted.offset else None
    page = Page(part.rows, part.total, wanted.limit, wanted.offset, after, before, state_of(request))
    response = sent(page)
    links = [f'<{there}>; rel="{name}"' for name, there in (("next", after), ("prev", before)) if there]
    if links:
        response.headers["Link"] = ", ".join(links)
    return response


def _beside(request: Request, offset: int) -> str:
    asked = [(k, v) for k, v in request.query_params.multi_items() if v and k != "offset"]
    return f"{request.url.path}?{urlencode([*asked, ('offset', str(offset))])}"


def part_of(rows: tuple[Any, ...], wanted: Wanted) -> Part[Any]:
    """The rows that are wanted, of all."""
    return Part(rows[wanted.offset : wanted.offset + wanted.limit], len(rows))


def refusal(error: Exception, status: int) -> Response:
    """What went wrong, as problem JSON (RFC 9457), in words that tell nothing of the casebook."""
    title = HTTPStatus(status).phrase
    detail = error.detail if isinstance(error, HTTPException) else ""
    known = TOLD[f"error.{status if status in (400, 404) else 500}"]
    told = Refusal("about:blank", title, status, known if detail in ("", title) else detail)
    headers = error.headers if isinstance(error, HTTPException) else None
    return Response(codec.dumps(told), status, media_type="application/problem+json", headers=headers)
