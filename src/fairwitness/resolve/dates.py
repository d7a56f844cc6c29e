"""Which days a claim's words of time stand for: the ``when`` meanings.

Most are already read against the day of publication (Claim.when.period). Here they are fitted to the claim (a running
total "by Friday" has an open beginning, one strike "by Friday" does not), and words that hang on another time of the
document ("the next day", "two days later", "since then") are read against the nearest earlier one that is known.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from fairwitness.model import Claim, Document, Meaning, Period, Time
from fairwitness.vocab.times import Phrase, lexicon, phrases

_LATER = re.compile(
    r"(?P<count>[\w-]+)(?: more| full)? (?P<unit>\w+) "
    r"(?P<way>later|earlier|before|prior|beforehand|afterwards)\b"
)
_THAT = re.compile(r"^(?:in |during |on )?(?:that|the same) (?P<name>[a-z]+)$")
_NAMED_DAY = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]oday)\b")
_POINTS = ("day", "days")


@dataclass(slots=True)
class _Anchors:
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
        earlier = reversed(self.periods[:at])
        return next((p for p in earlier if not precisions or p.precision in precisions), None)


def periods(claims: tuple[Claim, ...], document: Document | None = None) -> tuple[Meaning, ...]:
    """The period of every claim that has words of time with days of their own or of the document.

    by: "published" (read against the day of publication), "basis" (fitted to what the figure counts) or "earlier time".
    """
    published = document.published if document else None
    anchors = _Anchors()
    if document and published:
        for place, on in _weekdays(document.text, published):
            anchors.add(place, Period(on, on))
    for time in _told(claims):
        if time.period and _is_anchor(time):
            anchors.add(time.words.start, time.period)
    found = []
    for claim in sorted((c for c in claims if c.when), key=lambda c: c.when.words.start if c.when else 0):
        meaning = _meaning(claim, anchors, published)
        if meaning:
            found.append(meaning)
    order = {claim.id: n for n, claim in enumerate(claims)}
    return tuple(sorted(found, key=lambda m: order[m.claim_id]))


def _weekdays(text: str, published: date) -> Iterator[tuple[int, date]]:
    """The plain weekdays of the text, each the last by publication; also "yesterday" and "today"."""
    for found in _NAMED_DAY.finditer(text):
        word = lexicon()[found.group().lower()]
        back = -int(word.value) if word.kind == "deictic" else (published.isoweekday() - int(word.value)) % 7
        on = _shifted(published, -back)
        if on:
            yield found.start(), on


def _told(claims: Iterable[Claim]) -> dict[Time, None]:
    """Every time of the claims and of the sources' saying so, each once."""
    times: dict[Time, None] = {}
    for claim in claims:
        if claim.when:
            times[claim.when] = None
        times.update((source.said, None) for source in claim.chain if source.said)
    return times


def _is_anchor(time: Time) -> bool:
    """Days that a later "the next day" can hang on: told, closed, not "now", not a long stretch."""
    period = time.period
    if period is None or period.start is None or period.end is None or time.type == "DURATION":
        return False
    return time.value != "PRESENT_REF" and not _is_part_of_day(time)


def _meaning(claim: Claim, anchors: _Anchors, published: date | None) -> Meaning | None:
    time = claim.when
    if time is None or time.type == "SET":
        return None
    words = " ".join(time.words.text.lower().split())
    hung = _hung(words, time, anchors, published)
    if hung:
        anchors.add(time.words.start, hung)
        return Meaning(claim.id, "when", hung, 0.7, "earlier time")
    if time.period is None:
        return None
    fitted = _fitted(words, time.period, claim)
    return Meaning(claim.id, "when", fitted, 0.9, "published" if fitted == time.period else "basis")


# -- words that hang on an earlier time ------------------------------------------------------------------------------


def _hung(words: str, time: Time, anchors: _Anchors, published: date | None) -> Period | None:
    anchor = anchors.before(time.words.start)
    day = anchors.before(time.words.start, *_POINTS)
    moved = _moved(words, anchor) or _that_month(words, anchor)
    if moved:
        return moved
    if words == "since":
        return _since(anchor, published) if anchor else None
    phrase = _phrase(words)
    if phrase is not None and phrase.follows is not None:
        if anchor:
            return _follow(phrase, anchor, published)
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
        return _around(on, phrase.whole)
    if anchor.precision in _POINTS:
        return Period(on, on)
    return anchor if not phrase.follows and _is_month(anchor) else None


def _is_month(period: Period) -> bool:
    return period.precision == "month" and period == _around(period.start or date.min, "month")


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


def _moved(words: str, anchor: Period | None) -> Period | None:
    """As in "Two days later", "a week earlier", from an earlier time of the document."""
    found = _LATER.search(words)
    if found is None or anchor is None or anchor.start is None:
        return None
    count, unit = _count(found["count"]), lexicon().get(found["unit"])
    if count is None or unit is None or unit.kind != "unit":
        return None
    if found["way"] in ("earlier", "before", "prior", "beforehand"):
        count = -count
    if unit.value in ("hour", "minute"):
        return anchor
    if unit.value in ("year", "decade", "month"):
        return _whole_moved(anchor, count, str(unit.value))
    on = _shifted(anchor.start, count * {"week": 7, "fortnight": 14}.get(str(unit.value), 1))
    return Period(on, on) if on else None


def _whole_moved(anchor: Period, count: int, unit: str) -> Period | None:
    """Months and years move the anchor as it is: a month stays a month."""
    assert anchor.start is not None
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    index = anchor.start.year * 12 + anchor.start.month - 1 + months
    try:
        whole = _around(date(index // 12, index % 12 + 1, 1), unit if unit != "decade" else "year")
    except ValueError:
        return None
    return whole


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


def _around(on: date, whole: str) -> Period | None:
    """The week, month or year that holds the day."""
    if whole == "week":
        monday = _shifted(on, -on.weekday())
        return Period(monday, _shifted(monday, 6), "week") if monday else None
    first = on.replace(day=1) if whole == "month" else on.replace(month=1, day=1)
    after = first.replace(day=28) + timedelta(days=4) if first.year < 9999 or first.month < 12 else None
    if whole == "year":
        return Period(first, date(on.year, 12, 31), "year")
    return Period(first, after - timedelta(days=after.day) if after else date(9999, 12, 31), "month")


# -- fitted to the figure --------------------------------------------------------------------------------------------


def _is_part_of_day(time: Time) -> bool:
    """A part of a day with no day named: "by evening", "at 08:20", "at first light"."""
    words = time.words.text.lower()
    return time.type == "TIME" and not _DAY_TOLD.search(words)


_DAY_TOLD = re.compile(
    r"day\b|days\b|\d(?:st|nd|rd|th)\b|\bthis\b|\blast\b|night|dawn|to(?:day|morrow)|"
    r"jan|feb|mar|apr|may|june|july|aug|sep|oct|nov|dec|[12]\d{3}"
)


def _fitted(words: str, period: Period, claim: Claim) -> Period:
    """As in "by Friday": up to then for a running total, that very day for one event ("as of": a state)."""
    basis = claim.figure.basis if claim.figure else None
    first = words.split()[0] if words else ""
    if period.end is None or first not in ("by", "as", "until"):
        return period
    if basis == "total" and (period.start is None or period.start == period.end):
        return Period(None, period.end, period.precision)
    single = (basis == "event" and first == "by") or (basis == "standing" and first == "as")
    if single and period.start is None and period.precision == "day":
        return Period(period.end, period.end, period.precision)
    return period
