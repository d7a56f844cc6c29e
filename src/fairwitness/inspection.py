"""Everything seen in a document, as the JSON of DESIGN section 4 or as a page: the debugging view and the benchmark
interface. Offsets are code points of the text as given.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from fairwitness import codec, engine, extract, pipeline, resolve
from fairwitness.config import Options
from fairwitness.errors import ReadError
from fairwitness.extract.mentions import bare
from fairwitness.model import Document, Given, Meaning, Place, Problem, Span, Statement, Time
from fairwitness.publish import inspected as page
from fairwitness.read import document as read_document
from fairwitness.read import plain_document
from fairwitness.read.dates import day_in
from fairwitness.resolve.following import anchored
from fairwitness.timex import edtf


@dataclass(frozen=True, slots=True)
class Entry:
    """One text to inspect, or why the line that should hold one does not; ``shown``: the output carries the text."""

    name: str
    text: str
    given: Given = field(default_factory=Given)
    wrong: str | None = None
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """In which forms a document's inspection is wanted."""

    json: bool = True
    html: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """One text inspected, in the forms that were wanted; ``json``: a line of it."""

    json: str | None = None
    html: page.Shown | None = None


def inspect_all(files: Iterable[str], options: Options, wanted: Wanted = Wanted()) -> Iterator[Made | str]:
    """What is made of each text, in input order; a line of explanation for each input that holds none."""
    return engine.run(partial(_made, wanted), enumerate(_entries(files), 1), options.workers)


def _made(wanted: Wanted, numbered: tuple[int, Entry]) -> Made | str:
    number, entry = numbered
    if entry.wrong:
        return f"{entry.name}: {entry.wrong}"
    found = _inspected(plain_document(entry.text, entry.given, entry.name), entry.name, number)
    text = {"text": entry.text} if entry.shown else {}
    return Made(
        # Written where it is made: handing the many small parts to another process would take longer than all of it.
        json=_line({"name": entry.name, **text, **inspected_json(found)}) if wanted.json else None,
        html=page.shown(found) if wanted.html else None,
    )


def _line(shown: dict[str, Any]) -> str:
    return json.dumps(shown, ensure_ascii=False)


# -- reading the input ------------------------------------------------------------------------------------------------


def _entries(files: Iterable[str]) -> Iterator[Entry]:
    for name in files:
        path = Path(name)
        try:
            if name == "-":
                yield from _lines(sys.stdin)
            elif path.suffix in (".jsonl", ".ndjson"):
                with path.open(encoding="utf-8", errors="replace") as lines:
                    yield from _lines(lines)
            elif path.suffix in (".txt", ""):
                yield Entry(path.name, path.read_text(encoding="utf-8", errors="replace"))
            else:
                yield from _pages(name)
        except OSError as e:
            yield Entry(name, "", wrong=f"could not be read ({e.strerror}); name a file that is there")


def _pages(location: str) -> Iterator[Entry]:
    """Pages and records as ``add`` reads them; offsets are into their readable text, which the output then carries."""
    for taken in pipeline.taken_from(location, Given(), Options()):
        if isinstance(taken, Problem):
            yield Entry(taken.about, "", wrong=taken.message)
            continue
        try:
            document = read_document(*taken)[0]
        except ReadError as e:
            yield Entry(taken[0].location, "", wrong=str(e))
            continue
        given = Given(document.outlet, document.published, document.title, document.url)
        yield Entry(taken[0].location, document.text, given, shown=True)


def _lines(lines: Iterable[str]) -> Iterator[Entry]:
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
    outlet, title, url = (str(row[key]) if row.get(key) else None for key in ("outlet", "title", "url"))
    published = _day(str(row["published"])) if row.get("published") else None
    return Entry(name, row["text"], Given(published=published, outlet=outlet, title=title, url=url))


def _day(words: str) -> date | None:
    """The day that a record gives, in ISO or as pages print it; an unreadable one is none."""
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        printed = day_in(words)
        return printed.on() if printed else None


# -- writing what was seen --------------------------------------------------------------------------------------------


def _inspected(document: Document, name: str, number: int) -> page.Inspected:
    """Everything seen in one document."""
    seen = extract.see(document)
    reading = pipeline.reading(document, seen=seen)
    named = (bare(m) for m in seen.mentions if m.type in ("place", "site"))
    places = tuple((words, resolve.place(words, document)) for words in named)
    times = anchored(seen.times, document.published)
    return page.Inspected(name, number, reading, seen.sentences, seen.mentions, times, places)


def inspected_json(found: page.Inspected) -> dict[str, Any]:
    """Everything seen in one document, as JSON."""
    reading = found.reading
    return {
        "document": _document(reading.document),
        "sentences": [{"start": s.start, "end": s.end} for s in found.sentences],
        "mentions": [{**codec.span_json(m.words), "type": m.type, "name": m.name} for m in found.mentions],
        "attributions": [_attribution(s) for s in reading.statements],
        "times": [_time(t) for t in found.times],
        "places": [_place(words, meaning) for words, meaning in found.places],
        "claims": codec.claims_json(reading.claims, reading.meanings),
        "accounts": [codec.encode(a) for a in pipeline.accounted([reading])],
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
    marks = {"mod": time.mod, "quant": time.quant, "freq": time.freq}
    told = {key: mark for key, mark in marks.items() if mark}
    return {**codec.span_json(time.words), "type": time.type, "value": time.value, **told, **bounds, "edtf": edtf(time)}


def _place(words: Span, meaning: Meaning | None) -> dict[str, Any]:
    """A toponym, with the place it is taken for."""
    shown = codec.span_json(words)
    if meaning is None or not isinstance(meaning.value, Place):
        unknown = ("name", "lat", "lon", "country", "id", "pcode")
        return {**shown, **dict.fromkeys(unknown), "precision": "none", "score": 0.0}
    place = meaning.value
    where = {"lat": place.latitude, "lon": place.longitude, "country": place.country, "id": place.id}
    return {
        **shown,
        "name": place.name,
        **where,
        "pcode": place.pcode,
        "precision": place.precision,
        "score": round(meaning.score, 3),
    }
