"""What people decided: judgements are made, found again after a rebuild, and applied. Values in, values out.

A judgement is pinned to characters of a text. Readings are made anew by newer readers; each judgement then looks for
the claim on its characters, and one that finds none is a problem that is kept and shown.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from fairwitness.codec import dumps
from fairwitness.errors import UsageError
from fairwitness.model import Attachment, Claim, Document, Judgement, Meaning, Pin, Problem, Reading, Span, identity
from fairwitness.review.finding import anchor, claim_at
from fairwitness.review.slots import SLOTS, Value, corrected

VERDICTS = ("accept", "reject", "correct")
WHOLE = "claim"
PERSON = "person:"
# How many characters on each side of a claim's words are kept, to find them in a changed text.
_AROUND = 200


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on a claim; to correct needs the slot and what is right there."""

    verdict: str
    slot: str = WHOLE
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decided, when (UTC), and why."""

    by: str
    at: datetime
    why: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """Readings as people judged them (what they rejected left out), and where each judgement holds.

    ``meanings`` are those that people gave, ``problems`` the judgements that find no claim.
    """

    readings: tuple[Reading, ...]
    attachments: tuple[Attachment, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    problems: tuple[Problem, ...] = ()


# -- made --------------------------------------------------------------------------------------------------------------


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


def judgement(about: Pin, decision: Decision, signed: Signature) -> Judgement:
    """A signed decision; UsageError where it is none of ours or nobody signed it."""
    if decision.verdict not in VERDICTS:
        raise UsageError(f"{decision.verdict!r} is no verdict; it is one of {', '.join(VERDICTS)}")
    if (decision.verdict == "correct") != (decision.slot in SLOTS):
        raise UsageError("accept and reject are about a whole claim; correct is about one of its slots")
    if not (signed.why or "").strip():
        raise UsageError("a judgement needs a reason; say why (--because)")
    return _signed(about, decision.verdict, decision.value, signed)


def undoing(judgement: Judgement, made: Iterable[Judgement], signed: Signature) -> Judgement:
    """The judgement that undoes another; UsageError if that does not hold any more."""
    if judgement.id in _undone(tuple(made)):
        raise UsageError(f"judgement {judgement.id[:8]} is undone already")
    return _signed(judgement.about, "undo", judgement.id, signed)


def _signed(about: Pin, verdict: str, value: Value | None, signed: Signature) -> Judgement:
    by = " ".join(signed.by.split())
    if not by:
        raise UsageError("a judgement must be signed; say who judges (--by)")
    made = identity("judgement", dumps(about), verdict, dumps(value), by, signed.at.isoformat(), signed.why or "")
    return Judgement(made, about, verdict, value, by, signed.at, signed.why)


def _undone(made: Sequence[Judgement]) -> frozenset[str]:
    """The ids of those that are undone. What undoes always comes later, and may itself be undone."""
    gone: set[str] = set()
    for one in reversed(made):
        if one.verdict == "undo" and one.id not in gone:
            gone.add(str(one.value))
    return frozenset(gone)


# -- found again and applied -------------------------------------------------------------------------------------------


def judged(readings: Iterable[Reading], made: Iterable[Judgement]) -> Judged:
    """The readings as people judged them; ``made`` in the order in which they were made, a later one before an earlier.

    What the readings hold of people's meanings is left out: it is made anew here.
    """
    kept, in_order = tuple(readings), tuple(made)
    if not in_order:
        return Judged(kept)
    attachments = _attachments(in_order, kept)
    by_id = {j.id: j for j in in_order}
    meanings = _meanings(attachments, by_id)
    rejected = frozenset(claim for claim, verdict in verdicts(attachments, by_id).items() if verdict == "reject")
    return Judged(
        readings=tuple(_applied(r, meanings, rejected) for r in kept),
        attachments=attachments,
        meanings=tuple(m for given in meanings.values() for m in given),
        problems=tuple(_problem(by_id[a.id], kept) for a in attachments if a.state == "lost"),
    )


def verdicts(attachments: Iterable[Attachment], made: Mapping[str, Judgement]) -> dict[str, str]:
    """For each claim that was judged: accept, reject, or correct where people only corrected it."""
    found: dict[str, str] = {}
    for a in attachments:
        verdict = made[a.id].verdict
        if a.state != "in_force" or verdict == "undo":
            continue
        for claim in a.claims:
            if verdict != "correct" or claim not in found:
                found[claim] = verdict
    return found


def is_persons(meaning: Meaning) -> bool:
    """Whether a person gave it."""
    return meaning.by.startswith(PERSON)


def as_corrected(claims: Iterable[Claim], meanings: Iterable[Meaning]) -> tuple[Claim, ...]:
    """The claims with what people's meanings among these say of them."""
    by_claim = defaultdict(list)
    for meaning in meanings:
        if is_persons(meaning):
            by_claim[meaning.claim_id].append(meaning)
    return tuple(corrected(c, by_claim[c.id]) if c.id in by_claim else c for c in claims)


