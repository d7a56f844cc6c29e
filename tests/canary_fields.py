"""Something planted in every private field of every record, and found again in any bytes, however they are written.

Which fields are private is asked of model.py and of the public profile's list: a new field is planted by itself.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from html import unescape
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from urllib.parse import unquote_plus

import pyarrow.parquet as pq

from fairwitness import model
from fairwitness.codec import decode, dumps, encode
from fairwitness.publish.profile.allowed import ALLOWED

RECORDS = tuple(k for k in vars(model).values() if is_dataclass(k) and isinstance(k, type))
# By these other records are found, or they are of a closed list: nothing else can stand there. They are looked for as
# they are (OWN) where they tell of people.
BOUND = frozenset(
    "Given.restricted Attachment.id Attachment.state Attachment.claims Attachment.parts Attachment.record Pin.slot "
    "Pin.kind Pin.figured Pin.text_sha256 Pin.capture_id Judgement.id Judgement.verdict Judgement.value Thing.sort "
    "Thing.type Thing.name Thing.id".split()
)
OWN = frozenset({"Attachment.id", "Judgement.id"})

DAY, NUMBER = date(1903, 2, 3), 917263548
_DAYS = re.compile(r"1903-0?2-0?3|3 feb(?:ruary)? 1903|1903, 2, 3|19030203")
_NUMBERS = re.compile(r"917.?263.?548|0\.917263548")


def private_fields() -> dict[str, Any]:
    """Every field that is on no list of what is told, "Type.field", with what it is annotated as."""
    return {
        f"{kind.__name__}.{name}": hint
        for kind in RECORDS
        for name, hint in get_type_hints(kind).items()
        if name in {f.name for f in fields(kind)} and name not in ALLOWED.get(kind, ())
    }


def reached(kind: Any) -> set[type]:
    """The records that stand in records of a kind, however deep."""
    found: set[type] = set()
    waiting = list(get_type_hints(kind).values())
    for hint in waiting:
        if hint in RECORDS and hint not in found:
            found.add(hint)
            waiting += get_type_hints(hint).values()
        waiting += get_args(hint)
    return found


def token(field: str) -> str:
    """A word that stands nowhere else, for a field: letters only, as names are."""
    return "Qx" + re.sub(r"[^a-z]", "", field.lower()) + "xq"


def planted(record: Any) -> Any:
    """The record with something in each of its private fields, and in those of the records in it."""
    if isinstance(record, tuple):
        return tuple(map(planted, record))
    if not is_dataclass(record) or isinstance(record, type):
        return record
    kind, hints = type(record), get_type_hints(type(record))
    new = {}
    for f in fields(record):
        name, value = f"{kind.__name__}.{f.name}", getattr(record, f.name)
        is_open = f.name in ALLOWED.get(kind, ()) or name in BOUND
        new[f.name] = planted(value) if is_open or _is_private_whole(value) else _canary(name, hints[f.name])
    return replace(record, **new)


def _is_private_whole(value: Any) -> bool:
    """Whether it is a record, or several, of which no field is told: something stands in each of them."""
    parts = value if isinstance(value, tuple) else (value,)
    return bool(parts) and all(is_dataclass(p) and type(p) not in ALLOWED for p in parts)


def _canary(field: str, hint: Any) -> Any:
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    for kind in kinds:
        if kind in _MADE:
            return _MADE[kind](field)
        if get_origin(kind) is tuple:
            part = get_args(kind)[0]
            return () if part in RECORDS and part not in ALLOWED else (_canary(field, part),)
    raise AssertionError(f"nothing can be planted in {field}: {hint}")


# A capture of a page stays one; what else stands in its manner is private.
_WITHIN = {"Taking.manner": "http 200, "}
_MADE: dict[Any, Any] = {
    str: lambda field: _WITHIN.get(field, "") + token(field),
    bool: lambda _: True,
    int: lambda _: NUMBER,
    float: lambda _: NUMBER / 1e9,
    Decimal: lambda _: Decimal(NUMBER),
    datetime: lambda _: datetime(1903, 2, 3, 4, 5, 6, tzinfo=UTC),
    date: lambda _: DAY,
    model.Span: lambda field: model.Span(0, 2, token(field)),
    model.Period: lambda _: model.Period(DAY, DAY, "day"),
    model.Place: lambda field: model.Place(token(field), token(field), "town", "town"),
    model.Time: lambda field: model.Time(model.Span(0, 2, token(field)), "DATE", "1903-02-03"),
}


def replanted(kind: type, line: str) -> str:
    """A record as it is kept, with something in each private field; it is still a record of that kind."""
    made = planted(decode(kind, json.loads(line)))
    assert decode(kind, encode(made)) == made
    return dumps(made)


# -- looking -----------------------------------------------------------------------------------------------------------


def caught(name: str, content: bytes, words: Iterable[str]) -> set[str]:
    """The words, and the planted days and numbers, that stand in a file or its name, however they are written there."""
    wanted = {w.casefold(): w for w in words}
    found: set[str] = set()
    for text in (name, *_texts(content)):
        for plain in _readings(text):
            low = plain.casefold()
            found |= {w for key, w in wanted.items() if key in low}
            found |= {m[0] for pattern in (_DAYS, _NUMBERS) for m in pattern.finditer(low)}
    return found


def _texts(content: bytes) -> Iterator[str]:
    """All that a file holds, unpacked."""
    yield content.decode("utf-8", "replace")
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield repr([(i.filename, i.comment, i.extra) for i in package.infolist()])
            for inner in package.namelist():
                yield from _texts(package.read(inner))
    elif content[:2] == b"\x1f\x8b":
        yield from _texts(gzip.decompress(content))
    elif content[:4] == b"PAR1":
        table = pq.read_table(io.BytesIO(content))
        yield f"{table.schema} {table.schema.metadata} {[f.metadata for f in table.schema]} {table.to_pylist()}"


_ENCODED = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}={0,2}")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")


def _readings(text: str) -> Iterator[str]:
    yield text
    yield unescape(text)
    yield unquote_plus(text)
    yield _ESCAPED.sub(lambda m: chr(int(m[1] or m[2], 16)), text)
    yield re.sub(r"<[^>]*>", "", text)
    for part in _ENCODED.findall(text):
        raw = part.rstrip("=").replace("-", "+").replace("_", "/")
        try:
            yield base64.b64decode(raw + "=" * (-len(raw) % 4)).decode("utf-8", "ignore")
        except binascii.Error:
            continue
