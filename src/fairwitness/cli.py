"""The command line. Each command shows an example in its --help; only data goes to standard output.

Exit codes: 0 done, 1 some inputs failed (listed), 2 wrong use. Steps are imported inside the commands, so that --help
answers at once.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

import fairwitness
from fairwitness import config, console
from fairwitness.errors import CasebookBusy, CasebookReadOnly, FairwitnessError, UsageError
from fairwitness.model import Given, Problem

if TYPE_CHECKING:
    from fairwitness.publish.picture import Picture
    from fairwitness.publish.tables import Table

app = typer.Typer(
    help="Reads news about armed conflict and keeps fair account of who says what happened.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Locations = Annotated[list[str], typer.Argument(help="Files, folders, web addresses, or - for standard input.")]
CasebookOption = Annotated[
    Path | None, typer.Option("--casebook", "-c", help="The casebook (a file). Default: fairwitness.casebook here.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print data as JSON, one object a line.")]
PublishedOption = Annotated[str | None, typer.Option("--published", help="Publication date, as 2017-10-13.")]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="Who published it.")]
WorkersOption = Annotated[int | None, typer.Option("--workers", min=0, help="Processes; 0: one a processor.")]
OnOption = Annotated[str | None, typer.Option("--on", help="As of this day. Default: the last day told.")]
PlaceOption = Annotated[str | None, typer.Option("--place", help="Only what is about this place or lies in it.")]


class ExportFormat(StrEnum):
    """File formats of ``export``."""

    csv = "csv"
    jsonl = "jsonl"
    ucdp = "ucdp"


class TableForm(StrEnum):
    """What ``add`` takes locations for."""

    auto = "auto"
    ucdp = "ucdp"
    series = "series"


class GazetteerAction(StrEnum):
    """What ``gazetteer`` does."""

    adding = "add"
    listing = "list"
    finding = "find"


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


def main() -> NoReturn:
    """Run the command line; our own errors become one line on standard error."""
    console.accept_any_character()
    # Documents are read side by side, in processes: sums of small tables on two threads each would stand in their way.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        app()
    except FairwitnessError as e:
        console.say(f"fairwitness: {e}")
        sys.exit(2 if isinstance(e, UsageError) else 1)
    except OSError as e:
        console.say(f"fairwitness: could not write the output ({e.strerror}); free some space or name another place")
        console.abandon_output()
        sys.exit(1)
    sys.exit(0)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"fairwitness {fairwitness.__version__}")
        raise typer.Exit


@app.callback()
def _all(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Reads news about armed conflict and keeps fair account of who says what happened."""


def _given(published: str | None, outlet: str | None) -> Given:
    return Given(outlet=outlet, published=_day(published, "--published"))


def _day(words: str | None, option: str) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as e:
        raise UsageError(f"{option} {words!r} is not a date; write it as 2017-10-13") from e


def _options(casebook: Path | None = None, workers: int | None = None) -> config.Options:
    return config.load().with_flags(casebook=casebook, workers=workers)


def _end(failed: int) -> None:
    if failed:
        raise typer.Exit(1)


# -- reading without a casebook ---------------------------------------------------------------------------------------


@app.command()
def claims(
    locations: Locations, published: PublishedOption = None, outlet: OutletOption = None, as_json: JsonOption = False
) -> None:
    """Read and print the claims, one line each; store nothing.

    Example: fairwitness claims story.txt --published 2017-10-13 --outlet "The Outlet"
    """
    from fairwitness import codec, notation, pipeline

    failed = 0
    for outcome in pipeline.reading_all(locations, _given(published, outlet), _options(workers=1)):
        if isinstance(outcome, Problem):
            console.say_problems([outcome])
            failed += 1
            continue
        console.say_problems(outcome.all_problems())
        failed += outcome.reading is None
        if outcome.reading is None:
            continue
        told, known = outcome.reading.claims, outcome.reading.meanings
        if as_json:
            console.print_json_lines(codec.claims_json(told, known))
            continue
        if len(locations) > 1:
            print(f"# {outcome.capture.location}")
        console.print_lines(notation.lines(told, codec.best_meanings(known)))
    _end(failed)


@app.command()
def inspect(
    files: Annotated[list[str], typer.Argument(help="JSON Lines with text (name, published, outlet ...), or files.")],
    html: Annotated[Path | None, typer.Option("--html", help="Write a page to look at to this file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON lines too. Default without --html.")] = False,
    workers: WorkersOption = None,
) -> None:
    """Print everything seen in each document, one JSON object a line; or, with --html, write it as a page to look at.

    With --html and --json both. The page is one file that works offline: each text with its claims, sources, times and
    places marked and linked. Only JSON lines go to standard output.

    Example: fairwitness inspect documents.jsonl > seen.jsonl

    Example: fairwitness inspect story.txt --html story.html
    """
    from fairwitness import inspection
    from fairwitness.publish import inspected

    if str(html) == "-":
        raise UsageError("--html - : standard output is for JSON lines; name a file")
    wanted = inspection.Wanted(json=as_json or html is None, html=html is not None)
    unread: list[str] = []
    shown: list[inspected.Shown] = []
    for made in inspection.inspect_all(files, _options(workers=workers), wanted):
        if isinstance(made, str):
            unread.append(made)
            console.say(made)
            continue
        console.print_json_lines([made.json] if made.json else [])
        shown += [made.html] if made.html else []
    if html:
        console.write_file(html, inspected.page(shown, unread))
        console.say(f"{len(shown)} document{'' if len(shown) == 1 else 's'} shown in {html}")
    _end(len(unread))


