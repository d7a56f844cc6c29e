"""Resolve: from the words of claims to what they stand for: places, actors, days, classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fairwitness.model import Claim, Document, Meaning, Span
from fairwitness.resolve import actors, classes, dates, places

__all__ = ["meanings", "place"]


def meanings(claims: Iterable[Claim], document: Document | None = None) -> tuple[Meaning, ...]:
    """The meanings of claims, slot by slot (place, actor, side, when, group, means), in the order of the claims."""
    listed = tuple(claims)
    when = {m.claim_id: m for m in dates.periods(listed, document)}
    found: list[Meaning] = []
    for claim in listed:
        found.extend(_of_claim(claim, document))
        if claim.id in when:
            found.append(when[claim.id])
    return actors.under_whole_names(found, listed)


def _of_claim(claim: Claim, document: Document | None) -> Iterator[Meaning]:
    if claim.place and (where := place(claim.place, document)):
        yield replace(where, claim_id=claim.id)
    yield from actors.meanings(claim, document)
    yield from classes.meanings(claim)


def place(words: Span, document: Document | None = None) -> Meaning | None:
    """What words of place stand for in a document, as a meaning of no claim; None where they name no place."""
    return places.place(words, document.text, document.title, document.outlet) if document else places.place(words)
