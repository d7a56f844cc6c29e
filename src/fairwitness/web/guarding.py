"""Who may write: a form of ours, sent by a page of ours, on this computer.

Three locks, each enough against what it is for: the host that was asked must be this computer (a name that another
site points here is not); the origin of the form must be that host; and the form must hold the token of a cookie that no
other site's page can read or send (SameSite=strict).
"""

from __future__ import annotations

import secrets
from urllib.parse import quote, unquote, urlsplit

from fastapi import HTTPException, Request, Response
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from fairwitness.errors import fault

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
TOKEN, NAME = "fairwitness-token", "fairwitness-name"
_YEAR_S = 365 * 24 * 3600


def on_this_computer(app: ASGIApp) -> ASGIApp:
    """The application, answering only who asks for this computer by its own names."""
    return TrustedHostMiddleware(app, allowed_hosts=["127.0.0.1", "localhost"])


def without_words(app: ASGIApp) -> ASGIApp:
    """The application, whose faults come to the log by kind and place alone: their words may hold what is private."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await app(scope, receive, send)
        except Exception as e:  # noqa: BLE001 - it goes on to the log, without its words
            raise RuntimeError(f"a page could not be made: {fault(e)}") from None

    return guarded


def of_this_computer(request: Request) -> None:
    """403 where another host was asked for, or another site's page asks."""
    if (request.url.hostname or "") not in LOOPBACK:
        raise HTTPException(403)
    for header in ("origin", "referer"):
        told = request.headers.get(header)
        if told and not _is_ours(told, request):
            raise HTTPException(403)
    if request.headers.get("sec-fetch-site", "none") == "cross-site" and request.method == "POST":
        raise HTTPException(403)


def _is_ours(told: str, request: Request) -> bool:
    asked = urlsplit(told)
    if told == "null" or request.method != "POST":
        return request.method != "POST"
    return asked.hostname in LOOPBACK and asked.netloc == request.url.netloc and asked.scheme == request.url.scheme


def token_of(request: Request) -> str:
    """The token that forms must hold: that of the cookie, or a new one."""
    return request.cookies.get(TOKEN) or secrets.token_urlsafe(32)


def checked(request: Request, token: str) -> None:
    """403 where a form does not hold the token of the cookie."""
    kept = request.cookies.get(TOKEN, "")
    if not kept or not secrets.compare_digest(kept.encode(), token.encode()):
        raise HTTPException(403)


def name_of(request: Request) -> str:
    """Who judges, as they told once; "" where they did not."""
    return unquote(request.cookies.get(NAME, ""))


def keep(response: Response, *, token: str | None = None, name: str | None = None) -> None:
    """Have the browser keep the token of this session, or who judges."""
    if token is not None:
        response.set_cookie(TOKEN, token, httponly=True, samesite="strict", path="/review")
    if name is not None:
        response.set_cookie(NAME, quote(name), max_age=_YEAR_S, httponly=True, samesite="strict", path="/review")
