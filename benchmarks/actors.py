"""How well words of actors and sides are taken for the right body, and claims for the right origin.

    FAIRWITNESS_DATA=... python -m benchmarks.actors [--split tune|dev|held] [--read] [--misses N]

actor: the annotated words of every annotated actor, resolved in their text. With --read the whole program reads the
texts, and side, actor and origin are compared on the claims of the first layer that meet annotated ones. Names count
as one when their letters do (``letters``), or when the registry takes them for one body on the text's day or they
share their words (``same``): the annotators wrote "Nigerian army" and "Nigerian government" as the text did.
Intervals: 95 %, drawing whole texts.
"""

from __future__ import annotations

import argparse
import os
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import evaluate
from benchmarks.agree import folded
from fairwitness.model import Actor, Claim, Given, Span
from fairwitness.read import plain_document
from fairwitness.resolve import actors
from fairwitness.vocab.actors import actor_named

Row = Mapping[str, Any]
Case = tuple[str, str, str | None, str | None]  # slot, words in their text, annotated name, ours


def given_words(row: Row) -> list[Case]:
    """Every annotated actor of a text, resolved from the annotated words."""
    return list(_given_words(row))


def _given_words(row: Row) -> Iterator[Case]:
    published = date.fromisoformat(row["date"]) if row.get("date") else None
    document = plain_document(row["text"], Given(row.get("outlet"), published, row.get("title")), row["name"])
    for claim in row["claims"]:
        gold = claim["actor"]
        if gold and gold.get("start") is not None and gold.get("name"):
            span = Span(gold["start"], gold["end"], document.text[gold["start"] : gold["end"]])
            asked = Claim("gold", document.id, claim["kind"], span, actor=span)
            names = [m.value.name for m in actors.meanings(asked, document) if isinstance(m.value, Actor)]
            yield "actor, words given", _shown(row["text"], gold), gold["name"], names[0] if names else None


def _shown(text: str, words: Row) -> str:
    return text[max(0, words["start"] - 40) : words["end"] + 20].replace("\n", " ")


def read_whole(row: Row) -> list[Case]:
    """Side, actor and origin of the claims that the program reads and the annotators marked."""
    found = evaluate.compare(row, evaluate.found_claims(row))
    pairs = [(found.gold[g], found.found[f]) for g, f in found.pairs if evaluate.layer(found.gold[g]) != "second"]
    return [case for gold, ours in pairs for case in _slots(row, gold, ours)]


def _slots(row: Row, gold: Row, ours: Row) -> Iterator[Case]:
    near = _shown(row["text"], gold)
    yield "side", near, gold["group_side"], ours["group_side"]
    yield "actor", near, (gold["actor"] or {}).get("name"), (ours["actor"] or {}).get("name")
    right = evaluate.slot_right("origin", gold, ours, {})
    origin = evaluate.origin(gold)
    yield "origin", near, origin, origin if right else f"not {origin}: {evaluate.origin(ours)}"


def is_same(gold: str | None, ours: str | None) -> bool:
    """Whether two names are one body's."""
    if not gold or not ours:
        return not gold and not ours
    first, second = ({_canonical(part) for part in name.split(" and ")} for name in (gold, ours))
    return first == second


def _canonical(name: str) -> tuple[str, ...]:
    known = actor_named(name)
    return tuple(sorted(folded(known.name if known else name)))


def counts(cases: Sequence[Case]) -> Counter[str]:
    """How many, how many equal in letters, how many the same, slot by slot."""
    found: Counter[str] = Counter()
    for slot, _, gold, ours in cases:
        letters = (gold or "").casefold() == (ours or "").casefold()
        found.update({slot: 1, f"{slot} letters": letters, f"{slot} same": letters or is_same(gold, ours)})
    return found


def lines(texts: Sequence[Counter[str]], rounds: int = 500) -> Iterator[str]:
    """A line for each slot and measure, with its interval."""
    whole, draw = sum(texts, Counter[str]()), random.Random(7)
    drawn = [sum(draw.choices(texts, k=len(texts)), Counter[str]()) for _ in range(rounds)]
    for slot in (s for s in whole if not s.endswith((" letters", " same"))):
        for measure in ("letters", "same"):
            spread = sorted(d[f"{slot} {measure}"] / max(1, d[slot]) for d in drawn)
            low, high = spread[int(0.025 * rounds)], spread[int(0.975 * rounds) - 1]
            share = whole[f"{slot} {measure}"] / whole[slot]
            yield f"{slot:20}{measure:9}{share:.3f} ({low:.3f}-{high:.3f}) of {whole[slot]}"


def main() -> None:
    """Prints the table, and the most frequent misses."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=("all", "tune", "dev", "held"), default="tune")
    parser.add_argument("--read", action="store_true", help="read the texts with the whole program")
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--data", type=Path, default=os.environ.get("FAIRWITNESS_DATA"))
    args = parser.parse_args()
    if args.data is None:
        parser.error("no corpus: name its folder with --data or FAIRWITNESS_DATA")
    rows = evaluate.records(args.data, args.split)
    with ProcessPoolExecutor() as pool:
        texts = list(pool.map(read_whole if args.read else given_words, rows, chunksize=10))
    print(*lines([counts(cases) for cases in texts]), sep="\n")
    missed = Counter((s, g, o) for cases in texts for s, _, g, o in cases if not counts([(s, "", g, o)])[f"{s} same"])
    where = {(s, g, o): w for cases in texts for s, w, g, o in cases}
    for miss, n in missed.most_common(args.misses):
        print(f"{n:4} {miss[0]}: {miss[1]!r}, ours {miss[2]!r}, as in: {where[miss]}")


if __name__ == "__main__":
    main()
