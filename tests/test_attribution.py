"""Who says what: sources, cues, contents and chains."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness import extract
from fairwitness.extract.attribution import attributions
from fairwitness.extract.attribution.quotes import quotations
from fairwitness.model import Mention, Period, Span, Statement, Time
from fairwitness.read import plain_document
from fairwitness.vocab import cues
from fairwitness.vocab.orgs import TYPES, government_of, listed, org_exactly, org_named, orgs


def told(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each statement, parts joined by " ... "."""
    parts = [(s.source, s.cue, s.content) for s in attributions(text, (), ())]
    return [(_joined(a), _joined(b), _joined(c)) for a, b, c in parts]


def _joined(spans: tuple[Span, ...]) -> str:
    return " ... ".join(s.text for s in spans)


def chain(text: str, at: int = -1) -> list[tuple[str | None, str | None]]:
    """Name and body of each link of one statement's chain."""
    return [(s.name, s.org) for s in attributions(text, (), ())[at].chain]


HRS = "Harbour Relief Society"


@pytest.mark.parametrize(("sentence", "source", "cue", "content"), cues.examples())
def test_every_example_of_the_vocabulary_is_read_as_it_says(sentence: str, source: str, cue: str, content: str) -> None:
    assert any(s == source and c == cue and said.startswith(content) for s, c, said in told(sentence)), told(sentence)


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        (
            "Nine boats sank, the Harbour Relief Society said on Friday.",
            "the Harbour Relief Society",
            "said",
            "Nine boats sank",
        ),
        (
            "“Nine boats sank,” said Amal Haddad, a spokeswoman for the society.",
            "Amal Haddad, a spokeswoman for the society",
            "said",
            "Nine boats sank",
        ),
        (
            "Nine boats, the Harbour Relief Society says, have sunk.",
            "the Harbour Relief Society",
            "says",
            "Nine boats ... have sunk",
        ),
        (
            "According to the Harbour Relief Society, nine boats sank.",
            "the Harbour Relief Society",
            "According to",
            "nine boats sank",
        ),
        (
            "Nine boats sank, according to fishermen in Qasr Amun.",
            "fishermen in Qasr Amun",
            "according to",
            "Nine boats sank",
        ),
        (
            "Nine boats sank, by the Harbour Relief Society's count.",
            "the Harbour Relief Society's count",
            "by",
            "Nine boats sank",
        ),
        (
            "Amal Haddad, head of the clinic, said it had burned.",
            "Amal Haddad, head of the clinic",
            "said",
            "it had burned",
        ),
        (
            "The Harbour Relief Society (HRS) in Qasr Amun stated that nine boats sank.",
            "The Harbour Relief Society (HRS) in Qasr Amun",
            "stated",
            "nine boats sank",
        ),
        ("On Monday the Northern Front denied that it had fired.", "the Northern Front", "denied", "it had fired"),
        ("The Northern Front has documented 40 raids.", "The Northern Front", "has documented", "40 raids"),
        ("The Northern Front put the number of dead at 12.", "The Northern Front", "put", "the number of dead at 12"),
        ("@qasr_post: Nine boats sank.", "@qasr_post", ":", "Nine boats sank"),
        ("It was reported that nine boats had sunk.", "", "It was reported", "nine boats had sunk"),
        ("Nine boats reportedly sank.", "", "reportedly", "Nine boats ... sank"),
        (
            "An elder who buried some of the dead counted 61 graves.",
            "An elder who buried some of the dead",
            "counted",
            "61 graves",
        ),
    ],
)
def test_a_report_is_found_with_its_exact_words(sentence: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The reports were late and the count was stopped.",
        "The clinic has 12 beds.",
        "The Northern Front would not say how many had died.",
        "Troops found four boats on the beach.",
        "The military post held for nine days.",
        "“The mayor said nothing and the boats sank.”",
    ],
)
def test_what_reports_nothing_is_no_statement(sentence: str) -> None:
    assert told(sentence) == []


