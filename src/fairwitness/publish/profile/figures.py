"""Counts so small that they may tell who is meant, and what is shown in their place."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from fairwitness.model import Figure
from fairwitness.publish.profile.words import WITHHELD

FEWEST_SHOWN = Decimal(5)
_KINDS = frozenset({"detained", "abducted"})
_GROUPS = frozenset({"health_workers", "aid_workers"})
_COUNTED = frozenset({None, "people", "households", "other", "units"})


def counts_few_alike(kind: str, group: str | None) -> bool:
    """Whether counts of this kind and group are not told below five."""
    return kind in _KINDS or group in _GROUPS


def is_small(figure: Figure | None) -> bool:
    """Whether any end of a figure is a count of one to four people.

    >>> from fairwitness.model import Span
    >>> is_small(Figure(Span(0, 5, "three"), "exact", Decimal(3), Decimal(3), Decimal(3)))
    True
    """
    return figure is not None and figure.unit in _COUNTED and any(map(_few, (figure.low, figure.best, figure.high)))


def _few(n: Decimal | None) -> bool:
    return n is not None and 0 < n < FEWEST_SHOWN


def shown(figure: Figure | None) -> Figure | None:
    """The figure without its ends below five: "fewer than 5", "up to n", or none where it is open upwards."""
    if figure is None or not is_small(figure):
        return figure
    plain = replace(figure, words=WITHHELD, low=None, best=None, high=None)
    if figure.sense in ("at_least", "more_than", "vague"):
        above = figure.sense == "more_than" and figure.low == FEWEST_SHOWN - 1
        return replace(plain, sense="at_least", low=FEWEST_SHOWN) if above else None
    top = max(n for n in (figure.low, figure.best, figure.high) if n is not None)
    if top < FEWEST_SHOWN or (figure.sense == "less_than" and top == FEWEST_SHOWN):
        return replace(plain, sense="less_than", high=FEWEST_SHOWN)
    return replace(plain, sense="at_most", high=top)
