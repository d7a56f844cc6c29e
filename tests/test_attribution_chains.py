"""On whose word a claim stands: names and bodies in every order, whom a speaker cites, and where attribution ends."""

from __future__ import annotations

import pytest

from fairwitness import extract, notation
from fairwitness.extract.attribution import attributions
from fairwitness.extract.chains import Sayings
from fairwitness.extract.mentions import mentions
from fairwitness.model import Given, Span
from fairwitness.read import plain_document

needs_model = pytest.mark.skipif(extract.model_name() == "no model", reason="the package was built without weights")


def origins(text: str) -> list[tuple[str | None, str | None]]:
    """Name and body of the first link of every statement."""
    return [(s.chain[0].name, s.chain[0].org) for s in attributions(text, mentions(text), ()) if s.chain]


@pytest.mark.parametrize(
    ("text", "name", "org"),
    [
        (
            '"Fifty left," Col. Amal Haddad, Spokesman for the Harbour Front and the Hill Union against Sorr tweeted.',
            "Amal Haddad",
            "Harbour Front and Hill Union",
        ),
        ("Amal Haddad, who heads the Harbour Relief Society, said 12 died.", "Amal Haddad", "Harbour Relief Society"),
        ("Amal Haddad of the Harbour Watch, which tracks raids, said 12 died.", "Amal Haddad", "Harbour Watch"),
        ("A baker, identified only as Amal, said 12 died.", "Amal", None),
        ("The sister of Dr Amal Haddad said 12 died.", None, None),
        ("Governor of Sorvan Oblast Amal Haddad said 12 died.", "Amal Haddad", "Sorvan governorate"),
        ("The governor of Sorvan Oblast, Amal Haddad, said 12 died.", "Amal Haddad", "Sorvan governorate"),
        ("Sorvan Oblast governor Amal Haddad said 12 died.", "Amal Haddad", "Sorvan governorate"),
        ("A spokesman for the Northern Front Colonel Amal Haddad said 12 died.", "Amal Haddad", "Northern Front"),
        ("An aide to Gen. Amal Haddad said 12 died.", None, None),
        (
            "The city council of Qasr Amun, which is one town in the hills, said 12 died.",
            None,
            "Qasr Amun city council",
        ),
        ("Qasr Amun's city council said 12 died.", None, "Qasr Amun city council"),
        ("A rights group in Qasr Amun said 12 died.", None, "rights group in Qasr Amun"),
        ("Two residents said 12 died.", None, None),
        ("A rights group on Monday said 12 died.", None, "rights group"),
        ("Defence Ministry Spokesman Amal Haddad said 12 died.", "Amal Haddad", "Defence Ministry"),
        ("It fought the Hill Union (HU), a rebel group which says 12 died.", None, "Hill Union"),
        ("In Sanar, a town which says 12 died, it rained.", None, None),
        ("After the raid on Monday the Hill Union said 12 died.", None, "Hill Union"),
        # who only writes of a side, leans to it, stands near it or has left it does not speak for it
        ("Dravian military bloggers said 12 died near Kherson.", None, None),
        ("A Ukrainian military analyst said it rained.", None, None),
        ("A former Ukrainian military spokesman said it rained.", None, None),
        ("A Ukrainian military spokesman said it rained.", None, "Ukrainian military"),
        ("The Kestrian Veterans Ministry said it rained.", None, "Kestrian Veterans Ministry"),
        ("A pro-RSF commentator said it rained.", None, None),
        ("A source close to M23 said it rained.", None, None),
        ("A former officer of M23 said it rained.", None, None),
        ("An analyst at the Harbour Watch said 12 died.", None, "Harbour Watch"),
        # a count is no body, and who counts it is; a role in a town is no body either
        ("12 died, according to the latest count by the Hill Union.", None, "Hill Union"),
        ("A tally kept by the Hill Union of Sanar says 12 died.", None, "Hill Union of Sanar"),
        ("12 died, according to a count by the Hill Union based on notices.", None, "Hill Union"),
        ("Meanwhile, the Hill Union said 12 died.", None, "Hill Union"),
        ("12 died, acc. to the Hill Union.", None, "Hill Union"),
        ("Nato said 12 died.", None, "NATO"),
        ("Some put the number of the dead at 12.", None, None),
        ("Contrary to what the Hill Union said, 12 died, the Northern Front said.", None, "Northern Front"),
        ("Medics in Qasr Amun said 12 died.", None, None),
        ("Doctors for Peace said 12 died.", None, "Doctors for Peace"),
        # what its apposition or its form says to be a body is no person
        ("Amun Action (AA), a rights group, on Monday accused the gang of killing 12.", None, "Amun Action"),
        ("Amal Haddad, a clerk, on Monday accused the gang of killing 12.", "Amal Haddad", None),
        ("Sanar Voices for Peace (SVP) said 12 died.", None, "Sanar Voices for Peace"),
        # officers' titles, the town or branch behind them, and offices of several words are no part of a name
        ("DSP Amal Haddad said 12 died.", "Amal Haddad", None),
        ("SSP Operations Amal Haddad said 12 died.", "Amal Haddad", None),
        ("DPO Bannu Amal Haddad said 12 died.", "Amal Haddad", None),
        ("Hill Eastern Regional Commissioner Amal Haddad said 12 died.", "Amal Haddad", None),
        ("The Public Relations Officer, ASP Amal Haddad, said 12 died.", "Amal Haddad", None),
        ("Commissioner Amal Haddad said 12 died.", "Amal Haddad", None),
        # a relative clause is no part of who speaks
        ("The coalition government said it rained in Kabul.", None, "Afghan coalition government"),
        ("The coalition, which came to Yemen in 2015, said it rained.", None, "Saudi-led coalition"),
        # what every body could be called is one body's only in its own state
        ("The Amun Observatory for Human Rights said 12 died.", None, "Amun Observatory for Human Rights"),
        ("The Observatory for Peace in Amun said 12 died.", None, "Observatory for Peace in Amun"),
        ("The Observatory said it rained in Colombia.", None, "Observatory"),
        ("The Observatory said it rained in Syria.", None, "Syrian Observatory for Human Rights"),
        ("The Observatory said it rained.", None, "Syrian Observatory for Human Rights"),
        ("The Joint Forces Media Office said 12 died in Pakistan.", None, "Joint Forces Media Office"),
    ],
)
def test_a_speaker_has_name_and_body_in_every_order(text: str, name: str | None, org: str | None) -> None:
    assert origins(text)[0] == (name, org)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The city council of Qasr Amun said 12 died. The council's last figure, on Sunday, was 14.", "council"),
        ("The mayor, Amal Haddad, said 12 died. Two were hurt, according to the mayor.", "Amal Haddad"),
        ("The Harbour Relief Society runs it. Its director said 12 died.", "Harbour Relief Society"),
        # who is told of does not say it; who the title calls a group is not the group that speaks
        ("The Hill Forum said 12 died. The Northern Front took 40 others, it said.", "Hill Forum"),
        ("The Hill Forum said 12 died. The Northern Front held a rally. It said 40 had left.", "Northern Front"),
        ("The Northern Front took 40 others, it said.", "Northern Front"),
        ("Rights group: 40 died\n\nThe Hill Forum said 40 died. The organisation counted 12 raids.", "Hill Forum"),
        ("The Hill Watch said 40 died. The Sanar Clinic was hit. The group counted 12 raids.", "Hill Watch"),
        ("The Harbour Relief Society said 12 died. By its own count 14 were hurt.", "Harbour Relief Society"),
        ("The mayor, Amal Haddad, said 12 died. According to him, 14 were hurt.", "Amal Haddad"),
        ("A source in the Hill Union told Demo Wire that 12 died. The source said 14 were hurt.", "Hill Union"),
        ("By Sunday Amal Haddad had buried 12 people. He said 14 more had died.", "Amal Haddad"),
        ("Sami Torvik denied it. A baker who gave her name only as Amal said 12 died. 14 were hurt, she said.", "Amal"),
    ],
)
def test_words_that_point_back_have_the_name_of_whom_they_mean(text: str, last: str) -> None:
    name, org = origins(text)[-1]
    assert last in f"{name} {org}"


