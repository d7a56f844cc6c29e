"""Which kind of thing some bytes are, by their beginning, their name and what a server says of them."""

from __future__ import annotations

import re

HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
JSON = "application/json"
JSON_LINES = "application/x-ndjson"
FEED = "application/feed+xml"
FEED_ITEM = "application/feed+json"
XML = "application/xml"

_BY_SUFFIX = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".json": JSON,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".xml": XML,
    ".rss": XML,
    ".atom": XML,
}
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image, sound or film"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"OggS", "sound or film"),
    (b"ID3", "sound"),
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_TAG = re.compile(rb"<[a-zA-Z/!]|<\x00[a-zA-Z/!]")
_LOOKED_AT = 65_536


def binary_kind(body: bytes) -> str | None:
    """What bytes are that hold no text ("a PDF"), or None where they may be text.

    >>> binary_kind(b"%PDF-1.7 ..."), binary_kind("Straße".encode())
    ('a PDF', None)
    """
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            return kind
    return None if _could_be_text(body[:_LOOKED_AT]) else "not text"


def _could_be_text(head: bytes) -> bool:
    nuls = head.count(0)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_wide(head, nuls):
        return True
    controls = len(head) - len(head.translate(None, bytes([*range(1, 9), *range(14, 27), 28, 29, 30, 31])))
    return nuls <= len(head) // 200 and controls <= len(head) // 50


def _is_wide(head: bytes, nuls: int) -> bool:
    """UTF-16 without a mark: nearly every second byte of Latin text is NUL, always the same one of the pair."""
    return nuls > len(head) * 0.3 and min(head[::2].count(0), head[1::2].count(0)) < nuls * 0.05


def _beginning(body: bytes) -> str:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) : 4096].decode(encoding, "replace").lstrip()
    return body[:4096].decode("latin-1").lstrip()


def media_type(body: bytes, suffix: str = "", declared: str = "") -> str:
    """The media type that bytes are read as: what they show goes before their name, and that before the server's word.

    >>> media_type(b"<!DOCTYPE html><p>Calm", ".txt"), media_type(b"Calm today.", ".html"), media_type(b"# Calm", ".md")
    ('text/html', 'text/plain', 'text/markdown')
    """
    start = _beginning(body)
    if start.startswith("<"):
        return _markup(start, suffix)
    named = _BY_SUFFIX.get(suffix.lower()) or _declared(declared)
    if named == HTML and not _TAG.search(body[:_LOOKED_AT]):
        return PLAIN
    if named == XML:
        return PLAIN
    return named or _guess(start)


def _markup(start: str, suffix: str) -> str:
    if _HTML.search(start) and not _FEED.search(start[:300]):
        return HTML
    if _FEED.search(start):
        return FEED
    if start.startswith("<?xml") or suffix.lower() in (".xml", ".rss", ".atom"):
        return XML
    return MARKDOWN if suffix.lower() in (".md", ".markdown") else HTML


def _declared(declared: str) -> str | None:
    kind = declared.partition(";")[0].strip().lower()
    if kind in (HTML, "application/xhtml+xml"):
        return HTML
    if kind in (MARKDOWN, "text/x-markdown"):
        return MARKDOWN
    if kind in (JSON_LINES, "application/jsonl", "application/json-lines"):
        return JSON_LINES
    return JSON if kind == JSON or kind.endswith("+json") else None


def _guess(start: str) -> str:
    if re.match(r"\{\s*\"|\[\s*\{", start):
        return JSON
    return MARKDOWN if re.match(r"---\s*\n\w+:|#{1,3} \S", start) else PLAIN
