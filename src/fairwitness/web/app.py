"""The web application over one casebook: server-rendered pages, on loopback, asking nobody else for anything."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from fairwitness import __version__
from fairwitness.web.api.answering import BASE, refusal
from fairwitness.web.desk import Desk, Moments
from fairwitness.web.languages import ENGLISH, LANGUAGES
from fairwitness.web.moved import moved_to
from fairwitness.web.rendering import ASKED, KEPT, Renderer, renderer_of
from fairwitness.web.routes import ROUTERS

_STATIC = Path(__file__).with_name("static")
# Pages hold no script or style of their own and ask no other host: a browser is told to hold them to it. MapLibre needs
# no more: its worker is a file of ours, and our style has no images and no glyphs to fetch.
_POLICY = (
    "default-src 'self'; img-src 'self'; worker-src 'self'; style-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# Only within MapLibre's worker may WebAssembly run, which puts Arabic and Hebrew labels in order; no page may.
_WORKER = "/static/vendor/maplibre-gl-csp-worker.js"
_WORKER_POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
_YEAR_S = 365 * 24 * 3600
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def app(casebook: Path, language: str = ENGLISH) -> FastAPI:
    """The application over the casebook at a path, which must be there; ``language``: of who asks for no other."""
    made = FastAPI(
        title="Fairwitness", version=__version__, docs_url=None, redoc_url=None, openapi_url=f"{BASE}/openapi.json"
    )
    made.state.desk = Desk(casebook)
    made.state.language, made.state.renderers = language, {code: Renderer(code) for code in LANGUAGES}
    made.mount("/static", StaticFiles(directory=_STATIC), name="static")
    for router in ROUTERS:
        made.include_router(router)
    made.middleware("http")(_guarded)
    made.add_middleware(Moments)
    made.add_exception_handler(HTTPException, _told)
    made.add_exception_handler(Exception, _told)
    return made


async def _guarded(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await answer(request)
    if request.url.path == _WORKER:
        response.headers["Content-Security-Policy"] = _WORKER_POLICY
    if not request.url.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-cache")
    if (code := request.query_params.get(ASKED)) in LANGUAGES:
        response.set_cookie(KEPT, code, max_age=_YEAR_S, httponly=True, samesite="lax")
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


async def _told(request: Request, error: Exception) -> Response:
    """What went wrong, as a page, in words that tell nothing of the casebook; an old id leads on."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    if request.url.path.startswith(f"{BASE}/"):
        return refusal(error, status)
    if status == 404 and (now := await run_in_threadpool(moved_to, request)):
        return RedirectResponse(now, status_code=307)
    page = renderer_of(request).page("error.html", request, status=status)
    return HTMLResponse(page, status_code=status, headers=_HEADERS)
