"""The basis and unit of a figure once its kind is known."""

from __future__ import annotations

from dataclasses import replace

from fairwitness.extract.scene import Clause
from fairwitness.model import Figure, Time
from fairwitness.vocab.kinds import usual_basis

_TOTAL = frozenset("total altogether overall toll cumulative bringing cumulatively tally".split())
_STRETCHES = frozenset("since between over throughout".split())
_UNITS = {
    "airstrike": "strikes",
    "bombing": "attacks",
    "clash": "attacks",
    "attack": "attacks",
    "damaged": "objects",
    "shelling": "rounds",
}
_SORTS = {
    "household": "households",
    "place": "places",
    "area": "km2",
    "load": "loads",
    "munition": "rounds",
    "strike": "strikes",
    "event": "attacks",
    "object": "objects",
    "unit": "units",
}


def measured(clause: Clause, when: Time | None) -> Figure:
    """The figure with the basis its clause gives it and the unit of what it counts."""
    figure = clause.link.counted.figure
    return replace(figure, basis=_basis(clause, figure, when), unit=_unit(clause, figure))


def _basis(clause: Clause, figure: Figure, when: Time | None) -> str:
    if figure.per or figure.basis == "rate":
        return "rate"
    if figure.basis != "event":
        return figure.basis
    usual = clause.link.row.basis or usual_basis(clause.link.kind)
    if usual == "standing":
        return usual
    lows = {i.low for i in clause.line.items[clause.first : clause.last]}
    if lows & _TOTAL or "so far" in clause.words.text or _is_long(when):
        return "total"
    return "total" if _is_perfect(clause) and not _is_short(when) else usual


def _is_perfect(clause: Clause) -> bool:
    """ "have killed", "have been displaced"."""
    trigger = clause.link.trigger
    if trigger is None or trigger.verb is None:
        return False
    return any(i.low in ("has", "have", "'ve") for i in clause.line.items[max(0, trigger.verb - 3) : trigger.verb])


def _is_short(when: Time | None) -> bool:
    return when is not None and not _is_long(when) and when.period is not None


def _is_long(when: Time | None) -> bool:
    """A stretch of more than two days."""
    if when is None:
        return False
    if when.words.text.lower().split()[0] in _STRETCHES:
        return True
    if when.period is None:
        return False
    start, end = when.period.start, when.period.end
    return start is None or end is None or (end - start).days > 2


def _unit(clause: Clause, figure: Figure) -> str:
    if figure.unit in ("percent", "times"):
        return figure.unit
    sort = clause.link.counted.sort
    if clause.link.kind in _UNITS:
        return _UNITS[clause.link.kind]
    if clause.link.kind in ("controls", "captured", "withdrew"):
        return _SORTS.get(sort.sort, "places") if sort else "places"
    if sort is not None and sort.sort in _SORTS:
        return _SORTS[sort.sort]
    return "people"
