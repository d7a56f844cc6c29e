"""Small marks, as paths around x = 0: a shape for each source, so that nobody needs to tell colours apart."""

from __future__ import annotations

from fairwitness.web.charts.paths import coordinate

# One for each of the first sources; the rest share the last.
SHAPES = ("circle", "square", "triangle", "diamond", "down", "plus", "hexagon", "bar", "dot")


def glyph(shape: str, y: float, dx: float = 0.0) -> str:
    """The path of a shape at a height; ``dx``: pixels aside.

    >>> glyph("diamond", 10)
    'M0 4.5L5.5 10L0 15.5L-5.5 10Z'
    """
    if shape in ("circle", "dot"):
        r = 4.5 if shape == "circle" else 3
        return f"M{_n(dx - r)} {_n(y)}a{_n(r)} {_n(r)} 0 1 0 {_n(2 * r)} 0a{_n(r)} {_n(r)} 0 1 0 {_n(-2 * r)} 0Z"
    corners = _CORNERS[shape]
    return "M" + "L".join(f"{_n(dx + x)} {_n(y + up)}" for x, up in corners) + "Z"


def cross(y: float) -> str:
    """A cross: what is denied or taken back.

    >>> cross(10)
    'M-4 6L4 14M4 6L-4 14'
    """
    return f"M-4 {_n(y - 4)}L4 {_n(y + 4)}M4 {_n(y - 4)}L-4 {_n(y + 4)}"


def chevron(y: float, *, up: bool, dx: float = 0.0) -> str:
    """An arrow's head at a height: an end that is open.

    >>> chevron(10, up=True)
    'M-4 14L0 10L4 14'
    """
    base = y + 4 if up else y - 4
    return f"M{_n(dx - 4)} {_n(base)}L{_n(dx)} {_n(y)}L{_n(dx + 4)} {_n(base)}"


def pointing(y: float, *, forward: bool) -> str:
    """An arrow's head to the side: days that go on, or began before.

    >>> pointing(10, forward=True)
    'M-4 6L0 10L-4 14'
    """
    back = -4 if forward else 4
    return f"M{back} {_n(y - 4)}L0 {_n(y)}L{back} {_n(y + 4)}"


def leaving(y: float, *, forward: bool) -> str:
    """An arrow from x = 0 to the side: days before or after the one that is known.

    >>> leaving(10, forward=True)
    'M0 10H14M10 6L14 10L10 14'
    """
    tip, back = (14, 10) if forward else (-14, -10)
    return f"M0 {_n(y)}H{tip}M{back} {_n(y - 4)}L{tip} {_n(y)}L{back} {_n(y + 4)}"


def upright(first: float, last: float, dx: float = 0.0) -> str:
    """A line from one height to another.

    >>> upright(10, 20)
    'M0 10V20'
    """
    return f"M{_n(dx)} {_n(first)}V{_n(last)}"


_n = coordinate
_CORNERS = {
    "square": ((-4, -4), (4, -4), (4, 4), (-4, 4)),
    "triangle": ((0, -5), (5, 4), (-5, 4)),
    "down": ((0, 5), (5, -4), (-5, -4)),
    "diamond": ((0, -5.5), (5.5, 0), (0, 5.5), (-5.5, 0)),
    "plus": ((-1.5, -5), (1.5, -5), (1.5, -1.5), (5, -1.5), (5, 1.5), (1.5, 1.5), (1.5, 5), (-1.5, 5), (-1.5, 1.5),
             (-5, 1.5), (-5, -1.5), (-1.5, -1.5)),
    "hexagon": ((-5, 0), (-2.5, -4.5), (2.5, -4.5), (5, 0), (2.5, 4.5), (-2.5, 4.5)),
    "bar": ((-2, -5), (2, -5), (2, 5), (-2, 5)),
}  # fmt: skip
