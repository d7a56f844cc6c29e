"""What a told world shows to be counted twice: a sum, a point or a number of origins above what its sources bear."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from benchmarks.world_match import Seen, ends, shown
from fairwitness import notation
from fairwitness.model import Interval, Point
from fairwitness.reconcile import interval_of, toll


def counted_twice(seen: Seen) -> Iterator[str]:
    """In plain lines, what is above what is expected."""
    yield from _sums_above(seen)
    yield from _points_above(seen)
    yield from _origins_above(seen)


def _sums_above(seen: Seen) -> Iterator[str]:
    for (kind, group), wanted in seen.world.tolls.items():
        made = toll(seen.made.incidents, seen.made.accounts, kind, group).interval
        if any(_above(m, w) for m, w in zip(ends(made), wanted, strict=True)):
            yield f"toll {kind} {group or ''}: {shown(ends(made))}, expected {shown(wanted)}"


def _above(made: str, wanted: str) -> bool:
    plain = wanted.replace(".", "").isdigit()
    return plain and (made == "open" or (made.replace(".", "").isdigit() and Decimal(made) > Decimal(wanted)))


def _points_above(seen: Seen) -> Iterator[str]:
    """Points that pass every figure of their own accounts: as if some had been added."""
    by_id = {a.id: a for a in seen.made.accounts}
    for s in seen.made.series:
        for p in s.points:
            if _is_above(p, [interval_of(by_id[i].figure) for i in p.accounts]):
                yield f"point {p.on} of {notation.figure(by_id[p.accounts[0]].figure)}"


def _is_above(p: Point, told: list[Interval]) -> bool:
    highs = [i.high for i in told if i.high is not None]
    return bool(highs) and p.interval.high is not None and p.interval.high > max(highs)


def _origins_above(seen: Seen) -> Iterator[str]:
    """Matters with more origins, named or not, than the dispatches hold: a repeat was taken for another voice."""
    for name, names, origins, unnamed in seen.matters():
        found = seen.counts(seen.matter_for(names))
        if found is not None and sum(found) > origins + unnamed:
            yield f"origins of {name}: {found}, expected {(origins, unnamed)}"
