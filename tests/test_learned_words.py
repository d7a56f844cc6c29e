"""What the model says of words that may tell of harm or force without a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness import extract
from fairwitness.extract.decode import first_layer
from fairwitness.extract.learned.asking import Asking
from fairwitness.extract.learned.once import by_words
from fairwitness.extract.learned.triggers import Triggers
from fairwitness.model import Claim, Document, Given, Span
from fairwitness.read import plain_document
from fairwitness.text import sentences
from fairwitness.vocab import harm

needs_model = pytest.mark.skipif(extract.model_name() == "no model", reason="the package was built without weights")

TOLD = (
    "A suicide bombing in Torvik was told on the radio. A journalist was shot dead there, and shells killed 12 people "
    "in Ostra."
)


def document(text: str = TOLD) -> Document:
    return plain_document(text, Given(published=date(2021, 3, 4)), "story")


def triggers(text: str) -> Triggers:
    return Triggers(sentences(text), [])


def counted() -> tuple[Claim, ...]:
    """What the vocabulary reads with a number."""
    it = document()
    return first_layer(it, extract.see(it))


def test_the_longest_name_of_a_deed_is_one_trigger() -> None:
    assert [w.text for w in triggers("A suicide bombing, a car bomb and a raid.").spans] == [
        "suicide bombing", "car bomb", "raid",
    ]  # fmt: skip


def test_a_trigger_says_which_kinds_it_may_tell() -> None:
    found = triggers("He was shot.")
    assert {"tells killed undergo past", "tells attack act past"} <= set(found.signs(found.spans[0]))


def test_every_word_that_begins_a_find_of_the_vocabulary_is_a_trigger() -> None:
    assert harm.beginnings() <= {words[0] for words in harm.tellers()}


@given(st.text(st.sampled_from("shot dead bomb car suicide bombing. \n-'x"), max_size=200))
@settings(max_examples=200, deadline=None)
def test_triggers_are_exact_in_order_and_apart(text: str) -> None:
    spans = triggers(text).spans
    assert all(text[s.start : s.end] == s.text for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_the_words_of_a_figure_are_no_trigger() -> None:
    text = "Hundreds of dead lay in Torvik."
    dead = Span(text.index("dead"), text.index("dead") + 4, "dead")
    assert dead in triggers(text).spans
    assert dead not in Triggers(sentences(text), [Span(0, dead.end, text[: dead.end])]).spans


def test_each_word_is_asked_about_with_the_claim_that_the_vocabulary_reads_there() -> None:
    it = document()
    seen = extract.see(it)
    asked = [c for c in Asking(it, seen, first_layer(it, seen)).sheet.candidates if c.sort == "word"]
    assert {(c.words.text, c.rule.kind) for c in asked if c.rule} == {
        ("suicide bombing", "bombing"),
        ("shot", "killed"),
    }
    assert any("inside killed" in c.signs for c in asked)


def test_what_the_model_tells_is_told_unless_a_figure_tells_it() -> None:
    first = counted()
    kinds = {"killed": "killed", "shells": "shelling", "shot": None}
    told = {
        word: replace(first[0], id=word.text, kind=kind, words=word, figure=None) if kind else None
        for word in triggers(TOLD).spans
        if word.text in kinds
        for kind in [kinds[word.text]]
    }
    assert len(told) == len(kinds)
    assert [c.kind for c in by_words(told, first)] == ["shelling"]


def test_of_two_words_that_tell_one_deed_the_surer_speaks() -> None:
    first = counted()
    clause = Span(0, 30, TOLD[:30])
    bombing, shot = (w for w in triggers(TOLD).spans if w.text in ("suicide bombing", "shot"))
    told = {
        bombing: replace(first[0], id="a", kind="attack", words=clause, figure=None, score=0.6),
        shot: replace(first[0], id="b", kind="attack", words=clause, figure=None, score=0.8),
    }
    assert [c.id for c in by_words(told, ())] == ["b"]


def test_no_mark_stands_within_a_trigger() -> None:
    assert [w.text for w in triggers("He ran to his car, bomb in hand. A car bomb.").spans][-2:] == ["bomb", "car bomb"]


def test_a_long_list_of_deeds_is_told_to_its_end() -> None:
    text = "; ".join(f"on {day} May a shell hit a house in Torvik and a man was killed" for day in range(1, 26)) + "."
    it = document(text)
    assert len(extract.claims(it, extract.see(it))) >= 48


def test_what_is_rejected_is_not_what_is_done_beside() -> None:
    for text, denied in (
        ("The army rejected a truce and shelled Homs on Monday.", False),
        ("The army denied that its guns had fired on Homs and killed a nurse on Monday.", True),
        ("The army denied shelling Homs and killing a nurse.", True),
    ):
        it = document(text)
        told = extract.claims(it, extract.see(it))
        assert told
        assert {c.denied for c in told} == {denied}, text


def test_the_words_of_a_claim_do_not_end_at_a_title() -> None:
    it = document("Gunmen on Monday killed Dr. Aran Sol, a surgeon, in Torvik.")
    told = [c for c in extract.claims(it, extract.see(it)) if c.kind == "killed"]
    assert told
    assert all("killed Dr. Aran" in c.words.text for c in told)


def kinds(text: str) -> list[str]:
    """The kinds of the claims of a text of war that no number tells."""
    it = document(f"War in Torland\n\nTroops fought in Sanar on Sunday. {text}")
    return [c.kind for c in extract.claims(it) if c.figure is None and c.words.start > it.text.index("Sunday")]


@needs_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday Torish fighter jets launched a precise attack on a headquarters in Ostra.", ["airstrike"]),
        ("Gunmen attacked Ostra after air strikes hit Torvik.", ["attack", "airstrike"]),
        ("Jets bombed Ostra in response to an attack on Torvik.", ["airstrike", "attack"]),
        ("Torish forces were unable to carry out air strikes on Ostra.", []),
        ("Torish forces could not launch air strikes on Ostra.", []),
        ("Torish forces carried out air strikes on Ostra.", ["airstrike"]),
        ("Unable to hold it, Torish forces left, and air strikes hit Ostra.", ["airstrike"]),
        ("Torish forces bombarded Ostra with combat drones.", ["airstrike"]),
        ("Torish forces bombarded Ostra with howitzers.", ["shelling"]),
        ("Torish forces bombarded Ostra from the hills with guns.", ["shelling"]),
        ("A shell hit a house in Ostra, narrowly missing a family.", ["shelling", "damaged"]),
        ("Volunteers fighting on the side of Torland founded a club in Ostra.", []),
        ("Heavy fighting broke out in Ostra.", ["clash"]),
        ("The students' body ANSU denied any role.", []),
        ("The body of a guard was found in Ostra.", ["killed"]),
        ("The Amber Brigade said it shot down a fighter jet over Ostra.", []),
        ("Torland's ministry said the plane crashed at Ostra.", []),
        ("A fighter jet bombed Ostra after a plane crashed.", ["airstrike"]),
        ("Police named the suicide bombers who struck Ostra.", ["bombing"]),
        ("Police named the bombers that struck Ostra from the air.", ["airstrike"]),
    ],
)
def test_a_deed_is_told_once_and_only_where_it_was_done(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@needs_model
@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Jordan has reported ten dead.", "Jordan"),
        ("Jordan has reported ten dead in Basra.", "Basra"),
        ("Jordan reported ten Iraqis killed.", "Basra"),
    ],
)
def test_a_country_counts_its_own_dead_at_home(said: str, name: str) -> None:
    document = plain_document(f"A raid killed eight people in Basra, Iraq, medics said. {said}", Given(), "t")
    last = [c for c in extract.claims(document) if c.figure][-1]
    assert last.place is not None
    assert last.place.text == name


@needs_model
def test_a_document_encoded_ahead_says_the_same_and_a_long_one_waits_for_its_turn() -> None:
    it = document()
    ahead = extract.encoded_ahead(it)
    assert ahead is not None
    assert extract.claims(it, extract.see(it, ahead)) == extract.claims(it, extract.see(it))
    assert extract.encoded_ahead(document(f"{TOLD}\n" * 200)) is None
