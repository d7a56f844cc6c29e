"""How well names of places are found and placed: GeoVirus (Wikinews with geocoded toponyms, CC BY 4.0).

Usage: python benchmarks/places.py PATH/GeoVirus.xml [--half first|second]. Tuning looks at the first half only.
Found: a toponym whose characters meet those of a marked one. Placed: within 161 km (100 miles) of the marked point.
"""

from __future__ import annotations

import argparse
import math
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fairwitness import resolve
from fairwitness.extract.mentions import bare, mentions
from fairwitness.model import Document, Place, Span

NEAR_KM = 161.0


@dataclass(frozen=True, slots=True)
class Marked:
    """A toponym of the set: characters and point."""

    start: int
    end: int
    name: str
    latitude: float
    longitude: float


def articles(file: Path) -> Iterator[tuple[str, list[Marked]]]:
    """The texts with their toponyms; those whose offsets do not fit their text are left out."""
    for article in ET.parse(file).getroot().iter("article"):
        text = article.findtext("text") or ""
        found = [_marked(location) for location in article.iter("location")]
        yield text, [m for m in found if text[m.start : m.end] == m.name or text[m.start - 1 : m.end - 1] == m.name]


def _marked(location: ET.Element) -> Marked:
    def field(name: str) -> str:
        return location.findtext(name) or "0"

    return Marked(int(field("start")), int(field("end")), field("name"), float(field("lat")), float(field("lon")))


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great circle between two points."""
    la, lb = math.radians(a[0]), math.radians(b[0])
    across = math.radians(b[1] - a[1])
    cosine = math.sin(la) * math.sin(lb) + math.cos(la) * math.cos(lb) * math.cos(across)
    return 6371 * math.acos(max(-1.0, min(1.0, cosine)))


def measure(texts: list[tuple[str, list[Marked]]], *, show: int = 0) -> Counter[str]:
    """Counts over the texts: marked, found, matched, placed."""
    counts: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    for number, (text, marked) in enumerate(texts):
        document = Document(f"d{number}", "c", text)
        spans = [bare(m) for m in mentions(text) if m.type in ("place", "site")]
        counts["marked"] += len(marked)
        counts["found"] += len(spans)
        for span in spans:
            hit = next((m for m in marked if m.start < span.end and span.start < m.end), None)
            counts["matched"] += hit is not None
            if hit is None:
                misses[f"only ours: {span.text}"] += 1
            else:
                _place(counts, misses, hit, span, document)
        for m in marked:
            if not any(m.start < s.end and s.start < m.end for s in spans):
                misses[f"only theirs: {m.name}"] += 1
    for line, count in misses.most_common(show):
        print(f"{count:4} {line}")
    return counts


def _place(counts: Counter[str], misses: Counter[str], hit: Marked, span: Span, document: Document) -> None:
    meaning = resolve.place(span, document)
    place = meaning.value if meaning else None
    if isinstance(place, Place) and place.latitude is not None and place.longitude is not None:
        counts["with a point"] += 1
        if km((hit.latitude, hit.longitude), (place.latitude, place.longitude)) <= NEAR_KM:
            counts["placed"] += 1
        else:
            misses[f"far: {span.text} -> {place.name} ({hit.latitude}, {hit.longitude})"] += 1
    else:
        misses[f"no point: {span.text}"] += 1


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=["first", "second", "all"], default="first")
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args()
    texts = list(articles(given.file))
    middle = len(texts) // 2
    chosen = {"first": texts[:middle], "second": texts[middle:], "all": texts}[given.half]
    counts = measure(chosen, show=given.show)
    precision = counts["matched"] / max(1, counts["found"])
    recall = counts["matched"] / max(1, counts["marked"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"texts {len(chosen)}  toponyms {counts['marked']}  found {counts['found']}")
    print(f"found: precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    print(f"placed within {NEAR_KM:.0f} km, of those found: {counts['placed'] / max(1, counts['matched']):.3f}")


if __name__ == "__main__":
    main()
