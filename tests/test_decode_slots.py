"""Basis, time, actor, group and words of claims, read from one sentence or two. All bodies and places are invented."""

from __future__ import annotations

from datetime import date

import pytest

from fairwitness import extract
from fairwitness.extract.times import times
from fairwitness.extract.times.narrative import in_narrative
from fairwitness.model import Claim, Given
from fairwitness.read import plain_document
from fairwitness.vocab.basis import BASES, leaning, weights
from fairwitness.vocab.moments import threshold

pytestmark = pytest.mark.usefixtures("no_model")


def read(text: str) -> list[Claim]:
    """The claims with a figure, in the order of the text."""
    document = plain_document(text, Given(published=date(2024, 5, 17)))
    found = [c for c in extract.claims(document) if c.figure]
    return sorted(found, key=lambda c: c.figure.words.start if c.figure else 0)


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("Shelling killed three people on Monday.", ["event"]),
        ("More than 40,000 people have been killed since the war began.", ["total"]),
        ("The Northern Front has launched more than 200 rockets since the war began.", ["total"]),
        ("About 4,000 civilians are still trapped in Qasr Amun.", ["standing"]),
        ("The office has recorded 549 civilians killed and 957 injured between 24 February and 10 March.",
         ["total", "total"]),
        ("Jets flew 30 sorties a day.", ["rate"]),
    ],
)  # fmt: skip
def test_a_figure_has_the_basis_of_its_sentence(text: str, bases: list[str]) -> None:
    assert [c.figure.basis for c in read(text) if c.figure] == bases


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("On Friday shells killed 12 people in Qasr Amun.", "On Friday"),
        ("The mayor said on Friday that 100 gunmen had surrendered.", None),
        ("Shells hit the market on Monday, killing 12 people.", "on Monday"),
        ("More than 40 people have died since the offensive began in March.", "since the offensive began in March"),
    ],
)
def test_a_claim_takes_the_time_that_is_its_own(text: str, when: str | None) -> None:
    (claim,) = read(text)
    assert (claim.when.words.text if claim.when else None) == when


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Some 100 gunmen surrendered to the Northern Front.", "Northern Front"),
        ("Forty families received by the Northern Front on Thursday.", "Northern Front"),
        ("The Northern Front carried out 12 air strikes near Qasr Amun.", "Northern Front"),
        ("The council puts the number of civilians killed at 57.", None),
    ],
)
def test_who_did_it_is_read_from_the_verb(text: str, actor: str | None) -> None:
    (claim,) = read(text)
    assert (claim.actor.text if claim.actor else None) == actor


def test_others_are_who_was_counted_before() -> None:
    _, others = read("Gunmen killed four guards and wounded seven others.")
    assert others.group is not None
    assert others.group.text == "guards"


def test_those_counted_out_of_a_whole_are_its_part() -> None:
    whole, part = read("The society evacuated 40 patients. Of these, 12 were children.")
    assert part.part_of == whole.id


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Nine of those killed were women.", {"Nine": "women"}),
        ("Of the 30 dead, 18 were civilians and 12 were fighters.",
         {"30": "dead", "18": "civilians", "12": "fighters"}),
        ("The clinic said 40 people died. Six of the dead were children.", {"40": "people", "Six": "children"}),
        ("Three of the victims were wounded badly.", {"Three": "the victims"}),
    ],
)  # fmt: skip
def test_those_out_of_others_are_of_the_group_they_are_said_to_be(text: str, groups: dict[str, str]) -> None:
    assert {c.figure.words.text: c.group.text for c in read(text) if c.figure and c.group} == groups


def test_a_child_among_the_dead_is_a_part_with_its_own_group() -> None:
    whole, girl = read("Three people were killed in the strike, one of them a girl.")
    assert (girl.part_of, girl.group.text if girl.group else None) == (whole.id, "girl")


def test_those_who_remain_trapped_are_not_evacuated_by_a_wish() -> None:
    (claim,) = read("They seek to ensure the safe evacuation of about 4,000 civilians who remain trapped.")
    assert claim.kind == "trapped"


def test_what_is_set_against_a_figure_is_denied_and_of_its_kind() -> None:
    right, wrong = read("At least 82 civilians were killed by shelling, not 28 as we wrote. Two digits were swapped.")
    assert (wrong.kind, wrong.denied, right.denied) == ("killed", True, False)


def test_the_words_of_a_claim_begin_after_the_claim_before() -> None:
    assert [c.words.text for c in read("The raid killed 12 people and injured 34.")][1] == "injured 34"


def test_a_bare_figure_that_a_source_gives_counts_the_same_again() -> None:
    kinds = [c.kind for c in read("Nine villagers were killed, the mayor said. The clinic put it at 14.")]
    assert kinds == ["killed", "killed"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("In June 2014 fighting began. On 10 July shells fell. The next day it rained.", ["2014-07-10", "2014-07-11"]),
        ("The raid of 28 December 2017 failed. On 3 January it was tried again.", ["2017-12-28", "2018-01-03"]),
        ("On 5 May 2016 a bomb fell. Three days later, it was found.", ["2016-05-05", "2016-05-08"]),
    ],
)
def test_a_text_without_a_date_dates_its_days_by_what_it_told(text: str, days: list[str]) -> None:
    found = in_narrative(times(text, None), None)
    dated = [t.period.end.isoformat() for t in found if t.period and t.period.precision == "day" and t.period.end]
    assert dated == days


def test_the_year_of_the_title_dates_days_that_have_none() -> None:
    (day,) = in_narrative(times("On 10 July shells fell.", None), "Siege of Qasr Amun (2013)")
    assert day.period is not None
    assert day.period.start == date(2013, 7, 10)


def test_every_cue_of_a_basis_has_its_weights() -> None:
    assert leaning() >= 0
    assert {len(row) for row in weights().values()} == {len(BASES)}
    assert threshold() < 1


def test_what_people_ran_from_is_not_what_killed_them_and_no_rifle_downs_a_drone() -> None:
    fled, downed = read("Gunmen killed 50 people who were fleeing shelling in Sanar."), read("It shot down 16 drones.")
    assert [c.means for c in fled] == [None]
    assert [c.means for c in downed] == [None]
    assert [c.means.text for c in read("Gunmen killed 50 people by shelling in Sanar.") if c.means] == ["shelling"]
