"""The commands ``add`` and ``rebuild``: a casebook, a progress bar, and a clean end at any moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from fairwitness import casework, console, pipeline, tabling
from fairwitness.config import Options
from fairwitness.errors import UsageError
from fairwitness.model import Given
from fairwitness.store import Casebook


def add(options: Options, locations: Iterable[str], given: Given) -> Counter[str]:
    """Add locations and tell the user what became of them: how many added, unchanged, failed.

    Interrupted, it says how far it came and ends the program (exit code 130); what was read by then is kept.
    """
    wanted = tuple(locations)
    with Casebook.open(options.casebook) as casebook:
        total = pipeline.expected(wanted) if console.is_watched() else None
        counts = _read_all(casebook, casework.adding(casebook, wanted, given, options), total)
        lost = _lost(casebook)
    console.say(f"{_told(counts)} in {options.casebook}{lost}")
    return counts


def add_each(options: Options, locations: Iterable[str], form: str, given: Given) -> Counter[str]:
    """Add locations as what they are taken for: "auto" for texts, and for tables that show by their columns what they
    are; else as tables of that form. UsageError where a place is given for what names its own.
    """
    groups: dict[str | None, list[str]] = {}
    for location in locations:
        for of, some in (pipeline.by_form(location) if form == "auto" else {form: [location]}).items():
            groups.setdefault(of, []).extend(some)
    if given.place and groups.keys() != {"series"}:
        raise UsageError("--place is for tables whose rows name no place (--as series); leave it out")
    counts: Counter[str] = Counter()
    for of, group in groups.items():
        counts += add_tables(options, group, of, given) if of else add(options, group, given)
    return counts


def add_tables(options: Options, locations: Iterable[str], form: str, given: Given) -> Counter[str]:
    """Add tables of a form (vocab/tables.toml), row by row; else as ``add``."""
    with Casebook.open(options.casebook) as casebook:
        counts = _read_all(casebook, tabling.adding(casebook, locations, form, given, options), None)
        lost = _lost(casebook)
    console.say(f"{_told(counts)} (rows) in {options.casebook}{lost}")
    return counts


def rebuild(options: Options) -> Counter[str]:
    """Read anew what another reader read, and tell that and how many judgements are lost; else as ``add``."""
    with Casebook.open(options.casebook, create=False) as casebook:
        stale = sum(r not in (pipeline.READER, pipeline.TABLE_READER) for r in casebook.readers().values())
        counts = _read_all(casebook, casework.rebuilding(casebook, options), stale)
        lost = _lost(casebook)
    console.say(f"{counts['added']} read anew, {counts['failed']} failed in {options.casebook}{lost}")
    return counts


def _read_all(casebook: Casebook, steps: Iterable[tabling.Step], total: int | None) -> Counter[str]:
    counts: Counter[str] = Counter()
    try:
        with console.progress(total) as bar:
            for step in steps:
                counts[step.status] += 1
                console.say_problems(step.problems)
                if step.status != "noted":
                    bar.advance(step.location)
        casework.reconcile_casebook(casebook)
    except KeyboardInterrupt:
        console.say(f"{_told(counts)}; the same command goes on from here")
        raise SystemExit(130) from None
    return counts


def _lost(casebook: Casebook) -> str:
    """What to say of judgements that find no claim any more."""
    lost = sum(a.state == "lost" for a in casebook.attachments())
    finds = "judgement finds" if lost == 1 else "judgements find"
    return f"; {lost} {finds} no claim any more (fairwitness review --list --lost)" if lost else ""


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[status]} {status}" for status in ("added", "unchanged", "failed"))
