"""Many texts inspected, side by side: everything seen in each, as JSON or as a page."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fairwitness import engine
from fairwitness.config import Options
from fairwitness.errors import ReadError
from fairwitness.model import Document, Given, Problem

if TYPE_CHECKING:
    from fairwitness.extract import Encoded
    from fairwitness.publish.inspected import Shown


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
    html: Shown | None = None


def inspect_all(files: Iterable[str], options: Options, wanted: Wanted = Wanted()) -> Iterator[Made | str]:
    """What is made of each text, in input order; a line of explanation for each input that holds none."""
    return engine.run(_encoded, enumerate(_entries(files), 1), options.workers, then=partial(_made, wanted))


@dataclass(frozen=True, slots=True)
class _Encoded:
    """An entry as a document, and as the trained encoder sees it."""

    number: int
    entry: Entry
    document: Document
    encoded: Encoded | None


def _encoded(numbered: tuple[int, Entry]) -> _Encoded | str:
    number, entry = numbered
    if entry.wrong:
        return f"{entry.name}: {entry.wrong}"
    from fairwitness import inspecting  # vocabulary and model, which take long to load: for those who read alone

    return _Encoded(number, entry, *inspecting.encoded(entry.text, entry.given, entry.name))


def _made(wanted: Wanted, read: _Encoded | str) -> Made | str:
    if isinstance(read, str):
        return read
    from fairwitness import inspecting

    entry = read.entry
    found = inspecting.inspected(read.document, read.encoded, entry.name, read.number)
    text = {"text": entry.text} if entry.shown else {}
    return Made(
        # Written where it is made: handing the many small parts to another process would take longer than all of it.
        json=_line({"name": entry.name, **text, **inspecting.inspected_json(found)}) if wanted.json else None,
        html=inspecting.shown(found) if wanted.html else None,
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
    from fairwitness import pipeline
    from fairwitness.read import document as read_document

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
        from fairwitness.read.dates import day_in

        printed = day_in(words)
        return printed.on() if printed else None
