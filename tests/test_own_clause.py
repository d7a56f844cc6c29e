"""Who did it by the clause of a number itself, and who in it did not. All bodies and most places are invented."""

from __future__ import annotations

import pytest

from fairwitness.extract.learned.own_clause import is_doer, is_named, is_whose, subject, whole_party
from fairwitness.model import Span


def span(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def whole(text: str) -> Span:
    return Span(0, len(text), text)


@pytest.mark.parametrize(
    ("text", "told", "kind", "expected"),
    [
        ("Gunmen in the port of Sanar killed 12 porters.", "12", "killed", "Gunmen"),
        ("In Nor, suspected raiders with rifles shot dead nine guards.", "nine", "killed", "suspected raiders"),
        ("It came after Maresian rebels near Nor fired four rockets at Sanar.", "four", "shelling", "Maresian rebels"),
        ("The mayor says Amber fighters outside Nor have abducted six clerks.", "six", "abducted", "Amber fighters"),
        ("The village in which marines are alleged to have killed 24 people.", "24", "killed", "marines"),
        ("Torish gunfire on Monday killed two shepherds.", "two", "killed", None),  # no people that anyone knows
        ("Turkish gunfire on Monday killed two shepherds.", "two", "killed", "Turkish"),
        ("The nine clerks whom the Amber Front took last May are well.", "nine", "abducted", "Amber Front"),
        ("The nine clerks that rebels had seized are well.", "nine", "abducted", "rebels"),
        ("The nine clerks who seized the Amber Front's mill are well.", "nine", "abducted", None),
        ("Rebel fire came. Then rebel rockets on Nor killed 12 men.", "12", "killed", "rebel"),
        ("In Homs Syrian government shelling killed 12 men.", "12", "killed", "Syrian government"),
        ("In Homs anti-government fire killed 12 men.", "12", "killed", None),
        ("In Homs rebel leaders fired on killed 12 men.", "12", "killed", None),
        ("Boko Haram, whose name is long, has killed 12 men.", "12", "killed", "Boko Haram"),
        ("He says Boko Haram, which is banned, killed 12 men.", "12", "killed", "Boko Haram"),
        ("A foe of Boko Haram, which is banned, killed 12 men.", "12", "killed", None),
        ("Boko Haram, whose chief is dead, fled, and a mob killed 12 men.", "12", "killed", None),
        ("Boko Haram, whose men were killed by 12 guards, fled.", "12", "killed", None),
        # the verb is another's, or the party is no subject of its clause
        ("Police killed gunmen in Sanar and arrested 12 others.", "12", "detained", None),
        ("Two gunmen were shot in Sanar, where a blast killed 12.", "12", "killed", None),
        ("A quarrel with rebels in Sanar killed 12 men.", "12", "killed", None),
        ("Gunmen in Sanar said a flood killed 12 men.", "12", "killed", None),
        ("Gunmen left Sanar. A blast killed 12 men.", "12", "killed", None),
        ("Gunmen in Sanar were killed by 12 guards.", "12", "killed", None),
    ],
)
def test_the_subject_of_a_clause(text: str, told: str, kind: str, expected: str | None) -> None:
    found = subject(kind, span(told, text), whole(text))
    assert (found.text if found else None) == expected
    assert found is None or text[found.start : found.end] == found.text


def test_troops_alone_say_less_than_whose_they_are() -> None:
    assert [is_named(Span(0, len(w), w)) for w in ("troops", "Torish troops", "gunmen")] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "chosen", "told", "kind", "expected"),
    [
        # who is hit by what strikes
        ("Near Nor, 15 strikes engaged five Amber Front units.", "Amber Front", "15", "airstrike", False),
        ("Jets were bombing Amber Front posts, and 12 men died.", "Amber Front", "12", "killed", False),
        ("Jets hit Amber Front men who had killed 12 porters.", "Amber Front", "12", "killed", True),
        ("Jets of the Amber Front hit a mill, and 12 men died.", "Amber Front", "12", "killed", True),
        # whose people were harmed
        (
            "Three porters working for the Sanar Relief Board were taken.",
            "Sanar Relief Board",
            "Three",
            "abducted",
            False,
        ),
        ("Two employees of the Torish firm Amun were seized.", "Torish", "Two", "abducted", False),
        ("Nine guards from the Blue Front were shot.", "Blue Front", "Nine", "killed", False),
        ("Nine victims of the Blue Front were found.", "Blue Front", "Nine", "killed", True),
        ("Nine guards in the hands of the Blue Front were shot.", "Blue Front", "Nine", "killed", True),
        ("Nine raids of the Torish air force were counted.", "Torish", "Nine", "airstrike", True),
        # who only owns or runs what is told of
        ("Seven were taken from a rig operated by Amun Oil.", "Amun Oil", "Seven", "abducted", False),
        ("Seven were taken from a rig by Amun rebels.", "Amun rebels", "Seven", "abducted", True),
        # who was hit, and who only took the culprits
        ("Bombs in Nor targeted mainly Torish troops, killing nine.", "Torish troops", "nine", "killed", False),
        ("Torish troops targeted a column in Nor, killing nine.", "Torish troops", "nine", "killed", True),
        ("Torish police hold a man accused of the killing of nine.", "Torish police", "nine", "killed", False),
        ("Torish police hold two men in connection with a blast that killed nine.", "police", "nine", "killed", False),
        ("Torish police opened fire on a crowd in Nor, killing nine.", "Torish police", "nine", "killed", True),
        ("Raids on Torish troops that killed nine were told of.", "Torish troops", "nine", "killed", False),
        ("Raids on Nor by Torish troops that killed nine were told of.", "Torish troops", "nine", "killed", True),
        ("Raids on Nor made Torish troops leave and killed nine.", "Torish troops", "nine", "killed", True),
        ("Gunmen who crossed the border from Congo killed nine.", "Congo", "nine", "killed", False),
        ("Gunmen from the Congo army killed nine.", "Congo", "nine", "killed", True),
        ("Amber rebels are accused of taking nine clerks.", "Amber rebels", "nine", "abducted", True),
        ("Amber rebels in Nor were also blamed for the killing of nine.", "Amber rebels", "nine", "killed", True),
        # the dead of both sides
        ("Blue fighters came, and a gunbattle left two guards dead.", "Blue", "two", "killed", True),
        ("Blue fighters set off a gunbattle that left two guards dead.", "Blue fighters", "two", "killed", False),
    ],
)
def test_who_cannot_have_done_it(text: str, chosen: str, told: str, kind: str, expected: bool) -> None:
    assert is_doer(span(chosen, text), kind, span(told, text), whole(text)) is expected


