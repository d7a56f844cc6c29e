"""Text of documents among ours: nothing in it acts unseen, and what is written from right to left turns nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

Record = TypeVar("Record")

# Controls, marks and overrides of direction, zero-width spaces, lone surrogates: no page or document may hold some of
# them, and the others act on what stands around. The joiners stay: Persian and Sorani are spelt with them.
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_LETTER_LTR = "A-Za-z\u00c0-\u024f\u0370-\u052f"
_TURNING = re.compile(f"[{_RTL}](?:[^{_LETTER_LTR}]*[{_RTL}])?")


def plain(text: str) -> str:
    """The text on one line without the characters that act unseen.

    >>> plain("a\\u202e b\\n\\0c")
    'a b c'
    """
    return " ".join(_ACTING.sub("", text).split())


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in order, in pieces, each with whether it is written from right to left.

    >>> [(len(piece), turns) for piece, turns in pieces("in \\u062d\\u0644\\u0628, Syria")]
    [(3, False), (3, True), (7, False)]
    """
    at = 0
    for found in _TURNING.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found.group(), True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def all_plain(record: Record) -> Record:
    """The record with every text in it plain."""
    made: Record = _plain(record)
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, tuple):
        return tuple(_plain(v) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _plain(getattr(value, f.name)) for f in fields(value)})
    return value
