"""Commands around the program: places, a casebook to look at, what is installed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fairwitness import console
from fairwitness.commands.options import JsonOption, end_with, settings
from fairwitness.commands.shown import picture_of, show
from fairwitness.model import Given


class GazetteerAction(StrEnum):
    """What ``gazetteer`` does."""

    adding = "add"
    listing = "list"
    finding = "find"


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

    told = gazetteering.told(action.value, words or [], settings(), server)
    for part in told:
        if as_json:
            console.print_json_lines(part.records)
        else:
            console.print_lines(part.lines)


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
        adding.add(settings(casebook), [str(dispatches)], Given())
    print(report.markdown(report.brief(picture_of(casebook), report.Scope())), end="")
    console.say(f"\nNext: fairwitness series -c {casebook}; fairwitness why ID -c {casebook} (ids stand in the brief)")


def doctor(as_json: JsonOption = False) -> None:
    """Print what is installed and whether it works.

    Example: fairwitness doctor
    """
    from fairwitness import checks

    found = checks.checks()
    show(checks.table(found), as_json)
    end_with(sum(not c.works for c in found))
