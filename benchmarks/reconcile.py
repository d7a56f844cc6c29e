"""How long reconciling takes on generated claims: ``PYTHONPATH=src:. python benchmarks/reconcile.py 1000 10000 50000``.

Places and days grow with the claims, as in a casebook that is kept for years; ``--hot`` puts all of them into three
towns and sixty days.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from typing import Any

from tests.reconcile_world import COUNCIL, FRONT, LEAGUE, MONITOR, REGISTRY, SOCIETY, claim, report

from fairwitness.model import Place, Reading
from fairwitness.reconcile import accounts, disputes, families, incidents, series, states

_BY = ((SOCIETY,), (MONITOR,), (FRONT,), ("Front Press Office",), ("activists",), (COUNCIL, "Gull News Agency"), ())
_COUNTED = ("killed", "killed", "injured", "displaced", "damaged", "airstrike")


def world(count: int, *, hot: bool = False, seed: int = 1) -> list[Reading]:
    """Readings with about so many claims."""
    chance = random.Random(seed)
    towns = [_town(i) for i in range(3 if hot else max(5, count // 400))]
    days = 60 if hot else max(30, count // 100)
    readings: list[Reading] = []
    made = 0
    while made < count:
        on = chance.randrange(days)
        said = [_claim(chance, towns, on) for _ in range(chance.randint(3, 8))]
        readings.append(report(f"Outlet {chance.randrange(40)}", on, *said, text=f"report {made} ", name=str(made)))
        made += len(said)
    return readings


def _town(i: int) -> Place:
    return Place(f"t{i}", f"Town {i}, Marram", "town", "town", within=("Marram",))


def _claim(chance: random.Random, towns: list[Place], on: int) -> dict[str, Any]:
    slots: dict[str, Any] = {
        "by": chance.choice(_BY),
        "place": chance.choice(towns) if chance.random() < 0.9 else None,
        "actor": chance.choice((None, FRONT, LEAGUE)),
        "denied": chance.random() < 0.03,
    }
    if chance.random() < 0.25:
        share = str(chance.randint(10, 90)) if chance.random() < 0.4 else None
        return claim(chance.choice(("controls", "captured")), share, unit="percent", basis="standing", **slots)
    when = chance.random()
    if when < 0.4:
        slots |= {"when": "on that day", "days": (on - 1, on - 1)}
    elif when < 0.5:
        slots |= {"when": "since then", "days": (on - on % 30, on), "as": "month"}
    return claim(
        chance.choice(_COUNTED),
        chance.choice(("12", "~40", ">=10", "<=30", str(chance.randint(1, 300)))),
        group=chance.choice((None, "civilians", "children", "combatants")),
        basis=chance.choice(("event", "event", "total", "standing")),
        means=chance.choice((None, "airstrike", "shelling")),
        **slots,
    )


def measured(readings: list[Reading]) -> dict[str, float]:
    """Seconds for each function."""
    seconds: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        found = work()
        seconds[name] = time.perf_counter() - start
        return found

    known = timed("families", lambda: families(r.document for r in readings))
    found = timed("accounts", lambda: accounts(readings, known, REGISTRY))
    for name, step in (("disputes", disputes), ("series", series), ("incidents", incidents), ("states", states)):
        timed(name, lambda step=step: step(found))  # type: ignore[misc]
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1000, 10000])
    parser.add_argument("--hot", action="store_true")
    given = parser.parse_args()
    for count in given.counts:
        readings = world(count, hot=given.hot)
        claims = sum(len(r.claims) for r in readings)
        seconds = measured(readings)
        each = "  ".join(f"{name} {s:.2f}" for name, s in seconds.items())
        print(
            f"{claims} claims, {len(readings)} documents: {each}; {sum(seconds.values()) / claims * 1e3:.2f} ms a claim"
        )


if __name__ == "__main__":
    main()
