"""How long every page takes over a large casebook of generated dispatches, and how much it sends.

    python -m benchmarks.pages make 10000 pages.casebook      make a casebook of so many documents (scale.py)
    python -m benchmarks.pages time pages.casebook            ask the application for every page of it

The pages are those that the application routes; what an address names is drawn from the casebook, half of it from what
most is told of. Lists are asked for as they are, as of a day, at a place, of a kind, of a source, and by words. Seconds
are those of the clock and, since other work may go on, those of the processor; bytes are those of the page alone, whose
style, script and map come once. ``make`` prints what adding a hundred documents to so many takes.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from benchmarks.scale import ADDED, dispatches, kept_up, put, timed, unit
from fairwitness.model import Reading
from fairwitness.store import Casebook
from fairwitness.web.app import app
from fairwitness.web.desk import Desk
from fairwitness.web.library import Library, Wanted
from fairwitness.web.routes import ROUTERS

_CLAIMS = (3, 7)  # of each dispatch: five to a document
_DRAWN = 10  # addresses of each page
_BUDGET_S, _BUDGET_BYTES = 0.3, 300_000


# -- made --------------------------------------------------------------------------------------------------------------


def titled(seed: int = 1) -> Iterator[Reading]:
    """Dispatches with a title, in English."""
    for r in dispatches(seed, _CLAIMS):
        title = r.document.text.partition(".")[0][:70]
        yield replace(r, document=replace(r.document, title=title, language="en"))


def make(size: int, path: Path) -> None:
    """Make a casebook of so many documents, and print what that and adding a hundred more took."""
    with Casebook.open(path) as casebook:
        readings = titled()
        print(f"put in: {timed(lambda: put(casebook, readings, size)):.0f} s", flush=True)
        print(f"reconciled: {timed(lambda: kept_up(casebook)):.0f} s", flush=True)
        for _ in range(3):
            put(casebook, readings, ADDED)
            print(f"a hundred more: {timed(lambda: kept_up(casebook)):.2f} s; unit {unit():.2f} s", flush=True)
    print(f"file: {path.stat().st_size / 2**20:.0f} MB")


# -- what is asked for -------------------------------------------------------------------------------------------------


def drawn(library: Library, chance: random.Random) -> Mapping[str, Sequence[str]]:
    """For each name that stands in an address, ids: of what stands first in its list, and from anywhere in it."""
    some = _Some(library, chance)
    documents = some.of("documents")
    claims = [c.id for d in documents for c in library.claims_of(d)][:_DRAWN]
    accounts = some.of("accounts_by")
    return {
        "series_id": [told.series.id for told in some.rows("series")],
        "account_id": accounts,
        "dispute_id": some.of("disputes"),
        "incident_id": some.of("incidents"),
        "origin_id": some.of("sources"),
        "place_id": [told.place.id for told in some.rows("places")],
        "actor_id": some.of("actors"),
        "document_id": documents,
        "other_id": documents[::-1],
        "claim_id": claims,
        "record_id": accounts,
        "prefix": [i[:6] for i in accounts],
    }


@dataclass(frozen=True, slots=True)
class _Some:
    library: Library
    chance: random.Random

    def rows(self, name: str) -> list[Any]:
        """Half of them the first of a list, half from anywhere in it."""
        ask = getattr(self.library, name)
        first = ask(Wanted(limit=_DRAWN // 2))
        spots = [self.chance.randrange(max(1, first.total)) for _ in range(_DRAWN - len(first.rows))]
        return [*first.rows, *(row for spot in spots for row in ask(Wanted(limit=1, offset=spot)).rows)]

    def of(self, name: str) -> list[str]:
        return [row.id for row in self.rows(name)]


def questions(library: Library, chance: random.Random, ids: Mapping[str, Sequence[str]]) -> list[dict[str, object]]:
    """What a list may be asked for besides nothing."""
    first, last = library.days()
    assert first and last
    day = date_between(first.toordinal(), last.toordinal(), chance)
    return [
        {},
        {},
        {"on": day},
        {"on": last, "since": day},
        {"place": ids["place_id"][0]},
        {"place": ids["place_id"][-1], "on": day},
        {"kind": "killed"},
        {"origin": ids["origin_id"][0]},
        {"words": "killed"},
        {"words": "town harbour reli*", "kind": "injured"},
        {"offset": 5000},
    ]


def date_between(first: int, last: int, chance: random.Random) -> str:
    """A day between two (ordinals)."""
    return date.fromordinal(chance.randint(first, last)).isoformat()


def addresses(route: APIRoute, ids: Mapping[str, Sequence[str]], asked: list[dict[str, object]]) -> list[str]:
    """Addresses of one page; none where it names what is not known here."""
    names = re.findall(r"\{(\w+)", route.path)
    if not names:
        return [f"{route.path}?{urlencode(question)}" for question in asked]
    if any(not ids.get(name) for name in names):
        return []
    path = route.path.replace(":path}", "}")
    told = zip(*(ids[name] for name in names), strict=False)
    return [path.format(**dict(zip(names, map(_quoted, values), strict=True))) for values in told]


def _quoted(value: str) -> str:
    return quote(value, safe="/")


# -- measured ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answer:
    """One page: where, the status, seconds by the clock and of the processor, bytes."""

    address: str
    status: int
    clock: float
    processor: float
    size: int


def answer(client: TestClient, address: str) -> Answer:
    """Ask for a page."""
    began, busy = time.perf_counter(), time.process_time()
    found = client.get(address, follow_redirects=False)
    return Answer(
        address, found.status_code, time.perf_counter() - began, time.process_time() - busy, len(found.content)
    )


def time_pages(path: Path, seed: int = 1) -> list[Answer]:
    """Ask for every page, and print a table: the median and the worst of each."""
    chance, before = random.Random(seed), unit()
    with Desk(path).at_one_moment() as library:
        print(library.counts(None))
        ids = drawn(library, chance)
        asked = questions(library, chance, ids)
    routes = [r for m in ROUTERS for r in m.routes if isinstance(r, APIRoute) and "GET" in (r.methods or ())]
    everything: list[Answer] = []
    print(f"{'page':36} {'median s':>9} {'worst s':>8} {'cpu s':>6} {'worst':>6} {'bytes':>8}  slowest")
    # The desk answers this computer alone.
    with TestClient(app(path), base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        for route in routes:
            found = [answer(client, address) for address in addresses(route, ids, asked)]
            everything += found
            if found:
                print(_line(route.path, found), flush=True)
            else:
                print(f"{route.path:36} not asked: what it names is not known here")
    medians = statistics.median(a.clock for a in everything), statistics.median(a.processor for a in everything)
    told = f"all pages: median {medians[0]:.3f} s by the clock, {medians[1]:.3f} s of the processor"
    print(f"{told}; unit {min(before, unit()):.2f} s")
    return everything


def _line(page: str, found: list[Answer]) -> str:
    slowest = max(found, key=lambda a: a.processor)
    clocks, processors = [a.clock for a in found], [a.processor for a in found]
    over = " !" if statistics.median(processors) > _BUDGET_S or max(a.size for a in found) > _BUDGET_BYTES else ""
    failed = "".join(f" {a.status}:{a.address}" for a in found if a.status >= 400)
    return (
        f"{page:36} {statistics.median(clocks):9.3f} {max(clocks):8.3f} {statistics.median(processors):6.3f} "
        f"{max(processors):6.3f} {max(a.size for a in found):8}  {slowest.address}{over}{failed}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="what", required=True)
    making = commands.add_parser("make")
    making.add_argument("size", type=int)
    timing = commands.add_parser("time")
    for command in (making, timing):
        command.add_argument("casebook", type=Path)
    given = parser.parse_args()
    if given.what == "make":
        make(given.size, given.casebook)
    else:
        time_pages(given.casebook)


if __name__ == "__main__":
    main()
