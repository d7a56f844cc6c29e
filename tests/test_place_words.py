"""How far the words of a place reach, what belongs to somebody else in them, and in which land an unknown name lies."""

from __future__ import annotations

import pytest

from fairwitness import extract, resolve
from fairwitness.extract.counted.extents import extended
from fairwitness.extract.learned.further import told_places
from fairwitness.extract.learned.no_places import is_whence, names_none
from fairwitness.extract.learned.whole_places import is_right_there, opens, parted, whole_place
from fairwitness.extract.mentions import mentions
from fairwitness.model import Given, Place, Span
from fairwitness.read import plain_document


def named(text: str) -> str | None:
    """The name that the words in square brackets are given."""
    before, words, after = text.replace("]", "[").split("[")
    document = plain_document(before + words + after, Given(), "told")
    found = resolve.place(Span(len(before), len(before) + len(words), words), document)
    return found.value.name if found and isinstance(found.value, Place) else None


def whole(text: str) -> str:
    """The words in square brackets with what belongs to them."""
    before, words, after = text.replace("]", "[").split("[")
    said = before + words + after
    return whole_place(Span(len(before), len(before) + len(words), words), Span(0, len(said), said)).text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shells fell between [Torvik] and Sanar.", "between Torvik and Sanar"),
        ("They hold eastern [Torvik] alone.", "eastern Torvik"),
        ("Ten died in [the capital], Torvik, on Friday.", "the capital, Torvik"),
        ("Ten died in [the old barracks] at Torvik.", "the old barracks at Torvik"),
        ("Mines lay in [the fields] 8 km east of Torvik.", "the fields 8 km east of Torvik"),
        ("Ten died in [Sanar market] in Torvik.", "Sanar market in Torvik"),
        ("Ten died in [the market] in July.", "the market"),
        ("Ten died in [the camp] in Syrian hands.", "the camp"),
        ("Ten died in [the market], Torvik radio said.", "the market"),
        ("Ten died in [Torvik] in Sanar province.", "Torvik"),
        ("It fell on [Torvik] children's hospital.", "Torvik children's hospital"),
        ("They took [St]. Mary's Cathedral.", "St. Mary's Cathedral"),
        ("They drove down [Main St]. Torvik fell a day later.", "Main St"),
        ("In [Torvik] church leaders met.", "Torvik"),
        ("Rebels shot at a man in [Torvik].", "Torvik"),
        ("They shot at the retreating soldiers in [Torvik].", "Torvik"),
        ("The council met [people in Torvik].", "people in Torvik"),
        ("They left [the base]. Torvik burnt.", "the base"),
        ("Shells hit the eastern part of [Torvik].", "the eastern part of Torvik"),
        ("Shells fell on the southern edge of [the capital].", "the capital"),
        ("Ten died at a recruiting office in [Torvik].", "a recruiting office in Torvik"),
        ("Ten were named at a meeting in [Torvik].", "Torvik"),
        ("Ten died at the provincial police [headquarters in Torvik].", "provincial police headquarters in Torvik"),
        ("The blast took [place in Torvik].", "place in Torvik"),
        # a land, and what the text goes on to call its own
        ("It hit [a school in Yemen]'s Torvi province.", "a school in Yemen's Torvi province"),
        ("It hit a school in [Yemen]'s northern Torvi district.", "Yemen's northern Torvi district"),
        ("It hit [a school in Yemen]'s port city of Torvik.", "a school in Yemen's port city of Torvik"),
        ("It was told in [Yemen]'s Torvi News.", "Yemen"),
        ("It was told by [Yemen]'s President Torvi of the province.", "Yemen"),
        ("It hit [a school in Torvik]'s Sanar province.", "a school in Torvik"),
        ("The rebels attacked [barracks in Torvik].", "barracks in Torvik"),
        ("They left [the outpost] above Torvik.", "the outpost above Torvik"),
        ("They took over the wells at [Torvik].", "the wells at Torvik"),
        ("They met the garrison at [Torvik].", "Torvik"),
        ("They spoke to the men at [Torvik].", "Torvik"),
        ("It struck Amber Square in central [Torvik].", "Amber Square in central Torvik"),
        ("They took the Sanar district of [Torvik] city.", "the Sanar district of Torvik"),
        ("Ten died in western and [southern Torvik].", "western and southern Torvik"),
        ("Ten died in western and southern [Torvik].", "western and southern Torvik"),
        ("Fighting went on in the east and [Torvik] fell.", "Torvik"),
        ("Lines in [Torland]'s northwest have shifted.", "Torland's northwest"),
        ("Ten died on [Torland]'s east coast.", "Torland"),
    ],
)
def test_words_reach_as_far_as_the_place_does(text: str, wanted: str) -> None:
    assert whole(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Homs, Syria, was shelled. Ten died in [a clinic run by a French charity].", "clinic, Homs, Syria"),
        ("Homs, Syria, was shelled. A bomb hit [the camp of a Turkish road crew].", "camp, Homs, Syria"),
        ("Homs, Syria, was shelled. A bomb hit [a Turkish military base].", "Turkish military base, Syria"),
        ("Homs, Syria, was shelled. A bomb hit [a Syrian school].", "Syrian school, Homs, Syria"),
        ("Homs, Syria, was shelled. Ten were treated in [a Turkish hospital].", "Turkey"),
        ("Homs, Syria, was shelled. Rebels held [a border crossing with Turkey].", "border crossing, Syria"),
        ("Men seized [a border crossing between Syria and Turkey in Idlib].", "border crossing, Idlib, Syria"),
        ("Tartus, Syria, was shelled. A bomb hit [the al-Torvi district] of Homs.", "al-Torvi, Homs, Syria"),
        ("It hit [an army post in southern Iraq, in the town of Hilla].", "army post, Hilla, Iraq"),
        ("It hit [a warehouse on the outskirts of Homs], Syria.", "warehouse, outskirts of Homs, Syria"),
        ("Ten fled [their home south of Baghdad, in Hilla].", "home, Hilla, Iraq"),
        ("Ten were held in [Homs and Idlib], Syria.", "Homs and Idlib, Syria"),
        ("Homs, Syria, was shelled. Ten died [north of the city].", "north of Homs, Syria"),
        ("Homs, Syria, was shelled. Ten died in [the north of the city].", "northern Homs, Syria"),
        ("A jet fell on Idlib, Syria. Damascus has retaken a tenth of [the province].", "Idlib province, Syria"),
        ("Gunmen flew from [Mexico and Central America].", "Mexico and Central America"),
        ("Ten were held in [the southern Gaza city of Rafah].", "Rafah, Gaza Strip"),
        ("Ten were held in [Gaza city].", "Gaza City, Gaza Strip"),
        # what lies in a land that the words behind it name
        ("Guns fired in [Barcelona], Sorsogon.", "Barcelona, Philippines"),
        ("Guns fired in [Barcelona], Madrid and Toledo.", "Barcelona, Spain"),
        ("Guns fired in [Hamilton village, Mandera County].", "Hamilton, Kenya"),
        ("In [Homs], Anbar police said, guns fired.", "Homs, Syria"),
        ("Ghazni, Afghanistan, was shelled. Guns fired in [Torvjoy district of Zabul].", "Torvjoy, Afghanistan"),
        ("Twelve fled [rural Damascus].", "Rif Dimashq province, Syria"),
        ("Twelve fled [rural Homs].", "Homs, Syria"),
        ("[North Darfur] has most of the camps.", "North Darfur, Sudan"),
        ("In neighbouring [Chin State], camps fill.", "Chin State, Myanmar"),
        ("Guns fired in [north Darfur].", "north Darfur, Sudan"),
        ("Russia holds the city of [Donetsk].", "Donetsk, Ukraine"),
        # parts of towns
        ("Guns fired in [the Ras al-Ain quarter of Baalbek].", "Ras al-Ain, Baalbek, Lebanon"),
        ("Guns fired in Ras al-Ain, Syria, and left [Ras al-Ain].", "Ras al-Ayn, Syria"),
        ("Shells fell near [the al-Alam roundabout] in Rafah.", "al-Alam roundabout, Rafah, Gaza Strip"),
        ("In Baalbek, shells hit [the Ras al-Ain quarter].", "Ras al-Ain, Baalbek, Lebanon"),
        ("In Kabul, Afghanistan, envoys spoke of [Sangin district].", "Sangin district, Afghanistan"),
        ("Guns fired in [the Manbij district of Aleppo].", "Manbij district, Syria"),
        ("Guns fired in [the Aleppo district of Salaheddin].", "Salaheddin, Aleppo, Syria"),
        ("Shells fell on [a southern suburb of Beirut].", "southern suburb of Beirut, Lebanon"),
        ("Shells fell on [the southern suburb of Ain Zara] in Libya.", "Ain Zara, Libya"),
        ("Shells fell on [Kherson's western outskirts].", "western Kherson, Ukraine"),
        ("Troops took [the heights above Homs].", "heights above Homs, Syria"),
        (
            "Homs, Syria, was hit. Troops took [the last road] linking Hama with Idlib.",
            "last road between Hama and Idlib, Syria",
        ),
        ("Homs, Syria, was hit. Troops hold most of [the country's east and south].", "eastern and southern Syria"),
    ],
)
def test_what_words_of_place_name(text: str, wanted: str) -> None:
    assert named(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # the land that the text speaks of wherever it tells of the name, not only where foreign troops are named
        (
            "Gunmen left Ostramo in the north of Mozambique on Sunday. Mozambique sent police there. Now in [Ostramo]: "
            "550 South African soldiers.",
            "Ostramo, Mozambique",
        ),
        ("Iraqi police spoke of Iraq. A bomb in the Torvi area of Mogadishu hit [Torvi].", "Torvi, Somalia"),
        (
            "Israel shelled Gaza. Israel fired on Gaza again. Gunmen came to [Torvel], a town some miles from Quetta.",
            "Torvel, Pakistan",
        ),
        # two lands spoken of alike: none is better than a wrong one
        ("Moroccan soldiers and Zambian soldiers came to [Torvel].", "Torvel"),
        # whose jets or soldiers come from afar, and who lives there, says little of where
        ("Shells hit [Ostramo] after a Turkish air strike.", "Ostramo"),
        ("Ugandan soldiers came to [Ostramo].", "Ostramo"),
        ("Mines lie around [Ostramo], a hamlet of migrant workers from Chad.", "Ostramo"),
        ("Mines lie around [Ostramo], a hamlet 20 km from Homs.", "Ostramo, Syria"),
        ("Ugandan police came to [Ostramo].", "Ostramo, Uganda"),
        # a land near by is another, and who speaks of it says nothing of where
        ("A bomb burst in the town of [Spin Boldak] near Pakistan.", "Spin Boldak, Afghanistan"),
        ("A bomb burst in the town of [Ostramo], in Pakistan.", "Ostramo, Pakistan"),
        ("A bomb burst in the town of [Ostramo] near Quetta.", "Ostramo, Pakistan"),
        ("U.S. diplomat Arin Solt spoke of [Ostramo].", "Ostramo"),
        ("Shots fell in Texas. U.S. police came to [Ostramo].", "Ostramo, United States"),
        ("Homs was calm. Ten were treated at the [Southern Hospital].", "Southern Hospital, Homs, Syria"),
        ("Nigerian troops came to [Ostramo].", "Ostramo, Nigeria"),
    ],
)
def test_the_land_of_a_name_that_nobody_knows(text: str, wanted: str) -> None:
    assert named(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They were held at the Aleppo detention centre.", ("site", "Aleppo detention centre")),
        ("The Homs oil refinery burned.", ("site", "Homs oil refinery")),
        ("Shells hit Aleppo general hospitals.", ("place", "Aleppo")),
    ],
)
def test_a_place_and_the_site_that_two_words_name(text: str, wanted: tuple[str, str]) -> None:
    assert [(m.type, m.words.text) for m in mentions(text)] == [wanted]


