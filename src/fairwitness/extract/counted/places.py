"""Where a claim says it happened: the words of place that its sentence, or those before it, give it most plainly."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from fairwitness.extract.breaks import breaks_of
from fairwitness.extract.counted.scene import Clause, Scene
from fairwitness.extract.counted.spots import Spot
from fairwitness.model import Span
from fairwitness.vocab.whereabouts import weights

_START = attrgetter("start")
_BACK = 9
_NEAR = (0.01, 1.0, 2.0, 3.5, 6.0, 10.0)
_MOVES = {"displaced": "left", "evacuated": "left", "arrived": "came", "returned": "came", "withdrew": "left"}


def place_of(clause: Clause, scene: Scene) -> Span | None:
    """The words of the place that has the most signs; None where none has enough."""
    found = [(_score(signs), spot.words) for spot, signs in options(clause, scene)]
    best = max(found, key=lambda f: (f[0], -f[1].start), default=None)
    return best[1] if best and best[0] > _score(none_signs(clause)) else None


def _score(signs: tuple[str, ...]) -> float:
    return sum(weights().get(sign, 0.0) for sign in signs)


def none_signs(clause: Clause) -> tuple[str, ...]:
    """What speaks for a claim having no place."""
    return (f"none {clause.link.kind}",)


def options(clause: Clause, scene: Scene) -> Iterator[tuple[Spot, tuple[str, ...]]]:
    """The words of place that a claim may mean, with the signs of each."""
    here = scene.sentence(clause.line.row.span.start)
    last = len(scene.seen.sentences) - 1
    latest = None
    numbers = range(max(0, here - _BACK), min(last, here + 1) + 1)
    for number in sorted({0, min(1, last), *numbers}, reverse=True):
        for spot in reversed(scene.spots.of(number)):
            first = number < here and latest is None and spot.role == ""
            if first:
                latest = spot
            yield spot, (*_where(clause, scene, spot, here), *_how(clause, spot, here), *(("latest",) if first else ()))


def _where(clause: Clause, scene: Scene, spot: Spot, here: int) -> tuple[str, ...]:
    """How far a spot stands from the claim."""
    if spot.number == here:
        at = _item(clause, spot.words)
        apart = clause.apart(at)
        near = next((n for n, most in enumerate(_NEAR) if apart < most), len(_NEAR))
        side = "before" if at < clause.low else "after"
        inside = ("inside",) if clause.first <= at < clause.last else ()
        return (f"{side} {near}", *inside)
    start, end = sorted((spot.words.start, clause.line.row.span.start))
    breaks = breaks_of(scene.document.text).blank_lines(start, end)
    if spot.number > here:
        return ("next paragraph" if breaks else "next sentence",)
    opening = ("opening",) if spot.number < 2 else ()
    if breaks:
        return (f"paragraphs back {breaks}", *opening)
    lines = "line" if breaks_of(scene.document.text).has_line_end(start, end) else "sentence"
    return (f"{lines}s back {min(here - spot.number, 4)}", *opening)


def _how(clause: Clause, spot: Spot, here: int) -> tuple[str, ...]:
    """What kind of place a spot is and how it is led to."""
    near = "here" if spot.number == here else "back"
    signs = [f"{near} {spot.lead or 'bare'}", f"{near} {spot.sort}"]
    if spot.role:
        signs.append(f"{near} {spot.role}")
    if move := _MOVES.get(clause.link.kind):
        signs.append(f"{move} {spot.lead or 'bare'}")
    if spot.sort in ("country", "told"):
        signs.append(f"{clause.link.counted.figure.basis} {spot.sort}")
    return tuple(signs)


def _item(clause: Clause, words: Span) -> int:
    """The item of a line in which words begin."""
    return max(0, bisect_right(clause.line.items, words.start, key=_START) - 1)
