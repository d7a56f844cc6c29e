"""How much the program takes for war in news of peace: matches, budgets, storms, trials, told in the words of battle.

    python -m benchmarks.peace [--show]

Our own passages (training/passages/peace_*.txt), which no weights learned from. They hold few claims, where a war is
told of in passing; all else that is found is false. A found claim meets an annotated one as in benchmarks/evaluate.py.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from training import passages

from benchmarks import evaluate


@dataclass(frozen=True, slots=True)
class Counts:
    """Claims annotated, found and met, in so many passages; ``clean``: passages without war in which none is found."""

    passages: int
    gold: int
    found: int
    met: int
    clean: int
    without: int

    @property
    def precision(self) -> float:
        """The share of what is found that is annotated."""
        return self.met / self.found if self.found else 1.0


def counted(texts: Sequence[evaluate.Compared]) -> Counts:
    """The counts of passages that were read."""
    without = [text for text in texts if not text.gold]
    return Counts(
        passages=len(texts),
        gold=sum(len(text.gold) for text in texts),
        found=sum(len(text.found) for text in texts),
        met=sum(len(text.pairs) for text in texts),
        clean=sum(not text.found for text in without),
        without=len(without),
    )


def read() -> list[evaluate.Compared]:
    """All passages of peace, read by the program as it is shipped."""
    records = [passages.record(p) for p in passages.load(passages.PEACE)]
    with ProcessPoolExecutor() as pool:
        found = pool.map(evaluate.found_claims, records, chunksize=8)
        return [evaluate.compare(record, claims) for record, claims in zip(records, found, strict=True)]


def _false(texts: Sequence[evaluate.Compared]) -> Iterator[str]:
    for text in texts:
        met = {f for _, f in text.pairs}
        for number, claim in enumerate(text.found):
            if number not in met:
                yield f"{text.name} {claim['kind']} {claim.get('score')}: {text.text[claim['start'] : claim['end']]}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the counts and, where asked, what was falsely found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="list the false claims")
    options = parser.parse_args(arguments)
    texts = read()
    counts = counted(texts)
    print(f"{counts.passages} passages, {counts.gold} claims annotated, {counts.found} found, {counts.met} met")
    print(f"precision {counts.precision:.3f}; {counts.clean} of {counts.without} passages without war left alone")
    for line in _false(texts) if options.show else ():
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
