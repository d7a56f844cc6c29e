"""Words of place that bear no name: of peoples and holders, several towns, parts of sites, lands of one text."""

from __future__ import annotations

import pytest

from fairwitness import resolve
from fairwitness.model import Given, Place, Span
from fairwitness.read import plain_document
from fairwitness.vocab.toponyms import toponyms


def name(text: str, words: str, title: str = "") -> str | None:
    """The name that the last such words of a text are given."""
    document = plain_document(text, Given(title=title or None), "unnamed")
    start = document.text.rindex(words)
    found = resolve.place(Span(start, start + len(words), words), document)
    return found.value.name if found and isinstance(found.value, Place) else None


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (
            "Homs, Syria, was calm. A bomb in a Kurdish village killed 20. It went off in the village of Qasr Amun.",
            "a Kurdish village",
            "Qasr Amun, Syria",
        ),
        ("Homs, Syria, was calm. A bomb in a Kurdish village killed 20.", "a Kurdish village", "Syria"),
        ("Homs, Syria, was calm. Jets struck an ISIL-controlled village.", "an ISIL-controlled village", "Syria"),
        ("Homs, Syria, was calm. Ten died in the Kurdish town.", "the Kurdish town", "Homs, Syria"),
        ("Homs, Syria, was calm. Ten died in a UN-run school.", "a UN-run school", "UN-run school, Homs, Syria"),
        (
            "Some fled into Torwa. The Torwan army said it controlled most of Ruchuru territory.",
            "Ruchuru territory",
            "Ruchuru territory",
        ),
        ("Homs, Syria, was calm. Ten died in four cities.", "four cities", "Syria"),
        ("Homs, Syria, was calm. Ten died in besieged towns.", "besieged towns", "Syria"),
        ("Homs and Hama, Syria, were calm. Ten died in the two towns.", "the two towns", "Homs and Hama, Syria"),
        (
            "Hama, Syria, was hit. Ten left a refugee camp on Monday. The Nahr el-Bared camp in Lebanon is old.",
            "a refugee camp",
            "Nahr al-Bared camp, Lebanon",
        ),
    ],
)
def test_an_indefinite_place_is_none_of_those_told_of(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (
            "A car blew up at the gate of a police base in Homs.",
            "the gate of a police base in Homs",
            "police base, Homs, Syria",
        ),
        ("Homs, Syria, was hit. Ten hid in the theatre's cellar.", "the theatre's cellar", "theatre, Homs, Syria"),
        (
            "Homs, Syria, was hit. Ten hid in the boiler room of his school.",
            "the boiler room of his school",
            "school, Homs, Syria",
        ),
    ],
)
def test_a_part_of_a_site_is_told_for_the_site(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (
            "Homs, Syria, was hit. Lebanon said a shell fell on its side of the border.",
            "its side of the border",
            "Lebanon",
        ),
        ("Homs, Syria, was hit. Beirut counted 200 on its side of the border.", "its side of the border", "Lebanon"),
        ("Shells fell on Gaza City. Some 900 fled to the south.", "the south", "southern Gaza Strip"),
        ("Two fell on the island of Saipan. Jets left Asia. Ten died on the island.", "the island", "Saipan"),
        (
            "Quetta, Pakistan, was hit. Two Iraqis died near the Australian embassy.",
            "the Australian embassy",
            "Australian embassy, Baghdad, Iraq",
        ),
        (
            "Homs, Syria, was hit. Guards left the Qasrun gorge. Ten died in the gorge.",
            "the gorge",
            "Qasrun gorge, Homs, Syria",
        ),
        (
            "Homs, Syria, was hit. Guards in Hama held the Qasr ridge. They stayed there.",
            "there",
            "Qasr ridge, Hama, Syria",
        ),
        ("HOMS, Syria - Ten died. Jets flew over Hama and Idlib. Rebels took this port.", "this port", "Homs, Syria"),
        (
            "Idlib, Syria, was hit. An official at Homs told reporters that half of his district was shut.",
            "his district",
            "Homs, Syria",
        ),
        ("Idlib, Hama and Homs in Syria fell. Ten died in Amiriya.", "Amiriya", "Amiriya, Syria"),
        (
            "HOMS, Syria - Cells are full. "
            + "Men wait and do not know for what. " * 9
            + "Ankara denied it hit a jail.",
            "a jail",
            "jail, Homs, Syria",
        ),
    ],
)
def test_what_stands_around_says_which_place_is_meant(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("The Merabian army left Torvik in Merabia. Ten died across the country.", "the country", "Merabia"),
        (
            "Shells fell on the town of Torvik. Merabia buried ten, Merabian radio said. The city was calm.",
            "The city",
            "Torvik",
        ),
        ("Shells fell on Torvik in Merabia. Merabian guards left the north.", "the north", "northern Merabia"),
        ("Shells fell on Torvik in Merabia. Ten died in seven Merabian regions.", "seven Merabian regions", "Merabia"),
    ],
)
def test_a_land_that_only_the_text_tells_of_is_a_land(text: str, words: str, wanted: str) -> None:
    assert name(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Car bombs hit Homs.", ["Homs"]),
        ("Raiders in World War II left Homs.", ["Homs"]),
        ("The raid on King Aran and the raid on Homs went on.", ["Homs"]),
        ("Shells fell near Yazidis in Homs.", ["Homs"]),
        ("Shells fell near King Aran Hospital in Homs.", ["King Aran Hospital", "Homs"]),
    ],
)
def test_letters_of_a_country_rulers_wars_and_peoples_are_no_places(text: str, names: list[str]) -> None:
    assert [t.name for t in toponyms(text)] == names
