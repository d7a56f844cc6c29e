"""What several commands take, and how it is understood."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from fairwitness import config
from fairwitness.errors import UsageError
from fairwitness.model import Given

Locations = Annotated[list[str], typer.Argument(help="Files, folders, web addresses, or - for standard input.")]
CasebookOption = Annotated[
    Path | None, typer.Option("--casebook", "-c", help="The casebook (a file). Default: fairwitness.casebook here.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print data as JSON, one object a line.")]
PublishedOption = Annotated[str | None, typer.Option("--published", help="Publication date, as 2017-10-13.")]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="Who published it.")]
WorkersOption = Annotated[int | None, typer.Option("--workers", min=0, help="Processes; 0: one a processor.")]
OnOption = Annotated[str | None, typer.Option("--on", help="As of this day. Default: the last day told.")]
LanguageOption = Annotated[str, typer.Option("--language", help="Of the pages: en, ar (docs/language.md).")]
PlaceOption = Annotated[
    str | None, typer.Option("--place", help="Only this place (its name or id) and what lies in it.")
]


def told_with(published: str | None, outlet: str | None) -> Given:
    """What the user says of all that is taken."""
    return Given(outlet=outlet, published=parse_day(published, "--published"))


def parse_day(words: str | None, option: str) -> date | None:
    """The day that an option names; UsageError if it is none."""
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError as e:
        raise UsageError(f"{option} {words!r} is not a date; write it as 2017-10-13") from e


def settings(casebook: Path | None = None, workers: int | None = None) -> config.Options:
    """fairwitness.toml, with the flags that were given over it."""
    return config.load().with_flags(casebook=casebook, workers=workers)


def end_with(failed: int) -> None:
    """End with exit code 1 if anything failed."""
    if failed:
        raise typer.Exit(1)
