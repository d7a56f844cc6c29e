"""A control claim while it is read: word numbers in its sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fairwitness.extract.control.places import Item, Sight
from fairwitness.extract.phrases import Phrase
from fairwitness.extract.stance import Stance


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as word numbers: the cue, the places under it, the actor, and where its clause begins.

    ``pointing``: its place is the one told of before ("the rebels withdrew"), and the item holds no place words.
    """

    kind: str
    cue: int
    items: tuple[Item, ...]
    actor: Phrase | None
    begins: int
    stance: Stance
    stop: int = 0
    pointing: bool = False


Frame = Callable[[Sight, int], "Draft | None"]