@pytest.mark.parametrize(
    "text",
    [
        "By Amal Haddad and Sami Torvik\n\nA baker keeps a list. He said 12 died.",
        "Sami Torvik said 10 died. A resident came. A resident in the port said 12 died. 14 were hurt, he said.",
        "Sami Torvik said 10 died. We counted 12 dead.",
    ],
)
def test_words_that_point_back_to_nobody_named_have_no_name(text: str) -> None:
    assert origins(text)[-1] == (None, None)


def test_what_goes_on_says_nothing() -> None:
    assert origins("If the shelling goes on, 12 will flee.") == []
    assert origins('"And so," the mayor went on, "12 died."') == [(None, None)]


def test_reports_that_are_denied_tell_nothing_of_their_own() -> None:
    text = "The Hill Union also denied Kestrian media reports that 12 had died."
    assert [s.source[0].text for s in attributions(text, mentions(text), ())] == ["The Hill Union"]
    text = "The Hill Union denied it, but Kestrian claims that 12 had died went on."
    assert len(attributions(text, mentions(text), ())) == 2


def test_what_is_received_is_on_the_word_of_whoever_says_so() -> None:
    text = "Amal Haddad said the clinic had received 12 wounded."
    assert [s.source[0].text for s in attributions(text, mentions(text), ())] == ["Amal Haddad"]


