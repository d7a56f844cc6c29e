"""Names in a text: what kind each is, where it begins and ends, and which words are no names."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairwitness.extract.described import described_places
from fairwitness.extract.mentions import bare, mentions


def seen(text: str) -> list[tuple[str, str]]:
    return [(m.words.text, m.type) for m in mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Syrian government forces took the village of Qasr Amun near Palmyra.",
            [("Syrian government forces", "actor"), ("Qasr Amun", "place"), ("Palmyra", "place")],
        ),
        ("Colonel Ryan Marsh spoke. Marsh left.", [("Ryan Marsh", "person"), ("Marsh", "person")]),
        ("Shells fell on northern Aleppo.", [("northern Aleppo", "place")]),
        ("Some lived in rebel-held Western Aleppo.", [("Western Aleppo", "place")]),
        ("Of the region that is less than a third.", []),
        ("Guns in Turkey at the border fired.", [("Turkey", "place")]),
        (
            "Fighters left Raqqa province for Homs countryside.",
            [("Raqqa province", "place"), ("Homs countryside", "place")],
        ),
        ("A school in Nice, France, was nice.", [("Nice", "place"), ("France", "place")]),
        ("Reading was hard in March.", []),
        ("The SDF held the National Hospital.", [("SDF", "actor"), ("National Hospital", "site")]),
        ("Doctors at Aleppo University fled.", [("Aleppo University", "site")]),
        ("Israeli jets struck.", [("Israeli", "demonym")]),
        ("IS is not is.", [("IS", "actor")]),
        ("The Free Amun Army left.", [("Free Amun Army", "actor")]),
        ("The Qasr Amun Civilian Council spoke.", [("Qasr Amun Civilian Council", "source")]),
        ("BEIRUT (Reuters) - Rebels left.", [("BEIRUT", "place"), ("Reuters", "source")]),
        ("They took Tell Marram and Jareq Hill.", [("Tell Marram", "place"), ("Jareq Hill", "place")]),
        ("SDF-held Manbij was calm.", [("Manbij", "place")]),
        ("In Aleppo 63 schools were hit.", [("Aleppo", "place")]),
        ("Strike on school kills six.", []),
    ],
)
def test_names_are_found_with_their_kind(text: str, expected: list[tuple[str, str]]) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize("rest", ["as well as Hama", "as shells fell", 'as "a victory"', "ed", "the day before"])
def test_no_name_ends_in_a_small_word_that_may_be_an_article(rest: str) -> None:
    assert seen(f"They left Homs {rest}.")[0] == ("Homs", "place")


def test_a_department_of_something_is_an_office_and_no_land() -> None:
    assert not [m for m in seen("The Department of Harbours said so.") if m[1] == "place"]
    assert ("Nor", "place") in seen("Rebels hold the department of Nor.")


def test_a_list_of_places_goes_on_with_places_nobody_knows() -> None:
    assert ("Birnamun", "place") in seen("They withdrew from Khan Tuman, Birnamun and other positions.")


def test_the_bare_name_is_the_name_without_its_part_or_kind() -> None:
    by_text = {m.words.text: bare(m).text for m in mentions("Northern Ireland, northern Aleppo and South Africa.")}
    assert by_text == {
        "Northern Ireland": "Northern Ireland",
        "northern Aleppo": "Aleppo",
        "South Africa": "South Africa",
    }


def test_known_names_carry_their_canonical_name() -> None:
    found = {m.words.text: m.name for m in mentions("ISIL fighters left Raqqah, the ICRC said in Kiev.")}
    assert found["ISIL"] == "Islamic State"
    assert found["Raqqah"] == "Raqqa, Syria"
    assert found["ICRC"] == "International Committee of the Red Cross"
    assert found["Kiev"] == "Kyiv, Ukraine"


@given(st.text(alphabet="abc ABC.,'-’\n\"Éé東 Raqqa Syrian al-U.S.0", max_size=120))
def test_mentions_slice_to_their_text_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for m in mentions(text):
        assert text[m.words.start : m.words.end] == m.words.text
        assert m.words.start >= end
        end = m.words.end


def test_nearly_every_place_of_the_corpus_is_met_by_a_mention() -> None:
    folder = os.environ.get("FAIRWITNESS_DATA")
    if not folder:
        pytest.skip("1 check left out: FAIRWITNESS_DATA is not set")
    met = named = 0
    for line in (Path(folder) / "claims" / "own2.jsonl").read_text(encoding="utf-8").splitlines()[:60]:
        document = json.loads(line)
        found = [m for m in mentions(document["text"]) if m.type in ("place", "site")]
        for claim in document["claims"]:
            place = claim["place"]
            if place and place.get("start") is not None and re.search(r"[\s-][A-Z]|^[A-Z][a-z]+$", place["words"]):
                named += 1
                met += any(m.words.start < place["end"] and place["start"] < m.words.end for m in found)
    assert met / named > 0.8


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The besieged city fell.", ["The besieged city"]),
        ("They shelled the refugee camp and the east of the town.", ["the refugee camp", "the east of the town"]),
        ("The city of Raqqa and the Homs road.", []),
        ("The front page and the city's mayor.", []),
    ],
)
def test_words_that_point_to_a_place_are_seen(text: str, expected: list[str]) -> None:
    assert [m.words.text for m in described_places(text)] == expected


def test_a_given_name_that_is_a_bodys_name_too_is_a_person_before_a_last_name() -> None:
    types = {m.words.text: m.type for m in mentions("Amal Haddad spoke in the town. Fighters of Amal left it.")}
    assert types.get("Amal Haddad") == "person"
    assert types.get("Amal") == "actor"
