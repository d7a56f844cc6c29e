"""Whose deed it was by the words around, whatever the model takes for the doer. All bodies and places are invented."""

from __future__ import annotations

import pytest

from fairwitness.extract.learned.sure_kinds import sure_kind
from fairwitness.extract.learned.whose_deed import doer
from fairwitness.model import Span


def span(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


@pytest.mark.parametrize(
    ("text", "told", "chosen", "expected"),
    [
        # what a body says "it" did is its own
        ("The Amber Brigade said it had killed 40 fighters of the Blue Front.", "40", "Blue Front", "it"),
        ("The army said on Monday that it repelled Blue Front assaults and killed 46.", "46", "Blue Front", "it"),
        ("The army said it had repelled a Blue Front assault, killing 12 and seizing 3 trucks.", "3", None, "it"),
        ("The Blue Front fell. The army claimed on 26 May that it had struck two depots.", "two", "Blue Front", "it"),
        ("Torland said its jets had struck two depots in Sanar.", "two", "Sanar", "its jets"),
        ("The army said it had been hit by the Blue Front, killing 12.", "12", "Blue Front", "Blue Front"),
        ("The army said it struck after the Blue Front came, killing 12.", "12", "Blue Front", "Blue Front"),
        ("The clinic said it had treated 12 people whom the Blue Front shot.", "12", "Blue Front", "Blue Front"),
        ("Troops said it was quiet. The Blue Front killed 12.", "12", "Blue Front", "Blue Front"),
        # attacks that are repelled, and answered
        ("Torish forces repelled 14 Maresian assaults near Sanar.", "14", "Torish forces", "Maresian"),
        ("Torish forces stopped 14 Maresian assaults near Sanar.", "14", "Torish forces", "Maresian"),
        ("Torland hit Sanar after a Blue Front rocket attack on Nor in which 12 died.", "12", "Torland", "Blue Front"),
        ("Torland bombed Sanar after a rocket attack in which 12 died.", "12", "Torland", None),
        ("Torland mourned the attack by the Blue Front on Nor in which 12 died.", "12", "Torland", "Blue Front"),
        ("Blue Front fighters left. Soldiers managed to kill seven of them.", "seven", "Blue Front", "Soldiers"),
        ("The army retook Sanar, days after it fell to the Blue Front.", "it", "army", "Blue Front"),
        # helpers, clothes, mishaps, both sides, both together
        ("Torish troops backed by Maresian jets killed 20 men.", "20", "Maresian jets", "Torish troops"),
        ("Militiamen fighting alongside regular soldiers killed six people.", "six", "soldiers", "Militiamen"),
        ("Soldiers who came alongside killed six people.", "six", "Soldiers", "Soldiers"),
        ("Gunmen in army uniforms killed six people.", "six", "army", "Gunmen"),
        ("Men dressed as soldiers took nine people.", "nine", "soldiers", "Men"),
        ("Gunmen in army trucks killed six people.", "six", "army", "army"),
        ("A Torish Army truck hit a mine near Nor, killing seven.", "seven", "Torish Army", None),
        ("A Torish Army tank hit a clinic in Nor, killing seven.", "seven", "Torish Army", "Torish Army"),
        ("The Torish Army said its truck hit a roadside bomb, killing seven.", "seven", "Torish Army", None),
        ("The raid in which 12 died was led by the Blue Front.", "12", "Blue Front", "Blue Front"),
        ("The Blue Front fled. The raid in which 12 died came later.", "12", None, None),
        ("A Torish Army truck opened fire near Nor, killing seven.", "seven", "Torish Army", "Torish Army"),
        ("Clashes between the army and the Blue Front killed 19.", "19", "Blue Front", None),
        ("Clashes between the army and the Blue Front killed 19.", "19", "army", None),
        # who holds a place that is hit did not hit it
        ("Torland shelled Maresian-held Sanar.", "shelled", "Maresian", None),
        ("Two died in Blue Front-controlled Sanar.", "Two", "Blue Front", None),
        ("Torland shelled Maresian positions.", "shelled", "Torland", "Torland"),
        # who runs into mines laid none
        ("Blue Front fighters ran into dozens of landmines near Nor, leaving 15 dead.", "15", "Blue Front", None),
        ("Torish troops came under fire near Nor, and 15 died.", "15", "Torish troops", None),
        ("Torish troops stepped on a mine near Nor, losing 15 men.", "15", "Torish troops", None),
        ("Torish troops ran into Nor, killing 15.", "15", "Torish troops", "Torish troops"),
        ("Torish troops laid dozens of mines, killing 15.", "15", "Torish troops", "Torish troops"),
        ("The AM and allied militias killed 12.", "12", "allied militias", "The AM and allied militias"),
        ("Rebels backed by Maresia took 3 villages.", "3", "Rebels backed", "Rebels"),
        ("The Blue Front killed 12.", "12", "Blue Front", "Blue Front"),
    ],
)  # fmt: skip
def test_the_doer(text: str, told: str, chosen: str | None, expected: str | None) -> None:
    found = doer("attack", span(chosen, text) if chosen else None, span(told, text), Span(0, len(text), text))
    assert (found.text if found else None) == expected
    assert found is None or text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("killed", "The Amber Brigade said it had shot and killed 12 men.", "it"),
        ("killed", "The Amber Brigade said it had targeted men who killed 12 monks.", None),
        ("killed", "The Amber Brigade said it had seized men accused of killing 12 monks.", None),
        ("killed", "The Amber Brigade said it hit a post, killing 12 men.", "it"),
        ("killed", "The Harbour Society said its clinic struck by shells had 12 dead.", None),
        # who carries, takes or frees the wounded has not hurt them
        ("injured", "The Harbour Society said it carried 12 wounded from Nor.", None),
        ("injured", "The Harbour Society said it had taken 12 wounded to Nor.", None),
        ("injured", "Doctors managed to free 12 wounded.", None),
        ("detained", "The Harbour Society said it had freed 12 prisoners.", None),
        ("captured", "The Amber Brigade said it had liberated 12 hamlets.", "it"),
        ("attack", "The Amber Brigade said it carried out 12 raids.", "it"),
        ("detained", "The Amber Brigade said it had taken 12 men.", "it"),
        ("killed", "The Amber Brigade said in a statement that it had killed 12 men.", "it"),
        ("killed", "The Amber Brigade said on its Telegram channel on Friday that its men had killed 12.", "its men"),
        ("killed", "The Amber Brigade said in a statement that Nor had killed 12.", None),
    ],
)
def test_the_doer_by_what_he_did(kind: str, text: str, expected: str | None) -> None:
    found = doer(kind, None, span("12", text), Span(0, len(text), text))
    assert (found.text if found else None) == expected


