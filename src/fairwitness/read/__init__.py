"""read: the document in one capture: its text, what it says about itself, and which passages stand twice.

Pure: the same capture and bytes give the same document on any day. The libraries for web pages and for languages are
loaded when a capture needs them, so that a plain English text is read without.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from fairwitness.errors import ReadError
from fairwitness.model import Capture, Document, Given, Problem, identity
from fairwitness.read import agency, dateline, decoding, language, markdown, plain, published, record, repeats
from fairwitness.read.captured import address_of, document_id, given_of, sha256, shown
from fairwitness.read.page import Page

__all__ = ["document", "plain_document"]

_READABLE = frozenset({"en"})


def document(capture: Capture, body: bytes) -> tuple[Document, tuple[Problem, ...]]:
    """The document in a capture, and what was hard about it; ReadError where its bytes hold no text at all."""
    decoded = decoding.decoded(body, capture.media_type)
    found = _page(capture, decoded.text)
    if not any(map(str.isalnum, found.text)):
        raise ReadError(f"{shown(capture)} holds no text that can be read; look at it, and save its text as .txt")
    given, taken = given_of(capture)
    read, doubts = _weighed(found, given, address_of(capture), taken)
    made = replace(read, id=document_id(capture.id, read.text), capture_id=capture.id)
    sentences = [s for s in (decoded.problem, *found.problems, *doubts) if s]
    return made, tuple(Problem("read", capture.location, sentence) for sentence in sentences)


def plain_document(text: str, given: Given = Given(), name: str | None = None) -> Document:  # noqa: B008  frozen
    """A text already in hand as a document: kept exactly as given, so that offsets into it hold.

    >>> plain_document("QASR AMUN — Calm returned.", name="a").dateline.text
    'QASR AMUN —'
    """
    capture_id = identity(sha256(text), name or "")
    read, _ = _weighed(Page(text, title=plain.headline(text)), given, None, None)
    return replace(read, id=document_id(capture_id, text), capture_id=capture_id)


def _page(capture: Capture, text: str) -> Page:
    kind = capture.media_type.partition(";")[0].strip().lower()
    try:
        if kind in ("text/html", "application/xhtml+xml"):
            from fairwitness.read import html  # 0.4 s that only web pages should cost

            return html.page(text)
        if kind == "application/feed+json":
            return record.page(text, date_from="feed")
        if kind == "application/json":
            return record.page(text)
        return markdown.page(text) if kind == "text/markdown" else plain.page(text)
    except ReadError as e:
        raise ReadError(f"{shown(capture)} {e}") from e


def _weighed(page: Page, given: Given, address: str | None, taken: date | None) -> tuple[Document, tuple[str, ...]]:
    """A page as a document without ids: what was given goes before what the page says."""
    line = dateline.find_dateline(page.text)
    url = given.url or page.url or address
    clues = published.Clues(
        given=given.published,
        metadata=page.date if page.date_from == "metadata" else None,
        feed=page.date if page.date_from == "feed" else None,
        dateline=line,
        address=url,
        taken=taken,
    )
    when = published.published(page.text, clues)
    tongue = language.language_of(page.text)
    unread = f"language {tongue} cannot be read yet; kept" if tongue and tongue not in _READABLE else None
    read = Document(
        id="",
        capture_id="",
        text=page.text,
        outlet=given.outlet or page.outlet or _host(url),
        url=url,
        title=given.title or page.title,
        byline=page.byline,
        dateline=line.words if line else None,
        published=when.day,
        published_from=when.known_from,
        published_at=when.at,
        agency=agency.agency_of(page.text, line, page.byline),
        language=tongue,
        repeats=repeats.repeats_in(page.text),
    )
    return read, tuple(filter(None, (*when.problems, unread)))


def _host(url: str | None) -> str | None:
    """The host of an address, which names its outlet where nothing else does."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
