"""What the slots of a claim owe to whoever says it: "its shelling" is the speaker's, and his name is no place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from fairwitness.extract.counted.doers import NO_ACTOR
from fairwitness.model import Claim, Source, Span
from fairwitness.vocab.means import phrase_at

_OWN = re.compile(r"\b[Ii]ts (?:own )?((?:[\w-]+ ?){1,3})")
_HOLDING = frozenset({"controls", "captured", "withdrew"})


def with_speakers(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims, where a source is given: "its strike" with the source's "its" as actor, its name as no place."""
    for c in claims:
        if not c.chain:
            yield c
            continue
        place = None if c.place and _is_name_of(c.place, c.chain[0]) else c.place
        free = c.actor is None and c.kind not in NO_ACTOR | _HOLDING
        yield replace(c, place=place, actor=_owner(c.words) if free else c.actor)


def _is_name_of(words: Span, speaker: Source) -> bool:
    """Whether words of place name the body that speaks: "Monitor: 12 dead", where the Amun Ford Monitor counted."""
    at, body = speaker.words, speaker.org
    return bool(body and at and at.start <= words.start < at.end and f" {body}".endswith(f" {words.text}"))


def _owner(words: Span) -> Span | None:
    """ "its" before a weapon or a blow, as a span."""
    for m in _OWN.finditer(words.text):
        low = tuple(m.group(1).lower().split())
        if any(phrase_at(low, n) for n in range(min(2, len(low)))):
            start = words.start + m.start()
            return Span(start, start + 3, m.group()[:3])
    return None
