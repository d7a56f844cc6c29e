"""How well names of places are found and placed.

python -m benchmarks.places PATH/GeoVirus.xml [--half first|second|all] [--show N] [--curve]
python -m benchmarks.places --claims FOLDER [--part train|dev|test] [--show N]

GeoVirus (Wikinews with geocoded toponyms, CC BY 4.0): found is a toponym whose characters meet those of a marked one;
right is one placed within 161 km (100 miles) of the marked point; end to end is right of all that are marked. The
second half of its texts is never looked at while tuning. ``--curve``: how often places of each score are right. The
corpus: the words that the annotators gave as the place of a claim, placed in their text; right by benchmarks/agree.py.
Intervals: 95 %, by document.
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training import corpus
from training.parts import part_of

from benchmarks.agree import same_place
from fairwitness import resolve
from fairwitness.extract.mentions import bare, mentions
from fairwitness.model import Document, Meaning, Place, Span

NEAR_KM = 161.0
ROUNDS = 1000
STEPS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Marked:
    """A toponym of the set: characters and point."""

    start: int
    end: int
    name: str
    latitude: float
    longitude: float


@dataclass(slots=True)
class Tally:
    """The counts of one text; ``apart``: kilometres of the placed ones; ``scored``: (score, right) of each."""

    counts: Counter[str] = field(default_factory=Counter)
    apart: list[float] = field(default_factory=list)
    scored: list[tuple[float, bool]] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)


def articles(file: Path) -> Iterator[tuple[str, list[Marked]]]:
    """The texts with their toponyms; those whose offsets do not fit their text are left out."""
    for article in ET.parse(file).getroot().iter("article"):
        text = article.findtext("text") or ""
        found = [_marked(location) for location in article.iter("location")]
        yield text, [m for m in found if text[m.start : m.end] == m.name or text[m.start - 1 : m.end - 1] == m.name]


def _marked(location: ET.Element) -> Marked:
    def given(name: str) -> str:
        return location.findtext(name) or "0"

    return Marked(int(given("start")), int(given("end")), given("name"), float(given("lat")), float(given("lon")))


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great circle between two points."""
    la, lb = math.radians(a[0]), math.radians(b[0])
    across = math.radians(b[1] - a[1])
    cosine = math.sin(la) * math.sin(lb) + math.cos(la) * math.cos(lb) * math.cos(across)
    return 6371 * math.acos(max(-1.0, min(1.0, cosine)))


# -- toponyms of GeoVirus ----------------------------------------------------------------------------------------------


def measure(number: int, text: str, marked: Sequence[Marked]) -> Tally:
    """What is found and placed in one text."""
    tally, document = Tally(), Document(f"d{number}", "c", text)
    spans = [bare(m) for m in mentions(text) if m.type in ("place", "site")]
    tally.counts.update(marked=len(marked), found=len(spans))
    for span in spans:
        hit = next((m for m in marked if m.start < span.end and span.start < m.end), None)
        if hit is None:
            tally.misses.append(f"only ours: {span.text}")
        else:
            tally.counts["matched"] += 1
            _place(tally, hit, span, resolve.place(span, document))
    met = [m for m in marked if any(m.start < s.end and s.start < m.end for s in spans)]
    tally.counts["met"] = len(met)
    tally.misses += [f"only theirs: {m.name}" for m in marked if m not in met]
    return tally


def _place(tally: Tally, hit: Marked, span: Span, meaning: Meaning | None) -> None:
    place = meaning.value if meaning else None
    if meaning is None or not isinstance(place, Place) or place.latitude is None or place.longitude is None:
        tally.misses.append(f"no point: {span.text}")
        return
    apart = km((hit.latitude, hit.longitude), (place.latitude, place.longitude))
    tally.apart.append(apart)
    tally.scored.append((meaning.score, apart <= NEAR_KM))
    tally.counts.update(pointed=1, right=apart <= NEAR_KM)
    if apart > NEAR_KM:
        tally.misses.append(f"far: {span.text} -> {place.name} ({hit.latitude}, {hit.longitude}) {meaning.score}")


# -- places of the corpus ----------------------------------------------------------------------------------------------


