"""Which place words of place stand for in a text: by country, neighbours, and what was told of before."""

from __future__ import annotations

import pytest

from fairwitness import resolve
from fairwitness.model import Claim, Document, Meaning, Place, Span


def meant(text: str, words: str) -> Meaning | None:
    start = text.rindex(words)
    return resolve.place(Span(start, start + len(words), words), Document("d", "c", text))


def place(text: str, words: str) -> Place:
    found = meant(text, words)
    assert found and isinstance(found.value, Place)
    return found.value


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Shells fell on Raqqa in Syria.", "Raqqa", "Raqqa, Syria"),
        ("Libyan militias fought over Tripoli.", "Tripoli", "Tripoli, Libya"),
        ("Lebanese soldiers and Lebanese police entered Tripoli in Lebanon.", "Tripoli", "Tripoli, Lebanon"),
        ("Fighters hold northern Aleppo.", "northern Aleppo", "northern Aleppo, Syria"),
        ("Syrian rebels took the strategic Karm Nahr.", "the strategic Karm Nahr", "Karm Nahr, Syria"),
        ("Syrian troops held eastern Port Nahr.", "eastern Port Nahr", "eastern Port Nahr, Syria"),
        (
            "They hold the western countryside of Aleppo.",
            "the western countryside of Aleppo",
            "western countryside of Aleppo, Syria",
        ),
        ("Shells hit Homs, Syria. Four died in the Old City.", "the Old City", "Old City, Homs, Syria"),
        ("Five died in southern Iraq.", "southern Iraq", "southern Iraq"),
        ("They shelled the central Gaza Strip.", "central Gaza Strip", "central Gaza Strip"),
        ("The Iraqi province of Diyala was quiet.", "Iraqi province of Diyala", "Diyala province, Iraq"),
        ("A bomb went off in the northern city of Mosul.", "the northern city of Mosul", "Mosul, Iraq"),
        (
            "The road to eastern Paktika province of Afghanistan is shut.",
            "eastern Paktika province",
            "Paktika province, Afghanistan",
        ),
        ("They fought for Raqqa. Most of the city is calm.", "the city", "Raqqa, Syria"),
        ("Raqqa was hit. The National Hospital burnt.", "The National Hospital", "National Hospital, Raqqa, Syria"),
        # who holds a site is no part of its name
        ("Raqqa was hit. Shells fell on the rebel-held airport.", "the rebel-held airport", "airport, Raqqa, Syria"),
        (
            "Shells hit a Torish-controlled school in Raqqa.",
            "a Torish-controlled school in Raqqa",
            "school, Raqqa, Syria",
        ),
        ("Shells fell on the then-rebel-held dam. Raqqa was hit.", "the then-rebel-held dam", "dam, Raqqa, Syria"),
        ("A state-run hospital in Raqqa burnt.", "A state-run hospital in Raqqa", "state-run hospital, Raqqa, Syria"),
        # what an army has in another land lies where the text is
        ("Raqqa was hit. Jets struck an Iraqi base in the area.", "an Iraqi base in the area", "Raqqa, Syria"),
        (
            "Raqqa was hit. Jets struck an Iraqi barracks near the city.",
            "an Iraqi barracks near the city",
            "Raqqa, Syria",
        ),
        ("Raqqa was hit. Jets struck an Iraqi town near the border.", "an Iraqi town near the border", "Iraq"),
        # "the area" is a place, and not the states that fight over it
        ("Shells fell at Raqqa in Syria. Iraq and Syria flew over the area.", "the area", "Raqqa, Syria"),
        ("Syria is at war. Shells fell in the area.", "the area", "Syria"),
        # who lives in a town is not its name
        ("Raqqa was hit. Shells fell on the mainly Catholic town.", "the mainly Catholic town", "Raqqa, Syria"),
        (
            "Raqqa was hit. Half of this largely Sunni Muslim city is calm.",
            "this largely Sunni Muslim city",
            "Raqqa, Syria",
        ),
        # rivers are no towns
        ("Boats burnt on the Dnipro River in Ukraine.", "the Dnipro River", "Dnieper, Ukraine"),
        ("Boats burnt on the Homs river in Syria.", "the Homs river", "Homs river, Syria"),
        ("Boats burnt at the Kherson river port in Ukraine.", "the Kherson river port", "Kherson river port, Ukraine"),
        # a border and the land behind it
        (
            "Turkey is calm. Jordanian jets struck men who crossed the border from Syria.",
            "the border",
            "Jordan-Syria border",
        ),
        ("Jordan is calm. Men crossed the border into Syria.", "the border", "Jordan-Syria border"),
        ("They left Raqqa's main stadium.", "Raqqa's main stadium", "main stadium, Raqqa, Syria"),
        ("Clashes broke out in Homs and Hama.", "Homs and Hama", "Homs and Hama, Syria"),
        ("They met in Qasr Amun, west Beirut.", "Qasr Amun, west Beirut", "Qasr Amun, Lebanon"),
        (
            "A bomb hit the garden of the Raqqa cultural centre in Suruc, Turkey.",
            "the garden of the Raqqa cultural centre in Suruc",
            "Raqqa cultural centre, Suruc, Turkey",
        ),
        (
            "Rebels entered Raqqa after a defence of Tabqa. Half the city is calm. Shops opened in Raqqa, a city.",
            "the city",
            "Raqqa, Syria",
        ),
        ("Nigerian police came. They left Riyadh in Iraq and went home.", "Riyadh", "Riyadh, Iraq"),
        (
            "Turkish and Russian envoys met as shells hit Qasr Amun, a Syrian village. Turkish troops left.",
            "Qasr Amun",
            "Qasr Amun, Syria",
        ),
        (
            "Dominican border guards and Dominican papers know Petite Rade, an Artibonite village.",
            "Petite Rade",
            "Petite Rade, Haiti",
        ),
        ("Somalia mourned. The Somali capital was hit.", "The Somali capital", "Mogadishu, Somalia"),
        ("Yemen is at war. The country starves.", "The country", "Yemen"),
        ("In Syria, rebels left the village of Qasr Amun.", "the village of Qasr Amun", "Qasr Amun, Syria"),
        ("Syria's army held a post north of Baghdad, Iraq.", "north of Baghdad", "north of Baghdad, Iraq"),
        ("They reached the center of Tikrit.", "the center of Tikrit", "central Tikrit, Iraq"),
        ("A clinic in Mosul was hit.", "A clinic in Mosul", "clinic, Mosul, Iraq"),
        ("Torkham, Nangarhar, was shut.", "Torkham, Nangarhar", "Torkham, Afghanistan"),
    ],
)
def test_words_of_place_resolve(text: str, words: str, name: str) -> None:
    assert place(text, words).name == name


