"""Figures: what number words say (CODEBOOK section 3), where they stand in a text, and what is no figure."""

from __future__ import annotations

import gc
import json
import os
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairwitness import notation
from fairwitness.extract.figures import figures, parse_figure
from fairwitness.model import Figure
from fairwitness.vocab import table

SAYS = {
    "12": "12",
    "1,100": "1100",
    "1 100": "1100",
    "12 000 000": "12000000",
    "1\u202f100": "1100",
    "4.000": "4000",
    "1,00,000": "100000",
    "1.5 million": "1500000",
    "12k": "12000",
    "1.5m": "1500000",
    "2bn": "2000000000",
    "35,173": "35173",
    "0.3 percent": "0.3%",
    "twenty-five": "25",
    "Thirty-seven": "37",
    "one hundred and ten": "110",
    "Three hundred eighty-five": "385",
    "A hundred and seventeen": "117",
    "hundred and fifteen": "115",
    "two thousand three hundred and six": "2306",
    "four hundred thousand": "400000",
    "twenty-one hundred": "2100",
    "half a million": "500000",
    "a quarter of a million": "250000",
    "three quarters of a million": "750000",
    "Nearly a quarter million": "250000-",
    "a hundred": "100",
    "two and a half million": "2500000",
    "more than two and a half thousand": ">2500",
    "A million and a quarter": "1250000",
    "about five and a half": "~5.5",
    "a dozen": "12",
    "two dozen": "24",
    "half a dozen": "6",
    "a score": "20",
    "both": "2",
    "a couple": "2",
    "a pair": "2",
    "twin": "2",
    "triple": "3",
    "twice": "2",
    "another three": "3",
    "[Fifty]": "50",
    "no": "0",
    "None": "0",
    "zero": "0",
    "nobody": "0",
    "no one": "0",
    "not a single": "0",
    "not one": "0",
    "the seventh Briton to have died": "7",
    "thirty-third": "33",
    "2,000th": "2000",
    "at least about 300": ">=300",
    "at least hundreds": ">=200",
    "possibly more than 300": ">300",
    "well over 100": ">100",
    "a little more than half": ">50%",
    "just under 40": "<40",
    "no more than 300": "<=300",
    "a minimum of 580,000": ">=580000",
    "passes 35,000": ">35000",
    "150,000 at the very least": ">=150000",
    "nine soldiers at a minimum": ">=9",
    "22 students, at least": ">=22",
    "100, maybe more": ">=100",
    "20-plus": ">=20",
    "315+": ">=315",
    "thirty-odd": "~30",
    "200-ish": "~200",
    "34,000 people, give or take": "~34000",
    "82,000 (est.)": "~82000",
    "almost no": "~0",
    "between 300 and 400": "300..400",
    "Somewhere between 250,000 and 300,000": "250000..300000",
    "between about 20 and 30": "20..30",
    "300-400": "300..400",
    "300–400": "300..400",
    "300 – 400": "300..400",
    "300 to 400": "300..400",
    "from 20 to 30": "20..30",
    "from 1,400 up to 2,000": "1400..2000",
    "3 or 4": "3..4",
    "300 or even 500": "300..500",
    "1-2 million": "1000000..2000000",
    "three to four hundred": "300..400",
    "From 250,000 to a million": "250000..1000000",
    "15 to 20 percent": "15..20%",
    "40–50%": "40..50%",
    "between a quarter and a third": "25..33.3%",
    "an estimated 400 to 700": "400..700",
    "six, perhaps seven": "6..7",
    "four helicopters, maybe five": "4..5",
    "at least 20 and as many as 30": "20..30",
    "no fewer than 20 and maybe as many as 30": "20..30",
    "more than 1,000 but fewer than 2,000": "1000..2000",
    "10-15,000": "10000..15000",
    "Between 50 and 1,000": "50..1000",
    "another dozen": "12",
    "half-a-million": "500000",
    "hundreds, if not thousands": "200+",
    "tens or hundreds of thousands": "20000+",
    "dozens": "24+",
    "Dozens more": "24+",
    "scores": "40+",
    "tens": "20+",
    "hundreds": "200+",
    "thousands": "2000+",
    "tens of thousands": "20000+",
    "hundreds of thousands": "200000+",
    "millions": "2000000+",
    "several hundred": "200+",
    "several hundred thousand": "200000+",
    "a few dozen": "24+",
    "a couple of hundred": "200+",
    "many tens": "20+",
    "half": "50%",
    "a third": "33.3%",
    "two-thirds": "66.7%",
    "three quarters": "75%",
    "four-fifths": "80%",
    "all but a tenth": "90%",
    "one in ten": "10%",
    "One in three": "33.3%",
    "nine out of ten": "90%",
    "four of every five": "80%",
    "97 in every hundred": "97%",
    "One family in six": "16.7%",
    "fewer than one in ten": "<10%",
    "85 percent": "85%",
    "85%": "85%",
    "45 per cent": "45%",
    "85 % of": "85%",
    "70 pct": "70%",
    "more than two-thirds": ">66.7%",
    "nearly all": "100-%",
}