def claimed(record: corpus.Record) -> Tally:
    """The places of one text's claims, each of the annotators' words once."""
    document = Document(record["name"], "c", record["text"], outlet=record.get("outlet"), title=record.get("title"))
    given = {
        (p["start"], p["end"]): p for c in record["claims"] if (p := c.get("place")) and p.get("name") and "start" in p
    }
    tally = Tally()
    for (start, end), place in sorted(given.items()):
        meaning = resolve.place(Span(start, end, record["text"][start:end]), document)
        found = meaning.value if meaning else None
        right = isinstance(found, Place) and same_place({"name": found.name}, place)
        tally.counts.update(marked=1, found=1, met=1, matched=1, right=right, pointed=isinstance(found, Place))
        tally.scored.append((meaning.score if meaning else 0.0, right))
        if not right:
            tally.misses.append(f"{record['text'][start:end]!r}: {place['name']} | {getattr(found, 'name', None)}")
    return tally


# -- figures -----------------------------------------------------------------------------------------------------------


def precision(counts: Counter[str]) -> float:
    return counts["matched"] / max(1, counts["found"])


def recall(counts: Counter[str]) -> float:
    return counts["met"] / max(1, counts["marked"])


def f1(counts: Counter[str]) -> float:
    """Of toponyms found."""
    p, r = precision(counts), recall(counts)
    return 2 * p * r / max(1e-9, p + r)


ROWS: dict[str, Callable[[Counter[str]], float]] = {
    "toponyms found: precision": precision,
    "toponyms found: recall": recall,
    "toponyms found: F1": f1,
    "given a point, of those found": lambda c: c["pointed"] / max(1, c["matched"]),
    "right, of those given a point": lambda c: c["right"] / max(1, c["pointed"]),
    "right, of those found": lambda c: c["right"] / max(1, c["matched"]),
    "right, end to end": lambda c: c["right"] / max(1, c["marked"]),
}


def report(tallies: Sequence[Tally], rows: Sequence[str]) -> None:
    """Print one table: each figure with its interval."""
    whole = sum((t.counts for t in tallies), Counter[str]())
    chance = random.Random(7)
    drawn = [sum((t.counts for t in chance.choices(tallies, k=len(tallies))), Counter[str]()) for _ in range(ROUNDS)]
    print(f"texts {len(tallies)}  marked {whole['marked']}  found {whole['found']}")
    for name in rows:
        values = sorted(ROWS[name](counts) for counts in drawn)
        low, high = values[ROUNDS // 40], values[-ROUNDS // 40]
        print(f"{name:32} {ROWS[name](whole):.3f}  ({low:.3f}-{high:.3f})")
    if apart := [a for t in tallies for a in t.apart]:
        print(f"{'median error, km':32} {statistics.median(apart):.1f}")


def curve(tallies: Sequence[Tally]) -> None:
    """Print how often places of each range of scores are right, and how far scores and rights are apart."""
    held: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for score, right in (s for t in tallies for s in t.scored):
        held[max(i for i, least in enumerate(STEPS) if score >= least)].append((score, right))
    total, apart = sum(map(len, held.values())), 0.0
    for i, rows in sorted(held.items()):
        said, was = statistics.mean(s for s, _ in rows), statistics.mean(r for _, r in rows)
        apart += abs(said - was) * len(rows) / max(1, total)
        print(f"score {STEPS[i]:.2f}-{min(1.0, STEPS[i + 1]):.2f}: {len(rows):5}  mean {said:.3f}  right {was:.3f}")
    print(f"mean distance of score and share right, weighed: {apart:.3f}")


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--half", choices=["first", "second", "all"], default="first")
    parser.add_argument("--claims", type=Path)
    parser.add_argument("--part", choices=["train", "dev", "test"], default="train")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--curve", action="store_true")
    given = parser.parse_args()
    if given.claims:
        records = [r for r in corpus.load(given.claims) if part_of(r["name"]) == given.part]
        tallies, rows = [claimed(r) for r in records], ["right, of those found"]
    else:
        texts = list(articles(given.file))
        middle = len(texts) // 2
        chosen = {"first": texts[:middle], "second": texts[middle:], "all": texts}[given.half]
        tallies, rows = [measure(n, *t) for n, t in enumerate(chosen)], list(ROWS)
    for line, count in Counter(m for t in tallies for m in t.misses).most_common(given.show):
        print(f"{count:4} {line}")
    report(tallies, rows)
    if given.curve:
        curve(tallies)


if __name__ == "__main__":
    main()
