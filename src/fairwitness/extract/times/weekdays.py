"""Days told from the day of publication: weekdays, "last", "this" and "next", seasons, "yesterday", named days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from fairwitness.extract.times import stretches as st
from fairwitness.extract.times.dates import (
    Found,
    Reader,
    Tokens,
    YearOf,
    day_month,
    day_number,
    glued,
    longest,
    month_first,
    no_year,
    on_day,
    year_suffix,
)
from fairwitness.extract.times.stretches import Ref, Stretch
from fairwitness.extract.times.tokens import DOUBTFUL
from fairwitness.vocab.times import easter_days, holidays, named_day_beginnings, solar_months

# -- weekdays -------------------------------------------------------------------------------------------------------


def weekday_near(number: int, which: str = "") -> Reader:
    """The weekday on or before publication; "last": before it; "next": after it; "this": in its week."""

    def read(ref: Ref) -> Stretch:
        if ref.day is None or which in ("that", "following"):
            return st.unknown(f"XXXX-WXX-{number}")
        back = (ref.day.isoweekday() - number) % 7
        if which in ("last", "past", "previous"):
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
    """As in "Friday", "Friday night", "Wednesday 7 February", "Thursday, October 12, 2017", "Fri 26"."""
    short = t[i].kind == "weekday_short"
    number = int(t[i].value)
    j = i + 1
    if t[j].low in _PARTS:
        return Found(j + 1, every_weekday(t, i).read)
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
    if (short and day_number(t, j)) or (t[j].low == "the" and t[j + 1].kind == "ordinal"):
        at = j + (t[j].low == "the")
        return Found(at + 1, day_of_month(int(t[at].value)))
    return longest(Found(j, weekday_near(number, which)), _weekday_of_week(t, j, number))


_PARTS = frozenset({"mornings", "afternoons", "evenings", "nights"})


def every_weekday(t: Tokens, i: int) -> Found:
    """As in "(on) Fridays", "Saturdays"."""
    each = replace(st.unknown(f"XXXX-WXX-{t[i].value}", type="SET"), quant="EVERY")
    return Found(i + 1, lambda ref: each)


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
    """Of "last", "this" and "next weekend": early in the week "this weekend" is the one just past."""
    assert ref.day is not None
    if count == 0 and not ref.ahead:
        return st.weekend(ref.day - timedelta(days=0 if ref.day.isoweekday() >= 4 else 7))
    return st.weekend(ref.day + timedelta(days=7 * count))


def the_weekend(ref: Ref) -> Stretch:
    """The weekend just past, or the one we are in; looking ahead the coming one."""
    if ref.day is None:
        return st.unknown("XXXX-WXX-WE", "days")
    return st.weekend(ref.day if ref.ahead or ref.day.isoweekday() >= 6 else ref.day - timedelta(days=7))


def other_month(name: str) -> Reader:
    """A month of the solar calendar of Iran and Afghanistan, to within a day or two; one that moves has no days."""

    def read(ref: Ref) -> Stretch:
        if ref.day is None or name not in solar_months():
            return st.unknown("XXXX-XX", "month")
        month, day = solar_months()[name]
        first = date(ref.day.year - ((month, day) > (ref.day.month, ref.day.day)), month, day)
        last = st.month_later(first, 1) - timedelta(days=1)
        return Stretch(first, last, "days", f"{first}/{last}", mod="APPROX")

    return read


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
        return Found(j + 1, at_part(str(t[j].value), relative_day(_STEP[which])))
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


def in_season(letters: str, year_of: YearOf = no_year, which: str = "") -> Reader:
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
    end, year_of = year_suffix(t, i + 1)
    if end == i + 1 and (t[i].low == "fall" or t[i - 1].kind not in ("article", "preposition", "bound", "part")):
        return None
    if t[i - 1].low == "a":
        return None
    return Found(end, in_season(str(t[i].value), year_of))


# -- yesterday, parts of a day, named days ---------------------------------------------------------------------------


def relative_day(days: int) -> Reader:
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
    read = relative_day(int(t[i].value))
    if t[i + 1].kind == "daypart":
        return Found(i + 2, at_part(str(t[i + 1].value), read))
    return Found(i + 1, read)


def named_day(t: Tokens, i: int) -> Found | None:
    """As in "Christmas Day", "Nawruz", "Good Friday", with a year or without."""
    if t[i].low not in named_day_beginnings():
        return None
    for size in (3, 2, 1):
        # "New Year's Day": the tokens are "new", "year", "'s", "day"
        words = _words(t, i, size)
        if words is None or _is_named_after(t, i, words[0]):
            continue
        end, name = words
        if name in holidays():
            after, year_of = year_suffix(t, end)
            month, day = holidays()[name]
            return Found(after, on_day(month, day, year_of))
        if name in easter_days():
            return Found(end, _easter_day(easter_days()[name]))
    return None


def _is_named_after(t: Tokens, i: int, end: int) -> bool:
    """Whether the words are inside a longer name: "the Christmas Cottage", "Chinese New Year"."""
    around = (token for token in (t[i - 1], t[end]) if token.low not in _BESIDE)
    return any(token.text.istitle() and not token.kind for token in around)


_BESIDE = frozenset("last this every each when while but so then if orthodox coptic".split())


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
        if ref.ahead and here < ref.day:
            here = st.easter(ref.day.year + 1) + timedelta(days=days)
        elif here > ref.day and not ref.ahead:
            here = st.easter(ref.day.year - 1) + timedelta(days=days)
        return st.day(here)

    return read
