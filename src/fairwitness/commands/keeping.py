"""Commands that put something into a casebook."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fairwitness import console
from fairwitness.commands.options import (
    CasebookOption,
    JsonOption,
    Locations,
    OutletOption,
    PublishedOption,
    WorkersOption,
    end_with,
    settings,
    told_with,
)
from fairwitness.commands.shown import picture_of, show
from fairwitness.errors import UsageError


class TableForm(StrEnum):
    """What ``add`` takes locations for."""

    auto = "auto"
    ucdp = "ucdp"
    series = "series"


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
    restricted: Annotated[
        bool, typer.Option("--restricted", help="Tell nothing of it in public, ever: no site, no --public file.")
    ] = False,
) -> None:
    """Collect, read and reconcile into the casebook; can be stopped and started again at any moment.

    Tables (docs/tables.md): UCDP's georeferenced events as CSV, and daily series as JSON or CSV, are read row by row.

    Example: fairwitness add stories/ https://example.org/report --casebook raqqa.casebook

    Example: fairwitness add GEDEvent.csv --as ucdp --published 2031-06-01

    Example: fairwitness add interviews/ --restricted
    """
    from fairwitness import adding

    options = settings(casebook, workers)
    given = replace(told_with(published, outlet), place=place, restricted=restricted)
    end_with(adding.add_each(options, locations, form.value, given)["failed"])


def rebuild(casebook: CasebookOption = None, workers: WorkersOption = None) -> None:
    """Read anew, from the bytes that are kept, what an older version of the program read.

    Nothing is taken from anywhere. Judgements find their claims again by the words they were made on; those that find
    none are kept and counted. Can be stopped and started again at any moment.

    Example: fairwitness rebuild --casebook raqqa.casebook
    """
    from fairwitness import adding

    end_with(adding.rebuild(settings(casebook, workers))["failed"])


def review(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="A claim's or record's id, or how it begins.")
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="The claim is read rightly.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="It is not: leave it out of accounts.")] = False,
    correct: Annotated[
        list[str] | None,
        typer.Option("--correct", metavar="SLOT=VALUE", help="What is right, as place=Raqqa, Syria. Can be repeated."),
    ] = None,
    merge: Annotated[bool, typer.Option("--merge", help="These accounts, incidents or sources are one.")] = False,
    take_out: Annotated[
        str | None,
        typer.Option("--take-out", metavar="ID", help="An account not of this incident, a claim not of this account."),
    ] = None,
    settings_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="NAME=VALUE",
            help="grade, reliability, credibility, restricted, status, assign, comment, at.",
        ),
    ] = None,
    undo: Annotated[str | None, typer.Option("--undo", metavar="ID", help="Undo a judgement; both are kept.")] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who judges.")] = "",
    because: Annotated[str | None, typer.Option("--because", metavar="TEXT", help="Why.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="Print all judgements.")] = False,
    lost: Annotated[bool, typer.Option("--lost", help="With --list: those that find nothing any more.")] = False,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="FILE", help="Write what was judged as annotations, to train with."),
    ] = None,
    casebook: CasebookOption = None,
    as_json: JsonOption = False,
) -> None:
    """Judge claims and records: signed, with a reason, and undoable (docs/judgements.md; fairwitness serve has a desk).

    A rejected claim stands in no account and no series, but stays in the table of claims. Slots are kind, figure
    (as ">=12"), basis, unit, per, group, side, actor, means, place, when (as 2017-06-01..2017-10-13), chain (as
    "Name (Body) -> Body"), extent, degree, past, hedged and denied; nothing after = means that there is none.

    Example: fairwitness review 3fa9c1d2 --correct "place=Raqqa, Syria" --by "A. Reader" --because "the town is meant"

    Example: fairwitness review 77ab01c4 90cd11e0 --merge --by "A. Reader" --because "one strike, told twice"

    Example: fairwitness review 77ab01c4 --set grade=fair --by "A. Reader" --because "two origins, one on the spot"

    Example: fairwitness review 5be10f77 --set restricted=yes --by "A. Reader" --because "spoke in confidence"

    Example: fairwitness review --list --lost
    """
    from fairwitness import reviewing
    from fairwitness.publish import tables

    decisions = ["accept"] * accept + ["reject"] * reject + list(correct or ())
    wanted = reviewing.Wanted(
        tuple(ids or ()), tuple(decisions), undo, by, because, merge, take_out, tuple(settings_ or ())
    )
    if listed or lost or export is not None:
        if ids or decisions or undo or merge or take_out or settings_:
            raise UsageError("--list and --export print judgements and make none; leave the rest out")
        if export is not None:
            console.write_file(export, "".join(f"{line}\n" for line in reviewing.exported(settings(casebook))))
            return
        show(tables.judgements(picture_of(casebook), only_lost=lost), as_json)
        return
    made = reviewing.review(settings(casebook), wanted)
    if as_json:
        console.print_json_lines(made.records())
    else:
        console.print_lines(made.lines())
