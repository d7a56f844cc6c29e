"""Footage and papers that somebody gave out: "a video posted by activists on a channel showed 11 bodies"."""

from __future__ import annotations

from fairwitness.extract.attribution import said
from fairwitness.extract.attribution.cue_verbs import Cue, is_speaker
from fairwitness.extract.attribution.report import Report
from fairwitness.extract.attribution.units import Unit
from fairwitness.vocab import cues

GIVEN = frozenset(
    "posted shared published released uploaded filmed circulated recorded taken aired compiled issued collected".split()
)
_WHERE = frozenset("on to via in at from over through online ,".split())
_PICTURES = frozenset("photos pictures clip clips images photographs video videos footage".split())
_BEFORE, _MOST = 6, 16


def shown(u: Unit, cue: Cue) -> Report | None:
    """What footage or a paper shows is on the word of those who gave it out."""
    if cue.uses != {"shows"}:
        return None
    for by in range(cue.start - 2, max(1, cue.start - _MOST), -1):
        given = next((k for k in range(by - 1, max(0, by - _BEFORE), -1) if u.low[k] in GIVEN), None)
        if u.low[by] != "by" or given is None:
            continue
        noun = next((k for k in range(given - 1, max(-1, given - _BEFORE), -1) if _is_material(u.low[k])), None)
        end = next((k for k in range(by + 2, cue.start) if u.low[k] in _WHERE), cue.start)
        content = said.right(u, cue.end)
        if noun is not None and content and is_speaker(u, (by + 1, end)):
            return Report((cue.start, cue.end), (content,), (by + 1, end), clause=noun)
    return None


def _is_material(word: str) -> bool:
    return word in _PICTURES or word in cues.document_channels()
