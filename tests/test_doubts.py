"""What the words around a claim say of its truth, and what else hangs on them: denials, doubt, units, actors, hours."""

from __future__ import annotations

from datetime import date

import pytest

from fairwitness import extract, resolve
from fairwitness.model import Actor, Claim, Given, Place
from fairwitness.read import plain_document

needs_model = pytest.mark.skipif(extract.model_name() == "no model", reason="the package was built without weights")


def counted(text: str) -> Claim:
    """The one claim of a text that has a figure."""
    document = plain_document(text, Given(published=date(2021, 3, 4)), "told")
    (claim,) = (c for c in extract.claims(document, extract.see(document)) if c.figure)
    return claim


def actor(text: str) -> str | None:
    """The name of whoever did what the claim with a figure tells."""
    document = plain_document(text, Given(published=date(2021, 3, 4)), "told")
    claims = [c for c in extract.claims(document, extract.see(document)) if c.figure]
    found = (m.value for m in resolve.meanings(claims, document) if m.slot == "actor")
    return next((a.name for a in found if isinstance(a, Actor)), None)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The army denied that it had shelled Kelbajar and killed 12 people.", True),
        ("Officers dispute reports that shells killed 12 monks in Torvik.", True),
        ("A dispute over land in Torvik left 12 monks dead.", False),
        ("Officers denied Kestrian media reports that shells killed 12 monks in Torvik.", True),
        ("Officers disputed the Hill Union's figure of 12 dead in Torvik.", True),
        ("Officers denied the Hill Union's claim of 12 dead in Torvik.", True),
        ("Officers called the figure of 12 dead in Torvik an invention.", True),
        ("Officers described reports of 12 dead in Torvik as credible.", False),
        ("The toll of 12 dead in Torvik is exaggerated, officers said.", True),
        ("The number of 12 dead in Torvik is known, and the rumours are false.", False),
        ("Information about the capture of 12 monks in Torvik is untrue, officers said.", True),
        ("It is a lie that 12 monks were killed in Torvik, officers said.", True),
        ("We did not kill 12 monks, officers said in Torvik.", True),
        ("Soldiers did not shoot until 12 monks were dead in Torvik.", False),
        ("Nobody denies that 12 monks were killed in Torvik.", False),
        ("Officers do not deny that 12 monks were killed in Torvik.", False),
        ("Officers disputed the Hill Union's claim that no monks were killed in Torvik.", True),
        ("Officers said no monks were killed in Torvik.", False),
        ('Officers disputed it: "We killed 12 rebels in Torvik."', False),
        ('Officers denied that shells fell on Torvik: "We killed 12 rebels there."', False),
        ("Officers denied it, but Kestrian media reports that shells killed 12 monks in Torvik.", False),
        ("Reports that 12 monks were killed at Debre Damo are false, the ministry said.", True),
        ("The ministry dismissed as lies reports that 12 monks were killed at Debre Damo.", True),
        ("The army called claims of 12 dead in Torit propaganda.", True),
        ("Posters falsely claimed that 12 monks had been killed at Debre Damo.", True),
        ("Posters wrongly reported on Monday that 12 monks had been killed at Debre Damo.", True),
        ("Posters falsely claimed that the raid was over, but 12 monks were killed at Debre Damo.", False),
        ("Falsely accused, 12 monks were killed at Debre Damo.", False),
        # only who did it is denied, or another's denial is told in passing
        ("The junta denied responsibility for the air strike on Pazigyi, which left 160 dead.", False),
        ("Armenia said it had killed 30 soldiers in Kelbajar, which Baku denied.", False),
        ("The rebels said they killed 50 soldiers in Kidal, a claim the army rejected.", False),
        ("Reports of the raid, in which 12 monks were killed, are long.", False),
        ("There is no truth to the news that 12 monks were killed, a monk said.", True),
        ("Reports that 12 monks were killed in Torvik are not true, a monk said.", True),
        ("The Amber Brigade said it had killed 30 men in Torvik, a claim denied by the Blue Front.", False),
        ("The Amber Brigade denies aiming at monks, but 12 monks were killed in Torvik.", False),
        ("The Amber Brigade denies shelling Torvik, where 12 monks died.", False),
        ("The Amber Brigade denied that in Torvik, where it has a post, 12 monks had died.", True),
        ("The Amber Brigade denies aiming at monks, 12 of whom were killed in Torvik.", False),
        ("The army dismissed reports of a retreat and said it had killed 12 rebels in Kidal.", False),
    ],
)
def test_what_is_denied(text: str, denied: bool) -> None:
    assert counted(text).denied is denied


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Unconfirmed reports speak of 25 dead in Wad Madani.", True),
        ("Twelve porters were reported killed in Torvik.", True),
        ("Police arrested 12 porters believed to be smugglers in Torvik.", False),
        ("Twelve porters were killed in raids apparently aimed at guards in Torvik.", False),
        ("Twelve porters were apparently killed in Torvik.", True),
        ("Guards shot dead 12 porters allegedly involved in smuggling in Torvik.", False),
        ("Twelve porters are believed to be missing in Torvik.", True),
        ("Twelve porters and a guard were reported to have been wounded in Torvik.", True),
        ("The monitor reported 12 porters killed in Torvik.", False),
        ("Twelve porters were killed in Torvik, the radio reported.", False),
        ("Twelve porters were killed in Torvik and a guard was reported missing.", False),
        ("It was also reported that gunmen killed 25 people in Wad Madani.", True),
        ("Reports emerged that gunmen had killed 25 people in Wad Madani.", True),
        ("Rumours spread of 25 people killed in Wad Madani.", True),
        ("It was reported that rain fell, and gunmen killed 25 people in Wad Madani.", False),
        ("Reports of looting emerged after gunmen killed 25 people in Wad Madani.", False),
        ("At least 25 people are feared dead in Wad Madani after the raid.", True),
        ("The Amber Brigade has likely killed 25 men in Torvik.", True),
        ("The raid was likely made by the men who killed 25 men in Torvik.", False),
        ("The raid is believed to have killed 25 men in Torvik.", True),
        ("Reports confirmed 25 dead in Wad Madani.", False),
        ("Unconfirmed reports spoke of more, but 25 people were killed in Wad Madani.", False),
        ("The army claimed it hit a column, allegedly including 12 trucks.", True),
        ("The army hit a mill, allegedly a depot, killing 12 men.", False),
    ],
)
@needs_model
def test_what_is_unsure(text: str, hedged: bool) -> None:
    assert counted(text).hedged is hedged


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled Khartoum's Omdurman market on Monday, killing 12.",
        "Gunmen killed nine people 30 km north of Goma.",
    ],
)
@needs_model
def test_the_dead_are_people(text: str) -> None:
    claim = counted(text)
    assert claim.kind == "killed"
    assert claim.figure is not None
    assert claim.figure.unit == "people"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Amber Brigade said it killed 14 gunmen in Jenin in 2024.", "Amber Brigade"),
        ("The Harbour Watch said it counted four gunmen killed in Sanar.", None),
        ("Mali's jihadists killed 11 soldiers near Sevare.", "Malian jihadists"),
    ],
)
@needs_model
def test_who_did_it(text: str, wanted: str | None) -> None:
    assert actor(text) == wanted


