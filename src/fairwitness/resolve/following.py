"""Words of time that hang on another time of the document: "the next day", "two days later", "since then".

They are read against the nearest earlier time that is known: the one in focus where they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from fairwitness.model import Period, Time
from fairwitness.timex import days_of, value_of
from fairwitness.vocab.times import Phrase, lexicon, phrases

_LATER = re.compile(
    r"(?P<count>[\w-]+)(?: more| full)? (?P<unit>\w+) "
    r"(?P<way>later|earlier|before|prior|beforehand|afterwards)\b"
)
_THAT = re.compile(r"^(?:in |during |on )?(?:that|the same) (?P<name>[a-z]+)$")
_WEEKDAY = re.compile(r"^(?:on )?(?:the )?(?P<way>that|same|following|next|previous) (?P<name>\w+day)\b")
_THE_UNIT = re.compile(r"^(?:during|in|over|throughout|across) the (?P<unit>month|week|year)$")
_COUNTED = re.compile(r"(?P<count>[\w-]+) (?P<unit>days?|weeks?) (?P<way>after|before)$")
_NEAR, _SENTENCES = 400, 250  # earlier times, and characters, looked back over
_POINTS = ("day", "days")
_COARSE = ("month", "season", "year")  # no day can be counted from them
_DAY_TOLD = re.compile(
    r"day\b|days\b|\d(?:st|nd|rd|th)\b|\bthis\b|\blast\b|night|dawn|to(?:day|morrow)|"
    r"jan|feb|mar|apr|may|june|july|aug|sep|oct|nov|dec|[12]\d{3}(?! (?:gmt|utc|hours|hrs|local))"
)
_PART = re.compile(r"T.+$")


@dataclass(slots=True)
class Anchors:
    """Known times of the document in the order of the text, to be looked up by place."""

    places: list[int] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)

    def add(self, place: int, period: Period) -> None:
        at = bisect_left(self.places, place)
        self.places.insert(at, place)
        self.periods.insert(at, period)

    def before(self, place: int, *precisions: str) -> Period | None:
        """The nearest earlier period, of these precisions if any are named."""
        at = bisect_left(self.places, place)
        earlier = reversed(self.periods[max(0, at - _NEAR) : at])
        return next((p for p in earlier if not precisions or p.precision in precisions), None)

    def latest(self, place: int, whole: str, published: date) -> Period | None:
        """The latest whole month told before the place, the nearest week, or the year before publication."""
        at = bisect_left(self.places, place)
        told = [p for p in reversed(self.periods[max(0, at - _NEAR) : at]) if p.start and p.start <= published]
        if whole == "month":
            return max((p for p in told if _is_month(p)), key=lambda p: p.start or date.min, default=None)
        return next((p for p in told if (_is_week(p) if whole == "week" else _is_year(p, published.year - 1))), None)

    def day_near(self, place: int) -> date | None:
        """The last day told shortly before the place."""
        at = bisect_left(self.places, place)
        near = range(bisect_left(self.places, place - _SENTENCES), at)
        return next((p.end for n in reversed(near) if (p := self.periods[n]).precision in _POINTS), None)


def is_anchor(time: Time) -> bool:
    """Days that a later "the next day" can hang on: told, closed, not "now", not a long stretch."""
    period = time.period
    if period is None or period.start is None or period.end is None or time.type == "DURATION":
        return False
    return time.value != "PRESENT_REF" and not _is_part_of_day(time)


def anchored(times: Iterable[Time], published: date | None) -> tuple[Time, ...]:
    """The times of one document in order, those that hang on an earlier one with its days and value."""
    anchors, found = Anchors(), []
    for time in times:
        words = " ".join(time.words.text.lower().split())
        hangs = hung(words, time, anchors, published) if time.type != "SET" else None
        if hangs:
            time = replace(time, period=hangs, value=_value(time, words, hangs))
        if time.period and (hangs or is_anchor(time)) and _is_closed(time.period):
            anchors.add(time.words.start, time.period)
        found.append(time)
    return tuple(found)


def _is_closed(period: Period) -> bool:
    return period.start is not None and period.end is not None


def _value(time: Time, words: str, period: Period) -> str:
    """The TIMEX3 value of a time with the days it hangs on: its part of the day kept."""
    part = _PART.search(time.value) if time.type == "TIME" else None
    if part and period.start:
        return f"{period.start}{part.group()}"
    if time.type == "DURATION" or time.value.endswith(
        "_REF"
    ):  # "since then", "at the time": TIMEX3 has no day for them
        return time.value
    return value_of(period)


# -- the rules --------------------------------------------------------------------------------------------------------


def hung(words: str, time: Time, anchors: Anchors, published: date | None) -> Period | None:
    """The days that words stand for by an earlier time; None where they hang on none."""
    anchor = anchors.before(time.words.start)
    day = anchors.before(time.words.start, *_POINTS)
    moved = _moved(words, anchor, day) or _that_month(words, anchor) or _that_weekday(words, day)
    unit = _THE_UNIT.search(words) if published else None
    if moved is None and unit and published:
        moved = anchors.latest(time.words.start, unit["unit"], published)
    if moved:
        return moved
    if words == "since":
        return _since(anchor, published) if anchor else None
    phrase = _phrase(words)
    if phrase is not None and phrase.follows is not None:
        if anchor:
            found = _follow(phrase, anchor, published)
            of_a_day = found is None and phrase.value.startswith("XXXX-XX-XX")
            if of_a_day and day and (phrase.follows == 0 or anchor.precision in _COARSE):
                return _follow(phrase, day, published)
            return _without_anchor(phrase, published) if of_a_day and anchor.precision in _COARSE else found
        return _without_anchor(phrase, published) if time.period is None else None
    if _is_part_of_day(time) and day and day.start == day.end:
        return day
    return None


def _phrase(words: str) -> Phrase | None:
    """The phrase of the vocabulary that the words are, but for a word or two before it ("on", "later on")."""
    parts = tuple(words.removesuffix("'s").split())
    for start in range(min(3, len(parts))):
        for phrase in phrases().get(parts[start], ()):
            if parts[start:] == phrase.words:
                return phrase
    return None


def _follow(phrase: Phrase, anchor: Period, published: date | None) -> Period | None:
    """The period a phrase stands for, told from an earlier one of the document."""
    if phrase.bound == "since":
        return _since(anchor, published)
    if phrase.bound == "until":
        return Period(None, _shifted(anchor.start, -1), anchor.precision) if anchor.start else None
    if phrase.stretch:
        return anchor
    on = _shifted(anchor.end or anchor.start, phrase.follows or 0)
    if on is None:
        return None
    if phrase.whole:
        return _around_moved(on, phrase.whole, phrase.step)
    if anchor.precision in _POINTS:
        return Period(on, on)
    return anchor if not phrase.follows and _is_month(anchor) else None


def _is_month(period: Period) -> bool:
    return period.precision == "month" and period == _around(period.start or date.min, "month")


def _is_week(period: Period) -> bool:
    apart = (period.end - period.start).days if period.start and period.end else 0
    return period.precision in ("days", "week") and 4 <= apart <= 7


def _is_year(period: Period, number: int) -> bool:
    return period.precision == "year" and period == _around(date(max(1, number), 1, 1), "year")


def _since(anchor: Period, published: date | None) -> Period | None:
    """From the earlier time up to publication, if it had begun by then."""
    if anchor.start is None or (published and anchor.start > published):
        return None
    return Period(anchor.start, published, anchor.precision)


def _without_anchor(phrase: Phrase, published: date | None) -> Period | None:
    """As in "The day before", where no other time stands before it: before the day of publication."""
    if phrase.follows == -1 and published:
        on = _shifted(published, -1)
        return Period(on, on) if on else None
    return None


def _moved(words: str, anchor: Period | None, day: Period | None) -> Period | None:
    """As in "Two days later", "a week earlier", from an earlier time of the document; days are counted from a day."""
    found = _LATER.search(words)
    if found and anchor and anchor.precision in _COARSE and _counts_days(found["unit"]):
        anchor = day
    if found is None or anchor is None or anchor.start is None:
        return None
    count, unit = _count(found["count"]), lexicon().get(found["unit"])
    if count is None or unit is None or unit.kind != "unit":
        return None
    if found["way"] in ("earlier", "before", "prior", "beforehand"):
        count = -count
    if unit.value in ("hour", "minute", "second"):
        return anchor
    if unit.value in ("year", "decade", "month"):
        whole = "month" if unit.value == "month" else "year"
        return _around_moved(anchor.start, whole, count * (10 if unit.value == "decade" else 1))
    on = _shifted(anchor.start, count * {"week": 7, "fortnight": 14}.get(str(unit.value), 1))
    return Period(on, on) if on else None


def counted_back(words: str, place: int, anchors: Anchors) -> Period | None:
    """The day of what "three days after" leads to, told from the day shortly before: "on 8 May, three days after"."""
    found, day = _COUNTED.search(words), anchors.day_near(place)
    count = _count(found["count"]) if found else None
    if found is None or count is None:
        return None
    days = count * (7 if found["unit"].startswith("week") else 1)
    on = _shifted(day, days if found["way"] == "before" else -days)
    return Period(on, on) if on else None


def _counts_days(unit: str) -> bool:
    word = lexicon().get(unit)
    return word is not None and word.kind == "unit" and word.value in ("day", "night", "week", "fortnight")


def _that_month(words: str, anchor: Period | None) -> Period | None:
    """As in "That August", "that winter": of the year of the earlier time (a winter: the one it stands in)."""
    found = _THAT.search(words)
    named = lexicon().get(found["name"]) if found else None
    on = anchor.start or anchor.end if anchor else None
    if named is None or on is None or named.kind not in ("month", "season"):
        return None
    if named.kind == "month":
        return _around(date(on.year, int(named.value), 1), "month")
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[str(named.value)]
    year = on.year - (first == 12 and on.month < 6)
    if not 1 <= year < 9999:
        return None
    last = _around(date(year + (first == 12), (first + 1) % 12 + 1, 1), "month")
    return Period(date(year, first, 1), last.end if last else None, "season")


def _that_weekday(words: str, day: Period | None) -> Period | None:
    """As in "that Friday", "the following Monday", "the previous Sunday": told from the last day named."""
    found = _WEEKDAY.search(words)
    named = lexicon().get(found["name"]) if found else None
    if found is None or named is None or named.kind != "weekday" or day is None or day.end is None:
        return None
    ahead = (int(named.value) - day.end.isoweekday()) % 7
    if found["way"] in ("following", "next"):
        ahead = ahead or 7
    elif found["way"] == "previous":
        ahead -= 7
    else:
        ahead = int(named.value) - day.end.isoweekday()
    on = _shifted(day.end, ahead)
    return Period(on, on) if on else None


def _is_part_of_day(time: Time) -> bool:
    """A part of a day with no day named: "by evening", "at 08:20", "at first light"."""
    return time.type == "TIME" and not _DAY_TOLD.search(time.words.text.lower())


# -- the calendar -----------------------------------------------------------------------------------------------------


def _count(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word) < 5 else None
    known = lexicon().get(word)
    if word in ("a", "an"):
        return 1
    return int(known.value) if known and known.kind == "number" else None


def _shifted(on: date | None, days: int) -> date | None:
    try:
        return on + timedelta(days=days) if on else None
    except OverflowError:
        return None


def _around_moved(on: date, whole: str, count: int) -> Period | None:
    """The week, month or year so many after (below zero: before) the one that holds the day."""
    if whole == "week":
        moved = _shifted(on, 7 * count)
        return _around(moved, whole) if moved else None
    index = on.year * 12 + on.month - 1 + count * (12 if whole == "year" else 1)
    if not 12 <= index < 120_000:
        return None
    return _around(date(index // 12, index % 12 + 1, 1), whole)


def _around(on: date, whole: str) -> Period | None:
    """The week, month or year that holds the day."""
    if whole == "week":
        monday = _shifted(on, -on.weekday())
        return Period(monday, _shifted(monday, 6), "week") if monday else None
    start, end = days_of(f"{on.year:04}-{on.month:02}" if whole == "month" else f"{on.year:04}")
    return Period(start, end, whole)
