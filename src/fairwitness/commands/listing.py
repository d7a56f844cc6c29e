"""Commands that print tables of what a casebook holds."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from fairwitness import console
from fairwitness.commands.options import CasebookOption, JsonOption, OnOption, PlaceOption, settings
from fairwitness.commands.shown import picture_as_of, picture_of, show


def series(
    casebook: CasebookOption = None,
    every_point: Annotated[bool, typer.Option("--points", help="One row for each day, not only the last.")] = False,
    on: OnOption = None,
    place: PlaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print each matter with low, best, high, and how many independent origins stand behind it.

    Example: fairwitness series --points --json

    Example: fairwitness series --place Raqqa --on 2017-10-13
    """
    from fairwitness.publish import tables

    show(tables.series(picture_as_of(casebook, on, place), every_point=every_point), as_json)


def incidents(
    casebook: CasebookOption = None, on: OnOption = None, place: PlaceOption = None, as_json: JsonOption = False
) -> None:
    """Print single occurrences with the accounts that tell of them; what is no longer in force is marked.

    Example: fairwitness incidents --place Raqqa
    """
    from fairwitness.publish import tables

    show(tables.incidents(picture_as_of(casebook, on, place)), as_json)


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
        show(tables.sources(picture_of(casebook)), as_json)
        return
    with Casebook.open(settings(casebook).casebook, create=False) as opened:
        if accept:
            console.say(suggesting.accepted(opened.documents(), accept, by, date.today()))
        else:
            show(suggesting.suggested(opened.documents()), as_json)


def disputes(
    casebook: CasebookOption = None, on: OnOption = None, place: PlaceOption = None, as_json: JsonOption = False
) -> None:
    """Print the accounts that cannot both hold.

    Example: fairwitness disputes --place Raqqa
    """
    from fairwitness.publish import tables

    show(tables.disputes(picture_as_of(casebook, on, place)), as_json)


def control(
    casebook: CasebookOption = None, on: OnOption = None, place: PlaceOption = None, as_json: JsonOption = False
) -> None:
    """Print who holds which place, since when, on whose word; with --on, who held it on that day.

    Example: fairwitness control --place Raqqa --on 2017-10-13
    """
    from fairwitness.publish import tables

    show(tables.control(picture_as_of(casebook, on, place)), as_json)
