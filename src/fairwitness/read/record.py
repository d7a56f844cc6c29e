"""One JSON record, or one item of a feed, as a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from fairwitness.errors import ReadError
from fairwitness.read import fragment, plain
from fairwitness.read.page import Page, under_headline
from fairwitness.vocab import pages


def page(text: str, date_from: str = "metadata") -> Page:
    """A record as a page; its fields are found by their obvious names (vocab/pages.toml). ReadError without a text."""
    record = _record(text)
    words = _text(pages.text_field(record))
    if not words:
        shown = ", ".join(list(record)[:8]) or "none"
        raise ReadError(f"has no text (its fields are {shown}); name the field that holds it 'text'")
    title = _name(pages.field(record, "title"))
    return Page(
        text=under_headline(title, words),
        title=title or plain.headline(words),
        outlet=_name(pages.field(record, "outlet")),
        byline=_name(pages.field(record, "byline")),
        url=_name(pages.field(record, "url")),
        date=_name(pages.field(record, "published")),
        date_from=date_from,
    )


def _record(text: str) -> Mapping[str, Any]:
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as e:
        reason = "nested too deeply" if isinstance(e, RecursionError) else e
        raise ReadError(f"is not valid JSON ({reason}); mend it, or save its text as .txt") from e
    if not isinstance(record, dict):
        raise ReadError("is JSON, but not an object; write one object with a text field")
    return record


def _text(value: object) -> str:
    """The words of a text field: a string, paragraphs in a list, or an object around either; HTML is stripped."""
    match value:
        case str():
            cleaned = fragment.text_of(value) if fragment.is_markup(value) else value.replace("\r\n", "\n")
            return plain.cleared(cleaned)
        case list():
            return "\n\n".join(filter(None, map(_text, value)))
        case dict():
            return _text(pages.field(value, "inner"))
        case _:
            return ""


def _name(value: object) -> str | None:
    """A field of one line: a string, a number, an object with a name, or a list of these."""
    match value:
        case str():
            words = fragment.text_of(value) if fragment.is_markup(value) else value
            return " ".join(words.split()) or None
        case bool():
            return None
        case int() | float():
            return str(value)
        case dict():
            return _name(pages.field(value, "inner"))
        case list():
            return ", ".join(filter(None, map(_name, value[:10]))) or None
        case _:
            return None
