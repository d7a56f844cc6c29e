"""Who is named near a deed and has not done it, and who has all the same. Bodies and places are invented."""

from __future__ import annotations

import pytest

from fairwitness import extract
from fairwitness.extract.learned.no_doer import is_beside
from fairwitness.model import Given, Span
from fairwitness.read import plain_document

needs_model = pytest.mark.skipif(extract.model_name() == "no model", reason="the package was built without weights")


def span(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def whole(text: str) -> Span:
    return Span(0, len(text), text)


@pytest.mark.parametrize(
    ("text", "chosen", "told", "kind"),
    [
        # whom it befell
        ("A rocket from the hills wounded two Polish guards.", "Polish", "rocket", "shelling"),
        ("The blast killed nine Amber Front fighters in Nor.", "Amber Front", "blast", "bombing"),
        ("An ambush wounded Polish soldiers near Nor.", "Polish soldiers", "ambush", "attack"),
        ("The Amber commander Rif Sanar was among the men killed in Nor.", "Amber", "killed", "killed"),
        ("A Polish nurse was later abducted in Nor.", "Polish", "abducted", "abducted"),
        ("An Amber general, Rif Sanar, was killed along with nine guards.", "Amber", "nine", "killed"),
        ("Guards captured a high Amber Front leader Rif Sanar in Nor.", "Amber Front", "captured", "detained"),
        # whose is the next clause
        ("Shots in Nor killed ten, and a lone Polish bomber killed three.", "Polish bomber", "ten", "killed"),
        ("Shots in Nor killed ten, while the Amber Front shot three.", "Amber Front", "ten", "killed"),
        # whose weapon, flag or land it was
        ("A crowd under Polish national flags burnt nine huts.", "Polish", "nine", "damaged"),
        ("A Polish-made rocket killed nine.", "Polish", "nine", "killed"),
        ("Rockets fired by someone with Polish-built tubes killed nine.", "Polish", "nine", "killed"),
        ("Nine died when rockets fired from Poland hit Nor.", "Poland", "Nine", "killed"),
        ("A bomb near a Polish army base killed nine.", "Polish", "nine", "killed"),
        ("Two guards escorting an Amber convoy died in an attack.", "Amber", "attack", "attack"),
        ("A general of the Sanar War College took nine towns.", "Sanar War College", "nine", "captured"),
        # who only helped, or fought
        ("With the support of the Polish air force, rebels took Nor.", "Polish", "Nor", "captured"),
        ("Clashes with Amber rebels that claimed nine lives ended.", "Amber rebels", "nine", "killed"),
        ("Police fought with Amber rebels in Nor, leaving nine dead.", "Amber rebels", "nine", "killed"),
    ],
)
def test_whose_deed_it_was_not(text: str, chosen: str, told: str, kind: str) -> None:
    assert is_beside(span(chosen, text), kind, span(told, text), whole(text))


@pytest.mark.parametrize(
    ("text", "chosen", "told", "kind"),
    [
        ("Polish rockets wounded two guards.", "Polish", "two", "injured"),
        ("Polish soldiers shot dead nine herders.", "Polish soldiers", "nine", "killed"),
        ("Nine herders were shot dead by Polish soldiers.", "Polish soldiers", "Nine", "killed"),
        ("Jets killed Amber Front fighters who had taken Nor.", "Amber Front", "Nor", "captured"),
        ("Guards who shot Polish soldiers that killed nine fled.", "Polish soldiers", "nine", "killed"),
        ("The mob killed nine, Polish police said, and Polish police shot two.", "Polish police", "two", "killed"),
        ("In a Polish raid a nurse was killed.", "Polish", "killed", "killed"),
        ("After the Polish strike, a nurse was killed.", "Polish", "killed", "killed"),
        ("Polish forces were said to have killed nine.", "Polish forces", "nine", "killed"),
        ("In a Polish raid nine guards were killed.", "Polish", "nine", "killed"),
        ("Rockets fired from Polish warships killed nine.", "Polish", "nine", "killed"),
        ("A jet from the Polish base bombed Nor, killing nine.", "Polish", "nine", "killed"),
        ("Polish guards at a base killed nine.", "Polish guards", "nine", "killed"),
        ("Nine were shot by an Amber patrol.", "Amber", "Nine", "killed"),
        ("Amber patrols near Nor killed nine.", "Amber", "nine", "killed"),
        ("Polish vehicles shelled Nor, killing nine.", "Polish", "nine", "killed"),
        ("Nine were held at an Amber checkpoint.", "Amber", "Nine", "detained"),
        ("Polish troops with the support of the army took Nor.", "Polish troops", "Nor", "captured"),
        ("The Amber Front, with help from Poland, took Nor.", "Amber Front", "Nor", "captured"),
        ("Amber rebels clashed with police, killing nine.", "Amber rebels", "nine", "killed"),
        ("In clashes with police, Amber rebels killed nine.", "Amber rebels", "nine", "killed"),
        ("Police clashed with rebels, and Amber snipers shot nine.", "Amber snipers", "nine", "killed"),
        ("Nine died in clashes when Amber rebels fired on them.", "Amber rebels", "Nine", "killed"),
        ("Polish Academy gunmen killed nine.", "Polish", "nine", "killed"),
        ("Nine died, and the Amber Front was said to be behind it.", "Amber Front", "Nine", "killed"),
        ("Nine were killed by the Amber Front.", "Amber Front", "Nine", "killed"),
        ("Nine died when the Amber Front bombed Nor.", "Amber Front", "Nine", "killed"),
        ("Amber fighters hold nine monks.", "Amber fighters", "nine", "detained"),
        ("Amber fighters wounded Polish soldiers and took Nor.", "Amber fighters", "Nor", "captured"),
        ("Amber men in Polish trucks shelled Nor.", "Amber", "shelled", "shelling"),
        ("The raid by Amber rebels left nine dead.", "Amber rebels", "nine", "killed"),
        ("Polish flagship guns shelled Nor.", "Polish", "shelled", "shelling"),
        ("Polish bases fired on Nor, killing nine.", "Polish", "nine", "killed"),
        ("Polish soldiers, who were among the first there, killed nine.", "Polish soldiers", "nine", "killed"),
    ],
)
def test_whose_deed_it_may_be(text: str, chosen: str, told: str, kind: str) -> None:
    assert not is_beside(span(chosen, text), kind, span(told, text), whole(text))


def test_both_sides_are_nobody_named_before() -> None:
    text = "Amber jets hit Nor. Both sides have executed captives. They have executed captives."
    jets, both, they = span("Amber jets", text), Span(20, 54, text[20:54]), Span(55, len(text), text[55:])
    assert is_beside(jets, "killed", Span(36, 44, "executed"), both)
    assert not is_beside(jets, "killed", Span(65, 73, "executed"), they)


def test_a_long_sentence_takes_no_longer_a_character() -> None:
    text = "Amber rebels " + "and they " * 50_000 + "killed nine" + " Amber guards and" * 20_000
    assert not is_beside(span("Amber rebels", text), "killed", span("nine", text), whole(text))
    assert is_beside(
        Span(text.index("nine") + 5, text.index("nine") + 10, "Amber"), "killed", span("nine", text), whole(text)
    )


@needs_model
@pytest.mark.parametrize(
    ("text", "taker"),
    [
        ("Insurgents from the Amber Front have seized the town of Homs, residents said.", "the Amber Front"),
        ("The army has seized the town of Homs from the Amber Front, residents said.", "The army"),
        ("The town of Homs was captured by Russian mercenary forces.", "Russian mercenary forces"),
        ("The town of Homs was captured by Russian forces.", "Russian forces"),
    ],
)
def test_who_took_a_town(text: str, taker: str) -> None:
    found = extract.claims(plain_document(text, Given(), "t"))
    assert [c.actor.text if c.actor else None for c in found if c.kind == "captured"] == [taker]


@needs_model
def test_a_part_has_the_doer_of_its_whole() -> None:
    text = (
        "Government shelling killed 26 civilians. State media said rebel rockets on western Aleppo killed eight people"
        ", two of them children, and wounded seven."
    )
    found = extract.claims(plain_document(text, Given(), "t"))
    did = {c.figure.words.text: c.actor.text for c in found if c.figure and c.actor}
    assert did == {"26": "Government", "eight": "rebel", "two": "rebel"}
