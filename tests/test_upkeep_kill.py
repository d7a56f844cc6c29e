"""Killed while it reconciles, a casebook holds what was reconciled before, and the next run reaches the same end."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import pytest
from benchmarks.scale import dispatches, kept_up, put

from fairwitness.store import Casebook
from tests.kept_world import kept

RECONCILE = (
    "import sys; from benchmarks.scale import kept_up; from fairwitness.store import Casebook; "
    "kept_up(Casebook.open(sys.argv[1]))"
)


@pytest.mark.long
def test_kills_leave_the_state_before_or_the_state_after(tmp_path: Path) -> None:
    path, whole = tmp_path / "killed.casebook", tmp_path / "whole.casebook"
    readings = dispatches()
    with Casebook.open(path) as casebook:
        put(casebook, islice(readings, 200), 200)
        kept_up(casebook)
        before = kept(casebook)
        put(casebook, islice(readings, 300), 300)
    shutil.copy(path, whole)
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", RECONCILE, str(whole)], check=True, timeout=120)
    took = time.monotonic() - began
    with Casebook.open(whole) as casebook:
        after = kept(casebook)
    assert before != after
    chance, killed = random.Random(20171013), 0
    for n in range(5):
        again = tmp_path / f"{n}.casebook"
        shutil.copy(path, again)
        reconciling = subprocess.Popen([sys.executable, "-c", RECONCILE, str(again)])
        time.sleep(chance.uniform(0.2, 0.8) * took)
        killed += reconciling.poll() is None
        reconciling.kill()
        reconciling.wait(timeout=30)
        with Casebook.open(again) as casebook:
            is_done = casebook.reconciled == casebook.revision
            assert kept(casebook) == (after if is_done else before)
            kept_up(casebook)
            assert kept(casebook) == after
    assert killed >= 2
