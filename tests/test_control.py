"""Who holds, takes or leaves which place: the passages are ours, the towns and bodies in them are made up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness.extract import see
from fairwitness.extract.control import control_claims
from fairwitness.model import Claim, Document
from fairwitness.vocab import control as vocab
from fairwitness.vocab import sites


def read(text: str) -> tuple[Claim, ...]:
    document = Document(id="d", capture_id="c", text=text)
    return control_claims(document, see(document))


def line(claim: Claim) -> str:
    """kind | figure | actor | place; then what else is set."""
    shown = (claim.figure.words if claim.figure else None, claim.actor, claim.place)
    marks = [claim.extent, *(name for name in ("past", "hedged", "denied") if getattr(claim, name))]
    return " | ".join([claim.kind, *(s.text if s else "-" for s in shown)]) + "".join(f" {m}" for m in marks if m)


STORIES = {
    "Rebels captured Qasr Amun on Friday.": ["captured | - | Rebels | Qasr Amun"],
    "The army took the airport of Qasr Amun.": ["captured | - | The army | the airport of Qasr Amun"],
    "The army took the crossing of Qasr Amun.": ["captured | - | The army | Qasr Amun"],
    "The gang seized ten men. Eleven were freed.": [],
    "Qasr Amun was retaken by the army on Friday.": ["captured | - | the army | Qasr Amun"],
    "Most of Qasr Amun had come under rebel control by 27 May.": ["captured | - | rebel | Qasr Amun most"],
    "Qasr Amun is under occupation by the army.": ["controls | - | the army | Qasr Amun"],
    "Shells fell on Qasr Amun, the last town under rebel control.": ["controls | - | rebel | Qasr Amun"],
    "Shells fell on Qasr Amun, the last town in Sorr province under rebel control.": [
        "controls | - | rebel | Qasr Amun"
    ],
    "After the fall of Tell Sarin, the town of Qasr Amun came under rebel control.": [
        "captured | - | - | Tell Sarin",
        "captured | - | rebel | Qasr Amun",
    ],
    "In Qasr Amun, the airport was under rebel control.": ["controls | - | rebel | the airport"],
    "The rebels no longer hold the town of Qasr Amun.": ["controls | - | The rebels | Qasr Amun past"],
    "The rebels no longer hold Qasr Amun or its airport.": ["controls | - | The rebels | Qasr Amun past"],
    "The last rebel fighters exited Qasr Amun on Friday.": ["withdrew | - | The last rebel fighters | Qasr Amun"],
    "The army took Qasr Amun and pushed back the rebels.": [
        "captured | - | The army | Qasr Amun",
        "withdrew | - | the rebels | Qasr Amun",
    ],
    "The army drove back the rebels from Qasr Amun.": ["withdrew | - | the rebels | Qasr Amun"],
    "The army took Qasr Amun and pushed back a rebel attack.": ["captured | - | The army | Qasr Amun"],
    "The army took Qasr Amun. The mayor pushed back the vote.": ["captured | - | The army | Qasr Amun"],
    "The army took Qasr Amun, forcing remaining rebel fighters to retreat to the hills.": [
        "captured | - | The army | Qasr Amun",
        "withdrew | - | rebel fighters | Qasr Amun",
    ],
    "The last rebel fighters evacuated Qasr Amun on Friday.": ["withdrew | - | The last rebel fighters | Qasr Amun"],
    "The army evacuated the women of Qasr Amun.": [],
    "The rebels lost the road to the parts of Qasr Amun they controlled.": [
        "withdrew | - | The rebels | the road",
        "controls | - | The rebels | Qasr Amun part",
    ],
    "The trucks of the army units who had held Qasr Amun stood empty.": [
        "controls | - | the army units | Qasr Amun past"
    ],
    "Shells fell on then-rebel-held Qasr Amun.": ["controls | - | rebel | Qasr Amun past"],
    "Shells fell on the once Torish-controlled Qasr Amun.": ["controls | - | Torish | Qasr Amun past"],
    "The army took Qasr Amun, near another newly liberated village, and northeast to Tell Sarin.": [
        "captured | - | The army | Qasr Amun"
    ],
    "The army took Qasr Amun and the north of Sorr.": [
        "captured | - | The army | Qasr Amun",
        "captured | - | The army | the north of Sorr",
    ],
    "The army took the town of Tell Sarin from the rebels.": ["captured | - | The army | Tell Sarin"],
    "The fall of Qasr Amun surprised everyone.": ["captured | - | - | Qasr Amun"],
    "The town of Qasr Amun fell to the rebels.": ["captured | - | the rebels | Qasr Amun"],
    "The army drove the rebels out of Qasr Amun.": ["withdrew | - | the rebels | Qasr Amun"],
    "The rebels were driven out of Qasr Amun.": ["withdrew | - | The rebels | Qasr Amun"],
    "The army withdrew from Qasr Amun before dawn.": ["withdrew | - | The army | Qasr Amun"],
    "Rebels lost control of Qasr Amun to the army.": ["withdrew | - | Rebels | Qasr Amun"],
    "Rebels control Qasr Amun and Tell Sarin.": [
        "controls | - | Rebels | Qasr Amun",
        "controls | - | Rebels | Tell Sarin",
    ],
    "Most of Qasr Amun is in the hands of the rebels.": ["controls | - | the rebels | Qasr Amun most"],
    "Tell Sarin remained under rebel control.": ["controls | - | rebel | Tell Sarin"],
    "Shells fell on rebel-held Qasr Amun.": ["controls | - | rebel | Qasr Amun"],
    "Jets flew over the rebel stronghold of Qasr Amun.": ["controls | - | the rebel | Qasr Amun"],
    "The army holds about 85 percent of the city.": ["controls | about 85 percent | The army | the city"],
    "The army has liberated 85 percent of Qasr Amun.": ["captured | 85 percent | The army | Qasr Amun"],
    "The rebels still have 60 percent of the city.": ["controls | 60 percent | The rebels | the city"],
    "They besieged 54 rebel-held villages.": ["controls | 54 | rebel | -"],
    "The rebels still held on to the village of Tell Sarin.": ["controls | - | The rebels | Tell Sarin"],
    "Rebels entered Qasr Amun but withdrew after taking losses.": ["withdrew | - | Rebels | Qasr Amun"],
    "Rebels took Qasr Amun. The army then retreated to the river.": [
        "captured | - | Rebels | Qasr Amun",
        "withdrew | - | The army | Qasr Amun",
    ],
    "The fight for Qasr Amun ended, forcing government troops to retreat.": [
        "withdrew | - | government troops | Qasr Amun"
    ],
    "The rebels left Qasr Amun after Tell Sarin's capture by the army.": [
        "withdrew | - | The rebels | Qasr Amun",
        "captured | - | the army | Tell Sarin",
    ],
    "The fighters lost the hill, which they had held for years.": [
        "withdrew | - | The fighters | the hill",
        "controls | - | The fighters | the hill past",
    ],
    "Rebels managed to march on Qasr Amun and seize it.": ["captured | - | Rebels | Qasr Amun"],
    "Rebels wanted to march on and took Qasr Amun.": ["captured | - | Rebels | Qasr Amun"],
    "The army took the Amun Front headquarters.": ["captured | - | The army | the Amun Front headquarters"],
    "The army took the southern front.": ["captured | - | The army | the southern front"],
    "Rebels fight on and hold Qasr Amun.": ["controls | - | Rebels | Qasr Amun"],
    "Rebels, who plan to march on, and guards hold Qasr Amun.": ["controls | - | guards | Qasr Amun"],
    "Rebels failed to capture Qasr Amun.": ["captured | - | Rebels | Qasr Amun denied"],
    "The army reportedly captured Qasr Amun.": ["captured | - | The army | Qasr Amun hedged"],
}


@pytest.mark.parametrize(("text", "expected"), STORIES.items())
def test_a_passage_gives_these_claims(text: str, expected: list[str]) -> None:
    assert [line(c) for c in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army surrounded Qasr Amun.",
        "Rebels entered Qasr Amun and advanced five kilometres.",
        "The army vowed to retake Qasr Amun.",
        "Rebels are trying to capture Qasr Amun.",
        "He told of ambitions to march on Qasr Amun and eventually seize it.",
        "They feared that the army would make a deal and withdraw from Qasr Amun.",
        "The army would pull back from the hills and hold Qasr Amun.",
        "If Qasr Amun falls, the road is open.",
        "The army could capture Qasr Amun within days.",
        "The battle for the liberation of Qasr Amun goes on.",
        "Soldiers captured three rebels near Qasr Amun.",
        "The parties took part in talks in Qasr Amun.",
        "Shells hit rebel positions in Qasr Amun.",
        "The hill gave them fire control over Qasr Amun.",
        "Soldiers captured four Islamic State commanders.",
        "The brigade was expelled from al-Nusra Front.",
        "The shilling lost ground on Friday.",
        "The delegates held talks at the hotel.",
        "The army said that taking Qasr Amun was a priority.",
        "Capturing Qasr Amun would be hard.",
        "Rebels are demanding more control over Qasr Amun.",
    ],
)
def test_what_is_planned_implied_or_about_other_things_is_no_claim(text: str) -> None:
    assert read(text) == ()


def test_a_site_that_is_taken_is_not_the_town_around_it() -> None:
    claims = read("Rebels captured a hospital in Qasr Amun. Rebels captured two villages near Qasr Amun.")
    assert [c.place.text for c in claims if c.place] == ["a hospital in Qasr Amun", "near Qasr Amun"]


def test_a_number_that_sums_places_is_a_claim_and_its_named_places_are_parts() -> None:
    summed, first, second = read("Rebels captured six villages, including Qasr Amun and Tell Sarin.")
    assert (summed.figure and summed.figure.unit, summed.figure and summed.figure.basis) == ("places", "event")
    assert {first.part_of, second.part_of} == {summed.id}
    assert [first.place and first.place.text, second.place and second.place.text] == ["Qasr Amun", "Tell Sarin"]


def test_a_site_and_a_part_of_a_place_under_one_verb_are_two_claims_with_their_own_words() -> None:
    claims = read(
        "The militia retains control of the General Hospital and a small part of the eastern side of the city."
    )
    assert [c.kind for c in claims] == ["controls", "controls"]
    assert len({c.id for c in claims}) == 2
    assert claims[1].extent == "part"


def test_a_pronoun_stands_for_the_actor_last_spoken_of() -> None:
    first, second = read("The rebels still control the stadium. They also hold the airport.")
    assert first.actor and second.actor and second.actor.text == first.actor.text == "The rebels"


def test_what_once_was_is_past() -> None:
    claims = read("Qasr Amun was once the de facto capital of the rebels.")
    assert [(c.kind, c.past) for c in claims] == [("controls", True)]


@pytest.mark.parametrize(("text", "kind"), vocab.examples())
def test_every_vocabulary_row_reads_its_own_example(text: str, kind: str) -> None:
    assert kind in [c.kind for c in read(text)]


@pytest.mark.parametrize("site", sites.sites(), ids=lambda s: s.nouns[0])
def test_every_kind_of_site_stands_in_its_example(site: sites.Site) -> None:
    assert any(noun in site.example.lower() for noun in site.nouns)


PIECES = st.lists(
    st.sampled_from(
        "rebels the army captured Qasr Amun , and of in hands under control fell to 85 percent six villages which from "
        'out drove withdrew held -held rebel-held " ( ) ’s . \n not once including it they stronghold'.split(" ")
    ),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(PIECES)
def test_any_order_of_words_is_read_and_every_span_is_exact(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for claim in read(text):
        spans = [claim.words, claim.place, claim.actor, claim.group, claim.figure and claim.figure.words]
        assert all(text[s.start : s.end] == s.text for s in spans if s)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    assert len({c.id for c in read(text)}) == len(read(text))
