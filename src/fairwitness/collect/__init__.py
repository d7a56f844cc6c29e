"""collect: what can be taken from a location, as captures with their bytes.

A location is a file, a folder (all that is in it, hidden files left out), "-" for standard input, or an http(s)
address of a page or feed. Texts, HTML and Markdown give one capture; JSON, JSON Lines and feeds one for each record.
This step, alone of the six, touches files, the network and the clock.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from fairwitness.collect import files, media, records
from fairwitness.config import Options
from fairwitness.errors import CollectError
from fairwitness.model import Capture, Given, Problem, Taking, identity

__all__ = ["captures"]

Item = tuple[Capture, bytes] | Problem


@dataclass(frozen=True, slots=True)
class _Taken:
    """Bytes just taken whole, before it is known whether they hold one document or many."""

    location: str
    shown: str
    body: bytes
    suffix: str
    declared: str
    taking: Taking


def _utc_now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def captures(
    location: str,
    given: Given = Given(),  # noqa: B008  frozen
    options: Options = Options(),  # noqa: B008  frozen
    now: Callable[[], datetime] = _utc_now,
) -> Iterator[Item]:
    """Everything that can be taken from a location, in a fixed order; what cannot is a Problem, and the rest goes on.

    CollectError, at the first step of the iteration, where nothing can be taken at all: what, on what, the way out.
    """
    taking = Taking(now(), "file", given)
    if location == "-":
        yield from _from_bytes(_standard_input(taking, options), options)
    elif re.match(r"https?:", location, re.I):
        yield from _from_web(location, taking, options)
    elif (scheme := re.match(r"(\w[\w+.-]+)://", location)) and scheme[1].lower() != "file":
        raise CollectError(
            f"{location}: {scheme[1]} addresses cannot be read; give an http or https address, or a file"
        )
    else:
        path = files.path_of(location)
        yield from _from_folder(path, taking, options) if files.is_folder(path) else _from_file(path, taking, options)


def _from_folder(folder: Path, taking: Taking, options: Options) -> Iterator[Item]:
    empty = True
    for found in files.files_in(folder):
        empty = False
        if isinstance(found, CollectError):
            yield Problem("collect", files.address(folder), str(found))
        else:
            yield from _in_folder(found, taking, options)
    if empty:
        raise CollectError(f"{folder} holds no files (hidden ones are left out); put texts, pages or JSON there")


def _in_folder(path: Path, taking: Taking, options: Options) -> Iterator[Item]:
    """One file among others: whatever is wrong with it, the others still go in."""
    try:
        if files.is_special(path):
            raise CollectError(f"{path} is a pipe or device, not a file; it was passed over")
        yield from _from_file(path, taking, options)
    except CollectError as e:
        yield Problem("collect", files.address(path), str(e))


def _from_file(path: Path, taking: Taking, options: Options) -> Iterator[Item]:
    suffix = path.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        source = _Taken(files.address(path), str(path), b"", suffix, "", taking)
        lines = files.lines_of(path, options.max_bytes)
        yield from _each(source, records.from_lines(lines, options.max_bytes), media.JSON)
        return
    body = files.body_of(path, options.max_bytes)
    yield from _from_bytes(_Taken(files.address(path), str(path), body, suffix, "", taking), options)


def _standard_input(taking: Taking, options: Options) -> _Taken:
    body = files.standard_input(options.max_bytes)
    return _Taken("stdin:", "standard input", body, "", "", replace(taking, manner="stdin"))


def _from_web(url: str, taking: Taking, options: Options) -> Iterator[Item]:
    from fairwitness.collect import web  # 0.2 s that only the network should cost

    url = url.partition("#")[0]
    answer = web.fetched(url, options)
    taking = replace(taking, manner=answer.manner)
    suffix = Path(url.partition("?")[0]).suffix if "text/html" not in answer.content_type else ""
    yield from _from_bytes(_Taken(url, url, answer.body, suffix, answer.content_type, taking), options)


def _from_bytes(taken: _Taken, options: Options) -> Iterator[Item]:
    """The captures that some bytes hold: one, or as many as there are records or entries."""
    if not taken.body.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise CollectError(f"{taken.shown} is empty; there is nothing to read in it")
    if kind := media.binary_kind(taken.body):
        raise CollectError(f"{taken.shown} is {kind}, which cannot be read yet; save its text as .txt and add that")
    media_type = media.media_type(taken.body, taken.suffix, taken.declared)
    if media_type == media.FEED:
        from fairwitness.collect import feeds  # 0.1 s that only feeds should cost

        yield from _each(taken, feeds.entries(taken.body, taken.declared, taken.shown), media.FEED_ITEM, "feed entry")
    elif media_type == media.XML:
        raise CollectError(f"{taken.shown} is XML, but neither a page nor a feed; save its text as .txt and add that")
    elif media_type == media.JSON:
        yield from _each(taken, records.from_document(taken.body, taken.shown), media.JSON)
    elif media_type == media.JSON_LINES:
        found = records.from_lines(taken.body.splitlines(), options.max_bytes)
        yield from _each(taken, found, media.JSON)
    else:
        yield _capture(taken.location, taken.body, _with_charset(media_type, taken.declared), taken.taking), taken.body


def _each(
    taken: _Taken, found: Iterable[records.Record | records.Broken], media_type: str, manner: str | None = None
) -> Iterator[Item]:
    """The records of one file or feed; where there is none at all, the file as a whole could not be taken."""
    taking = replace(taken.taking, manner=f"{manner}, {taken.taking.manner}") if manner else taken.taking
    nothing = True
    for record in found:
        nothing = False
        location = f"{taken.location}#{record.name}" if record.name else taken.location
        if isinstance(record, records.Broken):
            yield Problem("collect", location, f"{taken.shown}: record {record.name} {record.why}")
        else:
            yield _capture(location, record.body, media_type, taking), record.body
    if nothing:
        raise CollectError(f"{taken.shown} holds no records; there is nothing to read in it")


def _with_charset(media_type: str, declared: str) -> str:
    """The media type, with the encoding that a server named, for the reader to try."""
    charset = re.search(r"charset\s*=\s*[\"']?([\w:.-]+)", declared, re.I)
    return f"{media_type}; charset={charset[1].lower()}" if charset else media_type


def _capture(location: str, body: bytes, media_type: str, taking: Taking) -> Capture:
    sha256 = hashlib.sha256(body).hexdigest()
    return Capture(identity(sha256, location), location, sha256, media_type, (taking,))
