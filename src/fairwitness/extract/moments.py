"""When a claim says it happened."""

from __future__ import annotations

from fairwitness.extract.lines import Line
from fairwitness.extract.scene import Clause, Scene, times_of
from fairwitness.model import Time
from fairwitness.vocab.kinds import usual_basis

_FAR = 7.0


def when_of(clause: Clause, scene: Scene) -> Time | None:
    """The time nearest to the claim; the one on the verb of saying only dates a standing figure."""
    options = []
    for at, time in times_of(clause.line, scene).items():
        if time.type == "SET":
            continue
        said = _on_saying(clause.line, at)
        if said and usual_basis(clause.link.kind) != "standing":
            continue
        cost = clause.apart(at) + (2.0 if said else 0.0) + (0.0 if clause.first <= at < clause.last else 0.8)
        if cost < _FAR:
            options.append((cost, at, time))
    return min(options, key=lambda o: o[:2])[2] if options else None


def _on_saying(line: Line, at: int) -> bool:
    """Whether a time stands on a verb of saying: "said on Friday", "told reporters late on Friday"."""
    for before in range(at - 1, max(-1, at - 9), -1):
        item = line.items[before]
        if item.kind == "say":
            return True
        if item.kind in ("counted", "trigger", "be", "have", "subordinator", "verb") or item.low in (
            ",",
            ";",
            "that",
            ".",
        ):
            return False
    return False
