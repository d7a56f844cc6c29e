"""What people decided, found again after a rebuild and applied to readings. Values in, values out.

A judgement is pinned to characters of a text. Readings are made anew by newer readers; each judgement then looks for
the claims on its characters, and one that finds none is a problem that is kept and shown. Judgements about records find
the claims of these here; what they do to records is in records.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from fairwitness.model import Attachment, Claim, Judgement, Meaning, Pin, Place, Problem, Reading, Span, Things
from fairwitness.review.finding import claim_at
from fairwitness.review.making import text_hash, undone
from fairwitness.review.slots import corrected

PERSON = "person:"
_OF_CLAIMS = ("accept", "reject", "correct")


@dataclass(frozen=True, slots=True)
class Judged:
    """Readings as people judged them (what they rejected left out), and where each judgement holds.

    ``meanings`` are those that people gave, ``problems`` the judgements that find no claim.
    """

    readings: tuple[Reading, ...]
    attachments: tuple[Attachment, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    problems: tuple[Problem, ...] = ()


def judged(readings: Iterable[Reading], made: Iterable[Judgement]) -> Judged:
    """The readings as people judged them; ``made`` in the order in which they were made, a later one before an earlier.

    What the readings hold of people's meanings is left out: it is made anew here.
    """
    kept, in_order = tuple(readings), tuple(made)
    if not in_order:
        return Judged(kept)
    attachments = _attachments(in_order, kept)
    by_id = {j.id: j for j in in_order}
    meanings = _meanings(attachments, by_id, kept)
    rejected = frozenset(claim for claim, verdict in verdicts(attachments, by_id).items() if verdict == "reject")
    return Judged(
        readings=tuple(_applied(r, meanings, rejected) for r in kept),
        attachments=attachments,
        meanings=tuple(m for given in meanings.values() for m in given),
        problems=problems_of(attachments, by_id),
    )


def as_judged_before(
    readings: Iterable[Reading], attachments: Iterable[Attachment], rejected: Collection[str]
) -> Judged:
    """Readings that hold what people gave as it was found before, as ``judged`` makes them: some of those it was."""
    kept = []
    for r in readings:
        given: dict[str, tuple[Meaning, ...]] = {}
        for m in filter(is_persons, r.meanings):
            given[m.claim_id] = (*given.get(m.claim_id, ()), m)
        kept.append(_applied(r, given, rejected))
    return Judged(tuple(kept), tuple(attachments))


def verdicts(attachments: Iterable[Attachment], made: Mapping[str, Judgement]) -> dict[str, str]:
    """For each claim that was judged: accept, reject, or correct where people only corrected it."""
    found: dict[str, str] = {}
    for a in attachments:
        verdict = made[a.id].verdict
        if a.state != "in_force" or verdict not in _OF_CLAIMS:
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


def _applied(reading: Reading, given: Mapping[str, tuple[Meaning, ...]], rejected: Collection[str]) -> Reading:
    fresh = tuple(m for c in reading.claims for m in given.get(c.id, ()))
    settled = {(m.claim_id, m.slot) for m in fresh}
    own = tuple(m for m in reading.meanings if not is_persons(m) and (m.claim_id, m.slot) not in settled)
    claims = as_corrected((c for c in reading.claims if c.id not in rejected), fresh)
    return replace(reading, claims=claims, meanings=own + tuple(m for m in fresh if m.value != ""))


def _meanings(
    attachments: Iterable[Attachment], made: Mapping[str, Judgement], readings: Iterable[Reading]
) -> dict[str, tuple[Meaning, ...]]:
    """What people's corrections in force say that slots stand for, by claim."""
    found: dict[str, tuple[Meaning, ...]] = {}
    located: dict[str, Judgement] = {}
    for a in attachments:
        one = made[a.id]
        if a.state == "in_force" and one.verdict == "correct" and one.value is not None:
            for claim in a.claims:
                said = Meaning(claim, one.about.slot, one.value, 1.0, PERSON + one.by)
                found[claim] = (*found.get(claim, ()), said)
        elif a.state == "in_force" and one.verdict == "locate" and isinstance(one.about, Things):
            located[one.about.things[0].id] = one
    for claim, place in _placed(readings) if located else ():
        # What was said of the one claim goes before what was said of the place wherever it is named.
        own = found.get(claim, ())
        if (j := located.get(place)) and j.value is not None and not any(m.slot == "place" for m in own):
            found[claim] = (*own, Meaning(claim, "place", j.value, 1.0, PERSON + j.by))
    return found


def _placed(readings: Iterable[Reading]) -> list[tuple[str, str]]:
    """Each claim with the id of the place that the rules found for it."""
    found = []
    for r in readings:
        best: dict[str, Meaning] = {}
        for m in r.meanings:
            if m.slot == "place" and not is_persons(m) and (m.claim_id not in best or _before(m, best[m.claim_id])):
                best[m.claim_id] = m
        found += [(claim, m.value.id) for claim, m in best.items() if isinstance(m.value, Place)]
    return found


def _before(m: Meaning, other: Meaning) -> bool:
    return (m.score, m.by) > (other.score, other.by)


