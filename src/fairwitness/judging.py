"""Judging what a casebook holds: what a person typed becomes a judgement on characters, and is kept at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeVar

from fairwitness import notation, resolve, review, store
from fairwitness.codec import best_meanings
from fairwitness.errors import UsageError
from fairwitness.extract.figures import parse_figure
from fairwitness.extract.times import parse_time
from fairwitness.model import (
    Account,
    Claim,
    Incident,
    Judgement,
    Origin,
    Pin,
    Place,
    Series,
    Span,
    Thing,
    Things,
    identity,
    origin_id,
)

R = TypeVar("R", Claim, Judgement, Account, Incident, Series)
# An account or incident is found again by so many of its claims; the first that were told.
_PINS = 24
SORTS = ("account", "incident", "series")
PRECISIONS = ("site", "neighbourhood", "town", "near_town", "district", "province", "region", "country")


def signature(by: str, why: str | None, at: datetime | None = None) -> review.Signature:
    """Who decides, now or at a given moment, and why; a moment without a zone is UTC."""
    moment = at or datetime.now(UTC)
    in_utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return review.Signature(by, in_utc, why)


# -- claims ------------------------------------------------------------------------------------------------------------


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
    wanted = [_decision(claim, words, document.published if document else None) for words in decisions]
    made = tuple(review.judgement(_pin(casebook, claim, d.slot), d, signed) for d in wanted)
    for one in made:
        casebook.put_judgement(one)
    return made


def told(casebook: store.Casebook, claim: Claim) -> str:
    """A claim in notation, as people see it now."""
    meanings = tuple(casebook.meanings(claim.document_id))
    (seen,) = review.as_corrected((claim,), meanings)
    return notation.line(seen, best_meanings(meanings))


def _pin(casebook: store.Casebook, claim: Claim, slot: str = "claim") -> Pin:
    document = casebook.document(claim.document_id)
    if document is None:
        raise UsageError(f"claim {claim.id[:8]} was read anew just now; look it up again")
    return review.pin(claim, document, slot, told(casebook, claim))


def _decision(claim: Claim, words: str, published: date | None) -> review.Decision:
    if words in ("accept", "reject"):
        return review.Decision(words)
    slot, sign, said = words.partition("=")
    slot, said = slot.strip(), " ".join(said.split())
    if not sign:
        raise UsageError(f"{words!r} is no decision; write accept, reject, or SLOT=VALUE as in place=Raqqa, Syria")
    if slot in ("status", "assign", "comment"):
        return review.Decision(slot, value=said)
    value = place(said) if slot == "place" and said else review.value_of(slot, _read(slot, said, published), claim)
    return review.Decision("correct", slot, value)


def _read(slot: str, said: str, published: date | None) -> str:
    """Words of a text in notation ("at least 12": ">=12"; "on Tuesday": its date); notation stays as it is."""
    try:
        if slot in ("figure", "when") and said:
            (review.parse_figure if slot == "figure" else review.parse_period)(said)
    except UsageError:
        if slot == "figure" and (figure := parse_figure(said)):
            return notation.figure(figure)
        if slot == "when" and (time := parse_time(said, published)) and time.period:
            return notation.period(time.period)
    return said


_POINT = re.compile(r"(.+?)\s*@\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s+(\w+)")


def place(said: str) -> Place:
    """The place of that name; one that the gazetteer does not know keeps its name, and is drawn nowhere.

    "NAME @ LATITUDE, LONGITUDE PRECISION" puts a name on the map by hand, as "Ford, Marram @ 35.9, 39.0 near_town".
    """
    if "@" in said:
        return _placed(said)
    found = resolve.place(Span(0, len(said), said))
    if found is not None and isinstance(found.value, Place) and found.value.precision != "none":
        return found.value
    return replace(_UNKNOWN, id=identity("place", said), name=said)


def _placed(said: str) -> Place:
    found = _POINT.fullmatch(said)
    if found is None or found[4] not in PRECISIONS:
        raise UsageError(
            f"{said!r} is no place on the map; write NAME @ LATITUDE, LONGITUDE PRECISION, the last one of "
            + ", ".join(PRECISIONS)
        )
    latitude, longitude = float(found[2]), float(found[3])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise UsageError(f"{found[2]}, {found[3]} is no point on earth; latitude is -90 to 90, longitude -180 to 180")
    named = place(found[1])
    made = identity("placed", named.name, str(latitude), str(longitude), found[4])
    kind = "point" if named.precision == "none" else named.kind
    return replace(named, id=made, kind=kind, precision=found[4], latitude=latitude, longitude=longitude)


_UNKNOWN = Place("", "", "unknown", "none")


# -- records -----------------------------------------------------------------------------------------------------------


def merged(casebook: store.Casebook, ids: Sequence[str], signed: review.Signature) -> Judgement:
    """Keep that these accounts, incidents or origins (by how their ids begin) are one; the first is kept."""
    things = [_thing(casebook, i) for i in ids]
    if len({t.sort for t in things}) > 1:
        raise UsageError("only records of one sort can be merged: accounts, incidents or sources")
    return _kept(casebook, Things(tuple(things)), review.Decision("merge"), signed)


def taken_out(casebook: store.Casebook, out: str, of: str, signed: review.Signature) -> Judgement:
    """Keep that an account is not of an incident, or that a claim (one appearance) is not of an account."""
    whole = _thing(casebook, of)
    if whole.sort == "incident":
        part = _thing(casebook, out)
    elif whole.sort == "account":
        claim = _one(casebook.claims_beginning(out.lower()), out, "claim")
        part = Thing("account", claim.id, told(casebook, claim), (_pin(casebook, claim),))
    else:
        raise UsageError("an account is taken out of an incident, or a claim out of an account")
    return _kept(casebook, Things((replace(part, sort=whole.sort), whole)), review.Decision("split"), signed)


def decided(casebook: store.Casebook, record_id: str, decision: review.Decision, signed: review.Signature) -> Judgement:
    """Keep a grade, reliability, credibility, restriction, status, assignee or comment of one record."""
    if decision.verdict in review.VERDICTS["claim"] and (claims := list(casebook.claims_beginning(record_id.lower()))):
        claim = _one(claims, record_id, "claim")
        return _kept(casebook, _pin(casebook, claim), decision, signed)
    return _kept(casebook, Things((_thing(casebook, record_id),)), decision, signed)


def place_of(casebook: store.Casebook, claim_id: str) -> Place:
    """The place that the claim whose id begins so was taken to name; UsageError where it names none."""
    claim = _one(casebook.claims_beginning(claim_id.lower()), claim_id, "claim")
    ruled = [m for m in casebook.meanings(claim.document_id) if m.claim_id == claim.id and not review.is_persons(m)]
    best = best_meanings(ruled).get((claim.id, "place"))
    if best is None or not isinstance(best.value, Place):
        raise UsageError(f"claim {claim.id[:8]} names no place")
    return best.value


def located(casebook: store.Casebook, of: Place, at: str, signed: review.Signature) -> Judgement:
    """Keep where a place lies, wherever it is named; ``at``: "LATITUDE, LONGITUDE PRECISION"."""
    value = replace(_placed(f"{of.name} @ {at}"), name=of.name, country=of.country, within=of.within)
    thing = Thing("place", of.id, of.name, (), of.name)
    return _kept(casebook, Things((thing,)), review.Decision("locate", value=value), signed)


def undone(casebook: store.Casebook, judgement_id: str, signed: review.Signature) -> Judgement:
    """Keep the undoing of the judgement whose id begins so; UsageError if it does not hold any more."""
    known = tuple(casebook.judgements())
    one = _one(known, judgement_id, "judgement")
    was = next((a.record for a in casebook.attachments() if a.id == one.id), None)
    made = review.undoing(one, known, signed, was)
    casebook.put_judgement(made)
    return made


def moved(casebook: store.Casebook, old_id: str) -> tuple[str, str] | None:
    """Where a record that was merged or split stands now, as (sort, id); None for an id that no judgement names."""
    held = {a.id: a for a in casebook.attachments()}
    made = tuple(casebook.judgements())
    for j in reversed(made):
        about = j.about
        if isinstance(about, Pin) or old_id not in (*about.was, *(t.id for t in about.things)):
            continue
        found = held.get(str(j.value) if j.verdict == "undo" else j.id)
        for part in reversed(found.parts) if found else ():
            if now := _holding(casebook, about.slot, part):
                return about.slot, now
        if found and found.record and found.record != old_id:
            return about.slot, found.record
    return None


def _holding(casebook: store.Casebook, sort: str, claims: Iterable[str]) -> str | None:
    """The record of a sort in which the first of some claims that stands anywhere stands."""
    for claim in claims:
        for account in casebook.accounts_with(claim):
            if sort == "account":
                return account.id
            if sort == "series":
                return identity("series", account.matter.id)
            if found := casebook.incidents_with(account.id):
                return found[0].id
    return None


def _kept(
    casebook: store.Casebook, about: Pin | Things, decision: review.Decision, signed: review.Signature
) -> Judgement:
    made = review.judgement(about, decision, signed)
    casebook.put_judgement(made)
    return made


def _thing(casebook: store.Casebook, beginning: str) -> Thing:
    """The record whose id begins so, with what it is found again by."""
    wanted = beginning.lower()
    found = [(s, r) for s in SORTS for r in casebook.records_beginning(s, wanted)] if wanted else []
    if len(found) == 1:
        sort, record = found[0]
        return Thing(sort, record.id, _told_of(record), _pins(casebook, record))
    if not found and (origin := _origin(casebook, wanted)):
        return Thing("origin", origin_id(origin), origin.name, (), origin.name, origin.type)
    if not found:
        raise UsageError(f"nothing that can be judged has an id that begins with {beginning!r}; see fairwitness export")
    raise UsageError(f"{len(found)} records have an id that begins with {beginning!r}; give more of it")


def _origin(casebook: store.Casebook, beginning: str) -> Origin | None:
    found = casebook.origins_beginning(beginning) if beginning else []
    return found[0] if len(found) == 1 else None


def _pins(casebook: store.Casebook, record: Account | Incident | Series) -> tuple[Pin, ...]:
    if isinstance(record, Account):
        accounts = [record]
    elif isinstance(record, Incident):
        accounts = casebook.accounts_of(record.accounts)
    else:
        accounts = casebook.accounts_about(record.matter.id)
    ids = list(dict.fromkeys(p.claim_id for a in accounts for p in a.appearances))
    if len(ids) > _PINS:  # of every account one, then more of each
        first = [a.appearances[0].claim_id for a in accounts]
        ids = list(dict.fromkeys((*first, *ids)))[:_PINS]
    claims = (casebook.claim(i) for i in ids)
    return tuple(_pin(casebook, c) for c in claims if c is not None)


def _told_of(record: Account | Incident | Series) -> str:
    if isinstance(record, Incident):
        days = notation.period(record.period)
        return " | ".join(p for p in ("incident", record.place.name, days, record.means, record.actor) if p)
    m = record.matter
    what = " ".join(p for p in (m.kind, (m.group or "").replace("_", " ")) if p)
    where = m.place.name if m.place else ""
    if isinstance(record, Account):
        count = notation.figure(record.figure) if record.figure else ""
        return " | ".join(p for p in (f"{what} {count}".strip(), where, record.origin.name) if p)
    return " | ".join(p for p in (what, m.basis or "", where) if p)


def _one(records: Iterable[R], beginning: str, what: str) -> R:
    found = [r for r in records if beginning and r.id.startswith(beginning.lower())]
    if not found:
        raise UsageError(f"no {what} has an id that begins with {beginning!r}; see fairwitness {_LISTED[what]}")
    if len(found) > 1:
        raise UsageError(f"{len(found)} {what}s have an id that begins with {beginning!r}; give more of it")
    return found[0]


_LISTED = {"claim": "export --table claims --format csv", "judgement": "review --list"}
