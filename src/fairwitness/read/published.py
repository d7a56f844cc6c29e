"""The day and minute of publication, and how known: given, metadata, text, feed, address; the first to be believed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache

from fairwitness.read.clock import minute_in
from fairwitness.read.dateline import Dateline
from fairwitness.read.dates import Printed, day_in, day_in_address, nearest_year, printed_days
from fairwitness.vocab import pages

_FIRST, _LAST, _LONGEST = 8, 4, 140
_TIME = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|GMT|UTC|[A-Z]{2,4}T|local time|hrs|h)"
_DAY_NAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_AROUND = re.compile(rf"\b{_TIME}\b|\b{_DAY_NAME}\b|\b(?:on|at|the|of)\b|[\s,.:;|()\[\]/·•–—-]+", re.I)
_SET_OFF = re.compile(
    rf"(?:[,|(·•–—:]|\b(?:update|report|statement|note|bulletin|brief|of))\s*(?:{_DAY_NAME},? )?$", re.I
)


@dataclass(frozen=True, slots=True)
class Clues:
    """Everything that may tell the day of publication; ``taken`` is the day of taking, None if it is not known."""

    given: date | None = None
    metadata: str | None = None
    feed: str | None = None
    dateline: Dateline | None = None
    address: str | None = None
    taken: date | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The day, how it is known, what was in doubt; ``at``: the minute (UTC), where that is told with its zone."""

    day: date | None = None
    known_from: str | None = None
    problems: tuple[str, ...] = ()
    at: datetime | None = None


def published(text: str, clues: Clues) -> Published:
    """The first day that can be believed; days after the taking are not, unless given, and ambiguous ones are not.

    The minute is the last of that day that metadata, the text or the feed tells: what was updated says when.
    """
    found = _believed(text, clues)
    return replace(found, at=max(_minutes(found.day, text, clues), default=None)) if found.day else found


def _minutes(day: date, text: str, clues: Clues) -> Iterator[datetime]:
    """The minutes that a page tells of its day, each in UTC."""
    own = [(printed.on(printed.year or day.year), words) for printed, words in _own(text, clues.dateline)]
    fields = [(found.on(), words) for words in (clues.metadata, clues.feed) if words and (found := day_in(words))]
    for told, words in (*fields, *own):
        if told == day and (minute := minute_in(words, day)):
            yield minute


def _believed(text: str, clues: Clues) -> Published:
    problems: list[str] = []
    for known_from, printed in _candidates(text, clues):
        day = printed.on() if isinstance(printed, Printed) else printed
        if isinstance(printed, Printed) and printed.other and day:
            problems.append(f"may be of {day} or of {printed.other}; give the day with --published")
        elif day and clues.taken and day > clues.taken + timedelta(days=1):  # the outlet's zone may be a day ahead
            believed = "kept, as it was given" if known_from == "given" else "not believed"
            problems.append(f"is dated {day} ({known_from}), after the day it was taken; {believed}")
            if known_from == "given":
                return Published(day, known_from, tuple(problems))
        elif day:
            return Published(day, known_from, tuple(p for p in problems if "after the day" in p))
    return Published(None, None, tuple(problems) or ("has no day of publication; give it with --published",))


def _candidates(text: str, clues: Clues) -> Iterator[tuple[str, Printed | date]]:
    if clues.given:
        yield "given", clues.given
    if clues.metadata and (printed := day_in(clues.metadata)):
        yield "metadata", printed
    feed = day_in(clues.feed) if clues.feed else None
    address = day_in_address(clues.address) if clues.address else None
    reference = (feed.on() if feed else None) or address
    yield from (("text", day) for day in _in_text(text, clues.dateline, reference))
    if feed:
        yield "feed", feed
    if address:
        yield "address", address


def _in_text(text: str, dateline: Dateline | None, reference: date | None) -> Iterator[Printed | date]:
    """Days that the text prints as its own: on a line for it, or in the dateline; a year left out is filled in only
    from the feed or the address."""
    own = [printed for printed, _ in _own(text, dateline)]
    for printed in own:
        if printed.year:
            yield printed
        else:
            years = [p.on() for p in own if p.year]
            if (near := reference or next(filter(None, years), None)) and (day := nearest_year(printed, near)):
                yield day


def _own(text: str, dateline: Dateline | None) -> list[tuple[Printed, str]]:
    """The days that a text prints as its own, each with the words around it."""
    in_dateline = [(dateline.day, dateline.words.text)] if dateline and dateline.day else []
    return [*_own_days(text), *in_dateline]


def _own_days(text: str) -> Iterator[tuple[Printed, str]]:
    lines = [line.strip() for line in text[:6000].split("\n") if line.strip()][:_FIRST]
    last = [line.strip() for line in text[-3000:].split("\n") if line.strip()][-_LAST:]
    for line in lines:
        yield from _of_line(line, is_head=True)
    for line in last[::-1]:
        if line not in lines:
            yield from _of_line(line, is_head=False)


def _of_line(line: str, *, is_head: bool) -> Iterator[tuple[Printed, str]]:
    """The day on a line that says little else; at the foot of a text only after a word such as "Published"."""
    days = list(printed_days(line)) if len(line) <= _LONGEST else []
    if not days or (len(days) > 1 and not _cue().match(line)):
        return
    before, after = line[: days[0].start], line[days[0].end :]
    cue = _cue().match(line)
    says_only = _is_filler(before[cue.end() :] if cue else before) and (bool(cue) or _is_filler(after))
    if says_only or (is_head and days[0].year and _stands_apart(before, after)):
        yield days[0], line


def _is_filler(words: str) -> bool:
    """True where nothing stands but marks, the time and the day of the week."""
    return not _AROUND.sub("", words)


def _stands_apart(before: str, after: str) -> bool:
    """At the end of a line or between bars, set off from words that make no sentence."""
    ends = _is_filler(after) and not after.rstrip().endswith((".", "?", "!"))
    return bool(_SET_OFF.search(before)) and (ends or after.lstrip().startswith(("|", "·", "•")))


@cache
def _cue() -> re.Pattern[str]:
    cues = sorted(pages.words_of("published", "cues"), key=len, reverse=True)
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, cues))})\b\s*[:|,–—-]?\s*", re.I)