@pytest.mark.parametrize(("words", "says"), SAYS.items())
def test_words_say_what_the_codebook_says(words: str, says: str) -> None:
    found = parse_figure(words)
    assert found and notation.figure(found) == says


@pytest.mark.parametrize("words", ["", "another", "several", "many", "T-72", "Resolution", "9:30", "2017-10-13", "٣٤"])
def test_words_without_an_amount_say_nothing(words: str) -> None:
    assert parse_figure(words) is None


def _examples() -> list[dict[str, Any]]:
    rows = table("quantifiers")
    return [row for name in ("numbers", "before", "after") for row in rows[name] if "example" in row]


@pytest.mark.parametrize("row", _examples(), ids=lambda row: row["words"])
def test_every_example_of_the_vocabulary_holds(row: dict[str, Any]) -> None:
    found = figures(row["example"])
    assert len(found) == row.get("count", 1)
    assert notation.figure(found[-1]) == row["reads"]


IN_TEXT = {
    "At least about 300 men fled.": ["At least about 300 >=300"],
    "It killed 12 people, including three children, and wounded another 20.": ["12 12", "three 3", "20 20"],
    "It killed 12, at least three of them children.": ["12 12", "at least three >=3"],
    "[Fifty] women were brought out.": ["Fifty 50"],
    "A 44-truck convoy got through.": ["44 44"],
    "A three-strong crew died.": ["three 3"],
    "The toll rose from 20 to 30.": ["20 20", "30 30"],
    "The toll has gone up to 30.": ["30 30"],
    "Losses rose to up to 30.": ["up to 30 <=30"],
    "From 20 to 30 men fled.": ["From 20 to 30 20..30"],
    "Half of the men, a third of them wounded, left.": ["Half 50%", "a third 33.3%"],
    "He is the seventh villager to have died there.": ["seventh 7"],
    "It was their third raid on the mill since May.": ["third 3"],
    "They took a third crossing on Monday.": ["third 3"],
    "On 12 May 3 men were shot.": ["3 3"],
    "They took control over 2,000 houses.": ["2,000 2000"],
    "No more than 30 men are left.": ["No more than 30 <=30"],
    "About 2000 people fled.": ["About 2000 ~2000"],
    "2000 people fled.": ["2000 2000"],
    "Some 20 families fled, the Harbour Relief Society said.": ["Some 20 ~20"],
    "They reported that one man died.": ["one 1"],
    "Both pilots died.": ["Both 2"],
    "In thirteen (13) raids": ["thirteen 13"],
    "Three people died and a fourth was hurt.": ["Three 3"],
    "They took five towns and part of a sixth.": ["five 5"],
    "Two rockets hit a depot and a third hit a mill.": ["Two 2"],
    "Four died at once, a fifth in hospital.": ["Four 4"],
    "Ten died and a third was hurt.": ["Ten 10", "a third 33.3%"],
    "Two of the towns fell and a third of the villages.": ["Two 2", "a third 33.3%"],
    "They gave up, turning over five guns.": ["five 5"],
    "They sent over 2,000 men.": ["over 2,000 >2000"],
    "They hold 94pc of it.": ["94pc 94%"],
    "Lakhs of people fled, 5 lakhs of them women.": ["Lakhs 200000+", "5 lakhs 500000"],
    "In May 12 villagers fled, in early June 9 more.": ["12 12", "9 9"],
    "In mid-May 12 villagers fled.": ["12 12"],
    "In the first week of August 9 Ostran guards died.": ["9 9"],
    "On May 12 villagers fled.": [],
    "After the July 9 raids they left.": [],
    "The oldest of the wards was hit by 30 shells.": ["30 30"],
    "The oldest guard was shot with 30 men.": ["30 30"],
    "They shot 26 Amber Brigade guards.": ["26 26"],
    "They shot about 30 Brigade guards in 20 Company huts.": ["about 30 ~30", "20 20"],
}


