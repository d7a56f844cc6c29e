"""Quotations: where direct speech stands. Pure functions on str, linear in its length."""

from __future__ import annotations

import re

from fairwitness.model import Span

# The farthest that a single quotation reaches; one that is never closed ends with its paragraph.
_LONGEST = 3000
_PAIRS = {"“": "”", "«": "»", "„": "“”", '"': '"', "‘": "’", "'": "'"}
_OPEN = re.compile(r"[“«„\"]|(?<!\w)[‘'](?=[\w\[(“\"])")
_PARAGRAPH = re.compile(r"[^\n]+")


def quotations(text: str) -> tuple[Span, ...]:
    """The inside of every outermost quotation, in order.

    >>> [q.text for q in quotations('"The men\\'s boat sank," he said. “It was ‘gone’.”')]
    ["The men's boat sank,", 'It was ‘gone’.']
    """
    found = []
    for paragraph in _PARAGRAPH.finditer(text):
        at = paragraph.start()
        while mark := _OPEN.search(text, at, paragraph.end()):
            close = _closing(text, mark.end(), min(paragraph.end(), mark.end() + _LONGEST), mark.group())
            if close is None:
                at = mark.end()
                if mark.group() in "“«" and mark.start() == paragraph.start():  # goes on in the next paragraph
                    found.append(_span(text, mark.end(), paragraph.end()))
                    break
                continue
            found.append(_span(text, mark.end(), close))
            at = close + 1
    return tuple(found)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start, end, text[start:end])


def _closing(text: str, start: int, end: int, mark: str) -> int | None:
    """Where the quotation that ``mark`` opens is closed."""
    closers = _PAIRS[mark]
    if mark not in "‘'":
        found = [at for c in closers if (at := text.find(c, start, end)) >= 0]
        return min(found) if found else None
    return _closing_single(text, start, end, closers)


def _closing_single(text: str, start: int, end: int, mark: str) -> int | None:
    """A single mark inside a word, or after the s of a plural possessive, closes nothing."""
    fallback = None
    at = text.find(mark, start, end)
    while at >= 0:
        before, after = text[at - 1], text[at + 1 : at + 2]
        if not after.isalnum() and before not in " \t(":
            if before != "s" or not after.isspace() or text[at + 2 : at + 3].isupper():
                return at
            fallback = fallback or at
        at = text.find(mark, at + 1, end)
    return fallback
