"""What the shell sees: lines, tables, JSON, progress. Data to standard output, all else to standard error."""

from __future__ import annotations

import io
import json
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fairwitness.errors import FairwitnessError

if TYPE_CHECKING:
    from fairwitness.model import Problem
    from fairwitness.publish.tables import Table


def accept_any_character() -> None:
    """Let every character out: what the terminal's encoding or UTF-8 itself cannot write is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def abandon_output() -> None:
    """Point standard output nowhere, so that leaving does not try to write again."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(message: str) -> None:
    """One line on standard error."""
    print(message, file=sys.stderr)


def say_problems(problems: Iterable[Problem]) -> None:
    """Each problem of collecting and reading as one line on standard error; the others stand in the brief."""
    for p in problems:
        if p.step in ("collect", "read"):
            say(p.message if Path(p.about).name in p.message else f"{p.about}: {p.message}")


# An id, and as much of it as a person needs to type.
_ID_SHOWN = 8
_ID = re.compile(r"\b([0-9a-f]{8})[0-9a-f]{12}\b")


def print_lines(lines: Iterable[str]) -> None:
    """Lines on standard output."""
    for line in lines:
        print(line)


def print_json_lines(objects: Iterable[Any]) -> None:
    """Objects on standard output, one a line."""
    for value in objects:
        sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def print_table(table: Table) -> None:
    """The table drawn for a person; as tab-separated lines where standard output is no terminal."""
    if not sys.stdout.isatty():
        print_lines("\t".join(_cell(c) for c in row) for row in (table.columns, *table.rows))
        return
    from rich.console import Console
    from rich.table import Column
    from rich.table import Table as Drawn
    from rich.text import Text

    # Ids are what ``why`` needs: they are cut to as much as it asks for, and never broken in two.
    rows = [[_ID.sub(r"\1", _cell(c)) for c in row] for row in table.rows]
    holding = [any(_ID.search(_cell(row[n])) for row in table.rows) for n in range(len(table.columns))]
    least = [_ID_SHOWN if ids else None for ids in holding]
    drawn = Drawn(*(Column(name, min_width=width) for name, width in zip(table.columns, least, strict=True)))
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    Console().print(drawn)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else " ".join(str(value).split())


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file whole: it is there complete, or as it was before. Pipes and devices are written through."""
    try:
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            _write(path, content)
        else:
            _replace(path.resolve(), content)
    except OSError as e:
        raise FairwitnessError(f"could not write {path} ({e.strerror}); name another file") from e


def _replace(path: Path, content: str | bytes) -> None:
    beside = path.with_name(f".{path.name}.part")
    try:
        _write(beside, content)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _write(path: Path, content: str | bytes) -> None:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace"))


class Progress:
    """Counts what is done; draws a bar with rate and time left where standard error is a terminal."""

    def __init__(self, bar: Any, task: Any) -> None:
        self._bar, self._task = bar, task

    def advance(self, what: str) -> None:
        """One more is done."""
        if self._bar is None:
            return
        self._bar.update(self._task, advance=1, description=what[-40:])
        speed = self._bar.tasks[0].speed
        self._bar.update(self._task, rate=f"{speed:.1f}/s" if speed else "")


def is_watched() -> bool:
    """True where standard error is a terminal: somebody may be waiting."""
    return sys.stderr.isatty()


@contextmanager
def progress(total: int | None) -> Iterator[Progress]:
    """A progress bar over that many items (None: not known); none when standard error is no terminal."""
    if not is_watched():
        yield Progress(None, None)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(
        *columns, TextColumn("{task.fields[rate]}"), TimeRemainingColumn(), console=Console(stderr=True), transient=True
    ) as bar:
        yield Progress(bar, bar.add_task("", total=total, rate=""))
