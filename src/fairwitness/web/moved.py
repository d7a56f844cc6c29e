"""Old addresses: where a record stands now that was read anew, or that people merged or took apart."""

from __future__ import annotations

import re

from fastapi import HTTPException, Request
from fastapi.responses import RedirectResponse

from fairwitness import judging
from fairwitness.web.addresses import Addresses
from fairwitness.web.library import Library

_RECORD = re.compile(r"/(account|incident|source)/([0-9a-f]{20})")


def moved(library: Library, old_id: str) -> RedirectResponse:
    """To what an old id stands for now, as the library knows it; 404 where that is not known."""
    now = library.read_anew(old_id)
    if now is None:
        raise HTTPException(404)
    return RedirectResponse(Addresses().record(*now), 303)


def moved_to(request: Request) -> str | None:
    """The address of what a record that is not there became; None where no judgement names it."""
    found = _RECORD.fullmatch(request.url.path)
    if found is None or request.method != "GET":
        return None
    with request.app.state.desk.casebook() as casebook:
        now = judging.moved(casebook, found[2])
    return f"/{found[1]}/{now[1]}" if now is not None and now[1] != found[2] else None
