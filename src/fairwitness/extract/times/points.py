"""Points in time of every shape: the readers that hold others ("the end of ..."), and ``point``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from fairwitness.extract.times.dates import (
    Found,
    Reader,
    Tokens,
    day_month,
    longest,
    month_first,
    written_date,
)
from fairwitness.extract.times.fixed import phrase
from fairwitness.extract.times.slices import halves, partly, sliced
from fairwitness.extract.times.stretches import Ref, Stretch
from fairwitness.extract.times.weekdays import (
    at_part,
    day_of_month,
    deictic,
    every_weekday,
    named_day,
    pointed,
    relative_day,
    seasonal,
    the_weekend,
    units_away,
    weekday,
)
from fairwitness.extract.times.years import bare_year, century, decade
from fairwitness.vocab.times import context

# -- parts of a day -------------------------------------------------------------------------------------------------


def night_of(day: Reader) -> Reader:
    """As in "The night of 9 February" runs into the next day."""

    def read(ref: Ref) -> Stretch:
        found = day(ref)
        end = found.end + timedelta(days=1) if found.end and found.start == found.end else found.end
        return replace(found, end=end, precision="days", value=f"{found.value}TNI", type="TIME")

    return read


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
    day = _day_of(t, j)
    if day:
        night = t[i].low == "night" and t[j].low == "of"
        return Found(day.end, night_of(day.read) if night else at_part(letters, day.read))
    return Found(j, at_part(letters, relative_day(0))) if t[i].kind == "clock" else None


def _day_of(t: Tokens, j: int) -> Found | None:
    """The day named behind a part of it: "(dawn) on Friday", "(3 p.m.) yesterday"."""
    k = j + (t[j].low in ("on", "of"))
    return point(t, k) if t[k].kind in _DAY_KINDS and t[k + 1].kind not in ("daypart", "part") else None


def four_digits(t: Tokens, i: int) -> Found | None:
    """As in "at 0730", "around 2100 GMT", "1400 local time"."""
    form = t[i].text
    if len(form) != 4 or not form.isdecimal() or int(form[:2]) > 23 or int(form[2:]) > 59:
        return None
    zoned = t[i + 1].low in _ZONES
    led = form[:1] == "0" and t[i - 1].low in ("at", "by", "since", "until", "around", "from", "about")
    if not zoned and not led:
        return None
    j = i + 1
    while t[j].low in _ZONES:
        j += 1
    day = _day_of(t, j) or Found(j, relative_day(0))
    return Found(day.end, at_part(f"{form[:2]}:{form[2:]}", day.read))


_ZONES = frozenset({"local", "time", "gmt", "utc", "hours", "hrs"})


_PARTS = {"hours": "MO", "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
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


def partial(t: Tokens, i: int) -> Found | None:
    """As in "early June", "mid-July", "late on Friday", "earlier this week", "the start of the month"."""
    which = str(t[i].value)
    j = i + 1
    if t[j].kind == "daypart" and which in ("early", "late", "mid"):  # "early evening on Thursday"
        return part_of_day(t, j)
    if which in ("start", "end") or t[i].low == "middle":
        if t[j].low != "of":
            return None
        whole = whole_of(t, j + 1)
    else:
        j += t[j].kind == "dash" or t[j].low == "on"
        whole = point(t, j) if t[j].kind != "part" and t[j + (t[j].low == "the")].kind != "part" else None
    if whole is None:
        return None
    return Found(whole.end, partly(which, whole.read))


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
        return Found(whole.end if whole else j + 1, halves(year, number, 2 if named == "half" else 4))
    if not named or whole is None or number > 53 or count > 366:
        return None
    if count == 1 and t[j].low in ("days", "weeks", "months"):  # "the first days of March"
        return Found(whole.end, partly("early" if number > 0 else "late", whole.read))
    return Found(whole.end, sliced(whole.read, number, count, named))


def the_whole(t: Tokens, i: int) -> Found | None:
    """As in "all of 2019", "whole of last year", "much of May", "most of the week"."""
    j = i + 1 + (t[i + 1].low == "of")
    return whole_of(t, j) if j > i + 1 else None


def week_of(t: Tokens, i: int) -> Found | None:
    """As in "week of 18 to 24 November", "month of May"; "month to date"."""
    if t[i + 1].low == "to" and t[i + 2].low == "date":
        return Found(i + 3, units_away(str(t[i].value), 0))
    led = t[i].low in ("week", "weekend", "month") and t[i + 1].low == "of" and t[i + 2].kind in _DAY_KINDS
    return point(t, i + 2) if led else None


# -- "the", fixed phrases -------------------------------------------------------------------------------------------


def definite(t: Tokens, i: int) -> Found | None:
    """What follows "the": "the 16th", "the 12th of October", "the weekend", "the summer of 2016" ..."""
    j = i + 1
    if t[i].low != "the":
        return None
    if t[j].kind == "ordinal" and t[j].text[0].isdigit() and t[j + 1].kind not in ("unit", "number", "dash"):
        noun = t[j + 1].low.isalpha() and not t[j + 1].kind and t[j + 1].low not in context("after_day")
        ranks = noun or t[j + 1].low == "of" or int(t[j].value) > 31  # "the 2nd Brigade", "the 10th of the 24"
        alone = None if ranks else Found(j + 1, day_of_month(int(t[j].value)))
        return longest(alone, day_month(t, j))
    if t[j].low == "weekend":
        return Found(j + 1, the_weekend)
    if t[j].kind == "deictic" or (t[j].kind == "which" and t[j].value in ("past", "last", "next")):
        return numbered(t, j) if t[j].value == "last" else None
    return point(t, j)


# -- which reader begins with which kind of word --------------------------------------------------------------------

_STARTS: dict[str, tuple[Callable[[Tokens, int], Found | None], ...]] = {
    "number": (day_month, century, bare_year, four_digits),
    "ordinal": (day_month, numbered, century),
    "month": (month_first,),
    "year": (bare_year, four_digits),
    "iso": (written_date,),
    "slashed": (written_date,),
    "decade": (decade,),
    "decade_word": (decade,),
    "weekday": (weekday,),
    "weekday_short": (weekday,),
    "weekdays": (every_weekday,),
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
    found = longest(*(reader(t, i) for reader in _STARTS.get(t[i].kind, ())), named_day(t, i), _phrase(t, i))
    if found is None:
        return None
    return _bracketed(t, _with_daypart(t, found))


def _phrase(t: Tokens, i: int) -> Found | None:
    """A fixed phrase, one for a part of a day with the day behind it: "in the early hours of Wednesday"."""
    found = phrase(t, i)
    letters = _PARTS.get(t[found.end - 1].low) if found else None
    day = _day_of(t, found.end) if found and letters else None
    return Found(day.end, at_part(letters, day.read)) if day and letters else found


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
