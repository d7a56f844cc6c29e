"""Claims from a row of a daily series: what was reported on a day, since the last report or since the series began.

A row without a report says nothing, though its totals are carried on. What the makers of the series worked out
themselves (``ext_``) is their own word, hedged, and told only where it is not what was reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from fairwitness.extract.tabular.cells import count, days, exactly, in_name, line
from fairwitness.model import Claim, Row, Source, Span, Time, claim_id
from fairwitness.vocab.tables import FigureColumn, cells_of, day_of, estimated, reporter, series_figures

_HOURS_A_DAY = 24


@dataclass(frozen=True, slots=True)
class _Told:
    """What is shared by all claims of a row."""

    row: Row
    cells: Mapping[str, Span]
    day: date
    chain: tuple[Source, ...]


def claims(row: Row) -> tuple[Claim, ...]:
    """The claims of a row, by column."""
    cells = cells_of(row.document.text)
    day = day_of(cells["report_date"].text) if "report_date" in cells else None
    if day is None or _is_silent(cells):
        return ()
    told = _Told(row, cells, day, _chain(cells))
    made: dict[str, Claim] = {}
    for column in series_figures().values():
        made |= dict(_of_column(told, column, made))
    return tuple(sorted(made.values(), key=lambda c: c.words.start))


def _is_silent(cells: Mapping[str, Span]) -> bool:
    """Was there no report on this day? It covers no hours, and nothing happened within them."""
    period = cells.get("report_period")
    if period is None or count(period) != 0:
        return False
    return not any(count(cells.get(c.column)) for c in series_figures().values() if c.basis == "event")


def _chain(cells: Mapping[str, Span]) -> tuple[Source, ...]:
    """Who reported; nobody where the row does not say who: then it is the series' own word."""
    code = cells.get("report_source")
    org, channel = reporter(code.text) if code else (None, None)
    return (Source(None, org, code, channel=channel),) if org else ()


def _of_column(told: _Told, column: FigureColumn, made: Mapping[str, Claim]) -> Iterator[tuple[str, Claim]]:
    """What was reported, and the makers' own figure where it is another."""
    reported, own = count(told.cells.get(column.column)), count(told.cells.get(estimated(column.column)))
    if reported is not None:
        yield column.column, _claim(told, column, column.column, made)
    if own is not None and own != reported:
        yield estimated(column.column), _claim(told, column, estimated(column.column), made)


def _claim(told: _Told, column: FigureColumn, name: str, made: Mapping[str, Claim]) -> Claim:
    document, cell = told.row.document, told.cells[name]
    own = name != column.column
    whole = estimated(column.whole) if own and column.whole else column.whole
    part_of = made.get(whole or "") or made.get(column.whole or "")
    return Claim(
        claim_id(document.id, column.kind, cell),
        document.id,
        column.kind,
        line(document.text, name, cell),
        chain=() if own else told.chain,
        figure=exactly(cell, column.basis, column.unit),
        group=in_name(document.text, name, cell, column.words),
        when=_when(told, column),
        degree=column.degree,
        hedged=own,
        part_of=part_of.id if part_of else None,
    )


def _when(told: _Told, column: FigureColumn) -> Time:
    """The days that a figure is about: since the series began, or as many as the report covers (none told: one)."""
    words, day = told.cells["report_date"], told.day
    if column.basis == "total":
        return days(words, min(told.row.since or day, day), day, "day")
    hours = count(told.cells.get("report_period"))
    covered = max(1, -(-int(hours) // _HOURS_A_DAY)) if hours is not None else 1
    # No day before the series began: a report that covers longer is about its first day.
    start = max(day - timedelta(days=covered - 1), min(told.row.since or day, day))
    return days(words, start, day, "day" if covered == 1 else "days")
