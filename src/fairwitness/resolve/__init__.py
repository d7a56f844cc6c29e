"""Resolve: from the words of claims to what they stand for: places, actors, days, classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from fairwitness.model import Claim, Document, Meaning, Place, Span
from fairwitness.resolve import actors, classes, dates, places
from fairwitness.resolve.crowds import wider

__all__ = ["meanings", "place"]

_WHOLE = 0.5  # trust in a wider place told by how many are counted


def meanings(claims: Iterable[Claim], document: Document | None = None) -> tuple[Meaning, ...]:
    """The meanings of claims, slot by slot (place, actor, side, when, group, means), in the order of the claims."""
    listed = tuple(claims)
    found = {claim.id: list(_of_claim(claim, document)) for claim in listed}
    for late in (
        classes.groups(listed, chain(*found.values())),
        classes.means(listed),
        dates.periods(listed, document),
    ):
        for meaning in tuple(late):
            found[meaning.claim_id].append(meaning)
    return actors.under_whole_names(chain(*found.values()), listed)


def _of_claim(claim: Claim, document: Document | None) -> Iterator[Meaning]:
    if claim.place and (where := place(claim.place, document)):
        whole = wider(claim, where.value) if isinstance(where.value, Place) else None
        found = replace(where, value=whole, score=_WHOLE, by="too many for the place") if whole else where
        yield replace(found, claim_id=claim.id)
    yield from actors.meanings(claim, document)


def place(words: Span, document: Document | None = None) -> Meaning | None:
    """What words of place stand for in a document, as a meaning of no claim; None where they name no place."""
    return places.place(words, document.text, document.title, document.outlet) if document else places.place(words)
