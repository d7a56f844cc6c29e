"""Promises of the registry of organisations: any name finds its body, though most names are put together when asked."""

from __future__ import annotations

import pytest

from fairwitness.vocab.name_tokens import Words
from fairwitness.vocab.org_keys import org_key, plain_name
from fairwitness.vocab.orgs import Org, begins_org, longest_beginning_with, org_exactly, org_in_state, orgs
from fairwitness.vocab.states import country_named

SAMPLE = orgs()[::7]


@pytest.fixture(scope="module")
def first_with() -> dict[str, Org]:
    """Every name as compared, with the first organisation of the registry that has it."""
    found: dict[str, Org] = {}
    for org in orgs():
        for name in (org.name, *org.aliases):
            found.setdefault(org_key(plain_name(name)), org)
    return found


def test_every_name_finds_the_first_organisation_that_has_it(first_with: dict[str, Org]) -> None:
    names = [name for org in SAMPLE for name in (org.name, *org.aliases)]
    assert [org_exactly(name) for name in names] == [first_with[org_key(plain_name(name))] for name in names]


def test_the_first_word_of_every_name_is_known_with_the_longest_name_it_begins() -> None:
    for org in SAMPLE:
        for name in (org.name, *org.aliases):
            words = Words(name)
            assert longest_beginning_with()[words.low(0)] >= len(words)


def test_a_name_with_accents_may_begin_a_body() -> None:
    assert begins_org("Médecins Sans Frontières")


@pytest.mark.parametrize(
    ("letters", "state", "name"),
    [
        ("MoH", "Syria", "Syrian Health Ministry"),
        ("MoD", "Ukraine", "Ukrainian Defence Ministry"),
        ("MoFA", "Sudan", "Sudanese Foreign Ministry"),
        ("AFP", "Philippines", "Armed Forces of the Philippines"),
        ("AFP", "Syria", None),
        ("Most", "Syria", None),
    ],
)
def test_letters_by_the_state_of_the_text(letters: str, state: str, name: str | None) -> None:
    country = country_named(state)
    assert country is not None
    found = org_in_state(letters, country)
    assert (found.name if found else None) == name
