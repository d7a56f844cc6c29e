"""Words that the public profile looks for are found in their examples, and ordinary words are let through."""

from __future__ import annotations

import pytest

from fairwitness.vocab import table
from fairwitness.vocab.withheld import force_counts, listed, names_force, names_refuge, tells_few


def test_each_list_finds_its_example() -> None:
    rows = table("withheld")
    assert names_refuge(rows["refuge"]["example"])
    assert tells_few(rows["few"]["example"])
    assert names_force(rows["force"]["example"])
    low = set(rows["victim"]["example"].lower().replace(".", "").split())
    assert set(rows["body"]["example"].lower()[:-1].split()) >= {"column"} and listed("body", "heads") >= {"column"}
    assert low & listed("victim", "after") and low & listed("victim", "beside")


@pytest.mark.parametrize("form", sorted(listed("refuge")))
def test_every_word_for_a_refuge_is_found(form: str) -> None:
    assert names_refuge(f"near the {form.upper()}, they said")


@pytest.mark.parametrize("words", ["a campaign in the town", "a hospitable street", "the warden of the mill"])
def test_other_words_name_no_refuge(words: str) -> None:
    assert not names_refuge(words)


def test_armed_people_are_counted_in_figures_and_in_words() -> None:
    assert len(force_counts("some 300 masked fighters and two hundred soldiers")) == 2
    assert len(force_counts("a squadron of 16 fast boats")) == 1
    assert not force_counts("300 villagers came to the river on foot")
