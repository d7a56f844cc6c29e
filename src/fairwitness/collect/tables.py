"""Tables (CSV or JSON) taken whole: the file is the capture, and its rows are read from it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from fairwitness.collect import files, media
from fairwitness.config import Options
from fairwitness.errors import CollectError
from fairwitness.model import Capture, Given, Problem, Taking, identity
from fairwitness.vocab.tables import form_named

CSV = "text/csv"
# A table may be as many times larger than a single page as this (``max_bytes``).
_TIMES = 20
# So much of a file is looked at to tell which form it has: a header is never longer.
_HEAD = 65_536


def _utc_now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def tables(
    location: str, form: str, given: Given, options: Options, now: Callable[[], datetime] = _utc_now
) -> Iterator[tuple[Capture, bytes] | Problem]:
    """The table at a location (a file, a folder of such, an address, "-"); in a folder a Problem for each that fails.

    The same file read as text is another capture: a table's location ends in its form ("...#ucdp"). CollectError where
    nothing can be taken at all.
    """
    limits = replace(options, max_bytes=options.max_bytes * _TIMES)
    taking = Taking(now(), "file", given)
    if location == "-":
        yield _table("stdin:", files.standard_input(limits.max_bytes), form, replace(taking, manner="stdin"))
    elif re.match(r"https?:", location, re.I):
        from fairwitness.collect import web  # 0.2 s that only the network should cost

        answer = web.fetched(location.partition("#")[0], limits)
        yield _table(location.partition("#")[0], answer.body, form, replace(taking, manner=answer.manner))
    else:
        path = files.path_of(location)
        yield from (
            _in_folder(path, form, limits, taking)
            if files.is_folder(path)
            else [_table(files.address(path), files.body_of(path, limits.max_bytes), form, taking)]
        )


def _in_folder(folder: Path, form: str, limits: Options, taking: Taking) -> Iterator[tuple[Capture, bytes] | Problem]:
    found = [f for f in files.files_in(folder) if isinstance(f, Path) and f.suffix.lower() in (".csv", ".json", ".tsv")]
    if not found:
        raise CollectError(f"{folder} holds no .csv, .tsv or .json file; name the table itself")
    for path in found:
        try:
            yield _table(files.address(path), files.body_of(path, limits.max_bytes), form, taking)
        except CollectError as e:
            yield Problem("collect", files.address(path), str(e))


def _table(location: str, body: bytes, form: str, taking: Taking) -> tuple[Capture, bytes]:
    shown = location.removeprefix("file://")
    if kind := media.binary_kind(body):
        raise CollectError(f"{shown} is {kind}, not a table; unpack it, or save it as CSV (UTF-8) and add that")
    start = body[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    if not start:
        raise CollectError(f"{shown} is empty; there is nothing to read in it")
    media_type = media.JSON if start[:1] in (b"[", b"{") else CSV
    digest, location = sha256(body).hexdigest(), f"{location}#{form}"
    return Capture(identity(digest, location), location, digest, f"{media_type}; table={form}", (taking,)), body


def by_form(location: str) -> dict[str | None, list[str]]:
    """A location under its form (None: no table); a folder that holds tables as its files, each under its own."""
    path = files.path_of(location) if "://" not in location and location != "-" else None
    if path is None or not files.is_folder(path):
        return {form_of(location): [location]}
    found: dict[str | None, list[str]] = {}
    for file in files.files_in(path):
        if isinstance(file, Path):
            found.setdefault(form_of(str(file)), []).append(str(file))
    return found if found.keys() - {None} else {None: [location]}


def form_of(location: str) -> str | None:
    """The form of a table on this computer, by the names of its columns; None for anything else.

    Only files that are called .csv, .tsv or .json are looked at, and of these the beginning.
    """
    if "://" in location or location == "-":
        return None
    path = files.path_of(location)
    if path.suffix.lower() not in (".csv", ".tsv", ".json") or not path.is_file():
        return None
    with path.open("rb") as file:
        head = file.read(_HEAD).decode("utf-8-sig", "replace").lstrip()
    names = _json_names(head) if head[:1] in "[{" else frozenset(re.split(r"[\",;\t\r\n]+", head.split("\n", 1)[0]))
    return next((form for form in ("ucdp", "series") if _is_of(form, names)), None)


def _json_names(head: str) -> frozenset[str]:
    """The names in the first object of a JSON list."""
    try:
        value, _ = json.JSONDecoder().raw_decode(head.lstrip("[ \t\r\n"))
    except ValueError:
        return frozenset()
    return frozenset(value) if isinstance(value, dict) else frozenset()


def _is_of(form: str, names: frozenset[str]) -> bool:
    """Has it what the form must have, and figures besides?"""
    known = form_named(form)
    called = {known.column(name) for name in names}
    figures = {f.split(".")[0] for f in known.figures}
    return called.issuperset(known.required) and len(called & figures) > 1
