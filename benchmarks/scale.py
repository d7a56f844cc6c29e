"""How the time of reconciling grows with a casebook, on generated dispatches.

    python -m benchmarks.scale add 1000 50000      adding 100 documents to casebooks of these sizes
    python -m benchmarks.scale whole 1000 10000 100000      everything at once: duplicates, folding, and the rest

Dispatches tell of invented towns on the word of invented bodies, 25 a day: few towns are in the news each day, most
once in a while (a power law over 8,000 towns in ten lands); one dispatch in ten is wire copy of another of the last
days. What was read is made directly as records, since only reconciling is measured. Each size runs in a process of its
own; seconds are those of the processor (``clock``: by the clock), beside a fixed computation in the same process
(``units``: how many times as long), so that runs on a busy computer can be compared.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import random
import resource
import tempfile
import time
from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from tests.reconcile_world import claim, report
from tests.reconcile_world import day as day_of
from tests.test_reconcile_laws import copied

from fairwitness import upkeep
from fairwitness.model import Capture, Place, Reading
from fairwitness.reconcile import accounts, disputes, families, incidents, series, states
from fairwitness.store import Casebook

ADDED = 100
_A_DAY = 25
_COPIES = 0.1
_TOWNS = 8_000
_LANDS = 10
_SYLLABLES = "bar sel tom kir nad lor vesh mun dal fen gor hesh".split()
_BODIES = [f"{a} {b}" for a in ("Harbour", "Lantern", "Reed", "Dune", "Cedar", "Gull") for b in ("Relief", "Monitor")]
_FRONTS = ("Northern Front", "Coast Guard League", "Hill Brigade")
_KINDS = (*["killed"] * 6, *["injured"] * 3, "displaced", "displaced", "damaged", "airstrike", "shelling")


@dataclass(slots=True)
class _World:
    """Towns, each with how much of the news it has, and what chance there is."""

    chance: random.Random
    towns: list[Place] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    claims: tuple[int, int] = (2, 6)

    def place(self) -> Place | None:
        """Mostly a town; sometimes its province, its land, or nothing that is told."""
        drawn = self.chance.random()
        if drawn < 0.05:
            return None
        town = self.towns[bisect(self.shares, self.chance.random() * self.shares[-1])]
        if drawn > 0.14:
            return town
        name = town.within[drawn > 0.10]
        kind = "province" if drawn <= 0.10 else "country"
        return Place(name, name, kind, kind, within=town.within[1:] if kind == "province" else ())


def _world(seed: int) -> _World:
    chance = random.Random(seed)
    towns = []
    for n in range(_TOWNS):
        land = f"Land {n % _LANDS}"
        province = f"Province {n // _LANDS % 20}, {land}"
        towns.append(Place(f"t{n}", f"Town {n}, {land}", "town", "town", within=(province, land)))
    return _World(chance, towns, list(accumulate((n + 1) ** -0.8 for n in range(_TOWNS))))


def dispatches(seed: int = 1, claims: tuple[int, int] = (2, 6)) -> Iterator[Reading]:
    """Dispatches without end, day by day, with so many claims each."""
    world = _world(seed)
    world.claims = claims
    lately: list[Reading] = []
    n = 0
    while True:
        day = n // _A_DAY
        if lately and world.chance.random() < _COPIES:
            made = _copy(world.chance.choice(lately), n, day)
        else:
            made = _dispatch(world, n, day)
            lately = [*lately[-60:], made]
        yield made
        n += 1


def _copy(of: Reading, n: int, on: int) -> Reading:
    """The same text, run by another outlet on that day."""
    made = copied(of, f"Copying Outlet {n}", 0)
    return replace(made, document=replace(made.document, published=day_of(on)))


def _dispatch(world: _World, n: int, day: int) -> Reading:
    chance = world.chance
    about = world.place()  # a dispatch tells of one place above all
    said = [
        _claim(world, about if chance.random() < 0.7 else world.place(), day)
        for _ in range(chance.randint(*world.claims))
    ]
    text = " ".join(_sentence(chance) for _ in range(8)) + " "
    outlet = f"Outlet {chance.randrange(60)}"
    return report(outlet, day, *said, text=text, name=str(n), agency=chance.choice((None, None, "Gull News Agency")))


def _sentence(chance: random.Random) -> str:
    words = ("".join(chance.choices(_SYLLABLES, k=2)) for _ in range(14))
    return " ".join(words).capitalize() + "."


def _claim(world: _World, place: Place | None, day: int) -> dict[str, Any]:
    chance = world.chance
    slots: dict[str, Any] = {
        "by": chance.choice(((), (), (chance.choice(_BODIES),), (chance.choice(_BODIES),), ("residents",))),
        "place": place,
        "actor": chance.choice((None, None, *_FRONTS)),
        "denied": chance.random() < 0.02,
    }
    if chance.random() < 0.1:
        return claim(chance.choice(("controls", "captured", "captured", "withdrew")), None, **slots)
    when = chance.random()
    if when < 0.5:
        slots |= {"when": "on that day", "days": (day - 1, day - 1)}
    elif when < 0.65:
        slots |= {"when": "since then", "days": (day - day % 90, None), "as": "month"}
    basis = "total" if 0.5 < when < 0.65 else chance.choice(("event", "event", "event", "standing"))
    figure = str(int(chance.lognormvariate(2, 1)) + 1)
    group = chance.choice((None, "civilians", "civilians", "children", "combatants"))
    said = chance.choice((figure, figure, f">={figure}", f"~{figure}", None))
    return claim(chance.choice(_KINDS), said, group=group, basis=basis, **slots)


# -- a casebook of them ------------------------------------------------------------------------------------------------

_TABLE = Capture("scale", "file:///made/up", "scale", "text/plain")


def put(casebook: Casebook, readings: Iterator[Reading], count: int) -> None:
    """Put so many dispatches in, a thousand in each transaction."""
    casebook.begin_table(_TABLE, b"made up")
    while count > 0:
        some = islice(readings, min(count, 1000))
        casebook.put_rows([replace(r, document=replace(r.document, capture_id=_TABLE.id)) for r in some])
        count -= 1000


def kept_up(casebook: Casebook) -> None:
    """Reconcile what was put in."""
    with casebook.upkeep() as book:
        upkeep.bring_up_to_date(book)


# -- measured ----------------------------------------------------------------------------------------------------------


def timed(work: Callable[[], object]) -> float:
    """How many seconds of the processor it takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def unit() -> float:
    """The seconds of a fixed computation: the hashes of 200,000 numbers, sorted; the quickest of three."""
    return min(
        timed(lambda: sorted(hashlib.sha256(str(n).encode()).digest() for n in range(200_000))) for _ in range(3)
    )


