"""Countries that no list has: a text tells of them by their people and their government, and its towns lie in them."""

from __future__ import annotations

import pytest

from fairwitness import resolve
from fairwitness.model import Document, Given, Place, Span
from fairwitness.read import plain_document
from fairwitness.resolve.told_lands import told_lands, told_peoples


def name(text: str, words: str, title: str = "") -> str | None:
    """The name that the last such words of a text are given."""
    document: Document = plain_document(text, Given(title=title or None), "told")
    start = document.text.rindex(words)
    found = resolve.place(Span(start, start + len(words), words), document)
    return found.value.name if found and isinstance(found.value, Place) else None


STORY = (
    "TORVIK, Maldania, May 4 - Maldanian troops shelled the village of Arvel on Monday. Maldania's army denied it. "
    "The president of Maldania spoke on the radio."
)


@pytest.mark.parametrize(
    ("more", "words", "wanted"),
    [
        ("Forty have died across the country.", "the country", "Maldania"),
        ("Ten more died nationwide.", "nationwide", "Maldania"),
        ("Four died in the north of the country.", "the north of the country", "northern Maldania"),
        ("Two died in the village of Sanor.", "Sanor", "Sanor"),
        ("Two died in several Maldanian provinces.", "Maldanian provinces", "Maldania"),
        ("Two shells fell on the village.", "the village", "Arvel"),
        (
            "Maldania's capital, Sanor, is calm. The army holds it. Ten died in the capital.",
            "the capital",
            "Sanor",
        ),
    ],
)
def test_a_country_that_only_the_text_knows_holds_its_places(more: str, words: str, wanted: str) -> None:
    assert name(f"{STORY} {more}", words) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Syrian troops left northern Torvik. Shells fell on Torvik.",
        "Arvel's army left. Arvel said so.",
        "The Coast's army held the coast. The government of Coast fell.",
        "Aleppo's army and the government of Aleppo were in northern Aleppo; Aleppan troops left.",
    ],
)
def test_towns_persons_and_words_are_no_countries(text: str) -> None:
    assert told_lands(text) == ()


def test_a_people_whose_country_is_not_told_is_no_place() -> None:
    assert told_peoples("Maldanian troops left. Arvel fell.") == {"Maldanian"}
    assert name("Maldanian troops left the village of Arvel. Ten died in Maldanian hands there.", "there") == "Arvel"


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
