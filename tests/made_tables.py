"""Invented rows in the form of UCDP's events and of daily series: no real body, town or person stands in them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from fairwitness import adding
from fairwitness.config import Options
from fairwitness.model import Given, Row
from fairwitness.read.rows import Found, rows
from fairwitness.store import Casebook
from fairwitness.vocab.tables import form_named
from tests.worlds import capture

# Stands in every private cell: whatever shows it shows what it must not.
SECRET = "Sealed dispatch of Vela Ond"
PRIVATE = ("source_article", "source_office", "source_date", "source_headline", "source_original")
HEADER = (*form_named("ucdp").columns[:19], *PRIVATE, *form_named("ucdp").columns[19:])


def event(number: int, **told: str) -> dict[str, str]:
    """One event, exact in place and day, with two dead of side B; what is told goes before that."""
    row = dict.fromkeys(HEADER, "") | {
        "id": f"{number}.0",
        "relid": f"DRV-2031-1-7-{number}",
        "year": "2031.0",
        "code_status": "Clear",
        "type_of_violence": "1.0",
        "conflict_name": "Dravia: Government",
        "dyad_name": "Government of Dravia - Northern Front",
        "side_a": "Government of Dravia",
        "side_b": "Northern Front",
        "number_of_sources": "-1.0",
        "where_prec": "1.0",
        "where_coordinates": "Qasr Amun town",
        "where_description": "on the road to Qasr Amun",
        "adm_1": "Amun governorate",
        "latitude": "-12.500001",
        "longitude": "7.25",
        "geom_wkt": "POINT (7.25 -12.500001)",
        "country": "Dravia",
        "event_clarity": "1.0",
        "date_prec": "1.0",
        "date_start": "2031-05-12",
        "date_end": "2031-05-12",
    }
    row |= dict.fromkeys(("deaths_a", "deaths_civilians", "deaths_unknown"), "0.0")
    row |= dict.fromkeys(("deaths_b", "best", "high", "low"), "2.0")
    return row | dict.fromkeys(PRIVATE, SECRET) | told


def as_csv(events: Iterable[Mapping[str, str]], delimiter: str = ",") -> str:
    """Events as a file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADER, delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(events)
    return out.getvalue()


def day(date: str, **told: object) -> dict[str, object]:
    """One day of a series, reported by the Harbour Relief Society over 24 hours."""
    return {"report_date": date, "report_source": "Harbour Relief Society", "report_period": 24} | told


def as_json(days: Iterable[Mapping[str, object]]) -> str:
    """Days as a file."""
    return json.dumps(list(days))


def found_in(text: str | bytes, form: str = "ucdp", given: Given | None = None) -> tuple[list[Row], list[str]]:
    """The rows of a table, and what was said of it."""
    body = text.encode() if isinstance(text, str) else text
    made = capture(body, f"file:///made/up#{form}")
    media_type = "application/json" if body[:1] in b"[{" else "text/csv"
    taking = type(made.takings[0])(made.takings[0].at, "file", given or Given())
    table = type(made)(made.id, made.location, made.body_sha256, f"{media_type}; table={form}", (taking,))
    read: list[Row] = []
    said: list[str] = []
    for found in rows(table, body):
        problems = found.problems if isinstance(found, Found) else (found,)
        said += [p.message for p in problems]
        read += [found.row] if isinstance(found, Found) and found.row else []
    return read, said


def added(folder: Path, text: str, form: str = "ucdp", given: Given | None = None) -> Casebook:
    """A casebook in a folder with one table in it, open."""
    file = folder / ("table.json" if text.startswith("[") else "table.csv")
    file.write_text(text)
    options = Options(casebook=folder / "made.casebook", workers=1)
    adding.add_each(options, [str(file)], form, given or Given())
    return Casebook.open(options.casebook)
