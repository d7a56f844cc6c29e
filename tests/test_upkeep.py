"""Kept up document by document, in any order, a casebook holds what reconciling all at once gives, id for id."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fairwitness import review
from fairwitness.model import Judgement, Reading, identity
from tests.judged_world import signed
from tests.kept_world import at_once, kept, kept_up, listed, opened, put
from tests.reconcile_world import COUNTRY, HOSPITAL, OTHER_TOWN, TOWN, report
from tests.test_reconcile_families import prose
from tests.test_reconcile_laws import claims as some_claims
from tests.test_reconcile_laws import copied, minutes

PLACES = (TOWN, TOWN, HOSPITAL, COUNTRY, OTHER_TOWN, None)
STORIES = [prose(seed, 6) for seed in range(3)]
NO_SHRINK = (Phase.explicit, Phase.generate)
NOTICE = prose(99, 2)


@st.composite
def dispatches(draw: st.DrawFn, name: str) -> Reading:
    """A dispatch: of its own text, or made of passages that others use, dated or not, an update, a correction."""
    said = draw(st.lists(some_claims(PLACES), min_size=0, max_size=3))
    story = draw(st.sampled_from((None, None, *STORIES)))
    cut = draw(st.integers(1, 6))
    text = " ".join([*(story[:cut] if story else [f"{name} alone."]), *draw(st.sampled_from(((), (), NOTICE)))])
    text = draw(st.sampled_from(("", "", "", "Correction: amended. "))) + text + " "
    outlet = draw(st.sampled_from(("Harbour Post", "Reed Times", None)))
    on = draw(st.none() | st.integers(3, 12) | st.integers(3, 40))
    return report(
        outlet,
        on,
        *said,
        published_at=draw(minutes(on)),
        name=name,
        text=text,
        agency=draw(st.sampled_from((None, None, "Gull News Agency"))),
        url=draw(st.sampled_from((None, None, "https://harbour.example/1"))),
    )


@st.composite
def worlds(draw: st.DrawFn) -> list[Reading]:
    made = [draw(dispatches(f"r{n}")) for n in range(draw(st.integers(1, 7)))]
    copies = draw(st.lists(st.tuples(st.sampled_from(made), st.integers(0, 9)), max_size=2))
    made += [copied(r, f"Dune Radio {n}", later) for n, (r, later) in enumerate(copies)]
    return list({r.document.id: r for r in made}.values())


def judgement_of(reading: Reading, verdict: int, minute: int) -> Judgement:
    decision = (review.Decision("reject"), review.Decision("accept"), review.Decision("correct", "place", OTHER_TOWN))
    chosen = decision[verdict]
    about = review.pin(reading.claims[0], reading.document, chosen.slot, "as it was")
    return review.judgement(about, chosen, signed(minute))


def read_anew(reading: Reading, how: str) -> Reading | None:
    """What another reader takes from the same bytes: nothing, fewer claims, another day, another text."""
    document = reading.document
    match how:
        case "nothing":
            return None
        case "fewer":
            claims = reading.claims[1:]
            ids = {c.id for c in claims}
            return replace(reading, claims=claims, meanings=tuple(m for m in reading.meanings if m.claim_id in ids))
        case "day":
            return replace(reading, document=replace(document, published=date(2031, 5, 2)))
    return Reading(replace(document, id=identity(document.id, "anew"), text="Another text altogether."))


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("put", "put", "put", "judge", "undo", "anew", "up")), st.integers(0, 9), st.integers(0, 2)
    ),
    max_size=8,
)


@given(worlds(), STEPS, st.randoms(use_true_random=False), st.integers(1, 4))
@settings(max_examples=40, deadline=None, phases=NO_SHRINK, suppress_health_check=[HealthCheck.too_slow])
def test_kept_up_in_any_order_it_is_what_reconciling_all_at_once_gives(
    world: list[Reading], steps: Sequence[tuple[str, int, int]], chance: Any, batch: int
) -> None:
    there: dict[str, Reading | None] = {}
    made: list[Judgement] = []
    order = list(world)
    chance.shuffle(order)
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as casebook:
        for n, reading in enumerate(order):
            capture = reading.document.capture_id
            there[capture] = reading
            put(casebook, reading, capture)
            if n % batch == 0:
                kept_up(casebook)
        for minute, (step, which, how) in enumerate(steps):
            reading = world[which % len(world)]
            capture = reading.document.capture_id
            if step == "up":
                kept_up(casebook)
            elif step == "judge" and reading.claims:
                made.append(judgement_of(reading, how, minute))
                casebook.put_judgement(made[-1])
            elif step == "undo" and made and made[-1].verdict != "undo":
                made.append(review.undoing(made[-1], made, signed(minute)))
                casebook.put_judgement(made[-1])
            elif step == "anew":
                there[capture] = read_anew(reading, ("nothing", "fewer", "day", "text")[(which + how) % 4])
                put(casebook, there[capture], capture)
            elif step == "put":
                there[capture] = reading
                put(casebook, reading, capture)
        kept_up(casebook)
        standing = sorted((r for r in there.values() if r is not None), key=lambda r: r.document.id)
        expected = at_once(standing, made)
        found, lists = kept(casebook), listed(casebook.path)
        with opened(Path(folder), "at once") as other:
            for reading in standing:
                put(other, reading, reading.document.capture_id)
            for judgement in made:
                other.put_judgement(judgement)
            kept_up(other)
            lists_at_once = listed(other.path)
    for kind, records in expected.items():
        assert found[kind] == records, kind
    for name, rows in lists_at_once.items():
        assert lists[name] == rows, name
