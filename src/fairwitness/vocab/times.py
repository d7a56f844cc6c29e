"""Typed access to times.toml: words of time by kind, fixed phrases, days with a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from fairwitness.model import Span
from fairwitness.text import Rare
from fairwitness.vocab import table

_CLAUSE = 80  # characters
_OPEN = re.compile(r"[,.;:!?\n]")
_COMES = re.compile(
    r"(?:[,–—(]|\b(?:came|comes|come|coming|happened|followed|was|occurred))(?: (?:just|only|barely|less than))? $"
)
_LONG_AGO = timedelta(days=60)
_LEAST_OLD, _MOSTLY = 3, 0.7
_WEEKDAYS = tuple(f"{day}day" for day in "mon tues wednes thurs fri satur sun".split())
_DEICTIC = (
    *"yesterday today tonight".split(),
    *(f"{a} {b}" for a in ("this", "last") for b in ("week", "month", "year")),
)
_OF_THE_DAY = Rare(rf"(?:{'|'.join(_WEEKDAYS)})\b|\b(?:{'|'.join(_DEICTIC)})\b", *_WEEKDAYS, *_DEICTIC)


@dataclass(frozen=True, slots=True)
class Word:
    """What a word of time is (weekday, month, unit, number ...) and which one."""

    kind: str
    value: int | str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A whole expression with a fixed reading; ``start`` and ``end``: days from publication, if ``dated``.

    ``follows``: days from the nearest earlier time of the document (None: stands by itself); ``whole``: the week, month
    or year around that time is meant, ``step`` of them on; ``stretch``: its whole period; ``bound``: since or until it.
    """

    words: tuple[str, ...]
    type: str
    value: str
    dated: bool = False
    start: int | None = None
    end: int | None = None
    follows: int | None = None
    step: int = 0
    whole: str | None = None
    stretch: bool = False
    bound: str | None = None


@cache
def lexicon() -> Mapping[str, Word]:
    """Every single word of time, in lower case.

    >>> lexicon()["october"]
    Word(kind='month', value=10)
    """
    words: dict[str, Word] = {}
    for kind, values in table("times")["word"].items():
        for value, forms in values.items():
            word = Word(kind, int(value) if value.lstrip("-").isdigit() else value)
            words.update(dict.fromkeys(forms, word))
    return words


@cache
def phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """The fixed phrases by their first word, longest first."""
    found: dict[str, list[Phrase]] = {}
    for row in table("times")["phrase"]:
        for words in row["words"]:
            phrase = _phrase(tuple(words.split()), row)
            found.setdefault(phrase.words[0], []).append(phrase)
    return {first: tuple(sorted(rows, key=lambda p: -len(p.words))) for first, rows in found.items()}


def _phrase(words: tuple[str, ...], row: dict[str, Any]) -> Phrase:
    bound = next((b for b in ("since", "until") if row.get(b)), None)
    return Phrase(
        words=words,
        type=row["type"],
        value=row["value"],
        dated="to" in row,
        start=_days(row.get("from")),
        end=_days(row.get("to")),
        follows=row.get("follows"),
        step=row.get("step", 0),
        whole=row.get("whole"),
        stretch=row.get("stretch", False),
        bound=bound,
    )


def _days(value: int | str | None) -> int | None:
    return value if isinstance(value, int) else None


@cache
def holidays() -> Mapping[tuple[str, ...], tuple[int, int]]:
    """Named days of a fixed date: their words, and month and day."""
    rows: dict[str, str] = table("times")["holiday"]
    return {tuple(name.split()): (int(on[:2]), int(on[3:])) for name, on in rows.items()}


@cache
def solar_months() -> Mapping[str, tuple[int, int]]:
    """The months of the solar Hijri calendar by name: month and day on which each begins in most years."""
    rows: dict[str, str] = table("times")["solar_month"]
    return {name: (int(on[:2]), int(on[3:])) for name, on in rows.items()}


@cache
def easter_days() -> Mapping[tuple[str, ...], int]:
    """Named days that move with Easter: their words, and days from Easter Sunday."""
    rows: dict[str, int] = table("times")["easter"]
    return {tuple(name.split()): days for name, days in rows.items()}


@cache
def named_day_beginnings() -> frozenset[str]:
    """The first words of named days, without a possessive."""
    return frozenset(name[0].removesuffix("'s") for name in (*holidays(), *easter_days()))


@cache
def hedges() -> Mapping[tuple[str, ...], str]:
    """Hedges of amounts and dates, as words, with TIMEX3's mod."""
    rows: dict[str, list[str]] = table("times")["mod"]
    return {tuple(hedge.split()): mod for mod, forms in rows.items() for hedge in forms}


@cache
def hedge_words() -> frozenset[str]:
    """Every word of a hedge, for a quick look."""
    return frozenset(word for hedge in hedges() for word in hedge)


@cache
def hedges_of_ago() -> Mapping[str, str]:
    """What the mod of an amount is of a point so long ago: "more than a year ago" is before it."""
    rows: dict[str, str] = table("times")["mod_ago"]
    return rows


@cache
def context(name: str) -> frozenset[str]:
    """A list of context words: ahead, clause_end, clause_verbs, no_age."""
    return frozenset(table("times")["context"][name])


def counts_from(text: str, words: Span, at: int) -> bool:
    """Whether what stands at a place is told as so long after or before the rest: "..., a week after 12 men died".

    Not where the words open the sentence: there its main clause may follow without a comma.

    >>> text = "It fell on Monday, a week after 12 men died."
    >>> counts_from(text, Span(19, 31, "a week after"), 32), counts_from(text, Span(8, 17, "on Monday"), 32)
    (True, False)
    """
    if not (words.end < at <= words.end + _CLAUSE and words.text.lower().endswith((" after", " before"))):
        return False
    before = text[max(0, words.start - _CLAUSE) : words.start]
    return _OPEN.search(text, words.end, at) is None and _COMES.search(before) is not None


def of_the_day(words: str) -> int:
    """How often words speak as news does, of the days around their own: "on Monday", "yesterday", "this week".

    >>> of_the_day("Shells fell on Monday and again yesterday"), of_the_day("On 3 March it fell")
    (2, 0)
    """
    return sum(1 for _ in _OF_THE_DAY.found(words.lower()))


def is_long_ago(day: date, published: date) -> bool:
    """Whether a day lies too far back for the news of the day of publication: over sixty days.

    >>> is_long_ago(date(2014, 5, 1), date(2014, 9, 1)), is_long_ago(date(2014, 8, 1), date(2014, 9, 1))
    (True, False)
    """
    return published - day > _LONG_AGO


def looks_back(last_days: Sequence[date], published: date, news: int) -> bool:
    """Whether a text tells of years long before its own day, and not of the days before it as news does.

    Of the last days of its times at least three, and seven in ten, lie over sixty days back, and it speaks as news does
    (``of_the_day``) at most half as often.

    >>> looks_back([date(2014, 5, 1), date(2014, 6, 1), date(2015, 1, 1)], date(2023, 9, 1), 0)
    True
    """
    old = sum(is_long_ago(day, published) for day in last_days)
    return old >= max(_LEAST_OLD, _MOSTLY * len(last_days), 2 * news)
