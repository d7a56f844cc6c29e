"""Words that point back: to the town told of, not to where somebody spoke, nor to what only says where a place lies."""

from __future__ import annotations

import pytest

from fairwitness import resolve
from fairwitness.model import Document, Given, Place, Span
from fairwitness.read import plain_document


def name(text: str, words: str, title: str = "") -> str | None:
    """The name that the last such words of a text are given."""
    document: Document = plain_document(text, Given(title=title or None), "told")
    start = document.text.rindex(words)
    found = resolve.place(Span(start, start + len(words), words), document)
    return found.value.name if found and isinstance(found.value, Place) else None


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (
            "Shells fell on Homs, Syria. A ministry spokesman in Moscow said the town was quiet.",
            "the town",
            "Homs, Syria",
        ),
        ("The army captured Torvik Hill in Syria. It held the hill for a day.", "the hill", "Torvik Hill, Syria"),
        ("Guns fired from the village of Qasr Amun near Homs, Syria. Two died there.", "there", "Qasr Amun, Syria"),
        ("Guards counted the city of Homs in Syria.", "the city", "Homs, Syria"),
        (
            "Shells fell on Homs in Syria. The army held the northern districts.",
            "the northern districts",
            "northern Homs, Syria",
        ),
        ("Syria is at war. Mines lie along the west coast.", "the west coast", "west coast, Syria"),
        ("Homs, Syria, was shelled. Two shells fell in my street.", "my street", "Homs, Syria"),
        ("Homs, Syria, was shelled. Ten hid in the desert.", "the desert", "Syria"),
        ("Guns lined the Euphrates in Syria. Ten crossed the river.", "the river", "Euphrates"),
        (
            "Shells fell on the town of Arvik and the town of Torvel in Syria. Ten fled the two towns.",
            "the two towns",
            "Arvik and Torvel, Syria",
        ),
        ("Syria is at war. Ten soldiers who had fled were flown home.", "home", "Syria"),
        ("Mills burned in Ner Qalad. Houses burn across the country.", "the country", None),
        ("The army took the town of Arvik, in West Torvel, in Syria. Ten died there.", "there", "Arvik, Syria"),
        (
            "Troops took the village of Arvik in Syria. Ten were held in a storage hall at Arvik. Two died there.",
            "there",
            "storage hall, Arvik, Syria",
        ),
    ],
)
def test_words_point_to_the_place_told_of(text: str, words: str, wanted: str | None) -> None:
    assert name(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Gunmen took Torvik del Homs in Syria.", "Torvik del Homs", "Torvik del Homs, Syria"),
        ("The army took Base 40 in Syria.", "Base 40", "Base 40, Syria"),
        ("Guns fired in north east Hama, Syria.", "north east Hama", "northeast Hama, Syria"),
        ("Ten died in Homs, Syria, in a house in Homs.", "a house in Homs", "Homs, Syria"),
        ("Ten died in Qasr Amun (Amuna) in Syria.", "Qasr Amun (Amuna)", "Qasr Amun, Syria"),
        (
            "Shells fell on Baghdad's southern Dora district in Iraq.",
            "Baghdad's southern Dora district",
            "Dora, Baghdad, Iraq",
        ),
        ("Ten died in Kyiv Oblast in Ukraine.", "Kyiv Oblast", "Kyiv region, Ukraine"),
        ("TORVIK, SYRIA  A boy sells bread.", "TORVIK, SYRIA", "Torvik, Syria"),
    ],
)
def test_a_name_is_read_whole(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


def test_a_text_that_opens_with_the_village_means_that_of_its_headline() -> None:
    text = "Smoke rose from the village at noon. Nobody was seen."
    assert name(text, "the village", "Who burned Qasr Amun in Syria?") == "Qasr Amun, Syria"


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (
            "Guns took the village of Torvik near Homs, Syria. Hama was hit. The village burned.",
            "The village",
            "Torvik, Syria",
        ),
        ("Homs in Syria was shelled. Guards from Hama held the town. Ten died there.", "there", "Homs, Syria"),
        (
            "Homs, Syria, was shelled. They held two districts in the southeast.",
            "two districts in the southeast",
            "southeastern Homs, Syria",
        ),
        (
            "Homs, Syria, was shelled. Ten died some 40 km south of the city.",
            "some 40 km south of the city",
            "south of Homs, Syria",
        ),
        ("Homs, Syria, was shelled. Ten died in Hezbollah-held territory.", "Hezbollah-held territory", "Syria"),
        ("Homs, Syria, was shelled. Ten died in the Hezbollah pocket.", "the Hezbollah pocket", "Syria"),
        ("Homs, Syria, was shelled. Ten died in rebel-held districts.", "rebel-held districts", "Homs, Syria"),
        ("Guns fell silent in the bazaar of Qasr Amun in Syria. The town had waited.", "The town", "Qasr Amun, Syria"),
    ],
)
def test_words_without_a_name_are_placed_where_the_text_says(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Homs was hit. Guards hold the capital in Syria. Ten died in the city.", "the city", "Damascus, Syria"),
        ("Syria and Iraq closed their posts. Ten died on the border.", "the border", "Iraq-Syria border"),
        ("Syria closed its posts. Ten died on the border.", "the border", "border, Syria"),
        (
            "Hama, Syria, was hit. The army told of the Gaza Strip. It holds half of the territory.",
            "the territory",
            "Gaza Strip",
        ),
        ("Syria is at war. Guards hold the road to Homs.", "the road", "road to Homs, Syria"),
        ("The Free Guard of Homs in Syria fell. The town burned.", "The town", "Homs, Syria"),
    ],
)
def test_what_was_just_told_is_meant(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted
