"""The pages of the public site: those of the application by its own routes, and those that only the site has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse
from starlette.routing import Match, Route

from fairwitness.model import Account, Claim
from fairwitness.publish.picture import Picture
from fairwitness.web.library import Counts, Wanted
from fairwitness.web.rendering import NAV, Renderer
from fairwitness.web.routes import ROUTERS
from fairwitness.web.shelf import Shelf
from fairwitness.web.site_links import OWN, Address
from fairwitness.web.views.document import document_page
from fairwitness.web.views.situation import Situation, situation

DAYS = 400  # pages of the situation at most
_WITH_A_SERVER = ("search", "review")


@dataclass(frozen=True, slots=True)
class Day(Situation):
    """The situation on a day, with the days before and after it that have a page of the site."""

    neighbours: tuple[date | None, date | None] = (None, None)

    @property
    def beside(self) -> tuple[date | None, date | None]:
        """The days with pages before and after."""
        return self.neighbours


@dataclass(frozen=True, slots=True)
class Method:
    """What the page of the method tells in figures."""

    counts: Counts
    outlets: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    origins: int
    nameless: int


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was taken back by those who said it, and what was put right here."""

    taken_back: tuple[Account, ...]
    corrected: tuple[Claim, ...]


def days_shown(picture: Picture) -> tuple[date, ...]:
    """The days that have a page: those told of; where they are too many, the last of each week, or else month."""
    told = {d.published for d in picture.documents if d.published} | {a.said for a in picture.accounts if a.said}
    for part in (lambda d: d, lambda d: d.isocalendar()[:2], lambda d: (d.year, d.month), lambda d: d.year):
        last: dict[Any, date] = {}
        for day in sorted(told):
            last[part(day)] = day
        if len(last) <= DAYS:
            break
    return tuple(last.values())


class Pages:
    """Renders the pages of a site, one at a time."""

    def __init__(
        self,
        picture: Picture,
        library: Shelf,
        days: Sequence[date],
        downloads: Mapping[str, int],
        embargo: int,
        contact: str | None,
        language: str,
    ) -> None:
        self._picture, self._library, self._days, self._downloads = picture, library, tuple(days), downloads
        self._renderer = Renderer(language, public=True)
        self._contact = contact
        self._renderer.environment.globals |= {
            "nav": (*(n for n in NAV if n not in _WITH_A_SERVER), *OWN),
            "site": {"last": picture.last_day, "embargo": embargo, "contact": contact, "report": self._report},
        }
        desk = SimpleNamespace(library_for=lambda _: library)
        self._app = SimpleNamespace(
            state=SimpleNamespace(desk=desk, language=language, renderers={language: self._renderer})
        )

    def page(self, wanted: Address) -> str | None:
        """The page as the application shows it; None where there is none."""
        request = self._request(wanted)
        if wanted.sort == "situation":
            return self._situation(request, wanted)
        if wanted.sort in OWN:
            return self._renderer.page(f"{wanted.sort}.html", request, page=self._own(wanted.sort))
        if wanted.sort == "document":
            return self._document(request, wanted)
        return self._routed(request)

    def _request(self, wanted: Address) -> Request:
        return Request(
            {
                "type": "http", "method": "GET", "scheme": "http", "server": ("site.invalid", 80), "headers": [],
                "path": wanted.path, "root_path": "", "query_string": urlencode(wanted.asked).encode(),
                "app": self._app,
            }
        )  # fmt: skip

    def _routed(self, request: Request) -> str | None:
        for route in (r for router in ROUTERS for r in router.routes if isinstance(r, Route)):
            match, found = route.matches(request.scope)
            if match == Match.FULL:
                try:
                    answer = route.endpoint(request, **found["path_params"])
                except HTTPException:
                    return None
                return bytes(answer.body).decode("utf-8") if isinstance(answer, HTMLResponse) else None
        return None

    def _situation(self, request: Request, wanted: Address) -> str:
        on = dict(wanted.asked).get("on")
        made = situation(self._library, Wanted(on=date.fromisoformat(on) if on else None))
        told = {f.name: getattr(made, f.name) for f in fields(made)}
        page = Day(**told, neighbours=_beside(made.on, self._days))
        return self._renderer.page("situation.html", request, page=page)

    def _document(self, request: Request, wanted: Address) -> str | None:
        document = self._library.document(wanted.record or "")
        if document is None:
            return None
        page = document_page(self._library, document, None, self._renderer.speech, whole=True)
        return self._renderer.page("document.html", request, page=page)

    def _own(self, name: str) -> object:
        makers = {"days": self._by_year, "files": self._files, "method": self._method, "corrections": self._corrections}
        return makers[name]()

    def _by_year(self) -> Mapping[int, list[date]]:
        found: dict[int, list[date]] = {}
        for day in reversed(self._days):
            found.setdefault(day.year, []).append(day)
        return found

    def _files(self) -> Mapping[str, int]:
        return self._downloads

    def _method(self) -> Method:
        documents = self._picture.documents
        return Method(
            self._library.counts(None),
            _counted(d.outlet for d in documents if d.outlet),
            _counted(d.language for d in documents if d.language),
            self._library.sources(Wanted(limit=1)).total,
            sum(not d.outlet for d in documents),
        )

    def _corrections(self) -> Corrections:
        picture = self._picture
        judged = sorted(picture.claims, key=lambda c: (c.document_id, c.words.start, c.id))
        return Corrections(
            tuple(
                sorted(
                    (a for a in picture.accounts if a.corrected_by), key=lambda a: (a.corrected_on or date.min, a.id)
                )
            )[::-1],
            tuple(c for c in judged if picture.verdicts.get(c.id) == "correct"),
        )

    def _report(self, here: str) -> str | None:
        """Where an error on a page is reported: the address given, or a letter that names the page."""
        contact = self._contact
        if contact is None or contact.startswith("https://"):
            return contact
        subject = self._renderer.told("site.subject", page=here)
        return f"mailto:{quote(contact, safe='@')}?subject={quote(subject)}"


def _beside(on: date | None, days: Sequence[date]) -> tuple[date | None, date | None]:
    before = [d for d in days if on and d < on]
    after = [d for d in days if on and d > on]
    return (before[-1] if before else None, after[0] if after else None)


def _counted(names: Any) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda n: (-n[1], n[0])))
