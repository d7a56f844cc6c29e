"""One step of an explanation: what is told, of which record, and the steps that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """A line about a record (``what`` it is, under which ``id``), or without those a note; with what it rests on."""

    text: str
    what: str = "note"
    id: str | None = None
    parts: tuple[Step, ...] = ()

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The path as text, each step two spaces deeper than the one it explains."""
        yield "  " * depth + self.text
        for part in self.parts:
            yield from part.lines(depth + 1)

    def json(self) -> dict[str, Any]:
        """The path as plain values: what, id, text, parts."""
        return {"what": self.what, "id": self.id, "text": self.text, "parts": [p.json() for p in self.parts]}


def notes(*texts: str) -> tuple[Step, ...]:
    """A note for each text that is not empty."""
    return tuple(Step(text) for text in texts if text)
