"""What a casebook holds, fetched and printed for the commands that show it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fairwitness import console
from fairwitness.commands.options import parse_day, settings
from fairwitness.errors import CasebookBusy, CasebookReadOnly

if TYPE_CHECKING:
    from fairwitness.publish.picture import Picture
    from fairwitness.publish.tables import Table


def picture_of(casebook: Path | None) -> Picture:
    """What a casebook holds, reconciled if an earlier run was stopped before it was."""
    from fairwitness import casework
    from fairwitness.store import Casebook

    with Casebook.open(settings(casebook).casebook, create=False) as opened:
        try:
            return casework.latest_picture(opened)
        except (CasebookReadOnly, CasebookBusy) as e:
            console.say(f"{e}; what was added last is not yet brought together with the rest")
        return casework.picture(opened)


def picture_as_of(casebook: Path | None, on: str | None, place: str | None) -> Picture:
    """What a casebook holds that was said by a day of a place; all of it where neither is asked for."""
    from fairwitness.publish.as_of import as_of

    return as_of(picture_of(casebook), parse_day(on, "--on"), place)


def show(table: Table, as_json: bool) -> None:
    """A table, drawn for a person or as JSON lines."""
    if as_json:
        console.print_json_lines(table.records())
    else:
        console.print_table(table)