# -- into and out of a casebook ---------------------------------------------------------------------------------------


@app.command()
def add(
    locations: Locations,
    casebook: CasebookOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    workers: WorkersOption = None,
    form: Annotated[
        TableForm, typer.Option("--as", help="ucdp, series: tables, each row an account. auto: by their columns.")
    ] = TableForm.auto,
    place: Annotated[str | None, typer.Option("--place", help="Where, for tables whose rows name no place.")] = None,
) -> None:
    """Collect, read and reconcile into the casebook; can be stopped and started again at any moment.

    Tables (docs/tables.md): UCDP's georeferenced events as CSV, and daily series as JSON or CSV, are read row by row.

    Example: fairwitness add stories/ https://example.org/report --casebook raqqa.casebook

    Example: fairwitness add GEDEvent.csv --as ucdp --published 2031-06-01
    """
    from fairwitness import adding

    options = _options(casebook, workers)
    given = replace(_given(published, outlet), place=place)
    _end(adding.add_each(options, locations, form.value, given)["failed"])


@app.command()
def rebuild(casebook: CasebookOption = None, workers: WorkersOption = None) -> None:
    """Read anew, from the bytes that are kept, what an older version of the program read.

    Nothing is taken from anywhere. Judgements find their claims again by the words they were made on; those that find
    none are kept and counted. Can be stopped and started again at any moment.

    Example: fairwitness rebuild --casebook raqqa.casebook
    """
    from fairwitness import adding

    _end(adding.rebuild(_options(casebook, workers))["failed"])