@pytest.mark.parametrize(
    ("text", "told", "place"),
    [
        ("The mill in Mosul was shut after gunmen killed six guards in Kirkuk.", "six", "Kirkuk"),
        ("Elsewhere, in the western province of Herat, officials say they fear rebels took two cooks.", "two", "Herat"),
        ("Rebels killed nine men in the city of Mosul and the rebel-held town of Hawija.", "nine",
         "Mosul and the rebel-held town of Hawija"),
        ("Gunmen killed six guards in Kirkuk after a mill was shut in Mosul.", "six", "Kirkuk"),
        ("In Kirkuk, police say gunmen killed six guards in Mosul.", "six", "Mosul"),
    ],
)  # fmt: skip
def test_where_the_clause_of_a_number_says_it_was(text: str, told: str, place: str) -> None:
    document = plain_document(text, Given(), "told")
    (claim,) = (c for c in extract.claims(document, extract.see(document)) if c.figure and c.figure.words.text == told)
    assert claim.place is not None
    assert claim.place.text.endswith(place)


def test_words_that_open_a_sentence_or_stand_right_behind_a_number() -> None:
    said = Span(0, 30, "In Amun Ford, six men were hurt")
    assert opens(Span(3, 12, "Amun Ford"), Span(14, 17, "six"), said)
    assert not opens(Span(3, 7, "Amun"), Span(14, 17, "six"), said)
    assert is_right_there(" young shepherds in the town of ", "Amun")
    assert is_right_there(" young shepherds ", "north of Amun")
    assert not is_right_there(" shepherds who were told in ", "Amun")
    assert not is_right_there(" young shepherds ", "Amun")
    assert not is_right_there(" shepherds died in a wave of ", "Amun Eve")
    assert parted(", when shots fell, ")
    assert not parted(" killed ")


