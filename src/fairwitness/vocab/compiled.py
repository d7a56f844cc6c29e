"""Vocabulary in the form that is quick to open: written once on a computer, then read by every process.

The name of a kept file holds a hash of all that it is made from, so that it is never out of date. It is written under
another name and moved into place, so that several processes may write at once and none reads half a file. Nothing in
it is code (SQLite and JSON). What can be kept nowhere is made anew by each process.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from fairwitness.config import cache_dir
from fairwitness.errors import VocabularyError

_KEPT = 3  # of one name: programs of several versions may use one folder, but it should not grow without end
_HOUR = 3600


def version(*sources: bytes) -> str:
    """A short name for this content.

    >>> version(b"one", b"two") == version(b"one", b"two"), version(b"one", b"two") == version(b"onetwo")
    (True, False)
    """
    return hashlib.sha256(b"".join(b"%d:%b" % (len(source), source) for source in sources)).hexdigest()[:16]


def find(name: str) -> Path | None:
    """The kept file of that name, or None where it has yet to be written."""
    return next((file for folder in _folders() if (file := folder / name).is_file()), None)


def keep(name: str, write: Callable[[Path], object]) -> Path:
    """The file of that name, written by ``write``; VocabularyError where no folder takes it."""
    cause: OSError | sqlite3.Error | None = None
    for folder in _folders():
        try:
            write_whole(folder / name, write)
        except (OSError, sqlite3.Error) as e:
            cause = e
        else:
            _forget_older(folder / name)
            return folder / name
    raise VocabularyError(
        f"{name} cannot be written to {cache_dir()} ({cause}); set FAIRWITNESS_CACHE to a folder with 100 MB free"
    ) from cause


def kept_json(name: str, source: bytes, make: Callable[[], Any]) -> Any:
    """What ``make`` makes of the source (plain JSON values), from an earlier time if it was kept."""
    full_name = f"{name}-{version(source)}.json"
    if file := find(full_name):
        try:
            return json.loads(file.read_bytes())
        except (OSError, ValueError):
            pass  # damaged or gone: made and kept anew
    made = make()
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    with suppress(VocabularyError):  # where nothing can be kept, this takes milliseconds in each process
        keep(full_name, lambda part: part.write_text(text, encoding="utf-8"))
    return made


def write_whole(target: Path, write: Callable[[Path], object]) -> None:
    """Call ``write`` with a file beside the target, then move that into place; nothing is left of one that failed."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=target.stem, suffix=".part", dir=target.parent)
    os.close(handle)
    part = Path(name)
    try:
        write(part)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _folders() -> Iterator[Path]:
    """Where kept files may be; the second only where the first cannot be written, and only if it is this user's."""
    yield cache_dir()
    second = Path(tempfile.gettempdir()) / f"fairwitness-{os.getuid()}"
    if not second.is_symlink() and (not second.exists() or second.stat().st_uid == os.getuid()):
        yield second


def _forget_older(file: Path) -> None:
    """Remove what older vocabulary and stopped processes left behind. Who has such a file open keeps it."""
    stem = file.stem.rsplit("-", 1)[0]
    with suppress(OSError):  # another process was faster
        times = {old: old.stat().st_mtime for old in file.parent.glob(f"{stem}-*")}
        whole = sorted((old for old in times if old.suffix == file.suffix), key=times.__getitem__, reverse=True)
        stopped = [old for old in times if old.suffix == ".part" and times[old] < times[file] - _HOUR]
        for old in (*whole[_KEPT:], *stopped):
            old.unlink(missing_ok=True)
