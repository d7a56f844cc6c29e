"""The law of shares: with and without a document, the rest differs by that document's share alone."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from fairwitness.model import Account, Dispute, Reading, Series
from fairwitness.origins import body_of
from fairwitness.reconcile import disputes, families, incidents, series, states
from tests.kept_world import kept, kept_up, opened, put
from tests.reconcile_world import COUNCIL, COUNTRY, HOSPITAL, MONITOR, OTHER_TOWN, TOWN, claim, report, told
from tests.shares import as_told, claims_by_matter, is_held, is_of, key_of, spoken_of, touched, voices_of
from tests.test_reconcile_families import prose
from tests.test_reconcile_laws import claims as some_claims
from tests.test_reconcile_laws import minutes, reports

PLACES = (TOWN, TOWN, HOSPITAL, COUNTRY, OTHER_TOWN, None)
STORIES = [prose(seed, 6) for seed in range(3)]
EARLY, LATE = st.integers(3, 20), st.integers(40, 55)


@st.composite
def dispatches(draw: st.DrawFn, name: str) -> Reading:
    """A dispatch of early or late days, or undated, of its own text or of a story's that others tell too."""
    story = draw(st.sampled_from((None, None, *STORIES)))
    text = " ".join(story[: draw(st.integers(1, 6))] if story else [f"{name} alone."])
    said = draw(st.lists(some_claims(PLACES), min_size=1, max_size=3))
    outlet, on = draw(st.sampled_from(("Harbour Post", "Reed Times", None))), draw(st.none() | EARLY | LATE)
    return report(
        outlet,
        on,
        *said,
        published_at=draw(minutes(on)),
        name=name,
        text=draw(st.sampled_from(("", "", "", "Correction: amended. "))) + text + " ",
        agency=draw(st.sampled_from((None, None, "Gull News Agency"))),
        url=draw(st.sampled_from((None, None, "https://harbour.example/1"))),
    )


some_dispatches = st.integers(1, 6).flatmap(lambda n: st.tuples(*(dispatches(f"r{i}") for i in range(n))))
own_texts = st.integers(2, 6).flatmap(lambda n: st.tuples(*(reports(f"r{i}", places=PLACES) for i in range(n))))


def others(found: tuple[Any, ...], *, of: Any) -> list[Any]:
    return sorted((x for x in found if not of(x)), key=lambda x: x.id)


@given(some_dispatches, dispatches("new"))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_of_what_a_document_does_not_speak_of_every_record_stays(world: tuple[Reading, ...], new: Reading) -> None:
    before, now = (families(r.document for r in readings) for readings in (world, (*world, new)))
    spoken = spoken_of(touched(new, world, before, now))
    without, both = told(*world), told(*world, new)

    def is_spoken(x: Account | Series) -> bool:
        return key_of(x.matter) in spoken

    assert others(without, of=is_spoken) == others(both, of=is_spoken)
    assert others(series(without), of=is_spoken) == others(series(both), of=is_spoken)
    for of, step in ((is_of, incidents), (is_held, states)):
        one, other = (others(step(a), of=lambda x, of=of: of(x, spoken)) for a in (without, both))
        assert one == other
    by_id = {a.id: a for a in (*without, *both)}
    for d in set(disputes(without)) ^ set(disputes(both)):
        assert any(is_spoken(by_id[i]) for i in d.accounts)


def in_force_by(found: Series, others_than: set[str], accounts: dict[str, Account]) -> dict[Any, set[tuple[str, str]]]:
    """By day the origins in force, some left out."""
    return {
        p.on: {(o.name, o.type) for i in p.accounts for o in (accounts[i].origin,) if o.name not in others_than}
        for p in found.points
    }


def up_to(days: dict[Any, set[tuple[str, str]]], on: Any) -> set[tuple[str, str]]:
    return days[max(d for d in days if d <= on)] if any(d <= on for d in days) else set()


