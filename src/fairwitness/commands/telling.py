"""Commands that tell what a casebook holds: the report, the reasons, files."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fairwitness import console
from fairwitness.commands.options import CasebookOption, JsonOption, OnOption, PlaceOption, parse_day
from fairwitness.commands.shown import picture_of
from fairwitness.errors import UsageError

if TYPE_CHECKING:
    from fairwitness.publish.brief import Brief
    from fairwitness.publish.inspected.markup import Markup
    from fairwitness.publish.picture import Picture


class ExportFormat(StrEnum):
    """File formats of ``export``."""

    csv = "csv"
    xlsx = "xlsx"
    geojson = "geojson"
    parquet = "parquet"
    jsonl = "jsonl"
    acled = "acled"
    ucdp = "ucdp"
    annotations = "annotations"


class ReportFormat(StrEnum):
    """File formats of ``brief``."""

    md = "md"
    html = "html"
    docx = "docx"


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
    form: Annotated[ReportFormat, typer.Option("--format", help="Markdown, a page, or Word.")] = ReportFormat.md,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="A file. Default: standard output.")] = None,
    public: Annotated[bool, typer.Option("--public", help="Only what the public may see (docs/brief.md).")] = False,
    as_json: JsonOption = False,
) -> None:
    """Print the situation report, or write it as a file to hand on.

    Example: fairwitness brief --on 2017-10-13 --since 2017-10-06 --place Raqqa

    Example: fairwitness brief --format docx --out report.docx

    Example: fairwitness brief --public --format html --out report.html
    """
    from fairwitness.codec import encode
    from fairwitness.publish import brief as report

    if as_json and (out is not None or form != ReportFormat.md):
        raise UsageError("--json prints the report as data; leave --format and --out away, or --json")
    if form == ReportFormat.docx and out is None:
        raise UsageError("--format docx is no text; name a file with --out")
    scope = report.Scope(parse_day(on, "--on"), parse_day(since, "--since"), place, limit, public=public)
    made = report.brief(_shown(picture_of(casebook), public=public, embargo=0), scope)
    if as_json:
        console.print_json_lines([encode(made)])
    elif out is None:
        sys.stdout.write(report.text(made, form.value, _drawing(made, form)))
    else:
        console.write_file(out, report.written(made, form.value, _drawing(made, form)))
        console.say(f"written to {out}")


def _drawing(made: Brief, form: ReportFormat) -> Markup | None:
    """The map of a page; other forms have the list of places alone."""
    if form != ReportFormat.html:
        return None
    from fairwitness.web.charts import report_map

    return report_map.report_map(made.spots)


def why(
    record_id: Annotated[str, typer.Argument(metavar="ID", help="Any id shown, or how it begins.")],
    casebook: CasebookOption = None,
    public: Annotated[bool, typer.Option("--public", help="The ID is of the public site or a public file.")] = False,
    embargo: Annotated[
        int, typer.Option("--embargo", min=0, metavar="DAYS", help="With --public: as that site or file was made.")
    ] = 0,
    as_json: JsonOption = False,
) -> None:
    """Print the path from a number to the words it rests on, with the rule at each step and what was left out.

    Ids stand first in each row of a table and last in each line of the brief: of series, accounts, claims, statements,
    disputes, incidents, states, origins, families, documents, captures and judgements. With --json, one object: what,
    id, text, and its parts, each such an object.

    Example: fairwitness why 3fa9c1d2

    Example: fairwitness why 90cd11e0 --public --embargo 7
    """
    from fairwitness import casework
    from fairwitness.publish.why import explain

    if embargo and not public:
        raise UsageError("--embargo goes with --public; the casebook's own ids know none")
    picture = picture_of(casebook)
    path = explain(picture, casework.own_id(picture, record_id, embargo) if public else record_id)
    if as_json:
        console.print_json_lines([path.json()])
    else:
        console.print_lines(path.lines())


def export(
    form: Annotated[ExportFormat, typer.Option("--format", help="The file format.")],
    table: Annotated[
        TableName | None, typer.Option("--table", help="Which table. Default: claims; in a workbook, all.")
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="A file. Default: standard output.")] = None,
    casebook: CasebookOption = None,
    public: Annotated[bool, typer.Option("--public", help="Only what the public may see (docs/files.md).")] = False,
    embargo: Annotated[
        int, typer.Option("--embargo", min=0, metavar="DAYS", help="With --public: without the newest days.")
    ] = 0,
    hxl: Annotated[bool, typer.Option("--hxl", help="HXL tags in a row below the header.")] = False,
    bom: Annotated[
        bool, typer.Option("--bom", help="Mark CSV as UTF-8, for spreadsheets that else misread it.")
    ] = False,
    dictionary: Annotated[
        bool, typer.Option("--dictionary", help="The data dictionary in the place of the rows.")
    ] = False,
) -> None:
    """Write what the casebook holds as a file for other programs.

    csv, jsonl, parquet: one table. xlsx: all tables, each a sheet, and the data dictionary. geojson: claims, accounts,
    series, incidents or control, with a point only where the place has one. acled, ucdp: incidents, as CSV in columns
    and codes like theirs. annotations: the claims as W3C Web Annotations.

    Example: fairwitness export --format csv --table claims --out claims.csv

    Example: fairwitness export --format xlsx --public --embargo 7 --out public.xlsx

    Example: fairwitness export --format csv --table series --dictionary
    """
    from fairwitness.publish.export import files

    if embargo and not public:
        raise UsageError("--embargo goes with --public; without it everything is written")
    if out is None and form in files.BINARY:
        raise UsageError(f"--format {form} is no text; name a file with --out")
    wanted = files.Wanted(form.value, table.value if table else None, hxl=hxl, bom=bom, dictionary=dictionary)
    picture = picture_of(casebook)
    shown = _shown(picture, public=public, embargo=embargo)
    made = files.file(shown, wanted)
    if public and not dictionary:
        console.say(_withheld(files.rows(picture, wanted), files.rows(shown, wanted)))
    if out is None:
        sys.stdout.write(made.decode("utf-8"))
        return
    console.write_file(out, made)
    console.say(f"{len(made):,} bytes written to {out}")


def _shown(picture: Picture, *, public: bool, embargo: int) -> Picture:
    if not public:
        return picture
    from fairwitness import casework

    return casework.public_picture(picture, embargo)


def _withheld(own: int, told: int) -> str:
    """How much of a table the public is not shown."""
    if told >= own:
        return f"public: {told:,} rows"
    left = "none is left" if told == 0 else f"{told:,} are left"
    return (
        f"public: of {own:,} rows {left}. Withheld are what was given in confidence or under embargo, refuges, forces, "
        "small counts and names that may be victims' (docs/files.md)"
    )
