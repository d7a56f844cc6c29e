"""Bodies under their canonical names, and which one a claim's words stand for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairwitness import resolve
from fairwitness.model import Actor, Claim, Document, Source, Span
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


@pytest.mark.parametrize(
    ("words", "expected"), [("us", "Amber Brigade"), ("our men", "Amber Brigade"), ("US", "United States")]
)
def test_who_says_us_is_meant_and_no_state(words: str, expected: str) -> None:
    said = Claim("c", "d", "clash", Span(0, 8, "struck " + words[0]), actor=Span(7, 7 + len(words), words))
    said = replace(said, chain=(Source(None, "Amber Brigade", None),))
    (found,) = actors.meanings(said, None)
    assert isinstance(found.value, Actor) and found.value.name == expected


def name(text: str, words: str, on: date | None = None) -> str | None:
    start = text.rindex(words)
    found = actors.body(Span(start, start + len(words), words), text, "", on)
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
        ("Yemen's Houthis came.", "Yemen's Houthis", "Houthis"),
        ("Fighters of Sudan's RSF came.", "Fighters of Sudan's RSF", "Rapid Support Forces"),
        ("Colombia's paramilitaries came.", "Colombia's paramilitaries", "Colombian paramilitaries"),
        ("The Amun Brigade attacked.", "The Amun Brigade", "Amun Brigade"),
        ("Al-Shabaab claimed it. The group attacked again.", "The group", "al-Shabaab"),
        ("Gunmen came.", "Gunmen", "Gunmen"),
        ("Drone strikes came.", "Drone strikes", None),
        ("The town is ours.", "ours", None),
    ],
)
def test_words_of_an_actor_resolve(text: str, words: str, expected: str | None) -> None:
    assert name(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "on", "expected"),
    [
        ("In Afghanistan the army advanced.", "the army", date(2010, 5, 1), "Afghan government"),
        ("In Afghanistan the army advanced.", "the army", date(2023, 5, 1), "Taliban"),
        ("In Libya the coalition struck.", "the coalition", date(2011, 5, 1), "NATO"),
        ("In Libya the coalition struck.", "the coalition", date(2019, 5, 1), "coalition"),
        ("In Syria rebels advanced.", "rebels", date(2015, 5, 1), "Syrian opposition"),
        ("In Syria rebels advanced.", "rebels", date(2026, 5, 1), "rebels"),
        ("In Gaza the army advanced.", "the army", None, "Israel"),
    ],
)
def test_common_words_mean_the_body_of_the_country_and_the_day(
    text: str, words: str, on: date | None, expected: str
) -> None:
    assert name(text, words, on) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("In Syria army helicopters came.", "army helicopters", "Syrian government"),
        ("In Syria the Army of Dravia came.", "the Army of Dravia", "Army of Dravia"),
        ("In Syria Turkish-occupied land.", "Turkish-occupied", "Turkey"),
        ("In Iraq two ISIL fighters fled.", "two ISIL fighters", "Islamic State"),
        ("In Manila, Philippines, the AFP advanced.", "the AFP", "Philippine government"),
        ("Gunmen loyal to Islamic State fled.", "Gunmen loyal to Islamic State", "Islamic State"),
        ("Al-Shabaab fled, a villager said. The militants burnt a school.", "The militants", "al-Shabaab"),
        ("Al-Shabaab fought Ethiopian troops. They left the town.", "They", "al-Shabaab"),
        ("The Amun Falcons, a militia, left. The group burnt a school.", "The group", "Amun Falcons"),
        ("The Somali Battalion of the Taliban burnt a school.", "The Somali Battalion of the Taliban", "Taliban"),
        ("The Somali army of Nor burnt a school.", "The Somali army of Nor", "Somali government"),
        ("The Amun Falcons, a militia, left. The Falcons burnt a school.", "The Falcons", "Amun Falcons"),
        ("In Nigeria the 3rd Battalion advanced.", "the 3rd Battalion", "Nigerian government"),
        ("The OCHA gave bread.", "The OCHA", "UN Office for the Coordination of Humanitarian Affairs"),
    ],
)
def test_more_words_resolve(text: str, words: str, expected: str) -> None:
    assert name(text, words) == expected


def test_meanings_cover_actor_and_side() -> None:
    text = "Turkish jets killed YPG fighters."
    claim = Claim(
        "k", "d", "killed", Span(0, 33, text), actor=Span(0, 12, "Turkish jets"), side=Span(20, 32, "YPG fighters")
    )
    found = {m.slot: m.value for m in resolve.meanings([claim], Document("d", "c", text))}
    assert {s: a.name for s, a in found.items() if isinstance(a, Actor)} == {"actor": "Turkey", "side": "YPG"}
