"""Of whom figures count people, where their own words do not say it. All sentences are ours, all bodies invented."""

from __future__ import annotations

import pytest

from fairwitness import extract, resolve
from fairwitness.model import Given
from fairwitness.read import plain_document


def groups(text: str) -> list[tuple[str, str | None, object]]:
    """Of each claim with a number: the number's words, the group's words, its class."""
    document = plain_document(text, Given(), "t")
    claims = extract.claims(document)
    classes = {m.claim_id: m.value for m in resolve.meanings(claims, document) if m.slot == "group"}
    return [(c.figure.words.text, c.group.text if c.group else None, classes.get(c.id)) for c in claims if c.figure]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Shelling in Sanar killed 14 villagers on Monday and 6 on Tuesday.", ("6", "villagers", "civilians")),
        ("The Amun Front said it killed 12 soldiers at Sanar and wounded 9.", ("9", "soldiers", "combatants")),
        ("The blast killed 34 people, among them 13 children, and wounded 22.", ("22", "people", "people")),
        ("The garrison of 400 soldiers withdrew; 60 surrendered.", ("60", "soldiers", "combatants")),
        ("Gunmen killed three farmers in Sanar. Two others were abducted.", ("Two", "others", "civilians")),
        ("Gunmen killed three farmers in Sanar. The clinic has treated 31.", ("three", "farmers", "civilians")),
    ],
)
def test_a_figure_that_stands_alone_counts_those_told_of_before(text: str, group: tuple[str, str, str]) -> None:
    assert group in groups(text)


@pytest.mark.parametrize(
    "text",
    [
        "The strike killed 20 refugees. It wounded 31, the clinic said.",
        "Nobody says who they were. In all 31 were hurt.",
        # who were killed bore arms; nobody says that of those whom they hurt
        "Dozens of militants were killed in Sanar. In May the group killed 31.",
        "Rebels killed two soldiers near Sanar.\n\nThe clinic said 31 had been killed.",
        "Rebels killed two soldiers near Sanar. Bodies lay there. Nurses said that 31 belonged to it.",
    ],
)
def test_nobody_is_told_of_where_the_text_tells_of_others_or_none(text: str) -> None:
    assert ("31", None, None) in groups(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("At least 40 members of the Amun Front were killed in Sanar.", "combatants"),
        ("At least 40 members of the Amun Relief Union were killed in Sanar.", "people"),
        ("The bodies of 40 soldiers were found in Sanar.", "combatants"),
        ("Attackers killed 40 soldiers and villagers in Sanar.", "people"),
        ("Attackers killed 40 soldiers and policemen in Sanar.", "security_forces"),
        ("Police arrested 40 men in Sanar.", "men"),
        # whose country it is makes nobody a fighter, nor does who was told of before
        ("A flood of fire in Homs killed 40 Syrian men.", "men"),
        ("Gunmen killed 40 members of the Syrian parliament in Homs.", "people"),
        ("Medics found 40 Nigerian bodies in Sanar.", "people"),
        ("Two soldiers were killed in Sanar. Medics treated 40 others who were wounded.", "people"),
        ("The Amun Front said 40 of its members were killed in Sanar.", "combatants"),
        ("The battle left 40 civilian losses in Sanar.", "civilians"),
        ("About 40 displaced families fled Sanar again.", "civilians"),
        ("The army says 40 men surrendered at Sanar.", "combatants"),
        ("Police killed a rebel commander and 40 of his men in Sanar.", "combatants"),
        ("It brings to 40 the number of troops killed in Sanar.", "combatants"),
        ("It brings to 40 the number of people killed in Sanar.", "people"),
        ("Police arrested 40 other Bosnian Serbs in Sanar.", "people"),
        ("About 40 families fled Sanar.", "civilians"),
        ("Rescuers found 40 mass graves near Sanar.", "other"),
        ("Shells killed 40 media workers in Sanar.", "journalists"),
        ("Police shot 40 members of the security forces in Sanar.", "security_forces"),
    ],
)
def test_classes_by_whose_they_are_and_by_what_they_are_called(text: str, found: str) -> None:
    assert [name for words, _, name in groups(text) if "40" in words] == [found]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The ministry said Torland lost up to 75 troops near Ostra.", "Torland"),
        ("The army has lost at least 40 men near Ostra.", "The army"),
        ("The Amun Front said it had lost nine fighters near Ostra.", "it"),
    ],
)
def test_those_who_lost_men_are_their_side_and_not_their_killers(text: str, side: str) -> None:
    claims = [c for c in extract.claims(plain_document(text, Given(), "t")) if c.figure]
    assert [(c.side.text if c.side else None, c.actor) for c in claims] == [(side, None)]
