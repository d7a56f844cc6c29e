"""The public profile: places no finer than may be told, counts no smaller, and no way round by sums or parts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from fairwitness.model import Interval, Place, Span
from fairwitness.publish.profile import public
from tests.profile_world import CLINIC, DISTRICT, INSIDE, ON, WARD, all_of, known_places, picture_of
from tests.reconcile_world import (
    FRONT,
    LEAGUE,
    MONITOR,
    SOCIETY,
    TOWN,
    claim,
    report,
)

# -- places ------------------------------------------------------------------------------------------------------------


def test_a_claim_about_a_refuge_has_neither_name_nor_words_nor_a_place_below_the_district() -> None:
    seen = public(
        picture_of(known_places(), report("Harbour Post", 13, claim("killed", "12", SOCIETY, place=CLINIC, **ON)))
    )
    (told,) = (c for c in seen.claims if c.kind == "killed")
    assert told.words == Span(0, 0, "") and told.figure and told.figure.best == 12
    assert seen.best[told.id, "place"].value == DISTRICT
    assert {s.matter.place for s in seen.series if s.matter.kind == "killed"} == {DISTRICT}
    assert {i.place for i in seen.incidents} <= {DISTRICT}
    assert "Hospital" not in all_of(seen)


def test_a_sentence_that_tells_of_a_refuge_is_about_one() -> None:
    said = report("Harbour Post", 13, claim("killed", "12", SOCIETY, place=INSIDE, words="12 people died", **ON),
                  text="In the clinic of the town ")  # fmt: skip
    seen = public(picture_of(known_places(), said))
    assert {seen.best[c.id, "place"].value for c in seen.claims if c.kind == "killed"} == {DISTRICT}


def test_two_refuges_of_one_district_stay_two() -> None:
    other = replace(CLINIC, id="p9", name="New Hospital, Qasr Amun, Marram")
    told = [
        report("Harbour Post", 13, claim("killed", n, SOCIETY, place=p, **ON), name=n)
        for n, p in (("12", CLINIC), ("30", other))
    ]
    seen = public(picture_of(known_places(), *told))
    found = [s for s in seen.series if s.matter.kind == "killed"]
    assert len({s.id for s in found}) == 2 and {s.matter.place for s in found} == {DISTRICT}


def test_of_an_account_told_with_and_without_the_refuge_only_the_latter_is_shown() -> None:
    plain = claim("killed", "12", SOCIETY, place=INSIDE, **ON)
    told = [
        report("Harbour Post", 13, plain, name="a"),
        report("Gull Weekly", 13, {**plain, "words": "12 people died"}, name="b", text="In the clinic of the town "),
    ]
    seen = public(picture_of(known_places(), *told))
    killed = [c for c in seen.claims if c.kind == "killed"]
    assert len(killed) == 1 and seen.best[killed[0].id, "place"].value == INSIDE
    assert {p.reports for s in seen.series if s.matter.kind == "killed" for p in s.points} == {1}


def test_forces_are_neither_counted_nor_placed_finer_than_a_town() -> None:
    told = report(
        "Harbour Post",
        13,
        claim("present", "300", SOCIETY, group="combatants", side=FRONT, place=WARD),
        claim("arrived", "250", SOCIETY, group="combatants", side=FRONT, place=INSIDE),
        claim("withdrew", "500", SOCIETY, actor=FRONT, place=INSIDE),
        claim("clash", "6", SOCIETY, actor=LEAGUE, place=WARD, unit="attacks", **ON),
    )
    seen = public(picture_of(known_places(), told))
    assert {c.kind for c in seen.claims} == {"clash", "displaced"}
    assert {seen.best[c.id, "place"].value for c in seen.claims if c.kind == "clash"} == {INSIDE}
    assert not any(n in all_of(seen) for n in ("300", "250", "500", "Mill quarter"))


def test_civilians_are_told_of_as_finely_as_the_words_do() -> None:
    seen = public(
        picture_of(report("Harbour Post", 13, claim("killed", "12", SOCIETY, group="civilians", place=WARD, **ON)))
    )
    assert {m.value for m in seen.meanings if m.slot == "place"} == {WARD}


def test_who_holds_single_sites_is_not_told() -> None:
    mill = Place("p7", "mill, Qasr Amun, Marram", "site", "town", within=("Qasr Amun, Marram", "Marram"))
    told = report(
        "Harbour Post",
        13,
        *(
            claim("captured", None, SOCIETY, actor=FRONT, place=p, when="on 12 May", days=(12, 12))
            for p in (mill, WARD)
        ),
        claim("captured", None, SOCIETY, actor=FRONT, place=INSIDE, when="on 12 May", days=(12, 12), words="took it"),
    )
    seen = public(picture_of(told))
    assert {s.place for s in seen.states} == {INSIDE}
    assert len(seen.claims) == 1


# -- small counts ------------------------------------------------------------------------------------------------------

SMALL = ["1", "2", "3", "4", "~3", ">=2", ">3", "<=4", "<4", "2..4", "3..9", "4-", "2+"]


@pytest.mark.parametrize("said", SMALL)
@pytest.mark.parametrize(
    ("kind", "group"), [("detained", "civilians"), ("abducted", None), ("killed", "health_workers")]
)
def test_counts_of_one_to_four_are_nowhere(kind: str, group: str | None, said: str) -> None:
    told = report("Harbour Post", 13, claim(kind, said, SOCIETY, group=group, **ON), name="a")
    other = report("Gull Weekly", 13, claim(kind, "10", MONITOR, group=group, **ON), name="b")
    seen = public(picture_of(told, other))
    found: list[Decimal | None] = []
    for c in seen.claims:
        found += [c.figure.low, c.figure.best, c.figure.high] if c.figure else []
        assert c.count_hint is None
    for a in seen.accounts:
        found += [a.figure.low, a.figure.best, a.figure.high] if a.figure else []
    for i in (p.interval for s in seen.series for p in s.points):
        found += [i.low, i.best, i.high]
        assert i.best in (None, Decimal(10)), "a median of both would tell the small one"
    assert not [n for n in found if n is not None and 0 < n < 5]
    assert all(f"“{said}”" not in d.why for d in seen.disputes)
    assert sum(bool(c.words.text) for c in seen.claims) <= 1


def test_fewer_than_five_is_told_as_such() -> None:
    seen = public(picture_of(report("Harbour Post", 13, claim("detained", "3", SOCIETY, group="civilians", **ON))))
    assert [p.interval for s in seen.series for p in s.points] == [Interval(None, Decimal(5), high_excluded=True)]


def test_none_five_and_shares_are_told_as_they_are() -> None:
    told = [claim("detained", n, SOCIETY, group="civilians", place=p) for n, p in (("5", TOWN), ("40", INSIDE))]
    share = claim("detained", "3", SOCIETY, group="men", unit="percent", basis="standing")
    seen = public(picture_of(report("Harbour Post", 13, *told, share)))
    assert {c.figure.best for c in seen.claims if c.figure} == {5, 40, 3}


def test_no_sum_gives_a_small_count_away() -> None:
    made = report(
        "Harbour Post",
        13,
        claim("killed", "12", SOCIETY, group="people", **ON),
        claim("killed", "9", SOCIETY, group="civilians", **ON),
        claim("killed", "3", SOCIETY, group="health_workers", **ON),
    )
    whole = made.claims[0].id
    parts = tuple(replace(c, part_of=whole) for c in made.claims[1:])
    seen = public(picture_of(replace(made, claims=(made.claims[0], *parts))))
    assert sorted(str(c.figure.best or c.figure.high) for c in seen.claims if c.figure) == ["12", "5"]
    assert "9" not in {str(a.figure.best) for a in seen.accounts if a.figure}
    assert all(c.part_of is None for c in seen.claims)


def test_a_body_that_may_tell_a_victim_or_a_refuge_is_nowhere() -> None:
    clinic = "Ostrenka Clinic"
    told = report("Harbour Post", 13, claim("killed", "12", clinic, group="civilians", actor="Vashti Brumal", **ON),
                  text="Vashti Brumal was killed later. ")  # fmt: skip
    seen = public(picture_of(told))
    assert not {w for w in ("Ostrenka", "Vashti", "Brumal") if w in all_of(seen)}
    assert {a.origin.type for a in seen.accounts} == {"unnamed"}


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("Twelve fighters of the Harbour Column were killed. ", True),
        ("Harbour Column fighters died. Twelve soldiers of the Column were killed. ", True),
        ("Shells hit and killed Harbour Column soldiers at the ford. ", True),
        ("Twelve of them were wounded when the Harbour Column was hit. ", True),
        ("Harbour Column was killed, soldiers said. ", False),
        ("Troops killed Harbour Column, fighters said. ", False),
        ("The funeral of Harbour Column was held. Fighters of the Column family died. ", False),
    ],
)
def test_an_armed_body_that_was_hit_is_no_victims_name(told: str, named: bool) -> None:
    said = claim("captured", None, "Harbour Column", actor="Harbour Column", **ON)
    seen = public(picture_of(report("Harbour Post", 13, said, text=told)))
    assert [s.holder for s in seen.states] == ["Harbour Column"] * named
    assert ("Harbour Column" in all_of(seen)) is named


def test_an_armed_body_that_nobody_knows_keeps_its_name() -> None:
    said = claim("killed", "12", SOCIETY, group="civilians", actor="Amun Brigade", words="Amun Brigade killed 12", **ON)
    seen = public(picture_of(report("Harbour Post", 13, said)))
    assert {s.matter.actor for s in seen.series} == {"Amun Brigade"}


def test_a_part_in_a_refuge_does_not_name_its_whole_elsewhere() -> None:
    made = report("Harbour Post", 13, claim("killed", "12", SOCIETY, group="people", place=INSIDE, **ON),
                  claim("killed", "9", SOCIETY, group="children", place=CLINIC, **ON))  # fmt: skip
    part = replace(made.claims[1], part_of=made.claims[0].id)
    seen = public(picture_of(known_places(), replace(made, claims=(made.claims[0], part))))
    assert len([c for c in seen.claims if c.kind == "killed"]) == 2 and all(c.part_of is None for c in seen.claims)


def test_parts_of_what_is_open_keep_their_whole() -> None:
    made = report("Harbour Post", 13, claim("killed", "12", SOCIETY, group="people", **ON),
                  claim("killed", "9", SOCIETY, group="children", **ON))  # fmt: skip
    part = replace(made.claims[1], part_of=made.claims[0].id)
    seen = public(picture_of(replace(made, claims=(made.claims[0], part))))
    assert {c.part_of for c in seen.claims} == {None, next(c.id for c in seen.claims if c.part_of is None)}
