"""In which part of a situation report a series stands: in one, and only one."""

from __future__ import annotations

from fairwitness.model import Matter, Series
from fairwitness.publish.picture import Picture
from fairwitness.vocab.protected import names_protected

# In the order of the report.
SECTORS = {
    "harm": "Harm to civilians",
    "care": "Health care and other protected objects",
    "movement": "Displacement and access",
    "force": "Use of force",
    "control": "Control",
    "detention": "Detention",
    "fighters": "Fighters",
    "other": "Other counts",
}
_ARMED = frozenset({"combatants", "security_forces"})
_PROTECTED = frozenset({"hospitals", "schools", "health_workers", "aid_workers", "journalists"})
_HARM = frozenset({"killed", "injured", "missing"})
_HELD = frozenset({"detained", "abducted"})
_MOVEMENT = frozenset({"displaced", "evacuated", "arrived", "returned", "trapped", "deprived", "aided"})
_FORCE = frozenset({"airstrike", "shelling", "bombing", "clash", "attack", "damaged"})
_CONTROL = frozenset({"controls", "captured", "withdrew"})


def sector(picture: Picture, s: Series) -> str:
    """The part in which a series is told: a key of SECTORS."""
    kind = s.matter.kind
    if kind in _MOVEMENT:
        return "movement"
    if kind in _CONTROL:
        return "control"
    if (s.matter.group or "") in _PROTECTED or (kind in _FORCE and _names_protected(picture, s)):
        return "care"
    if kind in _FORCE:
        return "force"
    return "detention" if kind in _HELD else _of_people(s.matter)


def _of_people(about: Matter) -> str:
    armed = (about.group or "") in _ARMED
    if about.kind in _HARM:
        return "fighters" if armed else "harm"
    of_a_force = about.kind == "present" and (armed or about.side is not None)
    return "fighters" if of_a_force or about.kind == "surrendered" else "other"


def _names_protected(picture: Picture, s: Series) -> bool:
    """Whether force was used against something protected, by the words of the claims."""
    return any(names_protected(picture.words_of(a)) for a in picture.accounts_of(s.points[-1].accounts))


def is_key(s: Series) -> bool:
    """People harmed or moved, told over a period or as a state of things, and shares held: no single events."""
    counted = s.matter.kind in _HARM | _HELD | _MOVEMENT and s.matter.unit == "people"
    return (counted and s.matter.basis != "event") or s.matter.kind in _CONTROL
