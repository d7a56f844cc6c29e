"""What several words tell again is told once, the more probable word first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from fairwitness.extract.learned.sheet import CONTROL
from fairwitness.extract.learned.triggers import told_already
from fairwitness.extract.surroundings import InOrder, overlap
from fairwitness.model import Claim, Span

_ANY_BLOW = re.compile(r"(?:attack|struck|strik|hit|target)\w*", re.IGNORECASE)
_STRIKES = frozenset(("airstrike", "shelling", "bombing"))
_ANSWERS = re.compile(r"\b(?:response|retaliat\w+|reveng\w*|repris\w+|following|answer\w*|aveng\w*|days?|hours?) ")
_STRETCH = 1000  # characters; claims are looked up by the stretches that they touch
_FAR = 400  # characters back to the strike that an attack tells again


def by_words(told: Mapping[Span, Claim | None], first: Sequence[Claim]) -> Iterator[Claim]:
    """The claims without a number: ``told`` is what each trigger tells by the model, or None.

    ``first``: the claims with a number and of control; what one of them tells is not told again. Of two triggers that
    tell one kind in the same words the more probable speaks.
    """
    counted = InOrder(first)
    told = _without_again(told)
    kept: dict[tuple[str, int], list[Span]] = {}
    said = [(trigger, claim) for trigger, claim in told.items() if claim is not None]
    for trigger, claim in sorted(said, key=lambda pair: -pair[1].score):
        stretches = range(claim.words.start // _STRETCH, claim.words.end // _STRETCH + 1)
        near = [o for n in stretches for o in kept.get((claim.kind, n), ())]
        if not told_already(trigger, claim.kind, counted) and not any(overlap(o, claim.words) for o in near):
            for n in stretches:
                kept.setdefault((claim.kind, n), []).append(claim.words)
            yield claim


def _without_again(told: Mapping[Span, Claim | None]) -> Mapping[Span, Claim | None]:
    """The claims without an "attack" that only tells again of the strike in its clause ("jets launched an attack")."""
    strikes = InOrder(tuple(c for c in told.values() if c is not None and c.kind in _STRIKES))
    return {trigger: c for trigger, c in told.items() if c is None or not _is_again(c, trigger, strikes)}


def _is_again(claim: Claim, trigger: Span, strikes: InOrder[Claim]) -> bool:
    """Whether a strike on the same place is told in the same clause; not where the one answers the other."""
    if claim.kind != "attack" or not _ANY_BLOW.fullmatch(trigger.text):
        return False
    near = (s for s in strikes.between(claim.words.start - _FAR, claim.words.end) if overlap(s.words, claim.words))
    return any(s.place == claim.place and not _ANSWERS.search(claim.words.text) for s in near)


def once(claims: Collection[Claim], by_rule: Collection[str]) -> Iterator[Claim]:
    """Claims of control on places that share words are one: the vocabulary's before others, then the more probable; and
    "half of Sanar" is no further place than the share that it tells.
    """
    kept: dict[str, list[Span]] = {}
    for claim in claims:
        if claim.figure is not None and claim.kind in CONTROL:
            kept.setdefault(claim.kind, []).append(claim.figure.words)
    again: set[str] = set()
    for claim in sorted(claims, key=lambda c: (c.id not in by_rule, -c.score)):
        if claim.figure is None and claim.kind in CONTROL and claim.place is not None:
            others = kept.setdefault(claim.kind, [])
            if any(overlap(o, claim.place) for o in others):
                again.add(claim.id)
            else:
                others.append(claim.place)
    return (c for c in claims if c.id not in again)
