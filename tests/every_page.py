"""The address of every page of the application, and of the public site: from the routes, filled from a casebook.

A route that is added is opened by itself where any page leads to it; else ``addresses`` says that no address is known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from html import unescape
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.routing import Route

from fairwitness.web.routes import ROUTERS

# Pages that no other page leads to, and forms of pages that matter: asked for something, empty, or refused.
ASKED = (
    "/?on=1990-01-01", "/?sector=harm", "/series?disputed=1", "/timeline?unknown=1", "/search?words=killed",
    "/search?words=nothinglikethis", "/disputes?on=1990-01-01", "/series?offset=-1", "/no/such/page", "/id/1",
)  # fmt: skip
_OF_EACH = 1
_LINK = re.compile(r'<a\b[^>]*?\shref="(/[^"#]*)')


def routed() -> list[Route]:
    """The routes of pages; those of the API's data stand in a router of their own, feeds and data have an ending."""
    found = (r for router in ROUTERS for r in router.routes if isinstance(r, Route))
    return [r for r in found if "GET" in (r.methods or ()) and "." not in r.path]


def addresses(made: FastAPI, *drawn: str) -> list[str]:
    """Addresses that answer with a page, one at least of every route; AssertionError for a route without any.

    ``drawn``: addresses from the casebook to which no page may happen to lead.
    """
    client = TestClient(made, base_url="http://127.0.0.1", raise_server_exceptions=False)
    routes = routed()
    waiting = [*(r.path for r in routes if "{" not in r.path), *ASKED, *drawn]
    found: dict[str, list[str]] = defaultdict(list)
    seen: set[str] = set(waiting)
    pages: list[str] = []
    for address in waiting:  # grows as pages lead on
        answer = client.get(address)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        if not answer.history:
            pages.append(address)
        for link in map(unescape, _LINK.findall(answer.text)):
            path = link.split("?")[0]
            route = next((r for r in routes if "{" in r.path and r.path_regex.match(path)), None)
            if route is not None and path not in seen and len(found[route.path]) < _OF_EACH:
                found[route.path].append(path)
                seen.add(path)
                waiting.append(path)
    unknown = [r.path for r in routes if "{" in r.path and r.path not in found and not _is_asked(r, drawn)]
    assert unknown == [], f"no page leads to {unknown}, and none of ASKED is one"
    return pages


def _is_asked(route: Route, drawn: Iterable[str]) -> bool:
    return any(route.path_regex.match(a.split("?")[0]) for a in (*ASKED, *drawn))


def of_each_sort(site: Path) -> list[Path]:
    """The pages of a public site that stand alone, and of each folder the first and the longest."""
    folders = [f for f in sorted(site.iterdir()) if f.is_dir() and any(f.glob("*.html"))]
    first = [min(f.glob("*.html")) for f in folders]
    longest = [max(sorted(f.glob("*.html")), key=lambda p: p.stat().st_size) for f in folders]
    return sorted({*site.glob("*.html"), *first, *longest})
