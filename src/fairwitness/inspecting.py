"""Everything seen in one document, as the JSON of DESIGN section 4 or as a page: the debugging view and the benchmark
interface. Offsets are code points of the text as given.
"""

from __future__ import annotations

from typing import Any

from fairwitness import codec, extract, pipeline, resolve
from fairwitness.extract.mentions import bare
from fairwitness.model import Document, Given, Meaning, Place, Span, Statement, Time
from fairwitness.publish.inspected import Inspected, shown
from fairwitness.read import plain_document
from fairwitness.resolve.following import anchored
from fairwitness.timex import edtf

__all__ = ["inspected", "inspected_json", "shown"]


def encoded(text: str, given: Given, name: str) -> tuple[Document, extract.Encoded | None]:
    """A text as a document, and as the trained encoder sees it (see extract.encoded_ahead)."""
    document = plain_document(text, given, name)
    return document, extract.encoded_ahead(document)


def inspected(document: Document, encoded: extract.Encoded | None, name: str, number: int) -> Inspected:
    """Everything seen in one document."""
    seen = extract.see(document, encoded)
    reading = pipeline.reading(document, seen=seen)
    named = (bare(m) for m in seen.mentions if m.type in ("place", "site"))
    places = tuple((words, resolve.place(words, document)) for words in named)
    times = anchored(seen.times, document.published)
    return Inspected(name, number, reading, seen.sentences, seen.mentions, times, places)


def inspected_json(found: Inspected) -> dict[str, Any]:
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
