"""The told worlds, read by the program end to end and from perfect claims, beside what is expected of them.

python -m benchmarks.worlds [--perfect] [--wrong] [FILE...]

``--perfect``: from perfect claims alone (a second); ``--wrong``: list what is not as expected. Otherwise a table with
both, and with both readers (the vocabulary alone; the model). Intervals are 95 %, drawn over whole worlds.
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.world_claims import document, perfect, registry
from benchmarks.world_file import FILES, worlds
from benchmarks.world_match import Keys, Known, made_of
from benchmarks.world_records import Dispatch, Ref, World
from benchmarks.world_scores import Report, Score, report
from fairwitness import extract, pipeline
from fairwitness.extract.learned.model_files import weights
from fairwitness.model import Claim, Reading
from fairwitness.reconcile import Registry

# Which number of a score is shown for each measure.
SHOWN: dict[str, tuple[str, str, Callable[[Score], float]]] = {
    "claims": ("claims found, F1", "claims", lambda s: s.f1),
    "folding": ("pairs of claims of one account, F1", "folding", lambda s: s.f1),
    "accounts": ("accounts with origin, figure and place right", "accounts", lambda s: s.recall),
    "matters": ("pairs of claims of one matter, F1", "matters", lambda s: s.f1),
    "origins": ("matters with the right number of independent origins", "origins", lambda s: s.recall),
    "disputes P": ("disputes, precision", "disputes", lambda s: s.precision),
    "disputes R": ("disputes, recall", "disputes", lambda s: s.recall),
    "incidents": ("pairs of claims of one incident, F1", "incidents", lambda s: s.f1),
    "points": ("points of series right", "points", lambda s: s.joint),
    "states": ("states right", "states", lambda s: s.joint),
    "tolls": ("sums over incidents right", "tolls", lambda s: s.recall),
    "double": ("worlds in which nothing is counted twice", "double", lambda s: s.recall),
}
_DRAWS = 1000


def from_perfect_claims(world: World) -> Report:
    """The scores of a world whose claims are as annotated."""
    readings, refs = perfect(world)
    return report(world, made_of(readings, registry(world)), _keys(world, readings, refs))


def _keys(world: World, readings: Sequence[Reading], claims: Known, aside: frozenset[str] = frozenset()) -> Keys:
    return Keys(claims, {r.document.id: d.name for d, r in zip(world.dispatches, readings, strict=True)}, aside)


def end_to_end(world: World) -> Report:
    """The scores of a world as the program reads it; the invented bodies are known to it as real ones are."""
    readings = [pipeline.reading(document(world, d)) for d in world.dispatches]
    refs: dict[str, Ref | tuple[str, str]] = {}
    for d, reading in zip(world.dispatches, readings, strict=True):
        refs |= met(d, reading)
    read = [c for r in readings for c in r.claims]
    aside = frozenset(c.id for c in read if c.id not in refs and is_bare(c))
    told = report(world, made_of(readings, registry(world, Registry())), _keys(world, readings, refs, aside))
    there = sum(len(d.claims) for d in world.dispatches)
    told.scores["claims"] = Score(len(refs), len(read) - len(aside), there)
    return told


def is_bare(c: Claim) -> bool:
    """Does it tell that something happened, without a figure ("shelling in Vellin")? Few of these are annotated."""
    return c.figure is None and not c.denied and c.kind not in ("controls", "captured", "withdrew")


def met(dispatch: Dispatch, reading: Reading) -> Known:
    """For claims that were read the annotated ones: the same kind, figures (without one: words) that overlap."""
    free = dict(enumerate(dispatch.claims, 1))
    found: dict[str, Ref | tuple[str, str]] = {}
    for c in reading.claims:
        n = next((n for n, r in free.items() if _meets(c, r)), None)
        if n is not None:
            found[c.id] = dispatch.name, n
            del free[n]
    return found


def _meets(c: Claim, r: dict[str, object]) -> bool:
    if c.kind != r["kind"] or (c.figure is None) != (r["figure"] is None):
        return False
    where = r["figure"] or r
    span = c.figure.words if c.figure else c.words
    return isinstance(where, dict) and span.start < where["end"] and where["start"] < span.end


def together(reports: Sequence[Report]) -> dict[str, Score]:
    """The scores of all worlds, summed by measure."""
    names = dict.fromkeys(n for r in reports for n in r.scores)
    return {n: sum((r.scores[n] for r in reports if n in r.scores), Score()) for n in names}


def shown(reports: Sequence[Report]) -> dict[str, float]:
    """The number shown of each measure."""
    scores = together(reports)
    return {name: number(scores[part]) for name, (_, part, number) in SHOWN.items() if part in scores}


def intervals(reports: Sequence[Report], seed: int = 1) -> dict[str, tuple[float, float]]:
    """95 % of what the numbers are when the worlds are drawn anew."""
    chance = random.Random(seed)
    drawn = [shown(chance.choices(reports, k=len(reports))) for _ in range(_DRAWS)]
    cut = _DRAWS // 40
    return {name: (s[cut], s[-cut - 1]) for name in drawn[0] for s in (sorted(d[name] for d in drawn),)}


# -- the table ---------------------------------------------------------------------------------------------------------


def table(columns: dict[str, list[Report]]) -> str:
    """The measures as a Markdown table, one column for each way of reading."""
    cells = {title: _cells(reports) for title, reports in columns.items()}
    head = f"| measure | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}\n"
    rows = (
        f"| {words} | {' | '.join(c.get(name, '') for c in cells.values())} |" for name, (words, _, _) in SHOWN.items()
    )
    return head + "\n".join(rows)


def _cells(reports: list[Report]) -> dict[str, str]:
    ends = intervals(reports)
    return {n: f"{v:.3f} ({ends[n][0]:.2f}-{ends[n][1]:.2f})" for n, v in shown(reports).items()}


def _with_reader(found: list[World], model: str | None) -> list[Report]:
    """Read with the vocabulary alone ("none"), or with the model that is shipped (None)."""
    before = os.environ.pop("FAIRWITNESS_MODEL", None)
    if model:
        os.environ["FAIRWITNESS_MODEL"] = model
    weights.cache_clear()
    try:
        return [end_to_end(w) for w in found]
    finally:
        os.environ.pop("FAIRWITNESS_MODEL", None)
        if before is not None:
            os.environ["FAIRWITNESS_MODEL"] = before
        weights.cache_clear()


def main() -> int:
    """Print the table, or what is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--perfect", action="store_true", help="from perfect claims alone")
    parser.add_argument("--wrong", action="store_true", help="list what is not as expected")
    options = parser.parse_args()
    found = worlds(options.files or FILES)
    columns = {"from perfect claims": [from_perfect_claims(w) for w in found]}
    if not options.perfect:
        columns["end to end, vocabulary alone"] = _with_reader(found, "none")
        columns[f"end to end, model {extract.model_name()[:8]}"] = _with_reader(found, None)
    for title, reports in columns.items() if options.wrong else ():
        for r in reports:
            print("\n".join([f"-- {r.world}, {title}", *r.wrong] if r.wrong else []), end="\n" if r.wrong else "")
    print(f"{len(found)} worlds, {sum(len(w.dispatches) for w in found)} dispatches")
    print(table(columns))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
