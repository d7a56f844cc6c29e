"""How long the program takes to start, how fast it reads, and how much memory that takes.

    python -m benchmarks.speed [--documents 200] [--runs 5] [--json FILE]

Every time is processor time (user and system) of a whole process, the least of several runs, and stands beside a
reference of the same run, because computers differ: the start beside that of ``python -c "import json"``, the rate of
reading beside a regular expression that cuts the same text into words. The texts are made up here: dispatches from a
few templates, with invented names. The rate leaves out the start: it is what each further document takes.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from fairwitness.vocab.gazetteer import Gazetteer

PROGRAM = (sys.executable, "-c", "from fairwitness.cli import main; main()")
REFERENCE = (sys.executable, "-c", "import json")
_SYLLABLES = "ka ru ban ti sel mor da vir nos hal em tar qu an zi rek lo pas ud wen".split()
_BODIES = ("Relief Society", "Monitoring Group", "Rescue Council", "Front", "Brigade", "Health Committee")
_TEMPLATES = (
    "At least {n} people were killed and {m} wounded when shells hit a market in {town} on {day}, the {body} said.",
    "The {body} said its fighters had captured {town} and {few} villages north of it after {few} days of clashes.",
    "A spokesman for the {body} denied that it had withdrawn from {town}, which it has held since {month}.",
    "About {many} families fled {town} in the past week, according to the {body}, most of them on foot.",
    "Residents of {town} said that {few} air strikes destroyed a school and damaged the hospital late on {day}.",
    "{person}, a commander of the {body}, said that {n} of its soldiers had died around {town} since {month}.",
    "Aid workers in {town} said that between {n} and {m} wounded people were waiting for treatment on {day}.",
    "It was not clear who had fired the rockets, and the {body} could not be reached for comment.",
    "The road from {town} to {other} was closed for the {few}th day, and bread was scarce in both towns.",
    "{body} vehicles evacuated {m} civilians, including {few} children, from {town} to {other} on {day}.",
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January March April June July September October November".split()


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: seconds of processor time, and megabytes at its peak."""

    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; ``ratio``: the value over that of the reference."""

    measure: str
    value: float
    unit: str
    reference: str = ""
    ratio: float | None = None


# -- made-up dispatches ------------------------------------------------------------------------------------------------


def dispatches(count: int, sentences: int = 28, seed: int = 7) -> list[dict[str, str]]:
    """Records of made-up dispatches of about 450 words, the same for the same seed."""
    draw = random.Random(seed)
    return [
        {"name": f"dispatch {n}", "published": "2019-06-14", "text": _dispatch(draw, sentences)} for n in range(count)
    ]


def _dispatch(draw: random.Random, sentences: int) -> str:
    towns, bodies = [_name(draw) for _ in range(4)], [f"{_name(draw)} {draw.choice(_BODIES)}" for _ in range(3)]
    told = [_sentence(draw, towns, bodies) for _ in range(sentences)]
    return "\n\n".join(" ".join(told[i : i + 3]) for i in range(0, sentences, 3))


def _sentence(draw: random.Random, towns: Sequence[str], bodies: Sequence[str]) -> str:
    town, other = draw.sample(list(towns), 2)
    return draw.choice(_TEMPLATES).format(
        town=town, other=other, body=draw.choice(bodies), person=f"{_name(draw)} {_name(draw)}",
        n=draw.randint(2, 60), m=draw.randint(61, 400), few=draw.randint(4, 9), many=f"{draw.randint(1, 40)},000",
        day=draw.choice(_DAYS), month=draw.choice(_MONTHS),
    )  # fmt: skip


def _name(draw: random.Random) -> str:
    return "".join(draw.choice(_SYLLABLES) for _ in range(draw.randint(2, 4))).capitalize()


# -- measuring ---------------------------------------------------------------------------------------------------------


def cost(command: Sequence[str], runs: int) -> Cost:
    """The least time and the most memory of several runs of a process; CalledProcessError if one fails."""
    costs = [_once(command) for _ in range(runs)]
    return Cost(min(c.seconds for c in costs), max(c.megabytes for c in costs))


def _once(command: Sequence[str]) -> Cost:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def least(step: Callable[[], object], runs: int) -> float:
    """The least processor time of several calls in this process."""
    times = []
    for _ in range(runs):
        began = time.process_time()
        step()
        times.append(time.process_time() - began)
    return min(times)


def measure(documents: int, runs: int) -> list[Row]:
    """Every row of the table."""
    Gazetteer.open()  # compiled once a computer, and no part of any start
    records = dispatches(documents)
    with tempfile.TemporaryDirectory() as folder:
        return [*_starts(Path(folder), records, runs), *_rates(Path(folder), records, runs)]


def _starts(folder: Path, records: Sequence[Mapping[str, str]], runs: int) -> list[Row]:
    story = folder / "story.txt"
    story.write_text(_story(records, words=700), encoding="utf-8")
    python = cost(REFERENCE, runs).seconds
    rows = []
    for shown, arguments in (
        ("--help", ["--help"]),
        ("claims, 700 words", ["claims", str(story), "--published", "2019-06-14"]),
    ):
        took = cost([*PROGRAM, *arguments], runs).seconds
        rows.append(Row(shown, took, "s", 'python -c "import json"', took / python))
    return rows


def _story(records: Sequence[Mapping[str, str]], words: int) -> str:
    """Dispatches in a row up to so many words."""
    return " ".join("\n\n".join(record["text"] for record in records).split(" ")[:words])


def _rates(folder: Path, records: Sequence[Mapping[str, str]], runs: int) -> list[Row]:
    one, all_of_them = (_inspected(folder, part, min(runs, 3)) for part in (records[:1], records))
    texts = [record["text"] for record in records[1:]]
    words = sum(len(text.split()) for text in texts)
    further = all_of_them.seconds - one.seconds
    cutting = least(lambda: [re.findall(r"\w+|[^\w\s]", text) for text in texts], runs)
    return [
        Row("inspect: documents", len(texts) / further, "per s"),
        Row("inspect: words", words / further, "per s", "time of cutting into words", further / cutting),
        Row("inspect: memory, one document", one.megabytes, "MB"),
        Row(f"inspect: memory, {len(records)} documents", all_of_them.megabytes, "MB", "one document",
            all_of_them.megabytes / one.megabytes),
    ]  # fmt: skip


def _inspected(folder: Path, records: Sequence[Mapping[str, str]], runs: int) -> Cost:
    file = folder / f"{len(records)}.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return cost([*PROGRAM, "inspect", str(file), "--workers", "1"], runs)


# -- showing -----------------------------------------------------------------------------------------------------------


def table(rows: Sequence[Row]) -> str:
    """The rows as plain text."""
    lines = [f"{'measure':32s} {'value':>10s} {'unit':6s} {'times':>7s}  of the reference"]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.1f}"
        lines.append(f"{row.measure:32s} {row.value:10.2f} {row.unit:6s} {ratio:>7s}  {row.reference}".rstrip())
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=200, help="how many dispatches to read (at least 2)")
    parser.add_argument("--runs", type=int, default=5, help="how often each start is timed")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    rows = measure(max(2, options.documents), max(1, options.runs))
    print(table(rows))
    if options.json:
        options.json.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
