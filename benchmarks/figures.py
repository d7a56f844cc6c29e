"""Figures on the annotated corpus: values right, and spans found, beside quantulum3 (dev-only) in the same run.

    python benchmarks/figures.py [--data FOLDER] [--misses FILE] [--ours-only]

Values: each annotated ``figure.words`` is read by itself; right means that sense, low, best and high all are (to 0.05).
quantulum3 knows no hedges: its first quantity is taken as an exact number, its "uncertainty" as the range that it read
it from, a number below one as a share. ``number`` counts what it can know too: the numbers right, whatever the sense.
Spans: the same texts whole, the annotated figure found with exactly these characters, or with some of them.
The misses hold corpus words, so write them outside the repository; the rules that give each its reason are below.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fairwitness.extract.figures import figures, parse_figure
from fairwitness.model import Figure

NUMBER = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|half|third|quarter|fifth|tenth|"
    r"dozens?|scores?|tens|hundreds?|thousands?|millions?|no|none|nobody|both|pair|couple|single|once|twice)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Value:
    """What words say: a sense and its bounds."""

    sense: str
    low: float | None
    best: float | None
    high: float | None

    def numbers(self) -> set[float]:
        return {round(v, 1) for v in (self.low, self.best, self.high) if v is not None}


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated figure: its place in its text, and what it says."""

    start: int
    end: int
    words: str
    gold: Value


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    cases: tuple[Case, ...]


Reader = Callable[[str], Value | None]
Finder = Callable[[str], list[tuple[int, int]]]


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    options.add_argument("--data", type=Path, default=os.environ.get("FAIRWITNESS_DATA"))
    options.add_argument("--misses", type=Path, help="write every miss of ours here, with its reason")
    options.add_argument("--ours-only", action="store_true", help="without quantulum3")
    given = options.parse_args()
    if given.data is None:
        print("no corpus: name its folder with --data or FAIRWITNESS_DATA", file=sys.stderr)
        return 2
    texts = [text for file in sorted((given.data / "claims").glob("*.jsonl")) for text in texts_of(file)]
    readers: dict[str, tuple[Reader, Finder]] = {"ours": (ours, our_spans)}
    if not given.ours_only:
        readers["quantulum3"] = _quantulum()
    _print_values(texts, {name: reader for name, (reader, _) in readers.items()})
    _print_spans(texts, {name: finder for name, (_, finder) in readers.items()})
    misses = list(_misses(texts))
    _print_reasons(misses)
    if given.misses:
        given.misses.write_text("".join("\t".join(map(str, miss)) + "\n" for miss in misses), encoding="utf-8")
    return 0


# -- the corpus -------------------------------------------------------------------------------------------------------


def texts_of(file: Path) -> Iterable[Text]:
    """The texts of a file, with their annotated figures."""
    for line in file.read_text(encoding="utf-8").split("\n"):
        if line:
            row = json.loads(line)
            golds = (claim["figure"] for claim in row["claims"] if claim["figure"])
            yield Text(row["text"], tuple(map(_case, golds)))


def _case(gold: dict[str, Any]) -> Case:
    value = Value(gold["sense"], gold["low"], gold["best"], gold["high"])
    return Case(gold["start"], gold["end"], gold["words"], value)


# -- the readers ------------------------------------------------------------------------------------------------------


def ours(words: str) -> Value | None:
    found = parse_figure(words)
    return _value(found) if found else None


def _value(figure: Figure) -> Value:
    low, best, high = (None if v is None else float(v) for v in (figure.low, figure.best, figure.high))
    return Value(figure.sense, low, best, high)


def our_spans(text: str) -> list[tuple[int, int]]:
    return [(f.words.start, f.words.end) for f in figures(text)]


def _quantulum() -> tuple[Reader, Finder]:
    warnings.filterwarnings("ignore", module="quantulum3")
    from quantulum3 import parser

    def read(words: str) -> Value | None:
        found = parser.parse(words)
        return _adapted(found[0].value, found[0].uncertainty) if found else None

    def find(text: str) -> list[tuple[int, int]]:
        return [quantity.span for quantity in parser.parse(text)]

    return read, find


def _adapted(value: float, uncertainty: float | None) -> Value:
    if uncertainty:
        return Value("between", value - uncertainty, None, value + uncertainty)
    if 0 < value < 1:
        value *= 100
    return Value("exact", value, value, value)


# -- scores -----------------------------------------------------------------------------------------------------------


