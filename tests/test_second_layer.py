"""Harm, force and damage told without a number: the passages are ours, the towns and bodies in them are made up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.extract import see
from fairwitness.extract.second_layer import unquantified
from fairwitness.model import Claim, Document, Figure, Span
from fairwitness.vocab import harm


def read(text: str, *quantified: Claim) -> tuple[Claim, ...]:
    document = Document(id="d", capture_id="c", text=text)
    return unquantified(document, see(document), quantified)


@pytest.mark.parametrize("row", harm.rows(), ids=lambda r: f"{r.kind}-{r.form}-{r.words[0]}")
def test_every_vocabulary_row_reads_its_own_example(row: harm.Row) -> None:
    assert row.kind in [c.kind for c in read(row.example)]


@pytest.mark.parametrize(
    ("text", "kind", "group", "hint"),
    [
        ("A journalist was shot dead in Qasr Amun.", "killed", "A journalist", 1),
        ("Civilians were killed in Qasr Amun.", "killed", "Civilians", None),
        ("Gunmen abducted a doctor in Qasr Amun.", "abducted", "a doctor", 1),
        ("The National Hospital was hit on Friday.", "damaged", "The National Hospital", None),
    ],
)
def test_harm_names_who_it_befell_and_whether_it_was_one(text: str, kind: str, group: str, hint: int | None) -> None:
    (claim,) = read(text)
    assert (claim.kind, claim.group and claim.group.text, claim.count_hint) == (kind, group, hint)
    assert claim.figure is None


@pytest.mark.parametrize(
    ("text", "kind", "group", "actor"),
    [
        (
            "A German reporter held hostage by the Taliban in Nor was seen.",
            "abducted",
            "A German reporter",
            "the Taliban",
        ),
        (
            "The Taliban took a German reporter hostage by the river.",
            "abducted",
            "a German reporter hostage",
            "The Taliban",
        ),
        ("He sent a film of a German nurse kidnapped by the Taliban.", "abducted", "a German nurse", "the Taliban"),
        ("A German nurse kidnapped two weeks ago is well.", "abducted", "A German nurse", None),
        ("German soldiers killed a nurse in Nor.", "killed", "a nurse", "German soldiers"),
        ("Soldiers shot dead a German shepherd boy in Nor.", "killed", "a German shepherd boy", "Soldiers"),
        ("Rebels as well as German troops shot dead a boy in Nor.", "killed", "a boy", "German troops"),
    ],
)
def test_who_did_it_and_whom_it_befell(text: str, kind: str, group: str, actor: str | None) -> None:
    found = [(c.kind, c.group and c.group.text, c.actor and c.actor.text) for c in read(text)]
    assert (kind, group, actor) in found, found


def test_the_second_of_two_nouns_is_no_verb_that_goes_on_with_a_plan() -> None:
    found = read("They want to halt mortar and rocket attacks on Qasr Amun.")
    assert [c.kind for c in found] == ["shelling"]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The ministry denied having fired on civilians.", "attack", "fired on civilians"),
        ("The army denied bombing the theatre.", "airstrike", "bombing the theatre"),
        ("There was no fighting in Qasr Amun.", "clash", "no fighting in Qasr Amun"),
        ("There was no fighting or shelling in Qasr Amun.", "shelling", "shelling in Qasr Amun"),
    ],
)
def test_what_is_disclaimed_is_denied(text: str, kind: str, words: str) -> None:
    (claim,) = [c for c in read(text) if c.kind == kind]
    assert (claim.denied, claim.words.text) == (True, words)


def test_one_who_is_joined_to_a_figure_is_told_apart() -> None:
    text = "The blast killed five guards and a baker."
    at = text.index("five")
    figure = Figure(Span(at, at + 4, "five"), "exact", Decimal(5), Decimal(5), Decimal(5))
    whole = Claim(id="x", document_id="d", kind="killed", words=Span(0, len(text) - 1, text[:-1]), figure=figure)
    assert [(c.kind, c.words.text, c.count_hint) for c in read(text, whole) if c.group] == [("killed", "a baker", 1)]


def test_a_blast_told_by_its_toll_is_a_claim_of_its_own() -> None:
    text = "An ambush in Qasr Amun killed 12 people."
    whole = Claim(id="x", document_id="d", kind="killed", words=Span(0, len(text), text))
    assert [(c.kind, c.words.text) for c in read(text, whole)] == [("attack", "An ambush in Qasr Amun")]


@pytest.mark.parametrize(
    "text",
    ["It was the worst attack of the year.", "How many fighters have died?", "A hundred trucks went through the gate."],
)
def test_what_is_only_compared_or_asked_is_no_claim(text: str) -> None:
    assert read(text) == ()


def test_what_was_destroyed_says_so() -> None:
    (claim,) = read("The school was destroyed on Friday.")
    assert (claim.kind, claim.degree) == ("damaged", "destroyed")


def test_what_a_figure_already_tells_is_not_told_again() -> None:
    text = "In Qasr Amun 12 people were killed by air strikes."
    whole = Claim(id="x", document_id="d", kind="killed", words=Span(0, len(text), text))
    assert read(text, whole) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The army said it would bomb the village.",
        "Twelve people were killed.",
        "The team won the match after a strike from thirty metres.",
        "Delegates discussed the price of bread.",
    ],
)
def test_a_number_a_plan_or_another_matter_is_no_such_claim(text: str) -> None:
    assert read(text) == ()


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "shells fell on the hospital was killed a doctor by jets , including and among them of".split()
        ),
        max_size=30,
    )
)
def test_any_order_of_words_is_read_and_every_span_is_exact(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for claim in read(text):
        assert all(text[s.start : s.end] == s.text for s in (claim.words, claim.group, claim.actor, claim.means) if s)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    assert len({c.id for c in read(text)}) == len(read(text))
