"""A told world beside what the program makes of it: which account is which.

Everything is compared through claims: an account of the program's is the expected one with which it shares the most
claims. A claim that the reader found and nobody annotated belongs to nothing expected.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from benchmarks.world_records import Bounds, Expected, Ref, World
from fairwitness import notation
from fairwitness.model import Account, Dispute, Family, Incident, Interval, Matter, Reading, Series, State
from fairwitness.origins import counted
from fairwitness.reconcile import Registry, accounts, disputes, families, incidents, series, states

# A claim that nobody annotated stands for itself: dispatch "?" and its own id.
Known = Mapping[str, Ref | tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Made:
    """What the program makes of the readings of one world."""

    accounts: tuple[Account, ...]
    series: tuple[Series, ...]
    disputes: tuple[Dispute, ...]
    incidents: tuple[Incident, ...]
    states: tuple[State, ...]


def made_of(readings: Iterable[Reading], known: Registry) -> Made:
    """Accounts and what is made of them, with the bodies of ``known``."""
    readings = tuple(readings)
    kin: tuple[Family, ...] = families(r.document for r in readings)
    said = accounts(readings, kin, known)
    return Made(said, series(said), disputes(said), incidents(said), states(said))


@dataclass(frozen=True, slots=True)
class Keys:
    """Which annotated claim each claim of the program's is, and the dispatch of each document, by their ids.

    ``aside``: claims that are compared with nothing, since the worlds annotate none of their sort throughout.
    """

    claims: Known
    documents: Mapping[str, str]
    aside: frozenset[str] = frozenset()


class Seen:
    """A world beside what was made of it: which account is which, and what was found wrong so far."""

    def __init__(self, world: World, made: Made, keys: Keys) -> None:
        self.world, self.made, self.keys = world, made, keys
        self.expected_of = world.account_of()
        self.account = {a.id: self._closest(a) for a in made.accounts}
        self.wrong: list[str] = []

    def claims(self, a: Account) -> list[Ref | tuple[str, str]]:
        """The annotated claims of an account, and the others by their ids."""
        told = (p.claim_id for p in a.appearances if p.claim_id not in self.keys.aside)
        return [self.keys.claims.get(c, ("?", c)) for c in told]

    def _closest(self, a: Account) -> str | None:
        homes = Counter(self.expected_of[c] for c in self.claims(a) if c in self.expected_of)
        return max(homes, key=lambda n: (homes[n], n)) if homes else None

    def found_for(self, name: str) -> Account | None:
        """The account that is mostly the expected one; of several, that with most of its claims."""
        fitting = (a for a in self.made.accounts if self.account[a.id] == name)
        return max(fitting, key=lambda a: (*self._shared([a], [name]), a.id), default=None)

    def _shared(self, found: Iterable[Account], names: Iterable[str]) -> tuple[int, int]:
        """How many claims found accounts share with expected ones; and, below 0, how many others they have."""
        mine = {c for n in names for c in self.world.accounts[n].claims}
        told = {c for a in found for c in self.claims(a)}
        return len(mine & told), -len(told - mine)

    def matters(self) -> list[tuple[str, tuple[str, ...], int, int]]:
        """Each expected matter: name, accounts, origins, unnamed; the ones of a single account made here."""
        told = [(m.name, m.accounts, m.origins, m.unnamed) for m in self.world.matters]
        inside = {n for _, names, _, _ in told for n in names}
        alone = (a for a in self.world.accounts.values() if a.name not in inside)
        return told + [(a.name, (a.name,), *_alone(a)) for a in alone]

    def counts(self, matter: Matter | None) -> tuple[int, int] | None:
        """How many independent named origins stand behind the program's matter, and how many others."""
        if matter is None:
            return None
        told = [a for a in self.made.accounts if a.matter.id == matter.id]
        return counted(a.origin for a in told if not (a.denied or a.past or a.corrected_by))

    def matter_for(self, names: Collection[str]) -> Matter | None:
        """The program's matter with the most claims of these accounts."""
        told: dict[str, list[Account]] = defaultdict(list)
        for a in self.made.accounts:
            told[a.matter.id].append(a)
        shared = {m: self._shared(found, names) for m, found in told.items()}
        best = max(shared, key=lambda m: (*shared[m], m), default=None)
        return told[best][0].matter if best and shared[best][0] else None


def _alone(a: Expected) -> tuple[int, int]:
    if a.denied or a.past or a.corrected_by:
        return 0, 0
    return (1, 0) if a.origin_type == "named" else (0, 1)


def ends(i: Interval) -> Bounds:
    """An interval in the words of the file."""
    return (
        notation.plain(i.low) or "?",
        notation.plain(i.best) or "-",
        "open" if i.open else notation.plain(i.high) or "?",
    )


def shown(bounds: Bounds | None) -> str:
    """Low, best and high in a line."""
    return " ".join(bounds) if bounds else "nothing"
