"""The engine gives results in the order of the items, draws no faster than it works, and dies in the open."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from fairwitness import engine
from fairwitness.errors import FairwitnessError


def doubled(number: int) -> int:
    return 2 * number


def killed_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def where(_number: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 50])
def test_results_come_in_order_and_none_is_lost(workers: int, count: int) -> None:
    assert list(engine.run(doubled, range(count), workers)) == [2 * n for n in range(count)]


def test_items_are_drawn_only_as_they_are_worked_on() -> None:
    drawn = []

    def items() -> Iterator[int]:
        for n in range(1000):
            drawn.append(n)
            yield n

    results = engine.run(doubled, items(), 2)
    next(results)
    assert len(drawn) < 20
    results.close()  # type: ignore[attr-defined]


def test_many_items_are_spread_over_processes_and_a_single_one_is_not() -> None:
    assert os.getpid() not in set(engine.run(where, range(8), 2))
    assert set(engine.run(where, range(1), 2)) == {os.getpid()}


def test_a_worker_that_dies_is_told_with_the_way_out() -> None:
    with pytest.raises(FairwitnessError, match="start again"):
        list(engine.run(killed_at_three, range(10), 2))
