"""Lists that a source's words lead into: "The command announced these results:", and what stands behind each mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fairwitness.model import Span, Statement

_ITEM = re.compile(r"\s*\n[ \t]*(?:[-–—•*·▪]|\d{1,2}[.)])[ \t]+(?P<said>[^\n]*[^\n\s])")
_TO_COLON = re.compile(r"[^\n.:;!?]{0,60}:(?=[ \t]*\n)")
_MARK = re.compile(r"\n[ \t]*(?:[-–—•*·▪]|\d{1,2}[.)])[ \t]+$")
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
    spoke = max(s.end for s in (*statement.source, *statement.cue))
    said = tuple(s for s in statement.content if s.start < spoke or "\n" not in text[spoke : s.start])
    end = max(spoke, *(s.end for s in said)) if said else spoke
    colon = _TO_COLON.match(text, end)
    listed = items(text, colon.end()) if colon else ()
    return replace(statement, content=(*said, *listed)) if listed else statement
