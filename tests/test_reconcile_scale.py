"""Reconciling more claims takes no more time for each: nothing compares all with all."""

from __future__ import annotations

import pytest
from benchmarks.reconcile import measured, world


@pytest.mark.long
@pytest.mark.parametrize("hot", [False, True])
def test_eight_times_the_claims_take_nowhere_near_sixty_four_times_as_long(hot: bool) -> None:
    measured(world(100))  # loads what is loaded once
    few, many = measured(world(1000, hot=hot)), measured(world(8000, hot=hot))
    assert sum(many.values()) < 24 * sum(few.values())
