"""The public site: the pages of the application over the public picture, as files that need no server and no script.

What the public may see is decided once, in publish/profile.py; this draws on that picture alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fairwitness.errors import UsageError
from fairwitness.publish.export import files
from fairwitness.publish.picture import Picture
from fairwitness.publish.tables import TABLES
from fairwitness.web.languages import ENGLISH
from fairwitness.web.shelf import Shelf
from fairwitness.web.site_folder import MARKER
from fairwitness.web.site_links import OWN, Address, Offered, bare, ids, led, links
from fairwitness.web.site_pages import Pages, days_shown

_STATIC = Path(__file__).with_name("static")
STYLES = ("app.css", "charts.css", "document.css", "map.css", "icon.svg")
_MARK = b"Written by fairwitness publish; the next run puts its own in the place of this folder.\n"


@dataclass(frozen=True, slots=True)
class Asked:
    """How a site is made: the days withheld (the picture is without them), where errors are reported, its language."""

    embargo: int = 0
    contact: str | None = None
    language: str = ENGLISH


@dataclass(slots=True)
class Made:
    """What was written: how many pages of each sort, and how many files and bytes there are in all."""

    pages: Counter[str] = field(default_factory=Counter)
    files: int = 0
    size: int = 0


def write(picture: Picture, folder: Path, asked: Asked) -> Made:
    """Write the site of a public picture into an empty folder. The same picture gives the same bytes."""
    made = Made()
    downloads = dict(_downloads(picture))
    for name, content in downloads.items():
        _put(folder, name, content, made)
    for name in STYLES:
        _put(folder, f"static/{name}", (_STATIC / name).read_bytes(), made)
    _put(folder, MARKER, _MARK, made)
    _write_pages(picture, folder, asked, {name: len(content) for name, content in downloads.items()}, made)
    return made


def _put(folder: Path, name: str, content: bytes, made: Made) -> None:
    there = folder / name
    there.parent.mkdir(parents=True, exist_ok=True)
    there.write_bytes(content)
    made.files += 1
    made.size += len(content)


def _write_pages(picture: Picture, folder: Path, asked: Asked, downloads: Mapping[str, int], made: Made) -> None:
    """All pages to which any page leads, from the first on; then their links, when it is known which are there."""
    library = Shelf(picture)
    days = days_shown(picture)
    offered = Offered(library.days()[1], frozenset(days[:-1]), {c.id: c.document_id for c in picture.claims})
    pages = Pages(picture, library, days, downloads, asked.embargo, asked.contact, asked.language)
    found: dict[Address, frozenset[str]] = {}
    waiting = [Address("/"), *(Address(f"/{name}") for name in OWN)]
    seen = set(waiting)
    for here in waiting:  # grows as pages are found
        text = pages.page(here)
        if text is None:
            continue
        text = bare(text)
        found[here] = ids(text)
        _at(folder, here).write_text(text, "utf-8", newline="\n")
        for link in links(text):
            there = offered.address(link, here)
            if there and there[0] not in seen:
                seen.add(there[0])
                waiting.append(there[0])
    for here in found:
        _lead(folder, here, found, offered, downloads, made)


def _at(folder: Path, page: Address) -> Path:
    there = folder / page.file
    there.parent.mkdir(parents=True, exist_ok=True)
    return there


def _lead(
    folder: Path,
    here: Address,
    found: Mapping[Address, frozenset[str]],
    offered: Offered,
    downloads: Mapping[str, int],
    made: Made,
) -> None:
    def way(link: str) -> tuple[str, str] | None:
        if link[1:] in downloads:
            return link[1:], ""
        there = offered.address(link, here)
        if there is None or there[0] not in found:
            return None
        page, fragment = there
        return page.file, fragment if fragment in found[page] else ""

    text = led(_at(folder, here).read_text("utf-8"), here.file, way)
    made.pages[here.sort] += 1
    _put(folder, here.file, text.encode("utf-8"), made)


def _downloads(picture: Picture) -> Iterator[tuple[str, bytes]]:
    """The files to take along, by their names in the site; a table too large for a format is left out of it."""
    wanted = {f"files/{t}.csv": files.Wanted("csv", t) for t in TABLES if t != "problems"}
    wanted |= {f"files/{t}-columns.csv": files.Wanted("csv", t, dictionary=True) for t in TABLES if t != "problems"}
    wanted |= {f"files/{t}.geojson": files.Wanted("geojson", t) for t in ("series", "incidents", "control")}
    wanted |= {"files/all.xlsx": files.Wanted("xlsx")}
    wanted |= {f"files/{name}.csv": files.Wanted(name) for name in ("acled", "ucdp")}
    for name, form in wanted.items():
        try:
            yield name, files.file(picture, form)
        except UsageError:  # more rows than a sheet holds; the same is there as CSV
            continue
