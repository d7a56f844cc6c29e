"""What the slots of a claim owe to whoever says it: "its shelling" is the speaker's, and his name is no place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from fairwitness.extract.counted.doers import NO_ACTOR
from fairwitness.model import Claim, Source, Span
from fairwitness.vocab.body_types import is_unarmed
from fairwitness.vocab.kinds import FORCE
from fairwitness.vocab.means import phrase_at

_OWN = re.compile(r"\b[Ii]ts (?:own )?((?:[\w-]+ ?){1,3})")
_DID = re.compile(
    r"(?:that )?(?P<who>it|they) (?:had |have |has )?(?:also )?"
    r"(?:killed|eliminated|neutrali[sz]ed|wounded|injured|shot|struck|hit|bombed|shelled|attacked|targeted|destroyed|"
    r"(?P<held>detained|arrested|seized))\b"
)
_HOLDING = frozenset({"controls", "captured", "withdrew"})
_HELD = frozenset({"detained", "abducted", "captured", "other"})
_HARM = frozenset({"killed", "injured", "damaged", "displaced", "abducted", "detained"})


def with_speakers(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims, where a source is given: "its strike" with the source's "its" as actor, its name as no place.

    Without the blows that a denial of harm only names: who denies that a strike killed anyone does not deny the strike.
    """
    told = tuple(claims)
    denied = [c for c in told if c.denied and c.kind in _HARM]
    for c in told:
        if _is_named_in(c, denied):
            continue
        yield _of_speaker(c, c.chain[0]) if c.chain else c


def _is_named_in(c: Claim, denied: Sequence[Claim]) -> bool:
    blow = c.denied and c.figure is None and c.kind in FORCE
    return blow and any(d.words.start <= c.words.start and c.words.end <= d.words.end for d in denied)


def _of_speaker(c: Claim, speaker: Source) -> Claim:
    place = None if c.place and _is_name_of(c.place, speaker) else c.place
    actor = None if c.actor and _only_counts(c, c.actor, speaker) else c.actor
    if actor is None and c.kind not in NO_ACTOR | _HOLDING:
        actor = _owner(c.words) or _itself(c, speaker)
    return replace(c, place=place, actor=actor)


def _is_name_of(words: Span, speaker: Source) -> bool:
    """Whether words of place name the body that speaks: "Monitor: 12 dead", where the Amun Ford Monitor counted."""
    at, body = speaker.words, speaker.org
    return bool(body and at and at.start <= words.start < at.end and f" {body}".endswith(f" {words.text}"))


def _only_counts(c: Claim, actor: Span, speaker: Source) -> bool:
    """Whether the doer is the body that tells of it and bears no arms: "the Amun Monitor counted 16 air strikes"."""
    at = speaker.words
    told_by = at is not None and at.start < actor.end and actor.start < at.end
    return told_by and c.kind in FORCE and speaker.org is not None and is_unarmed(speaker.org)


def _itself(c: Claim, speaker: Source) -> Span | None:
    """ "it" where a body that bears arms tells of its own deed: "it killed four gunmen"; not whom it held for it."""
    words, m = c.words, _DID.match(c.words.text)
    if m is None or speaker.org is None or is_unarmed(speaker.org) or (m["held"] and c.kind not in _HELD):
        return None
    return Span(words.start + m.start("who"), words.start + m.end("who"), m["who"])


def _owner(words: Span) -> Span | None:
    """ "its" before a weapon or a blow, as a span."""
    for m in _OWN.finditer(words.text):
        low = tuple(m.group(1).lower().split())
        if any(phrase_at(low, n) for n in range(min(2, len(low)))):
            start = words.start + m.start()
            return Span(start, start + 3, m.group()[:3])
    return None
