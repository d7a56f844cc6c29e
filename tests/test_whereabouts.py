"""Which words of place a figure is given, how far they reach, and how the place is then written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairwitness import extract, resolve
from fairwitness.extract.counted.extents import extended
from fairwitness.model import Actor, Document, Given, Place, Span
from fairwitness.read import plain_document

pytestmark = pytest.mark.usefixtures("no_model")


def places(text: str, title: str | None = None) -> list[str | None]:
    """The name of the place of each claim with a figure."""
    document = plain_document(text, Given(title=title), "d")
    claims = [c for c in extract.claims(document, extract.see(document)) if c.figure]
    found = [resolve.place(c.place, document) if c.place else None for c in claims]
    return [m.value.name if m and isinstance(m.value, Place) else None for m in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shelling killed 12 people in Idlib and Hama, Syria.", "Idlib and Hama, Syria"),
        ("Nine people were killed in Mosul, Iraq. On Sunday five more were wounded.", "Mosul, Iraq"),
        ("Shells fell on Raqqa in Syria. Twelve people were killed in the city.", "Raqqa, Syria"),
        ("Since Russia's invasion of Ukraine began, 40 people have been killed in Izium.", "Izium, Ukraine"),
        ("Bombs fell on Homs in Syria. Russia has denied that 14 people were killed.", "Homs, Syria"),
    ],
)
def test_a_figure_is_given_the_place_that_its_text_gives_it(text: str, name: str) -> None:
    assert places(text)[-1] == name


def test_invented_towns_get_no_country() -> None:
    assert places("At least 14 people were wounded in the village of Qasr Amun.") == ["Qasr Amun"]


@pytest.mark.parametrize(
    ("sentence", "name", "words"),
    [
        ("They shelled the clinic in Qasr Amun.", "Qasr Amun", "the clinic in Qasr Amun"),
        ("They reached the western outskirts of Karim Sur.", "Karim Sur", "the western outskirts of Karim Sur"),
        ("He spoke in Qasr Amun.", "Qasr Amun", "Qasr Amun"),
        ("They closed Karim Sur airport.", "Karim Sur", "Karim Sur airport"),
    ],
)
def test_words_of_place_take_in_the_site_or_side_that_is_meant(sentence: str, name: str, words: str) -> None:
    start = sentence.index(name)
    assert extended(Span(start, start + len(name), name), Span(0, len(sentence), sentence)).text == words


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Syrian troops held Qara in Syria.", "Qara", "Qara, Syria"),
        ("They fought in Idlib Governorate, Syria.", "Idlib Governorate", "Idlib Governorate, Syria"),
        (
            "They shelled the western outskirts of Mosul.",
            "western outskirts of Mosul",
            "western outskirts of Mosul, Iraq",
        ),
        ("Somalia's capital was quiet.", "Somalia's capital", "Mogadishu, Somalia"),
    ],
)
def test_places_are_written_as_the_text_writes_them(text: str, words: str, name: str) -> None:
    start = text.index(words)
    found = resolve.place(Span(start, start + len(words), words), plain_document(text, Given(), "d"))
    assert found and isinstance(found.value, Place) and found.value.name == name


def test_the_city_is_the_one_told_of_and_not_the_dateline() -> None:
    text = "DAMASCUS, 3 May - Troops shelled Raqqa on Monday, killing two. Nine people were wounded in the city."
    assert places(text)[-1] == "Raqqa, Syria"


def test_the_headline_names_the_city_where_the_text_does_not() -> None:
    assert places("Nine people were wounded in the city on Monday.", "Siege of Raqqa enters third week") == [
        "Raqqa, Syria"
    ]


@pytest.mark.parametrize("mark", ["-", "–", "—"])
def test_the_letters_of_an_agency_in_the_dateline_are_no_army_of_a_country(mark: str) -> None:
    said = f"TORVIKA (SNA) {mark} Army troops have taken control of Torvika. The army said it destroyed four vehicles."
    document = plain_document(said, Given(), "t")
    claims = extract.claims(document)
    found = [m.value for m in resolve.meanings(claims, document) if m.slot in ("place", "actor")]
    assert len(claims) > 1
    assert [v.name for v in found if isinstance(v, Actor | Place) and "Syria" in v.name] == []


def test_a_time_is_no_part_of_a_place() -> None:
    claims = extract.claims(plain_document("Some 61 people died in Monday's market shelling in Sanar.", Given(), "t"))
    assert [c.place.text for c in claims if c.place and "Monday" in c.place.text] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit El Fasher, Sudan. Nearly 9 million people have been displaced by the war.", "Sudan"),
        ("Shells hit El Fasher, Sudan. Some 800,000 people are trapped in the city.", "El Fasher, Sudan"),
        ("Shells hit Rafah. Some 1.4 million people have fled to Rafah.", "Rafah, Gaza Strip"),
    ],
)
def test_more_people_than_ten_times_a_town_are_told_of_its_country(text: str, name: str) -> None:
    document = plain_document(text, Given(), "t")
    claims = [replace(c, place=c.place or _named_first(document)) for c in extract.claims(document) if c.figure]
    found = [m.value for m in resolve.meanings(claims, document) if m.slot == "place"]
    assert [p.name for p in found if isinstance(p, Place)] == [name]


def test_the_dead_of_weeks_are_not_a_single_buildings() -> None:
    text = (
        "Soldiers raided the largest hospital in Gaza City on Wednesday, as the health ministry said 11,500 people had "
        "been killed since October 7. Two nurses were killed on Wednesday."
    )
    document = plain_document(text, Given(published=date(2023, 11, 15)), "t")
    site = next(c.place for c in extract.claims(document) if c.place and "hospital" in c.place.text)
    claims = [replace(c, place=site) for c in extract.claims(document) if c.figure]
    found = [
        m.value.name for m in resolve.meanings(claims, document) if m.slot == "place" and isinstance(m.value, Place)
    ]
    assert found == ["Gaza City, Gaza Strip", "largest hospital, Gaza City, Gaza Strip"]


def _named_first(document: Document) -> Span:
    """The first name of a place, which the model carries on where more is told around it."""
    return next(m.words for m in extract.see(document).mentions if m.type == "place")
