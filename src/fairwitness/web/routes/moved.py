"""Where an address leads whose record is not there any more."""

from __future__ import annotations

from fastapi import HTTPException
from fastapi.responses import RedirectResponse

from fairwitness.web.addresses import Addresses
from fairwitness.web.library import Library


def moved(library: Library, old_id: str) -> RedirectResponse:
    """To what an old id stands for now; 404 where that is not known."""
    now = library.read_anew(old_id)
    if now is None:
        raise HTTPException(404)
    return RedirectResponse(Addresses().record(*now), 303)
