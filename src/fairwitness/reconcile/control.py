"""Who holds what (rule 9): captures, withdrawals and words of holding, made into states from day to day.

Shares in percent are series, not states; what is past, denied, or only a part never sets the holder of the whole.
Two holders whose shares come to more than the whole cannot both be right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from fairwitness.interval import interval_of
from fairwitness.model import Account, Place, State, identity
from fairwitness.origins import independent
from fairwitness.reconcile.force import UNDATED, Days, day_of, said_together
from fairwitness.vocab.actors import actor_named

_KINDS = frozenset({"controls", "captured", "withdrew"})
_PARTIAL = frozenset({"most", "part"})
_WHOLE = 100
# Percent, and whether it is more than that.
Share = tuple[Decimal, bool]
_LEAST: Mapping[str, Share] = {"most": (Decimal(50), True), "part": (Decimal(0), True)}


@dataclass(frozen=True, slots=True)
class Word:
    """One account of holding: as of which day, who, and how much of it."""

    account: Account
    day: date
    place: Place
    holder: str

    @property
    def kind(self) -> str:
        return self.account.matter.kind

    @property
    def partial(self) -> bool:
        return self.account.extent in _PARTIAL

    @property
    def extent(self) -> str | None:
        """most, part, or None for the whole."""
        return self.account.extent if self.partial else None

    @property
    def least(self) -> Share:
        """How much of the place it gives the holder."""
        if self.account.figure is None:
            return _LEAST.get(self.account.extent or "", (Decimal(_WHOLE), False))
        i = interval_of(self.account.figure)
        return i.low or Decimal(0), i.low_excluded


@dataclass(slots=True)
class _Hold:
    """A state in the making: whose word it rests on, and on whose it still does."""

    holder: str
    extent: str | None
    since: date
    accounts: list[Account] = field(default_factory=list)
    on_word_of: set[str] = field(default_factory=set)
    until: date | None = None

    def add(self, a: Account) -> None:
        self.accounts.append(a)
        self.on_word_of.add(a.origin.name)


def states(accounts: Iterable[Account]) -> tuple[State, ...]:
    """Who holds each place, from when to when, on whose word; by place and day.

    ``since`` is the day of the capture, or the first day for which someone says so; None where no day is known.
    """
    found = [s for place, words in sorted(_by_place(map(word_of, accounts)).items()) for s in _of_place(words)]
    return tuple(sorted(found, key=lambda s: (s.place.name, s.since or UNDATED, s.holder, s.id)))


def _by_place(words: Iterable[Word | None]) -> dict[str, list[Word]]:
    found: dict[str, list[Word]] = defaultdict(list)
    for word in words:
        if word:
            found[word.place.id].append(word)
    return {p: sorted(of_place, key=_in_order) for p, of_place in found.items()}


def word_of(a: Account) -> Word | None:
    """What it says of who holds a place, whole or in part; None where it sets nothing, as a share in percent does."""
    return word_or_share(a) if a.figure is None else None


def word_or_share(a: Account) -> Word | None:
    """What it says of who holds a place, or a share of it in percent; None where it says neither."""
    m = a.matter
    told = m.kind in _KINDS and (a.figure is None or (m.kind == "controls" and m.unit == "percent"))
    if not told or m.place is None or m.actor is None or a.denied or a.past or a.corrected_by:
        return None
    return Word(a, _day(a), m.place, m.actor)


def _day(a: Account) -> date:
    """The day of the event; of words of holding, the day for which they are said."""
    p = a.matter.period
    if a.matter.kind == "controls":
        return (p.end if p and p.end else None) or day_of(a)
    return (p.start if p else None) or a.said or (p.end if p and p.end else UNDATED)


def _in_order(w: Word) -> tuple[date, int, str, str]:
    """On one day: first who holds, then who leaves, then who takes."""
    return w.day, ("controls", "withdrew", "captured").index(w.kind), w.holder, w.account.id


def _of_place(words: list[Word]) -> list[State]:
    done: list[_Hold] = []
    holds: list[_Hold] = []
    for w in words:
        for h in holds:
            if _ends(w, h):
                h.until = w.day
        if w.kind != "withdrew":
            _hold(holds, w).add(w.account)
        done += [h for h in holds if h.until is not None]
        holds = [h for h in holds if h.until is None]
    return [_state(words[0].place, h) for h in (*done, *holds)]


def _ends(w: Word, h: _Hold) -> bool:
    """Does this word end that hold: a withdrawal, a capture by another, or its only origin saying otherwise?

    An origin that says otherwise no longer stands behind the hold, whether or not others do. A word of no known day
    ends nothing: it may be the older one.
    """
    if w.day == UNDATED:
        return False
    if w.kind == "withdrew":
        return h.holder == w.holder and (not w.partial or h.extent == w.extent)
    if h.holder == w.holder:
        if h.extent == w.extent:
            return False
    elif w.partial:
        return False
    elif w.kind == "captured":
        return True
    h.on_word_of.discard(w.account.origin.name)
    return not h.on_word_of


def _hold(holds: list[_Hold], w: Word) -> _Hold:
    """The hold that the word speaks of, begun if it is new."""
    for h in holds:
        if h.holder == w.holder and h.extent == w.extent:
            return h
    h = _Hold(w.holder, w.extent, w.day)
    holds.append(h)
    return h


def _state(place: Place, h: _Hold) -> State:
    ids = tuple(a.id for a in h.accounts)
    since = None if h.since == UNDATED else h.since
    made = identity("state", place.id, h.holder, h.extent or "", str(since), *sorted(ids))
    return State(made, place, h.holder, h.extent, since, h.until, ids)


# -- two holders of one place on one day (rule 7) ----------------------------------------------------------------------


def rival_holders(accounts: Iterable[Account], force: Mapping[str, Days]) -> Iterator[tuple[Account, Account]]:
    """Pairs of independent accounts by which two hold more of one place on one day than there is of it."""
    for words in _by_place(map(word_or_share, accounts)).values():
        held = [w for w in words if w.extent != "part" and w.kind != "withdrew" and w.account.id in force]
        latest: dict[tuple[str, str, str], Word] = {}
        for w in sorted(held, key=lambda w: (day_of(w.account), w.day, w.account.id)):
            for other in latest.values():
                if _rivals(w, other):
                    yield other.account, w.account
            a = w.account  # of shares an origin may tell several at once
            latest[a.origin.name, a.origin.type, w.holder if a.figure else ""] = w


def _rivals(a: Word, b: Word) -> bool:
    if hands(a.holder) & hands(b.holder) or not independent(a.account.origin, b.account.origin):
        return False
    loose = a.partial != b.partial and a.account.figure is b.account.figure is None  # "most" and the whole, in words
    if loose or not _is_too_much(a.least, b.least) or _may_be_one(a.holder, b.holder):
        return False
    return said_together(a.account, b.account) and _on_one_day(*sorted((a, b), key=lambda w: (w.kind, w.day)))


def _may_be_one(a: str, b: str) -> bool:
    """Is one name but the last word of the other ("Command", "Northern Command")?"""
    return a.endswith(f" {b}") or b.endswith(f" {a}")


def _is_too_much(a: Share, b: Share) -> bool:
    """Do two shares come to more than the whole?"""
    both = a[0] + b[0]
    return both > _WHOLE or (both == _WHOLE and (a[1] or b[1]))


@lru_cache(maxsize=4096)
def hands(holder: str) -> frozenset[str]:
    """Each of those named with the body that it is a part of: what a unit holds, its force holds."""
    found = set(holder.split(" and "))
    for known in filter(None, map(actor_named, tuple(found))):
        found |= {known.name, known.parent or known.name}
    return frozenset(found)


def _on_one_day(first: Word, second: Word) -> bool:
    """A capture holds from its day on; words of holding, on their day alone."""
    if first.kind == "captured" and second.kind == "controls":
        return second.day >= first.day
    return first.day == second.day
