"""The timeline: what is told of by day."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from fairwitness.review.slots import KINDS
from fairwitness.web.charts.lanes import draw
from fairwitness.web.rendering import day_of
from fairwitness.web.routes.asking import library_of, rendered, wanted_of
from fairwitness.web.routes.series import named
from fairwitness.web.timing import Days
from fairwitness.web.views.timeline import timeline

router = APIRouter()


@router.get("/timeline", include_in_schema=False)
def page(request: Request) -> HTMLResponse:
    """What is told of on the days asked for (``from``, ``to``), or on all; 400 for days that make no sense."""
    kept = {k: v for k in ("place", "kind", "on") if (v := request.query_params.get(k))}

    def way(days: Days) -> str:
        """To one day and to what has none by the list, to all others by the chart."""
        asked = {"from": days.first, "to": days.last, "unknown": "1" if days.unknown else None}
        listed = "#list" if days.unknown or (days.first and days.first == days.last) else ""
        return "?" + urlencode(kept | {k: v for k, v in asked.items() if v}) + listed

    shown = timeline(library_of(request), wanted_of(request), days_of(request), way)
    return rendered(
        request,
        "timeline.html",
        page=shown,
        drawing=draw(shown.chart) if shown.chart else None,
        places=[(p.id, p.name) for p in shown.places],
        kinds=named(KINDS),
    )


def days_of(request: Request) -> Days:
    """The range in an address; 400 where it is none, or ends before it begins."""
    asked = request.query_params
    try:
        days = Days(day_of(asked.get("from")), day_of(asked.get("to")), unknown=asked.get("unknown") == "1")
    except ValueError as e:
        raise HTTPException(400) from e
    if (days.first or date.min) > (days.last or date.max):
        raise HTTPException(400)
    return days
