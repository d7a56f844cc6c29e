"""How fast documents are read on two cores, beside the bare encoder on the same tokens in the same run.

    python -m benchmarks.pace [--data FOLDER] [--documents 500] [--words 700] [--json FILE]

By the clock, whole processes: `fairwitness inspect` with two workers, starting up included; then two processes that
only cut the texts into windows and run the encoder on them, starting up included; then twice more, turn about, and the
quickest of each counts. Texts: stretches of the data folder's war articles, or without it made-up dispatches. Memory:
the most that the process and its workers held together, seen four times a second.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.speed import PROGRAM, dispatches

_BARE = "import sys; from benchmarks.pace import bare; bare(sys.argv[1], int(sys.argv[2]))"
_WORKERS = 2


@dataclass(frozen=True, slots=True)
class Pace:
    """Documents a second of both, their ratio, and the memory of the first in megabytes."""

    documents: int
    tokens: int
    inspect: float
    encoder: float
    ratio: float
    megabytes: float


def texts(data: Path | None, count: int, words: int) -> list[str]:
    """So many texts of so many words."""
    return list(_texts(data, count, words))[:count]


def _texts(data: Path | None, count: int, words: int) -> Iterator[str]:
    if data is None:
        for record in dispatches(count, sentences=44):
            yield " ".join(record["text"].split(" ")[:words])
        return
    for file in sorted((data / "text" / "wikipedia_war_articles").rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        cuts = [m.start() for m in re.finditer(r"\S+", text)][::words]
        yield from (text[first:last] for first, last in pairwise(cuts))


def bare(file: str, share: int) -> None:
    """Runs the encoder alone over every second text of a file of JSON lines, from ``share`` on."""
    from fairwitness.extract.learned.encoding import encoded
    from fairwitness.extract.learned.model_files import weights
    from fairwitness.text import sentences

    model, count = weights(), 0
    if model is None:
        raise SystemExit("there is no model to run")
    for row in Path(file).read_text(encoding="utf-8").splitlines()[share::_WORKERS]:
        text = json.loads(row)["text"]
        read = encoded(text, sentences(text), model)
        count += len(read.tokens.ids) if read else 0
    print(count)


def measure(found: Sequence[str], rounds: int = 3) -> Pace:
    """Both paces, turn about."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.jsonl"
        file.write_text("".join(json.dumps({"text": t, "published": "2019-06-14"}) + "\n" for t in found), "utf-8")
        ours, theirs, megabytes, tokens = [], [], 0.0, 0
        for _ in range(rounds):
            began = time.monotonic()
            megabytes = max(megabytes, _inspect(file))
            ours.append(time.monotonic() - began)
            began = time.monotonic()
            tokens = _encoders(file)
            theirs.append(time.monotonic() - began)
    rates = len(found) / min(ours), len(found) / min(theirs)
    return Pace(len(found), tokens, *rates, rates[0] / rates[1], megabytes)


def _inspect(file: Path) -> float:
    """The most memory that reading took, in megabytes."""
    command = [*PROGRAM, "inspect", str(file), "--workers", str(_WORKERS)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0.0
    while process.poll() is None:
        most = max(most, sum(map(_held, (process.pid, *_children(process.pid)))))
        time.sleep(0.25)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return most


def _children(pid: int) -> list[int]:
    """The processes that a process started, and those that they did (Linux)."""
    try:
        own = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [n for child in own for n in (int(child), *_children(int(child)))]


def _held(pid: int) -> float:
    """Memory of a process that it shares with no other, in megabytes."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(r.split()[1]) for r in rows if r.startswith("Pss:")) / 1024


def _encoders(file: Path) -> int:
    started = [
        subprocess.Popen([sys.executable, "-c", _BARE, str(file), str(n)], stdout=subprocess.PIPE, text=True)
        for n in range(_WORKERS)
    ]
    return sum(int(process.communicate()[0]) for process in started)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("FAIRWITNESS_DATA"))
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--words", type=int, default=700)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    data = Path(options.data) if options.data else None
    pace = measure(texts(data, options.documents, options.words))
    print(f"{pace.documents} documents, {pace.tokens} tokens")
    print(
        f"inspect {pace.inspect:.1f} documents/s, {pace.megabytes:.0f} MB; bare encoder {pace.encoder:.1f} documents/s"
    )
    print(f"ratio {pace.ratio:.2f}")
    if options.json:
        options.json.write_text(json.dumps(asdict(pace)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
