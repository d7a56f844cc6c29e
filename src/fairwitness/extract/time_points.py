"""Points in time: dates, weekdays, months, years, seasons, named days, parts of them, and "last", "this" and "next".

Each reader takes the tokens and a place in them, and gives where the words end and how they read against a day
(``Found``), or None. What the words mean is computed only when a day is given: the same words serve any document.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from fairwitness.extract import stretches as st
from fairwitness.extract.stretches import Ref, Stretch
from fairwitness.extract.time_tokens import DOUBTFUL, Token
from fairwitness.vocab.times import context, easter_days, holidays, phrases

Tokens = list[Token]
Reader = Callable[[Ref], Stretch]
YearOf = Callable[[Ref], int | None]


class Found(NamedTuple):
    """Words of time that end before token ``end``, and how they read."""

    end: int
    read: Reader


def longest(*found: Found | None) -> Found | None:
    """The reading that covers most words; of equals the first."""
    return max((f for f in found if f), key=lambda f: f.end, default=None)


def glued(t: Tokens, i: int) -> bool:
    """Whether token i follows the one before it without a space."""
    return t[i].start == t[i - 1].end


# -- years, months, days --------------------------------------------------------------------------------------------


def _no_year(ref: Ref) -> int | None:
    return None


def _year_suffix(t: Tokens, i: int) -> tuple[int, YearOf]:
    """The year after a month or day: "2017", ", 2017", "of 2017", "last year", "of this year"."""
    j = i + 1 if t[i].low in (",", "of") else i
    if t[j].kind == "year" and t[j].start - t[i].end <= 1:
        number = int(t[j].value)
        return j + 1, lambda ref: number
    step = {"last": -1, "this": 0, "next": 1}.get(str(t[j].value)) if t[j].kind == "which" else None
    if step is not None and t[j + 1].value == "year" and t[i].low != ",":
        return j + 2, lambda ref: ref.day.year + step if ref.day else None
    return i, _no_year


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


def on_day(month: int, day: int, year_of: YearOf = _no_year) -> Reader:
    def read(ref: Ref) -> Stretch:
        number = _year_for(ref, year_of, month, day)
        return st.day(date(number, month, day)) if number else st.unknown(f"XXXX-{month:02}-{day:02}")

    return read


def in_month(month: int, year_of: YearOf = _no_year) -> Reader:
    def read(ref: Ref) -> Stretch:
        number = _year_for(ref, year_of, month, None)
        return st.month(number, month) if number else st.unknown(f"XXXX-{month:02}", "month")

    return read


def joined(first: Reader, second: Reader) -> Reader:
    """From the first to the second; what the first leaves untold is read against the second, or the other way."""

    def read(ref: Ref) -> Stretch:
        last = second(ref)
        begin = first(Ref(last.end)) if last.end else first(ref)
        if begin.start and last.end and begin.start > last.end and begin.start <= (ref.day or date.max):
            last = second(Ref(begin.start, ahead=True))
        if begin.start is None or last.end is None or begin.start > last.end:
            return st.unknown("PX", "days", "DURATION")
        precision = "days" if begin.precision == "day" else begin.precision
        return Stretch(begin.mark or begin.start, last.mark or last.end, precision, f"{begin.value}/{last.value}")

    return read


def _day_number(t: Tokens, i: int) -> int | None:
    token = t[i]
    if token.kind == "ordinal" or (token.kind == "number" and token.text.isdecimal()):
        value = int(token.value)
        return value if 1 <= value <= 31 else None
    return None


def _second_day(t: Tokens, i: int) -> tuple[int, int | None]:
    """The other end of "2-3", "9 to 15", "19 and 20", "10, 11 and 12", before or after a month's name."""
    if t[i].kind == "dash" or t[i].low in ("to", "and", "or"):
        return i + 2, _day_number(t, i + 1)
    if t[i].low == "," and _day_number(t, i + 1) and t[i + 2].low == "and":
        return i + 4, _day_number(t, i + 3)
    return i, None


def is_month(t: Tokens, i: int) -> bool:
    """Whether the token names a month; "May" and "March" count only in the company of a preposition or a number."""
    if t[i].kind != "month":
        return False
    if t[i].low not in DOUBTFUL:
        return True
    before, after = t[i - 1], t[_after_month(t, i)]
    company = ("preposition", "bound", "part", "which", "number", "ordinal", "dash")
    return after.kind in ("year", "number", "ordinal") or before.kind in company or before.low in ("to", "and", "of")


