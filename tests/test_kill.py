"""Killed at any moment and started again, adding ends in the same casebook, id for id; interrupted, it ends cleanly."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fairwitness.store import Casebook

TOWNS = ("Qasr Amun", "Tel Brakan", "Wadi Sorr", "Deir Hafat", "Ain Molad", "Kafr Benin")


def write_stories(folder: Path, count: int) -> None:
    folder.mkdir()
    for n in range(count):
        town = TOWNS[n % len(TOWNS)]
        story = (
            f"At least {n + 2} people were killed in shelling of {town} on Monday, the Harbour Relief Society said.\n\n"
            f"Some {10 * n + 100} families fled {town}, a spokesman for the Northern Front told Demo Wire.\n\n"
        )
        filler = "The road was closed and no one could say when it would open again. " * 20
        (folder / f"{n:03}.txt").write_text(story + filler)


def start_adding(folder: Path, casebook: Path, told: int | None = None) -> subprocess.Popen[bytes]:
    words = [
        sys.executable,
        "-m",
        "fairwitness.cli",
        "add",
        str(folder),
        "-c",
        str(casebook),
        "--published",
        "2021-05-13",
    ]
    return subprocess.Popen(
        words,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if told is None else told,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background jobs ignore it
    )


def content(path: Path) -> dict[str, list[str]]:
    with Casebook.open(path, create=False) as casebook:
        assert casebook.revision >= casebook.reconciled
        parts = (
            "captures",
            "documents",
            "claims",
            "statements",
            "accounts",
            "series",
            "disputes",
            "incidents",
            "states",
        )
        return {part: sorted(r.id for r in getattr(casebook, part)()) for part in parts}


@pytest.mark.long
def test_ten_kills_end_in_the_same_casebook(tmp_path: Path) -> None:
    stories = tmp_path / "stories"
    write_stories(stories, 240)
    began = time.monotonic()
    whole = start_adding(stories, tmp_path / "whole.casebook")
    assert whole.wait(timeout=300) == 0
    took = time.monotonic() - began
    expected = content(tmp_path / "whole.casebook")
    assert len(expected["claims"]) >= 400
    chance, killed = random.Random(20171013), 0
    for _ in range(10):
        adding = start_adding(stories, tmp_path / "killed.casebook")
        # An eighth of the work on average: the later runs too find something left to be killed in.
        time.sleep(chance.uniform(0.05, 0.2) * took)
        killed += adding.poll() is None
        adding.kill()
        adding.wait(timeout=30)
    assert killed >= 5
    assert start_adding(stories, tmp_path / "killed.casebook").wait(timeout=300) == 0
    assert content(tmp_path / "killed.casebook") == expected


@pytest.mark.long
def test_interrupted_it_says_how_far_it_came_and_leaves_no_process(tmp_path: Path) -> None:
    stories = tmp_path / "stories"
    write_stories(stories, 200)
    adding = start_adding(stories, tmp_path / "a.casebook", told=subprocess.PIPE)
    while not (tmp_path / "a.casebook").exists():
        time.sleep(0.05)
    time.sleep(3)
    os.kill(adding.pid, signal.SIGINT)
    told = adding.communicate(timeout=60)[1].decode()
    assert adding.returncode == 130
    assert "the same command goes on from here" in told
    assert "Traceback" not in told
    assert content(tmp_path / "a.casebook")


@pytest.mark.long
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    stories = tmp_path / "stories"
    write_stories(stories, 200)
    adding = start_adding(stories, tmp_path / "a.casebook")
    deadline = time.monotonic() + 60
    while len(children(adding.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    workers = children(adding.pid)
    adding.kill()
    adding.wait(timeout=30)
    deadline = time.monotonic() + 30
    while any(is_alive(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [pid for pid in workers if is_alive(pid)]


def children(pid: int) -> list[int]:
    told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(word) for word in told.stdout.split()]


def is_alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
