"""Every row of the vocabulary of kinds, groups and means is read as its example says."""

from __future__ import annotations

import re
from typing import Any

import pytest

from fairwitness import extract
from fairwitness.model import Claim, Given
from fairwitness.read import plain_document
from fairwitness.vocab import table
from fairwitness.vocab.groups import group_class
from fairwitness.vocab.means import means_class
from fairwitness.vocab.verbs import forms

pytestmark = pytest.mark.usefixtures("no_model")

Row = dict[str, Any]


def claims_at_mark(example: str) -> list[Claim]:
    """The claims whose figure is the one in brackets."""
    mark = re.search(r"\[(.+?)\]", example)
    assert mark, f"no [figure] in {example!r}"
    text = example.replace("[", "").replace("]", "")
    start, end = mark.start(), mark.end() - 2
    claims = extract.claims(plain_document(text, Given()))
    return [c for c in claims if c.figure and c.figure.words.start < end and start < c.figure.words.end]


@pytest.mark.parametrize("row", table("kinds")["row"], ids=lambda row: f"{row['kind']}: {row['example']}")
def test_the_words_of_a_kind_make_its_example_a_claim_of_that_kind(row: Row) -> None:
    assert row["kind"] in {c.kind for c in claims_at_mark(row["example"])}


@pytest.mark.parametrize(
    ("example", "kind"),
    [
        ("[Two] constables paid the supreme price.", "killed"),
        ("[Two] constables laid down their lives.", "killed"),
        ("[Two] raiders bit the dust in the hills.", "killed"),
        ("[Two] men were laid to rest on Sunday.", "killed"),
        ("[Seven] persons are yet to be accounted for.", "missing"),
        ("Raiders carted away [20] pupils.", "abducted"),
        ("[Five] rebels yielded to the military.", "surrendered"),
        ("[Five] families were forced to evacuate.", "displaced"),
        ("The blast sent [30] people to hospital.", "injured"),
    ],
)
def test_what_regional_papers_write_is_of_its_kind(example: str, kind: str) -> None:
    assert {c.kind for c in claims_at_mark(example)} == {kind}


@pytest.mark.parametrize("row", table("groups")["row"], ids=lambda row: row["example"])
def test_a_counted_noun_has_the_class_of_its_row(row: Row) -> None:
    group = row["example"].split("] ")[1].rstrip(".")
    assert group_class(" ".join(group.split()[:2]), "other") == row["class"]


@pytest.mark.parametrize("row", table("means")["row"], ids=lambda row: row["example"])
def test_words_of_means_have_the_class_of_their_row(row: Row) -> None:
    words = re.search(r"\[(.+?)\]", row["example"])
    assert words
    assert means_class(words.group(1)) == row["class"]


@pytest.mark.parametrize(
    ("verb", "past", "participle"),
    [
        ("kill", "killed", "killed"),
        ("flee", "fled", "fled"),
        ("bury", "buried", "buried"),
        ("take", "took", "taken"),
        ("pay", "paid", "paid"),
    ],
)
def test_verbs_have_their_forms(verb: str, past: str, participle: str) -> None:
    assert past in forms(verb).past
    assert participle in forms(verb).participle
