"""Claim, statement, document, capture: from a claim down to the bytes that were taken."""

from __future__ import annotations

from fairwitness import notation
from fairwitness.model import Capture, Claim, Document, Judgement, Meaning, Statement
from fairwitness.publish import wording
from fairwitness.publish.picture import Picture, short
from fairwitness.publish.why.step import Step, notes

_SLOTS = ("place", "when", "actor", "side", "group", "means")


def claim(picture: Picture, c: Claim) -> Step:
    """Its words, what they were taken for and by which rule, what people decided, and the document."""
    words = f"words, characters {c.words.start} to {c.words.end}: “{c.words.text}”"
    whole = f"part of claim {short(c.part_of)}, and never added to it" if c.part_of else ""
    meanings = tuple(_meaning(picture, c, slot) for slot in _SLOTS if (c.id, slot) in picture.best)
    judged = tuple(judgement_line(j) for j in picture.judgements_of(c))
    under = document(picture, picture.document_by_id[c.document_id])
    told = f"claim {short(c.id)}: {notation.line(c, picture.best)}"
    return Step(told, "claim", c.id, (*notes(words, whole), *meanings, *judged, under))


def _meaning(picture: Picture, c: Claim, slot: str) -> Step:
    best = picture.best[c.id, slot]
    others = [m for m in picture.meanings_of(c) if m.slot == slot and m != best]
    return Step(f"{slot}: {_taken_for(best)}", parts=notes(*(f"not taken: {_taken_for(m)}" for m in others)))


def _taken_for(m: Meaning) -> str:
    return f"{wording.value(m.value)} (by {m.by}, score {m.score:.2f})"


def judgement_line(j: Judgement) -> Step:
    """What was decided, by whom, when, why."""
    because = f": {j.why}" if j.why else ""
    what = wording.decision(j)
    return Step(f"judgement {short(j.id)}: {what} by {j.by}, {j.at:%Y-%m-%d}{because}", "judgement", j.id)


def statement(picture: Picture, s: Statement) -> Step:
    """Who is reported to have said it, in which words, in which document."""
    cue = " ".join(span.text for span in s.cue) or "no word of saying"
    told = (f"characters {span.start} to {span.end}: “{span.text}”" for span in s.content)
    under = document(picture, picture.document_by_id[s.document_id])
    return Step(
        f"statement {short(s.id)}: {notation.chain(s.chain)}, {cue}:", "statement", s.id, (*notes(*told), under)
    )


def document(picture: Picture, d: Document) -> Step:
    """Title, outlet, day and how that is known, its family, and the capture."""
    dated = f"{d.published} (from {d.published_from})" if d.published else "undated"
    title = d.title or (f"row {d.row}" if d.row else "without a title")
    capture_of = picture.capture_by_id.get(d.capture_id)
    under = (capture(picture, capture_of),) if capture_of else ()
    told = f"document {short(d.id)}: {title}, {d.outlet or 'outlet unknown'}, {dated}"
    return Step(told, "document", d.id, (*notes(_shared(picture, d)), *under))


def _shared(picture: Picture, d: Document) -> str:
    family = picture.family_of.get(d.id)
    if family is None:
        return ""
    told = f"one of {len(family.members)} documents that share a text: family {short(family.id)} (rule 2)"
    return told if d.id == family.newest else f"{told}; the newest is document {short(family.newest)}"


def capture(_picture: Picture, c: Capture) -> Step:
    """Where the bytes were taken from, when, and their hash."""
    taken = (f"taken {t.at:%Y-%m-%d %H:%M} UTC, {t.manner}" for t in c.takings)
    parts = notes(f"SHA-256 {c.body_sha256}, {c.media_type}", *taken)
    return Step(f"capture {short(c.id)}: {c.location}", "capture", c.id, parts)
