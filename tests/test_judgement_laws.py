"""Laws of judgements: none is ever dropped, judging twice is judging once, and order of documents plays no part."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fairwitness import review
from fairwitness.errors import UsageError
from fairwitness.model import Claim, Figure, Judgement, Reading
from fairwitness.review.finding import places_of
from fairwitness.review.slots import SLOTS
from tests.judged_world import TOWN, decided, in_text, of_kind, signed, with_claims, with_figure
from tests.worlds import TEXT, reading, span

WORDS = st.lists(st.sampled_from("rain road town market bridge said later and the of".split()), max_size=30)


@given(before=WORDS, after=WORDS, added=WORDS)
def test_whatever_is_put_before_and_after_the_place_is_the_same(
    before: list[str], after: list[str], added: list[str]
) -> None:
    text = " ".join([*before, "exactly", "31", "men", *after])
    document = replace(reading().document, text=text)
    at = span(text, "31")
    figure = Figure(at, "exact", Decimal(31), Decimal(31), Decimal(31))
    about = review.pin(Claim("c", document.id, "killed", at, figure=figure), document, "claim", "")
    changed = "\n".join([" ".join(added), text, " ".join(added)])
    assert [changed[a:b] for a, b in places_of(about, changed)] == ["31"]


STEPS = st.lists(st.sampled_from(["accept", "reject", "place", "kind", "figure", "undo", "undo last"]), max_size=12)
READERS = st.sampled_from(["same", "none", "other kind", "wider", "changed text"])


def walked(made: Reading, steps: list[str]) -> list[Judgement]:
    """Judgements of the reading's claim, one after the other."""
    done: list[Judgement] = []
    values = {"place": TOWN, "kind": "injured", "figure": "99"}
    for minute, step in enumerate(steps):
        if step in ("accept", "reject"):
            done.append(decided(made, step, minute=minute))
        elif step in values:
            done.append(decided(made, "correct", step, values[step], minute=minute))
        elif done:
            try:
                done.append(review.undoing(done[-1 if step == "undo last" else 0], done, signed(minute)))
            except UsageError:
                continue
    return done


def read_by(reader: str) -> Reading:
    made = reading()
    match reader:
        case "none":
            return with_claims(made)
        case "other kind":
            return with_claims(made, of_kind(made.claims[0], "missing"))
        case "wider":
            return with_claims(made, with_figure(made, "At least 12 people"))
        case "changed text":
            return in_text("A headline\n" + TEXT)
    return made


@given(steps=STEPS, reader=READERS)
def test_no_judgement_is_dropped_whatever_a_reader_finds(steps: list[str], reader: str) -> None:
    made = walked(reading(), steps)
    there = read_by(reader)
    judged = review.judged([there], made)
    assert [a.id for a in judged.attachments] == [j.id for j in made]
    ids = {c.id for c in there.claims}
    for a in judged.attachments:
        assert set(a.claims) <= ids
        assert bool(a.claims) == (a.state in ("in_force", "superseded") and not is_undo(a.id, made))
    lost = {a.id for a in judged.attachments if a.state == "lost"}
    assert {p.about for p in judged.problems} == lost
    assert {(m.claim_id, m.slot) for m in judged.meanings} <= {(i, s) for i in ids for s in SLOTS}
    assert len({(m.claim_id, m.slot) for m in judged.meanings}) == len(judged.meanings)


def is_undo(judgement_id: str, made: list[Judgement]) -> bool:
    return next(j for j in made if j.id == judgement_id).verdict == "undo"


@given(steps=STEPS)
def test_judging_what_was_judged_is_judging_once(steps: list[str]) -> None:
    made = walked(reading(), steps)
    once = review.judged([reading()], made)
    stored = replace(reading(), meanings=reading().meanings + once.meanings)
    assert review.judged([stored], made) == once


@given(steps=STEPS, reader=READERS)
def test_the_order_of_documents_changes_nothing(steps: list[str], reader: str) -> None:
    made = walked(reading(), steps)
    other = (
        reading("Elsewhere, at least 12 boats were seen.", "file:///b.txt") if False else in_text("At least 12 men.")
    )
    there = [read_by(reader), replace(other, document=replace(other.document, id="z", capture_id="z"))]
    one, two = review.judged(there, made), review.judged(there[::-1], made)
    assert set(one.attachments) == set(two.attachments)
    assert set(one.readings) == set(two.readings)