@pytest.mark.parametrize("hour", ["in the early hours of Wednesday", "in the small hours on 3 March"])
def test_hours_are_of_the_day_behind_them(hour: str) -> None:
    when = counted(f"Gunmen killed nine people in Djibo {hour}.").when
    assert when is not None
    assert when.period is not None
    assert (when.words.text, when.period.start) == (hour, date(2021, 3, 3))


def test_the_capital_is_of_the_land_of_its_sentence() -> None:
    text = "In Sudan, police shot two people dead in the capital. Ethiopia closed its border."
    document = plain_document(text, Given(), "told")
    claims = [c for c in extract.claims(document, extract.see(document)) if c.figure]
    places = {m.value for m in resolve.meanings(claims, document) if m.slot == "place"}
    assert [p.name for p in places if isinstance(p, Place)] == ["Khartoum, Sudan"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Attacks in Torvik displaced 480 households to Sanar.", "Torvik"),
        ("Some 480 families fled to Sanar from Torvik.", "Torvik"),
        ("Some 480 families fled to Sanar from 30 hamlets.", "Sanar"),
        ("Some 480 families have been displaced to Sanar.", "Sanar"),
        ("Clashes with the Harbour Front in Sanar killed nine soldiers.", "Sanar"),
    ],
)
@needs_model
def test_where_people_left_from_and_fell(text: str, place: str) -> None:
    found = counted(text).place
    assert found is not None
    assert found.text == place


@needs_model
def test_no_strike_is_a_denial_and_no_count() -> None:
    document = plain_document("There was no air strike on Homs on Monday, the ministry said.", Given(), "told")
    (claim,) = extract.claims(document)
    assert (claim.kind, claim.figure, claim.denied) == ("airstrike", None, True)


@needs_model
@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Asked about a raid that killed 12 monks in Torvik, a Kerman officer said he knew nothing.", 0),
        ("Commenting on the blast in which 12 monks died, the mayor said Torvik was calm.", 0),
        ("Asked about the raid, the mayor said 12 monks had been killed in Torvik.", 1),
        ("Speaking on the radio, the mayor said 12 monks had been killed in Torvik.", 1),
    ],
)
def test_what_a_speaker_is_asked_about_is_not_his_word(text: str, chain: int) -> None:
    assert len(counted(text).chain) == chain


@needs_model
def test_a_bare_toll_does_not_count_the_attacks_named_before_it() -> None:
    text = "Officials said the death toll from three car bomb attacks on Thursday in Kirkuk had risen to 99."
    document = plain_document(text, Given(published=date(2021, 3, 4)), "told")
    told = {c.figure.words.text: c for c in extract.claims(document, extract.see(document)) if c.figure}
    assert told["99"].kind == "killed"
    assert told["99"].group is None
    assert told["three"].group


@needs_model
def test_who_calls_a_claim_false_denies_it_himself() -> None:
    assert counted("The Amber Brigade falsely claimed that 12 monks had been killed at Debre Damo.").chain == ()


@needs_model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Blue Front lost men. The Amber Brigade said that they had killed 12 soldiers in Kidal.", "Amber Brigade"),
        ("The Amber Brigade, at war with the Blue Front, said they had killed 12 men in Kidal.", "Amber Brigade"),
        ("The Blue Front came. The Amber Brigade claimed on Monday that they killed 12 men in Kidal.", "Amber Brigade"),
    ],
)
def test_they_are_those_for_whom_a_body_speaks(text: str, expected: str) -> None:
    assert actor(text) == expected


@needs_model
def test_they_are_not_a_body_that_bears_no_arms() -> None:
    assert actor("The Amber Brigade came. The Harbour Relief Society said they had buried 12 dead in Kidal.") is None
