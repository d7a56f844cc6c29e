"""Judgements are made: what a person decides about a claim or about records, pinned, signed, with a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from fairwitness.codec import dumps
from fairwitness.errors import UsageError
from fairwitness.model import Claim, Document, Judgement, Pin, Things, identity
from fairwitness.review.finding import anchor
from fairwitness.review.slots import SLOTS, Value

WHOLE = "claim"
# How many characters on each side of a claim's words are kept, to find them in a changed text.
_AROUND = 200

# What Airwars calls how well an incident is borne out; only people say so.
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
# The Admiralty code: how reliable a source is (F: cannot be judged), and how credible what it says (6: cannot be).
RELIABILITY, UNJUDGED = tuple("ABCDEF"), "F"
CREDIBILITY, UNKNOWN = tuple("123456"), "6"
STATUS = ("open", "in_review", "settled")
# Whether nothing of a source may ever be told in public.
RESTRICTED = ("yes", "no")
_VALUES: Mapping[str, tuple[str, ...]] = {
    "grade": GRADES,
    "reliability": RELIABILITY,
    "credibility": CREDIBILITY,
    "status": STATUS,
    "restricted": RESTRICTED,
}
_CASE = ("status", "assign", "comment")
# What may be decided about what.
VERDICTS: Mapping[str, tuple[str, ...]] = {
    WHOLE: ("accept", "reject", *_CASE),
    "account": ("merge", "split", "credibility", *_CASE),
    "incident": ("merge", "split", "grade", *_CASE),
    "series": ("grade", *_CASE),
    "origin": ("merge", "reliability", "restricted", *_CASE),
    "place": ("locate",),
}
# Of these the later one about the same thing holds; comments all stand, merges and splits follow one another.
REPLACING = tuple("accept reject correct grade reliability credibility restricted status assign locate".split())
# What speaks for itself needs no reason besides.
_UNREASONED = ("comment", "status", "assign")


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict; to correct a claim needs the slot and what is right there."""

    verdict: str
    slot: str = WHOLE
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decided, when (UTC), and why."""

    by: str
    at: datetime
    why: str | None


def text_hash(text: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def pin(claim: Claim, document: Document, slot: str, told: str) -> Pin:
    """The characters that a judgement on this slot of a claim holds on to; ``told`` is the claim in notation."""
    text, at = document.text, anchor(claim)
    return Pin(
        text_sha256=text_hash(text),
        start=at.start,
        end=at.end,
        slot=slot,
        kind=claim.kind,
        figured=claim.figure is not None,
        words=text[at.start : at.end],
        before=text[max(0, at.start - _AROUND) : at.start],
        after=text[at.end : at.end + _AROUND],
        capture_id=document.capture_id,
        told=told,
    )


def judgement(about: Pin | Things, decision: Decision, signed: Signature) -> Judgement:
    """A signed decision; UsageError where it is none of ours or nobody signed it."""
    _check(about, decision)
    if decision.verdict not in _UNREASONED and not (signed.why or "").strip():
        raise UsageError("a judgement needs a reason; say why (--because)")
    return _signed(about, decision.verdict, decision.value, signed)


def _check(about: Pin | Things, decision: Decision) -> None:
    verdict, value = decision.verdict, decision.value
    if verdict == "correct":
        if not isinstance(about, Pin) or decision.slot not in SLOTS:
            raise UsageError("accept and reject are about a whole claim; correct is about one of its slots")
        return
    known = VERDICTS[WHOLE] if isinstance(about, Pin) else VERDICTS[about.slot]
    if verdict not in known:
        what = WHOLE if isinstance(about, Pin) else about.slot
        raise UsageError(f"{verdict!r} is no verdict on this ({what}); it is one of {', '.join(known)}")
    if isinstance(about, Pin) and decision.slot != WHOLE:
        raise UsageError("accept and reject are about a whole claim; correct is about one of its slots")
    allowed = _VALUES.get(verdict)
    if allowed and value not in allowed:
        raise UsageError(f"{verdict} cannot be {value!r}; it is one of {', '.join(allowed)}")
    if verdict == "comment" and not str(value or "").strip():
        raise UsageError("a comment needs words")
    if verdict == "merge" and isinstance(about, Things) and len({t.id for t in about.things}) < 2:
        raise UsageError("name at least two different records to merge; the first is kept")


def undoing(judgement: Judgement, made: Iterable[Judgement], signed: Signature, was: str | None = None) -> Judgement:
    """The judgement that undoes another; UsageError if that does not hold any more.

    ``was``: the id of what a merge or split made, so that it leads somewhere when it is gone.
    """
    if judgement.id in undone(tuple(made)):
        raise UsageError(f"judgement {judgement.id[:8]} is undone already")
    about = judgement.about
    if was and isinstance(about, Things):
        about = replace(about, was=tuple(dict.fromkeys((*about.was, was))))
    return _signed(about, "undo", judgement.id, signed)


def _signed(about: Pin | Things, verdict: str, value: Value | None, signed: Signature) -> Judgement:
    by = " ".join(signed.by.split())
    if not by:
        raise UsageError("a judgement must be signed; say who judges (--by)")
    made = identity("judgement", dumps(about), verdict, dumps(value), by, signed.at.isoformat(), signed.why or "")
    return Judgement(made, about, verdict, value, by, signed.at, signed.why)


def undone(made: Sequence[Judgement]) -> frozenset[str]:
    """The ids of those that are undone. What undoes always comes later, and may itself be undone."""
    gone: set[str] = set()
    for one in reversed(made):
        if one.verdict == "undo" and one.id not in gone:
            gone.add(str(one.value))
    return frozenset(gone)
