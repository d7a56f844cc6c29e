"""Calendar dates: days, months, years and decades as written, and what follows them.

Each reader takes the tokens and a place in them, and gives where the words end and how they read against a day
(``Found``), or None. What the words mean is computed only when a day is given: the same words serve any document.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from fairwitness.extract.times import stretches as st
from fairwitness.extract.times.stretches import Ref, Stretch
from fairwitness.extract.times.tokens import DOUBTFUL, Token
from fairwitness.vocab.quantifiers import counts_some
from fairwitness.vocab.times import context

Tokens = list[Token]
Reader = Callable[[Ref], Stretch]
YearOf = Callable[[Ref], int | None]


class Found(NamedTuple):
    """Words of time that end before token ``end``, and how they read."""

    end: int
    read: Reader


def longest(*found: Found | None) -> Found | None:
    """The reading that covers most words; of equals the first."""
    best: Found | None = None
    for one in found:
        if one is not None and (best is None or one.end > best.end):
            best = one
    return best


def glued(t: Tokens, i: int) -> bool:
    """Whether token i follows the one before it without a space."""
    return t[i].start == t[i - 1].end


# -- years, months, days --------------------------------------------------------------------------------------------


def no_year(ref: Ref) -> int | None:
    return None


def year_suffix(t: Tokens, i: int) -> tuple[int, YearOf]:
    """The year after a month or day: "2017", ", 2017", "of 2017", "last year", "of this year"."""
    j = i + 1 if t[i].low in (",", "of") else i
    if t[j].kind == "year" and t[j].start - t[i].end <= 1:
        number = int(t[j].value)
        return j + 1, lambda ref: number
    step = {"last": -1, "this": 0, "next": 1}.get(str(t[j].value)) if t[j].kind == "which" else None
    if step is not None and t[j + 1].value == "year" and t[i].low != ",":
        return j + 2, lambda ref: ref.day.year + step if ref.day else None
    return i, no_year


def _year_for(ref: Ref, year_of: YearOf, month: int, day: int | None) -> int | None:
    """The year told, else the last in which that day had come by publication (looking ahead: the next)."""
    told = year_of(ref)
    if told is not None or ref.day is None:
        return told
    here = (ref.day.month, ref.day.day if day else 1)
    number = ref.day.year
    if ref.ahead:
        number += (month, day or 1) < here
    else:
        number -= (month, day or 1) > here
    while (month, day) == (2, 29) and not _is_leap(number):
        number += 1 if ref.ahead else -1
    return number


def _is_leap(number: int) -> bool:
    return number % 4 == 0 and (number % 100 != 0 or number % 400 == 0)


def on_day(month: int, day: int, year_of: YearOf = no_year) -> Reader:
    def read(ref: Ref) -> Stretch:
        number = _year_for(ref, year_of, month, day)
        return st.day(date(number, month, day)) if number else st.unknown(f"XXXX-{month:02}-{day:02}")

    return read


def in_month(month: int, year_of: YearOf = no_year) -> Reader:
    def read(ref: Ref) -> Stretch:
        number = _year_for(ref, year_of, month, None)
        return st.month(number, month) if number else st.unknown(f"XXXX-{month:02}", "month")

    return read


def joined(first: Reader, second: Reader) -> Reader:
    """From the first to the second; what the first leaves untold is read against the second, or the other way."""

    def read(ref: Ref) -> Stretch:
        around = _around(first, second, ref)
        if around:
            return around
        # "from March 2016 to June": a month or day without a year follows the dated first
        follows = first(Ref(None)).known and second(Ref(None)).value[:6].removeprefix("XXXX-").isdigit()
        last = second(Ref(first(ref).start, ahead=True)) if follows else second(ref)
        begin = first(Ref(last.end)) if last.end else first(ref)
        if begin.start and last.end and begin.start > last.end and begin.start <= (ref.day or date.max):
            last = second(Ref(begin.start, ahead=True))
        if begin.start is None or last.end is None or begin.start > last.end:
            return st.unknown("PX", "days", "DURATION")
        precision = "days" if begin.precision == "day" else begin.precision
        return Stretch(begin.mark or begin.start, last.mark or last.end, precision, f"{begin.value}/{last.value}")

    return read


def _around(first: Reader, second: Reader, ref: Ref) -> Stretch | None:
    """From day to day with no year told, where publication stands between them: "from 3 to 10 May", told on 5 May."""
    if ref.day is None or first(Ref(None)).known or second(Ref(None)).known:
        return None
    begin = first(ref)
    if begin.start is None or begin.value != begin.start.isoformat():
        return None
    last = second(Ref(begin.start, ahead=True))
    if last.end is None or last.value != last.end.isoformat():
        return None
    if not (begin.start <= ref.day < last.end <= begin.start + _SPAN):
        return None
    return Stretch(begin.start, last.end, "days", f"{begin.value}/{last.value}")


_SPAN = timedelta(days=92)  # longer stretches of days without a year are of the past


def day_number(t: Tokens, i: int) -> int | None:
    token = t[i]
    if token.kind == "ordinal" or (token.kind == "number" and token.text.isdecimal()):
        value = int(token.value)
        return value if 1 <= value <= 31 else None
    return None


def _second_day(t: Tokens, i: int) -> tuple[int, int | None]:
    """The other end of "2-3", "9 to 15", "19 and 20", "10, 11 and 12", before or after a month's name."""
    if t[i].kind == "dash" or t[i].low in ("to", "and", "or") or (t[i].low == "/" and glued(t, i)):
        return i + 2, day_number(t, i + 1)
    if t[i].low == "," and day_number(t, i + 1) and t[i + 2].low == "and":
        return i + 4, day_number(t, i + 3)
    return i, None


