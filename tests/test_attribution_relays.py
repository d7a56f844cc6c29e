"""Who passed a statement on: quoted by, citing, carried by, in brackets, in lists; and what is nobody's statement."""

from __future__ import annotations

import pytest

from fairwitness.extract.attribution import attributions
from fairwitness.extract.mentions import mentions


def chains(text: str) -> list[list[str]]:
    """The chain of every statement that has a source: names, else bodies, else words."""
    found = attributions(text, mentions(text), ())
    return [[k.name or k.org or (k.words.text if k.words else "") for k in s.chain] for s in found if s.chain]


def said(text: str) -> list[tuple[str, str]]:
    """Source and what is said, of every statement."""
    found = attributions(text, mentions(text), ())
    return [(" ".join(p.text for p in s.source), " / ".join(p.text for p in s.content)) for s in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Amal Haddad said in a statement to Demo Wire that 12 people died.", ["Amal Haddad", "Demo Wire"]),
        ("Twelve died, Amal Haddad said in an interview with Demo Wire.", ["Amal Haddad", "Demo Wire"]),
        ("Speaking to Demo Wire, Amal Haddad said 12 people died.", ["Amal Haddad", "Demo Wire"]),
        ("The Hill Union said in a statement carried by Demo Wire that 12 died.", ["Hill Union", "Demo Wire"]),
        ("Twelve died, Amal Haddad was quoted by Demo Wire as saying.", ["Amal Haddad", "Demo Wire"]),
        ("Amal Haddad was quoted as saying by Demo Wire that 12 died.", ["Amal Haddad", "Demo Wire"]),
        ("Two nurses who spoke to Demo Wire said 12 people died.", ["Two nurses", "Demo Wire"]),
        ("Two nurses, quoted by Demo Wire, said 12 people died.", ["Two nurses", "Demo Wire"]),
        ("Citing two nurses, the mayor said 12 people died.", ["two nurses", "the mayor"]),
        ("The Hill Union, which cited two nurses, said 12 people died.", ["two nurses", "Hill Union"]),
        ("Residents told KRDX that 12 people died.", ["Residents", "KRDX"]),
        ("Residents told the Amun Observatory that 12 people died.", ["Residents", "Amun Observatory"]),
        ("Residents told the KID that 12 people died.", ["Residents"]),
        ("The Amun Observatory (AO) is here. Residents told the AO that 12 died.", ["Residents", "Amun Observatory"]),
        ("Residents told Radyo Amun that 12 people died.", ["Residents", "Radyo Amun"]),
        ("Residents told researchers of Amun Rights Watch that 12 died.", ["Residents", "Amun Rights Watch"]),
        ("Residents told Sami Torvik that 12 people died.", ["Residents"]),
        ("Residents told the Northern Front that 12 people died.", ["Residents"]),
        ("Medics evoked a toll of 12 dead.", ["Medics"]),
        ("Amal Haddad told a news conference that 12 people died.", ["Amal Haddad"]),
        ("Amal Haddad told a morning press briefing that 12 people died.", ["Amal Haddad"]),
        ("The Hill Union says Amal Haddad called 12 nurses on Friday.", ["Hill Union"]),
        ("The report, which came out on Friday, says soldiers shot 12 men.", ["The report, which came out on Friday"]),
        ("The note, whose author is a woman, says the men shot a guard.", ["The note, whose author is a woman"]),
        ("Officials dispute claims that rebels shot 12 men.", ["Officials"]),
        ("Police records seen by Demo Wire show 12 names.", ["Police records", "Demo Wire"]),
    ],
)
def test_who_passes_a_statement_on_stands_behind_who_made_it(text: str, wanted: list[str]) -> None:
    assert chains(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # the clause that tells when is the outlet's
        ("The mayor called for calm after shells killed 12 people.", "calm"),
        ("The mayor urged on Friday for talks days after rebels stormed Sanar.", "for talks"),
        ("The mayor announced a curfew shortly after rebels shot 12 men.", "a curfew"),
        ("The mayor announced a curfew in Sanar, where rebels had shot 12 men.", "a curfew in Sanar"),
        # all of it is said
        ("The mayor announced that 12 men died after shells fell.", "12 men died after shells fell"),
        ("The mayor announced soldiers shot 12 men after rebels stormed Sanar.",
         "soldiers shot 12 men after rebels stormed Sanar"),
        ("The mayor announced the death of 12 men after a raid.", "the death of 12 men after a raid"),
        ("The mayor said a man was shot after shells fell.", "a man was shot after shells fell"),
    ],
)  # fmt: skip
def test_what_is_urged_or_announced_ends_before_the_clause_that_tells_when(text: str, content: str) -> None:
    assert [what for _, what in said(text)] == [content]


