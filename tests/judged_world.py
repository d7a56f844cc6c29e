"""Judgements of the one made-up claim of worlds.py, and what other readers find in its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from fairwitness import review
from fairwitness.model import Claim, Figure, Judgement, Place, Reading, claim_id
from fairwitness.review.finding import anchor
from tests.worlds import reading, span

NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)
TOWN = Place("test:tel-brakan", "Tel Brakan, Syria", "town", "town", "SY")


def signed(minute: int = 0, by: str = "A. Reader") -> review.Signature:
    return review.Signature(by, NOON + timedelta(minutes=minute), "the words say so")


def decided(made: Reading, *decision: object, minute: int = 0, at: int = 0) -> Judgement:
    choice = review.Decision(*decision)  # type: ignore[arg-type]
    about = review.pin(made.claims[at], made.document, choice.slot, "as it was")
    return review.judgement(about, choice, signed(minute))


def with_claims(made: Reading, *claims: Claim) -> Reading:
    """The reading of another reader, that finds these claims."""
    meanings = tuple(m for m in made.meanings if m.claim_id in {c.id for c in claims})
    return replace(made, claims=claims, meanings=meanings)


def of_kind(claim: Claim, kind: str) -> Claim:
    return replace(claim, id=claim_id(claim.document_id, kind, anchor(claim)), kind=kind)


def with_figure(made: Reading, words: str) -> Claim:
    """The claim of a reading with its figure on other characters."""
    claim = made.claims[0]
    figure = Figure(span(made.document.text, words), "exact", Decimal(12), Decimal(12), Decimal(12))
    return replace(claim, id=claim_id(claim.document_id, claim.kind, figure.words), figure=figure)


def in_text(text: str, words: str = "At least 12") -> Reading:
    """The document of ``reading()`` as another reader takes it from the same bytes."""
    made = reading()
    document = replace(made.document, id="read-anew", text=text)
    figure = Figure(span(text, words), "at_least", Decimal(12), None, None)
    claim = Claim(claim_id(document.id, "killed", figure.words), document.id, "killed", figure.words, figure=figure)
    return Reading(document, (claim,))