@app.command()
def review(
    claim: Annotated[str | None, typer.Argument(metavar="CLAIM_ID", help="A claim's id, or how it begins.")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="The claim is read rightly.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It is not: leave it out of accounts.")] = False,
    correct: Annotated[
        list[str] | None,
        typer.Option("--correct", metavar="SLOT=VALUE", help="What is right, as place=Raqqa, Syria. Can be repeated."),
    ] = None,
    undo: Annotated[str | None, typer.Option("--undo", metavar="ID", help="Undo a judgement; both are kept.")] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who judges.")] = "",
    because: Annotated[str | None, typer.Option("--because", metavar="TEXT", help="Why.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="Print all judgements.")] = False,
    lost: Annotated[bool, typer.Option("--lost", help="With --list: those that find no claim any more.")] = False,
    casebook: CasebookOption = None,
    as_json: JsonOption = False,
) -> None:
    """Judge a claim: accept or reject it, or correct a slot; signed, with a reason, and undoable.

    A rejected claim stands in no account and no series, but stays in the table of claims. Slots are kind, figure
    (as ">=12"), basis, unit, per, group, side, actor, means, place, when (as 2017-06-01..2017-10-13), chain (as
    "Name (Body) -> Body"), extent, degree, past, hedged and denied; nothing after = means that there is none.

    Example: fairwitness review 3fa9c1d2 --correct "place=Raqqa, Syria" --by "A. Reader" --because "the town is meant"

    Example: fairwitness review --list --lost
    """
    from fairwitness import reviewing
    from fairwitness.publish import tables

    decisions = ["accept"] * accept + ["reject"] * reject + list(correct or ())
    wanted = reviewing.Wanted(claim, tuple(decisions), undo, by, because)
    if listed or lost:
        if claim or decisions or undo:
            raise UsageError("--list prints judgements and makes none; leave the rest out")
        _show(tables.judgements(_picture(casebook), only_lost=lost), as_json)
        return
    made = reviewing.review(_options(casebook), wanted)
    if as_json:
        console.print_json_lines(made.records())
    else:
        console.print_lines(made.lines())


@app.command()
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

    scope = report.Scope(_day(on, "--on"), _day(since, "--since"), place, limit)
    made = report.brief(_picture(casebook), scope)
    if as_json:
        console.print_json_lines([encode(made)])
    else:
        print(report.markdown(made), end="")


def _picture(casebook: Path | None) -> Picture:
    """What a casebook holds, reconciled if an earlier run was stopped before it was."""
    from fairwitness import casework
    from fairwitness.store import Casebook

    with Casebook.open(_options(casebook).casebook, create=False) as opened:
        try:
            return casework.latest_picture(opened)
        except (CasebookReadOnly, CasebookBusy) as e:
            console.say(f"{e}; what was added last is not yet brought together with the rest")
        return casework.picture(opened)


def _show(table: Table, as_json: bool) -> None:
    if as_json:
        console.print_json_lines(table.records())
    else:
        console.print_table(table)


@app.command()
def series(
    casebook: CasebookOption = None,
    every_point: Annotated[bool, typer.Option("--points", help="One row for each day, not only the last.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Print each matter with low, best, high, and how many independent origins stand behind it.

    Example: fairwitness series --points --json
    """
    from fairwitness.publish import tables

    _show(tables.series(_picture(casebook), every_point=every_point), as_json)


@app.command()
def incidents(casebook: CasebookOption = None, as_json: JsonOption = False) -> None:
    """Print single occurrences with the accounts that tell of them.

    Example: fairwitness incidents
    """
    from fairwitness.publish import tables

    _show(tables.incidents(_picture(casebook)), as_json)


@app.command()
def sources(
    suggested: Annotated[bool, typer.Option("--suggested", help="Bodies that documents introduce themselves.")] = False,
    accept: Annotated[str | None, typer.Option("--accept", metavar="NAME", help="Add one to your registry.")] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who accepts it.")] = "",
    casebook: CasebookOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print who said how much, and how often others differ; or the bodies that the registry does not know yet.

    A body that a document introduces ("the Harbour Relief Society (HRS)") counts in that document alone until a
    person accepts it; then it stands in a file of your own (docs/actors.md), signed and dated.

    Example: fairwitness sources

    Example: fairwitness sources --suggested

    Example: fairwitness sources --accept "Harbour Relief Society" --by "A. Reader"
    """
    from fairwitness import suggesting
    from fairwitness.publish import tables
    from fairwitness.store import Casebook

    if not (suggested or accept):
        _show(tables.sources(_picture(casebook)), as_json)
        return
    with Casebook.open(_options(casebook).casebook, create=False) as opened:
        if accept:
            console.say(suggesting.accepted(opened.documents(), accept, by, date.today()))
        else:
            _show(suggesting.suggested(opened.documents()), as_json)


@app.command()
def disputes(casebook: CasebookOption = None, as_json: JsonOption = False) -> None:
    """Print the accounts that cannot both hold.

    Example: fairwitness disputes
    """
    from fairwitness.publish import tables

    _show(tables.disputes(_picture(casebook)), as_json)


@app.command()
def control(casebook: CasebookOption = None, as_json: JsonOption = False) -> None:
    """Print who holds which place, since when, on whose word.

    Example: fairwitness control
    """
    from fairwitness.publish import tables

    _show(tables.control(_picture(casebook)), as_json)


@app.command()
def why(
    record_id: Annotated[str, typer.Argument(metavar="ID", help="An id, or how it begins.")],
    casebook: CasebookOption = None,
) -> None:
    """Print the path from a number to the words it rests on, with the rule at each step.

    Example: fairwitness why 3fa9c1d2
    """
    from fairwitness.publish import why as explanation

    print(explanation.why(_picture(casebook), record_id), end="")


@app.command()
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
    picture = _picture(casebook)
    made = as_ucdp.table(picture) if form is ExportFormat.ucdp else TABLES[(table or TableName.claims).value](picture)
    text = as_jsonl.text(made) if form is ExportFormat.jsonl else as_csv.text(made)
    if out is None:
        sys.stdout.write(text)
        return
    console.write_file(out, text)
    console.say(f"{len(made.rows)} rows written to {out}")


@app.command()
def gazetteer(
    action: Annotated[GazetteerAction, typer.Argument(help="add files, list what was added, or find a name.")],
    words: Annotated[list[str] | None, typer.Argument(help="geonames and countries, files, or a name.")] = None,
    server: Annotated[str | None, typer.Option("--server", help="Take GeoNames' files from this address.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Load official lists of places, list what was loaded, or look up a name.

    Places come from GeoNames' files of countries (CC BY 4.0), over the network or saved, and from tables of p-codes
    (CSV). Captures that were added before are read with the new places after `fairwitness rebuild`.

    Example: fairwitness gazetteer add geonames SY IQ

    Example: fairwitness gazetteer add syr_adminboundaries.csv

    Example: fairwitness gazetteer find Deir Ezzor
    """
    from fairwitness import gazetteering

    told = gazetteering.told(action.value, words or [], _options(), server)
    for part in told:
        if as_json:
            console.print_json_lines(part.records)
        else:
            console.print_lines(part.lines)


@app.command()
def demo(
    casebook: Annotated[Path, typer.Option("--casebook", "-c", help="Where.")] = Path("demo.casebook"),
) -> None:
    """Make a small casebook from sixteen and more dispatches that ship with the program, and print its brief.

    Example: fairwitness demo
    """
    from importlib import resources

    from fairwitness import adding
    from fairwitness.publish import brief as report

    with resources.as_file(resources.files("fairwitness") / "demo" / "dispatches.jsonl") as dispatches:
        adding.add(_options(casebook), [str(dispatches)], Given())
    print(report.markdown(report.brief(_picture(casebook), report.Scope())), end="")
    console.say(f"\nNext: fairwitness series -c {casebook}; fairwitness why ID -c {casebook} (ids stand in the brief)")


@app.command()
def doctor(as_json: JsonOption = False) -> None:
    """Print what is installed and whether it works.

    Example: fairwitness doctor
    """
    from fairwitness import checks

    found = checks.checks()
    _show(checks.table(found), as_json)
    _end(sum(not c.works for c in found))


if __name__ == "__main__":
    main()
