"""The desk of one claim, and of one record: what it says, what may be said of it, and what people said before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fairwitness import notation
from fairwitness.model import (
    Account,
    Actor,
    Attachment,
    Claim,
    Document,
    Incident,
    Judgement,
    Meaning,
    Origin,
    Period,
    Place,
    Series,
    Span,
    Things,
)
from fairwitness.review import SLOTS, WORDS
from fairwitness.review.finding import anchor
from fairwitness.web.library import Library, SourceTold, Wanted

# How much of a text is shown around a claim.
_AROUND = 2500
_NEAR = 30
Best = Mapping[tuple[str, str], Meaning]
Told = tuple[Judgement, Attachment | None]


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of a claim: its words in the text, what it stands for in notation, and what may stand there (() any)."""

    name: str
    words: str | None
    value: str
    options: tuple[str, ...]
    person: bool


@dataclass(frozen=True, slots=True)
class ClaimDesk:
    """A claim with its text around it. ``saw``: the claim in notation, as a judgement says that it saw it."""

    claim: Claim
    document: Document
    saw: str
    text: tuple[str, str, str, str, str]
    cut: tuple[bool, bool]
    slots: tuple[Slot, ...]
    verdict: str | None
    judgements: tuple[Told, ...]
    accounts: tuple[Account, ...]
    beside: tuple[str | None, str | None]
    place: Place | None


def claim_desk(library: Library, claim: Claim, document: Document, beside: tuple[str | None, str | None]) -> ClaimDesk:
    """Everything on the desk of a claim."""
    best = library.best([claim])
    told = [a for a in library.accounts_in(document.id) if any(p.claim_id == claim.id for p in a.appearances)]
    place = best.get((claim.id, "place"))
    return ClaimDesk(
        claim=claim,
        document=document,
        saw=notation.line(claim, best),
        text=_text(document.text, claim.words, anchor(claim)),
        cut=(claim.words.start > _AROUND, claim.words.end + _AROUND < len(document.text)),
        slots=tuple(_slot(name, claim, best) for name in SLOTS if claim.figure or name not in _OF_FIGURE),
        verdict=library.verdict(claim.id),
        judgements=library.judgements_of(claim.id),
        accounts=tuple(told),
        beside=beside,
        place=place.value if place and isinstance(place.value, Place) else None,
    )


_OF_FIGURE = ("figure", "basis", "unit", "per")


def _text(text: str, words: Span, figure: Span) -> tuple[str, str, str, str, str]:
    """Before the claim, in it before its figure, the figure, in it after, and after the claim."""
    start, end = max(0, words.start - _AROUND), words.end + _AROUND
    first, last = max(words.start, figure.start), min(words.end, figure.end)
    if last < first:  # the figure stands apart from the clause
        first = last = words.start
    return (
        text[start : words.start],
        text[words.start : first],
        text[first:last],
        text[last : words.end],
        text[words.end : end],
    )


def _slot(name: str, claim: Claim, best: Best) -> Slot:
    meaning = best.get((claim.id, name))
    span = getattr(claim, name, None)
    words = span.text if isinstance(span, Span) else None
    if name == "when" and claim.when:
        words = claim.when.words.text
    elif name == "figure" and claim.figure:
        words = claim.figure.words.text
    person = meaning is not None and meaning.by.startswith("person:")
    return Slot(name, words, value_of(name, claim, best), WORDS.get(name, ()), person)


def value_of(name: str, claim: Claim, best: Best) -> str:
    """What a slot of a claim stands for now, in notation; "" for nothing."""
    meaning = best.get((claim.id, name))
    value = meaning.value if meaning else None
    if name in ("kind", "extent", "degree"):
        return getattr(claim, name) or ""
    if name in ("past", "hedged", "denied"):
        return str(getattr(claim, name)).lower()
    if name in _OF_FIGURE:
        return _of_figure(name, claim)
    if name == "chain":
        return notation.chain(claim.chain) if claim.chain else ""
    if name == "when":
        period = value if isinstance(value, Period) else claim.when.period if claim.when else None
        return notation.period(period)
    if isinstance(value, Place | Actor):
        return value.name
    return value if isinstance(value, str) else ""


def _of_figure(name: str, claim: Claim) -> str:
    if claim.figure is None:
        return ""
    return notation.figure(claim.figure) if name == "figure" else getattr(claim.figure, name) or ""


# -- records -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """What people last said of a record: by verdict; comments in their order."""

    last: Mapping[str, Judgement]
    comments: tuple[Judgement, ...]


def standing(judged: Iterable[Told]) -> Standing:
    """What holds of the judgements about one record."""
    held = [j for j, a in judged if a is not None and a.state == "in_force"]
    return Standing({j.verdict: j for j in held}, tuple(j for j in held if j.verdict == "comment"))


@dataclass(frozen=True, slots=True)
class RecordDesk:
    """A record that may be judged: its parts (accounts, or claims in which it appears), and what it may be one with."""

    sort: str
    id: str
    record: Account | Incident | Series | SourceTold
    accounts: tuple[Account, ...]
    claims: tuple[Claim, ...]
    near: tuple[Account | Incident | SourceTold, ...]
    judged: tuple[Told, ...]
    standing: Standing


def record_desk(library: Library, record_id: str, judged: tuple[Told, ...], words: str = "") -> RecordDesk | None:
    """The desk of an account, incident, series or source; None where it is none. ``words``: of other sources."""
    now = standing(judged)
    for found in (_account, _incident, _series, _source):
        if made := found(library, record_id, words):
            sort, record, accounts, claims, near = made
            return RecordDesk(sort, record_id, record, accounts, claims, near, judged, now)
    return None


_Made = tuple[
    str,
    Account | Incident | Series | SourceTold,
    tuple[Account, ...],
    tuple[Claim, ...],
    tuple[Account | Incident | SourceTold, ...],
]


def _account(library: Library, record_id: str, _words: str) -> _Made | None:
    for a in library.accounts([record_id]):
        place, kind = a.matter.place, a.matter.kind
        beside = list(library.accounts_about(a.matter.id))
        beside += [x for i in library.incidents_of([a.id]) for x in library.accounts(i.accounts)]
        if place:
            beside += library.accounts_by(Wanted(place=place.id, kinds=(kind,), limit=_NEAR)).rows
        near = tuple({x.id: x for x in beside if x.id != a.id}.values())[:_NEAR]
        return "account", a, (), library.claims(p.claim_id for p in a.appearances), near
    return None


def _incident(library: Library, record_id: str, _words: str) -> _Made | None:
    i = library.incident(record_id)
    if i is None:
        return None
    near = [x for x in library.incidents(Wanted(place=i.place.id, limit=_NEAR)).rows if x.id != i.id]
    return "incident", i, library.accounts(i.accounts), (), tuple(near)


def _series(library: Library, record_id: str, _words: str) -> _Made | None:
    s = library.one_series(record_id)
    return ("series", s, library.accounts_about(s.matter.id), (), ()) if s else None


def _source(library: Library, record_id: str, words: str) -> _Made | None:
    s = library.source(record_id)
    if s is None:
        return None
    near = [x for x in library.sources(Wanted(words=words, limit=_NEAR)).rows if x.id != s.id]
    accounts = library.accounts_by(Wanted(origin=s.id, limit=10)).rows
    return "source", s, accounts, (), tuple(near)


def names_of(about: Things) -> tuple[Origin, ...]:
    """The origins that a judgement is about."""
    return tuple(Origin(t.name or "", t.type or "") for t in about.things if t.sort == "origin")
