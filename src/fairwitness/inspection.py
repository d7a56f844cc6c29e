"""Everything seen in a document, as the JSON of DESIGN section 4: the debugging view and the benchmark interface.

Offsets are code points of the text as given.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from fairwitness import codec, engine, extract, pipeline, resolve
from fairwitness.config import Options
from fairwitness.extract.mentions import bare
from fairwitness.extract.seen import Seen
from fairwitness.model import Document, Given, Meaning, Place, Span, Statement, Time
from fairwitness.read import plain_document


@dataclass(frozen=True, slots=True)
class Entry:
    """One text to inspect, or why the line that should hold one does not."""

    name: str
    text: str
    given: Given = field(default_factory=Given)
    wrong: str | None = None


def inspect_all(files: Iterable[str], options: Options) -> Iterator[dict[str, Any] | str]:
    """One object for each text, in input order; a line of explanation for each input that holds none."""
    return engine.run(_inspected, _entries(files), options.workers)


def _inspected(entry: Entry) -> dict[str, Any] | str:
    if entry.wrong:
        return f"{entry.name}: {entry.wrong}"
    return {"name": entry.name, **inspected(plain_document(entry.text, entry.given, entry.name))}


# -- reading the input ------------------------------------------------------------------------------------------------


def _entries(files: Iterable[str]) -> Iterator[Entry]:
    for name in files:
        path = Path(name)
        try:
            if path.suffix in (".jsonl", ".ndjson"):
                yield from _lines(path)
            else:
                yield Entry(path.name, path.read_text(encoding="utf-8", errors="replace"))
        except OSError as e:
            yield Entry(name, "", wrong=f"could not be read ({e.strerror}); name a file that is there")


def _lines(path: Path) -> Iterator[Entry]:
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _entry(line, number)


def _entry(line: str, number: int) -> Entry:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as e:
        return Entry(f"line {number}", "", wrong=f"is not JSON ({e})")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return Entry(f"line {number}", "", wrong='has no "text"')
    name = str(row.get("name") or number)
    told = {key: str(row[key]) if row.get(key) else None for key in ("outlet", "title", "url")}
    try:
        published = date.fromisoformat(str(row["published"])[:10]) if row.get("published") else None
    except ValueError:
        return Entry(name, "", wrong=f"published {row['published']!r} is not a date; write it as 2017-10-13")
    return Entry(name, row["text"], Given(published=published, **told))


# -- writing what was seen --------------------------------------------------------------------------------------------


def inspected(document: Document) -> dict[str, Any]:
    """Everything seen in one document."""
    seen = extract.see(document)
    reading = pipeline.reading(document, seen=seen)
    return {
        "document": _document(document),
        "sentences": [{"start": s.start, "end": s.end} for s in seen.sentences],
        "mentions": [{**codec.span_json(m.words), "type": m.type, "name": m.name} for m in seen.mentions],
        "attributions": [_attribution(s) for s in reading.statements],
        "times": [_time(t) for t in seen.times],
        "places": _places(document, seen),
        "claims": codec.claims_json(reading.claims, reading.meanings),
        "accounts": [codec.encode(a) for a in pipeline.reconciled([reading]).accounts],
        "problems": [codec.encode(p) for p in reading.problems],
    }


def _document(document: Document) -> dict[str, Any]:
    shown = codec.encode(document)
    del shown["text"]
    return dict(shown)


def _attribution(statement: Statement) -> dict[str, Any]:
    spans = {name: [codec.span_json(s) for s in getattr(statement, name)] for name in ("source", "cue", "content")}
    return {**spans, "chain": codec.chain_json(statement.chain)}


def _time(time: Time) -> dict[str, Any]:
    period = time.period
    start, end = (period.start, period.end) if period else (None, None)
    bounds = {"from": start.isoformat() if start else None, "to": end.isoformat() if end else None}
    return {**codec.span_json(time.words), "type": time.type, "value": time.value, **bounds}


def _places(document: Document, seen: Seen) -> list[dict[str, Any]]:
    """Every toponym, with the place it is taken for."""
    named = (bare(m) for m in seen.mentions if m.type in ("place", "site"))
    return [_place(words, resolve.place(words, document)) for words in named]


def _place(words: Span, meaning: Meaning | None) -> dict[str, Any]:
    shown = codec.span_json(words)
    if meaning is None or not isinstance(meaning.value, Place):
        unknown = ("name", "lat", "lon", "country", "id")
        return {**shown, **dict.fromkeys(unknown), "precision": "none", "score": 0.0}
    place = meaning.value
    where = {"lat": place.latitude, "lon": place.longitude, "country": place.country, "id": place.id}
    return {**shown, "name": place.name, **where, "precision": place.precision, "score": round(meaning.score, 3)}