def _attachments(made: Sequence[Judgement], readings: Sequence[Reading]) -> tuple[Attachment, ...]:
    """Where each judgement holds, in their order."""
    gone = undone(made)
    standing = [j for j in made if j.verdict != "undo" and j.id not in gone]
    shelves = _shelved(made, standing, readings)
    found = {j.id: _claims_of(j.about, j.verdict, shelves) for j in standing if isinstance(j.about, Pin)}
    claimed = [j for j in standing if j.id in found]
    latest = {(claim, topic_of(j)): j.id for j in claimed for claim in found[j.id]}
    states = {j.id: _state(j, found[j.id], latest) for j in claimed}
    others = {j.id: Attachment(j.id, "undone" if j.id in gone else "in_force") for j in made}
    placed = {place for _, place in _placed(readings)} if any(j.verdict == "locate" for j in made) else set()
    things = {j.id: _about_things(j, gone, shelves, placed) for j in made if j.verdict != "undo"}
    return tuple((others | {i: a for i, a in things.items() if a} | states).values())


def topic_of(j: Judgement) -> str:
    """What a judgement settles about the thing it is about: of two that settle the same the later holds."""
    if j.verdict in ("accept", "reject"):
        return "verdict"
    return f"slot {j.about.slot}" if j.verdict == "correct" else j.id if j.verdict == "comment" else j.verdict


def _state(j: Judgement, found: tuple[str, ...], latest: Mapping[tuple[str, str], str]) -> Attachment:
    if not found:
        return Attachment(j.id, "lost")
    still = tuple(claim for claim in found if latest[claim, topic_of(j)] == j.id)
    return Attachment(j.id, "in_force", still) if still else Attachment(j.id, "superseded", found)


def _about_things(j: Judgement, gone: frozenset[str], shelves: _Shelves, placed: Iterable[str]) -> Attachment | None:
    """Where a judgement about records holds, as far as claims tell: the claims of each; None for one about a claim."""
    if not isinstance(j.about, Things):
        return None
    things = j.about.things
    parts = tuple(tuple(dict.fromkeys(c for pin in t.claims for c in _claims_of(pin, "", shelves))) for t in things)
    if j.id in gone:
        return Attachment(j.id, "undone", parts=parts)
    if j.verdict == "locate":
        return Attachment(j.id, "in_force" if things[0].id in placed else "lost")
    if any(t.claims for t in things) and not any(parts):
        return Attachment(j.id, "lost", parts=parts)
    return Attachment(j.id, "in_force", tuple(dict.fromkeys(c for part in parts for c in part)), parts)


_Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class _Shelves:
    """Readings by the hash of their text and by their capture; the kinds that people gave to what stands at a place."""

    by_text: Mapping[str, Sequence[Reading]]
    by_capture: Mapping[str, Sequence[Reading]]
    kinds: Mapping[_Place, frozenset[str]]


def pins_of(j: Judgement) -> tuple[Pin, ...]:
    """The characters that a judgement holds on to."""
    return (j.about,) if isinstance(j.about, Pin) else tuple(pin for t in j.about.things for pin in t.claims)


def _shelved(made: Sequence[Judgement], standing: Sequence[Judgement], readings: Iterable[Reading]) -> _Shelves:
    texts = {pin.text_sha256 for j in made for pin in pins_of(j)}
    by_text, by_capture = defaultdict(list), defaultdict(list)
    for r in readings:
        if (text := text_hash(r.document.text)) in texts:
            by_text[text].append(r)
        by_capture[r.document.capture_id].append(r)
    kinds: dict[_Place, frozenset[str]] = {}
    for j in standing:
        if isinstance(j.about, Pin) and j.about.slot == "kind":
            kinds[_place(j.about)] = kinds.get(_place(j.about), frozenset()) | {str(j.value)}
    return _Shelves(by_text, by_capture, kinds)


def _place(about: Pin) -> _Place:
    return about.text_sha256, about.start, about.end


def _claims_of(about: Pin, verdict: str, shelves: _Shelves) -> tuple[str, ...]:
    """The claims on some characters: one in each document of their text, and in what its capture now reads as.

    Who accepts or rejects a claim says nothing of one of another kind; a slot corrected is right for either.
    """
    kinds = shelves.kinds.get(_place(about), frozenset()) | {about.kind}
    kinds |= frozenset({""}) if verdict == "correct" else frozenset()
    same = shelves.by_text.get(about.text_sha256, ())
    seen = {r.document.id for r in same}
    found = [claim_at(about, r, kinds, same_text=True) for r in same]
    changed = (r for r in shelves.by_capture.get(about.capture_id, ()) if r.document.id not in seen)
    found += [claim_at(about, r, kinds, same_text=False) for r in changed]
    return tuple(c.id for c in found if c is not None)


def problems_of(attachments: Iterable[Attachment], made: Mapping[str, Judgement]) -> tuple[Problem, ...]:
    """A problem for each judgement that finds nothing any more."""
    return tuple(_problem(made[a.id]) for a in attachments if a.state == "lost")


def _problem(j: Judgement) -> Problem:
    """What is told of a judgement that finds no claim; who judged stays in the list of judgements."""
    what = j.verdict if j.verdict in ("accept", "reject") else f"{j.verdict} {j.about.slot}"
    where = "claim on its words" if isinstance(j.about, Pin) else j.about.slot
    message = (
        f"a judgement of {j.at:%Y-%m-%d} ({what}: {j.about.told}) finds no {where} any more; it is kept: "
        "fairwitness review --list --lost"
    )
    pins = pins_of(j)
    return Problem("review", j.id, message, Span(pins[0].start, pins[0].end, pins[0].words) if pins else None)
