"""Lists that a source's words lead into: "The command announced these results:", and what stands behind each mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fairwitness.model import Span, Statement

_ITEM = re.compile(r"\s*\n[ \t]*(?:[-–—•*·▪]|\d{1,2}[.)]|\([a-z\d]\))[ \t]+(?P<said>[^\n]*[^\n\s])")
_TO_COLON = re.compile(r"[^\n.:;!?]{0,60}:(?=[ \t]*\n)")
_LED = re.compile(r":[ \t]*\n")
_MARK = re.compile(r"\n[ \t]*(?:[-–—•*·▪]|\d{1,2}[.)]|\([a-z\d]\))[ \t]+$")
_MARGIN = 12
# So many items are looked at: no source's list is as long.
_MOST = 200


def items(text: str, colon: int) -> tuple[Span, ...]:
    """What stands in the list that begins behind a colon, item by item; none where no list does.

    >>> [s.text for s in items("They said:\\n- Ten died.\\n- Two fled.\\nIt rained.", 10)]
    ['Ten died.', 'Two fled.']
    """
    return tuple(_items(text, colon))


def _items(text: str, at: int) -> Iterator[Span]:
    for _ in range(_MOST):
        item = _ITEM.match(text, at)
        if item is None:
            return
        yield Span(*item.span("said"), item["said"])
        at = item.end()


def is_item(text: str, said: Span, statement: Statement) -> bool:
    """Whether a piece of what is said stands in a list, on another line than who says it."""
    spoke = max(s.end for s in (*statement.source, *statement.cue))
    return spoke < said.start and _MARK.search(text, max(spoke, said.start - _MARGIN), said.start) is not None


def with_list(text: str, statement: Statement) -> Statement:
    """A statement of somebody's that leads into a list, with all of the list as what is said."""
    if not statement.chain:
        return statement
    colon = _colon(text, statement)
    listed = items(text, colon) if colon else ()
    if not listed:
        return statement
    lead = (s for s in statement.content if s.start < colon)
    said = tuple(s if s.end <= colon else Span(s.start, colon - 1, text[s.start : colon - 1]) for s in lead)
    return replace(statement, content=(*(s for s in said if "\n" not in s.text), *listed))


def _colon(text: str, statement: Statement) -> int:
    """Where the colon ends that a list may follow: the cue, in what is said, or behind it; 0 where none stands."""
    cue, first = statement.cue[-1], statement.content[0]
    if cue.text == ":":
        return cue.end
    if first.start > cue.end and (within := _LED.search(text, first.start, first.end)):
        return within.start() + 1
    spoke = max(s.end for s in (*statement.source, *statement.cue))
    said = (s.end for s in statement.content if s.start < spoke or "\n" not in text[spoke : s.start])
    behind = _TO_COLON.match(text, max((spoke, *said)))
    return behind.end() if behind else 0
