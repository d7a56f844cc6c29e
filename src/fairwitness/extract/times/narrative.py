"""Times of a text that bears no date, or that tells of years long before it: days take the year told before them.

"On 10 July" after "in June 2014" is 10 July 2014, and "the next day" after that is 11 July. So in an encyclopaedia's
article as in an undated page: the day on which its page was last changed dates nothing in it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fairwitness.extract.figures import parse_figure
from fairwitness.extract.times import parse_time
from fairwitness.extract.times import times as read_times
from fairwitness.model import Period, Time
from fairwitness.vocab.times import is_long_ago, looks_back, of_the_day

_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_HEADING = re.compile(r"^#{1,6} (?P<words>[^\n]{1,120})$", re.MULTILINE)
_DAY_OF_YEAR = re.compile(r"XXXX-\d\d")
_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b", re.IGNORECASE
)
_NEXT = re.compile(r"\b(?:next|following) (?:day|morning|night|evening)\b|\bday after\b", re.IGNORECASE)
_SAME = re.compile(
    r"\b(?:same|that) (?:day|morning|night|evening|afternoon)\b|^(?:later |earlier )?(?:in|during) the day$",
    re.IGNORECASE,
)
_SINCE_THEN = re.compile(r"(?:ever )?since (?:then|that (?:day|time))", re.IGNORECASE)
# "On 21 April the brigade said it had killed 12 in clashes": the night before that day
_SAID = re.compile(r"[^.!?;\n]{0,80}?\b(?:said|says|saying|claimed|reported|announced|stated|added)\b[^.!?;\n]{0,120}")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_PREVIOUS = re.compile(r"\b(?:previous day|day before|day earlier|previous night)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(\w+) days? (?:later|after)\b", re.IGNORECASE)
_BACK = timedelta(days=270)  # further back than this, a day without a year is of the next year
_HALF_YEAR = timedelta(days=180)
_OPEN = ("since ", "after ")
_LONG = timedelta(days=14)
_LONGEST = 31
_OLDEST = 1900
_NEAR = 300  # characters back to the day from which "the next day" counts


@dataclass(slots=True)
class _Told:
    """What has been told so far: the year, and the last day."""

    year: int | None
    day: date | None = None

    def hear(self, time: Time) -> None:
        """Takes note of a dated time."""
        if time.period is None:
            return
        start, end = time.period.start, time.period.end
        day = end or start
        if day is None:
            return
        if day.year < _OLDEST or (self.year is not None and time.period.precision not in ("day", "days", "month")):
            return
        if self.year != day.year:
            self.year, self.day = day.year, None
        if time.period.precision in ("day", "days"):
            self.day = day - timedelta(days=1) if time.words.text.lower().startswith("after ") else day


def times(text: str, published: date | None, title: str | None) -> tuple[Time, ...]:
    """The times of a document: against its day of publication, or in their own narrative."""
    found, headed = read_times(text, published), _headed(text, published)
    if published is not None and (headed or is_history(found, published, title)):
        found, published = read_times(text, None), None
    return in_narrative(found, title, headed) if published is None else _stepped(found, text, published)


def _stepped(times: Iterable[Time], text: str, published: date) -> tuple[Time, ...]:
    """The times of a dated text, "that day", "the next day", "since then" counted from those told shortly before."""
    found: list[Time] = []
    last: Time | None = None
    for time in times:
        is_near = last is not None and time.words.start - last.words.end < _NEAR
        dated = _from_last(time, last, text[last.words.end : time.words.start]) if last and is_near else time
        if dated is not time and dated.period and dated.period.start and dated.period.start >= published:
            dated = time
        is_dated = dated.period is not None and dated.period.start is not None
        if is_dated and not _PREVIOUS.search(time.words.text):  # a look back: what follows goes on from before it
            last = dated
        found.append(dated)
    return tuple(found)


def _from_last(time: Time, last: Time, between: str) -> Time:
    """A time that points back, dated from the last one told, or from the last day where that is what it is."""
    if last.period is None:
        return time
    if _SINCE_THEN.fullmatch(time.words.text) and time.period is not None:
        return replace(time, period=replace(time.period, start=last.period.start))
    day = _one_day(last)
    if day is None:
        return time
    if time.words.text.lower() == "overnight" and _SAID.fullmatch(between):
        night = day - timedelta(days=1)
        return replace(time, value=f"{night}TNI", period=Period(night, day, "days"))
    if time.period is not None or "X" not in time.value or _step(time.words.text) is None:
        return time
    if time.words.text.lower().endswith(("after", "before")):
        return time  # "a day after the raid", "a day before they came": counted from what follows
    if _PREVIOUS.search(time.words.text) and _SENTENCE_END.search(between):
        return time  # "a day earlier" than what, the sentence does not tell
    return _dated(time, _Told(None, day))


def _one_day(time: Time) -> date | None:
    """The day that a time is of: the first of a night, and of "after a raid on 1 March" the day of the raid."""
    period = time.period
    if period is None or period.start is None or period.precision not in ("day", "days"):
        return None
    if time.words.text.lower().startswith("after "):
        return period.start - timedelta(days=1)
    return period.start if period.end is not None and period.end - period.start <= timedelta(days=1) else None


def _headed(text: str, published: date | None) -> tuple[tuple[int, int], ...]:
    """The past years that headings name ("## 2034", "### April 2034"), each with the offset from which it holds."""
    named = ((m.end(), _year(m["words"])) for m in _HEADING.finditer(text))
    return tuple((at, year) for at, year in named if year and (published is None or year < published.year))


def is_history(found: Iterable[Time], published: date, title: str | None) -> bool:
    """Whether a text looks back: by its times with a year, or else by its days without one as well.

    A past year in the title counts as one of its times.
    """
    known = tuple(found)
    days = [t.period.end for t in known if t.period is not None and t.period.end and _YEAR.search(t.words.text)]
    named = _year(title or "")
    is_titled = named is not None and named < published.year
    if named is not None and is_titled:
        days.append(date(named, 1, 1))
    news, bare = sum(of_the_day(t.words.text) for t in known), _days_without_year(known)
    if looks_back(days, published, news) or not any(is_long_ago(day, published) for day in days):
        return looks_back(days, published, news)
    if is_titled and bare and not news and all(is_long_ago(day, published) for day in (*days, *bare)):
        return True
    # News writes the year of a day that lies half a year back.
    return looks_back([*days, *(d if published - d > _HALF_YEAR else published for d in bare)], published, news)


def _days_without_year(times: Iterable[Time]) -> set[date]:
    """The days that a text names by month and number alone ("on 3 March"), read against its publication.

    Of a stretch up to publication ("after the raid of 3 March") it is the first.
    """
    named = (t for t in times if _MONTH.search(t.words.text) and not _YEAR.search(t.words.text))
    spans = [t.period for t in named if t.period and t.period.precision in ("day", "days")]
    return {day for p in spans if (day := p.start if p.start and p.end and p.end - p.start > _LONG else p.end)}


def in_narrative(times: Iterable[Time], title: str | None, headed: Sequence[tuple[int, int]] = ()) -> tuple[Time, ...]:
    """The times with days and months dated from the title or what is told before them; others as they are.

    ``headed``: the years of headings, each from an offset on.
    """
    known, years = tuple(times), deque(headed)
    told, found = _Told(_year(title or "") or _first_year(known)), []
    for time in known:
        while years and years[0][0] <= time.words.start:
            told = _Told(years.popleft()[1])
        dated = time if time.period is not None else _dated(time, told)
        told.hear(dated)
        found.append(dated)
    return tuple(found)


def _first_year(times: Iterable[Time]) -> int | None:
    return next((year for t in times if t.period is not None and (year := _year(t.value))), None)


def _year(words: str) -> int | None:
    """The one year in words, none where there are several."""
    years = {int(y) for y in _YEAR.findall(words) if _OLDEST <= int(y) < 2100}
    return years.pop() if len(years) == 1 else None


def _dated(time: Time, told: _Told) -> Time:
    words = time.words.text
    if told.year is not None and (_DAY_OF_YEAR.match(time.value) or _MONTH.search(words)):
        return _in_year(time, told)
    step = _step(words)
    if step is None or told.day is None or "X" not in time.value:
        return time
    day = told.day + timedelta(days=step)
    _, mark, part = time.value.partition("T")
    return replace(time, value=f"{day}{mark}{part}", period=Period(day, day, "day"))


def _in_year(time: Time, told: _Told) -> Time:
    """The time read in the year told, or in the next one where it would else be far before the last day."""
    year = told.year or 0
    read = parse_time(time.words.text, date(year, 12, 31))
    first = (read.period.start or read.period.end) if read and read.period else None
    if first and told.day is not None and told.day - first > _BACK:
        read = parse_time(time.words.text, date(year + 1, 12, 31))
    if read is None or read.period is None:
        return time
    # what has no end runs on beyond the year
    period = replace(read.period, end=None) if time.words.text.lower().startswith(_OPEN) else read.period
    return replace(time, type=read.type, value=read.value, period=period)


def _step(words: str) -> int | None:
    """How many days on from the last one words such as "the next day" are."""
    for pattern, step in ((_NEXT, 1), (_SAME, 0), (_PREVIOUS, -1)):
        if pattern.search(words):
            return step
    later = _LATER.search(words)
    figure = parse_figure(later.group(1)) if later else None
    days = int(figure.best) if figure is not None and figure.best is not None else None
    return days if days is not None and days <= _LONGEST else None