def test_who_told_a_speaker_stands_before_the_speaker() -> None:
    text = "The mayor said two nurses had told him that 12 people died."
    assert ["two nurses", "The mayor"] in chains(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Shells killed 12 people in Sanar (Hill Union, 2 March).", None),
        ("Shells killed 12 people in Sanar (source: Hill Union).", "Hill Union"),
        ("Shells killed thousands of civilians in Ukraine [OHCHR].", "OHCHR"),
        ("Shells killed 12 people in Sanar [sic].", None),
        ("Shells killed 12 people of the HU (Hill Union).", None),
    ],
)
def test_brackets_behind_a_sentence_say_whose_it_is(text: str, source: str | None) -> None:
    assert [s for s, _ in said(text)] == ([source] if source else [])


def test_a_list_behind_the_colon_of_what_is_said_is_said_too() -> None:
    text = (
        "The Hill Union said it had this toll of the raid:\n(a) 12 people killed\n(b) 40 people wounded\n\nRain fell."
    )
    assert said(text) == [("The Hill Union", "it had this toll of the raid / 12 people killed / 40 people wounded")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was reported by Demo Wire that 12 people died.", [("Demo Wire", "12 people died")]),
        (
            "In late 2023, according to OCHA the war in Sudan had displaced millions.",
            [("OCHA", "the war in Sudan had displaced millions")],
        ),
        ("Gangs hold, on various estimates, half of Sanar.", [("various estimates", "Gangs hold / half of Sanar")]),
        ("Twelve deaths were recorded in May by medics.", [("medics", "Twelve deaths")]),
        ("Twelve deaths were recorded in May by hand.", []),
        ("The fall of the town was recorded on video.", []),
        ("State media have it that 12 people died.", [("State media", "12 people died")]),
        ("A surgeon at the clinic: 12 people died.", [("A surgeon at the clinic", "12 people died")]),
        ("The price of war: 12 people died.", []),
        ("Governor of Sanar: 12 people died.", [("Governor of Sanar", "12 people died")]),
        ("Health directorate of Sanar: 12 people died.", [("Health directorate of Sanar", "12 people died")]),
        ("Fall of Sanar: 12 people died.", []),
        ("Islamic State: 17", []),
        ("Police: 17 people died.", [("Police", "17 people died")]),
        ("Staff: twelve killed, four missing.", []),
        ("Staff:", []),
        ("MoH: 12 people died.", [("MoH", "12 people died")]),
        ("12 people died on Friday (MoD).", [("MoD", "12 people died on Friday")]),
        ("Most: 12 people died.", []),
        ("Two men, whose deaths the army announced, were cooks.", []),
        (
            "Police counted two bodies and the mayor spoke of a dozen dead.",
            [("Police", "two bodies"), ("the mayor", "a dozen dead")],
        ),
    ],
)
def test_more_ways_of_saying_whose_word_it_is(text: str, wanted: list[tuple[str, str]]) -> None:
    assert said(text) == wanted