def test_two_reports_in_one_sentence_are_kept_apart() -> None:
    text = "The Northern Front said it had lost nobody and accused the militia of firing 20 shells."
    assert told(text) == [
        ("The Northern Front", "said", "it had lost nobody"),
        ("The Northern Front", "accused", "the militia of firing 20 shells"),
    ]


def test_a_broken_quotation_has_two_contents_and_one_speaker() -> None:
    text = "“Nine boats sank,” said Amal Haddad of the Harbour Relief Society. “Nobody came to help.”"
    assert told(text) == [
        ("Amal Haddad of the Harbour Relief Society", "said", "Nine boats sank ... Nobody came to help.")
    ]
    assert chain(text) == [("Amal Haddad", HRS)]


@pytest.mark.parametrize(
    ("sentence", "links"),
    [
        ("Amal Haddad, a spokeswoman for the Harbour Relief Society, said 12 died.", [("Amal Haddad", HRS)]),
        ("Harbour Relief Society spokeswoman Amal Haddad said 12 died.", [("Amal Haddad", HRS)]),
        ("Col. Amal Haddad of the Northern Front tweeted that 12 died.", [("Amal Haddad", "Northern Front")]),
        (
            "“12 died,” Colonel Amal Haddad, Spokesman for the Northern Front and the militia tweeted.",
            [("Amal Haddad", "Northern Front")],
        ),
        (
            "“12 died,” said Amal Haddad of Salt Wind Organization, which follows the Taliban.",
            [("Amal Haddad", "Salt Wind Organization")],
        ),
        ("“12 died,” said the Harbour Relief Society's director in Qasr Amun, Amal Haddad.", [("Amal Haddad", HRS)]),
        ("Residents said 12 died.", [(None, None)]),
        ("A fisherman told Harbour Radio that 12 died.", [(None, None), (None, "Harbour Radio")]),
        ("A fisherman told Reuters that 12 died.", [(None, None), (None, "Reuters")]),
        ("A fisherman told police that 12 died.", [(None, None)]),
        ("A fisherman told this newspaper that 12 died.", [(None, None)]),
        ("Harbour Radio quoted a fisherman as saying 12 died.", [(None, None), (None, "Harbour Radio")]),
        ("The Harbour Relief Society said fishermen told it that 12 died.", [(None, None), (None, HRS)]),
        ("A spokesman for the splinter faction said 12 died.", [(None, "splinter faction")]),
        ("Figures from the Harbour Relief Society show that 12 boats sank.", [(None, HRS)]),
        ("It was reported that 12 boats sank.", []),
    ],
)
def test_a_chain_names_who_speaks_and_who_passed_it_on(
    sentence: str, links: list[tuple[str | None, str | None]]
) -> None:
    assert chain(sentence) == links


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Amal Haddad of the Harbour Relief Society said 12 died. She added that 3 are missing.", ("Amal Haddad", HRS)),
        ("Amal Haddad of the Harbour Relief Society said 12 died. Haddad said 3 are missing.", ("Amal Haddad", HRS)),
        ("The Harbour Relief Society said 12 died. It said 3 are missing.", (None, HRS)),
        ("The Harbour Relief Society said 12 died. The society also said 3 are missing.", (None, HRS)),
        ("The Harbour Relief Society (HRS) said 12 died. HRS said 3 are missing.", (None, HRS)),
        ("UNICEF said 3,774 children died in Yemen. The children's agency said 7,245 were hurt.", (None, "UNICEF")),
    ],
)
def test_a_short_mention_has_the_full_name(text: str, link: tuple[str, str]) -> None:
    assert chain(text) == [link]


