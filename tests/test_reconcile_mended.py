"""What told worlds showed to be wrong once: headlines that say less, parts of a whole, days in a row, blame."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from fairwitness.model import Reading, Span
from fairwitness.reconcile import disputes, incidents, toll
from tests.reconcile_world import (
    FRONT,
    LEAGUE,
    MONITOR,
    SOCIETY,
    claim,
    lines,
    only,
    report,
    series_of,
    told,
)
from tests.test_reconcile_laws import copied

FRIDAY: dict[str, Any] = {"when": "on Friday", "days": (2, 2)}


def test_a_headline_without_a_place_is_the_same_origins_account_below() -> None:
    found = told(
        report(
            "Harbour Post",
            3,
            claim(said="1100", by=MONITOR, place=None),
            claim(said="1100", by=MONITOR, **FRIDAY),
            claim(said="7", by=SOCIETY, place=None),
        )
    )
    assert sorted(lines(found)) == [f"{SOCIETY}: 7 (1)", f"{MONITOR}: 1100 (2)"]


def test_a_body_without_a_name_is_the_one_named_below_it_and_people_are_not() -> None:
    below = claim(said="380", by=SOCIETY)
    assert len(told(report("Harbour Post", 3, claim(said="380", by="an aid group"), below))) == 1
    assert len(told(report("Harbour Post", 3, claim(said="380", by="activists"), below))) == 2
    assert len(told(report("Harbour Post", 3, below, claim(said="380", by="an aid group")))) == 2
    both = report("Harbour Post", 3, claim(said="380", by="an aid group"), below, claim(said="380", by=MONITOR))
    assert len(told(both)) == 3


def test_people_whom_the_body_below_has_in_its_name_are_that_body() -> None:
    union = claim(said=">=380", by="Amun Physicians Union")
    for short in ("Physicians", "physicians"):
        assert len(told(report("Harbour Post", 3, claim(said="380", by=short), union))) == 1
    for other in ("activists", "Engineers"):
        assert len(told(report("Harbour Post", 3, claim(said="380", by=other), union))) == 2
    assert len(told(report("Harbour Post", 3, claim(said="370", by="physicians"), union))) == 2


def test_a_headlines_number_is_that_of_the_growing_toll_below_it() -> None:
    toll_below = claim(said=">=84", by=SOCIETY, basis="total", when="since May", days=(1, 3))
    assert len(told(report("Harbour Post", 3, claim(said="84"), toll_below))) == 1
    assert len(told(report("Harbour Post", 3, claim(said="85"), toll_below))) == 2


@pytest.mark.parametrize(
    ("own", "said", "accounts"),
    [("18", "<50", 2), ("7", "<=100", 2), ("<50", "18", 2), ("<50", "<50", 1), ("50", "<=50", 1), ("60", ">=50", 1)],
)
def test_not_every_smaller_number_repeats_fewer_than_fifty(own: str, said: str, accounts: int) -> None:
    world = report("Harbour Post", 3, claim(said=own, **FRIDAY), claim(said=said, by=SOCIETY, **FRIDAY))
    assert len(told(world)) == accounts


def test_a_part_is_not_of_the_matter_of_its_whole() -> None:
    whole = report("Harbour Post", 3, claim(said="40", by=MONITOR, **FRIDAY), claim(said="25", by=MONITOR, **FRIDAY))
    table = replace(whole.claims[1], part_of=whole.claims[0].id)
    parts = replace(whole, claims=(whole.claims[0], table))
    other = report("Reed Times", 4, claim(said="40", by=SOCIETY, **FRIDAY))
    world = told(parts, other)
    assert disputes(world) == ()
    assert sorted(s.points[-1].interval.high or 0 for s in series_of(parts, other)) == [25, 40]
    assert toll(incidents(world), world, "killed").interval.high == Decimal(40)


def test_the_past_day_told_on_another_day_is_another_day() -> None:
    def on(n: int, said: str) -> Reading:
        window: dict[str, Any] = {"when": "in the past 24 hours", "value": "PT24H", "days": (n - 1, n)}
        return report("Harbour Post", n, claim(said=said, by=MONITOR, basis="total", **window))

    assert len(series_of(on(3, "12"), on(4, "9"))) == 2


def test_a_week_told_a_day_later_is_the_same_week() -> None:
    def on(n: int, by: str) -> Reading:
        return report(by, n, claim(by=by, basis="total", when="in the past week", value="P1W", days=(n - 7, n)))

    assert only(series_of(on(12, MONITOR), on(13, SOCIETY))).origins == 2


def test_two_who_blame_each_other_may_tell_of_one_incident() -> None:
    world = told(
        report("Harbour Post", 3, claim(by=FRONT, actor=LEAGUE, means="shelling", **FRIDAY)),
        report("Reed Times", 3, claim(by="Coast Guard League", actor=FRONT, means="shelling", **FRIDAY)),
    )
    assert toll(incidents(world), world, "killed").interval.high == Decimal(12)


def test_two_incidents_that_one_origin_keeps_apart_are_two() -> None:
    apart = (claim(by=MONITOR, actor=actor, means="shelling", **FRIDAY) for actor in (LEAGUE, FRONT))
    world = told(report("Harbour Post", 3, *apart))
    assert toll(incidents(world), world, "killed").interval.high == Decimal(24)


def test_what_may_be_either_of_two_incidents_keeps_neither_out() -> None:
    world = told(
        report("Harbour Post", 4, claim(said="12", by=MONITOR, means="airstrike", **FRIDAY)),
        report("Harbour Post", 5, claim(said="8", by=MONITOR, means="shelling", when="on Saturday", days=(3, 3))),
        report("Reed Times", 4, claim(said="10", by=SOCIETY)),
    )
    assert toll(incidents(world), world, "killed").interval.high == Decimal(20)


def test_an_event_denied_is_no_total_and_the_whole_before_its_parts() -> None:
    world = told(
        report("Harbour Post", 3, claim(said="2", by=MONITOR, group="children", **FRIDAY)),
        report("Harbour Post", 3, claim(said="9", by=MONITOR, **FRIDAY), name="b"),
        report("Reed Times", 3, claim(said="25", by=SOCIETY, basis="total", when="since May", days=(1, None))),
        report("Gull Press", 3, claim(said=None, by=FRONT, denied=True, **FRIDAY)),
    )
    against = only(tuple(d for d in disputes(world) if d.rule == "denied"))
    by_id = {a.id: a for a in world}
    assert by_id[against.accounts[0]].figure.words.text == "9"  # type: ignore[union-attr]


def test_a_copy_of_the_second_printing_is_of_the_second() -> None:
    said = claim(by=MONITOR, when="on Friday", days=(2, 2))
    week = claim(by=MONITOR, when="on Friday", days=(9, 9))
    world = told(
        report("Harbour Post", 3, said, text="The same. "),
        report("Harbour Post", 10, week, text="The same. "),
        report("Reed Times", 11, week, text="The same. "),
    )
    assert sorted(lines(world)) == [f"{MONITOR}: 12 (1)", f"{MONITOR}: 12 (2)"]


def test_a_text_taken_from_two_locations_is_one_report() -> None:
    """Another outlet that runs it is another report, and so is the same outlet on another day."""
    first = report("Harbour Post", 3, claim(by=MONITOR), text="As it was told. ")
    again = moved(copied(first, "Harbour Post", 0), "elsewhere")
    unknown = [moved(report(None, 3, claim(by=MONITOR), text="As it was told. "), n) for n in "ab"]
    assert only(series_of(first, again)).reports == 1
    assert only(series_of(first, again)).points[-1].reports == 1
    assert only(series_of(*unknown)).reports == 1
    assert only(series_of(first, again, copied(first, "Reed Times", 0))).reports == 2
    assert only(series_of(first, again, copied(first, "Harbour Post", 4))).reports == 2


def moved(r: Reading, location: str) -> Reading:
    """The same, taken from another location."""
    document = replace(r.document, id=f"{r.document.id}{location}", capture_id=location)
    claims = tuple(replace(c, id=f"{c.id}{location}", document_id=document.id) for c in r.claims)
    return Reading(document, claims, (), tuple(replace(m, claim_id=f"{m.claim_id}{location}") for m in r.meanings))


def test_what_is_told_of_one_day_is_counted_of_that_day_however_the_verb_puts_it() -> None:
    event = report("Harbour Post", 3, claim(said="16", by=SOCIETY, **FRIDAY))
    had_been = report("Reed Times", 4, claim(said="21", by=MONITOR, basis="total", **FRIDAY))
    assert len({a.matter.id for a in told(event, had_been)}) == 1
    assert len(disputes(told(event, had_been))) == 1
    as_of = report("Reed Times", 4, claim(said="21", by=MONITOR, basis="total", when="as of Friday", days=(2, 2)))
    assert len({a.matter.id for a in told(event, as_of)}) == 2


def test_a_length_of_time_up_to_now_is_counted_over_all_of_it() -> None:
    day_before: dict[str, Any] = {"when": "in the past 24 hours", "value": "PT24H", "timex": "DURATION"}
    first = report("Harbour Post", 3, claim(said="7", by=SOCIETY, days=(2, 3), **day_before))
    second = report("Harbour Post", 4, claim(said="3", by=SOCIETY, days=(3, 4), basis="total", **day_before))
    found = told(first, second)
    assert [a.matter.basis for a in found] == ["total", "total"]
    assert incidents(found) == ()


def _by(reading: Reading, n: int, words: str) -> Reading:
    """The reading, its n-th claim with these words for its means."""
    told = list(reading.claims)
    told[n] = replace(told[n], means=Span(0, len(words), words))
    return replace(reading, claims=tuple(told))


def test_the_bombing_is_the_one_that_the_report_told_of_and_says_no_means_of_its_own() -> None:
    bomb = claim(said="7", by=SOCIETY, means="car_or_suicide_bomb", **FRIDAY)
    hurt = claim("injured", said="20", by=SOCIETY, means="mine_or_ied", **FRIDAY)
    found = told(_by(report("Harbour Post", 3, bomb, hurt), 1, "the bombing"))
    assert {a.matter.means for a in found} == {"car_or_suicide_bomb"}
    alone = told(_by(report("Harbour Post", 3, hurt), 0, "the bombing"))
    assert only(alone).matter.means is None


def force(kind: str, **more: Any) -> dict[str, Any]:
    return claim(kind, more.pop("said", None), **{"actor": FRONT, **FRIDAY, **more})


@pytest.mark.parametrize(
    ("told_of", "denial", "rules"),
    [
        (force("shelling", by=MONITOR, means="shelling"), force("attack", by=FRONT, denied=True), ["denied"]),
        (force("attack", by=MONITOR), force("airstrike", by=FRONT, denied=True, means="airstrike"), ["denied"]),
        (force("airstrike", by=MONITOR), force("airstrike", said="0", by=FRONT, actor=None), ["denied"]),
        (force("airstrike", by=MONITOR), force("attack", said="0", by=FRONT, actor=None), ["denied"]),
        (force("airstrike", by=MONITOR), force("shelling", by=FRONT, denied=True), []),
        (force("shelling", by=MONITOR, actor=LEAGUE), force("attack", by=FRONT, denied=True), []),
        (force("shelling", by=MONITOR, actor=None), force("attack", by=FRONT, denied=True), []),
        (force("airstrike", by=MONITOR, days=(1, 1)), force("airstrike", said="0", by=FRONT, actor=None), []),
        (force("airstrike", said="0", by=MONITOR, actor=None), force("airstrike", by=FRONT, denied=True), []),
    ],
)
def test_who_denies_an_attack_denies_what_it_was(
    told_of: dict[str, Any], denial: dict[str, Any], rules: list[str]
) -> None:
    found = disputes(told(report("A", 3, told_of), report("B", 3, denial)))
    assert [d.rule for d in found] == rules
    assert not found or found[0].why.startswith(f"{MONITOR} says so")
    assert found == disputes(told(report("B", 3, denial), report("A", 3, told_of)))


def soldiers(kind: str, said: str, by: str, **more: Any) -> dict[str, Any]:
    return claim(kind, said, by=by, group="combatants", **more)


@pytest.mark.parametrize(
    ("none", "rules"),
    [
        (soldiers("surrendered", "0", LEAGUE, side=LEAGUE, basis="total"), ["denied"]),
        (soldiers("surrendered", "0", LEAGUE, basis="total"), ["denied"]),
        (soldiers("surrendered", "0", SOCIETY, side=LEAGUE, basis="total"), ["denied"]),
        (soldiers("surrendered", "0", SOCIETY, basis="total"), []),
        (soldiers("surrendered", "0", LEAGUE, side=FRONT, basis="total"), []),
        (soldiers("killed", "0", LEAGUE, side=LEAGUE), []),
        (soldiers("surrendered", "12", LEAGUE, side=LEAGUE, basis="total"), []),
    ],
)
def test_none_of_ones_own_men_is_set_against_what_the_enemy_counts(none: dict[str, Any], rules: list[str]) -> None:
    counted = soldiers("surrendered", "300", FRONT, side=LEAGUE)
    assert [d.rule for d in disputes(told(report("A", 3, counted), report("B", 3, none)))] == rules


def test_that_there_was_no_shelling_is_no_incident() -> None:
    none = force("shelling", said="0", by=FRONT, unit="attacks")
    assert incidents(told(report("A", 3, none))) == ()
    assert len(incidents(told(report("A", 3, claim("killed", "0", by=FRONT, **FRIDAY))))) == 1


def test_a_states_soldiers_and_others_in_arms_are_not_one_matter() -> None:
    slots: dict[str, Any] = {"group": "combatants", "basis": "total"}
    said = report("Harbour Post", 3, claim(said="5", by=SOCIETY, **slots), claim(said="84", by=SOCIETY, **slots))
    rival = report("Gull Post", 3, claim(said="22", by=FRONT, **slots))
    words = {"5": "soldiers", "84": "militants", "22": "fighters"}
    dispute = only(disputes(told(_with_groups(said, words), _with_groups(rival, words))))
    assert "84" in dispute.why
    assert "22" in dispute.why


def _with_groups(reading: Reading, words: dict[str, str]) -> Reading:
    """The reading with the words for whom each figure counts."""

    def group(figure: str) -> Span:
        return Span(0, len(words[figure]), words[figure])

    named = tuple(replace(c, group=group(c.figure.words.text)) for c in reading.claims if c.figure)
    return replace(reading, claims=named)
