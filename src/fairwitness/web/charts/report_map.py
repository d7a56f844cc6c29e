"""The map of the situation report: the plain map of the pages, as SVG that stands in a file of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fairwitness.publish.brief.record import Spot
from fairwitness.publish.inspected.markup import Markup, tag
from fairwitness.web.charts.plain_map import PlainMap, Symbol, plain_map
from fairwitness.web.library import PlaceTold
from fairwitness.web.views.marks import marks

_SAID = "Map of the places named below; areas are shaded where no finer place was told"


def report_map(spots: Iterable[Spot]) -> Markup | None:
    """The drawing; None where no place can be drawn. The list of places beside it says the same."""
    told = (PlaceTold(s.place, dict(s.kinds), s.disputed, ()) for s in spots)
    drawn = plain_map(marks(told))
    return _svg(drawn) if drawn else None


def _svg(drawn: PlainMap) -> Markup:
    lands = (tag("path", d=path, class_="land") for path in drawn.lands)
    symbols = (part for s in drawn.symbols for part in _symbol(s))
    labels = (tag("text", s.mark.name, x=s.label[0], y=s.label[1]) for s in drawn.symbols if s.label)
    box = f"0 0 {drawn.width:.0f} {drawn.height:.0f}"
    return tag("svg", *lands, *symbols, *labels, class_="map", viewBox=box, role="img", aria_label=_SAID)


def _symbol(symbol: Symbol) -> Iterator[Markup]:
    if symbol.path:
        yield tag("path", d=symbol.path, class_="area")
    elif symbol.x is not None:
        yield tag("circle", cx=symbol.x, cy=symbol.y, r=symbol.size, class_="dot")