def test_who_is_cited_is_the_origin_and_who_cites_passes_on() -> None:
    text = "Twelve died, the Harbour Relief Society said on Friday, citing Amal Haddad."
    (said,) = attributions(text, mentions(text), ())
    assert [(link.name, link.org) for link in said.chain] == [("Amal Haddad", None), (None, "Harbour Relief Society")]


def test_the_figures_of_others_in_one_sentence_are_theirs() -> None:
    text = "The Harbour Front says 192 died, against 120 counted by the Hill Union; the separatists 200."
    said = {p.text: s.source[0].text for s in attributions(text, (), ()) for p in s.content}
    assert said["120"] == "the Hill Union"
    text = "The Harbour Front says 192, the separatists 200."
    assert {p.text: s.source[0].text for s in attributions(text, (), ()) for p in s.content} == {
        "192": "The Harbour Front",
        "200": "the separatists",
    }


def test_the_outlet_is_no_link_of_its_own_chains() -> None:
    text = "Twelve people died, the Harbour Front's spokesman told the Northern Courier."
    document = plain_document(text, Given(outlet="The Northern Courier"))
    (said,) = extract.statements(document)
    assert [link.org for link in said.chain] == ["Harbour Front"]
    assert len(extract.statements(plain_document(text))[0].chain) == 2


@pytest.mark.parametrize(
    ("second", "goes_on"),
    [
        ("Another 16 were hurt.", True),
        ("Of these, 16 were porters.", True),
        ("The dead included 16 porters.", True),
        ("Some 16 people live there.", False),
        ("Soldiers detained 16 people on Monday.", False),
    ],
)
def test_attribution_goes_on_only_where_a_sentence_plainly_continues(second: str, goes_on: bool) -> None:
    text = f"The Harbour Relief Society said that 61 people had died. {second}"
    at = text.index("16")
    found = Sayings(extract.see(plain_document(text))).chain(Span(at, at + 2, "16"))
    assert bool(found) is goes_on


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("Twelve died, said Ivo Senn, spokesman for Operation Open Road.", "Ivo Senn (Operation Open Road)"),
        ("Twelve died, said Ivo Senn, a spokesman for Blue Shield.", "Ivo Senn (Blue Shield)"),
        ("Twelve died, said Ivo Senn, a spokesman for President Rif.", "Ivo Senn"),
        ("Ivo Senn told Demo Wire on Friday that twelve died.", "Ivo Senn -> Demo Wire"),
    ],
)
def test_whatever_has_a_spokesman_is_a_body_and_a_wire_passes_on(words: str, chain: str) -> None:
    (statement,) = attributions(words, (), ())
    assert notation.chain(statement.chain) == chain


