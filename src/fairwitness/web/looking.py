"""What a shelf answers about found documents and about ids: those asked for, and those of an older reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from fairwitness.model import (
    Account,
    Attachment,
    Claim,
    Dispute,
    Document,
    Judgement,
    Meaning,
    Pin,
    Place,
    Span,
    claim_id,
    identity,
)
from fairwitness.publish.picture import Picture
from fairwitness.web.library import COUNTED, Facets, Found, Named, Part, Wanted


class Shelved(Protocol):
    """What finding asks of a library."""

    def documents(self, wanted: Wanted) -> Part[Document]: ...
    def claims_of(self, document_id: str) -> tuple[Claim, ...]: ...
    def accounts_in(self, document_id: str) -> tuple[Account, ...]: ...
    def disputes_of(self, accounts: Iterable[str]) -> tuple[Dispute, ...]: ...
    def best(self, claims: Iterable[Claim]) -> Mapping[tuple[str, str], Meaning]: ...


Lies = Callable[[Place | None, str | None], bool]


def found(shelf: Shelved, wanted: Wanted, lies: Lies) -> tuple[Found, ...]:
    """All that is found, whatever part of it is shown; ``lies``: whether a place lies in the place with an id."""
    documents = shelf.documents(replace(wanted, limit=0, offset=0)).rows
    if not _narrowed(wanted):
        return tuple(Found(d, shelf.claims_of(d.id)) for d in documents)
    told = (Found(d, _asked(shelf, d.id, wanted, lies)) for d in documents)
    return tuple(f for f in told if f.claims)


def _narrowed(wanted: Wanted) -> bool:
    return bool(wanted.kinds or wanted.place or wanted.group or wanted.disputed)


def _asked(shelf: Shelved, document_id: str, wanted: Wanted, lies: Lies) -> tuple[Claim, ...]:
    claims = shelf.claims_of(document_id)
    disputed = _disputed(shelf, document_id) if wanted.disputed else frozenset[str]()
    best = shelf.best(claims)
    return tuple(
        c
        for c in claims
        if (not wanted.kinds or c.kind in wanted.kinds)
        and (not wanted.disputed or c.id in disputed)
        and lies(_place(best, c), wanted.place)
        and (wanted.group is None or _group(best, c) == wanted.group)
    )


def _place(best: Mapping[tuple[str, str], Meaning], claim: Claim) -> Place | None:
    meaning = best.get((claim.id, "place"))
    return meaning.value if meaning and isinstance(meaning.value, Place) else None


def _group(best: Mapping[tuple[str, str], Meaning], claim: Claim) -> object:
    meaning = best.get((claim.id, "group"))
    return meaning.value if meaning else None


def _disputed(shelf: Shelved, document_id: str) -> frozenset[str]:
    accounts = shelf.accounts_in(document_id)
    sides = {i for d in shelf.disputes_of(a.id for a in accounts) for i in d.accounts}
    return frozenset(p.claim_id for a in accounts if a.id in sides for p in a.appearances)


def facets(shelf: Shelved, wanted: Wanted, most: int, lies: Lies) -> Facets:
    """How many of the documents found tell of each kind and place, and how many there are of each outlet."""

    def counted(asked: Wanted) -> tuple[Found, ...]:
        return found(shelf, asked, lies)[:COUNTED]

    kinds = Counter(k for f in counted(replace(wanted, kinds=())) for k in {c.kind for c in f.claims})
    places: Counter[str] = Counter()
    known: dict[str, Place] = {}
    for f in counted(replace(wanted, place=None)):
        best = shelf.best(f.claims)
        here = {p.id: p for c in f.claims if (p := _place(best, c))}
        places.update(here.keys())
        known = here | known
    outlets = Counter(f.document.outlet for f in counted(replace(wanted, outlet=None)) if f.document.outlet)
    ordered = sorted(known.values(), key=lambda p: (-places[p.id], p.name, p.id))
    return Facets(_most(kinds, most), tuple((p, places[p.id]) for p in ordered[:most]), _most(outlets, most))


def _most(counts: Counter[str], most: int) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:most])


# -- ids ---------------------------------------------------------------------------------------------------------------


def beginning(picture: Picture, prefix: str, most: int) -> tuple[Named, ...]:
    """The records of a picture whose ids begin so."""
    rows = {(n.id, n.sort): n for n in _named(picture) if n.id.startswith(prefix)} if prefix else {}
    return tuple(rows[key] for key in sorted(rows)[:most])


def _named(p: Picture) -> Iterator[Named]:
    """Every record with its page; of two pages for one record the later is taken."""
    groups = (
        ("series", p.series), ("account", p.accounts), ("claim", p.claims), ("document", p.documents),
        ("dispute", p.disputes), ("incident", p.incidents),
    )  # fmt: skip
    for sort, group in groups:
        yield from (Named(sort, record.id, (sort, record.id)) for record in group)
    yield from (Named("source", i, ("source", i)) for i in p.origin_by_id)
    places = (*(a.matter.place for a in p.accounts), *(s.place for s in p.states))
    yield from (Named("place", place.id, ("place", place.id)) for place in places if place)
    yield from (Named("statement", s.id, ("document", s.document_id), f"s-{s.id}") for s in p.statements)
    yield from (Named("matter", a.matter.id, ("account", a.id)) for a in reversed(p.accounts))
    yield from (Named("matter", s.matter.id, ("series", s.id)) for s in p.series)
    yield from (Named("capture", d.capture_id, ("document", d.id)) for d in reversed(p.documents))
    yield from (Named("family", f.id, ("document", f.newest)) for f in p.families)
    yield from (Named("state", s.id, ("place", s.place.id)) for s in p.states)
    yield from (Named("judgement", a.id, ("claim", a.claims[0])) for a in p.attachments if a.claims)


def read_anew(
    old_id: str, judgements: Iterable[Judgement], attachments: Mapping[str, Attachment], claims: Mapping[str, Claim]
) -> tuple[str, str] | None:
    """What an id of an older reading, or of a record that people merged or split, stands for.

    A pin names the capture, the text and the characters that the ids of its document and claim were made of.
    """
    for j in judgements:
        if not isinstance(j.about, Pin):
            held = attachments.get(j.id)
            record = held.record if held and held.state == "in_force" else None
            if record not in (None, old_id) and old_id in (*(t.id for t in j.about.things), *j.about.was):
                return ("source" if j.about.slot == "origin" else j.about.slot), str(record)
            continue
        document = identity(j.about.capture_id, j.about.text_sha256)
        if old_id not in (document, old_claim(document, j.about)):
            continue
        held = attachments.get(j.id)
        now = [claims[i] for i in (held.claims if held else ()) if i in claims]
        if now:
            return ("document", now[0].document_id) if old_id == document else ("claim", now[0].id)
    return None


def old_claim(document_id: str, pin: Pin) -> str:
    """The id that the claim had on which a judgement was made."""
    return claim_id(document_id, pin.kind, Span(pin.start, pin.end, pin.words))
