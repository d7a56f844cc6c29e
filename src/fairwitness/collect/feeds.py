"""RSS and Atom: each entry is taken by itself, as an item of JSON Feed (https://www.jsonfeed.org/version/1.1).

An entry's own words are kept, not the XML around them: the XML of a feed changes at every visit, and an entry that
did not change must stay the same capture. An entry's page is never fetched; add the page itself for that.
"""

from __future__ import annotations

import io
import json
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser

from fairwitness.collect.records import Broken, Record
from fairwitness.errors import CollectError

_MOST_TAGS = 300_000  # feedparser takes a minute for as many


def entries(body: bytes, media_type: str, shown: str) -> Iterator[Record | Broken]:
    """Every entry of a feed, in its order; CollectError where the bytes are no feed or hold no entry."""
    found = _parsed(body, media_type, shown)
    if not found.entries:
        raise CollectError(
            f"{shown} is a feed without entries{_fault(found)}; try again later, or add the pages themselves"
        )
    outlet = _plain(found.feed.get("title"))
    for number, entry in enumerate(found.entries, 1):
        item = _item(entry, outlet)
        name = str(item.get("id") or item.get("url") or number)
        if "content_html" in item or "content_text" in item:
            yield Record(name, json.dumps(item, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass"))
        else:
            page = item.get("url") or "its page"
            yield Broken(name, f"is a feed entry without text; add {page} itself")


def _parsed(body: bytes, media_type: str, shown: str) -> Any:
    if body.count(b"<") > _MOST_TAGS:
        raise CollectError(f"{shown} holds over {_MOST_TAGS:,} tags, more than any feed; add the pages themselves")
    headers = {"content-type": media_type}
    found = feedparser.parse(
        io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not found.get("version") and not found.entries:
        raise CollectError(
            f"{shown} is XML, but no RSS or Atom feed{_fault(found)}; add the page or file that holds the text"
        )
    return found


def _fault(found: Mapping[str, Any]) -> str:
    fault = found.get("bozo_exception")
    return f" ({str(fault).splitlines()[0][:120]})" if fault and str(fault) else ""


def _item(entry: Mapping[str, Any], outlet: str | None) -> dict[str, Any]:
    link, title = entry.get("link"), _plain(entry.get("title"))
    members = {
        "id": entry.get("id") or link,
        "url": link,
        "title": title,
        **_content(entry),
        "date_published": _date(entry),
        "author": _plain(entry.get("author")),
        "outlet": _plain((entry.get("source") or {}).get("title")) or outlet,
        "language": (entry.get("content") or [{}])[0].get("language"),
    }
    return {key: value for key, value in members.items() if value}


def _content(entry: Mapping[str, Any]) -> dict[str, str]:
    """The fullest text an entry gives: its content, or else its summary."""
    texts = [(c.get("value") or "", c.get("type") or "") for c in entry.get("content") or ()]
    texts.append((entry.get("summary") or "", (entry.get("summary_detail") or {}).get("type") or ""))
    value, kind = max(texts, key=lambda text: len(text[0]))
    if not value.strip():
        return {}
    return {"content_text" if kind == "text/plain" and "<" not in value else "content_html": value}


def _date(entry: Mapping[str, Any]) -> str | None:
    """The day and time as printed, in the outlet's own zone where it says one (RFC 3339)."""
    printed = str(entry.get("published") or entry.get("updated") or "").strip()
    try:
        return parsedate_to_datetime(printed).isoformat()
    except (ValueError, TypeError):
        pass
    try:
        return datetime.fromisoformat(printed).isoformat()
    except ValueError:
        parts = entry.get("published_parsed") or entry.get("updated_parsed")
        return datetime.fromtimestamp(timegm(parts), UTC).isoformat() if parts else None


def _plain(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value else None
