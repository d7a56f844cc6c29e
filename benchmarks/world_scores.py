"""How what the program makes of a told world compares with what is expected of it, measure by measure.

A claim that the reader found and nobody annotated counts against precision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations

from benchmarks.agree import same_place
from benchmarks.world_doubles import counted_twice
from benchmarks.world_match import Keys, Made, Seen, ends, shown
from benchmarks.world_records import Bounds, Expected, Held, World
from fairwitness import notation
from fairwitness.model import Account, Origin
from fairwitness.reconcile import toll


@dataclass(frozen=True, slots=True)
class Score:
    """How many are right, of how many found and how many expected."""

    right: int = 0
    found: int = 0
    expected: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.expected + other.expected)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        both = self.found + self.expected
        return 2 * self.right / both if both else 1.0

    @property
    def joint(self) -> float:
        """Right of all that is found or expected."""
        either = self.found + self.expected - self.right
        return self.right / either if either else 1.0


@dataclass(slots=True)
class Report:
    """The scores of one world by measure, and in plain lines whatever is not as expected."""

    world: str
    scores: dict[str, Score] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def report(world: World, made: Made, keys: Keys) -> Report:
    """All scores of one world."""
    seen = Seen(world, made, keys)
    told = Report(world.name)
    for name, measure in _MEASURES.items():
        told.scores[name] = measure(seen)
    told.wrong = seen.wrong
    return told


# -- pairs of claims ---------------------------------------------------------------------------------------------------


def _pairs(groups: Iterable[Iterable[Hashable]]) -> set[frozenset[Hashable]]:
    return {frozenset(pair) for group in groups for pair in combinations(sorted(set(group), key=str), 2)}


def _paired(seen: Seen, what: str, found: set[frozenset[Hashable]], expected: set[frozenset[Hashable]]) -> Score:
    for word, pairs in (
        ("apart, should be together", expected - found),
        ("together, should be apart", found - expected),
    ):
        told = sorted(" ".join(sorted(_shown(c) for c in pair)) for pair in pairs)
        seen.wrong += [f"{what}: {word}: {line}" for line in told]
    return Score(len(found & expected), len(found), len(expected))


def _shown(claim: object) -> str:
    return f"{claim[0]}{claim[1]}" if isinstance(claim, tuple) else str(claim)


def _folding(seen: Seen) -> Score:
    """Pairs of claims that share an account."""
    found = _pairs(seen.claims(a) for a in seen.made.accounts)
    return _paired(seen, "folding", found, _pairs(a.claims for a in seen.world.accounts.values()))


def _same_matter(seen: Seen) -> Score:
    """Pairs of claims that share a matter."""
    found: dict[str, list[Hashable]] = defaultdict(list)
    for a in seen.made.accounts:
        found[a.matter.id] += seen.claims(a)
    expected = [[c for n in names for c in seen.world.accounts[n].claims] for _, names, _, _ in seen.matters()]
    return _paired(seen, "matter", _pairs(found.values()), _pairs(expected))


def _together(seen: Seen) -> Score:
    """Pairs of claims of different accounts that share an incident."""
    by_id = {a.id: a for a in seen.made.accounts}
    found = _pairs([c for i in incident.accounts for c in seen.claims(by_id[i])] for incident in seen.made.incidents)
    expected = _pairs([c for n in names for c in seen.world.accounts[n].claims] for names in seen.world.incidents)
    return _paired(seen, "incident", _across(seen, found), _across(seen, expected))


def _across(seen: Seen, pairs: set[frozenset[Hashable]]) -> set[frozenset[Hashable]]:
    home = seen.expected_of
    return {p for p in pairs if len({home.get(c, c) for c in p}) > 1}  # type: ignore[call-overload]


# -- accounts and their origins ----------------------------------------------------------------------------------------


def _accounts(seen: Seen) -> Score:
    """Expected accounts that are found with their origin, figure, place, and whether denied, past or corrected."""
    right = 0
    for name, e in seen.world.accounts.items():
        a = seen.found_for(name)
        told, wanted = _told(seen, a, e) if a else "nothing", _wanted(seen, e)
        as_wanted = a is not None and told == wanted and _same_place(e.place, _place(a))
        right += as_wanted
        if not as_wanted:
            seen.wrong.append(f"account {name}: {wanted}, {e.place}; made: {told}, {_place(a) if a else None}")
    return Score(right, sum(bool(seen.claims(a)) for a in seen.made.accounts), len(seen.world.accounts))


def _place(a: Account) -> str | None:
    return a.matter.place.name if a.matter.place else None


def _same_place(a: str | None, b: str | None) -> bool:
    """Names of places are compared as those of two readers: "Vellin" is "Vellin, Kestria"."""
    return a == b or same_place({"name": a}, {"name": b})


def _wanted(seen: Seen, e: Expected) -> str:
    """The account in the words of the file; which bodies are parties stands in its head."""
    party = any(b.party and b.name == e.origin for b in seen.world.bodies)
    flags = [f for f in ("denied", "past") if getattr(e, f)] + ["party"] * party
    flags += [f"corrected by {e.corrected_by}"] if e.corrected_by else []
    return " | ".join([f"{e.origin_type} {e.origin}", e.what, *flags])


def _told(seen: Seen, a: Account, e: Expected) -> str:
    """The account in the words of the file; figures are compared in notation, the group where the file gives it."""
    what = [a.matter.kind, notation.figure(a.figure), *([a.matter.group] if a.matter.group else [])]
    flags = [f for f in ("denied", "past") if getattr(a, f)] + ["party"] * a.origin.party
    flags += [f"corrected by {seen.keys.documents[a.corrected_by]}"] if a.corrected_by else []
    return " | ".join([_origin(a.origin), " ".join(what[: len(e.what.split())]), *flags])


def _origin(o: Origin) -> str:
    return f"{'own' if o.type in ('agency', 'outlet') else o.type} {o.name}"


def _origins(seen: Seen) -> Score:
    """Matters of which somebody gives a figure, with the right number of independent origins and of others."""
    right = asked = 0
    for name, names, origins, unnamed in seen.matters():
        if all(seen.world.accounts[n].what.split()[1] == "-" for n in names):
            continue
        asked += 1
        found = seen.counts(seen.matter_for(names))
        right += found == (origins, unnamed)
        if found != (origins, unnamed):
            seen.wrong.append(f"origins of {name}: {origins} and {unnamed} unnamed; made: {found}")
    return Score(right, asked, asked)


# -- disputes, points, states, sums ------------------------------------------------------------------------------------


def _disputes(seen: Seen) -> Score:
    found: set[frozenset[Hashable]] = {frozenset(seen.account[i] or i for i in d.accounts) for d in seen.made.disputes}
    expected: set[frozenset[Hashable]] = set(seen.world.disputes)
    for word, pairs in (("missing", expected - found), ("not expected", found - expected)):
        seen.wrong += sorted(f"dispute {word}: {' x '.join(sorted(map(str, pair)))}" for pair in pairs)
    return Score(len(found & expected), len(found), len(expected))


def _points(seen: Seen) -> Score:
    """Days of the expected series, with low, best and high."""
    matters = {name: names for name, names, _, _ in seen.matters()}
    matters |= {n: (n,) for n in seen.world.points if n not in matters}
    right = found = expected = 0
    for name, wanted in seen.world.points.items():
        made = _series_of(seen, matters[name])
        right += sum(made.get(day) == bounds for day, bounds in wanted.items())
        found, expected = found + len(made), expected + len(wanted)
        for day in sorted(wanted.keys() | made.keys()):
            if made.get(day) != wanted.get(day):
                seen.wrong.append(f"point {name} {day}: {shown(wanted.get(day))}; made: {shown(made.get(day))}")
    return Score(right, found, expected)


def _series_of(seen: Seen, names: Collection[str]) -> dict[date, Bounds]:
    matter = seen.matter_for(names)
    return {p.on: ends(p.interval) for s in seen.made.series if matter and s.matter.id == matter.id for p in s.points}


def _states(seen: Seen) -> Score:
    found = {Held(s.place.name, s.holder, s.extent or "whole", s.since, s.until) for s in seen.made.states}
    missing, left = set(seen.world.states), set(found)
    for wanted in sorted(seen.world.states, key=_state):
        if made := next((s for s in sorted(left, key=_state) if _same_state(s, wanted)), None):
            missing.discard(wanted)
            left.discard(made)
    for word, held in (("missing", missing), ("not expected", left)):
        seen.wrong += sorted(f"state {word}: {_state(s)}" for s in held)
    return Score(len(seen.world.states) - len(missing), len(found), len(seen.world.states))


def _same_state(a: Held, b: Held) -> bool:
    return replace(a, place=b.place) == b and _same_place(a.place, b.place)


def _state(s: Held) -> str:
    return f"{s.place} | {s.holder} | {s.extent} | {s.since or ''}..{s.until or ''}"


def _tolls(seen: Seen) -> Score:
    """Sums over incidents that are as expected."""
    right = 0
    for (kind, group), wanted in seen.world.tolls.items():
        made = ends(toll(seen.made.incidents, seen.made.accounts, kind, group).interval)
        right += made == wanted
        if made != wanted:
            seen.wrong.append(f"toll {kind} {group or ''}: {shown(wanted)}; made: {shown(made)}")
    return Score(right, len(seen.world.tolls), len(seen.world.tolls))


def _counted_once(seen: Seen) -> Score:
    """1 right of 1 where nothing is counted twice."""
    above = list(counted_twice(seen))
    seen.wrong += [f"counted twice: {line}" for line in above]
    return Score(int(not above), 1, 1)


_MEASURES = {
    "folding": _folding,
    "accounts": _accounts,
    "matters": _same_matter,
    "origins": _origins,
    "disputes": _disputes,
    "incidents": _together,
    "points": _points,
    "states": _states,
    "tolls": _tolls,
    "double": _counted_once,
}
