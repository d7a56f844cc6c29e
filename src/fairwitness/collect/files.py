"""Bytes from files, folders and standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from fairwitness.errors import CollectError


def path_of(location: str) -> Path:
    """The path that a location names: a path, or a file:// address."""
    if location.lower().startswith("file:"):
        return Path(os.fsdecode(unquote_to_bytes(urlsplit(location).path)))
    return Path(os.path.expanduser(location))  # noqa: PTH111  Path's own raises for users it does not know


def is_folder(path: Path) -> bool:
    """True for a folder; False, and never an error, for a name that nothing can have."""
    return os.path.isdir(path)  # noqa: PTH112  Path's own raises for names too long


def address(path: Path) -> str:
    """The location of a file, the same however its path was written."""
    return Path(os.path.abspath(path)).as_uri()  # noqa: PTH100  resolve() would follow links to another name


def files_in(folder: Path) -> Iterator[Path | CollectError]:
    """Every file below a folder in a fixed order, hidden ones left out, and last an error for each closed subfolder.

    Linked folders are not entered, for a link may lead back up. CollectError where the folder itself cannot be opened.
    """
    closed: list[OSError] = []
    for top, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(top, name) for name in sorted(names) if not name.startswith("."))
    errors = [CollectError(f"{e.filename} cannot be opened ({_why(e)}); {_way_out(e)}") for e in closed]
    if closed and closed[0].filename == str(folder):
        raise errors[0] from closed[0]
    yield from errors


def body_of(path: Path, max_bytes: int) -> bytes:
    """The whole of a file; CollectError where it is missing, closed to us, or larger than allowed."""
    try:
        with path.open("rb") as file:
            body = file.read(max_bytes + 1)
    except IsADirectoryError as e:
        raise CollectError(f"{path} is a folder, not a file; give the folder itself") from e
    except OSError as e:
        raise CollectError(f"{path} cannot be read ({_why(e)}); {_way_out(e)}") from e
    except ValueError as e:
        raise CollectError(f"{str(path)!r} is no name that a file can have ({e}); check the spelling") from e
    if len(body) > max_bytes:
        raise CollectError(too_large(str(path), _size(path), max_bytes))
    return body


def lines_of(path: Path, max_bytes: int) -> Iterator[bytes]:
    """The lines of a file, one at a time, so that a large one is never held whole.

    Of a line larger than allowed only the beginning comes, one byte too long; its rest is passed over.
    """
    try:
        with path.open("rb") as file:
            while line := file.readline(max_bytes + 1):
                yield line
                while len(line) > max_bytes and not line.endswith(b"\n"):
                    line = file.readline(max_bytes + 1)
    except OSError as e:
        raise CollectError(f"{path} cannot be read ({_why(e)}); {_way_out(e)}") from e


def standard_input(max_bytes: int) -> bytes:
    """All of standard input."""
    if sys.stdin is None or sys.stdin.closed:
        raise CollectError("standard input is closed; pipe a text into the program, or name a file")
    body = sys.stdin.buffer.read(max_bytes + 1)
    if len(body) > max_bytes:
        raise CollectError(too_large("standard input", None, max_bytes))
    return body


def is_special(path: Path) -> bool:
    """True for pipes, sockets and devices: in a folder they are passed over, for reading one may never end."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def too_large(what: str, size: int | None, max_bytes: int) -> str:
    """The line for anything that exceeds the limit."""
    shown = f"is {size / 1e6:.1f} MB," if size else "is"
    allowed = f"{max_bytes / 1e6:g} MB"
    return f"{what} {shown} larger than the {allowed} allowed; split it, or raise max_bytes in fairwitness.toml"


def _size(path: Path) -> int | None:
    return path.stat().st_size or None


def _why(e: OSError) -> str:
    if isinstance(e, FileNotFoundError):
        return "no such file or folder"
    return (e.strerror or str(e)).lower()


def _way_out(e: OSError) -> str:
    if isinstance(e, FileNotFoundError):
        return "check the spelling"
    if isinstance(e, PermissionError):
        return "ask for the right to read it (chmod), or copy it to where you may"
    return "check the disk, or copy it elsewhere and add the copy"
