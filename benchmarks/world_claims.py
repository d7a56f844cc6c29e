"""Perfect claims: the annotated lines of a told world as the records that a faultless reader would have made.

A place's precision and what holds it are told by the parts of its name ("Old Hospital, Qasr Amun, Marram" is a site in
a town in a country; "Wadi Province, Marram" a province; "eastern Qasr Amun, Marram" a part of the town), unless the
head of the world tells them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from benchmarks.world_records import Dispatch, Placed, Ref, World
from fairwitness.extract.times import parse_time
from fairwitness.model import (
    Actor,
    Claim,
    Document,
    Figure,
    Given,
    Meaning,
    Period,
    Place,
    Reading,
    Source,
    Span,
    Time,
    claim_id,
)
from fairwitness.read import plain_document
from fairwitness.reconcile import Registry
from fairwitness.vocab.orgs import Org

_RULE = "rule:annotated"
_SIDE = re.compile(r"((?:north|south|east|west|cent)(?:-?(?:east|west))?(?:ern|ral)|parts of|outskirts of) (?=[A-Z])")
_PROVINCE = re.compile(r"\b(Province|Governorate|State|Oblast)$", re.IGNORECASE)
_REGION = re.compile(r"\b(Region|Valley|Coast|Highlands|Plain)$", re.IGNORECASE)
_MONTH = re.compile(
    "january|february|march|april|may|june|july|august|september|october|november|december|month", re.IGNORECASE
)


# -- who speaks --------------------------------------------------------------------------------------------------------


def registry(world: World, beside: Registry | None = None) -> Registry:
    """The bodies of a world, looked up by name and by other names; ``beside``: where the rest is looked up."""
    by_name = {_plain(name): org for org in world.bodies for name in (org.name, *org.aliases)}
    parties = {_plain(n): _actor(o) for o in world.bodies if o.party for n in (o.name, *o.aliases)}

    def exactly(words: str) -> Org | None:
        return by_name.get(_plain(words)) or (beside.exactly(words) if beside else None)

    def inside(words: str) -> Org | None:
        return _longest_in(words, by_name) or (beside.inside(words) if beside else None)

    def actor(words: str) -> Actor | None:
        return parties.get(_plain(words)) or (beside.actor(words) if beside else None)

    return Registry(exactly, inside, actor)


def _plain(words: str) -> str:
    return re.sub(r"^(the|a|an) ", "", " ".join(words.split()).casefold())


def _longest_in(words: str, by_name: Mapping[str, Org]) -> Org | None:
    plain = _plain(words)
    found = [name for name in by_name if re.search(rf"\b{re.escape(name)}\b", plain)]
    return by_name[max(found, key=lambda name: (len(name), name))] if found else None


def _actor(org: Org) -> Actor:
    return Actor(org.name, org.name, org.aliases, org.parent, ("the war",))


# -- readings ----------------------------------------------------------------------------------------------------------


def document(world: World, dispatch: Dispatch) -> Document:
    """The document of a dispatch, as it is published."""
    given = Given(outlet=dispatch.outlet, published=dispatch.published, url=dispatch.url)
    return plain_document(dispatch.text, given, f"{world.name}/{dispatch.name}")


def perfect(world: World) -> tuple[list[Reading], dict[str, Ref]]:
    """The readings of a world, and for the id of each claim its dispatch and line."""
    placed = {p.name: p for p in world.places}
    readings: list[Reading] = []
    refs: dict[str, Ref] = {}
    for d in world.dispatches:
        read = replace(document(world, d), published=d.published, agency=d.agency, outlet=d.outlet)
        ids = [_id(read, c) for c in d.claims]
        claims = tuple(_claim(read, d, n, ids) for n in range(len(ids)))
        meanings = tuple(m for i, c in zip(ids, d.claims, strict=True) for m in _meanings(i, c, placed))
        readings.append(Reading(read, claims, (), meanings))
        refs |= {i: (d.name, n) for n, i in enumerate(ids, 1)}
    if len(refs) != sum(len(d.claims) for d in world.dispatches):
        raise ValueError(f"{world.name}: two claims of one kind stand on the same words")
    return readings, refs


def _id(read: Document, record: dict[str, Any]) -> str:
    return claim_id(read.id, record["kind"], _span(record["figure"] or record))


def _span(record: dict[str, Any]) -> Span:
    return Span(record["start"], record["end"], record["words"])


def _spanned(record: dict[str, Any] | None) -> Span | None:
    return _span(record) if record and record["words"] else None


def _claim(read: Document, d: Dispatch, n: int, ids: list[str]) -> Claim:
    r = d.claims[n]
    part = r["part_of"]
    return Claim(
        id=ids[n],
        document_id=read.id,
        kind=r["kind"],
        words=_span(r),
        chain=_chain(r["chain"], d.said[n]),
        figure=_figure(r["figure"]) if r["figure"] else None,
        group=_spanned(r["group"]),
        actor=_spanned(r["actor"]),
        means=_spanned(r["means"]),
        place=_spanned(r["place"]),
        when=_time(r["when"], read.published) if r["when"] else None,
        extent=r.get("extent"),
        past=bool(r.get("past")),
        degree=r.get("degree"),
        hedged=r["hedged"],
        denied=r["denied"],
        part_of=None if part is None else ids[part],
        count_hint=r.get("count_hint"),
    )


def _figure(r: dict[str, Any]) -> Figure:
    low, best, high = (None if r[end] is None else Decimal(str(r[end])) for end in ("low", "best", "high"))
    return Figure(_span(r), r["sense"], low, best, high, r["basis"], r["unit"], r.get("per"))


def _chain(links: list[dict[str, Any]], said: date | None) -> tuple[Source, ...]:
    made = [Source(k["name"], k["org"], _span(k), channel=k.get("channel")) for k in links]
    if made and said:
        words = made[0].words or Span(0, 0, "")
        made[0] = replace(made[0], said=Time(words, "DATE", said.isoformat(), Period(said, said)))
    return tuple(made)


def _time(r: dict[str, Any], published: date | None) -> Time:
    """The words of time with the days annotated; how precise they are is told by the grammar of times, or the words."""
    start, end = (date.fromisoformat(r[side]) if r[side] else None for side in ("from", "to"))
    read = parse_time(r["words"], published)
    if read and read.period and (read.period.start, read.period.end) == (start, end):
        return replace(read, words=_span(r))
    value = read.value if read and read.value.startswith("P") else ""
    return Time(_span(r), "DATE", value, Period(start, end, _precision(r["words"], start, end)))


def _precision(words: str, start: date | None, end: date | None) -> str:
    if start is None or end is None:
        return "vague"
    if _MONTH.search(words) and start.day == 1 and not re.search(r"\d", words):
        return "month"
    return "day" if start == end else "days"


def _meanings(claim: str, r: dict[str, Any], placed: Mapping[str, Placed]) -> Iterator[Meaning]:
    slots: dict[str, tuple[str | None, Callable[[str], Any]]] = {
        "place": (r["place"] and r["place"]["name"], lambda name: place(name, placed)),
        "group": (r["group"] and r["group"]["class"], str),
        "means": (r["means"] and r["means"]["class"], str),
        "actor": (r["actor"] and r["actor"]["name"], lambda name: Actor(name, name)),
        "side": (r["group_side"], lambda name: Actor(name, name)),
    }
    for slot, (name, made) in slots.items():
        if name:
            yield Meaning(claim, slot, made(name), 1.0, _RULE)


# -- places ------------------------------------------------------------------------------------------------------------


def place(name: str, placed: Mapping[str, Placed]) -> Place:
    """The place of a name, with what holds it.

    >>> place("Old Hospital, Qasr Amun, Marram", {}).within
    ('Qasr Amun, Marram', 'Marram')
    >>> place("eastern Qasr Amun, Marram", {}).precision
    'neighbourhood'
    """
    if given := placed.get(name):
        return Place(name, name, given.precision, given.precision, within=given.within)
    parts = name.split(", ")
    inside = tuple(", ".join(parts[i:]) for i in range(1, len(parts)))
    if side := _SIDE.match(name):
        whole = name[side.end() :]
        inside = (whole, *inside)
    precision = _precise(parts, sided=bool(side))
    held = tuple(w for i in inside for w in (i, *(placed[i].within if i in placed else ())))
    return Place(name, name, precision, precision, within=tuple(dict.fromkeys(held)))


def _precise(parts: list[str], *, sided: bool) -> str:
    if len(parts) == 1:
        return "region" if sided else "country"
    if _PROVINCE.search(parts[0]):
        return "province"
    if _REGION.search(parts[0]):
        return "region"
    if len(parts) == 2:
        return "neighbourhood" if sided else "town"
    return "neighbourhood" if re.search(r"(?i)\b(district|quarter|neighbourhood)\b", parts[0]) else "site"