def day_month(t: Tokens, i: int) -> Found | None:
    """As in "12 October 2017", "the 12th of October", "2-3 March", "26 and 30 January"."""
    first = _day_number(t, i)
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
    end, year_of = _year_suffix(t, i)
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
    first = _day_number(t, j)
    if first is not None and t[j + 1].kind != "unit":
        k, last = _second_day(t, j + 1)
        dated = _days_of(t, i, first, last, k) if last and last > first and not is_month(t, k) else None
        dated = dated or _days_of(t, i, first, None, j + 1)
        if dated:
            return dated
    end, year_of = _year_suffix(t, j)
    return Found(end if end > j else i + 1, in_month(int(t[i].value), year_of))


def bare_year(t: Tokens, i: int) -> Found | None:
    """As in "2017", "1992-95", "2014/15": only where the words around make it a year."""
    alone = t[i - 1].low == "" and t[i + 1].low in ("", "-", "–")
    if not (alone or t[i - 1].low in context("year_after")) or not 1000 <= int(t[i].value) <= 2199:
        return None
    first = int(t[i].value)
    if t[i + 1].low in ("-", "–", "/") and glued(t, i + 1) and t[i + 2].kind in ("year", "number") and glued(t, i + 2):
        last = int(t[i + 2].value) if t[i + 2].text.isdecimal() else 0
        last += first // 100 * 100 if last < 100 else 0
        if first < last <= first + 99:
            return Found(i + 3, joined(lambda ref: st.year(first), lambda ref: st.year(last)))
    return Found(i + 1, lambda ref: st.year(first))


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


def decade(t: Tokens, i: int) -> Found | None:
    first = int(t[i].value)
    return Found(i + 1, lambda ref: st.years(first, 10)) if first >= 1000 else None


# -- weekdays -------------------------------------------------------------------------------------------------------


def weekday_near(number: int, which: str = "") -> Reader:
    """The weekday on or before publication; "last": before it; "next": after it; "this": in its week."""

    def read(ref: Ref) -> Stretch:
        if ref.day is None or which in ("that", "previous", "following"):
            return st.unknown(f"XXXX-WXX-{number}")
        back = (ref.day.isoweekday() - number) % 7
        if which in ("last", "past"):
            back = back or 7
        elif which == "next":
            back -= 7
        elif which == "this":
            back = ref.day.isoweekday() - number
        elif ref.ahead and back:
            back -= 7
        return st.day(ref.day - timedelta(days=back))

    return read


def weekday(t: Tokens, i: int, which: str = "") -> Found | None:
    """As in "Friday", "Friday night", "Wednesday 7 February", "Thursday, October 12, 2017", "Fri 26", "Friday last week"."""
    short = t[i].kind == "weekday_short"
    number = int(t[i].value)
    j = i + 1
    if short:
        near = t[i - 1].kind in ("preposition", "bound", "which", "part") or t[j].kind in ("number", "ordinal", "month")
        if not near and not (t[j].low == "." and t[i].low not in DOUBTFUL) and t[i - 1].low:
            return None
        j += t[j].low == "." and glued(t, j)
    k = j + (t[j].low == ",")
    k += t[k].low == "the"
    dated = day_month(t, k) or month_first(t, k) if t[k].kind in ("number", "ordinal", "month") else None
    if dated and t[k].kind == "month" and dated.end == k + 1:
        dated = None
    if dated:
        return dated
    if (short and _day_number(t, j)) or (t[j].low == "the" and t[j + 1].kind == "ordinal"):
        at = j + (t[j].low == "the")
        return Found(at + 1, day_of_month(int(t[at].value)))
    return longest(Found(j, weekday_near(number, which)), _weekday_of_week(t, j, number))


def _weekday_of_week(t: Tokens, i: int, number: int) -> Found | None:
    """As in "(Friday) last week", "(Tuesday) of this week"."""
    j = i + (t[i].low == "of")
    step = {"last": -7, "this": 0, "next": 7}.get(str(t[j].value)) if t[j].kind == "which" else None
    if step is None or t[j + 1].value != "week":
        return None

    def read(ref: Ref) -> Stretch:
        if ref.day is None:
            return st.unknown(f"XXXX-WXX-{number}")
        return st.day(ref.day + timedelta(days=step + number - ref.day.isoweekday()))

    return Found(j + 2, read)


