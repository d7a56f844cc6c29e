"""Commands that tell what a casebook holds: the report, the reasons, files."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fairwitness import console
from fairwitness.commands.options import CasebookOption, JsonOption, OnOption, PlaceOption, parse_day
from fairwitness.commands.shown import picture_of
from fairwitness.errors import UsageError


class ExportFormat(StrEnum):
    """File formats of ``export``."""

    csv = "csv"
    jsonl = "jsonl"
    ucdp = "ucdp"


class TableName(StrEnum):
    """Tables of ``export``."""

    claims = "claims"
    accounts = "accounts"
    series = "series"
    sources = "sources"
    disputes = "disputes"
    control = "control"
    incidents = "incidents"
    problems = "problems"


def brief(
    casebook: CasebookOption = None,
    on: OnOption = None,
    since: Annotated[str | None, typer.Option("--since", help="What changed since then. Default: 7 days.")] = None,
    place: PlaceOption = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="Lines a section; 0 for all.")] = 25,
    as_json: JsonOption = False,
) -> None:
    """Print the situation report, as Markdown.

    Example: fairwitness brief --on 2017-10-13 --since 2017-10-06 --place Raqqa
    """
    from fairwitness.codec import encode
    from fairwitness.publish import brief as report

    scope = report.Scope(parse_day(on, "--on"), parse_day(since, "--since"), place, limit)
    made = report.brief(picture_of(casebook), scope)
    if as_json:
        console.print_json_lines([encode(made)])
    else:
        print(report.markdown(made), end="")


def why(
    record_id: Annotated[str, typer.Argument(metavar="ID", help="Any id shown, or how it begins.")],
    casebook: CasebookOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print the path from a number to the words it rests on, with the rule at each step and what was left out.

    Ids stand first in each row of a table and last in each line of the brief: of series, accounts, claims, statements,
    disputes, incidents, states, origins, families, documents, captures and judgements. With --json, one object: what,
    id, text, and its parts, each such an object.

    Example: fairwitness why 3fa9c1d2
    """
    from fairwitness.publish.why import explain

    path = explain(picture_of(casebook), record_id)
    if as_json:
        console.print_json_lines([path.json()])
    else:
        console.print_lines(path.lines())


def export(
    form: Annotated[ExportFormat, typer.Option("--format", help="The file format.")],
    table: Annotated[TableName | None, typer.Option("--table", help="Which table. Default: claims.")] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="A file. Default: standard output.")] = None,
    casebook: CasebookOption = None,
) -> None:
    """Write a table of the casebook as a file.

    With --format ucdp, a CSV in the columns of UCDP's georeferenced events: imported rows, and incidents.

    Example: fairwitness export --format csv --table claims --out claims.csv

    Example: fairwitness export --format ucdp --out events.csv
    """
    from fairwitness.publish.export import as_csv, as_jsonl, as_ucdp
    from fairwitness.publish.tables import TABLES

    if form is ExportFormat.ucdp and table:
        raise UsageError("--format ucdp has a table of its own; leave --table out")
    picture = picture_of(casebook)
    made = as_ucdp.table(picture) if form is ExportFormat.ucdp else TABLES[(table or TableName.claims).value](picture)
    text = as_jsonl.text(made) if form is ExportFormat.jsonl else as_csv.text(made)
    if out is None:
        sys.stdout.write(text)
        return
    console.write_file(out, text)
    console.say(f"{len(made.rows)} rows written to {out}")