@pytest.mark.parametrize(("text", "found"), IN_TEXT.items())
def test_figures_are_found_with_their_hedges(text: str, found: list[str]) -> None:
    assert [f"{f.words.text} {notation.figure(f)}" for f in figures(text)] == found


NO_FIGURE = [
    "In 2017, and from 2011 to 2014, the war went on.",
    "It began on 13 October, or on Oct. 7, or between 5 and 7 May.",
    "He came on October 3 and 4 and on May 3-5.",
    "It fell at 9:30 a.m. and again at 10 p.m. and half past three.",
    "A boy aged 12, a 12-year-old and a man 40 years old spoke.",
    "Ahmad, 34, spoke to children under 16.",
    "It cost $250, €3 million or 3 billion dollars, or 500 Syrian pounds.",
    "They moved 5 km, 30 miles and 500m away with a 155mm gun and a 500-pound bomb.",
    "The T-72, the F-16, the S-300, the Kh-101 and the M4 of the 82nd stood there.",
    "The oldest of the dead was 83, the youngest just 7.",
    " * 218 Support Squadron (Reserve)\n * 16 Air Wing",
    "Resolution 2254, Article 5, Brigade 30 and the 3rd Division.",
    "It lasted three days, a two-week siege in six long years, thousands of years.",
    "One of the largest, one another, this one, one day.",
    "The second largest city and the third quarter.",
    "There is no longer any doubt and no comment.",
    "1. Access\n2) Water 0930 hours, Rule 25-30, 49060819653",
    "Call +963112233 or 555-12-34. It ended 3-1.",
    "The 1990s were twice as bad, three times as bad.",
    "On 9/11 and on 13/10/2017 and 2017-10-13.",
    "It took half an hour, the second half.",
    "It faced double standards on a two-way road in a 4x4 of 6ft 2in.",
]


@pytest.mark.parametrize("text", NO_FIGURE)
def test_numbers_that_count_nothing_are_left_out(text: str) -> None:
    assert [f.words.text for f in figures(text)] == []


RATES = {
    "Over 1,000 families are reaching the camp daily.": "day",
    "30 coffins a day left the yard.": "day",
    "200 or so came every hour.": "hour",
    "About 30 households a week leave.": "week",
    "They take 24 a month.": "month",
    "They killed 30 people a day after the raid.": None,
    "They killed 30 people.": None,
    "They killed 40 people in a day.": None,
}


@pytest.mark.parametrize(("text", "per"), RATES.items())
def test_a_rate_keeps_what_it_is_counted_by(text: str, per: str | None) -> None:
    found = figures(text)[0]
    assert (found.per, found.basis) == (per, "rate" if per else "event")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("85% of it", "percent"),
        ("30 square kilometres", "km2"),
        ("460 km² of land", "km2"),
        ("30 families", "households"),
        ("hit four times since May", "times"),
        ("30 men", "people"),
    ],
)
def test_the_unit_is_a_first_guess(text: str, unit: str) -> None:
    assert figures(text)[0].unit == unit