def _applied(reading: Reading, given: Mapping[str, tuple[Meaning, ...]], rejected: frozenset[str]) -> Reading:
    fresh = tuple(m for c in reading.claims for m in given.get(c.id, ()))
    settled = {(m.claim_id, m.slot) for m in fresh}
    own = tuple(m for m in reading.meanings if not is_persons(m) and (m.claim_id, m.slot) not in settled)
    claims = as_corrected((c for c in reading.claims if c.id not in rejected), fresh)
    return replace(reading, claims=claims, meanings=own + tuple(m for m in fresh if m.value != ""))


def _meanings(attachments: Iterable[Attachment], made: Mapping[str, Judgement]) -> dict[str, tuple[Meaning, ...]]:
    """What people's corrections in force say that slots stand for, by claim."""
    found: dict[str, tuple[Meaning, ...]] = {}
    for a in attachments:
        one = made[a.id]
        if a.state == "in_force" and one.verdict == "correct" and one.value is not None:
            for claim in a.claims:
                said = Meaning(claim, one.about.slot, one.value, 1.0, PERSON + one.by)
                found[claim] = (*found.get(claim, ()), said)
    return found


def _attachments(made: Sequence[Judgement], readings: Iterable[Reading]) -> tuple[Attachment, ...]:
    """Where each judgement holds, in their order."""
    undone = _undone(made)
    standing = [j for j in made if j.verdict != "undo" and j.id not in undone]
    shelves = _shelved(standing, readings)
    found = {j.id: _claims_of(j, shelves) for j in standing}
    latest = {(claim, j.about.slot): j.id for j in standing for claim in found[j.id]}
    states = {j.id: _state(j, found[j.id], latest) for j in standing}
    others = {j.id: Attachment(j.id, "undone" if j.id in undone else "in_force") for j in made}
    return tuple((others | states).values())


def _state(j: Judgement, found: tuple[str, ...], latest: Mapping[tuple[str, str], str]) -> Attachment:
    if not found:
        return Attachment(j.id, "lost")
    still = tuple(claim for claim in found if latest[claim, j.about.slot] == j.id)
    return Attachment(j.id, "in_force", still) if still else Attachment(j.id, "superseded", found)


_Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class _Shelves:
    """Readings by the hash of their text and by their capture; the kinds that people gave to what stands at a place."""

    by_text: Mapping[str, Sequence[Reading]]
    by_capture: Mapping[str, Sequence[Reading]]
    kinds: Mapping[_Place, frozenset[str]]


def _shelved(standing: Sequence[Judgement], readings: Iterable[Reading]) -> _Shelves:
    texts = {j.about.text_sha256 for j in standing}
    by_text, by_capture = defaultdict(list), defaultdict(list)
    for r in readings:
        if (text := text_hash(r.document.text)) in texts:
            by_text[text].append(r)
        by_capture[r.document.capture_id].append(r)
    kinds: dict[_Place, frozenset[str]] = {}
    for j in standing:
        if j.about.slot == "kind":
            kinds[_place(j.about)] = kinds.get(_place(j.about), frozenset()) | {str(j.value)}
    return _Shelves(by_text, by_capture, kinds)


def _place(about: Pin) -> _Place:
    return about.text_sha256, about.start, about.end


def _claims_of(j: Judgement, shelves: _Shelves) -> tuple[str, ...]:
    """The claims that a judgement is about: one in each document of its text, and in what its capture now reads as.

    Who accepts or rejects a claim says nothing of one of another kind; a slot corrected is right for either.
    """
    about = j.about
    kinds = shelves.kinds.get(_place(about), frozenset()) | {about.kind}
    kinds |= frozenset({""}) if j.verdict == "correct" else frozenset()
    same = shelves.by_text.get(about.text_sha256, ())
    seen = {r.document.id for r in same}
    found = [claim_at(about, r, kinds, same_text=True) for r in same]
    changed = (r for r in shelves.by_capture.get(about.capture_id, ()) if r.document.id not in seen)
    found += [claim_at(about, r, kinds, same_text=False) for r in changed]
    return tuple(c.id for c in found if c is not None)


def _problem(j: Judgement, readings: Iterable[Reading]) -> Problem:
    """What is told of a judgement that finds no claim; who judged stays in the list of judgements."""
    what = f"{j.verdict} {j.about.slot}" if j.verdict == "correct" else j.verdict
    message = (
        f"a judgement of {j.at:%Y-%m-%d} ({what}: {j.about.told}) finds no claim on its words any more; it is kept: "
        "fairwitness review --list --lost"
    )
    return Problem("review", j.id, message, Span(j.about.start, j.about.end, j.about.words))
