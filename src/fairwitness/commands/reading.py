"""Commands that read and store nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fairwitness import console
from fairwitness.commands.options import (
    JsonOption,
    Locations,
    OutletOption,
    PublishedOption,
    WorkersOption,
    end_with,
    settings,
    told_with,
)
from fairwitness.errors import UsageError
from fairwitness.model import Problem

if TYPE_CHECKING:
    from fairwitness.publish.inspected import Shown


def claims(
    locations: Locations, published: PublishedOption = None, outlet: OutletOption = None, as_json: JsonOption = False
) -> None:
    """Read and print the claims, one line each; store nothing.

    Example: fairwitness claims story.txt --published 2017-10-13 --outlet "The Outlet"
    """
    from fairwitness import codec, notation, pipeline

    failed = 0
    for outcome in pipeline.reading_all(locations, told_with(published, outlet), settings(workers=1)):
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
    end_with(failed)


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

    if str(html) == "-":
        raise UsageError("--html - : standard output is for JSON lines; name a file")
    wanted = inspection.Wanted(json=as_json or html is None, html=html is not None)
    unread: list[str] = []
    shown: list[Shown] = []
    for made in inspection.inspect_all(files, settings(workers=workers), wanted):
        if isinstance(made, str):
            unread.append(made)
            console.say(made)
            continue
        console.print_lines([made.json] if made.json else [])
        shown += [made.html] if made.html else []
    if html:
        from fairwitness.publish import inspected

        console.write_file(html, inspected.page(shown, unread))
        console.say(f"{len(shown)} document{'' if len(shown) == 1 else 's'} shown in {html}")
    end_with(len(unread))