@given(own_texts, reports("new", places=PLACES))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_within_a_matter_what_others_say_stays(world: tuple[Reading, ...], new: Reading) -> None:
    """Of every matter that the same other claims make up as before: accounts by others, and who is in force when."""
    assume(families(r.document for r in (*world, new)) == families(r.document for r in world))
    corrects = new.document.text.startswith("Correction")
    without, both = told(*world), told(*world, new)
    mine = voices_of(new, both)
    before, now = claims_by_matter(without), claims_by_matter(both, new.document.id)
    shown = {a.id: a for a in (*without, *both)}
    of_matter = {s.matter.id: s for s in (*series(without), *series(both))}
    for claims in before.keys() & now.keys():
        one, other = ([a for a in said if a.origin.name not in mine] for said in (before[claims], now[claims]))
        assert sorted(map(repr, map(as_told, one))) == sorted(map(repr, map(as_told, other)))
        taken = {a.origin.name for a in other if a.corrected_by == new.document.id}
        assert corrects or not taken
        assert all(a.appearances[0].outlet == new.document.outlet for a in other if a.corrected_by == new.document.id)
        a, b = (of_matter.get(said[0].matter.id) for said in (before[claims], now[claims]))
        if a and b:
            old, fresh = (in_force_by(s, mine | taken, shown) for s in (a, b))
            assert all(up_to(old, on) == up_to(fresh, on) for on in old.keys() | fresh.keys())
            assert corrects or b.reports - a.reports in (0, 1)


@given(own_texts, reports("new", places=PLACES))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_dispute_between_others_stays(world: tuple[Reading, ...], new: Reading) -> None:
    """Where both of its accounts stand as they stood, and no body of theirs speaks in the new document."""
    assume(not new.document.text.startswith("Correction"))
    assume(families(r.document for r in (*world, new)) == families(r.document for r in world))
    without, both = told(*world), told(*world, new)
    mine = voices_of(new, both)
    same = {a.id: a for a in set(without) & set(both)}
    bodies = {body_of(a.origin) for a in (*without, *both) if a.origin.name in mine}

    def between_others(d: Dispute) -> bool:
        return all(i in same and body_of(same[i].origin) not in bodies for i in d.accounts)

    assert set(filter(between_others, disputes(without))) == set(filter(between_others, disputes(both)))


@given(own_texts, st.data())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_who_tells_the_same_event_later_re_sorts_nothing(world: tuple[Reading, ...], data: st.DataObject) -> None:
    """What names all that is named already, and its days, makes no claim of others another matter's."""
    r = data.draw(st.sampled_from(world))
    dated = [c.id for c in r.claims if c.when and c.when.period and c.figure and c.figure.unit == "people"]
    placed = {m.claim_id for m in r.meanings if m.slot == "place"}
    chosen = [c for c in r.claims if c.id in dated and c.id in placed]
    assume(chosen and r.document.published)
    again = report("Dune Radio", 25, text="Another text of another day. ")
    made = {c.id: replace(c, id=f"again{c.id}", document_id=again.document.id, chain=()) for c in chosen}
    meanings = tuple(replace(m, claim_id=made[m.claim_id].id) for m in r.meanings if m.claim_id in made)
    new = replace(again, claims=tuple(made.values()), meanings=meanings)
    without, both = told(*world), told(*world, new)
    assert claims_by_matter(without).keys() <= claims_by_matter(both, new.document.id).keys()


@given(some_dispatches, dispatches("new"))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_casebook_that_loses_a_document_is_as_it_was_without_it(world: tuple[Reading, ...], new: Reading) -> None:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as casebook:
        for r in world:
            put(casebook, r, r.document.capture_id)
        kept_up(casebook)
        without = kept(casebook)
        put(casebook, new, new.document.capture_id)
        kept_up(casebook)
        assert any(p.document_id == new.document.id for a in kept(casebook)["accounts"] for p in a.appearances)
        put(casebook, None, new.document.capture_id)
        kept_up(casebook)
        assert kept(casebook) == without


def test_a_figure_passed_on_twice_is_the_first_ones() -> None:
    """Who passes on what another passes on adds no origin, in whatever order the three are known."""
    told_of = {"when": "on 2 May", "days": (2, 2)}
    first = report("Dune Radio", 3, claim("killed", "40", by=(COUNCIL, MONITOR), **told_of))
    second = report("Reed Times", 3, claim("killed", "40", by=(MONITOR, "Gull News Agency"), **told_of))
    third = report("Harbour Post", 3, claim("killed", "40", by="Gull News Agency", **told_of))
    assert {a.origin.name for a in told(second, third)} == {MONITOR}
    assert {a.origin.name for a in told(first, second, third)} == {COUNCIL}
