"""The unit of a figure once its kind is known."""

from __future__ import annotations

import re
from dataclasses import replace

from fairwitness.extract.counted.scene import Clause
from fairwitness.model import Figure

# "arrive in Vellin, Kestria, every day": the pace behind the place, its country between commas.
_PACE = re.compile(r"(?:, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})?,? (?:every|each) (hour|day|week|month)(?=[,.;]|$)")
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


_OF_PEOPLE = frozenset({"killed", "injured", "missing", "detained", "abducted", "surrendered", "displaced", "trapped"})
_NO_ONE = frozenset({"area", "munition", "strike", "event"})


def measured(clause: Clause, basis: str) -> Figure:
    """The figure with its basis and the unit of what it counts."""
    figure = clause.link.counted.figure
    pace = _PACE.match(clause.line.row.span.text, _end(clause)) if figure.per is None else None
    if pace is not None:
        return replace(figure, basis="rate", per=pace.group(1), unit=_unit(clause, figure))
    return replace(figure, basis=basis, unit=_unit(clause, figure))


def _end(clause: Clause) -> int:
    """Where the clause ends in the text of its sentence."""
    return clause.line.items[clause.last - 1].end - clause.line.row.span.start if clause.last else 0


def _unit(clause: Clause, figure: Figure) -> str:
    if figure.unit in ("percent", "times"):
        return figure.unit
    sort = clause.link.counted.sort
    if clause.link.kind in _UNITS:
        return _UNITS[clause.link.kind]
    if clause.link.kind in ("controls", "captured", "withdrew"):
        return _SORTS.get(sort.sort, "places") if sort else "places"
    if sort is not None and sort.sort in _SORTS and not (clause.link.kind in _OF_PEOPLE and sort.sort in _NO_ONE):
        return _SORTS[sort.sort]
    return "people"
