"""Intervals (DESIGN section 5, rules 5, 6 and 8): what a figure allows, whether two can both be true, and their sum.

An end is a number, *unknown* (None) or *open* (no upper end). Unknown never excludes anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from statistics import median

from fairwitness.model import Figure, Interval

UNKNOWN = Interval(None, None)
_TENTH = Decimal("0.1")
_WHOLE = Decimal(100)


def interval_of(figure: Figure | None) -> Interval:
    """What the figure allows, by rule 5; a share in percent never passes 100.

    >>> from fairwitness.model import Span
    >>> interval_of(Figure(Span(0, 9, "about 100"), "about", None, Decimal(100), None))
    Interval(low=Decimal('90.0'), high=Decimal('110.0'), best=Decimal('100'), open=False, low_excluded=False, \
high_excluded=False)
    """
    if figure is None:
        return UNKNOWN
    found = _ordered(_by_sense(figure))
    return _within_whole(found) if figure.unit == "percent" else found


def _by_sense(f: Figure) -> Interval:
    known = [n for n in (f.best, f.low, f.high) if n is not None]
    if not known:
        return UNKNOWN
    n = known[0]
    match f.sense:
        case "exact":
            return Interval(n, n, n)
        case "about":
            return Interval(n - abs(n) * _TENTH, n + abs(n) * _TENTH, n)
        case "nearly":
            top = f.high if f.high is not None else n
            return Interval(top - abs(top) * _TENTH, top, f.best)
        case "at_least" | "more_than" | "vague":
            floor = f.low if f.low is not None else n
            return Interval(floor, None, f.best, open=True, low_excluded=f.sense == "more_than")
        case "at_most" | "less_than":
            top = f.high if f.high is not None else n
            return Interval(None, top, f.best, high_excluded=f.sense == "less_than")
        case _:
            return Interval(f.low, f.high, f.best)


def _ordered(i: Interval) -> Interval:
    """The same interval with low <= best <= high, whatever order the words gave them in."""
    low, high = i.low, i.high
    if low is not None and high is not None and low > high:
        low, high = high, low
    if i.best is None:
        return replace(i, low=low, high=high)
    low = None if low is None else min(low, i.best)
    high = None if high is None else max(high, i.best)
    return replace(i, low=low, high=high)


def _within_whole(i: Interval) -> Interval:
    if any(n is not None and n > _WHOLE for n in (i.low, i.best)):
        return i
    if i.open or (i.high is not None and i.high > _WHOLE):
        return replace(i, high=_WHOLE, open=False, high_excluded=False)
    return i


def meet(a: Interval, b: Interval) -> bool:
    """Can both be true at once? Unknown and open ends exclude nothing."""
    return not (_below(a, b) or _below(b, a))


def _below(a: Interval, b: Interval) -> bool:
    """Does a lie wholly below b?"""
    if a.open or a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and (a.high_excluded or b.low_excluded))


def contains(outer: Interval, inner: Interval) -> bool:
    """Does ``outer`` say nothing that ``inner`` does not say already (and at least something)?"""
    if outer.low is None and outer.high is None:
        return False
    return _no_higher(outer, inner) and _no_lower(outer, inner)


def _no_higher(outer: Interval, inner: Interval) -> bool:
    if outer.low is None:
        return True
    if inner.low is None:
        return False
    return outer.low < inner.low or (outer.low == inner.low and (inner.low_excluded or not outer.low_excluded))


def _no_lower(outer: Interval, inner: Interval) -> bool:
    if outer.open or outer.high is None:
        return True
    if inner.open or inner.high is None:
        return False
    return outer.high > inner.high or (outer.high == inner.high and (inner.high_excluded or not outer.high_excluded))


def fold(intervals: Iterable[Interval]) -> Interval:
    """Low, best and high over what is in force (rule 6); folding what is folded changes neither low nor high.

    low: the smallest known lower end; high: the largest known upper end, open if any is open; best: the median of the
    stated values. So low <= best <= high wherever they are known.
    """
    given = tuple(intervals)
    lows = [(i.low, i.low_excluded) for i in given if i.low is not None]
    highs = [(i.high, not i.high_excluded) for i in given if i.high is not None]
    bests = [i.best for i in given if i.best is not None]
    is_open = any(i.open for i in given)
    low, low_excluded = min(lows, default=(None, False))
    high, high_included = max(highs, default=(None, True))
    best = median(bests) if bests else None
    found = Interval(low, high, best, open=False, low_excluded=low_excluded, high_excluded=not high_included)
    found = _ordered(found)
    return replace(found, high=None, open=True, high_excluded=False) if is_open else found


def sum_intervals(intervals: Iterable[Interval]) -> Interval:
    """Low with low and high with high, over things that cannot overlap (rule 8: see ``sums.toll``).

    An unknown lower end adds nothing to low, since a count is never below 0. An unknown upper end makes the sum's
    unknown; an open one leaves it open. best: only where every addend states one.
    """
    given = tuple(intervals)
    if not given:
        return UNKNOWN
    lows = [i.low for i in given if i.low is not None]
    highs = [i.high for i in given if i.high is not None]
    bests = [i.best for i in given if i.best is not None]
    is_open = any(i.open for i in given)
    bounded = len(highs) == len(given) and not is_open
    return Interval(
        sum(lows, Decimal(0)) if lows else None,
        sum(highs, Decimal(0)) if bounded else None,
        sum(bests, Decimal(0)) if len(bests) == len(given) else None,
        open=is_open,
        low_excluded=any(i.low_excluded for i in given),
        high_excluded=bounded and any(i.high_excluded for i in given),
    )


def sharpness(i: Interval) -> tuple[int, Decimal]:
    """A key that sorts sharper figures first: closed, then half-open, then nothing; narrow before wide."""
    if i.low is not None and i.high is not None:
        return 0, i.high - i.low
    if i.low is None and i.high is None:
        return 2, Decimal(0)
    return 1, -(i.low if i.low is not None else Decimal(0))