def told(text: str, outlet: str | None = None) -> list[tuple[str, str | None]]:
    """The words of each claim's figure and the body on whose word it stands."""
    document = plain_document(text, Given(outlet=outlet), "told")
    found = extract.claims(document, extract.see(document))
    return [(c.figure.words.text, c.chain[0].org if c.chain else None) for c in found if c.figure]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Relief Society said:\n\n- 12 people were killed in Torvik.\n- 40 were wounded in the raid.",
        "The Harbour Relief Society announced the following results:\n• Killed: 12 people.\n• Wounded: 40 people.",
        "According to the Harbour Relief Society:\n1. Shells killed 12 people in Torvik.\n2. They wounded 40 people.",
    ],
)
def test_a_list_is_on_the_word_of_whoever_leads_into_it(text: str) -> None:
    assert told(text) == [("12", "Harbour Relief Society"), ("40", "Harbour Relief Society")]


def test_a_list_ends_where_its_marks_do() -> None:
    text = "The Harbour Relief Society said:\n- 12 people were killed in Torvik.\n\nSome 30 people fled Sanar on foot."
    assert told(text) == [("12", "Harbour Relief Society"), ("Some 30", None)]


@pytest.mark.parametrize("noun", ["group", "organisation", "watchdog"])
def test_a_body_that_no_registry_knows_is_pointed_back_at(noun: str) -> None:
    text = f"Palisade Rights Watch said 12 people were killed in Torvik. The {noun} recorded 40 wounded there."
    assert told(text) == [("12", "Palisade Rights Watch"), ("40", "Palisade Rights Watch")]


def test_a_body_speaks_by_name_in_its_own_report_and_the_press_does_not() -> None:
    told_by = "{} said that 12 people were killed in Torvik on Monday."
    assert told(told_by.format("Palisade Rights Watch"), "Palisade Rights Watch") == [("12", "Palisade Rights Watch")]
    assert told(told_by.format("The Harbour Post"), "The Harbour Post") == [("12", None)]


def origins_and_relays(text: str) -> list[list[str]]:
    """The chain of each claim with a figure: names, else bodies, else words."""
    document = plain_document(text, Given(), "told")
    found = extract.claims(document, extract.see(document))
    return [[k.name or k.org or (k.words.text if k.words else "") for k in c.chain] for c in found if c.figure]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a dateline is nobody's words
        (
            "QASR AMUN, March 3 (Harbour Wire) - The Harbour Relief Society said 20 people died.",
            ["Harbour Relief Society"],
        ),
        # whoever was named last at the head of a sentence
        ("Amal Haddad said 12 people died. Her deputy, Sami Torvik, came. He said 20 were wounded.", ["Sami Torvik"]),
        (
            "The Harbour Watch said 12 people died. The Houthis fought near Najran in 2019. "
            "They said 500 soldiers were killed.",
            ["Houthis"],
        ),
        (
            "UNICEF said more than 11,000 children had been killed or injured in Yemen by 2022. "
            "The UN agency said 3,774 children were killed.",
            ["UNICEF"],
        ),
        ("The Harbour Watch told of it on Monday. The report said 18 people were killed.", ["Harbour Watch"]),
        # those who pass on what others say
        (
            "The Demo Wire agency quoted medics as saying nine rebels were killed in Afrin.",
            ["medics", "Demo Wire agency"],
        ),
        ("Two nurses contacted by Demo Wire said 60 people had died.", ["Two nurses", "Demo Wire"]),
        ("A nurse told Sana that 60 people had died.", ["A nurse", "Syrian Arab News Agency"]),
        (
            "According to the Hill Union, citing the regional police, 60 people had died.",
            ["regional police", "Hill Union"],
        ),
        ("Eight people died, the mayor said; the Hill Union said 60 people had died.", ["Hill Union"]),
        ("Two nurses contacted by telephone said 60 people had died.", ["Two nurses contacted by telephone"]),
        ("The mayor, citing doctors, said 12 people were killed.", ["doctors", "The mayor"]),
        # the passive, and layout
        ("The Northern Front was accused by the Hill Union of killing nine civilians.", ["Hill Union"]),
        (
            "More than 10,000 civilians were killed in Ukraine by 2023 (OHCHR).",
            ["Office of the UN High Commissioner for Human Rights"],
        ),
        ("Amnesty: At least 12 protesters killed in Lagos in 2020", ["Amnesty International"]),
        # who is told of with a relative clause
        ("An official who declined to be named said 14 people were killed.", ["An official who declined to be named"]),
        (
            "Some 14 people were killed, said an aid worker who declined to be named.",
            ["an aid worker who declined to be named"],
        ),
        # each of two in one sentence
        (
            "It killed eight people, according to police, and injured 15, according to the Harbour Union.",
            ["Harbour Union"],
        ),
        # a state whose forces act, not the one in which they do
        (
            "Turkish jets struck Afrin in 2018. The military said at least 260 fighters were killed.",
            ["Turkish military"],
        ),
    ],
)
def test_the_last_claim_is_on_the_word_of(text: str, wanted: list[str]) -> None:
    assert origins_and_relays(text)[-1] == wanted