def test_a_body_of_a_state_is_that_of_the_state_the_text_is_about() -> None:
    text = "Shells fell near Yerevan in Armenia. The defence ministry said nobody was hurt."
    assert chain(text) == [(None, "Armenian Defence Ministry")]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("The Myanmar National Salvation Army", "Myanmar National Salvation Army"),
        ("The Lebanese Resistance Army", "Lebanese Resistance Army"),
        ("The Syrian National Liberation Army", "Syrian National Liberation Army"),
        ("The Lebanese Army", "Lebanese army"),
        ("A senior Lebanese Army officer", "Lebanese army"),
        ("Colombia's National Liberation Army", "National Liberation Army"),
    ],
)
def test_an_army_with_a_name_of_its_own_is_not_the_countrys(who: str, name: str) -> None:
    assert chain(f"{who} said 12 soldiers had surrendered.") == [(None, name)]


def test_a_ministry_with_a_name_before_it_is_none_of_the_countrys() -> None:
    lead = "Shells fell near Yerevan in Armenia. "
    assert chain(f"{lead}The East Torvik health ministry said 12 died.") == [(None, "East Torvik health ministry")]
    assert chain(f"{lead}Health ministry officials said 12 died.") == [(None, "Armenian Health Ministry")]


def test_places_found_by_others_tell_the_state() -> None:
    text = "Shells fell on Qasr Amun. Police said nobody was hurt."
    place = Mention(Span(15, 24, "Qasr Amun"), "place", "Qasr Amun, Iraq")
    assert attributions(text, (place,), ())[0].chain[0].org == "Iraqi police"


def test_the_day_and_the_channel_of_saying_are_kept() -> None:
    text = "The Harbour Relief Society said in a statement on Friday that 12 people had drowned on Monday."
    friday = Time(_words(text, "on Friday"), "DATE", "2017-10-13", Period(date(2017, 10, 13), date(2017, 10, 13)))
    monday = Time(_words(text, "on Monday"), "DATE", "2017-10-09", Period(date(2017, 10, 9), date(2017, 10, 9)))
    source = attributions(text, (), (friday, monday))[0].chain[0]
    assert (source.said, source.channel) == (friday, "statement")


def _words(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


# -- quotations -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“It's gone,” he said.", ["It's gone,"]),
        ("‘The men’s boat sank,’ he said.", ["The men’s boat sank,"]),
        ('"It was \'gone\'," he said. "Yes."', ["It was 'gone',", "Yes."]),
        ("«Gone», he said.", ["Gone"]),
        ("The fishermen's boats were not quoted.", []),
        ("“One paragraph.\n“And the next.”", ["One paragraph.", "And the next."]),
    ],
)
def test_quotations_of_every_style_are_found(text: str, inside: list[str]) -> None:
    assert [q.text for q in quotations(text)] == inside


# -- the registry -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Syrian Observatory", "Syrian Observatory for Human Rights"),
        ("International Committee of the Red Cross (ICRC)", "International Committee of the Red Cross"),
        ("a Pentagon spokesman", "US Department of Defense"),
        ("Russia’s Ministry of Defence", "Russian Defence Ministry"),
        ("the Ministry of Defense of Azerbaijan", "Azerbaijani Defence Ministry"),
        ("U.N. refugee agency", "UN High Commissioner for Refugees"),
        ("officials in Kabul", "Afghan government"),
        ("Medecins Sans Frontieres", "Médecins Sans Frontières"),
        ("Unicef", "UNICEF"),
        ("who", None),
        ("the Harbour Relief Society", None),
        ("the Harbour Times", None),
    ],
)
def test_a_body_is_found_by_any_of_its_names(words: str, name: str | None) -> None:
    found = org_named(words)
    assert (found.name if found else None) == name


def test_a_body_counts_as_the_topmost_of_its_parents() -> None:
    parents = {
        name: org.parent for name in ("Operation Inherent Resolve", "SANA", "UNHCR") if (org := org_exactly(name))
    }
    assert parents == {
        "Operation Inherent Resolve": "US-led coalition",
        "SANA": "Syrian government",
        "UNHCR": "United Nations",
    }


def test_a_capital_stands_for_its_government() -> None:
    government = government_of("Ankara")
    assert government and government.name == "Turkish government" and government.party


