"""Promises of the gazetteer: names find places however they are spelled, best known first; the file is built safely."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from fairwitness.vocab import table
from fairwitness.vocab.countries import countries, full_name
from fairwitness.vocab.gazetteer import Gazetteer, precision_of
from fairwitness.vocab.gazetteer_build import build
from fairwitness.vocab.gazetteer_rows import Row
from fairwitness.vocab.names import name_key, sound_key
from fairwitness.vocab.own_places import own_places


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Raqqa", "Raqqa, Syria"),
        ("ar-Raqqah", "Raqqa, Syria"),
        ("Deir Ezzor", "Deir ez-Zor, Syria"),
        ("Deir al-Zor", "Deir ez-Zor, Syria"),
        ("Kiev", "Kyiv, Ukraine"),
        ("KOBANÎ", "Kobani, Syria"),
        ("the Gaza Strip", "Gaza Strip"),
        ("Khan Yunis", "Khan Younis, Gaza Strip"),
        ("Jenin", "Jenin, West Bank"),
        ("eastern Ghouta", "eastern Ghouta, Syria"),
        ("Azovstal", "Azovstal steelworks, Mariupol, Ukraine"),
        ("Zaatari", "Zaatari camp, Jordan"),
        ("Raqqa province", "Raqqa province, Syria"),
        ("Helmand", "Helmand province, Afghanistan"),
        ("Burma", "Myanmar"),
        ("DRC", "DR Congo"),
        ("Georgia", "Georgia"),
        ("Cox's Bazar", "Cox's Bazar, Bangladesh"),
        ("Karrada", "Karrada, Baghdad, Iraq"),
        # names that GeoNames gives to other, well-known places as well
        ("Homs", "Homs, Syria"),
        ("Slovyansk", "Sloviansk, Ukraine"),
        ("Salem", "Salem, India"),
        ("Islamabad", "Islamabad, Pakistan"),
        ("Sousse", "Sousse, Tunisia"),
    ],
)
def test_a_name_finds_the_place_best_known_under_it(places: Gazetteer, words: str, name: str) -> None:
    assert places.find(words)[0].name == name


def test_a_place_knows_what_holds_it_narrowest_first(places: Gazetteer) -> None:
    dam = places.find("Tabqa dam")[0]
    assert dam.within == ("Tabqa, Syria", "Raqqa province, Syria", "Syria")
    assert (dam.precision, dam.country) == ("site", "SY")


def test_towns_of_one_name_are_all_found(places: Gazetteer) -> None:
    assert {"LY", "LB"} <= {p.country for p in places.find("Tripoli")}


def test_ids_name_their_source_and_do_not_change(places: Gazetteer) -> None:
    assert places.find("Raqqa")[0].id == "gn172955"
    assert places.find("eastern Ghouta")[0].id == "fw:eastern-ghouta-sy"


def test_divisions_are_known_with_what_holds_them(places: Gazetteer) -> None:
    district = places.find("Ariha district")[0]
    assert (district.kind, district.within) == ("district", ("Idlib province, Syria", "Syria"))
    assert places.find("Bavaria")[0].name == "Bavaria, Germany"


def test_a_division_without_a_point_of_its_own_is_drawn_as_what_holds_it(places: Gazetteer) -> None:
    province = next(p for p in places.find("Northern Bahr el Ghazal") if p.kind == "province")
    held = next(p for p in places.find("Aweil East district") if p.country == "SS")
    assert (held.kind, held.precision) == ("district", "province")
    assert (held.latitude, held.longitude) == (province.latitude, province.longitude)


def test_every_place_of_our_own_is_found_under_every_name(places: Gazetteer) -> None:
    rows = [(c, r) for c, listed in own_places().items() for r in listed]
    for code, row in rows:
        for name in (row["name"], *row.get("also", ())):
            found = places.find(name)
            assert any(p.country == (None if code == "ZZ" else code) for p in found), (code, name)
    assert len(rows) > 1500


def test_every_country_has_a_place_and_nearly_every_one_a_capital(places: Gazetteer) -> None:
    assert all(places.find(c.name)[0].name == c.name for c in countries().values())
    assert [code for code in countries() if places.capital(code) is None] == ["AQ"]


def test_every_kind_has_a_precision() -> None:
    assert precision_of("camp") == "site"
    assert {precision_of(k) for k in table("places")["kinds"]} <= {
        "site", "neighbourhood", "town", "district", "province", "region", "country",
    }  # fmt: skip


def test_what_is_no_name_is_no_place(places: Gazetteer) -> None:
    assert places.find("Qasr Amun the Imagined") == ()
    assert not places.is_place("") and places.is_place("Homs")


def test_names_that_sound_alike_are_offered_apart(places: Gazetteer) -> None:
    assert places.find("Khan Shaikhoun") == () or places.find("Khan Shaikhoun")[0].country == "SY"
    assert "Khan Shaykhun, Syria" in [c.place.name for c in places.sounding("Khan Sheikhoon")]
    assert sound_key("Saraqeb") == sound_key("Saraqib")


def test_keys_are_blind_to_case_accents_hyphens_and_articles() -> None:
    assert name_key("Al-Ḩasakah") == name_key("hasakah") == name_key("The Hasakah")
    assert name_key("Sana'a") == name_key("Sanaa")


def test_full_names_say_the_strip_or_the_bank_instead_of_the_country() -> None:
    assert full_name("Rafah", "PS", "Gaza Strip") == "Rafah, Gaza Strip"


ROW = Row("x1", "Qasr Amun, Marram", "town", "", (1.0, 2.0), ("Marram",), ("Qasr",), 900)


def test_rows_go_into_a_file_of_their_own(tmp_path: Path) -> None:
    build(tmp_path / "g.sqlite", [ROW])
    assert Gazetteer(tmp_path / "g.sqlite").find("the Qasr-Amun")[0].name == "Qasr Amun, Marram"


def test_the_file_is_opened_for_reading_only(places: Gazetteer) -> None:
    assert Gazetteer.is_built()
    with pytest.raises(sqlite3.OperationalError):
        places._indexes[0]._db.execute("DELETE FROM name")
