"""Typed access to ``pages.toml``: names of fields, labels, cues and credits by which pages and records are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from fairwitness.vocab import table


def plain(name: str) -> str:
    """A field's name without what people write differently.

    >>> plain("published_at") == plain("publishedAt") == plain("Published-At")
    True
    """
    return re.sub(r"[\W_]+", "", name).casefold()


@cache
def field_names(field: str) -> tuple[str, ...]:
    """The plain names under which records give a field, best first."""
    return tuple(plain(name) for name in table("pages")["fields"][field])


def field(record: Mapping[str, Any], wanted: str) -> Any:
    """What a record gives for a field, by its best name that holds anything; None if there is none.

    >>> field({"Headline": "Bridge reopens", "title": ""}, "title")
    'Bridge reopens'
    """
    by_name = {plain(key): value for key, value in list(record.items())[::-1] if value not in (None, "", [], {})}
    return next((by_name[name] for name in field_names(wanted) if name in by_name), None)


def text_field(record: Mapping[str, Any]) -> Any:
    """What a record gives as its text, or else as its summary; None if neither."""
    found = field(record, "text")
    return field(record, "teaser") if found is None else found


@cache
def words_of(section: str, key: str) -> frozenset[str]:
    """A list or a string of words of the vocabulary, as a set in lower case."""
    found = table("pages")[section][key]
    return frozenset(w.casefold() for w in (found.split() if isinstance(found, str) else found))


@cache
def agency_credits() -> tuple[tuple[str, str], ...]:
    """Patterns of agency credits, with "{}" for the name, each with its example."""
    return tuple((row["pattern"], row["example"]) for row in table("pages")["credit"])