# -- laws -------------------------------------------------------------------------------------------------------------

_vocabulary = st.sampled_from(
    "at least no more than a the one two twenty - five hundred thousand million half third and or to between from "
    "about up dozens several few in ten % 12 1,100 2017 3.5 300 . , percent people a day perhaps maybe second".split()
)
_sentences = st.lists(_vocabulary, max_size=25).map(" ".join)
_texts = st.one_of(st.text(max_size=200), _sentences)


def _in_order(found: Figure) -> bool:
    known = [v for v in (found.low, found.best, found.high) if v is not None]
    return known == sorted(known)


@given(_texts)
@settings(max_examples=200, deadline=None)
def test_spans_are_exact_and_do_not_overlap(text: str) -> None:
    end = 0
    for figure in figures(text):
        assert text[figure.words.start : figure.words.end] == figure.words.text
        assert end <= figure.words.start < figure.words.end
        end = figure.words.end


@given(_texts)
@settings(max_examples=200, deadline=None)
def test_low_is_never_above_best_nor_best_above_high(text: str) -> None:
    assert all(map(_in_order, figures(text)))
    found = parse_figure(text)
    assert found is None or (_in_order(found) and found.words.text == text)


@given(st.integers(0, 10**12))
def test_digits_say_themselves(number: int) -> None:
    for words in (str(number), f"{number:,}"):
        found = parse_figure(words)
        assert found and found.best == Decimal(number)


HARD = [
    "x",
    "9",
    "1,",
    "one ",
    "1 or ",
    "twenty-",
    "at least ",
    "half a ",
    "between 1 and ",
    ". ",
    "\n ",
    "1-",
    "a million and ",
]


def _seconds(text: str) -> float:
    gc.disable()  # its pauses grow with everything the test run holds
    start = time.process_time()
    figures(text)
    taken = time.process_time() - start
    gc.enable()
    return taken


@pytest.mark.long
@pytest.mark.parametrize("piece", HARD)
def test_time_grows_with_length_only(piece: str) -> None:
    # Ten times the text: about ten times the time; were it quadratic, a hundred. Between them there is room for noise.
    small, large = (piece * (size // len(piece)) for size in (50_000, 500_000))
    assert min(_seconds(large) for _ in range(2)) < 20 * max(_seconds(small), _seconds(small), 0.01)


@pytest.mark.long
def test_the_annotated_corpus_is_read_right() -> None:
    """97 in 100 annotated figures say what the annotators read in them."""
    folder = Path(os.environ.get("FAIRWITNESS_DATA", "/nonexistent")) / "claims"
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        pytest.skip("1 test left out: FAIRWITNESS_DATA names no folder with claims")
    right = total = 0
    for line in (line for file in files for line in file.read_text(encoding="utf-8").split("\n") if line):
        for gold in (claim["figure"] for claim in json.loads(line)["claims"] if claim["figure"]):
            total += 1
            right += _agrees(parse_figure(gold["words"]), gold)
    assert right / total >= 0.97


def _agrees(ours: Figure | None, gold: dict[str, Any]) -> bool:
    if ours is None or ours.sense != gold["sense"]:
        return False
    return all(_same(getattr(ours, name), gold[name]) for name in ("low", "best", "high"))


def _same(ours: Decimal | None, gold: float | None) -> bool:
    if ours is None or gold is None:
        return ours is None and gold is None
    return abs(float(ours) - gold) <= 0.051


def test_one_and_a_half_of_something_is_no_share() -> None:
    assert figures("About a company and a half of troops were there a day and a half later.") == ()
    assert [f.words.text for f in figures("They held the town and a half of the villages.")] == ["a half"]
