"""Promises of the benchmark of speed: the same made-up texts for all, and a table with ratios."""

from __future__ import annotations

import sys

from benchmarks.speed import Row, cost, dispatches, table


def test_dispatches_are_the_same_for_the_same_seed_and_long_enough() -> None:
    made = dispatches(3)
    assert made == dispatches(3) and made != dispatches(3, seed=8)
    assert all(300 < len(record["text"].split()) < 900 for record in made)


def test_the_cost_of_a_process_is_its_time_and_memory() -> None:
    took = cost([sys.executable, "-c", "x = bytearray(30_000_000)"], 1)
    assert took.seconds > 0 and took.megabytes > 30


def test_the_table_shows_values_and_ratios() -> None:
    assert "1.50 s          3.0  Python" in table([Row("start", 1.5, "s", "Python", 3.0)])
