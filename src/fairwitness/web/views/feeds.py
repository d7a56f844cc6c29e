"""Searches and series as Atom feeds (RFC 4287): ids from ids, days from documents, never the clock.

A document without a date of its own has the day on which it was first taken; without that either it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from fairwitness.model import Series
from fairwitness.web.addresses import Addresses
from fairwitness.web.library import Library, Wanted
from fairwitness.web.speech import Speech
from fairwitness.web.views.search import hits

_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # of a feed without entries: no day of its own, and the same on any day
# What XML 1.0 cannot hold, and what would turn a line around unseen.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Where:
    """Where the site stands ("http://127.0.0.1:8000"), and its addresses."""

    base: str
    to: Addresses

    def link(self, address: str) -> str:
        """A whole address."""
        return f"{self.base.rstrip('/')}{address}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; ``key``: what it is, from which its id is made."""

    key: str
    title: str
    updated: datetime
    address: str
    author: str
    words: str


def search_feed(library: Library, wanted: Wanted, where: Where, speech: Speech, asked: str) -> str:
    """The latest documents of a search, with the words around and their claims; ``asked``: its address' question."""
    entries = []
    for shown in hits(library, replace(wanted, limit=_ENTRIES, offset=0)).rows:
        d = shown.document
        updated = _day(d.published) or _taken(library, d.capture_id)
        if updated:
            around = ["".join(p.text for p in pieces) for pieces in shown.snippets]
            words = "\n".join((*around, *(line for _, line in shown.claims)))
            title = d.title or speech.words.told("documents.untitled")
            address = where.link(where.to.record("document", d.id))
            entries.append(Entry(f"document:{d.id}", title, updated, address, d.outlet or "", words))
    title = speech.words.told("feed.search", words=wanted.words) if wanted.words else speech.words.told("feed.all")
    return _feed(
        f"search:{asked}", title, where.link(where.to.page("search") + (f"?{asked}" if asked else "")), entries, speech
    )


def series_feed(library: Library, series: Series, where: Where, speech: Speech) -> str:
    """The latest points of a series, each with who said what."""
    entries = []
    for point in reversed(series.points[-_ENTRIES:]):
        updated = _day(point.on)
        if updated is None:
            continue
        figures = speech.bounds(point.interval, series.matter.unit)
        told = [f"{speech.origin(a.origin)}: {speech.said_figure(a.figure)}" for a in library.accounts(point.accounts)]
        words = "\n".join((speech.tally(point.origins, point.reports, point.unnamed), *told))
        address = where.link(where.to.record("series", series.id, point.on.isoformat()))
        title = speech.words.told("feed.point", day=point.on.isoformat(), figures=figures)
        entries.append(Entry(f"series:{series.id}:{point.on}", title, updated, address, "", words))
    title = speech.words.told("feed.series", matter=speech.matter(series.matter))
    return _feed(f"series:{series.id}", title, where.link(where.to.record("series", series.id)), entries, speech)


def _day(day: date | None) -> datetime | None:
    """Midnight (UTC) of a day; None for none, and for the day before all days on which undated reports stand."""
    return datetime.combine(day, time(), UTC) if day and day != date.min else None


def _taken(library: Library, capture_id: str) -> datetime | None:
    capture = library.capture(capture_id)
    return min((t.at for t in capture.takings), default=None) if capture else None


def _feed(key: str, title: str, address: str, entries: Sequence[Entry], speech: Speech) -> str:
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed")
    _put(root, "id", _id(key))
    _put(root, "title", title)
    _put(root, "subtitle", speech.words.told("feed.subtitle"))
    _put(root, "updated", _stamp(max((e.updated for e in entries), default=_NEVER)))
    _put(root, "link", rel="alternate", type="text/html", href=address)
    _put(_put(root, "author"), "name", speech.words.told("name"))
    for e in entries:
        made = _put(root, "entry")
        _put(made, "id", _id(e.key))
        _put(made, "title", e.title)
        _put(made, "updated", _stamp(e.updated))
        _put(made, "link", rel="alternate", type="text/html", href=e.address)
        if e.author:
            _put(_put(made, "author"), "name", e.author)
        _put(made, "content", e.words, type="text")
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True)


def _put(parent: ElementTree.Element, name: str, text: str = "", **known: str) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", known)
    made.text = _UNFIT.sub("", text) or None
    return made


def _id(key: str) -> str:
    """The same for the same thing wherever the site stands."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'fairwitness:{key}')}"


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
