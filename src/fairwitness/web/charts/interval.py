"""An interval drawn as a bar: low to high, a stroke at best, an arrow where open, dashes where an end is unknown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from fairwitness.model import Interval

WIDTH = 160
_ROOM = 0.82  # of the width that the known part takes where the upper end is open


@dataclass(frozen=True, slots=True)
class Bar:
    """Where to draw, in units of a picture WIDTH wide whose left edge is nought; None: not drawn."""

    start: float
    end: float
    best: float | None
    open: bool
    from_unknown: bool
    to_unknown: bool


def bar(value: Interval, top: Decimal | None = None) -> Bar | None:
    """The bar of an interval, ``top`` at the right edge (else its own largest end); None where nothing is known.

    Without others to compare it to (``top``), a single number has no bar.

    >>> drawn = bar(Interval(Decimal(10), Decimal(40), Decimal(20)))
    >>> drawn.start, drawn.best, drawn.end
    (40.0, 80.0, 160.0)
    """
    known = [v for v in (value.low, value.best, value.high) if v is not None]
    single = value.low is not None and value.low == value.high and not value.open
    if not known or (single and top is None):
        return None
    reach = float(top if top is not None and top >= max(known) else max(known)) or 1.0
    scale = WIDTH * (_ROOM if value.open and top is None else 1.0) / reach
    ends_nowhere = value.open or value.high is None
    return Bar(
        start=round(float(value.low or 0) * scale, 1),
        end=float(WIDTH) if ends_nowhere else round(float(value.high or 0) * scale, 1),
        best=None if value.best is None else round(float(value.best) * scale, 1),
        open=value.open,
        from_unknown=value.low is None,
        to_unknown=value.high is None and not value.open,
    )
