"""Bodies that a text calls by less than their name, and what in a claim belongs to whoever says it."""

from __future__ import annotations

from datetime import date

import pytest

from fairwitness import pipeline
from fairwitness.model import Actor, Claim, Given, Reading
from fairwitness.read import plain_document
from fairwitness.vocab.fuller_names import fuller


def _read(text: str) -> Reading:
    return pipeline.reading(plain_document(text, Given(outlet="Harbour Post", published=date(2031, 5, 3)), "x"))


def _named(r: Reading, c: Claim, slot: str) -> str | None:
    return next(
        (m.value.name for m in r.meanings if (m.claim_id, m.slot) == (c.id, slot) if isinstance(m.value, Actor)), None
    )


@pytest.mark.parametrize(
    ("short", "names", "full"),
    [
        ("the Front", ["Northern Front", "Harbour Relief Society"], "Northern Front"),
        ("Amun Monitor", ["Amun Monitor for Human Rights"], "Amun Monitor for Human Rights"),
        ("Monitor", ["Amun Monitor for Human Rights"], "Amun Monitor for Human Rights"),
        ("Council", ["Council of Qasr Amun"], "Council of Qasr Amun"),
        ("HRS", ["Harbour Relief Society"], "Harbour Relief Society"),
        ("Kestrian", ["Kestrian army"], "Kestrian army"),
        ("Council", ["Northern Council", "Southern Council"], None),
        ("Northern Council", ["Southern Council"], None),
        ("Harbour Relief Society", ["Harbour Relief Society"], None),
        ("Amun", ["Amun Falcons"], None),
        ("council", ["Northern Council"], None),
    ],
)
def test_a_shorter_name_stands_for_the_one_longer_name_that_it_fits(
    short: str, names: list[str], full: str | None
) -> None:
    assert fuller(short, names) == full
    assert fuller(short, names[::-1]) == full


def test_a_headline_that_shortens_a_body_is_the_body_and_its_name_is_no_place() -> None:
    r = _read(
        "Monitor: 1,100 displaced\n\nThe Blue Ford Monitor said 1,100 people were displaced from Vellin on Thursday."
    )
    assert {c.chain[0].org for c in r.claims if c.chain} == {"Blue Ford Monitor"}
    assert "Monitor" not in {c.place.text for c in r.claims if c.place}


def test_two_bodies_of_one_sort_stay_two() -> None:
    r = _read(
        "The Northern Council said 4 people were killed in Vellin on Thursday.\n\n"
        "The Southern Council said 6 people were killed in Vellin on Thursday."
    )
    assert [c.chain[0].org for c in r.claims if c.figure] == ["Northern Council", "Southern Council"]


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Front said it controls 50 percent of Sarn Ford.",
        "The Northern Front said its fighters captured the Upper Dam on Tuesday.",
        "The Northern Front denied that its drone killed people in Port Hallam on Tuesday.",
        "The Northern Front denied that five people were killed by its shelling in Vellin on Tuesday.",
    ],
)
def test_it_and_its_weapons_are_those_of_the_body_that_speaks(text: str) -> None:
    r = _read(text)
    assert {_named(r, c, "actor") for c in r.claims if c.kind != "shelling"} == {"Northern Front"}
    assert all(c.denied == ("denied" in text) for c in r.claims)


def test_what_a_monitor_says_of_itself_makes_it_no_doer() -> None:
    r = _read(
        "Blue Ford Monitor said it had recorded five people killed in its district by shelling in Vellin on Tuesday."
    )
    assert "Blue Ford Monitor" not in {_named(r, c, "actor") for c in r.claims}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The Palm Brigades said 34 fighters of the River Column surrendered in Vellin on Tuesday.", "River Column"),
        ("The Palm Brigades said 40 River Column soldiers were killed in Vellin on Tuesday.", "River Column"),
        ("The River Column said only nine of its fighters surrendered in Vellin on Tuesday.", "River Column"),
        ("Gunmen killed 12 armed soldiers in Vellin on Tuesday.", None),
    ],
)
def test_fighters_are_those_of_the_body_that_is_named_even_where_nobody_knows_it(text: str, side: str | None) -> None:
    r = _read(text)
    assert [_named(r, c, "side") for c in r.claims if c.figure] == [side]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The Northern Front captured Tell Ondar, Marram, on Wednesday.", ["Tell Ondar"]),
        ("The Northern Front said it captured Sarn Gate, Orvania, on Monday.", ["Sarn Gate"]),
        ("The Northern Front captured Sarn Gate, Orvane and Tarn on Monday.", ["Sarn Gate", "Orvane", "Tarn"]),
    ],
)
def test_a_town_told_with_its_country_is_held_once(text: str, places: list[str]) -> None:
    assert [c.place.text for c in _read(text).claims if c.kind == "captured" and c.place] == places


def test_names_of_a_list_are_all_held_however_long_it_is() -> None:
    text = "The Northern Front captured Sarn Gate, Orvane, al-Tarn, the sewage station and a mill on Monday."
    assert {"Sarn Gate", "Orvane"} <= {c.place.text for c in _read(text).claims if c.kind == "captured" and c.place}


def test_who_denies_that_a_strike_killed_anyone_does_not_deny_the_strike() -> None:
    r = _read("The Northern Front denied that its airstrike on Friday killed civilians in Vellin.")
    assert [(c.kind, c.denied) for c in r.claims] == [("killed", True)]


def test_a_monitor_that_counts_strikes_has_not_flown_them() -> None:
    r = _read("Red Lantern Monitor counted 16 airstrikes in Vellin on Monday.")
    assert [_named(r, c, "actor") for c in r.claims] == [None]


def test_about_after_said_still_hedges_a_count() -> None:
    r = _read("The Harbour Relief Society said about 140 civilians had been killed in Vellin since 1 March.")
    assert [c.figure.sense for c in r.claims if c.figure] == ["about"]


def test_what_is_called_untrue_is_denied() -> None:
    r = _read(
        "The Harbour Relief Society said it was not true that 20 people were killed by shelling in Vellin on Friday."
    )
    assert [c.denied for c in r.claims if c.figure] == [True]


def test_who_recorded_a_count_is_its_source() -> None:
    r = _read("Ledger of Losses recorded seven deaths in the shelling of Vellin on Tuesday.")
    assert [c.chain[0].org for c in r.claims if c.figure] == ["Ledger of Losses"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "In Oslo, Norway, the Kestrian Interior Ministry said 3 people were killed in Vellin.",
            "Kestrian Interior Ministry",
        ),
        ("In Oslo, Norway, the Interior Ministry said 3 people were killed in Vellin.", "Norwegian Interior Ministry"),
        ("Colonel Petra Darro of Operation Clear Sky said 3 people were killed in Vellin.", "Operation Clear Sky"),
    ],
)
def test_a_body_is_its_own_where_it_is_named_and_the_states_where_it_is_not(text: str, body: str) -> None:
    assert [c.chain[0].org for c in _read(text).claims if c.figure] == [body]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("More than 1,000 refugees arrive in Vellin, Kestria, every day, the Harbour Relief Society said.", "day"),
        ("Some 15 people died in Vellin, every day a new grave.", None),
    ],
)
def test_a_pace_stands_behind_the_place_and_its_country(text: str, per: str | None) -> None:
    assert [c.figure.per for c in _read(text).claims if c.figure] == [per]