@pytest.mark.parametrize(
    "text",
    [
        "At least 80 people died in a wave of Christmas Eve bombings.",
        "Violence in the pro-Amun slums has killed 12 people.",
        "Turkish gunfire on Monday killed one man.",
    ],
)
def test_a_time_a_side_and_whose_force_it_was_are_no_places(text: str) -> None:
    document = plain_document(text, Given(), "told")
    (claim,) = (c for c in extract.claims(document, extract.see(document)) if c.figure)
    assert claim.place is None or claim.place.text == "the pro-Amun slums"


def test_a_name_across_the_end_of_a_sentence_is_kept_as_it_is() -> None:
    words = Span(8, 21, "Sanar 4. Rusk")
    sentence = Span(0, 16, "A raid, Sanar 4.")
    assert (whole_place(words, sentence), extended(words, sentence)) == (words, words)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Guards shot ten [Yazidis] dead.", True),
        ("They were hit in [Operation Amber Star].", True),
        ("Ten died in the [Battle] of Torvik.", True),
        ("Ten died in [Aran Sol]'s hometown.", True),
        ("Ten died in [Torvik]'s market.", False),
        ("Guards denied firing on [any jail].", True),
        ("Ten made [the crossing] last year.", True),
        ("Ten died at [the crossing].", False),
        ("They do not tell their losses in [the field].", True),
        ("Torvik, 23 [Sunbula] 1395: ten died.", True),
        ("Ten died on the 23 [Torvik] farms.", False),
    ],
)
def test_what_tells_of_no_one_place(text: str, wanted: bool) -> None:
    before, words, after = text.replace("]", "[").split("[")
    span = Span(len(before), len(before) + len(words), words)
    assert names_none(span, before + words + after) is wanted


def test_who_came_from_a_place_did_not_kill_there() -> None:
    text = "Raiders came down from the outpost and killed ten; 90 fled from the camp."
    outpost, camp = (
        Span(at, at + 11, text[at : at + 11]) for at in (text.index("the outpost"), text.index("the camp"))
    )
    assert is_whence("killed", outpost, text)
    assert not is_whence("killed", camp, text)
    assert not is_whence("displaced", outpost, text)


def test_a_number_of_people_who_go_a_way_is_no_place() -> None:
    assert [words.text for words, _ in told_places("It drove 47,000 people north of there and two towns fell.")] == [
        "two towns"
    ]
