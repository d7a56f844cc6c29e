"""Years, decades and centuries, and what makes four digits a year."""

from __future__ import annotations

from fairwitness.extract.times import stretches as st
from fairwitness.extract.times.dates import Found, Reader, Tokens, glued, joined
from fairwitness.vocab.quantifiers import is_many
from fairwitness.vocab.times import context


def bare_year(t: Tokens, i: int) -> Found | None:
    """As in "2017", "1992-95", "2014/15", "600 CE": only where the words around make it a year."""
    era = t[i + 1].low in context("eras") and t[i].text.isdecimal() and 1 <= int(t[i].value) <= 2199
    if era:
        return Found(i + 2, _year_of_era(int(t[i].value), t[i + 1].low))
    if t[i].kind != "year" or not _is_year(t, i):
        return None
    first = int(t[i].value)
    last = _last_year(t, i)
    if last:
        return Found(i + 3, joined(lambda ref: st.year(first), lambda ref: st.year(last)))
    return Found(i + 1, lambda ref: st.year(first))


def _year_of_era(number: int, era: str) -> Reader:
    before = era in context("before_christ")
    return lambda ref: st.unknown(f"BC{number:04}", "year") if before else st.year(number)


def _last_year(t: Tokens, i: int) -> int | None:
    """The other end of "1992-95", "2014/15", "2013 - 2017"."""
    dash = t[i + 1].kind == "dash" or (t[i + 1].low == "/" and glued(t, i + 1))
    close = glued(t, i + 1) == glued(t, i + 2)
    if not dash or not close or t[i + 2].kind not in ("year", "number") or not t[i + 2].text.isdecimal():
        return None
    first, last = int(t[i].value), int(t[i + 2].value)
    last += first // 100 * 100 if last < 100 else 0
    return last if first < last <= first + 99 and (glued(t, i + 1) or last > 1000) else None


def _is_year(t: Tokens, i: int) -> bool:
    """Whether four digits are a year: by the word before, by brackets, or by the noun after ("the 2016 accord").

    What is counted stands in the plural ("some 2014 people", "1709 children"), and "2000 years" is an amount.
    """
    before, after = t[i - 1], t[i + 1]
    if after.kind == "unit" or (after.kind == "dash" and t[i + 2].kind == "unit"):
        return False
    if ((before.text[-1:].isalnum() or before.low in _SIGNS) and glued(t, i)) or after.low in ("%", "°", "+"):
        return False
    if before.low in ("", "\n") and after.low in ("", "\n", "-", "–"):
        return True
    if before.low in context("year_after"):
        return not (before.low in _LOOSE and _is_counted(t, i))
    if not 1800 <= int(t[i].value) <= 2099:
        return before.low in _OPENING and (after.low in _CLOSING or _last_year(t, i) is not None)
    if before.low in (*_OPENING, ",", ";") and (after.low in _CLOSING or (after.low == "," and before.low != ",")):
        return True
    if before.low in _OPENING and _last_year(t, i):
        return True
    owned = before.low in context("year_owner") or before.kind == "possessive"
    return after.low in context("year_before") or (owned and after.text.isalpha() and not _is_counted(t, i))


_OPENING, _CLOSING = ("(", "["), (")", "]", ";")
_LOOSE = frozenset({"the", "a", "to", "and", "around", "of", "by"})
_SIGNS = frozenset("$€£%+°#@:.")


def _is_counted(t: Tokens, i: int) -> bool:
    """As in "2000 people": a noun of more than one, in small letters, behind the digits."""
    word = t[i + 1].text
    return word not in context("year_before") and (word in _MEASURED or is_many(word))


_MEASURED = frozenset({"or", "of", "km", "m", "more"})


def decade(t: Tokens, i: int) -> Found | None:
    """As in "1990s", "the '90s", "the nineties", "the 1600s" (a century); not "in her 20s"."""
    first = int(t[i].value)
    if first < 100:
        led = t[i - 1].low in ("the", "'", "’", "‘") or t[i - 1].kind in ("part", "dash")
        return Found(i + 1, lambda ref: st.years(1900 + first, 10)) if led else None
    whole = 100 if first % 100 == 0 and first < 1900 else 10
    return Found(i + 1, lambda ref: st.years(first, whole)) if first >= 1000 else None


def century(t: Tokens, i: int) -> Found | None:
    """As in "19th century", "the twenty-first century", "nineteenth-century"."""
    j, number = i + 1, 0
    if t[i].low == "twenty":
        i, j, number = i + 1 + (t[j].kind == "dash"), i + 2 + (t[j].kind == "dash"), 20
    if t[i].kind != "ordinal":
        return None
    number += int(t[i].value)
    j += t[j].kind == "dash"
    if t[j].value != "century" or not 1 <= number <= 22 or t[j + 1].low in context("before_christ"):
        return None
    return Found(j + 1, lambda ref: st.years((number - 1) * 100, 100))
