"""Whether a speaker passes on a report that stands inside what he says, or the outlet sets it beside him."""

from __future__ import annotations

from collections.abc import Sequence

from fairwitness.extract.attribution.phrase_parts import Range
from fairwitness.extract.attribution.report import Report
from fairwitness.extract.attribution.units import Unit
from fairwitness.model import Source
from fairwitness.vocab import cues
from fairwitness.vocab.body_types import type_of

_RELATIVE = frozenset(("where", "which", "whom"))
_SET_BESIDE = frozenset("after when as despite although though while because before".split())
# Nobody who denies, condemns or urges passes on what others count.
_OF_HIS_OWN = frozenset(("denies", "accuses", "calls"))
_NEWS = frozenset(("agency", "outlet"))
_PARTIES = frozenset(("government", "military", "armed_group", "local_authority"))


def passes_on(u: Unit, outer: Report, chain: Sequence[Source], report: Report) -> bool:
    """Whether the speaker of an outer report carries one that stands inside what he says; ``chain``: his links."""
    if _stands_aside(u, report) or _answers(u, outer, report):
        return False
    return u.words[outer.cue[0]] != ":" or _is_herald(chain)


def _stands_aside(u: Unit, report: Report) -> bool:
    """Whether the outlet adds a report to what another says: ", where residents say", ", which killed 12, X said"."""
    begins = [report.clause, *(start for start, _ in report.content[:1] if start < report.cue[0])]
    if any(at and u.words[at - 1] == ";" and not u.quoted[at - 1] for at in begins):
        return True  # "12 died, the army said; the rebels said 14"
    return any(at > 1 and u.low[at - 1] in _RELATIVE and u.words[at - 2] == "," for at in begins)


def _answers(u: Unit, outer: Report, report: Report) -> bool:
    """Whether a denial or a judgement only comes after a report: "denied it after doctors reported 14 dead"."""
    uses = cues.uses().get(u.low[outer.cue[1] - 1], frozenset())
    beside = report.clause > outer.cue[1] and u.low[report.clause - 1] in _SET_BESIDE
    return beside and bool(uses & _OF_HIS_OWN) and not uses - _OF_HIS_OWN


def _is_herald(chain: Sequence[Source]) -> bool:
    """Whether a label names a body that passes on others' words: "Demo Wire: 12 killed, the army says"."""
    name = next((link.org or link.name for link in chain if link.org or link.name), None)
    return name is not None and type_of(name) not in _PARTIES


def background(u: Unit, other: Report, cue: Range) -> int | None:
    """Where the outlet's own relative clause begins between an earlier report and the cue of a later one.

    "He called for a truce in Sanar, where 12 have died, according to medics": what medics say is the clause alone. An
    agency's story is not cut so: all of it may be what it was told.
    """
    if other.source and type_of(" ".join(u.words[other.source[0] : other.source[1]])) in _NEWS:
        return None
    inside = range(other.cue[1] + 1, cue[0] - 1)
    return next((k + 1 for k in inside if u.low[k] in _RELATIVE and u.words[k - 1] == "," and not u.quoted[k]), None)
