"""How far two readers agree on the passages that both annotated.  python -m training.agreement

The first reader wrote the passage; the second saw only its text. Scores as in benchmarks/evaluate.py, one reader as
the other's measure, with 95 % intervals by passage.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.evaluate import compare, evaluate, table

from training import passages

_ALL = sorted((Path(__file__).parent / "second_reading").glob("*.txt"))
LIGHT = [file for file in _ALL if file.stem.startswith("light")]
SECOND = [file for file in _ALL if file not in LIGHT]


def main() -> int:
    """Prints the agreement, on whole and on light annotation; 1 where the two did not read the same text."""
    for whole, files, seconds in ((True, passages.FILES, SECOND), (False, passages.LIGHT, LIGHT)):
        first = {p.name: p for p in passages.load(files)}
        both = [(first[p.name], p) for p in passages.load(seconds)]
        changed = [second.name for one, second in both if one.text != second.text]
        if changed:
            print(f"not the same text: {', '.join(changed)}")
            return 1
        records = [passages.record(one) | {"second_layer": whole} for one, _ in both]
        print(table(evaluate([compare(r, second.claims) for r, (_, second) in zip(records, both, strict=True)])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
