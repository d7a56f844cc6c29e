"""Adding a few documents looks at their neighbours alone, however many others a casebook holds."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from benchmarks.scale import dispatches, kept_up, put, whole

from fairwitness import upkeep
from fairwitness.model import Reading
from fairwitness.store import Casebook, Upkeep


class Counting(Upkeep):
    """One that counts what it is asked for."""

    read = 0
    looked_up = 0

    def readings(self, ids: Iterable[str]) -> Iterator[Reading]:
        for reading in super().readings(ids):
            self.read += 1
            yield reading

    def rows(self, table: sa.Table, column: str, values: Iterable[Any], *names: str) -> list[sa.Row[Any]]:
        found = super().rows(table, column, values, *names)
        self.looked_up += len(found)
        return found


def looked_at(folder: Path, size: int) -> Counting:
    """What is looked at when twenty documents are added to so many."""
    with Casebook.open(folder / f"{size}.casebook") as casebook:
        readings = dispatches()
        put(casebook, readings, size)
        kept_up(casebook)
        put(casebook, readings, 20)
        with casebook.upkeep() as book:
            counting = Counting(book.connection)
            upkeep.bring_up_to_date(counting)
        return counting


def test_a_few_documents_added_to_many_look_at_hardly_more_than_added_to_few(tmp_path: Path) -> None:
    few, many = looked_at(tmp_path, 80), looked_at(tmp_path, 800)
    assert few.read <= 40
    assert many.read <= 40
    assert many.looked_up < 1.5 * few.looked_up


@pytest.mark.long
def test_adding_to_ten_times_as_many_takes_nowhere_near_ten_times_as_long(tmp_path: Path) -> None:
    looked_at(tmp_path, 50)  # loads what is loaded once
    took = {}
    for size in (200, 2000):
        with Casebook.open(tmp_path / f"{size}.timed") as casebook:
            readings = dispatches()
            put(casebook, readings, size)
            kept_up(casebook)
            rounds = []
            for _ in range(3):
                put(casebook, readings, 100)
                start = time.process_time()
                kept_up(casebook)
                rounds.append(time.process_time() - start)
            took[size] = min(rounds)
    assert took[2000] < 4 * took[200]


@pytest.mark.long
def test_duplicates_and_folding_are_not_quadratic() -> None:
    whole(60)
    few, many = whole(400), whole(4000)
    for name in ("duplicates units", "folding units"):
        assert many[name] < 25 * few[name]
