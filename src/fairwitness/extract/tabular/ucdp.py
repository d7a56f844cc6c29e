"""Claims from a row of UCDP's georeferenced events: how many died, with UCDP's low, best and high, and their parts.

What each column means is UCDP's own codebook; what we make of it, docs/decisions/0008.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from fairwitness.extract.tabular.cells import count, days, exactly, hull, in_name, line
from fairwitness.model import Claim, Figure, Row, Span, Time, claim_id
from fairwitness.vocab.tables import cells_of, code, day_of

Cells = Mapping[str, Span]

_WEEK = 7
_ONE_SIDED = Decimal(3)
_TOTAL = ("best", "high", "low")
# The parts of the total: the column of whose people they are, and the part of the name that says who they are.
_PARTS = (
    ("deaths_a", "side_a", None),
    ("deaths_b", "side_b", None),
    ("deaths_civilians", None, "civilians"),
    ("deaths_unknown", None, "unknown"),
)


def claims(row: Row) -> tuple[Claim, ...]:
    """The total, and each part of it that is not nought."""
    cells = cells_of(row.document.text)
    total = _total(row, cells)
    return ((total,) if total else ()) + tuple(_parts(row, cells, total.id if total else None))


def _total(row: Row, cells: Cells) -> Claim | None:
    told = {c: cells[c] for c in _TOTAL if count(cells.get(c)) is not None}
    if not told:
        return None
    lines = hull(row.document.text, [line(row.document.text, c, cell) for c, cell in told.items()])
    figure = _figure(row.document.text, cells, told)
    return _claim(row, cells, lines, figure, actor=_doer(cells))


def _figure(text: str, cells: Cells, told: Mapping[str, Span]) -> Figure:
    """Low, best and high as the row gives them; one figure where they are the same."""
    basis = _basis(cells)
    low, best, high = (count(told.get(c)) for c in ("low", "best", "high"))
    if best is not None and {low, high} <= {best, None}:
        return exactly(told["best"], basis)
    return Figure(hull(text, told.values()), "between", low, best, high, basis)


def _parts(row: Row, cells: Cells, whole: str | None) -> Iterator[Claim]:
    """The deaths of each side, of civilians, and of people of whom it is not known: the best estimate, without ends."""
    text = row.document.text
    for column, side, words in _PARTS:
        cell = cells.get(column)
        if cell is None or not count(cell):
            continue
        yield _claim(
            row,
            cells,
            line(text, column, cell),
            exactly(cell, _basis(cells)),
            group=in_name(text, column, cell, words),
            side=cells.get(side) if side else None,
            actor=_doer(cells) if words == "civilians" else None,
            part_of=whole,
        )


def _claim(
    row: Row,
    cells: Cells,
    words: Span,
    figure: Figure,
    *,
    group: Span | None = None,
    side: Span | None = None,
    actor: Span | None = None,
    part_of: str | None = None,
) -> Claim:
    return Claim(
        claim_id(row.document.id, "killed", figure.words),
        row.document.id,
        "killed",
        words,
        figure=figure,
        group=group,
        side=side,
        actor=actor,
        place=cells.get("where_coordinates") or cells.get("country"),
        when=_when(row.document.text, cells),
        part_of=part_of,
    )


def _doer(cells: Cells) -> Span | None:
    """Who killed: the table says it of one-sided violence only, where side A kills civilians."""
    return cells.get("side_a") if count(cells.get("type_of_violence")) == _ONE_SIDED else None


def _when(text: str, cells: Cells) -> Time | None:
    first, last = cells.get("date_start"), cells.get("date_end")
    start, end = day_of(first.text) if first else None, day_of(last.text) if last else None
    if first is None or last is None or start is None or end is None:
        return None
    words = first if start == end else hull(text, (first, last))
    told = cells.get("date_prec")
    return days(words, min(start, end), max(start, end), code("ucdp", "date_prec", told.text if told else "") or "day")


def _basis(cells: Cells) -> str:
    """One occurrence; a stretch longer than a week is a count over it."""
    start, end = (day_of(cells[c].text) if c in cells else None for c in ("date_start", "date_end"))
    return "total" if start and end and abs((end - start).days) >= _WEEK else "event"
