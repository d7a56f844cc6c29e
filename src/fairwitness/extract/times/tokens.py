"""The tokens that words of time are read from: one Token for each word, number, mark and line break."""

from __future__ import annotations

import re
from typing import NamedTuple

from fairwitness.vocab.times import Word, lexicon

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+)"  # first, for most tokens are words
    r"|(?P<iso>\d{4}-\d\d-\d\d(?!\d))"
    r"|(?P<slashed>\d{1,2}/\d{1,2}/\d{2,4}(?!\d)|\d{1,2}\.\d{1,2}\.\d{4}(?!\d))"
    r"|(?P<clock>\d{1,2}[:.]\d\d(?!\d|[.,]\d)(?: ?(?:[ap]m\b|[ap]\.m\.?))?"
    r"|\d{1,2} ?(?:[ap]m\b|[ap]\.m\.?)|\d{1,2} o['’]clock)"
    r"|(?P<decade>\d{3}0['’]?s\b|[2-9]0['’]?s\b)"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<hours>\d{1,3}h(?:rs?)?\b)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<possessive>['’]s\b)"
    r"|(?P<mark>[^\w ]|_)",
    re.IGNORECASE,
)
# Months and weekdays count only with a capital; these are also other words, and need company to be one.
_CAPITAL = frozenset({"month", "weekday", "weekdays", "weekday_short"})
DOUBTFUL = frozenset({"may", "march", "mar", "sun", "sat"})


class Token(NamedTuple):
    """A token; ``kind`` and ``value`` say what it is among words of time ("" and 0: none)."""

    start: int
    end: int
    text: str
    low: str
    kind: str
    value: int | str


END = Token(0, 0, "", "", "", 0)
PAD = 8


def tokens(text: str) -> list[Token]:
    """The tokens of a text, with empty ones at both ends so that neighbours can be looked at freely."""
    words = lexicon()
    row = [END]
    for found in _TOKEN.finditer(text):
        form, kind = found.group(), found.lastgroup
        if kind != "word":
            row.append(Token(*found.span(), form, form, *_written(kind or "", form)))
        elif (word := words.get(low := form.lower())) is None:
            row.append(Token(*found.span(), form, low, "", 0))
        else:
            row.append(_word(found, form, low, word))
    row += [END] * PAD
    return row


def _word(found: re.Match[str], form: str, low: str, word: Word) -> Token:
    if word.kind in _CAPITAL and form[0] == low[0]:
        return Token(found.start(), found.end(), form, low, "", 0)
    return Token(found.start(), found.end(), form, low, word.kind, word.value)


def _written(kind: str, form: str) -> tuple[str, int | str]:
    if kind == "number":
        if not form.isdecimal() or len(form) > 4:
            return "number" if _is_plain(form) else "", form
        value = int(form)
        return ("year" if len(form) == 4 and 1000 <= value <= 2199 else "number"), value
    if kind == "ordinal":
        return "ordinal", int(form[:-2])
    if kind == "decade":
        return "decade", int("".join(c for c in form if c.isdecimal()))
    if kind == "hours":
        return "hours", int(form.rstrip("hrsHRS"))
    if kind in ("iso", "slashed", "clock", "possessive"):
        return kind, form
    return ("dash" if form in "-–—" else ""), form


def _is_plain(form: str) -> bool:
    return bool(re.fullmatch(r"\d{1,3}(?:\.\d+)?|\d{1,3}(?:,\d{3})", form))
