"""Fixed phrases of the vocabulary."""

from __future__ import annotations

from datetime import timedelta

from fairwitness.extract.times import stretches as st
from fairwitness.extract.times.dates import Found, Reader, Tokens
from fairwitness.extract.times.stretches import Ref, Stretch
from fairwitness.vocab.times import phrases


def phrase(t: Tokens, i: int) -> Found | None:
    """A fixed phrase of the vocabulary that begins here, the longest one."""
    rows = phrases().get(t[i].low)
    if rows is None:
        return None
    ahead = tuple(token.low for token in t[i : i + len(rows[0].words)])
    for row in rows:
        if ahead[: len(row.words)] == row.words:
            return Found(i + len(row.words), _phrase_reader(row.type, row.value, row.dated, row.start, row.end))
    return None


def _phrase_reader(type: str, value: str, dated: bool, start: int | None, end: int | None) -> Reader:  # noqa: A002
    def read(ref: Ref) -> Stretch:
        if ref.day is None or not dated:
            return st.unknown(value.replace("{day}", "XXXX-XX-XX"), type=type)
        first = None if start is None else ref.day + timedelta(days=start)
        last = None if end is None else ref.day + timedelta(days=end)
        precision = "day" if first == last else "vague" if first is None else "days"
        return Stretch(first, last, precision, value.replace("{day}", str(first or last)), type)

    return read
