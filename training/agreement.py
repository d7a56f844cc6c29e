"""How far two readers agree on the passages that both annotated.  python -m training.agreement

The first reader wrote the passage; the second saw only its text. Scores as in benchmarks/evaluate.py, one reader as
the other's measure, with 95 % intervals by passage.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.evaluate import compare, evaluate, table

from training import passages

SECOND = sorted((Path(__file__).parent / "second_reading").glob("*.txt"))


def main() -> int:
    """Prints the agreement; 1 where the two did not read the same text."""
    first = {p.name: p for p in passages.load(passages.FILES)}
    both = [(first[p.name], p) for p in passages.load(SECOND)]
    changed = [second.name for one, second in both if one.text != second.text]
    if changed:
        print(f"not the same text: {', '.join(changed)}")
        return 1
    found = [compare(passages.record(one), second.claims) for one, second in both]
    print(table(evaluate(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
