"""Bodies under their canonical names, and which one a claim's words stand for."""

from __future__ import annotations

import pytest

from fairwitness import resolve
from fairwitness.model import Actor, Claim, Document, Span
from fairwitness.resolve import actors
from fairwitness.vocab.actors import actor_named, generic_actor


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ISIL", "Islamic State"),
        ("the Islamic State group", "Islamic State"),
        ("SDF", "Syrian Democratic Forces"),
        ("the U.S.-led coalition", "US-led coalition"),
        ("peshmerga", "Kurdish Peshmerga"),
        ("Jabhat al-Nusra", "al-Nusra Front"),
        ("Israeli army", "Israel"),
        ("Afghan National Army", "Afghan government"),
        ("People’s Protection Units", "YPG"),
        ("Kenyan troops", "Kenya"),
    ],
)
def test_any_name_gives_the_canonical_one(words: str, name: str) -> None:
    found = actor_named(words)
    assert found and found.name == name


def test_an_acronym_counts_only_in_capitals() -> None:
    assert actor_named("is") is None and actor_named("sdf") is None


def test_common_words_mean_a_body_by_country() -> None:
    assert generic_actor("the army", "SY") == "Syrian government"
    assert generic_actor("the army", "CM") == "Cameroonian government"
    assert generic_actor("coalition", "YE") == "Saudi-led coalition"
    assert generic_actor("coalition", "FR") is None


def name(text: str, words: str) -> str | None:
    start = text.rindex(words)
    found = actors.body(Span(start, start + len(words), words), text)
    assert found is None or found[1] > 0
    return found[0].name if found else None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Israeli strikes hit a camp.", "Israeli strikes", "Israel"),
        ("Russian warplanes came.", "Russian warplanes", "Russia"),
        ("In Syria, the regime shelled a town.", "the regime", "Syrian government"),
        ("In Iraq the army advanced.", "the army", "Iraqi government"),
        ("Coalition jets struck Mosul in Iraq.", "Coalition jets", "US-led coalition"),
        ("The YPG and FSA attacked.", "The YPG and FSA", "YPG and Free Syrian Army"),
        ("ISIL militants fled.", "ISIL militants", "Islamic State"),
        ("Kyiv struck a depot.", "Kyiv", "Ukraine"),
        ("Chechen rebels fled.", "Chechen rebels", "Chechen rebels"),
        ("The Amun Brigade attacked.", "The Amun Brigade", "Amun Brigade"),
        ("Al-Shabaab claimed it. The group attacked again.", "The group", "al-Shabaab"),
        ("Gunmen came.", "Gunmen", "Gunmen"),
        ("Drone strikes came.", "Drone strikes", None),
    ],
)
def test_words_of_an_actor_resolve(text: str, words: str, expected: str | None) -> None:
    assert name(text, words) == expected


def test_meanings_cover_actor_and_side() -> None:
    text = "Turkish jets killed YPG fighters."
    claim = Claim(
        "k", "d", "killed", Span(0, 33, text), actor=Span(0, 12, "Turkish jets"), side=Span(20, 32, "YPG fighters")
    )
    found = {m.slot: m.value for m in resolve.meanings([claim], Document("d", "c", text))}
    assert {s: a.name for s, a in found.items() if isinstance(a, Actor)} == {"actor": "Turkey", "side": "YPG"}
