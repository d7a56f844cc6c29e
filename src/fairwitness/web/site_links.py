"""The public site's addresses: which file an address of the application is, and pages with their links led there."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape, unescape
from posixpath import dirname, relpath
from urllib.parse import parse_qsl, unquote, urlsplit

from fairwitness.model import identity

LISTS = frozenset(
    {"series", "timeline", "incidents", "control", "disputes", "sources", "places", "actors", "documents"}
)
RECORDS = frozenset({"series", "account", "incident", "dispute", "source", "place", "actor", "document"})
# Pages that only the site has.
OWN = ("days", "files", "method", "corrections")
_NARROWING = frozenset({"kind", "place", "since", "disputed", "outlet", "origin", "actor", "basis", "group", "unread"})
_EXACTLY = (frozenset({"at", "part"}), frozenset({"at", "disputed"}))
_RANGE = frozenset({"from", "to", "unknown"})

_LINK = re.compile(r'(<(?P<tag>a|link)\b[^>]*?)\shref="(?P<there>[^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_SCRIPTED = re.compile(r"<script\b.*?</script>\n?|<form\b.*?</form>\n?|<link rel=\"alternate\"[^>]*>\n?", re.DOTALL)
_DATA = re.compile(r'\sdata-(?:map|countries|library|worker|shapes|rtl|label|nearer|farther|whole|close|held)="[^"]*"')
# What would only lead on, and leads nowhere here: ways to other ranges, "all of this kind" as of an earlier day.
_IDLE = re.compile(r"<li><a>[^<]*</a></li>\n?|<p>(?:<a>[^<]*</a>(?: · )?)+</p>\n?")


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A page of the application that the site has too: its path, and what is asked of it, by name."""

    path: str
    asked: tuple[tuple[str, str], ...] = ()

    @property
    def sort(self) -> str:
        """The first part of the path; "situation" for the first page."""
        return self.path.split("/")[1] or "situation"

    @property
    def record(self) -> str | None:
        """The id of the record whose page it is; None for a list."""
        return self.path.split("/", 2)[2] if self.path.count("/") > 1 else None

    @property
    def file(self) -> str:
        """Where it stands in the site."""
        asked = dict(self.asked)
        if self.sort == "situation":
            return f"day/{asked['on']}.html" if asked else "index.html"
        if self.record:
            name = _named(self.record)
            return f"{self.sort}/{name}{_told(self.asked)}.html"
        return f"{self.sort}/by{_told(self.asked)}.html" if asked else f"{self.sort}.html"


def _told(asked: tuple[tuple[str, str], ...]) -> str:
    return "".join(f"-{name}-{_named(value)}" for name, value in asked)


def _named(value: str) -> str:
    """A name that any file system takes; where signs had to go, a hash tells it from others."""
    plain = value.replace(":", "-")
    if re.fullmatch(r"[A-Za-z0-9_-]+", plain):
        return plain
    return f"{re.sub(r'[^A-Za-z0-9_]+', '-', plain).strip('-')[:60]}-{identity('file', value)[:8]}"


@dataclass(frozen=True, slots=True)
class Offered:
    """What the site has pages of: days besides the last, and claims by the document in which they are."""

    last: date | None
    days: Collection[date]
    document_of: Mapping[str, str]

    def address(self, link: str, here: Address) -> tuple[Address, str] | None:
        """The page and the place on it to which a link on a page leads; None where the site does not have it."""
        path, told, fragment = _parts(link)
        if not link.partition("#")[0]:
            return here, fragment
        path, asked = path or here.path, dict(told)
        if path.startswith("/claim/"):
            claim = path.removeprefix("/claim/")
            document = self.document_of.get(claim)
            return (Address(f"/document/{document}"), f"o-{claim}") if document else None
        made = Address(path)
        if asked.get("on") == str(self.last) or made.record:
            asked.pop("on", None)
        if not made.record and asked.get("offset") == "0":
            asked.pop("offset")
        found = Address(path, tuple(sorted(asked.items())))
        return (found, fragment) if self._has(found, frozenset(asked), here) else None

    def _has(self, page: Address, asked: frozenset[str], here: Address) -> bool:
        if page.path == "/":
            return not asked or (asked == {"on"} and _day(dict(page.asked)["on"]) in self.days)
        if page.record:
            return page.sort in RECORDS and asked <= {"offset"} and not page.record.count("/against/")
        if page.sort in OWN:
            return not asked
        if page.sort == "timeline" and asked & _RANGE:
            return asked <= {*_RANGE, "offset"} and (here in (Address("/timeline"), page) or _same(here, page))
        if asked - {"offset", "basis"} in _EXACTLY:
            return page.sort == "series"
        return page.sort in LISTS and asked <= {*_NARROWING, "offset"} and len(asked & _NARROWING) <= 1


@lru_cache(maxsize=65536)
def _parts(link: str) -> tuple[str, tuple[tuple[str, str], ...], str]:
    """The path of a link, what it asks for, and the place on the page: many pages hold the same links."""
    parts = urlsplit(link)
    return unquote(parts.path), tuple((k, v) for k, v in parse_qsl(parts.query) if v), parts.fragment


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _same(one: Address, other: Address) -> bool:
    """Whether two pages are parts of one list."""
    return one.path == other.path and dict(one.asked, offset="") == dict(other.asked, offset="")


def bare(page: str) -> str:
    """A page without what only works with script or with a server: scripts, forms, feeds, the movable map."""
    return _DATA.sub("", _SCRIPTED.sub("", page))


def ids(page: str) -> frozenset[str]:
    """The places on a page to which links can lead."""
    return frozenset(unescape(found) for found in _ID.findall(page))


def links(page: str) -> list[str]:
    """Where the links of a page lead within the application, each once, in their order."""
    found = dict.fromkeys(m["there"] for m in _LINK.finditer(page) if m["tag"] == "a")
    return [link for there in found if _is_inside(link := unescape(there))]


def _is_inside(link: str) -> bool:
    return not urlsplit(link).scheme and not link.startswith("//")


@lru_cache(maxsize=65536)
def _away(there: str, folder: str) -> str:
    """A file seen from a folder of the site: most pages lead to the same few."""
    return relpath(there, folder or ".")


Way = Callable[[str], tuple[str, str] | None]


def led(page: str, file: str, way: Way) -> str:
    """A page whose links lead to files, seen from its own file; a link to what the site does not have leads nowhere.

    ``way``: for an address within the application, the file and the place in it.
    """

    def to_file(found: re.Match[str]) -> str:
        link = unescape(found["there"])
        if not _is_inside(link):
            return found[0]
        if link.startswith("/static/"):
            there, fragment = link[1:], ""
        elif (known := way(link)) is None:
            return found[1]
        else:
            there, fragment = known
        away = _away(there, dirname(file)) if there != file or not fragment else ""
        return f'{found[1]} href="{escape(away + ("#" + fragment if fragment else ""))}"'

    return _IDLE.sub("", _LINK.sub(to_file, page))