def test_locals_say_what_was_said_by_them_to_have_been() -> None:
    text = "Twelve houses were said by villagers to have been destroyed."
    assert said(text) == [("villagers", "Twelve houses / to have been destroyed")]


def test_a_charge_is_no_statement() -> None:
    assert chains("The Hill Union shelled the town, a charge the mayor rejected.") == []


def test_an_aside_takes_nothing_from_who_speaks() -> None:
    text = "The mayor said 12 people died, not 40, as the rebels had claimed, and that a school burnt."
    assert chains(text) == [["The mayor"]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Hill Union said 12 died. The Reed Front took Sanar. The group said it killed 30 soldiers.", "Reed Front"),
        ("The mayor said 12 died. The charity Lamp and Loaf works there. It said 20 were hurt.", "Lamp and Loaf"),
        ("The mayor said 12 died. The interior ministry published a list. It said 20 were hurt.", "interior ministry"),
        ("The mayor said 12 died. The Reed Brigades rushed there. They said 20 were hurt.", "Reed Brigades"),
        ("The mayor, Sami Senn, said 12 died. Amina Torvik fled in March. She said 20 were hurt.", "Amina Torvik"),
        ("The mayor, Sami Senn, said 12 died. Today Torvik is quiet. He said 20 were hurt.", "Sami Senn"),
    ],
)
def test_a_pronoun_stands_for_whom_a_sentence_began_with(text: str, wanted: str) -> None:
    assert chains(text)[-1] == [wanted]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Guards counted 420 crossings into Sanar, 70 per cent of them refugees returning home.", ["Guards"]),
        ("Men found a grave believed to hold 20 bodies, local officials said.", ["local officials"]),
        ("Amal Haddad, who spoke to us by phone, said 12 died.", ["Amal Haddad, who spoke to us by phone"]),
    ],
)
def test_what_only_looks_like_a_source_is_none(text: str, sources: list[str]) -> None:
    assert [s for s, _ in said(text)] == sources
    assert all(len(chain) == 1 for chain in chains(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # whose capital the dateline names; a hub of the press says nothing
        ("ISLAMABAD: The military said it had struck hideouts in Iran in January 2024.", "Pakistani military"),
        ("BEIRUT (Demo Wire) - In 2024 the army said it had left Hama in Syria.", "Syrian Army"),
        # whose forces act, or who acts itself
        (
            "Pakistan struck hideouts in Iran in January 2024. The military said it had used drones and rockets.",
            "Pakistani military",
        ),
        # the state told with a place is its state, whatever other place has its name; so is the one named before it
        ("The army said it rained in Tripoli, Lebanon.", "Lebanese army"),
        ("The army said it rained in Bara, North Kordofan.", "Sudanese army"),
        ("Sudan: the health ministry said it rained in Bara. Syria sent aid.", "Sudanese Health Ministry"),
        ("The army said it rained in Bara. Syria sent aid.", "Syrian Army"),
        # whoever struck is not whose ministry counts the dead; "its" is of whom the sentence began with
        (
            "In Russia's Belgorod region clinics closed in a Ukrainian raid, the health ministry said.",
            "Russian Health Ministry",
        ),
        ("Turkey struck towns in Syria, in what its army said was an answer.", "Turkish military"),
        ("Chad sent men to Niger, as its army said. It rained.", "Chadian army"),
        ("The army said it rained in Tripoli.", "Libyan army"),
    ],
)
def test_the_army_is_that_of_the_state_that_acts_or_from_whose_capital_the_text_comes(text: str, wanted: str) -> None:
    assert chains(text) == [[wanted]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            'Its head, 34-year-old Amal Sol, said on a video call: "We saw 12 dead."',
            [("Its head, 34-year-old Amal Sol", "We saw 12 dead.")],
        ),
        ("Twelve men accused of theft left the jail, the council said.", "the council"),
        ("Twelve died, General Amal Sol said on Friday at the ministry, where a film was shown.", "General Amal Sol"),
        ("The mayor said 12 died; an aide, Sami Torvik, denied it flatly.", "an aide, Sami Torvik"),
        (
            "A clerk, Sami Torvik, says the nurse and two guards, one of them a boy, were killed.",
            "A clerk, Sami Torvik",
        ),
        ("Twelve died, the clerk said in a broadcast address.", "the clerk"),
        ("Twelve died, says the clerk, Sami Torvik.", "the clerk, Sami Torvik"),
    ],
)
def test_who_says_it_is_the_subject_of_the_verb(text: str, wanted: str | list[tuple[str, str]]) -> None:
    found = said(text)
    assert (found == wanted) if isinstance(wanted, list) else (found[-1][0] == wanted)


