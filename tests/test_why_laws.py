"""The law of explanations: every point of every series leads to words that stand in a text, and leaves nothing out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from hypothesis import HealthCheck, given, settings

from fairwitness.interval import fold, interval_of, meet
from fairwitness.model import Account, Capture, Reading, identity
from fairwitness.publish import wording
from fairwitness.publish.picture import Picture, short
from fairwitness.publish.why import Step, explain
from fairwitness.reconcile import accounts, disputes, families, incidents, series, states
from tests.reconcile_world import REGISTRY
from tests.test_reconcile_shares import some_dispatches

_LEFT_OUT = "left out of the last point, account "


def picture_of(world: tuple[Reading, ...]) -> Picture:
    found = accounts(world, registry=REGISTRY)
    documents = tuple({r.document.id: r.document for r in world}.values())
    return Picture(
        documents=documents,
        claims=tuple({c.id: c for r in world for c in r.claims}.values()),
        meanings=tuple(m for r in world for m in r.meanings),
        families=families(documents),
        accounts=found,
        series=series(found),
        disputes=disputes(found),
        incidents=incidents(found),
        states=states(found),
        captures=tuple(Capture(d.capture_id, f"file:///{d.id}.txt", identity(d.text), "text/plain") for d in documents),
    )


def every_step(step: Step) -> Iterator[Step]:
    yield step
    for part in step.parts:
        yield from every_step(part)


def only(steps: Iterator[Step], what: str, of: str) -> Step:
    (found,) = (s for s in steps if (s.what, s.id) == (what, of))
    return found


@given(some_dispatches)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_account_of_every_point_leads_to_words_that_stand_in_its_documents(world: tuple[Reading, ...]) -> None:
    picture = picture_of(world)
    for s in picture.series:
        told = explain(picture, s.id)
        for point in s.points:
            for i in point.accounts:
                leads_to_words(picture, picture.account_by_id[i], only(every_step(told), "account", i))
            assert point.interval == fold(interval_of(picture.account_by_id[i].figure) for i in point.accounts)
        days = Counter(step.text.partition(": ")[0] for step in told.parts)
        assert all(days[wording.day(point.on)] == 1 for point in s.points)


def leads_to_words(picture: Picture, a: Account, told: Step) -> None:
    """Under an account stands each claim in which it appears, its words as they are in the text, and the capture."""
    shown = Counter(step.id for step in every_step(told) if step.what == "claim")
    assert shown == Counter(p.claim_id for p in a.appearances)
    assert a.figure in {picture.claim_by_id[i].figure for i in shown if i}
    for p in a.appearances:
        claim, document = picture.claim_by_id[p.claim_id], picture.document_by_id[p.document_id]
        assert claim.document_id == document.id
        assert document.text[claim.words.start : claim.words.end] == claim.words.text
        step = only(every_step(told), "claim", claim.id)
        assert any(claim.words.text in below.text for below in step.parts)
        assert [s.id for s in every_step(step) if s.what in ("document", "capture")] == [
            document.id,
            document.capture_id,
        ]


@given(some_dispatches)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_nothing_in_force_is_left_out_of_a_point(world: tuple[Reading, ...]) -> None:
    picture = picture_of(world)
    for s in picture.series:
        for point in s.points:
            said = picture.accounts_about(s.matter.id)
            assert sorted(point.accounts) == sorted(a.id for a in said if stands_on(point.on, a, said))


def stands_on(on: date, a: Account, said: tuple[Account, ...]) -> bool:
    """Rule 6 in one breath: said by then, not a denial, not of the past, not taken back, and not said otherwise."""
    if a.denied or a.past or day_of(a) > on or (a.corrected_by and (a.corrected_on or date.min) <= on):
        return False
    since = [b for b in said if b.origin == a.origin and day_of(a) < day_of(b) <= on and ever_stood(b)]
    return not any(not b.denied or meet(interval_of(a.figure), interval_of(b.figure)) for b in since)


def ever_stood(a: Account) -> bool:
    return not a.past and not (a.corrected_by and (a.corrected_on or date.min) <= day_of(a))


def day_of(a: Account) -> date:
    return a.said or date.min


@given(some_dispatches)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_left_out_of_the_last_point_has_its_reason(world: tuple[Reading, ...]) -> None:
    picture = picture_of(world)
    for s in picture.series:
        last = s.points[-1] if s.points else None
        told = explain(picture, s.id)
        reasons = {
            step.text.removeprefix(_LEFT_OUT)[:8]: step for step in told.parts if step.text.startswith(_LEFT_OUT)
        }
        left = [a for a in picture.accounts_about(s.matter.id) if last is None or a.id not in last.accounts]
        assert set(reasons) == {short(a.id) for a in left}
        for a in left:
            assert_true(reasons[short(a.id)].text, a, picture.accounts_about(s.matter.id))
            leads_to_words(picture, a, only(every_step(told), "account", a.id))


def assert_true(reason: str, a: Account, said: tuple[Account, ...]) -> None:
    """Is the reason one that holds of this account?"""
    assert ("it denies" in reason) == a.denied
    if "took it back" in reason:
        assert a.corrected_by
    elif "was so before" in reason:
        assert a.past
    elif not a.denied:
        later = [b for b in said if b.origin == a.origin and day_of(b) > day_of(a)]
        assert "no longer in force" in reason
        assert later
