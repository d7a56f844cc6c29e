"""The command ``add``: a casebook, a progress bar, and a clean end at any moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from fairwitness import casework, console, pipeline
from fairwitness.config import Options
from fairwitness.model import Given
from fairwitness.store import Casebook


def add(options: Options, locations: Iterable[str], given: Given) -> Counter[str]:
    """Add locations and tell the user what became of them: how many added, unchanged, failed.

    Interrupted, it says how far it came and ends the program (exit code 130); what was read by then is kept.
    """
    counts: Counter[str] = Counter()
    wanted = tuple(locations)
    with Casebook.open(options.casebook) as casebook:
        try:
            _read_all(casebook, wanted, (given, options), counts)
            casework.reconcile_casebook(casebook)
        except KeyboardInterrupt:
            console.say(f"{_told(counts)}; the same command goes on from here")
            raise SystemExit(130) from None
    console.say(f"{_told(counts)} in {options.casebook}")
    return counts


def _read_all(casebook: Casebook, locations: tuple[str, ...], how: tuple[Given, Options], counts: Counter[str]) -> None:
    total = pipeline.expected(locations) if console.is_watched() else None
    with console.progress(total) as bar:
        for step in casework.adding(casebook, locations, *how):
            counts[step.status] += 1
            console.say_problems(step.problems)
            bar.advance(step.location)


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[status]} {status}" for status in ("added", "unchanged", "failed"))