def is_month(t: Tokens, i: int) -> bool:
    """Whether the token names a month; "May" and "March" count only in the company of a preposition or a number."""
    if t[i].kind != "month":
        return False
    if t[i].low not in DOUBTFUL and not _is_in_a_name(t, i):
        return True
    before, after = t[i - 1], t[_after_month(t, i)]
    after = t[i + 2] if after.low == "," and t[i + 2].kind == "year" else after
    company = ("preposition", "bound", "part", "which", "number", "ordinal", "dash")
    return (
        after.kind in ("year", "number", "ordinal")
        or before.kind in company
        or before.low in ("to", "and", "of", "the")
    )


def _is_in_a_name(t: Tokens, i: int) -> bool:
    """Whether the short name of a month stands beside another name: "Gul Jan", "Jan Sarwari"."""
    around = (t[i - 1], t[i + 1])
    return t[i].low in context("also_names") and any(word.text.istitle() and not word.kind for word in around)


def day_month(t: Tokens, i: int) -> Found | None:
    """As in "12 October 2017", "the 12th of October", "2-3 March", "2/3 March", "26 and 30 January"."""
    first = day_number(t, i)
    if first is None:
        return None
    j, last = _second_day(t, i + 1)
    if last is None or not is_month(t, j + (t[j].low == "of")):
        j, last = i + 1, None
    j += t[j].low == "of"
    if not is_month(t, j):
        return None
    return _days_of(t, j, first, last, _after_month(t, j))


def _after_month(t: Tokens, j: int) -> int:
    """The token after a month's name and the full stop of its short form."""
    short = len(t[j].low) <= 4 and t[j].low not in ("may", "june", "july")
    return j + 2 if short and t[j + 1].low == "." and t[j + 2].kind in ("number", "ordinal", "year") else j + 1


def _days_of(t: Tokens, month_at: int, first: int, last: int | None, i: int) -> Found | None:
    month = int(t[month_at].value)
    end, year_of = year_suffix(t, i)
    if max(first, last or 1) > (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    if last is None:
        return Found(end, on_day(month, first, year_of))
    return Found(end, joined(on_day(month, first, year_of), on_day(month, last, year_of)))


def month_first(t: Tokens, i: int) -> Found | None:
    """As in "October 12, 2017", "Oct. 7-9", "October 2017", "October of last year", "October"."""
    if not is_month(t, i):
        return None
    j = _after_month(t, i)
    first = day_number(t, j)
    if first is not None and t[j + 1].kind != "unit" and not _counts(t, i, j):
        k, last = _second_day(t, j + 1)
        dated = _days_of(t, i, first, last, k) if last and last > first and not is_month(t, k) else None
        dated = dated or _days_of(t, i, first, None, j + 1)
        if dated:
            return dated
    end, year_of = year_suffix(t, j)
    return Found(end if end > j else i + 1, in_month(int(t[i].value), year_of))


def _counts(t: Tokens, i: int, j: int) -> bool:
    """Whether the number j behind the month i counts what follows: "in May 12 men", "in mid-June 9 shops"."""
    at = i - (t[i - 1].kind == "dash")  # "mid-May"
    part = t[at - 1].kind == "part" and t[at - 2].low in ("in", "during")
    of_part = t[i - 1].low == "of" and t[i - 2].kind in ("unit", "part", "half")
    if t[j].kind != "number" or not (t[i - 1].low in ("in", "during") or part or of_part):
        return False
    return counts_some("" if t[k].kind else t[k].low for k in range(j + 1, j + 4))


def written_date(t: Tokens, i: int) -> Found | None:
    """As in "2017-10-12", "12/10/2017" (day first unless impossible)."""
    if t[i].kind == "iso":
        number, month, day = (int(p) for p in t[i].text.split("-"))
    else:
        day, month, number = (int(p) for p in t[i].text.replace(".", "/").split("/"))
        number += (2000 if number < 70 else 1900) if number < 100 else 0
        day, month = (month, day) if month > 12 else (day, month)
    try:
        on = date(number, month, day)
    except ValueError:
        return None
    return Found(i + 1, lambda ref: st.day(on))
