"""How a shelf narrows, orders and cuts rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from fairwitness.model import Document, Place, Series
from fairwitness.web.library import Part, SeriesOn, Wanted

R = TypeVar("R")
_KEPT = 64  # answers of each question


def lies_in(place: Place, whole: Place) -> bool:
    """Whether a place lies in another: that is among the names of what holds it, or a country that it is of."""
    if place.country != whole.country:
        return False
    return whole.name in place.within or (whole.precision == "country" and whole.country is not None)


def series_order(told: SeriesOn) -> tuple[int, int, int, str, str]:
    """The order of series on a page: most origins, most reports, the latest, then kind and id."""
    last = told.point
    return (-last.origins, -last.reports, -last.on.toordinal(), told.series.matter.kind, told.series.id)


def as_of(series: Series, on: date | None) -> SeriesOn | None:
    """A series with the point that stands on a day; None where nothing does."""
    points = [p for p in series.points if by(p.on, on)]
    return SeriesOn(series, points[-1]) if points and points[-1].accounts else None


def by(day: date | None, on: date | None) -> bool:
    """Whether a day is no later than another; one that is not known is not."""
    return day is None or on is None or day <= on


def is_unread(document: Document) -> bool:
    """Whether it is in a language that is not read yet."""
    return document.language not in (None, "en")


def latest(day: date | None) -> int:
    """Sorts the latest first and the undated last."""
    return -day.toordinal() if day else 0


def every(wanted: Wanted, words: str | None = None) -> Wanted:
    """All rows of the same; ``words`` in place of those asked for."""
    return replace(wanted, limit=0, offset=0, words=wanted.words if words is None else words)


def part(rows: Sequence[R], wanted: Wanted) -> Part[R]:
    """The part of the rows that is wanted; ``limit`` 0: all of them."""
    end = wanted.offset + wanted.limit if wanted.limit else None
    return Part(tuple(rows[wanted.offset : end]), len(rows))


def grouped(
    rows: Iterable[R], of: Callable[[R], str], order: Callable[[R], tuple[object, ...]]
) -> dict[str, tuple[R, ...]]:
    """The rows by what they belong to, each in order."""
    found: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        found[of(row)].append(row)
    return {key: tuple(sorted(told, key=order)) for key, told in found.items()}


class Keeping:
    """What keeps its latest answers (``kept``): it stands over what never changes."""

    def __init__(self) -> None:
        self.answers: dict[str, dict[Hashable, Any]] = defaultdict(dict)


K = TypeVar("K", bound=Keeping)
A = TypeVar("A", bound=Hashable)


def kept(question: Callable[[K, A], R]) -> Callable[[K, A], R]:
    """A question whose latest answers are kept: the many pages of a site ask the same again and again."""

    @wraps(question)
    def asked(self: K, about: A) -> R:
        answers: dict[Hashable, R] = self.answers[question.__name__]
        if about not in answers:
            if len(answers) >= _KEPT:
                del answers[next(iter(answers))]
            answers[about] = question(self, about)
        return answers[about]

    return asked
