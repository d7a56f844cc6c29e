"""Laws of judgements about records: kept up they are as all at once; undone, everything is as it was before."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairwitness import casework, review
from fairwitness.errors import UsageError
from fairwitness.model import Account, Claim, Incident, Judgement, Place, Reading, Thing, Things, origin_id
from fairwitness.store import Casebook
from tests.demo_world import demo_casebook
from tests.judged_world import signed
from tests.kept_world import at_once, kept, kept_up, listed, opened, put
from tests.reconcile_world import MONITOR, OTHER_TOWN, TOWN, claim, report
from tests.test_upkeep import NO_SHRINK, read_anew, worlds

RECORDS = ("families", "accounts", "series", "disputes", "incidents", "states", "meanings", "problems")
SPOT = Place("placed", "The old ford, Marram", "point", "neighbourhood", None, 12.5, 40.25)
ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            ("accounts", "accounts", "incidents", "incidents", "take out", "part", "origins", "grade", "locate")
            + ("comment", "correct", "reject", "undo", "undo", "anew")
        ),
        st.integers(0, 1000),
        st.integers(0, 1000),
    ),
    min_size=4,
    max_size=14,
)


class Desk:
    """A person at a casebook: judges what stands there now."""

    def __init__(self, casebook: Casebook, world: list[Reading]) -> None:
        self.casebook, self.world = casebook, world
        self.made: list[Judgement] = []

    def act(self, what: str, a: int, b: int) -> None:
        decided = getattr(self, what.replace(" ", "_"))(a, b)
        if not decided:
            return
        about, *decision = decided
        try:
            self.keep(review.judgement(about, review.Decision(*decision), signed(len(self.made))))
        except UsageError:
            return

    def keep(self, judgement: Judgement) -> None:
        self.made.append(judgement)
        self.casebook.put_judgement(judgement)

    def accounts(self, a: int, b: int) -> Any:
        there = list(self.casebook.accounts())
        return there and (Things(tuple(self.account(there[n % len(there)]) for n in (a, b))), "merge")

    def incidents(self, a: int, b: int) -> Any:
        there = list(self.casebook.incidents())
        return there and (Things(tuple(self.incident(there[n % len(there)]) for n in (a, b))), "merge")

    def take_out(self, a: int, b: int) -> Any:
        several = [i for i in self.casebook.incidents() if len(i.accounts) > 1]
        if not several:
            return None
        i = several[a % len(several)]
        told = {x.id: x for x in self.casebook.accounts()}
        out = self.account(told[i.accounts[b % len(i.accounts)]])
        return Things((Thing("incident", i.id, "", out.claims), self.incident(i))), "split"

    def part(self, a: int, b: int) -> Any:
        several = [x for x in self.casebook.accounts() if len(x.appearances) > 1]
        if not several:
            return None
        x = several[a % len(several)]
        out = self.claims([x.appearances[b % len(x.appearances)].claim_id])
        return Things((Thing("account", x.id, "", out), self.account(x))), "split"

    def origins(self, a: int, b: int) -> Any:
        there = list({origin_id(x.origin): x.origin for x in self.casebook.accounts()}.values())
        if not there:
            return None
        some = [there[n % len(there)] for n in (a, b)]
        return Things(tuple(Thing("origin", origin_id(o), o.name, (), o.name, o.type) for o in some)), "merge"

    def grade(self, a: int, b: int) -> Any:
        there = list(self.casebook.incidents())
        return there and (Things((self.incident(there[a % len(there)]),)), "grade", "incident", review.GRADES[b % 5])

    def locate(self, a: int, b: int) -> Any:
        place = (TOWN, OTHER_TOWN)[a % 2]
        return Things((Thing("place", place.id, place.name, (), place.name),)), "locate", "place", SPOT

    def comment(self, a: int, b: int) -> Any:
        there = list(self.casebook.accounts())
        return there and (Things((self.account(there[a % len(there)]),)), "comment", "account", f"word {b}")

    def correct(self, a: int, b: int) -> Any:
        found = self.claim(a)
        return found and (self.pin(found, "place"), "correct", "place", (OTHER_TOWN, TOWN)[b % 2])

    def reject(self, a: int, b: int) -> Any:
        found = self.claim(a)
        return found and (self.pin(found, "claim"), "reject")

    def undo(self, a: int, b: int) -> None:
        if self.made:
            try:
                self.keep(review.undoing(self.made[a % len(self.made)], self.made, signed(len(self.made))))
            except UsageError:
                return

    def anew(self, a: int, b: int) -> None:
        """Another reader takes less from one document, then the first one reads it again."""
        reading = self.world[a % len(self.world)]
        for again in (read_anew(reading, "fewer"), reading):
            put(self.casebook, again, reading.document.capture_id)
            kept_up(self.casebook)

    # -- what is pinned

    def claim(self, n: int) -> tuple[Reading, Claim] | None:
        there = [(r, c) for r in self.world for c in r.claims]
        return there[n % len(there)] if there else None

    def pin(self, found: tuple[Reading, Claim], slot: str) -> Any:
        return review.pin(found[1], found[0].document, slot, "as it was")

    def claims(self, ids: Sequence[str]) -> tuple[Any, ...]:
        known = {c.id: (r, c) for r in self.world for c in r.claims}
        return tuple(self.pin(known[i], "claim") for i in ids)

    def account(self, a: Account) -> Thing:
        return Thing("account", a.id, "", self.claims([p.claim_id for p in a.appearances]))

    def incident(self, i: Incident) -> Thing:
        told = {a.id: a for a in self.casebook.accounts()}
        return Thing("incident", i.id, "", self.claims([p.claim_id for a in i.accounts for p in told[a].appearances]))


def differing(found: list[Any], expected: list[Any]) -> list[Any]:
    """What is in one and not in the other."""
    return [r for r in found if r not in expected] + ["expected"] + [r for r in expected if r not in found]


QUIET = settings(deadline=None, phases=NO_SHRINK, suppress_health_check=[HealthCheck.too_slow])


# The same few worlds each time; the long test searches.
@given(worlds(), ACTS)
@settings(QUIET, max_examples=8, derandomize=True)
def test_what_was_judged_and_undone_leaves_everything_as_it_was(
    world: list[Reading], acts: list[tuple[str, int, int]]
) -> None:
    judged_and_undone(world, acts)


def test_what_was_judged_once_is_looked_up_anew_where_it_has_moved_since() -> None:
    """Taken apart and put back, located elsewhere, and then merged with another: found where it stands now."""
    said = {"by": "activists", "actor": "Northern Front"}
    world = [
        report("Reed Times", 10, claim("controls", None, **said), text="Rain fell on the ford. "),
        report("Dune Radio", 14, claim("controls", None, **said), text="Rain fell on the ford. "),
        report(
            "Gull Post", 10, claim("controls", "15", by=MONITOR, basis="standing", unit="percent", place=OTHER_TOWN)
        ),
    ]
    for first in range(2):
        acts = [("part", 0, 1), ("undo", 0, 0), ("locate", 0, 0), ("accounts", first, 1 - first)]
        assert judged_and_undone(world, acts) > 0


@pytest.mark.long
@given(worlds(), ACTS)
@settings(QUIET, max_examples=200)
def test_a_thousand_judgements_undone_leave_everything_as_it_was(
    world: list[Reading], acts: list[tuple[str, int, int]]
) -> None:
    MADE.append(judged_and_undone(world, acts))


MADE: list[int] = []


def judged_and_undone(world: list[Reading], acts: list[tuple[str, int, int]]) -> int:
    """How many judgements were made, undoings among them, each step set against reconciling all at once."""
    standing = sorted(world, key=lambda r: r.document.id)
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as casebook:
        for reading in standing:
            put(casebook, reading, reading.document.capture_id)
        kept_up(casebook)
        before, lists = kept(casebook), listed(casebook.path)
        desk = Desk(casebook, world)
        for act in acts:
            desk.act(*act)
            kept_up(casebook)
            now, whole = kept(casebook), at_once(standing, desk.made)
            for kind, records in whole.items():
                assert now[kind] == records, (act, kind, differing(now[kind], records))
        assert {a.id for a in casebook.attachments()} == {j.id for j in desk.made}
        for one in reversed(desk.made):
            if one.verdict != "undo" and one.id not in review.undone(desk.made):
                desk.keep(review.undoing(one, desk.made, signed(len(desk.made))))
        kept_up(casebook)
        after = kept(casebook)
        assert {kind: after[kind] for kind in RECORDS} == {kind: before[kind] for kind in RECORDS}
        assert listed(casebook.path) == lists
        return len(desk.made)


@pytest.mark.long
def test_they_were_a_thousand() -> None:
    assert sum(MADE) > 1000


@pytest.mark.long
def test_a_thousand_judgements_of_one_casebook_undone_leave_it_as_it_was(tmp_path: Path) -> None:
    """By the program's own way, on what it read; undone in any order."""
    chance = random.Random(5)
    acts = ("accounts", "incidents", "take_out", "part", "origins", "grade", "locate", "comment", "correct", "reject")
    with Casebook.open(demo_casebook(tmp_path)) as casebook:
        casework.reconcile_casebook(casebook)
        before, lists = kept(casebook), listed(casebook.path)
        desk = Desk(casebook, list(casebook.readings()))
        while len(desk.made) < 1000:
            desk.act(chance.choice(acts), chance.randrange(10_000), chance.randrange(10_000))
            if len(desk.made) % 20 == 0:
                casework.reconcile_casebook(casebook)
        casework.reconcile_casebook(casebook)
        changed = kept(casebook)
        assert all(changed[kind] != before[kind] for kind in ("accounts", "incidents", "series", "meanings"))
        for one in chance.sample(desk.made, 1000):
            desk.keep(review.undoing(one, desk.made, signed(len(desk.made))))
        casework.reconcile_casebook(casebook)
        after = kept(casebook)
        assert {kind: after[kind] for kind in RECORDS} == {kind: before[kind] for kind in RECORDS}
        assert listed(casebook.path) == lists
