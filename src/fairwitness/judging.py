"""Judging the claims of a casebook: what a person typed becomes a judgement on characters, and is kept at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from fairwitness import notation, resolve, review, store
from fairwitness.codec import best_meanings
from fairwitness.errors import UsageError
from fairwitness.model import Claim, Judgement, Place, Span, identity

R = TypeVar("R", Claim, Judgement)


def signature(by: str, why: str | None, at: datetime | None = None) -> review.Signature:
    """Who decides, now or at a given moment, and why; a moment without a zone is UTC."""
    moment = at or datetime.now(UTC)
    in_utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return review.Signature(by, in_utc, why)


def judged(casebook: store.Casebook, claim_id: str, decision: str, signed: review.Signature) -> Judgement:
    """Keep a decision ("accept", "reject" or "SLOT=VALUE") about the claim whose id begins so; UsageError if wrong."""
    (made,) = judged_all(casebook, claim_id, (decision,), signed)
    return made


def judged_all(
    casebook: store.Casebook, claim_id: str, decisions: Iterable[str], signed: review.Signature
) -> tuple[Judgement, ...]:
    """Keep several decisions about one claim: all of them, or none where one is wrong."""
    claim = _one(casebook.claims_beginning(claim_id.lower()), claim_id, "claim")
    document = casebook.document(claim.document_id)
    if document is None:
        raise UsageError(f"claim {claim_id} was read anew just now; look it up again")
    told = _told(casebook, claim)
    wanted = [_decision(claim, words) for words in decisions]
    made = tuple(review.judgement(review.pin(claim, document, d.slot, told), d, signed) for d in wanted)
    for one in made:
        casebook.put_judgement(one)
    return made


def undone(casebook: store.Casebook, judgement_id: str, signed: review.Signature) -> Judgement:
    """Keep the undoing of the judgement whose id begins so; UsageError if it does not hold any more."""
    known = tuple(casebook.judgements())
    made = review.undoing(_one(known, judgement_id, "judgement"), known, signed)
    casebook.put_judgement(made)
    return made


def _one(records: Iterable[R], beginning: str, what: str) -> R:
    found = [r for r in records if beginning and r.id.startswith(beginning.lower())]
    if not found:
        raise UsageError(f"no {what} has an id that begins with {beginning!r}; see fairwitness {_LISTED[what]}")
    if len(found) > 1:
        raise UsageError(f"{len(found)} {what}s have an id that begins with {beginning!r}; give more of it")
    return found[0]


_LISTED = {"claim": "export --table claims --format csv", "judgement": "review --list"}


def _told(casebook: store.Casebook, claim: Claim) -> str:
    """The claim in notation, as people see it now."""
    meanings = tuple(casebook.meanings(claim.document_id))
    (seen,) = review.as_corrected((claim,), meanings)
    return notation.line(seen, best_meanings(meanings))


def _decision(claim: Claim, words: str) -> review.Decision:
    if words in ("accept", "reject"):
        return review.Decision(words)
    slot, sign, told = words.partition("=")
    slot, told = slot.strip(), " ".join(told.split())
    if not sign:
        raise UsageError(f"{words!r} is no decision; write accept, reject, or SLOT=VALUE as in place=Raqqa, Syria")
    value = _place(told) if slot == "place" and told else review.value_of(slot, told, claim)
    return review.Decision("correct", slot, value)


def _place(told: str) -> Place:
    """The place of that name; one that the gazetteer does not know keeps its name, and is drawn nowhere."""
    found = resolve.place(Span(0, len(told), told))
    if found is not None and isinstance(found.value, Place) and found.value.precision != "none":
        return found.value
    return replace(_UNKNOWN, id=identity("place", told), name=told)


_UNKNOWN = Place("", "", "unknown", "none")