def megabytes() -> float:
    """The most memory that this process held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def adding(size: int, rounds: int = 3) -> dict[str, float]:
    """Make a casebook of so many dispatches, then add a hundred of the next days, some times over."""
    with tempfile.TemporaryDirectory() as folder, Casebook.open(Path(folder) / "scale.casebook") as casebook:
        readings = dispatches()
        put(casebook, readings, size)
        whole = timed(lambda: kept_up(casebook))
        added = []
        for _ in range(rounds):
            put(casebook, readings, ADDED)
            began = time.perf_counter()
            added.append((timed(lambda: kept_up(casebook)), time.perf_counter() - began))
        held = casebook.path.stat().st_size / 2**20
        (seconds, _), clock = min(added), min(clock for _, clock in added)
        found = {"documents": size, "whole s": whole, "add 100 s": seconds, "clock s": clock, "units": seconds / unit()}
        return {**found, "file MB": held, "memory MB": megabytes()}


def whole(size: int) -> dict[str, float]:
    """Reconcile so many dispatches all at once, without a casebook."""
    readings = tuple(islice(dispatches(), size))
    one = unit()
    found: dict[str, float] = {"documents": size, "claims": sum(len(r.claims) for r in readings)}
    known, seconds = _result(lambda: families(r.document for r in readings))
    found |= {"duplicates s": seconds, "duplicates units": seconds / one}
    told, seconds = _result(lambda: accounts(readings, known))
    found |= {"folding s": seconds, "folding units": seconds / one}
    rest = sum(timed(lambda step=step: step(told)) for step in (disputes, series, incidents, states))  # type: ignore[misc]
    return {**found, "the rest s": rest, "memory MB": megabytes()}


def _result(work: Callable[[], Any]) -> tuple[Any, float]:
    start = time.process_time()
    return work(), time.process_time() - start


_MEASURES: dict[str, Callable[[int], dict[str, float]]] = {"add": adding, "whole": whole}


def measured(what: str, size: int) -> dict[str, float]:
    """One measure in a process of its own, so that memory is its own too."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(warmed, (what, size))


def warmed(what: str, size: int) -> dict[str, float]:
    """A measure after a small one, which loads what is loaded once."""
    _MEASURES[what](60)
    return _MEASURES[what](size)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=sorted(_MEASURES))
    parser.add_argument("sizes", nargs="+", type=int)
    given = parser.parse_args()
    first: dict[str, float] = {}
    for size in given.sizes:
        found = measured(given.what, size)
        if not first:
            first = found
            print("  ".join(f"{name:>16}" for name in found))
        print("  ".join(f"{value:16.2f}" if value % 1 else f"{value:16.0f}" for value in found.values()), flush=True)

    name = "add 100 s" if given.what == "add" else "folding s"
    times, more = found[name] / first[name], found["documents"] / first["documents"]
    print(f"{name}: {times:.2f} times as long where there are {more:.0f} times as many")


if __name__ == "__main__":
    main()
