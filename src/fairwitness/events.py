"""What stands on a timeline: the sorts of what happens, and which accounts tell of something that happened once."""

from __future__ import annotations

from fairwitness.model import Account

# An incident; an event of a matter that is in no incident; a place that comes to be held, or is left, by a holder.
INCIDENT, EVENT, HELD, LEFT = "incident", "event", "held", "left"
SORTS = (INCIDENT, EVENT, HELD, LEFT)
CONTROL_KINDS = frozenset({"controls", "captured", "withdrew"})


def is_event(a: Account) -> bool:
    """Whether an account tells of something that happened once, and stands."""
    told = a.matter.basis in (None, "event") and a.matter.kind not in CONTROL_KINDS
    return told and not (a.denied or a.past or a.corrected_by)
