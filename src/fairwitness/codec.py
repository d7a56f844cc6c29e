"""Records to JSON and back, made from the annotations in model.py; and the claim JSON of the codebook.

Decimals travel as strings, so that nothing is lost; dates as ISO. A union is told apart by the record's field names.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from fairwitness.model import Actor, Claim, Figure, Meaning, Period, Place, Source, Span, Time

T = TypeVar("T")

_SURROGATE = re.compile("[\ud800-\udfff]")


def encode(value: Any) -> Any:
    """A record as plain JSON values; fields that hold what they hold by default are left out."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if is_dataclass(kind):
        kept = ((name, getattr(value, name), default) for name, default in _defaults(kind))
        return {name: encode(v) for name, v, default in kept if default is MISSING or v != default}
    if isinstance(value, tuple):
        return [encode(v) for v in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


_PLAIN = frozenset({str, int, float, bool, type(None)})


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a record with what they hold by default."""
    return tuple((f.name, f.default) for f in fields(kind))


def decode(kind: type[T], value: Any) -> T:
    """The record of that kind which ``encode`` made this from."""
    made: T = _decoder(cast(Any, kind))(value)
    return made


def dumps(record: Any) -> str:
    """The record as one line of JSON, the same for equal records; a lone surrogate is escaped, for no file takes it."""
    line = json.dumps(encode(record), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if line.isascii() or not _SURROGATE.search(line):
        return line
    return _SURROGATE.sub(lambda m: f"\\u{ord(m.group()):04x}", line)


def loads(kind: type[T], line: str) -> T:
    """The record of that kind from a line made by ``dumps``."""
    return decode(kind, json.loads(line))


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    if get_origin(kind) in (Union, types.UnionType):
        return _union_decoder(tuple(k for k in get_args(kind) if k is not type(None)))
    if get_origin(kind) is tuple:
        return _tuple_decoder(get_args(kind))
    if is_dataclass(kind):
        return _record_decoder(kind)
    plain: dict[Any, Callable[[Any], Any]]
    plain = {Decimal: Decimal, datetime: datetime.fromisoformat, date: date.fromisoformat}
    return plain.get(kind, _same)


def _same(value: Any) -> Any:
    return value


def _record_decoder(kind: Any) -> Callable[[Any], Any]:
    every = {name: _decoder(cast(Any, hint)) for name, hint in get_type_hints(kind).items()}
    # Most fields stay as they are: a page decodes thousands of them.
    other = [(name, decoder) for name, decoder in every.items() if decoder is not _same]

    def decoded(value: Any) -> Any:
        return kind(**value | {name: decoder(value[name]) for name, decoder in other if name in value})

    return decoded


def _tuple_decoder(parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    one = _decoder(parts[0])
    if one is _same:
        return tuple
    return lambda value: tuple(one(v) for v in value)


def _union_decoder(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(kinds) == 1:
        one = _decoder(kinds[0])
        return one if one is _same else lambda value: None if value is None else one(value)
    records = [k for k in kinds if is_dataclass(k)]

    def decoded(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        fitting = next(k for k in records if _fits(k, value.keys()))
        return _decoder(cast(Any, fitting))(value)

    return decoded


def _fits(kind: Any, names: Set[str]) -> bool:
    required, every = _names(kind)
    return required <= names <= every


@cache
def _names(kind: Any) -> tuple[frozenset[str], frozenset[str]]:
    """The names of the fields that a record must hold, and of all."""
    told = fields(kind)
    return frozenset(f.name for f in told if f.default is MISSING), frozenset(f.name for f in told)


# -- the claim JSON of CODEBOOK.md ------------------------------------------------------------------------------------


def best_meanings(meanings: Iterable[Meaning]) -> dict[tuple[str, str], Meaning]:
    """For each (claim id, slot) the meaning in force: a person's before a rule's, then the higher score."""
    best: dict[tuple[str, str], Meaning] = {}
    for m in meanings:
        key = (m.claim_id, m.slot)
        if key not in best or _weight(m) > _weight(best[key]):
            best[key] = m
    return best


def _weight(meaning: Meaning) -> tuple[bool, float, str]:
    return (meaning.by.startswith("person:"), meaning.score, meaning.by)


def number(value: Decimal | None) -> int | float | None:
    """A figure as a JSON number: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def span_json(span: Span) -> dict[str, Any]:
    """A span as the codebook writes it: words, start, end."""
    return {"words": span.text, "start": span.start, "end": span.end}


def _figure_json(figure: Figure) -> dict[str, Any]:
    bounds = {"low": number(figure.low), "best": number(figure.best), "high": number(figure.high)}
    out = {**span_json(figure.words), "sense": figure.sense, **bounds, "basis": figure.basis, "unit": figure.unit}
    return {**out, "per": figure.per} if figure.per else out


def _named(span: Span | None, key: str, value: str | None) -> dict[str, Any] | None:
    if span is None and value is None:
        return None
    return {**(span_json(span) if span else {"words": None}), key: value}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _when_json(when: Time | None, period: Period | None) -> dict[str, Any] | None:
    known = period or (when.period if when else None) or Period(None, None)
    if when is None and period is None:
        return None
    return {**(span_json(when.words) if when else {"words": None}), "from": _iso(known.start), "to": _iso(known.end)}


def _source_json(source: Source) -> dict[str, Any]:
    out: dict[str, Any] = {"name": source.name, "org": source.org}
    out |= span_json(source.words) if source.words else {"words": None}
    out |= {"role": source.role} if source.role else {}
    out |= {"said": _when_json(source.said, None)} if source.said else {}
    return out | ({"channel": source.channel} if source.channel else {})


def chain_json(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """A chain as the codebook writes it, origin first."""
    return [_source_json(s) for s in sources]


def claim_json(claim: Claim, best: Mapping[tuple[str, str], Meaning], index: Mapping[str, int]) -> dict[str, Any]:
    """The claim as CODEBOOK.md writes it, with its best meanings filled in; ``index`` gives claims' places."""

    def name(slot: str) -> str | None:
        meaning = best.get((claim.id, slot))
        value = meaning.value if meaning else None
        if isinstance(value, Place | Actor):
            return value.name
        return value if isinstance(value, str) and value else None

    period = best.get((claim.id, "when"))
    return {
        "id": claim.id,
        **span_json(claim.words),
        "kind": claim.kind,
        "figure": _figure_json(claim.figure) if claim.figure else None,
        "group": _named(claim.group, "class", name("group")),
        "group_side": name("side"),
        "actor": _named(claim.actor, "name", name("actor")),
        "means": _named(claim.means, "class", name("means")),
        "extent": claim.extent,
        "past": claim.past,
        "degree": claim.degree,
        "place": _named(claim.place, "name", name("place")),
        "when": _when_json(claim.when, period.value if period and isinstance(period.value, Period) else None),
        "chain": chain_json(claim.chain),
        "hedged": claim.hedged,
        "denied": claim.denied,
        "part_of": index.get(claim.part_of) if claim.part_of else None,
        **({"count_hint": claim.count_hint} if claim.count_hint else {}),
        "score": round(claim.score, 3),
    }


def claims_json(claims: tuple[Claim, ...], meanings: Iterable[Meaning]) -> list[dict[str, Any]]:
    """The claims of one document as the codebook writes them, in order."""
    best = best_meanings(meanings)
    index = {c.id: i for i, c in enumerate(claims)}
    return [claim_json(c, best, index) for c in claims]
