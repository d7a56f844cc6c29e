"""Scales and their ticks: numbers to pixels from the top, round numbers to mark them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class NumberScale:
    """From numbers to pixels below the top: ``low`` stands at the bottom, ``high`` at the top.

    ``log``: by powers of ten; what is 0 or less then stands at the bottom.
    """

    low: float
    high: float
    top: float
    bottom: float
    log: bool = False

    def y(self, value: float | Decimal) -> float:
        """How far below the top a number stands; outside the scale, at its edge.

        >>> scale = NumberScale(0, 100, top=10, bottom=210)
        >>> scale.y(0), scale.y(50), scale.y(100), scale.y(400)
        (210.0, 110.0, 10.0, 10.0)
        >>> NumberScale(1, 100, 0, 200, log=True).y(10)
        100.0
        """
        share = self._share(float(value))
        return round(self.bottom - min(1.0, max(0.0, share)) * (self.bottom - self.top), 2)

    def _share(self, value: float) -> float:
        if not self.log:
            return (value - self.low) / (self.high - self.low)
        if value <= 0:
            return 0.0
        return (math.log10(value) - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))

    def ticks(self) -> tuple[Decimal, ...]:
        """The round numbers that mark the scale."""
        return log_ticks(self.low, self.high) if self.log else nice_ticks(self.low, self.high)


def number_scale(values: Iterable[Decimal], top: float, bottom: float, *, log: bool, most: int | None) -> NumberScale:
    """A scale that holds these numbers, from 0 (by powers of ten: from that below the least) to a round one.

    ``most``: where the whole is known (100 percent). Without numbers: 0 to 1.

    >>> number_scale([Decimal(47)], 0, 100, log=False, most=None).high
    50.0
    >>> number_scale([Decimal(20), Decimal(3500)], 0, 100, log=True, most=None)
    NumberScale(low=10.0, high=10000.0, top=0, bottom=100, log=True)
    """
    given = [float(v) for v in values]
    least, largest = min(given, default=0.0), max(given, default=0.0)
    if log and least > 0:
        first, last = math.floor(math.log10(least)), math.ceil(math.log10(largest))
        return NumberScale(10.0**first, 10.0 ** max(last, first + 1), top, bottom, log=True)
    if most is not None and least >= 0 and largest <= most:
        return NumberScale(0, most, top, bottom)
    low = min(0.0, least)
    step = nice_step(max(largest - low, 1e-9) if largest > low else 1.0)
    return NumberScale(math.floor(low / step) * step, max(math.ceil(largest / step) * step, low + step), top, bottom)


def nice_step(width: float, about: int = 5) -> float:
    """The round step (1, 2 or 5 times a power of ten) that cuts a width into about so many parts.

    >>> nice_step(47), nice_step(1300), nice_step(0.7)
    (10.0, 500.0, 0.2)
    """
    rough = width / about
    power = 10.0 ** math.floor(math.log10(rough))
    return float(next(Decimal(n) * Decimal(str(power)) for n in _STEPS if n * power >= rough * (1 - 1e-9)))


def nice_ticks(low: float, high: float, about: int = 5) -> tuple[Decimal, ...]:
    """Round numbers from low to high, both inside where they are round.

    >>> [str(t) for t in nice_ticks(0, 50)]
    ['0', '10', '20', '30', '40', '50']
    >>> [str(t) for t in nice_ticks(0, 1)]
    ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']
    """
    step = Decimal(str(nice_step(high - low, about)))
    step = step.quantize(Decimal(1)) if step == step.to_integral_value() else step
    first, last = math.ceil(Decimal(str(low)) / step), math.floor(Decimal(str(high)) / step)
    return tuple(step * n for n in range(first, last + 1))


def log_ticks(low: float, high: float) -> tuple[Decimal, ...]:
    """The powers of ten between two.

    >>> [str(t) for t in log_ticks(10, 10000)]
    ['10', '100', '1000', '10000']
    """
    first, last = round(math.log10(low)), round(math.log10(high))
    return tuple(Decimal(10) ** n for n in range(first, last + 1))
