"""Words that may be of place though no vocabulary is sure, and which of them the trained model is asked about."""

from __future__ import annotations

import time
from datetime import date

import pytest

from fairwitness import extract
from fairwitness.extract.decode import first_layer
from fairwitness.extract.learned.asking import Asking
from fairwitness.extract.learned.further import opening_name, pronouns, reach, told_places
from fairwitness.extract.learned.ground import ground
from fairwitness.model import Given, Span
from fairwitness.read import plain_document

pytestmark = pytest.mark.usefixtures("no_model")


def told(text: str) -> list[str]:
    return [words.text for words, _ in told_places(text)]


def asked(text: str) -> set[str]:
    """The words of place that are candidates for a claim of control."""
    document = plain_document(text, Given(published=date(2021, 5, 4)), "d")
    seen = extract.see(document)
    sheet = Asking(document, seen, first_layer(document, seen)).sheet
    return {c.words.text for c in sheet.candidates if c.sort == "spot"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The rebels held the northern edge until dawn.", "the northern edge"),
        ("They took its hilltop.", "its hilltop"),
        ("They seized several key security buildings.", "several key security buildings"),
        ("The army still holds the city’s western quarter.", "the city’s western quarter"),
        ("The marines left a U.S. army base.", "a U.S. army base"),
        ("They cleared the captured towns.", "the captured towns"),
        ("They control the country's east and south.", "the country's east and south"),
        ("Shells fell on its side of the river.", "its side of the river"),
        ("Shells fell on residential quarters.", "residential quarters"),
        ("They bombed a nearby rebel-held airport.", "a nearby rebel-held airport"),
        ("Life went on in government-held areas.", "government-held areas"),
        ("The dead lay in the rebels' camp.", "the rebels' camp"),
        ("They retook the last wing, block D, at noon.", "block D"),
        ("Some 300 were killed nationwide.", "nationwide"),
        ("Two died in a tea bar.", "a tea bar"),
        ("They held the last villages in the south.", "the last villages in the south"),
    ],
)
def test_a_common_noun_can_be_a_place(text: str, words: str) -> None:
    assert words in told(text)


@pytest.mark.parametrize("text", ["The base troops fled.", "He wrote to state media.", "They said it was over."])
def test_a_noun_that_only_describes_another_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("They captured it on Friday.", True),
        ("They seized control of it.", True),
        ("He denied it had fallen.", True),
        ("By Tuesday it was retaken.", True),
        ("By Tuesday it was back in army hands.", True),
        ("Four men came out of it.", False),
    ],
)
def test_it_can_be_a_place(text: str, held: bool) -> None:
    assert [h for words, h in pronouns(text) if words.text == "it"] == [held]


@pytest.mark.parametrize("text", ["It captured two hills.", "It rained.", "They said it was over."])
def test_it_is_often_no_place(text: str) -> None:
    assert list(pronouns(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ostraville, a mining town, changed hands.", "Ostraville"),
        ("Ostraville and Kessa fell.", "Ostraville"),
        ("Subsequently, they fled.", None),
        ("The town fell.", None),
    ],
)
def test_an_unknown_name_may_open_a_sentence(text: str, name: str | None) -> None:
    found = opening_name(Span(0, len(text), text))
    assert (found.text if found else None) == name


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("the mast at Ostraville", "the mast", "the mast at Ostraville"),
        ("the grounds of Ostraville", "the grounds", "the grounds of Ostraville"),
        ("the road to Ostraville", "the road", "the road to Ostraville"),
        ("the hills 5 km east of Ostraville", "the hills", "the hills 5 km east of Ostraville"),
        ("the base to Ostraville", "the base", "the base"),
        ("the town of Ostraville", "the town", None),
    ],
)
def test_words_of_place_reach_to_the_place_that_says_where(text: str, words: str, whole: str | None) -> None:
    at = text.index("Ostraville")
    found = reach(Span(0, len(words), words), text, {at: len(text)})
    assert (found.text if found else None) == whole


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels hold the command centre of the base.", "the command centre"),
        ("The army captured the Tarrin Crossroad near the river.", "Tarrin Crossroad"),
        ("They were driven out of District Two on Tuesday.", "District Two"),
        ("The army took the villages of Lorvane (near Qasr Amun), Kessa, Drinava and Pelun.", "Pelun"),
        ("Ostraville, a mining town north of here, was captured at dawn.", "Ostraville"),
        ("People fled from the last rebel-held strip.", "the last rebel-held strip"),
        ("They seized control of it.", "it"),
    ],
)
def test_what_may_be_held_is_asked_about(text: str, words: str) -> None:
    assert any(words in candidate for candidate in asked(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels overrun army post at Ostraville, Syria", "army post at Ostraville"),
        ("Shells hit hospital in Homs, Syria", "hospital in Homs"),
        ("Strike on school shelter in Homs, Syria, kills 12", "school shelter in Homs"),
    ],
)
def test_in_a_headline_a_place_needs_no_article_where_its_town_is_told(text: str, words: str) -> None:
    document = plain_document(text, Given(), "d")
    assert words in {s.words.text for s in ground(document.text, extract.see(document)).spots}


def test_one_thing_without_an_article_or_a_town_is_no_place() -> None:
    document = plain_document("Rebels overrun army post at dawn.", Given(), "d")
    assert not any("post" in s.words.text for s in ground(document.text, extract.see(document)).spots)


def test_three_quarters_are_a_share_and_no_time() -> None:
    document = plain_document("Rebels control three quarters of the base.", Given(), "d")
    found = ground(document.text, extract.see(document)).figures
    assert [f.words.text for f in found] == ["three quarters"]


def test_what_no_word_of_control_is_near_to_is_not_asked_about() -> None:
    assert not any("hilltop" in candidate for candidate in asked("He could see its hilltop from his window."))


@pytest.mark.parametrize(
    "part", ["the north side of ", "the big old long ", "it was been being ", "Aa, ", "a-", "A-", "its' "]
)
def test_the_time_grows_with_the_length_and_not_with_its_square(part: str) -> None:
    def spent(count: int) -> float:
        text, found = part * count, []
        for _ in range(3):
            start = time.process_time()
            list(told_places(text)), list(pronouns(text))
            found.append(time.process_time() - start)
        return min(found)

    spent(100)
    assert spent(20_000) < 35 * spent(2_000) + 0.1, "the square would be a hundred times as long"
