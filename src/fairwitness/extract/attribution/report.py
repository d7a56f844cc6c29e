"""A report as it stands in a unit's tokens, before anyone asks who the speaker is."""

from __future__ import annotations

from dataclasses import dataclass

from fairwitness.extract.attribution.phrase_parts import Range


@dataclass(frozen=True, slots=True)
class Report:
    """Cue, content and source; ``via``: who quotes the source; ``hearer``: who was told; ``clause``: its first token;
    ``origin``: who speaks, where the source's words hold more.

    Without a source it is on nobody's word ("reportedly").
    """

    cue: Range
    content: tuple[Range, ...]
    source: Range | None = None
    via: Range | None = None
    hearer: Range | None = None
    channel: str | None = None
    clause: int = 0
    origin: Range | None = None
