"""The records of a table, one at a time: each as its cells by column, or as why it cannot be read.

A broken record takes none of the others with it: where a quotation mark was never closed, the lines that it swallowed
are read again.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from fairwitness.errors import ReadError

_DELIMITERS = ",;\t"
_BETWEEN = re.compile(r"[\s,]*")
_CHUNK = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number in the file (the header is none), its cells, or what is wrong with it."""

    number: int
    cells: Mapping[str, str]
    wrong: str | None = None


def encoding_of(body: bytes) -> str:
    """How the bytes of a table are to be read: by their mark, as UTF-8, or else as Windows-1252."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return encoding
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(body), _CHUNK):
            decoder.decode(body[at : at + _CHUNK], final=at + _CHUNK >= len(body))
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


# -- CSV ---------------------------------------------------------------------------------------------------------------


class _Lines:
    """Lines of a text, with those that the record under way was made of, which can be given back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._back: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._lines)
        self.taken.append(line)
        return line

    def give_back_all_but_one(self) -> None:
        """Let what follows the first line of the record under way be read again."""
        self._back.extendleft(reversed(self.taken[1:]))


def csv_records(body: bytes) -> Iterator[Record]:
    """The records of a CSV file; ReadError where it has no header of columns, or one that names a column twice."""
    text = io.TextIOWrapper(io.BytesIO(body), encoding=encoding_of(body), errors="replace", newline="")
    # Blank lines above the header would be taken for it.
    first = next((line for line in text if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    lines = _Lines(chain([first], text))
    header = _header(next(csv.reader(lines, delimiter=delimiter), []))
    number = 0
    while (found := _next(lines, delimiter)) is not None:
        if isinstance(found, list) and not any(cell.strip() for cell in found):
            continue
        number += 1
        wrong = found if isinstance(found, str) else _miscounted(found, header)
        if wrong:
            lines.give_back_all_but_one()
            yield Record(number, {}, wrong)
        else:
            yield Record(number, dict(zip(header, found, strict=True)))


def _next(lines: _Lines, delimiter: str) -> list[str] | str | None:
    """The cells of the next record, or what is wrong with it; None at the end."""
    lines.taken.clear()
    try:
        return next(csv.reader(lines, delimiter=delimiter), None)
    except csv.Error as e:
        return f"cannot be told apart into cells ({e}); look for a quotation mark that is never closed"


def _header(names: list[str]) -> list[str]:
    header = [" ".join(name.split()) for name in names]
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise ReadError(f"names a column twice ({', '.join(twice[:3])}); give each column a name of its own")
    if sum(map(bool, header)) < 2:
        raise ReadError("has no header that names its columns; put their names into the first line")
    return header


def _miscounted(cells: list[str], header: list[str]) -> str | None:
    if len(cells) == len(header):
        return None
    return f"has {len(cells)} cells where the header names {len(header)} columns; mend the line"


# -- JSON --------------------------------------------------------------------------------------------------------------


def json_records(body: bytes) -> Iterator[Record]:
    """The objects of a JSON list (or of the list that a JSON object holds); members of members as "outer.inner"."""
    text = body.decode("utf-8-sig" if encoding_of(body) == "utf-8" else encoding_of(body), "replace").strip()
    at, number = _list_start(text) + 1, 0
    decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)
    while (at := _BETWEEN.match(text, at).end()) < len(text) and text[at] != "]":  # type: ignore[union-attr]
        number += 1
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as e:
            raise ReadError(f"is not valid JSON from record {number} on ({e}); mend it") from e
        yield _record(number, value)


def _list_start(text: str) -> int:
    start = text.find("[")
    if start < 0 or (not text.startswith("[") and not re.match(r"\{[^\[{]*$", text[:start])):
        raise ReadError("holds no list of records; give a JSON list with one object a row")
    return start


def _record(number: int, value: Any) -> Record:
    if not isinstance(value, dict):
        return Record(number, {}, "is not a JSON object; give one object a row")
    try:
        return Record(number, dict(_flat(value, "")))
    except ValueError as e:
        return Record(number, {}, str(e))


def _flat(value: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    for name, inner in value.items():
        match inner:
            case dict():
                yield from _flat(inner, f"{path}{name}.")
            case None:
                pass
            case str():
                yield f"{path}{name}", inner
            case _:
                raise ValueError(f"holds something in {path}{name} that is neither a number nor a text; mend it")