def day_of_month(number: int) -> Reader:
    """As in "the 16th": the last such day by publication (looking ahead: the next)."""

    def read(ref: Ref) -> Stretch:
        if ref.day is None:
            return st.unknown(f"XXXX-XX-{number:02}")
        first = ref.day.replace(day=1)
        step = 1 if ref.ahead else -1
        if (number - ref.day.day) * step < 0:
            first = st.month_later(first, step)
        while st.month(first.year, first.month).end < first + timedelta(days=number - 1):  # type: ignore[operator]
            first = st.month_later(first, step)
        return st.day(first.replace(day=number))

    return read


# -- last, this, next -----------------------------------------------------------------------------------------------


def units_away(unit: str, count: int) -> Reader:
    """The calendar week, month, year ... so many before or after that of publication."""

    def read(ref: Ref) -> Stretch:
        if ref.day is None:
            return st.unknown({"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(unit, "XXXX-XX-XX"), unit)
        if unit == "weekend":
            return _weekend_away(ref, count)
        return st.around(st.later(st.around(ref.day, unit).start or ref.day, count, unit), unit)

    return read


def _weekend_away(ref: Ref, count: int) -> Stretch:
    assert ref.day is not None
    back = 0 if ref.day.isoweekday() >= 6 else 7
    if count == 0 and not ref.ahead:
        return st.weekend(ref.day - timedelta(days=0 if ref.day.isoweekday() >= 4 else 7))
    if count < 0:
        return st.weekend(ref.day - timedelta(days=7))
    return st.weekend(ref.day if back else ref.day + timedelta(days=7 * count))


def the_weekend(ref: Ref) -> Stretch:
    """The weekend just past, or the one we are in; looking ahead the coming one."""
    if ref.day is None:
        return st.unknown("XXXX-WXX-WE", "days")
    return st.weekend(ref.day if ref.ahead or ref.day.isoweekday() >= 6 else ref.day - timedelta(days=7))


_STEP = {"last": -1, "this": 0, "next": 1}


def pointed(t: Tokens, i: int) -> Found | None:
    """As in "last week", "this month", "next year", "last Friday", "last April", "this summer", "that October"."""
    which = str(t[i].value)
    j = i + 1
    if t[j].kind == "which" and t[j].value in ("past", "next", "last", "that"):  # "this past Friday", "that same night"
        which, j = str(t[j].value), j + 1
    kind = t[j].kind
    if kind in ("weekday", "weekday_short"):
        return weekday(t, j, which)
    if kind == "unit" and which in _STEP and t[j].low not in ("days", "hours", "nights", "weeks", "months", "years"):
        return Found(j + 1, units_away(str(t[j].value), _STEP[which]))
    if kind == "month":
        return Found(j + 1, _pointed_month(int(t[j].value), which))
    if kind == "season":
        return Found(j + 1, in_season(str(t[j].value), which=which))
    if kind == "daypart" and which in ("this", "last", "next") and t[j].low not in ("night", "daylight"):
        return Found(j + 1, at_part(str(t[j].value), _deictic(_STEP[which])))
    return None


def _pointed_month(month: int, which: str) -> Reader:
    def read(ref: Ref) -> Stretch:
        if ref.day is None or which in ("that", "previous", "following"):
            return st.unknown(f"XXXX-{month:02}", "month")
        number = ref.day.year
        if which in ("last", "past"):
            number -= month >= ref.day.month
        elif which == "next":
            number += month <= ref.day.month
        return st.month(number, month)

    return read


def in_season(letters: str, year_of: YearOf = _no_year, which: str = "") -> Reader:
    """A season: of the year told, else the last that had begun (of "last summer": ended) by publication."""

    def read(ref: Ref) -> Stretch:
        told = year_of(ref)
        if told is None and (ref.day is None or which in ("that", "following", "previous")):
            return st.unknown(f"XXXX-{letters}", "season")
        found = st.season(told or (ref.day or date.min).year, letters)
        if told is not None or ref.day is None or found.start is None:
            return found
        if ref.ahead or which == "next":
            return found if found.start > ref.day else st.season(ref.day.year + 1, letters)
        latest = found if found.start <= ref.day else st.season(ref.day.year - 1, letters)
        if which == "last" and latest.end and latest.end >= ref.day:
            return st.season(int(latest.value[:4]) - 1, letters)
        return latest

    return read


def seasonal(t: Tokens, i: int) -> Found | None:
    """As in "summer 2016", "the spring", "summer of last year"; "the fall" is a season only with a year."""
    end, year_of = _year_suffix(t, i + 1)
    if end == i + 1 and (t[i].low == "fall" or t[i - 1].kind not in ("article", "preposition", "bound", "part")):
        return None
    if t[i - 1].low == "a":
        return None
    return Found(end, in_season(str(t[i].value), year_of))


# -- parts of a day -------------------------------------------------------------------------------------------------


def _deictic(days: int) -> Reader:
    def read(ref: Ref) -> Stretch:
        return st.day(ref.day + timedelta(days=days)) if ref.day else st.unknown("XXXX-XX-XX")

    return read


def at_part(letters: str, day: Reader) -> Reader:
    """A part of a day: the day itself, with the TIMEX3 value of the part."""

    def read(ref: Ref) -> Stretch:
        found = day(ref)
        return replace(found, value=f"{found.value}T{letters}", type="TIME")

    return read


def deictic(t: Tokens, i: int) -> Found:
    """As in "yesterday", "today", "tomorrow morning", "yesterday noon"."""
    read = _deictic(int(t[i].value))
    if t[i + 1].kind == "daypart":
        return Found(i + 2, at_part(str(t[i + 1].value), read))
    return Found(i + 1, read)


def _clock_value(form: str) -> str | None:
    """The TIMEX3 hour and minute of "3 p.m.", "21:40", "10.15"; None if there is no such time."""
    digits = "".join(c if c.isdecimal() else " " for c in form).split()
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if "p" in form.lower() and hour < 12:
        hour += 12
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def part_of_day(t: Tokens, i: int) -> Found | None:
    """As in "dawn on Friday", "the night of 9 February", "3 p.m. yesterday"; alone: of the day of publication."""
    if t[i].kind == "clock":
        letters = _clock_value(t[i].text)
        bare = t[i].text.replace(".", "").isdecimal()
        if letters is None or (bare and t[i - 1].low not in ("at", "around", "since", "by", "from", "until", "about")):
            return None
    else:
        letters = str(t[i].value)
    j = i + 1
    while t[j].low in ("local", "time", "gmt", "utc"):
        j += 1
    k = j + (t[j].low in ("on", "of"))
    day = point(t, k) if t[k].kind in _DAY_KINDS else None
    if day:
        return Found(day.end, at_part(letters, day.read))
    return Found(j, at_part(letters, _deictic(0))) if t[i].kind == "clock" else None


_DAY_KINDS = frozenset(
    {"weekday", "weekday_short", "number", "ordinal", "month", "deictic", "iso", "slashed", "article", "which"}
)


# -- parts of longer stretches --------------------------------------------------------------------------------------


def whole_of(t: Tokens, i: int) -> Found | None:
    """What a part is part of: a point, or "the month", "the year", "this week", as of the day of publication."""
    j = i + (t[i].low == "the")
    if t[j].kind == "unit" and t[j].low in ("week", "month", "year", "quarter", "decade", "weekend"):
        unit = str(t[j].value)
        return Found(j + 1, the_weekend if unit == "weekend" else units_away(unit, 0))
    if t[j].low in ("month", "period") and t[j + 1].low == "of":
        return point(t, j + 2)
    return point(t, i)


def partly(which: str, whole: Reader) -> Reader:
    def read(ref: Ref) -> Stretch:
        found = whole(ref)
        if which == "earlier":
            return replace(found, end=min(found.end, ref.day)) if found.end and ref.day else found
        if which == "later":
            ahead = found.start and ref.day and found.end and found.start < ref.day <= found.end and ref.ahead
            return replace(found, start=ref.day) if ahead else found
        return found if found.precision == "day" and which in ("early", "mid", "late") else st.part(found, which)

    return read


def partial(t: Tokens, i: int) -> Found | None:
    """As in "early June", "mid-July", "late on Friday", "earlier this week", "the start of the month", "the end of 2016"."""
    which = str(t[i].value)
    j = i + 1
    if which in ("start", "end") or t[i].low == "middle":
        if t[j].low != "of":
            return None
        whole = whole_of(t, j + 1)
    else:
        j += t[j].kind == "dash" or t[j].low in ("on", "in")
        whole = point(t, j) if t[j].low != "in" else None
    if whole is None:
        return None
    return Found(whole.end, partly(which, whole.read))


def _slice(whole: Reader, number: int, count: int, unit: str) -> Reader:
    """The number-th (from the end: below zero) group of ``count`` units of a stretch."""

    def read(ref: Ref) -> Stretch:
        found = whole(ref)
        if found.start is None or found.end is None:
            return found
        if number > 0:
            start = st.later(found.start, (number - 1) * count, unit)
            end = st.later(start, count, unit) - timedelta(days=1)
        else:
            end = found.end
            start = st.later(end + timedelta(days=1), -count, unit)
        precision = "day" if start == end else {"day": "days"}.get(unit, unit)
        return Stretch(max(start, found.start), min(end, found.end), precision, found.value)

    return read


def _halves(whole: Reader, number: int, parts: int) -> Reader:
    """The first or second half, or a quarter, of a year or month."""

    def read(ref: Ref) -> Stretch:
        found = whole(ref)
        if found.start is None or found.end is None:
            return found
        if found.precision == "year" and found.start.year == found.end.year:
            size = 12 // parts
            letter = "H" if parts == 2 else "Q"
            return st.months(found.start.year, (number - 1) * size + 1, size, f"{found.value}-{letter}{number}")
        middle = found.start + ((found.end - found.start) + timedelta(days=1)) // 2
        return replace(found, end=middle - timedelta(days=1)) if number == 1 else replace(found, start=middle)

    return read


def numbered(t: Tokens, i: int) -> Found | None:
    """As in "first half of the year", "third quarter", "first week of July", "last three days of March"."""
    number = -1 if t[i].value in ("last",) or t[i].low == "final" else int(t[i].value) if t[i].kind == "ordinal" else 0
    if not number:
        return None
    j = i + 1
    count = 1
    if t[j].kind == "number" and str(t[j].value).isdecimal():
        count, j = int(t[j].value), j + 1
    named = "half" if t[j].low == "half" else str(t[j].value) if t[j].kind == "unit" else ""
    whole = whole_of(t, j + 2) if t[j + 1].low == "of" else None
    if named in ("half", "quarter") and 1 <= number <= (2 if named == "half" else 4):
        if whole is None and named == "half":
            return None
        year = whole.read if whole else units_away("year", 0)
        return Found(whole.end if whole else j + 1, _halves(year, number, 2 if named == "half" else 4))
    if not named or whole is None or number > 53 or count > 366:
        return None
    if count == 1 and t[j].low in ("days", "weeks", "months"):  # "the first days of March"
        return Found(whole.end, partly("early" if number > 0 else "late", whole.read))
    return Found(whole.end, _slice(whole.read, number, count, named))


def the_whole(t: Tokens, i: int) -> Found | None:
    """As in "all of 2019", "whole of last year", "much of May", "most of the week"."""
    j = i + 1 + (t[i + 1].low == "of")
    return whole_of(t, j) if j > i + 1 else None


def week_of(t: Tokens, i: int) -> Found | None:
    """As in "week of 18 to 24 November"."""
    return (
        point(t, i + 2)
        if t[i].low in ("week", "weekend") and t[i + 1].low == "of" and t[i + 2].kind in _DAY_KINDS
        else None
    )


# -- named days and "the" -------------------------------------------------------------------------------------------


def named_day(t: Tokens, i: int) -> Found | None:
    """As in "Christmas Day", "Nawruz", "Good Friday", with a year or without."""
    for size in (3, 2, 1):
        # "New Year's Day": the tokens are "new", "year", "'s", "day"
        words = _words(t, i, size)
        if words is None:
            continue
        end, name = words
        if name in holidays():
            after, year_of = _year_suffix(t, end)
            month, day = holidays()[name]
            return Found(after, on_day(month, day, year_of))
        if name in easter_days():
            return Found(end, _easter_day(easter_days()[name]))
    return None


def _words(t: Tokens, i: int, size: int) -> tuple[int, tuple[str, ...]] | None:
    words: list[str] = []
    while len(words) < size or t[i].kind == "possessive":
        if t[i].kind == "possessive" and words:
            words[-1] += "'s"
        elif t[i].text[:1].isupper() or t[i].low == "the":
            words.append(t[i].low)
        else:
            return None
        i += 1
    return i, tuple(words)


def _easter_day(days: int) -> Reader:
    def read(ref: Ref) -> Stretch:
        if ref.day is None:
            return st.unknown("XXXX-XX-XX")
        here = st.easter(ref.day.year) + timedelta(days=days)
        if here > ref.day and not ref.ahead:
            here = st.easter(ref.day.year - 1) + timedelta(days=days)
        return st.day(here)

    return read


def definite(t: Tokens, i: int) -> Found | None:
    """What follows "the": "the 16th", "the 12th of October", "the weekend", "the summer of 2016" ..."""
    j = i + 1
    if t[i].low != "the":
        return None
    if t[j].kind == "ordinal" and t[j].text[0].isdigit() and t[j + 1].kind not in ("unit", "number"):
        return longest(Found(j + 1, day_of_month(int(t[j].value))) if int(t[j].value) <= 31 else None, day_month(t, j))
    if t[j].low == "weekend":
        return Found(j + 1, the_weekend)
    if t[j].kind == "deictic" or (t[j].kind == "which" and t[j].value in ("past", "last", "next")):
        return numbered(t, j) if t[j].value == "last" else None
    return point(t, j)


def phrase(t: Tokens, i: int) -> Found | None:
    """A fixed phrase of the vocabulary that begins here, the longest one."""
    for row in phrases().get(t[i].low, ()):
        if all(t[i + k].low == word for k, word in enumerate(row.words)):
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


# -- which reader begins with which kind of word --------------------------------------------------------------------

_STARTS: dict[str, tuple[Callable[[Tokens, int], Found | None], ...]] = {
    "number": (day_month,),
    "ordinal": (day_month, numbered),
    "month": (month_first,),
    "year": (bare_year,),
    "iso": (written_date,),
    "slashed": (written_date,),
    "decade": (decade,),
    "weekday": (weekday,),
    "weekday_short": (weekday,),
    "season": (seasonal,),
    "deictic": (deictic,),
    "which": (pointed, numbered),
    "article": (definite,),
    "part": (partial,),
    "daypart": (part_of_day,),
    "clock": (part_of_day,),
    "unit": (week_of,),
    "rest": (the_whole,),
}


def point(t: Tokens, i: int) -> Found | None:
    """The longest point in time that begins at token i, with what stands behind it in brackets or as a part of day."""
    found = longest(*(reader(t, i) for reader in _STARTS.get(t[i].kind, ())), named_day(t, i), phrase(t, i))
    if found is None:
        return None
    return _bracketed(t, _with_daypart(t, found))


def _with_daypart(t: Tokens, found: Found) -> Found:
    """As in "Sunday night", "October 12 at noon", "Tuesday at 3 p.m."."""
    j = found.end
    if t[j].kind == "daypart" and t[j - 1].kind in ("weekday", "weekday_short", "number", "ordinal", "month"):
        return Found(j + 1, at_part(str(t[j].value), found.read))
    if t[j].low in ("at", "around") and t[j + 1].kind in ("daypart", "clock"):
        letters = str(t[j + 1].value) if t[j + 1].kind == "daypart" else _clock_value(t[j + 1].text)
        if letters and t[j - 1].kind in ("weekday", "weekday_short", "number", "ordinal", "month", "deictic"):
            return Found(j + 2, at_part(letters, found.read))
    return found


def _bracketed(t: Tokens, found: Found) -> Found:
    """As in "yesterday [Thursday]", "Friday (13 October)": the brackets say which day, if they can."""
    close = {"[": "]", "(": ")"}.get(t[found.end].low)
    inner = point(t, found.end + 1) if close else None
    if inner is None or t[inner.end].low != close:
        return found
    told = inner.read

    def read(ref: Ref) -> Stretch:
        stretch = told(ref)
        return stretch if stretch.known and stretch.precision == "day" else found.read(ref)

    return Found(inner.end + 1, read)