BRIEFING = """Amal Sol briefed reporters on Thursday.

COL. SOL: Good morning. Our forces killed 80 gunmen in Torvik.

They also held 12 prisoners.

Q: How many civilians died?

COL. SOL: We know of four civilians killed."""


def test_a_transcript_says_who_speaks() -> None:
    assert origins_and_relays(BRIEFING) == [["Amal Sol"]] * 3


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Lt. Gen. Amal Sol: Our forces killed 80 gunmen.\n\nLt. Gen. Amal Sol: We know of four civilians killed.",
            [["Amal Sol"]] * 2,
        ),
        (
            "Hill Daily: How many people have fled?\n\nAmina Torvik: About 7,000 people have fled since Monday.\n\n"
            "Hill Daily: And the dead?\n\nAmina Torvik: We counted 31 bodies.",
            [["Amina Torvik"]] * 2,
        ),
        (
            "AMAL HADDAD: Twelve people were killed.\n\nSAMI RIF TORVIK: And now?\n\nAH: Ten people fled. Two were "
            "killed, the Hill Union says.\n\nSRT: The mayor says 14 people were killed. Is it true?\n\n"
            "AH: We counted 31 bodies.",
            [["Amal Haddad"], ["Amal Haddad"], ["Hill Union", "Amal Haddad"], ["The mayor"], ["Amal Haddad"]],
        ),
        (
            "Our reporter Amal Haddad is there.\n\nHOST: What now?\n\n"
            "AMAL HADDAD: The mayor says 14 people were killed.\n\nHOST: And else?\n\nAMAL HADDAD: It is quiet.",
            [["The mayor"]],
        ),
        ("Background: What happened?\n\nThe Toll: Ten people were killed.\n\nContext: Some 12 people died.", [[], []]),
    ],
)
def test_an_interview_says_who_answers(text: str, wanted: list[list[str]]) -> None:
    assert origins_and_relays(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "SYRIA: Ten people were killed.\n\nIRAQ: Some 12 people were killed.",
        "URGENT: Ten people were killed.\nURGENT: Some 12 died.",
    ],
)
def test_headings_in_capitals_speak_for_nobody(text: str) -> None:
    assert origins_and_relays(text) == [[], []]


@needs_model
def test_what_was_reported_by_nobody_is_not_on_the_word_of_whoever_spoke_before() -> None:
    text = "The mayor, Amal Haddad, said 12 were wounded. Earlier, it was reported that four people had been killed."
    assert origins_and_relays(text) == [["Amal Haddad"], []]
    assert origins_and_relays("The mayor said it was reported that 12 people had been killed.") == [["The mayor"]]


@needs_model
def test_who_is_quoted_within_a_quotation_speaks_first() -> None:
    text = '"The army says it killed 30. We saw only 3 dead," said the mayor, Amal Haddad.'
    assert origins_and_relays(text) == [["The army", "Amal Haddad"], ["Amal Haddad"]]