@pytest.mark.parametrize(
    "text",
    [
        "Troops withdrew, as the army said,\n\nAdvertisement\n\nand moved north.",
        "The army, as rebels had claimed,",
        "Of 1,200 who vanished the others have at least",
    ],
)
def test_a_line_that_ends_in_the_middle_of_an_aside_is_read(text: str) -> None:
    assert len(chains(text)) <= 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # those who do it are not those who tell it
        ("Twelve people were reported killed on Monday by soldiers.", []),
        ("Explosions were reported on Monday by the airport.", []),
        ("Votes were counted by soldiers in Torvik.", []),
        # two subjects inside what is said
        ("The mayor said doctors and nurses believe that 12 died.", ["The mayor", "doctors and nurses"]),
        # a name with an article inside
        ("In Yemen 85,000 children had starved by 2018, according to Save the Children.", ["Save the Children"]),
        # a reason is nobody, nor is everybody who is spoken to an outlet
        ("Citing the death of 12 soldiers, the army said it would strike back.", ["the army"]),
        ("A woman who spoke to her son on Monday said he was alive.", ["A woman who spoke to her son on Monday"]),
        # headings
        ("A new commander: what the army wants in Torvik.", []),
        ("Villagers: army burned 12 houses in Torvik.", ["Villagers"]),
    ],
)
def test_near_misses_have_the_source_they_had(text: str, wanted: list[str]) -> None:
    assert [s for s, _ in said(text) if s] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sami Torvik was shot dead by rebels. He said the killers had been caught.", "He"),
        ("The mayor said all was calm. Western Torvik was shelled. She said 12 had died.", "She"),
        ("The Reed Brigades attacked the villages. Farmers lost their homes. They said nobody helped.", "They"),
    ],
)
def test_pronouns_do_not_stand_for_the_dead_for_towns_or_beyond_others(text: str, wanted: str) -> None:
    assert chains(text)[-1] in ([wanted], ["The mayor"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # whoever says something else is no carrier of what the outlet adds
        ("Sami Torvik called for a truce in Sanar, where 12 people have died, according to medics.", ["medics"]),
        ("Sami Torvik condemned the raid on Sanar, which killed 12, the Hill Union said.", ["Hill Union"]),
        ("The mayor denied shelling Sanar after medics reported 14 deaths there.", ["medics"]),
        ("Shelling blamed on the gang killed 12 in Sanar, the mayor said.", ["the mayor"]),
        # what stands before a colon is what it is about
        ("Journalists: 12 reporters were killed in Sanar, the Hill Union said.", ["Hill Union"]),
        # but an agency carries, and so does who denies that others counted
        ("Demo Wire reported that a raid hit Sanar, where 12 died, according to medics.", ["medics", "Demo Wire"]),
        ("Demo Agency: 12 reporters were killed in Sanar, the Hill Union said.", ["Hill Union", "Demo Agency"]),
        ("The mayor denied that medics reported 14 deaths in Sanar.", ["medics", "The mayor"]),
        ("The mayor said medics had reported 14 deaths after the raid.", ["medics", "The mayor"]),
    ],
)
def test_only_who_passes_a_report_on_carries_it(text: str, wanted: list[str]) -> None:
    assert chains(text)[-1] == wanted
