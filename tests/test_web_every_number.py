"""Every number on the situation page leads in at most two clicks to the words it rests on: each is followed here.

One click is one link followed. What a number rests on is asked of the library, over the records in memory; what is
seen, of the pages alone. The further rows of a list that does not fit on a page count as the list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from fastapi.testclient import TestClient

from fairwitness.model import Account
from fairwitness.origins import counted
from fairwitness.publish import wording
from fairwitness.web.app import app
from fairwitness.web.desk import Desk
from fairwitness.web.library import Library, SeriesOn, Wanted
from fairwitness.web.shelving import as_of, by
from fairwitness.web.views.marks import RADIUS
from fairwitness.web.views.sectors import sectors
from tests.clicking import Clicks, Page, plain, text, within
from tests.demo_world import demo_casebook

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Not numbers of anything told: what is asked for, and how wide the map draws what is near a place.
_APART = ("form", "figcaption", "small.drawn")


@dataclass
class World:
    """The demo: its pages, and the records that they tell of."""

    clicks: Clicks
    library: Library

    @cached_property
    def days(self) -> tuple[date, date]:
        first, last = self.library.days()
        assert first and last
        return first, last


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    path = demo_casebook(tmp_path_factory.mktemp("numbers"))
    return World(Clicks(TestClient(app(path))), Desk(path).library())


class Front:
    """One situation page; ``on``: its day. Each method follows one sort of number."""

    def __init__(self, world: World, asked: Mapping[str, object]) -> None:
        self.library, self.clicks = world.library, world.clicks
        self.page = self.clicks.page("/" + (f"?{urlencode(asked)}" if asked else ""))
        told = asked.get("on")
        self.on = told if isinstance(told, date) else world.days[1]

    def numbers(self) -> Iterator[tuple[Any, str]]:
        """Every element of the page that says a number besides days, with its words; and figures that are all words."""
        for element in self.page.main.iter():
            if not isinstance(element.tag, str) or within(element, _APART):
                continue
            said = [element.text, element.get("aria-label"), *(child.tail for child in element)]
            for words in (_DAY.sub("", s) for s in said if s):
                if re.search(r"\d", words):
                    yield element, plain(words)
        yield from ((a, text(a)) for a in self.page.all("article.told .figures a, article.told .who a"))

    def follow(self, element: Any, words: str) -> str:
        """Follow a number; the name of its sort."""
        link = next((e for e in (element, *element.iterancestors()) if e.tag == "a"), None)
        assert link is not None and link.get("href"), words
        sort = self._sort(link)
        ways: Mapping[str, Callable[[Any], None]] = {
            "matter": self._matter, "figure": self._figure, "tally": self._tally, "dispute": self._dispute,
            "sector": self._sector, "symbol": self._symbol, "count": self._count,
        }  # fmt: skip
        assert sort in ways, words
        ways[sort](link)
        return sort

    def _sort(self, link: Any) -> str:
        above, path = link.getparent(), urlsplit(link.get("href")).path
        if within(above, ("article.told",)):
            return {"h3": "matter"}.get(above.tag, {"figures": "figure", "who": "tally"}.get(above.get("class"), "?"))
        if within(above, ("svg",)):
            return "symbol"
        if any(e.get("id", "").startswith("mark-") for e in above.iterancestors()):
            return "sector"
        if path.startswith("/dispute/"):
            return "dispute"
        return "count" if path.count("/") == 1 else "?"

    # -- a figure through time

    def _told(self, link: Any) -> SeriesOn:
        series = self.library.one_series(urlsplit(link.get("href")).path.split("/")[2])
        told = as_of(series, self.on) if series else None
        assert told
        return told

    def _series(self, link: Any) -> Page:
        page = self.clicks.page(self.page.there(link))
        assert text(page.all("h1")[0]) == wording.matter(self._told(link).series.matter)
        return page

    def _matter(self, link: Any) -> None:
        self._all_words(self._series(link), self._told(link))

    def _figure(self, link: Any) -> None:
        """The page says the same, as of the same day; the words of every account that it rests on are there or next."""
        told, page = self._told(link), self._series(link)
        about = told.series.matter
        assert text(link) == text(page.all("p.figures")[0]) == wording.bounds(told.point.interval, about.unit)
        row = page.main.get_element_by_id(told.point.on.isoformat())
        best = told.point.interval.best
        assert best is None or wording.number(best) in text(row.cssselect("tr.numbers")[0])
        self._all_words(page, told)

    def _all_words(self, page: Page, told: SeriesOn) -> None:
        accounts = self.library.accounts(told.point.accounts)
        assert accounts
        for account in accounts:
            here = [text(e) for e in page.all(f"li#a-{account.id} blockquote.words")]
            heard = "\n".join(here) or self._account(page, account).quoted()
            claims = self.library.claims(p.claim_id for p in account.appearances)
            assert any(plain(c.words.text) in heard for c in claims), (page.address, account.id)
            assert account.figure is None or plain(account.figure.words.text) in heard, (page.address, account.id)

    def _account(self, page: Page, account: Account) -> Page:
        links = page.all(f"a[href='/account/{account.id}']")
        assert links, (page.address, account.id)
        return self.clicks.page(page.there(links[0]))

    def _tally(self, link: Any) -> None:
        """As many origins and reports as it says stand behind the accounts to which the next page leads."""
        told, page = self._told(link), self._series(link)
        point, accounts = told.point, self.library.accounts(told.point.accounts)
        assert text(link) == wording.tally(point.origins, point.reports, point.unnamed)
        assert text(page.all("p.who")[0]).startswith(text(link))
        assert counted(a.origin for a in accounts) == (point.origins, point.unnamed)
        reports = set()
        for account in accounts:
            shown = {urlsplit(a.get("href")).path.split("/")[2] for a in self._documents(page, account)}
            told_in = [p for p in account.appearances if by(p.published, self.on)]
            assert {p.document_id for p in told_in} <= shown
            reports |= {p.report for p in told_in}
        assert len(reports) == point.reports

    def _documents(self, page: Page, account: Account) -> Iterable[Any]:
        said = self._account(page, account)
        assert said.quoted()
        return said.all("#appearances ~ ul a[href^='/document/']")

    # -- lists

    def _listed(self, address: str) -> tuple[int, list[str]]:
        """How many a list says it has, and where its rows lead, each once."""
        first = self.clicks.page(address)
        said = [int(n.replace(",", "")) for e in first.all("h1 ~ p.muted") for n in re.findall(r"[\d,]+", text(e))]
        links = ".told h3 a, .documents h2 a, main > ul.list > li > p:first-child > a"
        there = dict.fromkeys(p.there(a) for p in self.clicks.beyond(first) for a in p.all(links))
        return said[0], list(there)

    def _held(self, address: str, number: int) -> None:
        """Who holds what stands in its list with the words, one click away."""
        rows = [row for p in self.clicks.beyond(self.clicks.page(address)) for row in p.all("tbody tr")]
        assert len(rows) == number
        assert all(row.cssselect("q.words") for row in rows)

    def _counts(self, link: Any, number: int) -> None:
        """The list that is led to has so many rows, and each of them leads to words."""
        address = self.page.there(link)
        if urlsplit(address).path == "/control":
            self._held(address, number)
            return
        said, rows = self._listed(address)
        assert (said, len(rows)) == (number, number), address
        for row in rows:
            if row.startswith("/document/"):
                assert text(self.clicks.page(row).all("div.text")[0]), row
            else:
                assert self.clicks.page(row).quoted(), row

    def _count(self, link: Any) -> None:
        (number,) = re.findall(r"[\d,]+", text(link))
        self._counts(link, int(number.replace(",", "")))
        on = parse_qs(urlsplit(link.get("href")).query).get("on")
        assert on == [self.on.isoformat()]

    def _sector(self, link: Any) -> None:
        """Exactly what is told of the places of its row, of its part."""
        row = next(e for e in link.iterancestors() if e.tag == "tr")
        name, number = text(link).rsplit(" ", 1)
        self._counts(link, int(number))
        places = {a.get("href").removeprefix("/place/") for a in row.cssselect("th a")}
        for there in self._listed(self.page.there(link))[1]:
            about = self._told_at(there).series.matter
            assert about.place and about.place.id in places
            ((part, _),) = sectors({about.kind: 1}, about.place)
            assert PARTS[part] == name

    def _told_at(self, there: str) -> SeriesOn:
        series = self.library.one_series(urlsplit(there).path.split("/")[2])
        assert series
        return SeriesOn(series, series.points[-1])

    def _symbol(self, link: Any) -> None:
        """A symbol of the map: its number, its name for who does not see it, and the list beside it agree."""
        number = int(re.findall(r": ([\d,]+)", link.get("aria-label"))[0].replace(",", ""))
        assert {text(e) for e in link.cssselect("text.count")} <= {str(number)}
        name = link.get("aria-label").rpartition(":")[0]
        rows = self.page.main.cssselect("tr[id^=mark-]")
        (row,) = (r for r in rows if text(r.cssselect("th a")[0]) == name)
        assert sum(int(text(a).rsplit(" ", 1)[1]) for a in row.cssselect("td a")) == number
        self._counts(link, number)

    # -- disputes

    def _dispute(self, link: Any) -> None:
        page = self.clicks.page(self.page.there(link))
        dispute = self.library.dispute(page.address.split("/")[2])
        assert dispute and text(link) == plain(dispute.why) == text(page.all("h1")[0])
        for account in self.library.accounts(dispute.accounts):
            claims = self.library.claims(p.claim_id for p in account.appearances)
            assert any(plain(c.words.text) in page.quoted() for c in claims)


PARTS = {
    "harm": "Harm to people",
    "care": "Health care and other protected",
    "moved": "Displacement and access",
    "force": "Use of force",
    "control": "Control",
    "other": "Other counts",
}
EVERY = {"matter", "figure", "tally", "dispute", "sector", "symbol", "count"}


def followed(world: World, **asked: object) -> dict[str, int]:
    """How many numbers of each sort were followed on one page."""
    front, found = Front(world, asked), dict.fromkeys(EVERY, 0)
    for element, words in front.numbers():
        found[front.follow(element, words)] += 1
    return found


def between(world: World, part: float) -> date:
    first, last = world.days
    return first + timedelta(days=round((last - first).days * part))


def test_every_number_of_the_last_day_leads_to_its_words(world: World) -> None:
    found = followed(world)
    assert all(found[sort] for sort in EVERY - {"matter"})
    assert found["figure"] >= 30


@pytest.mark.parametrize("part", [0.0, 0.4, 0.7])
def test_so_does_every_number_of_an_earlier_day(world: World, part: float) -> None:
    found = followed(world, on=between(world, part))
    assert found["figure"] and found["count"]


@pytest.mark.parametrize("sector", ["harm", "moved", "force", "other"])
def test_so_does_every_number_of_a_part(world: World, sector: str) -> None:
    found = followed(world, sector=sector, on=between(world, 0.8))
    assert found["figure"] and found["sector"]


@pytest.mark.parametrize("sector", [None, "harm"])
def test_so_does_every_number_of_a_place(world: World, sector: str | None) -> None:
    place = world.library.places(Wanted(limit=1)).rows[0].place
    found = followed(world, place=place.id, on=world.days[1], **({"sector": sector} if sector else {}))
    assert found["figure"] and found["sector"] and found["symbol"]


def test_so_does_what_changed_since_a_chosen_day(world: World) -> None:
    found = followed(world, since=between(world, 0.2))
    assert found["figure"] and found["count"]


def test_what_is_told_of_shapes_is_how_wide_they_are_drawn(world: World) -> None:
    page = Front(world, {}).page
    widths = {float(n) for e in page.all("small.drawn") for n in re.findall(r"\d+", text(e))}
    widths |= {float(n) for e in page.all("figcaption li") for n in re.findall(r"\d+", text(e))}
    assert widths == set(RADIUS.values())


def test_a_place_on_its_own_tells_of_less_than_all_that_lies_in_it(world: World) -> None:
    """The number beside a country is of what is told of the country, and not of the towns in it."""
    rows = world.library.places(Wanted(limit=0)).rows
    country = next(p for p in rows if p.place.precision == "country" and p.kinds)
    exactly = world.library.series(Wanted(at=(country.place.id,), limit=0)).total
    assert exactly == sum(country.kinds.values())
    assert exactly < world.library.series(Wanted(place=country.place.id, limit=0)).total
