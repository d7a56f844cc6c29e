"""What a document speaks of, by its claims alone, and accounts without its share: told apart from how they are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from fairwitness.codec import best_meanings
from fairwitness.model import Account, Claim, Family, Incident, Matter, Period, Place, Reading, State
from fairwitness.reconcile.independence import Voices
from tests.reconcile_world import REGISTRY, day

HOLDING = frozenset({"controls", "captured", "withdrew"})
FORCE = frozenset({"airstrike", "shelling", "bombing", "clash", "attack"})
# Events of before this day and after it lie weeks apart.
MIDDLE = day(30)
# What is spoken of: a kind (who holds a place: one for all words of holding), a place, and of an event whether it lies
# early or late.
Spoken = tuple[str, str | None, str]


def spoken_of(readings: Iterable[Reading]) -> set[Spoken]:
    """What the claims of some documents speak of."""
    return {s for r in readings for s in _spoken(r)}


def _spoken(r: Reading) -> Iterator[Spoken]:
    best = best_meanings(r.meanings)
    for c in r.claims:
        found = best.get((c.id, "place"))
        place = found.value if found and isinstance(found.value, Place) else None
        for event in _as_events(c):
            yield _key(c.kind, place, event, c.when.period if c.when else None, r.document.published)


def _as_events(c: Claim) -> tuple[bool, ...]:
    """Whether it is told of an event; of a day or a length of time, words alone do not tell an event from a toll."""
    basis = c.figure.basis if c.figure else "event"
    if c.kind in HOLDING or basis not in ("event", "total"):
        return (False,)
    return (True, False) if c.when else (basis == "event",)


def _key(kind: str, place: Place | None, event: bool, period: Period | None, published: date | None) -> Spoken:
    on = (period.end or period.start) if period else published
    season = ("early" if on < MIDDLE else "late") if event and on else "undated" if event else ""
    return _as_one(kind), place.id if place else None, season


def _as_one(kind: str) -> str:
    """Words of holding are of one kind, and so is force: who denies an attack speaks of whatever it was."""
    return "holding" if kind in HOLDING else "force" if kind in FORCE else kind


def key_of(m: Matter) -> Spoken:
    """What a matter is about, in the same terms."""
    return _key(m.kind, m.place, m.kind not in HOLDING and m.basis in (None, "event"), m.period, None)


def is_of(i: Incident, spoken: set[Spoken]) -> bool:
    """Is the incident of a town and season of which something is told there?"""
    season = "early" if (i.period.end or date.min) < MIDDLE else "late"
    return any(s == season and _town(p) == _town(i.place.id) for _, p, s in spoken)


def _town(place: str | None) -> str | None:
    """The hospital of ``reconcile_world`` lies in its town."""
    return "p1" if place == "p3" else place


def is_held(s: State, spoken: set[Spoken]) -> bool:
    """Is it the state of a place of which it is told who holds it?"""
    return ("holding", s.place.id, "") in spoken


def touched(d: Reading, world: Iterable[Reading], before: Iterable[Family], now: Iterable[Family]) -> list[Reading]:
    """The document, with those whose family is another with it and without it."""
    changed = {i for f in set(before) ^ set(now) for i in f.members}
    return [d, *(r for r in world if r.document.id in changed)]


def voices_of(d: Reading, found: Iterable[Account]) -> set[str]:
    """Whoever a document speaks as, quotes, or passes words on from, and whose account it appears in."""
    voices = Voices(REGISTRY)
    names = {voices.of_link(link).name for c in d.claims for link in c.chain}
    if d.document.agency:
        names.add(voices.outlet(d.document.agency, "agency").name)
    if d.document.outlet:
        names.add(voices.outlet(d.document.outlet, "outlet").name)
    return names | {a.origin.name for a in found if any(p.document_id == d.document.id for p in a.appearances)}


def claims_by_matter(found: Iterable[Account], without: str = "") -> dict[frozenset[str], list[Account]]:
    """The accounts of each matter, by its claims; those of one document are not counted."""
    matters: dict[str, list[Account]] = {}
    for a in found:
        matters.setdefault(a.matter.id, []).append(a)
    claims = {
        m: frozenset(p.claim_id for a in said for p in a.appearances if p.document_id != without)
        for m, said in matters.items()
    }
    return {claims[m]: said for m, said in matters.items() if claims[m]}


def as_told(a: Account) -> Account:
    """An account without the matter that it was set into, and without what took it back."""
    return replace(a, id="", matter=Matter("", a.matter.kind), corrected_by=None, corrected_on=None)
