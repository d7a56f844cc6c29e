"""Sites: told of before by their names, hung on towns that nobody knows, in capitals of countries and provinces."""

from __future__ import annotations

import pytest

from fairwitness import resolve
from fairwitness.model import Given, Place, Span
from fairwitness.read import plain_document
from fairwitness.vocab import table
from fairwitness.vocab.gazetteer import Gazetteer
from fairwitness.vocab.seats import seat


def name(text: str, words: str, title: str = "") -> str | None:
    """The name that the last such words of a text are given."""
    document = plain_document(text, Given(title=title or None), "sites")
    start = document.text.rindex(words)
    found = resolve.place(Span(start, start + len(words), words), document)
    return found.value.name if found and isinstance(found.value, Place) else None


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (
            "Guns fell silent at Torvik Prison near Homs, Syria. Ten left the jail.",
            "the jail",
            "Torvik Prison, Homs, Syria",
        ),
        (
            "Ten died at a clinic in Homs, Syria. Hama was quiet. The hospital closed.",
            "The hospital",
            "clinic, Homs, Syria",
        ),
        ("Shells hit Homs, Syria, and a museum there. Two died at its gate.", "its gate", "museum, Homs, Syria"),
        (
            "Shells hit the Torvik oil refinery in Homs, Syria. Men held the facility.",
            "the facility",
            "Torvik oil refinery, Homs, Syria",
        ),
        ("Shells hit Homs, Syria. Two died at the north gate.", "the north gate", "north gate, Homs, Syria"),
        ("Shells hit Homs, Syria. Two died in the depot.", "the depot", "depot, Homs, Syria"),
    ],
)
def test_a_site_told_of_before_is_meant_again(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (
            "Men took the main bazaar of Qasr Amun in Syria.",
            "the main bazaar of Qasr Amun",
            "main bazaar, Qasr Amun, Syria",
        ),
        (
            "Fighters took the headquarters of the Harbour Guard in Homs, Syria.",
            "the headquarters of the Harbour Guard",
            "headquarters of the Harbour Guard, Homs, Syria",
        ),
        (
            "Fighters took the headquarters of the Harbour Guard in Homs, Syria.",
            "the headquarters of the Harbour Guard in Homs",
            "headquarters of the Harbour Guard, Homs, Syria",
        ),
        (
            "Guns were seen near the Tomb of Aran Sol in Homs, Syria.",
            "near the Tomb of Aran Sol",
            "Tomb of Aran Sol, Homs, Syria",
        ),
        (
            "Ten died in a detention centre east of Homs, Syria.",
            "a detention centre east of Homs",
            "detention centre, Homs, Syria",
        ),
        (
            "Men overran a Kenyan outpost at Qasr Amun, in southern Somalia.",
            "a Kenyan outpost",
            "Kenyan outpost, Qasr Amun, Somalia",
        ),
        (
            "In Qasr Amun, Syria, 63 houses burned. In Qasr Amun 63 houses fell.",
            "Qasr Amun 63 houses",
            "Qasr Amun, Syria",
        ),
    ],
)
def test_a_site_keeps_its_owner_and_its_town(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (
            "Gunmen took Turkey's consulate in Homs, Syria.",
            "Turkey's consulate in Homs",
            "Turkish consulate, Homs, Syria",
        ),
        (
            "Gunmen took Ankara's consulate in Homs, Syria.",
            "Ankara's consulate in Homs",
            "Turkish consulate, Homs, Syria",
        ),
        ("Gunmen took Syria's prison at Homs.", "Syria's prison at Homs", "prison, Homs, Syria"),
        (
            "Guns fell silent at Victory Hill Camp outside Homs, Syria.",
            "Victory Hill Camp outside Homs",
            "Victory Hill Camp, Homs, Syria",
        ),
        ("Guns fell silent near the village of Al-‘Ala in Syria.", "the village of Al-‘Ala", "Al-‘Ala, Syria"),
    ],
)
def test_a_name_of_several_words_is_not_torn(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Sudan is at war. West Darfur's capital fell.", "West Darfur's capital", "El Geneina, Sudan"),
        (
            "Guns fell silent in the capital of Helmand province.",
            "the capital of Helmand province",
            "Lashkar Gah, Afghanistan",
        ),
        (
            "Men died in Helmand, Afghanistan. Others fled to the provincial capital.",
            "the provincial capital",
            "Lashkar Gah, Afghanistan",
        ),
        ("Ten died in a prison in the Libyan capital.", "a prison in the Libyan capital", "prison, Tripoli, Libya"),
        (
            "Ten died at a busy junction in the Libyan capital.",
            "a busy junction in the Libyan capital",
            "Tripoli, Libya",
        ),
    ],
)
def test_a_capital_is_a_town(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


def test_an_armed_body_of_the_headline_is_no_town() -> None:
    text = "Guns fell silent in Qasr Amun, Afghanistan. The town had waited."
    assert name(text, "The town", "Taliban leave Qasr Amun") == "Qasr Amun, Afghanistan"


def test_most_seats_are_towns_that_the_gazetteer_knows() -> None:
    rows = [(land, town) for land, seats in table("seats").items() for town in seats.values()]
    known = [(land, town) for land, town in rows if any(p.country == land for p in Gazetteer.open().find(town))]
    assert len(known) > 0.95 * len(rows)


def test_a_province_without_a_row_is_governed_from_the_town_of_its_name() -> None:
    province = next(p for p in Gazetteer.open().find("Kandahar province") if p.kind == "province")
    town = seat(province)
    assert town is not None and town.name == "Kandahar, Afghanistan"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("a depot", "depot, Homs, Syria"),
        ("the depot", "depot, Homs, Syria"),
        ("a busy restaurant", "restaurant, Homs, Syria"),
        ("a house", "Homs, Syria"),
        ("a busy road", "Homs, Syria"),
    ],
)
def test_a_site_without_a_name_is_told_with_its_town_but_any_house_or_road_is_not(words: str, wanted: str) -> None:
    assert name(f"Shells hit Homs, Syria. Two died in {words}.", words) == wanted


def test_there_is_the_site_told_of_with_no_place_named_since() -> None:
    text = "Shells hit Homs, Syria. A rocket fell on a clinic at noon. Two died there."
    assert name(text, "there") == "clinic, Homs, Syria"
    assert name("A rocket fell on a clinic in Homs, Syria. Men reached Hama, Syria. Two died there.", "there") == (
        "Hama, Syria"
    )
