"""Citing (rule 4): who passes on another's figure gives no figure of its own.

If one report says "the council told the agency that 40 died", what another says of "40, the agency reported" is the
council's account, not the agency's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from fairwitness.interval import meet
from fairwitness.reconcile.independence import Voices
from fairwitness.reconcile.sayings import Saying
from fairwitness.reconcile.telling import Telling

_WITHIN_DAYS = 7


def credited(said: list[Saying], voices: Voices) -> list[Saying]:
    """The sayings of one matter, each under the origin whose figure it passes on, else under its own."""
    passed: dict[tuple[str, Decimal | None], list[Saying]] = defaultdict(list)
    for s in said:
        if s.origin.type != "unnamed":
            for name in {n for t in s.tellings for n in _passers(t, voices)} - {s.origin.name}:
                passed[name, _number(s)].append(s)
    givers = {i: giver for i, s in enumerate(said) if (giver := _giver(s, passed.get((s.origin.name, _number(s)), ())))}
    by_cited = {id(said[i]): giver for i, giver in givers.items()}
    return [replace(s, origin=_first_giver(s, by_cited).origin) for s in said]


def _first_giver(s: Saying, givers: Mapping[int, Saying]) -> Saying:
    """The saying at the head of those that a saying passes on, each from the next; itself where they go in a circle."""
    seen, at = {id(s)}, s
    while (giver := givers.get(id(at))) is not None:
        if id(giver) in seen:
            return s
        seen.add(id(giver))
        at = giver
    return at


def _passers(t: Telling, voices: Voices) -> Iterator[str]:
    """Whoever passes a telling on: the later links of its chain, the agency and the outlet of its report."""
    if t.own:
        return
    for link in t.claim.chain[1:]:
        yield voices.one(voices.of_link(link)).name
    if t.report.agency:
        yield voices.one(voices.outlet(t.report.agency, "agency")).name
    yield voices.one(voices.outlet(t.report.outlet, "outlet")).name


def _number(s: Saying) -> Decimal | None:
    i = s.interval
    return next((n for n in (i.best, i.low, i.high) if n is not None), None)


def _giver(s: Saying, givers: list[Saying] | tuple[()]) -> Saying | None:
    """The saying that this one passes on: said within a week of it, the nearest in time."""
    if s.origin.type == "unnamed":
        return None
    near = [g for g in givers if _apart(g, s) <= _WITHIN_DAYS and _same_sense(g, s)]
    return min(near, key=lambda g: (_apart(g, s), g.order)) if near else None


def _same_sense(a: Saying, b: Saying) -> bool:
    x, y = a.first.claim, b.first.claim
    whole = x.figure is not None or x.extent == y.extent
    return (x.denied, x.past) == (y.denied, y.past) and whole and meet(a.interval, b.interval)


def _apart(a: Saying, b: Saying) -> int:
    return abs(((a.said or date.min) - (b.said or date.min)).days)
