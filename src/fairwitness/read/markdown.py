"""Markdown to prose: without marks, pictures, footnotes and lists of references; a line of words for each table row."""

from __future__ import annotations

import html
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from fairwitness.read.page import Page, under_headline
from fairwitness.read.plain import cleared
from fairwitness.vocab import pages

_FRONT = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(?:\n|\Z)", re.S)
_KEY = re.compile(r"([A-Za-z_][\w .-]{0,60}?)\s*:(?:\s+(.*)|\s*)$")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*$")
_RULE = re.compile(r"\s{0,3}(?:[-*_]\s*){3,}$")
_ITEM = re.compile(r"(\s*)(?:[-*+•]|\d{1,3}[.)])\s+(?=\S)")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_DEFINITION = re.compile(r"\s{0,3}\[[^\]\n]{1,80}\]:\s*\S+")
_NOISE = re.compile(r"\[object Object\]|\{\{[^{}\n]*\}\}")

_TARGET = r"\((?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\))*\)"
_IMAGE = re.compile(rf"!\[[^\[\]\n]*\](?:{_TARGET}|\[[^\[\]\n]*\])?")
_LINK = re.compile(rf"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]{_TARGET}")
_WIKI_FILE = re.compile(r"\[\[(?:file|image):(?:[^\[\]]|\[\[[^\[\]]*\]\]|\[[^\[\]]*\])*\]\]", re.I)
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
_FILE_NAME = re.compile(r"^[\w (),'’-]{1,80}\.(?:svg|png|jpe?g|gif|webp)\s+(?=\S)|^https?://\S+$", re.I)
_REFERENCE = re.compile(r"\[([^\[\]\n]+)\]\[[^\[\]\n]*\]")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{1,60}\]")
_NOTE_MARK = re.compile(r"(?<=\S)\[(?:\d{1,3}|(?:note|nb|n) ?\d{1,3}|citation needed)\]|(?<=[.,;:!?\"”’)])\[[a-z]\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_STRONG = re.compile(r"(\*{1,3})(?=\S)([^*\n]+)(?<=\S)\1|(?<!\w)(_{1,3})(?=\S)([^_\n]+)(?<=\S)\3(?!\w)|~~([^~\n]+)~~")
_CODE = re.compile(r"(`+)([^`\n]+)\1")
_MARK = re.compile(r"[*_`\[\]<>&\\~]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def page(text: str) -> Page:
    """A Markdown text as a page; its front matter says title, date, outlet, author and address."""
    front, body = front_matter(text)
    prose, first_heading = _prose(body)
    title = _words(pages.field(front, "title")) or first_heading
    return Page(
        text=under_headline(title, prose) if prose else "",
        title=title,
        outlet=_words(pages.field(front, "outlet")),
        byline=_words(pages.field(front, "byline")),
        url=_words(pages.field(front, "url")),
        date=_words(pages.field(front, "published")),
    )


def _words(value: object) -> str | None:
    return " ".join(str(value).split()) or None if isinstance(value, str) else None


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The fields above a text, ``key: value`` between ``---`` or TOML between ``+++``, and the text below them.

    Of YAML only what front matter is written in is understood: plain, quoted and folded values, and lists of them.

    >>> front_matter("---\\ntitle: Bridge\\n  reopens\\ntags:\\n  - roads\\n---\\nText")
    ({'title': 'Bridge reopens', 'tags': ['roads']}, 'Text')
    """
    if not (found := _FRONT.match(text)):
        return {}, text
    mark, inside = found.groups()
    if mark == "+++":
        try:
            return {k: v if isinstance(v, list) else str(v) for k, v in tomllib.loads(inside).items()}, text[
                found.end() :
            ]
        except tomllib.TOMLDecodeError:
            return {}, text[found.end() :]
    fields = dict(_fields(inside.split("\n")))
    return (fields, text[found.end() :]) if fields else ({}, text)


def _fields(lines: list[str]) -> Iterator[tuple[str, str | list[str]]]:
    key, values, listed = "", list[str](), False
    for line in [*lines, "end:"]:
        if (start := _KEY.match(line)) and not line[:1].isspace():
            if key:
                yield key, [_unquoted(v) for v in values] if listed else _unquoted(" ".join(values).strip())
            key, values, listed = start[1], [start[2] or ""], False
        elif (item := line.strip()).startswith("- "):
            values, listed = [*values, item[2:].strip()] if listed else [item[2:].strip()], True
        elif item and not item.startswith("#"):
            values.append(item)


def _unquoted(value: str) -> str:
    value = re.sub(r"^[>|][+-]?\s+", "", value).strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace("''", "'").replace('\\"', '"')
    return "" if value in ("[]", "{}", "null", "~") else value


def _prose(body: str) -> tuple[str, str | None]:
    """The paragraphs of a Markdown body, and its first heading."""
    paragraphs = list(_paragraphs(_lines(_WIKI_FILE.sub("", _NOISE.sub(" ", _uncommented(body))))))
    heading = next((text for text, level in paragraphs[:2] if level), None)
    kept = [text for text, _ in _without_lists_of_references(paragraphs)]
    return cleared("\n\n".join(kept)), heading


def _uncommented(body: str) -> str:
    """Without HTML comments; one that is never closed is kept, with all that follows."""
    parts, at = [], 0
    while (start := body.find("<!--", at)) >= 0 and (end := body.find("-->", start)) >= 0:
        parts.append(body[at:start])
        at = end + 3
    return " ".join([*parts, body[at:]])


def _lines(body: str) -> Iterator[str]:
    """Lines without the fences of code, and with underlined headings written as the others are."""
    lines = [line for line in body.split("\n") if not _FENCE.match(line)]
    for number, line in enumerate(lines):
        if _UNDERLINE.match(line) and number and _is_text(lines[number - 1]):
            continue
        following = lines[number + 1] if number + 1 < len(lines) else ""
        under = _UNDERLINE.match(following) if _is_text(line) else None
        yield f"{'#' if following.strip()[0] == '=' else '##'} {line.strip()}" if under else line


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not re.match(r"\s{0,3}(?:[#|>]|[-*+]\s|(?:[-*_]\s*){3,}$)", line)


def _paragraphs(lines: Iterator[str]) -> Iterator[tuple[str, int]]:
    """Paragraphs with their rank as headings (0: none). Soft line breaks are joined; items and rows stand alone."""
    held: list[str] = []
    header: list[str] = []
    for line in [*lines, ""]:
        heading, item, row = _HEADING.match(line), _ITEM.match(line), line.lstrip().startswith("|")
        ends = not line.strip() or _RULE.match(line) or _DEFINITION.match(line)
        if heading or item or row or ends:
            if text := _inline(" ".join(held)):
                yield text, 0
            held = []
        if not row:
            header = []
        if heading:
            if text := _inline(heading[2]):
                yield text, len(heading[1])
        elif row:
            text, header = row_words(line, header)
            if text:
                yield text, 0
        elif not ends:
            held.append(re.sub(r"^\s*(?:>\s?)+", "", line[item.end() :] if item else line).strip())


def row_words(line: str, header: list[str]) -> tuple[str, list[str]]:
    """A row of a table as words, each cell after the name of its column, and the header, which itself says nothing.

    >>> row_words("| Qasr Amun | 4 |", ["Town", "Killed"])
    ('Town: Qasr Amun; Killed: 4', ['Town', 'Killed'])
    """
    if _TABLE_RULE.match(line):
        return "", header
    cells = [_inline(cell) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
    if not header or cells == header:
        return "", cells
    named = zip(cells, header + [""] * len(cells), strict=False)
    return "; ".join(f"{name}: {cell}" if name else cell for cell, name in named if cell), header


def _without_lists_of_references(paragraphs: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Without sections that are no prose, and without headings under which nothing stands."""
    left_out = pages.words_of("sections", "left_out")
    skipping = 0
    kept: list[tuple[str, int]] = []
    for text, level in paragraphs:
        if level and (not skipping or level <= skipping):
            skipping = level if text.rstrip(":").casefold() in left_out else 0
        if not skipping:
            kept.append((text, level))
    for (text, level), (_, next_level) in zip(kept, [*kept[1:], ("", 1)], strict=False):
        if not level or not next_level or next_level > level:
            yield text, level


def _inside(found: re.Match[str]) -> str:
    return found[2] or found[4] or found[5]


def _inline(text: str) -> str:
    """A line of Markdown as a reader sees it.

    >>> _inline("The **town**[3] of [Qasr Amun](https://x.org/q_(town)) fell, \\"[Fifty] men\\" left ![map](m.png)")
    'The town of Qasr Amun fell, "[Fifty] men" left'
    """
    if not _MARK.search(text):
        return _FILE_NAME.sub("", " ".join(text.split()))
    text = _WIKI_LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = _NOTE_MARK.sub("", _FOOTNOTE.sub("", _REFERENCE.sub(r"\1", text)))
    text = _TAG.sub(" " if "<br" in text else "", _AUTOLINK.sub(r"\1", text))
    text = _CODE.sub(r"\2", text)
    text = _STRONG.sub(_inside, _STRONG.sub(_inside, text))
    text = " ".join(html.unescape(_ESCAPE.sub(r"\1", text.replace("**", ""))).split())
    return _FILE_NAME.sub("", text)