def test_a_part_is_drawn_as_its_whole() -> None:
    whole, part = place("Aleppo fell.", "Aleppo"), place("They left eastern Aleppo.", "eastern Aleppo")
    assert (part.latitude, part.longitude, part.precision) == (whole.latitude, whole.longitude, whole.precision)
    assert part.id != whole.id and whole.name in part.within


def test_a_site_nobody_knows_is_drawn_as_its_town() -> None:
    town, ward = place("Raqqa fell.", "Raqqa"), place("Raqqa fell. The stadium burnt.", "The stadium")
    assert (ward.latitude, ward.precision, ward.kind) == (town.latitude, "town", "site")
    assert ward.within[0] == "Raqqa, Syria"


def test_near_a_town_keeps_its_id_and_says_so() -> None:
    near = place("Shells fell near Tikrit in Iraq.", "near Tikrit")
    assert (near.name, near.precision) == ("Tikrit, Iraq", "near_town")


def test_an_unknown_place_has_no_point_and_little_trust() -> None:
    found = meant("Syrian rebels left the village of Qasr Amun.", "Qasr Amun")
    assert found and isinstance(found.value, Place)
    assert (found.value.latitude, found.value.precision) == (None, "none")
    assert 0 < found.score < 0.5


def test_an_island_that_no_list_of_countries_holds_is_no_crash() -> None:
    found = place("Riots began in Qoralat in Noumea on Monday; three people were killed.", "Qoralat")
    assert (found.name, found.country, found.within) == ("Qoralat", "NC", ())


def test_two_places_of_one_figure_have_no_point() -> None:
    joint = place("Clashes broke out in Homs and Hama.", "Homs and Hama")
    assert (joint.latitude, joint.precision, joint.country) == (None, "none", "SY")


def test_words_that_name_no_place_mean_none() -> None:
    assert meant("Several people came.", "Several people") is None


def test_without_a_document_the_words_alone_decide() -> None:
    claim = Claim("c1", "d", "killed", Span(0, 20, "Ten died in Raqqa."), place=Span(12, 17, "Raqqa"))
    found = [m for m in resolve.meanings([claim]) if m.slot == "place"]
    assert [m.value.name for m in found if isinstance(m.value, Place)] == ["Raqqa, Syria"]
    assert found[0].claim_id == "c1"


def test_the_same_text_gives_the_same_meaning() -> None:
    text = "Fighters left Khan Tuman and the town of Qasr Amun in Syria."
    assert meant(text, "Qasr Amun") == meant(text, "Qasr Amun")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("a school in the town of Torvik", "school, Torvik, Syria"),
        ("the Naslin hospital in the eastern suburb of Torvik", "Naslin hospital, Torvik, Syria"),
        ("a crowded market in the besieged port of Torvik", "market, Torvik, Syria"),
        ("a clinic where food was handed out in Torvik", "clinic, Torvik, Syria"),
        ("a clinic run by a charity in the city of Torvik", "clinic, Torvik, Syria"),
        ("one of the two bakeries still open in Torvik", "bakery, Torvik, Syria"),
        ("one of its bases in Torvik", "base, Torvik, Syria"),
        ("a market in the Torvik camp", "market, Torvik camp, Syria"),
        ("the quay at Torvik", "quay, Torvik, Syria"),
        ("army positions in Torvik", "Torvik, Syria"),
        ("a largely Sunni neighbourhood in northern Torvik", "northern Torvik, Syria"),
        ("a four-storey house in Torvik", "Torvik, Syria"),
        ("a care home in Torvik", "care home, Torvik, Syria"),
    ],
)
def test_a_site_is_told_with_its_town(words: str, wanted: str) -> None:
    story = f"Shells fell on Torvik, Syria, and on the village of Torvik. Ten people died on Monday in {words}."
    assert place(story, words).name == wanted
