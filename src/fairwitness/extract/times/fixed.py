"""Fixed phrases of the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import cache

from fairwitness.extract.times import stretches as st
from fairwitness.extract.times.dates import Found, Reader, Tokens
from fairwitness.extract.times.stretches import Ref, Stretch
from fairwitness.vocab.times import Phrase, phrases


def phrase(t: Tokens, i: int) -> Found | None:
    """A fixed phrase of the vocabulary that begins here, the longest one."""
    for row in _rows(t, i):
        if all(t[i + n].low == word for n, word in enumerate(row.words)):
            return Found(i + len(row.words), _phrase_reader(row.type, row.value, row.dated, row.start, row.end))
    return None


def begins_phrase(t: Tokens, i: int) -> bool:
    """Whether some phrase begins with the word here and the next one."""
    return bool(_rows(t, i))


def _rows(t: Tokens, i: int) -> tuple[Phrase, ...]:
    first, known = t[i].low, _by_two_words()
    return known.get((first, t[i + 1].low)) or known.get((first, ""), ())


@cache
def _by_two_words() -> Mapping[tuple[str, str], tuple[Phrase, ...]]:
    """The phrases by their first two words (of one word: the second is empty), longest first.

    Phrases of one word stand also behind the longer ones that begin with it.
    """
    found: dict[tuple[str, str], list[Phrase]] = {}
    for first, rows in phrases().items():
        alone = [row for row in rows if len(row.words) == 1]
        for row in rows:
            found.setdefault((first, row.words[1] if len(row.words) > 1 else ""), []).append(row)
        for key in [key for key in found if key[0] == first and key[1]]:
            found[key] += alone
    return {key: tuple(rows) for key, rows in found.items()}


def _phrase_reader(type: str, value: str, dated: bool, start: int | None, end: int | None) -> Reader:  # noqa: A002
    def read(ref: Ref) -> Stretch:
        if ref.day is None or not dated:
            return st.unknown(value.replace("{day}", "XXXX-XX-XX"), type=type)
        first = None if start is None else ref.day + timedelta(days=start)
        last = None if end is None else ref.day + timedelta(days=end)
        precision = "day" if first == last else "vague" if first is None else "days"
        return Stretch(first, last, precision, value.replace("{day}", str(first or last)), type)

    return read
