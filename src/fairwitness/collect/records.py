"""Records in JSON and JSON Lines: each is taken by itself, as its own bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fairwitness.errors import CollectError
from fairwitness.vocab import pages

_SPACE = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its name within the file (its own name, id or address, else its line or place), and its bytes."""

    name: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that could not be taken, and why."""

    name: str
    why: str


def _decoded(body: bytes) -> str:
    """JSON as text; the standard allows UTF-8, and by their marks UTF-16 and UTF-32."""
    return body.decode(json.detect_encoding(body)).removeprefix("\ufeff")


def from_lines(lines: Iterable[bytes], max_bytes: int) -> Iterator[Record | Broken]:
    """Each line of a JSON Lines file as a record; empty lines are none."""
    for number, line in enumerate(lines, 1):
        if line.strip(b"\xef\xbb\xbf\x00 \t\r\n"):
            yield _from_line(line.strip(), str(number), max_bytes)


def _from_line(line: bytes, number: str, max_bytes: int) -> Record | Broken:
    if len(line) > max_bytes:
        return Broken(number, f"is larger than {max_bytes:,} bytes; raise max_bytes in fairwitness.toml")
    try:
        value = json.loads(_decoded(line))
    except (ValueError, RecursionError) as e:
        return Broken(number, f"is not valid JSON ({_reason(e)}); mend or remove this line")
    if not isinstance(value, dict):
        return Broken(number, f"is not a JSON object but {_kind(value)}; write one object with a text field")
    return Record(_name(value, number), line.removeprefix(b"\xef\xbb\xbf"))


def from_document(body: bytes, shown: str) -> Iterator[Record | Broken]:
    """The records of a JSON file: one object, a list of them, or an object that holds such a list.

    A file of JSON Lines under the name of JSON is read as such. CollectError, on ``shown``, where it is no JSON at all.
    """
    try:
        text = _decoded(body)
        value = json.loads(text)
    except (ValueError, RecursionError) as e:
        if not _is_lines(body):
            raise CollectError(f"{shown} is not valid JSON ({_reason(e)}); mend it, or save its text as .txt") from e
        yield from from_lines(body.splitlines(), len(body))
        return
    if isinstance(value, dict):
        yield from _from_object(text, value)
    elif isinstance(value, list):
        yield from _from_list(text, text.index("["))
    else:
        raise CollectError(f"{shown} holds {_kind(value)}, not a record; write an object with a text field")


def _is_lines(body: bytes) -> bool:
    try:
        return isinstance(json.loads(body.strip().split(b"\n", 1)[0]), dict)
    except (ValueError, RecursionError):
        return False


def _from_object(text: str, value: Mapping[str, Any]) -> Iterator[Record | Broken]:
    if not isinstance(pages.field(value, "text"), str):
        for key, start in _members(text):
            if pages.plain(key) in pages.field_names("list") and _holds_records(value[key]):
                yield from _from_list(text, start)
                return
    yield Record(_name(value, ""), text.strip().encode("utf-8", "surrogatepass"))


def _holds_records(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(v, dict) and pages.text_field(v) is not None for v in value)


def _members(text: str) -> Iterator[tuple[str, int]]:
    """The keys of the object that a JSON text is, with where their values start."""
    decoder, at = json.JSONDecoder(), text.index("{") + 1
    while text[at := _SPACE.match(text, at).end()] != "}":  # type: ignore[union-attr]
        key, at = decoder.raw_decode(text, at)
        start = re.compile(r"\s*:\s*").match(text, at).end()  # type: ignore[union-attr]
        yield key, start
        _, at = decoder.raw_decode(text, start)


def _from_list(text: str, at: int) -> Iterator[Record | Broken]:
    """Each member of the list that starts here, as the very characters it stands in."""
    decoder, at, number = json.JSONDecoder(), at + 1, 0
    while text[at := _SPACE.match(text, at).end()] != "]":  # type: ignore[union-attr]
        value, end = decoder.raw_decode(text, at)
        number += 1
        if isinstance(value, dict):
            yield Record(_name(value, str(number)), text[at:end].encode("utf-8", "surrogatepass"))
        else:
            yield Broken(str(number), f"is not a JSON object but {_kind(value)}; write one object with a text field")
        at = end


def _name(value: Mapping[str, Any], otherwise: str) -> str:
    name = pages.field(value, "name")
    return " ".join(str(name).split())[:200] if isinstance(name, str | int) else otherwise


def _kind(value: object) -> str:
    kinds = {str: "a string", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    return kinds.get(type(value), "nothing")


def _reason(e: Exception) -> str:
    if isinstance(e, UnicodeDecodeError):
        return f"not UTF-8 at byte {e.start}"
    return "nested too deeply" if isinstance(e, RecursionError) else str(e)
