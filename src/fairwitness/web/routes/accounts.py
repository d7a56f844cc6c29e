"""Accounts: each origin's version of a matter."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from fairwitness.web.routes.asking import library_of, rendered, wanted_of
from fairwitness.web.views.account import account_page

router = APIRouter()


@router.get("/account/{account_id}", include_in_schema=False)
def one(request: Request, account_id: str) -> HTMLResponse:
    """One account; 404 where it is not."""
    library = library_of(request)
    found = library.accounts([account_id])
    if not found:
        raise HTTPException(404)
    return rendered(request, "account.html", page=account_page(library, found[0], wanted_of(request).offset))
