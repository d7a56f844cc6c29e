"""Families: documents that share a text, as a star around the earliest (rule 2)."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from itertools import permutations

import pytest

from fairwitness.model import Document
from fairwitness.reconcile import families
from tests.reconcile_world import day

WORDS = [
    f"{a}{b}" for a in ("bar", "sel", "tom", "kir", "nad", "lor", "vesh", "mun") for b in ("an", "is", "or", "etu", "a")
]


def prose(seed: int, count: int = 12) -> list[str]:
    """Sentences of invented words."""
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS, k=14)).capitalize() + "." for _ in range(count)]


def document(name: str, on: int | None, sentences: list[str], outlet: str = "Harbour Post") -> Document:
    return Document(name, name, " ".join(sentences), outlet=outlet, published=None if on is None else day(on))


STORY = prose(1)


def test_the_same_text_is_one_family_around_the_earliest() -> None:
    found = families([document("b", 4, STORY), document("a", 3, STORY), document("c", 9, STORY)])
    assert [(f.earliest, f.newest, f.members) for f in found] == [("a", "c", ("a", "b", "c"))]


def test_other_texts_are_no_family() -> None:
    assert families([document(str(n), n, prose(n)) for n in range(1, 9)]) == ()


def test_a_story_with_a_few_words_changed_is_of_the_family() -> None:
    changed = [STORY[0].replace(STORY[0].split()[3], "twelve"), *STORY[1:]]
    assert families([document("a", 3, STORY), document("b", 4, changed)])


def test_a_cut_or_framed_copy_is_found_by_its_passages() -> None:
    cut = document("cut", 4, STORY[:4])
    framed = document("framed", 4, [*prose(2, 4), *STORY[2:8], *prose(3, 5)])
    assert [f.members for f in families([document("a", 3, STORY), cut, framed])] == [("a", "cut", "framed")]


def test_one_shared_quotation_makes_no_family() -> None:
    assert families([document("a", 3, prose(2)), document("b", 3, [*prose(3), prose(2)[4]])]) == ()


def test_a_passage_that_stands_everywhere_makes_no_family() -> None:
    """The first few that share it are joined by it if they are short; boilerplate of long stories never joins them."""
    notice = prose(99, 2)
    assert families([document(str(n), n, [*prose(n), *notice]) for n in range(1, 15)]) == ()


def test_small_changes_from_copy_to_copy_make_no_chain() -> None:
    """The last shares nothing with the first: it is of the family only of what it shares a text with."""
    steps = [document(str(n), n, prose(1)[n:] + prose(2)[:n]) for n in range(0, 13, 3)]
    found = families(steps)
    assert all("0" not in f.members or "12" not in f.members for f in found)
    assert sorted(m for f in found for m in f.members) == sorted({m for f in found for m in f.members})


def test_the_order_of_documents_changes_nothing() -> None:
    world = [
        document("a", 3, STORY),
        document("b", 4, STORY[:5]),
        document("c", None, STORY),
        document("d", 1, prose(7)),
    ]
    assert len({families(order) for order in permutations(world)}) == 1


@pytest.mark.parametrize("text", ["", "One.", "قُتل خمسة أشخاص في البلدة."])
def test_short_texts_are_copies_only_when_they_are_the_same(text: str) -> None:
    same = [document("a", 3, [text]), document("b", 4, [text])]
    assert bool(families(same)) == bool(text)
    assert families([document("a", 3, [text]), document("b", 4, [text + " two"])]) == ()


def test_rows_of_a_table_are_no_copies_of_each_other() -> None:
    rows = [replace(document(name, 3, STORY), row=f"made-up {name}") for name in "ab"]
    assert families([*rows, document("c", 4, prose(5))]) == ()


def test_of_two_versions_of_one_day_the_corrected_one_is_the_newest() -> None:
    corrected = document("a0", 3, ["Correction: amended.", *STORY])
    assert families([document("b", 3, STORY), corrected])[0].newest == "a0"


def at(name: str, hour: int | None, sentences: list[str]) -> Document:
    """A document of the third day, at that hour."""
    minute = None if hour is None else datetime(2031, 5, 3, hour, tzinfo=UTC)
    return replace(document(name, 3, sentences), published_at=minute)


def test_within_a_day_the_minute_tells_the_earliest_and_the_newest() -> None:
    found = families([at("a", 14, STORY), at("b", 9, STORY), at("c", 11, ["Correction: amended.", *STORY])])
    assert [(f.earliest, f.newest, f.members) for f in found] == [("b", "a", ("b", "c", "a"))]


def test_what_tells_no_minute_may_be_a_copy_and_is_newest_only_as_a_correction() -> None:
    (plain,) = families([at("a", None, STORY), at("b", 9, STORY)])
    assert (plain.earliest, plain.newest) == ("b", "b")
    (corrected,) = families([at("a", None, ["Correction: amended.", *STORY]), at("b", 9, STORY)])
    assert (corrected.earliest, corrected.newest) == ("b", "a")