@pytest.mark.parametrize(
    ("text", "chosen", "expected"),
    [
        ("It was done by German and Polish forces in Nor.", "German", "German and Polish forces"),
        ("Polish and German troops killed nine.", "German troops", "Polish and German troops"),
        ("NATO and U.S.-led troops killed nine.", "NATO", "NATO and U.S.-led troops"),
        ("U.S.-led troops killed nine.", "U.S.", "U.S.-led troops"),
        ("Clashes between German and Polish forces killed nine.", "German", "German"),
        ("German troops and Polish nurses came.", "German troops", "German troops"),
        ("Sanar and German troops came.", "German troops", "German troops"),
        ("Rebels shot nine.", "Rebels", "Rebels"),
        ("Nine were shot by Hezbollah and Israel in May.", "Hezbollah", "Hezbollah and Israel"),
        ("Nine were shot by the Taliban and by Boko Haram.", "Taliban", "Taliban and by Boko Haram"),
        ("Nine were shot by the Taliban and Boko Haram fled.", "Taliban", "Taliban"),
        ("Nine were shot by the Taliban and Sanar fell.", "Taliban", "Taliban"),
        ("A war of the Taliban and Boko Haram took nine.", "Taliban", "Taliban"),
    ],
)
def test_two_whose_forces_act_as_one(text: str, chosen: str, expected: str) -> None:
    assert whole_party(span(chosen, text), whole(text)).text == expected


def test_a_people_before_a_force_is_no_place() -> None:
    text = "German gunfire, German army troops, a German beach and Germans"
    assert [is_whose(at, text) for at in (6, 22, 45, 62)] == [True, True, False, False]


def test_a_long_sentence_takes_no_longer_a_character() -> None:
    text = "Gunmen in " + "Nor and " * 50_000 + "killed 12 guards of " + "the Blue Front " * 10_000
    told = Span(text.index("12"), text.index("12") + 2, "12")
    assert subject("killed", told, whole(text)) is None
    assert is_doer(span("Gunmen", text), "killed", told, whole(text))
    assert whole_party(span("Gunmen", text), whole(text)).text == "Gunmen"
