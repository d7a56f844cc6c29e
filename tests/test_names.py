"""The canonical name of words of place, by what stands around them: a promise for each kind of evidence."""

from __future__ import annotations

import pytest

from fairwitness import resolve
from fairwitness.model import Document, Place, Span
from fairwitness.resolve.headed import cased
from fairwitness.resolve.signs import how_placed, outlet_signs


def name(text: str, words: str, title: str | None = None, outlet: str | None = None) -> str | None:
    start = text.rindex(words)
    found = resolve.place(Span(start, start + len(words), words), Document("d", "c", text, outlet, title=title))
    return found.value.name if found and isinstance(found.value, Place) else None


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Turkish jets hit Qasr Amun in Idlib, Ankara said.", "Qasr Amun", "Qasr Amun, Syria"),
        ("Turkish guns hit the village of Qasr Amun, northern Syria.", "Qasr Amun", "Qasr Amun, Syria"),
        (
            "In Somalia, police left Qasr Amun. Ankara denied it, and Ankara said no more.",
            "Qasr Amun",
            "Qasr Amun, Somalia",
        ),
        ("Iraqi police left the village of Qasr Amun. Two Turkish tourists saw it.", "Qasr Amun", "Qasr Amun, Iraq"),
        ("Ransoms of 90,000 naira were paid near Kundar Bey.", "Kundar Bey", "Kundar Bey, Nigeria"),
        ("Kidnappers near Kundar Bey ask for US$900 in naira.", "Kundar Bey", "Kundar Bey, Nigeria"),
    ],
)
def test_an_unknown_name_lies_where_what_is_near_says(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


def test_a_government_that_speaks_says_little_of_where() -> None:
    assert how_placed("Ankara denied it.", 0, 6) < how_placed("Ankara is quiet.", 0, 6)
    assert how_placed("He fled to Chad and Niger.", 11, 15) < how_placed("He hid in Chad.", 10, 14)


def test_the_outlet_is_asked_where_the_text_says_nothing() -> None:
    text = "Sixty soldiers fell near Kundar Bey."
    assert name(text, "Kundar Bey") == "Kundar Bey"
    assert name(text, "Kundar Bey", outlet="Niamey Morning") == "Kundar Bey, Niger"
    assert name(
        "Syrian rebels left Syria's Kundar Bey hills near Kundar Bey.", "Kundar Bey", outlet="Niamey Morning"
    ) == ("Kundar Bey, Syria")
    assert outlet_signs("The Daily Lantern") == ()


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("KUNDAR BEY, Niger - Ten died at the market.", "the market", "market, Kundar Bey, Niger"),
        ("QASR AMUN, Syria (Harbour Press) — Ten died here.", "QASR AMUN", "Qasr Amun, Syria"),
        ("UPDATE: Ten died in Homs, Syria. The city is calm.", "The city", "Homs, Syria"),
    ],
)
def test_a_dateline_names_a_place_that_nobody_knows(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


def test_a_land_that_no_list_has_is_given_as_the_text_names_it_and_never_drawn() -> None:
    text = "TORVIK, Maldania - Turkish tourists left. Ten died in Sanar, northern Maldania, and in Torvik."
    assert name(text, "TORVIK") == "Torvik, Maldania"
    assert name(text, "Sanar") == "Sanar, Maldania"
    found = resolve.place(Span(0, 6, "TORVIK"), Document("d", "c", text))
    assert found and isinstance(found.value, Place)
    assert (found.value.country, found.value.latitude, found.value.precision) == (None, None, "none")


def test_a_name_that_the_headline_places_is_a_place_in_the_text() -> None:
    text = "Niger mourns. What we have on Kundar Bey is little. The town is shut."
    assert name(text, "The town", title="Camp at Kundar Bey overrun") == "Kundar Bey, Niger"
    text = "Niamey, Niger: 900 people from Kundarbey have come. Behind them the village burns."
    assert name(text, "the village", title="Kundarbey counts its dead") == "Kundarbey, Niger"


def test_names_in_capitals_are_written_as_in_sentences() -> None:
    assert cased("DEIR EZ-ZOR") == "Deir ez-Zor"


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Fighting goes on in west Mosul, Iraq. Troops hold most of the west.", "the west", "western Mosul, Iraq"),
        (
            "Homs, Syria, was hit. Shells fell on the city's eastern edges.",
            "the city's eastern edges",
            "eastern Homs, Syria",
        ),
        (
            "Iraq mourns. Bombs hit an eastern section of the capital.",
            "an eastern section of the capital",
            "eastern Baghdad, Iraq",
        ),
        (
            "Ten died in southern and western Afghanistan.",
            "southern and western Afghanistan",
            "southern and western Afghanistan",
        ),
        ("Homs, Syria, fell. Its western half burnt.", "Its western half", "western Homs, Syria"),
    ],
)
def test_a_side_is_of_the_place_told_of(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("In Syria they shut the road to Homs.", "the road to Homs", "road to Homs, Syria"),
        (
            "In Syria they shut the road from Homs to Hama.",
            "the road from Homs to Hama",
            "road from Homs to Hama, Syria",
        ),
        (
            "In Syria they fired on a checkpoint on the road to Homs.",
            "a checkpoint on the road to Homs",
            "checkpoint on the road to Homs, Syria",
        ),
        (
            "Ukraine holds the western bank of the Dnipro.",
            "the western bank of the Dnipro",
            "western bank of the Dnipro, Ukraine",
        ),
        ("Boats left Kherson, Ukraine. Ten died on the left bank.", "the left bank", "left bank, Kherson, Ukraine"),
        ("Ten were held on Israel's border with Lebanon.", "Israel's border with Lebanon", "Israel-Lebanon border"),
        ("Raids hit the West Bank of the Palestinians.", "the West Bank", "West Bank"),
    ],
)
def test_what_runs_along_or_between_places_is_in_none_of_them(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


def test_a_road_or_a_bank_has_no_point() -> None:
    text = "In Syria they shut the road to Homs."
    found = resolve.place(Span(19, 35, text[19:35]), Document("d", "c", text))
    assert found and isinstance(found.value, Place)
    assert (found.value.latitude, found.value.precision, found.value.country) == (None, "none", "SY")


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("In Iraq, the fighters left Qasr Amun, west of Mosul.", "Qasr Amun, west of Mosul", "Qasr Amun, Iraq"),
        ("In Syria they hold Amun Hill near Homs.", "Amun Hill near Homs", "Amun Hill, Syria"),
        ("They hold the Tripoli suburb of Ain Zara in Libya.", "the Tripoli suburb of Ain Zara", "Ain Zara, Libya"),
        ("They took the town of Saraqib, in Idlib province of Syria.", "Saraqib, in Idlib province", "Saraqib, Syria"),
        ("They took the old city of Nablus.", "the old city of Nablus", "Old City, Nablus, West Bank"),
        (
            "A bomb hit a police post in the northern city of Mosul.",
            "a police post in the northern city of Mosul",
            "police post, Mosul, Iraq",
        ),
        (
            "Kunduz, Afghanistan: shells hit a trauma clinic there.",
            "a trauma clinic there",
            "trauma clinic, Kunduz, Afghanistan",
        ),
        (
            "Ten died in an army recruitment centre in Baghdad.",
            "an army recruitment centre in Baghdad",
            "army recruitment centre, Baghdad, Iraq",
        ),
    ],
)
def test_the_narrowest_name_is_meant_and_its_site(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Two eastern Afghan provinces were hit.", "Two eastern Afghan provinces", "eastern Afghanistan"),
        ("Ten died in Yemen's south.", "Yemen's south", "southern Yemen"),
        ("Ten died in far-western Nepal.", "far-western Nepal", "western Nepal"),
        (
            "Homs and Hama governorates of Syria were hit.",
            "Homs and Hama governorates",
            "Homs and Hama provinces, Syria",
        ),
        ("Homs, Syria, was shelled. Ten died in the cellar.", "the cellar", "Homs, Syria"),
        ("Homs, Syria, was shelled. Ten hid in the desert.", "the desert", "Syria"),
        ("Syria is at war. Nationally, ten died.", "Nationally", "Syria"),
        ("Eighty per cent of Gazans fled.", "Gazans", "Gaza Strip"),
        ("Shells fell on Homs, Syria. Damascus said the city was quiet.", "the city", "Homs, Syria"),
    ],
)
def test_what_has_no_name_lies_in_the_town_told_of_or_nowhere(text: str, words: str, wanted: str | None) -> None:
    assert name(text, words) == wanted


def test_a_quarter_is_not_the_city() -> None:
    text = "Troops entered Mariupol, Ukraine. They hold the Vostok quarter. The city starves."
    assert name(text, "The city") == "Mariupol, Ukraine"


def test_a_site_told_of_is_meant_again() -> None:
    text = "Shells hit a field clinic in Homs, Syria. Guards had left the compound."
    assert name(text, "the compound") == "field clinic, Homs, Syria"


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Troops hold most of the capital, Torvik. Ten died in the city.", "the city", "Torvik"),
        ("Two days after Torvik fell the road is open. Sixty are inside the city.", "the city", "Torvik"),
        ("The Torvik Civil Council said so. Torvik was calm. All had left the city.", "the city", "Torvik"),
    ],
)
def test_words_make_an_unknown_name_a_town(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted
