"""The engine gives results in the order of the items, draws no faster than it works, and dies in the open."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

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


def not_seven(number: int) -> int:
    if number == 7:
        raise ValueError("seven")
    return number


BEGUN: list[int] = []


def begun(number: int) -> int:
    BEGUN.append(number)
    return number


def begun_when_ended(number: int) -> int:
    """How many items of this process had the first step, and not yet the second."""
    waiting = len(BEGUN)
    BEGUN.remove(number)
    return waiting


def meets_another(folder: Path, _number: int) -> bool:
    """Whether another process works on an item at the same time."""
    (folder / str(os.getpid())).touch()
    for _ in range(600):
        if len(list(folder.iterdir())) > 1:
            return True
        time.sleep(0.1)
    return False


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
    assert len(drawn) < 30
    results.close()  # type: ignore[attr-defined]


def test_many_items_are_spread_over_processes_and_a_single_one_is_not() -> None:
    assert os.getpid() not in set(engine.run(where, range(8), 2))
    assert set(engine.run(where, range(1), 2)) == {os.getpid()}


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 50])
def test_a_second_step_is_taken_on_what_the_first_gives(workers: int, count: int) -> None:
    assert list(engine.run(doubled, range(count), workers, then=str)) == [str(2 * n) for n in range(count)]


def test_a_worker_takes_each_step_on_a_few_items_and_never_on_many() -> None:
    waiting = list(engine.run(begun, range(50), 2, then=begun_when_ended))
    assert 1 < max(waiting) <= 4


@pytest.mark.parametrize("count", [2, 3, 4, 9])
def test_few_items_are_spread_as_well(count: int, tmp_path: Path) -> None:
    assert all(engine.run(partial(meets_another, tmp_path), range(count), 2))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_item_that_fails_takes_no_other_with_it(workers: int) -> None:
    results = engine.run(not_seven, range(20), workers)
    assert [next(results) for _ in range(7)] == list(range(7))
    with pytest.raises(ValueError, match="seven"):
        next(results)


def test_a_worker_that_dies_is_told_with_the_way_out() -> None:
    with pytest.raises(FairwitnessError, match="start again"):
        list(engine.run(killed_at_three, range(10), 2))
