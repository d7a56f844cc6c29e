"""Laws that hold for any reports: of order, of copies, of documents given twice, of documents that share nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.model import Account, Claim, Meaning, Reading, claim_id, identity
from fairwitness.reconcile import accounts, disputes, incidents, series, states
from tests.reconcile_world import (
    COUNTRY,
    FRONT,
    HOSPITAL,
    LEAGUE,
    MONITOR,
    OTHER_TOWN,
    REGISTRY,
    SOCIETY,
    TOWN,
    claim,
    day,
    report,
    told,
)

_WHENS: list[dict[str, Any]] = [
    {},
    {"when": "on 2 May", "days": (2, 2)},
    {"when": "over the weekend", "days": (3, 4), "as": "days"},
    {"when": "in recent days", "days": (None, 5), "as": "vague"},
    {"when": "since May", "days": (1, None), "as": "month"},
    {"when": "since 3 May", "days": (3, None)},
    {"when": "in the past week", "value": "P1W", "days": (1, 8), "as": "days"},
]
_BY: list[tuple[str, ...]] = [
    (),
    (SOCIETY,),
    (MONITOR,),
    (FRONT,),
    ("Front Press Office",),
    ("activists",),
    (SOCIETY, "Gull News Agency"),
    ("Gull News Agency",),
]


ANYWHERE = (TOWN, HOSPITAL, COUNTRY, None)


@st.composite
def claims(draw: st.DrawFn, places: tuple[Any, ...]) -> dict[str, Any]:
    kind = draw(
        st.sampled_from(("killed", "killed", "injured", "controls", "captured", "withdrew", "attack", "shelling"))
    )
    held = kind in ("controls", "captured", "withdrew")
    said = draw(
        st.sampled_from((None, "85", "~80", "15") if held else ("12", "~12", ">=10", "<20", "40", "24+", "0", None))
    )
    slots: dict[str, Any] = {"unit": "percent", "basis": "standing"} if held else {}
    if not held:
        slots["basis"] = draw(st.sampled_from(("event", "total", "standing")))
        slots["group"] = draw(st.sampled_from((None, "civilians", "children", "combatants")))
        slots["means"] = draw(st.sampled_from((None, "airstrike", "shelling")))
    slots |= draw(st.sampled_from(_WHENS))
    return claim(
        kind,
        said,
        by=draw(st.sampled_from(_BY)),
        place=draw(st.sampled_from(places)),
        actor=draw(st.sampled_from((None, FRONT, LEAGUE))),
        denied=draw(st.integers(0, 5)) == 0,
        extent=draw(st.sampled_from((None, None, "part"))) if held else None,
        past=held and draw(st.integers(0, 5)) == 0,
        **slots,
    )


@st.composite
def reports(draw: st.DrawFn, name: str, dated: bool = False, places: tuple[Any, ...] = ANYWHERE) -> Reading:
    said = draw(st.lists(claims(places), min_size=1, max_size=4))
    outlet = draw(st.sampled_from(("Harbour Post", "Reed Times", "Gull News Agency", None)))
    agency = draw(st.sampled_from((None, None, "Gull News Agency")))
    text = draw(st.sampled_from(("", "", "", "Correction: amended. "))) + f"{name} "
    on = draw(st.integers(3, 20) if dated else st.none() | st.integers(3, 20))
    return report(outlet, on, *said, text=text, agency=agency, published_at=draw(minutes(on)))


def minutes(on: int | None) -> st.SearchStrategy[datetime | None]:
    """A minute of that day in UTC, or none; a zone may put it on the day before or after."""
    if on is None:
        return st.none()
    hours = st.sampled_from((None, None, -3, 8, 8, 12, 26))
    return hours.map(lambda h: None if h is None else datetime.combine(day(on), time(), UTC) + timedelta(hours=h))


worlds = st.integers(1, 5).flatmap(lambda n: st.tuples(*(reports(f"r{i}") for i in range(n))))
# Of two undated reports of one text, which is the copy cannot be known.
dated_worlds = st.integers(1, 5).flatmap(lambda n: st.tuples(*(reports(f"r{i}", dated=True) for i in range(n))))


def everything(readings: tuple[Reading, ...]) -> tuple[Any, ...]:
    found = accounts(readings, registry=REGISTRY)
    return found, series(found), disputes(found), incidents(found), states(found)


def copied(r: Reading, outlet: str, later: int) -> Reading:
    """The same text and claims, run by another outlet."""
    capture = identity(r.document.capture_id, outlet, str(later))
    published = r.document.published and day(r.document.published.day + later)
    document = replace(
        r.document, id=identity(capture), capture_id=capture, outlet=outlet, published=published, agency=None
    )
    ids = {c.id: claim_id(document.id, c.kind, c.figure.words if c.figure else c.words) for c in r.claims}
    made: tuple[Claim, ...] = tuple(replace(c, id=ids[c.id], document_id=document.id) for c in r.claims)
    meanings: tuple[Meaning, ...] = tuple(replace(m, claim_id=ids[m.claim_id]) for m in r.meanings)
    return replace(r, document=document, claims=made, meanings=meanings)


@given(worlds, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_documents_changes_nothing(world: tuple[Reading, ...], chance: Any) -> None:
    shuffled = list(world)
    chance.shuffle(shuffled)
    assert everything(tuple(shuffled)) == everything(world)


@given(worlds)
@settings(max_examples=60, deadline=None)
def test_folding_twice_is_folding_once(world: tuple[Reading, ...]) -> None:
    assert everything((*world, *world)) == everything(world)


@given(worlds)
@settings(max_examples=100, deadline=None)
def test_every_claim_appears_in_one_account_and_no_two_accounts_share_an_id(world: tuple[Reading, ...]) -> None:
    found = told(*world)
    shown = Counter(p.claim_id for a in found for p in a.appearances)
    assert shown == Counter({c.id for r in world for c in r.claims})
    assert len({a.id for a in found}) == len(found)


@given(dated_worlds, st.data(), st.integers(1, 9))
@settings(max_examples=100, deadline=None)
def test_a_copy_adds_no_origin(world: tuple[Reading, ...], data: st.DataObject, later: int) -> None:
    again = copied(data.draw(st.sampled_from(world)), "Dune Radio", later)

    def counts(found: tuple[Account, ...]) -> Counter[tuple[Any, ...]]:
        return Counter((s.matter.kind, s.matter.group, s.origins, s.unnamed) for s in series(found))

    assert counts(told(*world, again)) == counts(told(*world))


@given(worlds, reports("apart", places=(OTHER_TOWN,)))
@settings(max_examples=60, deadline=None)
def test_a_document_that_shares_no_matter_adds_its_own_share_alone(world: tuple[Reading, ...], apart: Reading) -> None:
    without, alone, both = everything(world), everything((apart,)), everything((*world, apart))
    for a, b, c in zip(without, alone, both, strict=True):
        own = [x for x in c if x not in a and x not in b]
        assert not own or all(getattr(x, "rule", "") == "part_larger" for x in own)
        assert len(a) + len(b) + len(own) == len(c)


@given(worlds)
@settings(max_examples=100, deadline=None)
def test_every_point_has_low_best_and_high_in_order(world: tuple[Reading, ...]) -> None:
    for s in series(told(*world)):
        assert [p.on for p in s.points] == sorted({p.on for p in s.points})
        for p in s.points:
            known = [n for n in (p.interval.low, p.interval.best, p.interval.high) if n is not None]
            assert known == sorted(known)
            assert p.origins + p.unnamed <= len(p.accounts)
            assert p.reports <= s.reports + sum(r.claims != () for r in world)