def test_the_registry_is_whole() -> None:
    assert len(listed()) >= 800
    assert all(org.type in TYPES for org in orgs())
    known = {org.name for org in orgs()}
    assert {o.parent for o in orgs() if o.parent} <= known


# -- laws -------------------------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        *"“”\"'‘’«»,.;:()—\n",
        " ",
        "said",
        "says",
        "according to",
        "that",
        "the",
        "The Northern Front",
        "Amal Haddad",
        "He",
        "it",
        "who",
        "12",
        "boats",
        "sank",
        "and",
        "told",
        "Reuters",
        "in a statement",
        "on Friday",
        "reportedly",
        "was reported",
        "quoted",
        "as saying",
        "adding",
        "by",
        "count",
        "of",
        "a spokesman for",
        "Haddad's",
        "U.S.",
        "é",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map(" ".join)))
def test_spans_are_exact_whatever_the_text(text: str) -> None:
    found = attributions(text, (), ())
    assert all(text[s.start : s.end] == s.text and s.text for statement in found for s in _spans(statement))
    assert attributions(text, (), ()) == found


def _spans(statement: Statement) -> tuple[Span, ...]:
    links = tuple(link.words for link in statement.chain if link.words)
    return (*statement.source, *statement.cue, *statement.content, *links)


@pytest.mark.parametrize(
    "text", ["a" * 1_000_000, "“" * 1000 + "x said " + "”" * 1000, "The Front said " * 5000, "U.S." * 30_000]
)
def test_hostile_text_takes_no_more_than_linear_time(text: str) -> None:
    assert all(re.search(r"\w", s.content[0].text) for s in attributions(text, (), ()))


def test_what_claims_lives_says_nothing_and_a_country_before_a_colon_is_where_not_who() -> None:
    siege = "The siege, now in its fourth month, has claimed more than 300 lives, and 600 people have had to leave."
    assert not extract.statements(plain_document(siege))
    listed = plain_document("Malta: Three boats came in.\nHealth ministry: Three people were seen.")
    assert [s.source[0].text for s in extract.statements(listed)] == ["Health ministry"]


@pytest.mark.parametrize(
    ("line", "source", "content"),
    [
        ("Ten killed in Torvik blast - police", "police", "Ten killed in Torvik blast"),
        ("Shells kill 5 in Torvik – governor", "governor", "Shells kill 5 in Torvik"),
        ("Three civilians dead in raid on Torvik: officials", "officials", "Three civilians dead in raid on Torvik"),
        ("At least 7 dead after raid on Torvik - report", "report", "At least 7 dead after raid on Torvik"),
        (f"Famine near in Torvik camp – {HRS}", HRS, "Famine near in Torvik camp"),
    ],
)
def test_a_headline_may_be_signed_by_its_source(line: str, source: str, content: str) -> None:
    assert [(s, c) for s, _, c in told(line + "\n\nA bomb went off.")] == [(source, content)]


@pytest.mark.parametrize(
    "line",
    [
        "Ten killed in Torvik blast - live updates",
        "Three things to know about Torvik: police, army, courts",
        "Bomb kills three in the Torvik-police barracks",
        "Shells fell on Torvik - police were there.",
        "Twelve dead in Torvik – war crimes by the army",
        "Twelve dead in Torvik - not the work of the police",
        "Twelve killed in Torvik – among them a journalist",
        "Seven dead in clashes in Torvik - army vs police",
        "Twelve dead in Torvik – third attack on police",
        "Shot dead in Torvik on Monday: the mayor",
        "Hit by rockets in Torvik on Monday: the interior ministry",
    ],
)
def test_not_every_dash_in_a_headline_is_followed_by_its_source(line: str) -> None:
    assert told(line) == []


def test_a_site_named_like_its_address_and_the_police_are_no_persons() -> None:
    assert chain("Hawk-eye.org reported that 20 people had died.") == [(None, "Hawk-eye.org")]
    assert chain("Police: three dead in a blast in Torvik") == [(None, None)]
