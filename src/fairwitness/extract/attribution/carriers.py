"""Who carried what is said: "in a statement carried by X", "in an interview with X", "speaking to X"."""

from __future__ import annotations

from collections.abc import Iterator

from fairwitness.extract.attribution import noun_phrases as phrases
from fairwitness.extract.attribution.hearers import known_hearer
from fairwitness.extract.attribution.phrase_parts import Range
from fairwitness.extract.attribution.report import Report
from fairwitness.extract.attribution.units import Unit
from fairwitness.vocab import cues

_TALKS = frozenset(
    "interview interviews comments comment remarks statement statements conversation speaking talking".split()
)
_OURS = frozenset(("us", "me", "you", "them"))
_STOPS = ".;:"
_BEFORE = 20
_BEHIND = 12


def carrier(u: Unit, report: Report) -> Range | None:
    """The words for who carried a report; in front of it, beside its cue or behind it, but not in what is said."""
    for at in _around(u, report):
        low, follows = u.low[at], u.low[at + 1]
        carried = low in cues.listed("carriers", "forms") and follows == "by"
        spoken = follows in ("with", "to") and low in _TALKS
        found = phrases.after(u, at + 2) if carried or spoken else None
        if found and spoken and not carried:
            found = known_hearer(u, *found)
        is_source = found and report.source and found[0] < report.source[1] and report.source[0] < found[1]
        if found and not is_source and u.low[found[0]] not in _OURS:
            return known_hearer(u, *found) or found
    return None


def _around(u: Unit, report: Report) -> Iterator[int]:
    said = report.content
    first = report.clause
    while first > max(0, report.clause - _BEFORE) and u.words[first - 1] not in _STOPS:
        first -= 1
    for at in range(first, min(len(u) - 2, report.cue[1] + _BEHIND)):
        if not u.quoted[at] and not any(a <= at < b for a, b in said):
            yield at
