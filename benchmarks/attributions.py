"""How well reported statements and their origins are found, on the annotated corpus.

    FAIRWITNESS_DATA=... python -m benchmarks.attributions [--split held] [--texts both] [--engine rules] [--misses N]

Texts are split by the hash of their name: one fifth to look at last (held), four fifths to develop on (tune), of
which a tenth is watched in training (dev). Intervals: 95 %, drawing whole texts.
Spans are compared as sets of words of the text; ``linked`` is the share of annotated contents that are met by a
statement whose source overlaps the annotated one (or has none, where it has none). ``origin`` is the share of
annotated claims whose first link names the same organisation or person as that of the statement which covers the
claim, claims in the outlet's own voice included.
"""

from __future__ import annotations

import argparse
import os
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import evaluate
from fairwitness import extract
from fairwitness.extract.attribution.speakers import comparable
from fairwitness.model import Given, Source, Span, Statement
from fairwitness.read import plain_document

Row = dict[str, Any]
PARTS = ("source", "cue", "content")
_WORD = re.compile(r"\w+")


def statements(row: Row) -> tuple[Statement, ...]:
    """What the program finds in one text."""
    published = date.fromisoformat(row["date"]) if row["date"] else None
    given = Given(outlet=row.get("outlet"), published=published, title=row.get("title"))
    return extract.see(plain_document(row["text"], given, row["name"])).statements


def words_in(text: str, spans: Any) -> set[int]:
    """The words that spans cover, each by where it starts."""
    bounds = [(s["start"], s["end"]) if isinstance(s, dict) else (s.start, s.end) for s in spans]
    return {m.start() + a for a, b in bounds for m in _WORD.finditer(text[a:b])}


def covering(found: tuple[Statement, ...], claim: Row) -> Statement | None:
    """The statement with the narrowest content around a claim, if any covers most of it."""
    start, end = claim["start"], claim["end"]
    around = [s for s in found if s.chain and _covers(s, start, end)]
    return min(around, key=lambda s: sum(p.end - p.start for p in s.content), default=None)


def _covers(s: Statement, start: int, end: int) -> bool:
    """Whether a claim lies mostly in what is said, or its words hold cue and content ("the ministry says three")."""
    inside = _overlap(s.content, start, end)
    whole = sum(p.end - p.start for p in s.content)
    return 2 * inside > end - start or (inside == whole and bool(_overlap(s.cue, start, end)))


def _overlap(spans: tuple[Span, ...], start: int, end: int) -> int:
    return sum(max(0, min(end, p.end) - max(start, p.start)) for p in spans)


def same_origin(chain: list[Row], found: tuple[Source, ...]) -> bool:
    """Whether two chains begin with the same organisation or person (or both with none, or one unnamed)."""
    if not chain or not found:
        return not chain and not found
    gold, ours = chain[0], found[0]
    if gold["name"] and ours.name and comparable(gold["name"]).split()[-1] == comparable(ours.name).split()[-1]:
        return True
    if gold["org"]:
        return ours.org is not None and comparable(gold["org"]) == comparable(ours.org)
    return not gold["name"] and ours.name is None and ours.org is None


