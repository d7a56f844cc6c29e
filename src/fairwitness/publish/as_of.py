"""A picture as of a day and about a place: what a table of it may hold then, and nothing that was said later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from fairwitness.model import Account, Series, State
from fairwitness.origins import suggestion
from fairwitness.publish.brief.scope import scoped
from fairwitness.publish.picture import Picture


def as_of(picture: Picture, on: date | None, place: str | None) -> Picture:
    """The picture by that day of that place (its name or id) and what lies in it; UsageError where nothing is told."""
    if on is None and place is None:
        return picture
    cut, _ = scoped(picture, on, place)
    return replace(
        cut,
        accounts=tuple(_told_by(a, on) for a in cut.accounts),
        series=tuple(_suggested_then(s) for s in cut.series),
        states=tuple(_held(cut.states, on)),
    )


def _told_by(a: Account, on: date | None) -> Account:
    """The account; what takes it back later is not known yet."""
    later = on is not None and a.corrected_on is not None and a.corrected_on > on
    return replace(a, corrected_by=None, corrected_on=None) if later else a


def _suggested_then(s: Series) -> Series:
    last = s.points[-1]
    return replace(s, disputed=last.disputed, suggestion=suggestion(last.origins, disputed=last.disputed))


def _held(states: tuple[State, ...], on: date | None) -> Iterator[State]:
    """Who holds what on the day; without one, who ever did. When it ends is not known yet."""
    for s in states:
        if on is None or s.until is None:
            yield s
        elif s.until > on:
            yield replace(s, until=None)
