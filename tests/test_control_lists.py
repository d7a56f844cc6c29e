"""Lists of places, pieces of them and pronouns under a verb of control. All sentences are ours, all bodies invented."""

from __future__ import annotations

import pytest

from fairwitness import extract
from fairwitness.model import Given
from fairwitness.read import plain_document

needs_model = pytest.mark.skipif(extract.model_name() == "no model", reason="the package was built without weights")


def held(text: str) -> list[tuple[str, str | None, str | None]]:
    """Kind, actor and place of each claim of control without a number."""
    found = extract.claims(plain_document(text, Given(), "t"))
    return [
        (c.kind, c.actor.text if c.actor else None, c.place.text if c.place else None)
        for c in found
        if c.kind in ("captured", "controls", "withdrew") and c.figure is None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army secured the al-Qaro and al-Tahan districts of Sanar.",
            [("captured", "The army", "the al-Qaro"), ("captured", "The army", "al-Tahan districts of Sanar")],
        ),
        ("The army secured the Qaro and Tahan contracts.", []),
        (
            "The army controls the northern part of Torvika.",
            [("controls", "The army", "the northern part of Torvika")],
        ),
        ("The army took part in the fight for Torvika.", []),
        ("The army holds the rest of Torvika.", [("controls", "The army", "Torvika")]),
        ("Soldiers fled their posts in Sanar.", [("withdrew", "Soldiers", "their posts in Sanar")]),
        ("Families fled their homes in the town of Torvika.", []),
        ("The rebels said they had left the town of Torvika.", [("withdrew", "The rebels", "Torvika")]),
        ("Residents said they had left the town of Torvika.", []),
        ("TORVIKA: Retaken by the rebels before dawn.", [("captured", "the rebels", "TORVIKA")]),
        ("The town of Torvika was declared secure on Friday.", [("captured", None, "Torvika")]),
        ("The town of Torvika was declared a disaster area on Friday.", []),
    ],
)
def test_what_is_held_is_read_whole(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Until rebels retook the town of Torvika on 15 April it was quiet.", True),
        ("The rebels fought on until the army left the town of Torvika.", True),
        ("The rebels vowed to fight on until the army left the town of Torvika.", False),
        ("The rebels will fight on until the army leaves the town of Torvika.", False),
        ("Nobody captured the town of Torvika.", False),
    ],
)
def test_what_stands_behind_until_was_done_where_the_past_tells_it(text: str, expected: bool) -> None:
    assert bool([kind for kind, _, _ in held(text) if kind in ("captured", "withdrew")]) is expected


@needs_model
def test_every_place_of_a_list_of_unknown_names_is_told_of_with_the_first_ones_actor() -> None:
    text = "The Amun Front has captured six towns since 4 January: Masikira, Minuvi, Nyambo and Shasha."
    assert [(actor, place) for _, actor, place in held(text)] == [
        ("The Amun Front", name) for name in ("Masikira", "Minuvi", "Nyambo", "Shasha")
    ]


@needs_model
def test_where_a_place_lies_is_no_further_place_of_a_list() -> None:
    assert [p for _, _, p in held("The army captured the town of Torvika, south of Qasr Amun, on Friday.")] == [
        "Torvika"
    ]


@needs_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The rebels captured the town of Torvika without resistance; they held it until 24 April.",
            [("captured", "The rebels"), ("controls", "The rebels")],
        ),
        (
            "The militants held the town of Torvika, but government forces recaptured it in July.",
            [("controls", "The militants"), ("captured", "government forces")],
        ),
    ],
)
def test_a_pronoun_is_told_of_once_by_whom_its_clause_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(kind, actor) for kind, actor, _ in held(text)] == expected


@needs_model
def test_what_is_only_fought_for_or_holds_a_stronghold_is_held_by_nobody() -> None:
    text = (
        "At least 134 people have been killed in the city of El Fasher since May 10, a charity said on Sunday, as the "
        "army and the paramilitary Rapid Support Forces battle for control of the army's last stronghold in Darfur."
    )
    assert held(text) == []