@dataclass(slots=True)
class Scores:
    """Counts of one text, or of several."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, row: Row, found: tuple[Statement, ...]) -> None:
        """Counts one text."""
        text = row["text"]
        for part in PARTS:
            self._spans(part, text, [a.get(part, []) for a in row["attributions"]], [getattr(s, part) for s in found])
        for gold in row["attributions"]:
            self._link(text, gold, found)
        for claim in row["claims"]:
            self._origin(row, claim, covering(found, claim))

    def _spans(self, part: str, text: str, gold: list[Any], found: list[Any]) -> None:
        g = set().union(*(words_in(text, spans) for spans in gold))
        f = set().union(*(words_in(text, spans) for spans in found))
        self.counts.update({f"{part} both": len(g & f), f"{part} gold": len(g), f"{part} ours": len(f)})
        gs = {frozenset(words_in(text, s)) for s in gold if s}
        fs = {frozenset(words_in(text, s)) for s in found if s}
        self.counts.update(
            {f"{part} exact both": len(gs & fs), f"{part} exact gold": len(gs), f"{part} exact ours": len(fs)}
        )

    def _link(self, text: str, gold: Row, found: tuple[Statement, ...]) -> None:
        content, source = words_in(text, gold["content"]), words_in(text, gold.get("source", []))
        self.counts["contents"] += 1
        for s in found:
            ours = words_in(text, s.content)
            if 2 * len(content & ours) <= len(content | ours):
                continue
            theirs = words_in(text, s.source)
            if source & theirs or (not source and not theirs):
                self.counts["linked"] += 1
                return

    def _origin(self, row: Row, claim: Row, ours: Statement | None) -> None:
        chain = ours.chain if ours else ()
        right = same_origin(claim["chain"], chain)
        kind = "own voice" if not claim["chain"] else "attributed"
        self.counts.update({f"{kind} all": 1, f"{kind} right": right})
        if claim["chain"] and ours:
            self.counts.update({"covered all": 1, "covered right": right})
        if not right:
            gold = [(k["name"], k["org"], k["words"]) for k in claim["chain"]]
            got = [(k.name, k.org, k.words.text if k.words else None) for k in chain]
            self.misses.append(f"{row['name']} {claim['words']!r}\n    gold {gold}\n    ours {got}")

    def figures(self) -> dict[str, float]:
        """F1 by words of source, cue and content; shares of contents linked and of origins right."""
        c = self.counts
        found = {part: self._f1(part) for part in PARTS} | {
            f"{part} exact": self._f1(f"{part} exact") for part in PARTS
        }
        found["linked"] = c["linked"] / max(1, c["contents"])
        right, every = (c[f"attributed {w}"] + c[f"own voice {w}"] for w in ("right", "all"))
        found["origin"] = right / max(1, every)
        for kind in ("attributed", "covered", "own voice"):
            found[f"origin {kind}"] = c[f"{kind} right"] / max(1, c[f"{kind} all"])
        return found

    def _f1(self, part: str) -> float:
        return 2 * self.counts[f"{part} both"] / max(1, self.counts[f"{part} gold"] + self.counts[f"{part} ours"])


def scored(row: Row) -> Scores:
    """The counts of one text, as the program reads it."""
    found = Scores()
    found.add(row, statements(row))
    return found


def together(some: Iterable[Scores]) -> dict[str, float]:
    """The figures of several texts."""
    whole = Scores()
    for one in some:
        whole.counts.update(one.counts)
    return whole.figures()


def intervals(texts: Sequence[Scores], rounds: int = 500) -> dict[str, tuple[float, float]]:
    """95 % intervals of the figures, drawing whole texts with a fixed seed."""
    draw = random.Random(7)
    drawn = [together(draw.choices(texts, k=len(texts))) for _ in range(rounds)]
    ordered = {name: sorted(one[name] for one in drawn) for name in drawn[0]}
    return {name: (v[int(0.025 * rounds)], v[int(0.975 * rounds) - 1]) for name, v in ordered.items()}


def main() -> None:
    """Prints the figures, and some of the misses."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("all", "tune", "dev", "held"), default="tune")
    parser.add_argument("--texts", choices=("corpus", "passages", "both"), default="corpus")
    parser.add_argument("--engine", choices=("model", "rules"), default="model", help="rules: no model")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, default=os.environ.get("FAIRWITNESS_DATA"))
    args = parser.parse_args()
    if args.data is None:
        parser.error("no corpus: name its folder with --data or FAIRWITNESS_DATA")
    if args.engine == "rules":
        os.environ["FAIRWITNESS_MODEL"] = "none"
    with ProcessPoolExecutor() as pool:
        texts = list(pool.map(scored, evaluate.records(args.data, args.split, texts=args.texts), chunksize=10))
    bounds = intervals(texts)
    for name, score in together(texts).items():
        print(f"{name:18} {score:.3f} ({bounds[name][0]:.3f}-{bounds[name][1]:.3f})")
    random.seed(args.seed)
    misses = [miss for text in texts for miss in text.misses]
    print("\n".join(random.sample(misses, min(args.misses, len(misses)))))


if __name__ == "__main__":
    main()