def right(found: Value | None, gold: Value) -> bool:
    """Sense, low, best and high are all right."""
    if found is None or found.sense != gold.sense:
        return False
    return all(_same(getattr(found, bound), getattr(gold, bound)) for bound in ("low", "best", "high"))


def _same(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 0.051


def _print_values(texts: list[Text], readers: dict[str, Reader]) -> None:
    """One row for each sense, and one for all."""
    total: Counter[str] = Counter()
    rights: Counter[tuple[str, str]] = Counter()
    for case in (case for text in texts for case in text.cases):
        for sense in (case.gold.sense, "all"):
            total[sense] += 1
            for name, read in readers.items():
                found = read(case.words)
                rights[sense, name] += right(found, case.gold)
                rights[sense, name + ", number"] += found is not None and found.numbers() == case.gold.numbers()
    columns = [column for name in readers for column in (name, name + ", number")]
    print("| figures | n | " + " | ".join(columns) + " |\n|---|---" + "|---" * len(columns) + "|")
    for sense, n in sorted(total.items(), key=lambda row: (row[0] == "all", -row[1])):
        print(f"| {sense} | {n} | " + " | ".join(f"{rights[sense, c] / n:.1%}" for c in columns) + " |")


def _print_spans(texts: list[Text], finders: dict[str, Finder]) -> None:
    print("\n| spans | exact | overlapping | found in 1,000 words | kB/s |\n|---|---|---|---|---|")
    words = sum(len(text.text.split()) for text in texts)
    gold = sum(len({(c.start, c.end) for c in text.cases}) for text in texts)
    for name, find in finders.items():
        exact = overlapping = count = 0
        start = time.process_time()
        for text in texts:
            found = find(text.text)
            count += len(found)
            places = {(c.start, c.end) for c in text.cases}
            exact += len(places & set(found))
            overlapping += sum(any(a < end and start < b for a, b in found) for start, end in places)
        speed = sum(len(text.text) for text in texts) / (time.process_time() - start) / 1000
        row = (f"{exact / gold:.1%}", f"{overlapping / gold:.1%}", f"{1000 * count / words:.1f}", f"{speed:,.0f}")
        print(f"| {name} | " + " | ".join(row) + " |")
    print(f"\n{gold} annotated figures, {1000 * gold / words:.1f} in 1,000 words")


# -- misses and their reasons -----------------------------------------------------------------------------------------

OURS = "ours"
NO_NUMBER = 'annotation: the words hold no number (the codebook marks no bare "another" or "any")'
OUTSIDE = "annotation: the hedge stands outside the annotated words"
ORDINAL = "annotation: an ordinal marked as one (the codebook makes it a tally)"
UNEVEN = "annotation: the same wording is read otherwise, and as we do, elsewhere in the corpus"


def _misses(texts: list[Text]) -> Iterable[tuple[str, str, Value, Value | None]]:
    """Reason, words, the annotators' reading, ours."""
    cases = [case for text in texts for case in text.cases]
    wordings = {(_wording(c.words), c.gold.sense) for c in cases}
    for case in cases:
        found = ours(case.words)
        if not right(found, case.gold):
            yield _reason(case, found, wordings), case.words, case.gold, found


def _wording(words: str) -> str:
    """The words with their numbers taken out: readings of one wording can be compared."""
    return re.sub(r"\d[\d.,]*", "#", words.lower())


def _reason(case: Case, found: Value | None, wordings: set[tuple[str, str]]) -> str:
    if found is None:
        return OURS if NUMBER.search(case.words) else NO_NUMBER
    if re.search(r"(?:th|rd|nd|st)$", case.words) and case.gold.best == 1:
        return ORDINAL
    plain = found.sense == "exact" and case.gold.sense != "exact"
    if (
        plain
        and found.numbers() == case.gold.numbers()
        and re.fullmatch(r"[\d.,]+|[a-z]+(?:[ -][a-z]+){0,3}", case.words)
    ):
        return OUTSIDE
    if found.numbers() == case.gold.numbers() and (_wording(case.words), found.sense) in wordings:
        return UNEVEN
    return OURS


def _print_reasons(misses: list[tuple[str, str, Value, Value | None]]) -> None:
    print(f"\nmisses of ours: {len(misses)}")
    for reason, n in Counter(miss[0] for miss in misses).most_common():
        print(f"  {n:4} {reason}")


if __name__ == "__main__":
    sys.exit(main())
