"""When a claim says it happened."""

from __future__ import annotations

from fairwitness.extract.lines import Line
from fairwitness.extract.scene import Clause, Scene, times_of
from fairwitness.model import Time
from fairwitness.vocab.kinds import usual_basis

_FAR, _OPENING = 7.0, 5.0
_NOW = frozenset({"now", "still", "currently", "to date", "at present", "once", "so far"})


def when_of(clause: Clause, scene: Scene) -> Time | None:
    """The time nearest to the claim; the one on the verb of saying only dates a standing figure."""
    options = []
    for at, time in times_of(clause.line, scene).items():
        if time.type == "SET" or time.words.text.lower() in _NOW:
            continue
        said = _on_saying(clause.line, at)
        if said and usual_basis(clause.link.kind) != "standing":
            continue
        cost = clause.apart(at) + (2.0 if said else 0.0) + (0.0 if clause.first <= at < clause.last else 0.8)
        if at <= 1:  # "On Friday, ..." dates the whole sentence
            cost = min(cost, _OPENING)
        if cost < _FAR:
            options.append((cost, at, time))
    return min(options, key=lambda o: o[:2])[2] if options else _from_before(clause, scene)


def _from_before(clause: Clause, scene: Scene) -> Time | None:
    """The time that opens an earlier sentence of the paragraph, where this one goes on about the same day."""
    if usual_basis(clause.link.kind) == "standing":
        return None
    for steps, sentence in enumerate(scene.earlier(clause.line.row.span.start)):
        opening = [
            t
            for t in scene.times.inside(sentence.start, sentence.end)
            if t.type in ("DATE", "TIME") and t.words.text.lower() not in _NOW
        ]
        if opening and opening[0].words.start - sentence.start < 4:
            return opening[0]
        if steps == 1 or opening:
            break
    return None


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