@pytest.mark.parametrize(
    ("text", "told", "kind", "expected"),
    [
        ("Over 1,500 people were killed and wounded in April.", "Over 1,500", "killed", "other"),
        ("The blast killed and injured at least 40 people.", "at least 40", "injured", "other"),
        ("12 people were killed and 30 wounded.", "12", "killed", "killed"),
        ("Four men were hurt in a clash with some 30 rebels.", "some 30", "injured", None),
        ("Four men were hurt in a clash with some 30 rebels.", "Four", "injured", "injured"),
        ("Gunmen on more than 50 motorcycles stormed Nor.", "more than 50", "attack", None),
        ("Shells fell on more than 50 houses in Nor.", "more than 50", "damaged", "damaged"),
        # the number of whom is said
        ("The number of people injured had risen to 13, and one man had died.", "13", "killed", "injured"),
        ("The number of wounded was 13.", "13", "killed", "injured"),
        ("The number of those killed reached 13.", "13", "injured", "killed"),
        ("The number of people killed or injured rose to 13.", "13", "killed", "other"),
        ("The number of injured grew, and the blast killed 13.", "13", "killed", "killed"),
        # beasts
        ("Shells hit the farm, killing around 40 pigs.", "around 40", "killed", None),
        ("Raiders killed 40 young camels.", "40", "killed", None),
        ("Raiders killed 40 cattle herders.", "40", "killed", "killed"),
        ("Troops rescued 14 kidnapped villagers in Nor.", "14", "abducted", "evacuated"),
        ("The rebels freed at least 14 hostages in Nor.", "at least 14", "abducted", "other"),
        ("The rebels released a list of 14 hostages.", "14", "abducted", "abducted"),
        # who is brought out
        ("Some 48,000 people have been evacuated from Nor.", "48,000", "displaced", "evacuated"),
        ("Some 48,000 people have been displaced and evacuated.", "48,000", "displaced", "displaced"),
        # of a blow, people are no number
        ("The raid failed when two guards opened fire and a car blew up.", "two", "bombing", None),
        ("Two young policemen died when shells hit Nor.", "Two", "shelling", None),
        ("Two suicide bombers blew themselves up in Nor.", "Two", "bombing", "bombing"),
        ("Two men blew themselves up in Nor.", "Two", "bombing", "bombing"),
        ("Two bombs aimed at police went off in Nor.", "Two", "bombing", "bombing"),
        # how a count has changed is no share of anybody
        ("In May 90 people died, an increase of 38 per cent over April.", "38 per cent", "killed", None),
        ("Deaths fell by about 38% in May.", "38%", "killed", None),
        ("In May 38 percent more people died.", "38 percent", "killed", None),
        ("Deaths rose to 38 per cent of the force.", "38 per cent", "killed", "killed"),
        ("Deaths rose by 38 in May.", "38", "killed", "killed"),
        # whom armies destroy are dead
        ("It hit the base, destroying up to 60 Ostran servicemen and 11 vehicles.", "up to 60", "damaged", "killed"),
        ("It destroyed 60 militant positions.", "60", "damaged", "damaged"),
        ("It destroyed 12 soldiers' homes.", "12", "damaged", "damaged"),
    ],
)
def test_what_a_number_surely_tells(text: str, told: str, kind: str, expected: str | None) -> None:
    assert sure_kind(kind, span(told, text), Span(0, len(text), text)) == expected


def test_a_long_sentence_takes_no_longer_a_character() -> None:
    text = "The army said it had struck " + "a depot, " * 100_000 + "killing 12."
    assert doer("killed", None, span("12", text), Span(0, len(text), text)) is None
