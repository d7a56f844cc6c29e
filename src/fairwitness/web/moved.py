"""Old addresses: where a record that people merged or took apart stands now."""

from __future__ import annotations

import re

from fastapi import Request

from fairwitness import judging

_RECORD = re.compile(r"/(account|incident|source)/([0-9a-f]{20})")


def moved_to(request: Request) -> str | None:
    """The address of what a record that is not there became; None where no judgement names it."""
    found = _RECORD.fullmatch(request.url.path)
    if found is None or request.method != "GET":
        return None
    with request.app.state.desk.casebook() as casebook:
        now = judging.moved(casebook, found[2])
    return f"/{found[1]}/{now[1]}" if now is not None and now[1] != found[2] else None
