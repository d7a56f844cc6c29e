"""How well words of place get their canonical name, told which words: resolve alone, on the annotated corpus.

    python -m benchmarks.names [--data FOLDER] [--split tune|held|all] [--misses [REASON]] [--group PREFIX]

Every annotated place of a claim whose words stand in the text is given to `resolve.place` with its document; the name
that comes back is compared with the annotated one by `benchmarks.agree.same_place`. One place of a text is counted once
for each claim that has it. Intervals: 95 %, drawing whole documents. Words that hold a name of their own are counted
apart from those that only point ("the city", "there", "a camp"). Misses are sorted by their likely reason; they hold
words of the corpus, so keep them out of the repository.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.agree import folded_parts, same_place
from benchmarks.evaluate import records
from fairwitness import resolve
from fairwitness.model import Document, Given, Place, Span
from fairwitness.read import plain_document

ROUNDS = 1000
REASONS = (
    "nothing", "country for place", "place for country", "other country", "no country", "list", "side", "site",
    "other place",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """One annotated place, the name it was given (None: nothing found), and whether the two are one."""

    text: str
    words: Span
    gold: str
    found: str | None
    right: bool
    times: int = 1


def named(record: Mapping[str, Any], document: Document) -> Iterator[Named]:
    """What resolve makes of the places of a text's claims."""
    seen = Counter(
        (c["place"]["start"], c["place"]["end"], c["place"]["name"])
        for c in record["claims"]
        if c["place"] and c["place"].get("start") is not None and c["place"].get("name")
    )
    for (start, end, gold), times in seen.items():
        words = Span(start, end, document.text[start:end])
        meaning = resolve.place(words, document)
        found = meaning.value.name if meaning and isinstance(meaning.value, Place) else None
        right = same_place({"name": gold}, {"name": found} if found else None)
        yield Named(record["name"], words, gold, found, right, times)


def document_of(record: Mapping[str, Any]) -> Document:
    """The document of a record of the corpus."""
    published = date.fromisoformat(record["date"]) if record.get("date") else None
    given = Given(outlet=record.get("outlet"), published=published, title=record.get("title"))
    return plain_document(record["text"], given, record["name"])


def reason(miss: Named) -> str:
    """What most likely went wrong.

    >>> reason(Named("t", Span(0, 5, "Torre"), "Torre, Italy", "Torre, Spain", False))
    'other country'
    """
    if miss.found is None:
        return "nothing"
    (heads, land), (others, other) = folded_parts(miss.gold), folded_parts(miss.found)
    if bool(heads) != bool(others):
        return "place for country" if others else "country for place"
    if land and other and land != other:
        return "other country"
    if land and not other:
        return "no country"
    if " and " in miss.gold or " and " in miss.found:
        return "list"
    return _finer(miss.gold, miss.found)


def _finer(gold: str, found: str) -> str:
    if any(("north" in n or "south" in n or "east" in n or "west" in n or "central" in n) for n in (gold, found)):
        return "side"
    return "site" if gold.count(",") > 1 or found.count(",") > 1 else "other place"


def points(words: str) -> bool:
    """Whether words of place hold no name of their own, and only point to a place that the text tells of.

    >>> points("The northern districts of the city"), points("northern Torvik")
    (True, False)
    """
    return re.search(r"[A-Z]", words[1:]) is None and (words[:1].islower() or " " in words)


def share(rows: Sequence[Named]) -> float:
    """The share that is right, each place counted as often as claims have it."""
    return sum(r.times for r in rows if r.right) / max(1, sum(r.times for r in rows))


def interval(texts: Sequence[Sequence[Named]]) -> tuple[float, float]:
    """95 % of the share right, drawing whole texts with a fixed seed."""
    draw = random.Random(7)
    counts = [(sum(r.times for r in t if r.right), sum(r.times for r in t)) for t in texts]
    seen = []
    for _ in range(ROUNDS):
        drawn = [counts[draw.randrange(len(counts))] for _ in counts]
        seen.append(sum(good for good, _ in drawn) / max(1, sum(n for _, n in drawn)))
    return sorted(seen)[int(0.025 * ROUNDS)], sorted(seen)[int(0.975 * ROUNDS) - 1]


def speed(documents: Sequence[Document], spent: float) -> float:
    """Milliseconds of one core for 700 words of text."""
    words = sum(len(d.text.split()) for d in documents)
    return 1000 * spent * 700 / max(1, words)


def main() -> int:
    """Prints the table and, where asked, the misses; 2 when there is no corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("FAIRWITNESS_DATA"))
    parser.add_argument("--split", choices=("tune", "held", "all"), default="tune")
    parser.add_argument("--misses", nargs="?", const="all", metavar="REASON", help="list misses, of a reason or all")
    parser.add_argument("--group", default="", help="only texts whose name begins so")
    given = parser.parse_args()
    if given.data is None or not (Path(given.data) / "claims").is_dir():
        print("no corpus: name its folder with --data or $FAIRWITNESS_DATA (it holds claims/*.jsonl)", file=sys.stderr)
        return 2
    read = [r for r in records(Path(given.data), given.split) if r["name"].startswith(given.group)]
    documents = [document_of(record) for record in read]
    began = time.process_time()
    texts = [list(named(record, document)) for record, document in zip(read, documents, strict=True)]
    _print(texts, speed(documents, time.process_time() - began), given.misses)
    return 0


def _print(texts: Sequence[Sequence[Named]], pace: float, listed: str | None) -> None:
    rows = [row for text in texts for row in text]
    misses = [(reason(row), row) for row in rows if not row.right]
    for why, miss in sorted(misses, key=lambda m: (REASONS.index(m[0]), m[1].text)):
        if listed in ("all", why):
            at = f"{why:18}{miss.times:2} {miss.text} {miss.words.start}"
            print(f"{at} | {miss.words.text} | {miss.gold} | {miss.found}")
    low, high = interval(texts)
    print(
        f"texts {len(texts)}  places {sum(r.times for r in rows)}  right {share(rows):.4f}  95 % {low:.3f}-{high:.3f}"
    )
    counts: Counter[str] = Counter()
    for why, miss in misses:
        counts[why] += miss.times
    for label, part in (("with a name", False), ("that point", True)):
        some = [row for row in rows if points(row.words.text) == part]
        print(f"words {label:12}{sum(r.times for r in some):6}  right {share(some):.4f}")
    print("misses: " + "  ".join(f"{why} {counts[why]}" for why in REASONS if counts[why]))
    print(f"resolve of places: {pace:.1f} ms for 700 words")


if __name__ == "__main__":
    sys.exit(main())
