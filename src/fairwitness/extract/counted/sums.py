"""Sums of weights that are the same whatever the order: sets of cues come in another order in each process."""

from __future__ import annotations

import math
from collections.abc import Iterable

_DIGITS = 9  # weights have far fewer: what is equal on paper is equal here


def exact_sum(weights: Iterable[float]) -> float:
    """The sum, free of the noise of floating point.

    >>> exact_sum([0.1, 0.2, -0.3]), exact_sum([-0.3, 0.2, 0.1])
    (0.0, 0.0)
    """
    return round(math.fsum(weights), _DIGITS)
