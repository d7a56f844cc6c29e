"""Claims with a figure: one sentence or two, and what must be read in them. All bodies and places are invented."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from fairwitness import extract
from fairwitness.extract.wholes import without_wholes
from fairwitness.model import Claim, Figure, Given, Span
from fairwitness.read import plain_document

pytestmark = pytest.mark.usefixtures("no_model")


def read(text: str) -> list[Claim]:
    """The claims with a figure, in the order of the text."""
    document = plain_document(text, Given(published=date(2024, 5, 17)))
    found = [c for c in extract.claims(document) if c.figure]
    return sorted(found, key=lambda c: c.figure.words.start if c.figure else 0)


def shapes(text: str) -> list[tuple[str, str]]:
    return [(c.kind, c.figure.words.text) for c in read(text) if c.figure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling killed 12 people, including three children, and wounded 20.",
         [("killed", "12"), ("killed", "three"), ("injured", "20")]),
        ("At least four guards were killed and seven others wounded in the raid.",
         [("killed", "At least four"), ("injured", "seven")]),
        ("The blast left nine villagers dead.", [("killed", "nine")]),
        ("The raid left 13 policemen dead and five lorries burned.", [("killed", "13"), ("damaged", "five")]),
        ("The clinic counted 40 dead, 12 of them children.", [("killed", "40"), ("killed", "12")]),
        ("Some 30 fighters, five officers and two cooks surrendered.",
         [("surrendered", "Some 30"), ("surrendered", "five"), ("surrendered", "two")]),
        ("1,500 civilians to safety in past week", [("evacuated", "1,500")]),
        ("12 killed in Qasr Amun strike", [("killed", "12")]),
        ("More than 40,000 people have fled Qasr Amun since March.", [("displaced", "More than 40,000")]),
        ("About 4,000 people are trapped in the old town.", [("trapped", "About 4,000")]),
        ("The strikes cut thousands of people off from health care.", [("deprived", "thousands")]),
        ("Twelve aid trucks entered the enclave.", [("aided", "Twelve")]),
        ("Jets carried out 30 air strikes on the valley.", [("airstrike", "30")]),
        ("Some 300 militants remain in the stadium.", [("present", "Some 300")]),
        ("Gunmen abducted 17 pupils from the school.", [("abducted", "17")]),
        ("The militia took five soldiers prisoner.", [("detained", "five")]),
        ("Two hundred families have gone home.", [("returned", "Two hundred")]),
        ("Six clinics were damaged.", [("damaged", "Six")]),
        ("No one was killed.", [("killed", "No one")]),
    ],
)  # fmt: skip
def test_each_figure_is_a_claim_of_its_kind(text: str, expected: list[tuple[str, str]]) -> None:
    assert shapes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Torvik mourned the 12 men whom soldiers had killed.", [("killed", "12")]),
        ("The clinic spoke of two clerks that the rebels kidnapped.", [("abducted", "two")]),
        ("The two clerks who kidnapped a guard fled.", []),
        ("Two clerks in a car that rebels shot at fled.", []),
    ],
)
def test_those_whom_others_harm_are_told_before_the_verb(text: str, expected: list[tuple[str, str]]) -> None:
    assert [shape for shape in shapes(text) if shape[0] in ("killed", "abducted")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mayor plans to evacuate 500 people.",
        "The commander said a storming would kill 2,000 people.",
        "A flood killed 40 people in the valley.",
        "A rockslide killed 40 people in the valley.",
        "More than 500 people were killed in Amun, which bore the worst of the storm.",
        "Another 15 people were reported killed elsewhere by thunderstorms.",
        "Some 4,000 schools were destroyed in the earthquake of January.",
        "A suspect aged 32 was questioned about the price of 200 dollars.",
        "The talks lasted three hours and ended with two agreements.",
        "Delegates of 12 countries met for the third round of talks.",
    ],
)
def test_plans_accidents_and_other_counts_are_no_claims(text: str) -> None:
    assert shapes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed 40 people in the valley after the flood.",
        "Since the outbreak of violence, 40 people have been killed in Torvik.",
        "A storm of fire from the hills killed 40 people in Torvik.",
        "The siege has left 40 people dead in Torvik, without counting those killed by cholera.",
    ],
)
def test_harm_in_war_is_no_accident_though_words_of_disaster_stand_by(text: str) -> None:
    assert ("killed", "40") in shapes(text)


def test_a_part_points_at_its_whole() -> None:
    whole, part, other = read("Shelling killed 12 people, including three children, and wounded 20.")
    assert part.part_of == whole.id
    assert whole.part_of is None
    assert other.part_of is None


def test_the_agent_of_a_passive_verb_is_the_actor() -> None:
    (claim,) = read("Nine villagers were killed by gunmen in Qasr Amun.")
    assert claim.actor
    assert claim.actor.text == "gunmen"


def test_the_subject_of_an_active_verb_is_the_actor_and_a_bomb_is_not() -> None:
    (by_army,) = read("The army killed nine rebels.")
    (by_bomb,) = read("A roadside bomb killed nine rebels.")
    assert by_army.actor
    assert by_army.actor.text == "army"
    assert by_bomb.actor is None
    assert by_bomb.means
    assert by_bomb.means.text == "roadside bomb"


def test_a_time_on_the_verb_of_saying_does_not_date_an_event() -> None:
    (claim,) = read("A spokesman said on Friday that 100 fighters had surrendered.")
    assert claim.when is None


def test_a_time_of_the_clause_dates_it() -> None:
    (claim,) = read("Nine villagers were killed on Monday, a nurse said on Friday.")
    assert claim.when
    assert claim.when.words.text == "on Monday"


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Nine people were killed on Monday.", "event"),
        ("Some 900 people have been killed since March.", "total"),
        ("About 4,000 people are trapped in the old town.", "standing"),
    ],
)
def test_the_basis_follows_the_clause(text: str, basis: str) -> None:
    (claim,) = read(text)
    assert claim.figure
    assert claim.figure.basis == basis


def test_doubt_and_rejection_are_kept() -> None:
    (hedged,) = read("Nine people were reportedly killed.")
    (denied,) = read("The Northern Front's spokesman denied that 41 people had died.")
    assert hedged.hedged
    assert denied.denied


def test_a_repeated_passage_counts_once() -> None:
    passage = "Nine villagers were killed in Qasr Amun on Monday when shells hit the market square, a nurse said."
    assert len(read(f"{passage}\n\nThe council met in the evening to speak of the harvest.\n\n{passage}")) == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It killed 4 of its 25 crew.", ["4 crew"]),
        ("The raid killed 7 of the ship's 22 sailors.", ["7 sailors"]),
        ("Some 31 of the 38 clinics were destroyed.", ["31 clinics"]),
        ("It killed 4 of the 25 guards and 30 rebels.", ["4 guards", "30 rebels"]),
        ("It holds 100 of the 276 girls taken in Ostra.", ["100 girls", "276 girls"]),
        ("Shells hit Ostra; 2 of the 16 were children.", ["2 were", "16 were"]),
        ("He was 1 of 25 men shot.", ["1 men", "25 men"]),
        ("It killed 4 guards and 25 crew.", ["4 guards", "25 crew"]),
    ],
)
def test_a_whole_of_which_only_a_part_is_told_makes_no_claim(text: str, kept: list[str]) -> None:
    claims = []
    for n, m in enumerate(re.finditer(r"(\d+)", text)):
        count = Figure(Span(m.start(1), m.end(1), m[1]), "exact", None, Decimal(m[1]), None, "event")
        noun = re.compile(r"guards|rebels|crew|sailors|clinics|girls|men|were").search(text, m.end(1))
        assert noun is not None
        claims.append(Claim(f"c{n}", "d", "killed", count.words, figure=count, group=Span(*noun.span(), noun.group())))
    found = without_wholes(claims, text)
    assert [f"{c.figure.words.text} {c.group.text}" for c in found if c.figure and c.group] == kept
