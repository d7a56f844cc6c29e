"""Series: what is in force on a day, over whom, and whether it is in dispute (rules 2, 6, 7 and 10)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from fairwitness.reconcile import UNDATED, disputes, series
from tests.reconcile_world import (
    COUNCIL,
    FRONT,
    MONITOR,
    OTHER_TOWN,
    SOCIETY,
    TOWN,
    bounds,
    claim,
    day,
    only,
    report,
    series_of,
    told,
)

TOTAL: dict[str, Any] = {"basis": "total", "group": "civilians", "when": "since May", "as": "month"}


def toll(said: str, by: Any, until: int, **more: Any) -> dict[str, Any]:
    return claim(said=said, by=by, days=(1, until), **TOTAL, **more)


def test_a_series_counts_of_each_origin_what_it_said_last() -> None:
    found = only(
        series_of(
            report("A", 3, toll("40", MONITOR, 3)),
            report("B", 4, toll("40", MONITOR, 4)),
            report("C", 5, toll("~50", SOCIETY, 5), toll("90", "activists", 5)),
            report("D", 9, toll("60", MONITOR, 9)),
        )
    )
    assert bounds(found) == [
        "3: 40 - 40 - 40, 1 origins, 0 unnamed, 1 reports",
        "4: 40 - 40 - 40, 1 origins, 0 unnamed, 2 reports",
        "5: 40 - 50 - 90, 2 origins, 1 unnamed, 3 reports, disputed",
        "9: 45 - 60 - 90, 2 origins, 1 unnamed, 2 reports, disputed",
    ]
    assert (found.origins, found.unnamed, found.reports) == (2, 1, 4)
    assert found.suggestion == "contested"


def test_independent_origins_that_agree_are_suggested_as_such() -> None:
    found = only(series_of(report("A", 3, toll("40", MONITOR, 3), toll("~42", SOCIETY, 3))))
    assert (found.suggestion, found.disputed) == ("two or more independent origins", False)
    assert only(series_of(report("A", 3, toll("40", MONITOR, 3)))).suggestion == "one origin"
    assert only(series_of(report("A", 3, toll("40", "activists", 3)))).suggestion == "no named origin"


def test_two_bodies_of_one_side_are_one_origin() -> None:
    found = only(series_of(report("A", 3, toll("40", FRONT, 3), toll("44", "Front Press Office", 3))))
    assert (found.origins, found.disputed) == (1, False)
    assert bounds(found)[-1].startswith("3: 40 - 42 - 44")


def test_a_growing_toll_told_on_different_days_is_change_and_not_dispute() -> None:
    near = told(report("A", 3, toll("40", MONITOR, 3)), report("B", 9, toll("90", SOCIETY, 9)))
    far = told(report("A", 3, toll("40", MONITOR, 3)), report("B", 20, toll("90", SOCIETY, 20)))
    assert [d.rule for d in disputes(near)] == ["intervals"]
    assert disputes(far) == ()


def test_accounts_of_one_day_are_compared_whenever_they_are_said() -> None:
    when: dict[str, Any] = {"when": "on 2 May", "days": (2, 2)}
    world = told(
        report("A", 3, claim(said="12", by=MONITOR, **when)), report("B", 28, claim(said="40", by=SOCIETY, **when))
    )
    found = only(disputes(world))
    assert found.rule == "intervals"
    assert found.why == (
        f"{MONITOR} says “12” and {SOCIETY} says “40” of killed people, Qasr Amun, Marram; "
        "the two figures cannot both hold."
    )


def test_unnamed_origins_and_outlets_dispute_nothing() -> None:
    world = told(
        report("A", 3, claim(said="12", by="activists"), claim(said="90", by=MONITOR)), report("B", 3, claim(said="40"))
    )
    assert disputes(world) == ()


def test_a_denial_stands_beside_the_series_and_never_inside() -> None:
    world = told(
        report("A", 3, claim(said="41", by=MONITOR, group="civilians")),
        report("B", 4, claim(said="41", by=FRONT, group="civilians", denied=True)),
    )
    found = only(series(world))
    assert bounds(found) == [
        "3: 41 - 41 - 41, 1 origins, 0 unnamed, 1 reports",
        "4: 41 - 41 - 41, 1 origins, 0 unnamed, 1 reports, disputed",
    ]
    dispute = only(disputes(world))
    assert (dispute.rule, dispute.why) == (
        "denied",
        f"{MONITOR} says “41” of killed civilians, Qasr Amun, Marram; {FRONT} denies “41”.",
    )


def test_a_denial_without_a_figure_goes_against_what_others_count() -> None:
    world = told(
        report("A", 3, claim(said="41", by=MONITOR, group="civilians")),
        report("B", 4, claim(said=None, by=FRONT, group="civilians", denied=True)),
    )
    found = only(disputes(world))
    assert found.rule == "denied"
    assert found.why.endswith(f"{FRONT} denies it.")
    assert only(series(world)).disputed


def test_who_denies_what_he_said_no_longer_says_it() -> None:
    world = told(report("A", 3, toll("40", MONITOR, 3)), report("B", 5, toll("40", MONITOR, 5, denied=True)))
    found = only(series(world))
    assert bounds(found)[-1] == "5: ? - ? - ?, 0 origins, 0 unnamed, 0 reports"


def test_a_matter_that_is_only_denied_is_called_so() -> None:
    assert only(series_of(report("B", 5, toll("40", FRONT, 5, denied=True)))).suggestion == "only denied"


def test_a_correction_takes_back_what_its_own_outlet_said() -> None:
    first = report("Harbour Post", 3, toll("110", MONITOR, 3))
    notice = report("Harbour Post", 4, toll("11", MONITOR, 3), text="Correction: the story of yesterday is amended. ")
    other = report("Reed Times", 3, toll("12", SOCIETY, 3))
    world = told(first, notice, other)
    assert {a.figure.words.text: a.corrected_by for a in world if a.figure} == {
        "110": notice.document.id,
        "11": None,
        "12": None,
    }
    assert bounds(only(series(world)))[-1].startswith("4: 11 - 11.5 - 12")


def test_what_a_correction_names_as_its_error_is_not_said_again() -> None:
    first = report("Harbour Post", 3, toll("110", MONITOR, 3))
    wrong = toll("110", MONITOR, 3, words="An earlier version of this story wrongly gave the number as 110.")
    notice = report("Harbour Post", 4, toll("11", MONITOR, 3), wrong, text="Corrected. ")
    world = told(first, notice)
    assert {a.figure.words.text: a.corrected_by for a in world if a.figure} == {"110": notice.document.id, "11": None}


def test_another_outlets_correction_takes_nothing_back() -> None:
    notice = report("Reed Times", 4, toll("11", SOCIETY, 3), text="Correction: the story of yesterday is amended. ")
    assert all(a.corrected_by is None for a in told(report("Harbour Post", 3, toll("110", MONITOR, 3)), notice))


def test_a_correction_whose_outlet_nobody_told_takes_back_what_a_text_of_no_known_outlet_said() -> None:
    first = report(None, 3, toll("110", MONITOR, 3))
    notice = report(None, 4, toll("11", MONITOR, 3), text="Correction: the story of yesterday is amended. ")
    known = report("Harbour Post", 3, toll("112", MONITOR, 3))
    world = told(first, notice, known)
    assert {a.figure.words.text: a.corrected_by for a in world if a.figure} == {
        "110": notice.document.id,
        "112": None,
        "11": None,
    }
    another = report(None, 4, toll("11", SOCIETY, 3), text="Correction: the story of yesterday is amended. ")
    assert all(a.corrected_by is None for a in told(first, another))


STORY = "The boats that left the harbour at dawn came back before noon with nothing but the wind in the torn sails. "


def test_the_newest_version_of_a_page_is_in_force() -> None:
    url = "https://post.example/story"
    old = report("Harbour Post", 3, toll("40", MONITOR, 3), toll("70", COUNCIL, 3), text=STORY * 2, url=url)
    new = report("Harbour Post", 4, toll("40", MONITOR, 3), text=STORY * 2, url=url + "?again")
    world = told(old, new)
    assert {a.origin.name: a.corrected_by for a in world} == {MONITOR: None, COUNCIL: new.document.id}
    assert bounds(only(series(world)))[-1].startswith("4: 40 - 40 - 40")


def test_what_has_no_date_counts_as_said_first() -> None:
    found = only(series_of(report("A", None, toll("40", MONITOR, 3)), report("B", 5, toll("44", MONITOR, 3))))
    assert found.points[0].on == UNDATED
    assert bounds(found)[-1].startswith("5: 44 - 44 - 44")


def test_two_accounts_in_one_undated_report_are_compared() -> None:
    world = told(report("A", None, claim(said="12", by=MONITOR), claim(said="40", by=SOCIETY)))
    assert [d.rule for d in disputes(world)] == ["intervals"]


def test_a_part_larger_than_its_whole_is_a_dispute() -> None:
    when: dict[str, Any] = {"when": "on 2 May", "days": (2, 2)}
    world = told(
        report("A", 3, claim(said="12", by=MONITOR, **when)),
        report("B", 3, claim(said="40", by=SOCIETY, group="children", **when)),
    )
    found = only(disputes(world))
    assert found.rule == "part_larger"
    assert "more than Red Lantern Monitor says (“12”) of the whole" in found.why
    assert not any(s.disputed for s in series(world))


def test_part_and_whole_that_agree_are_no_dispute() -> None:
    world = told(
        report("A", 3, toll("12", MONITOR, 3)),
        report("B", 3, claim(said="4", by=SOCIETY, group="children", when="on 2 May", days=(2, 2))),
        report("C", 3, toll(">=5", COUNCIL, 3)),
    )
    assert disputes(world) == ()


def test_a_part_in_two_respects_or_of_a_total_without_beginning_is_disputed_with_no_whole() -> None:
    children: dict[str, Any] = {"said": "40", "by": SOCIETY, "group": "children"}
    day: dict[str, Any] = {"when": "on 2 May", "days": (2, 2)}
    by_fire = told(
        report("A", 3, claim(said="12", by=MONITOR, **day)),
        report("B", 3, claim(**children, **day, means="shelling")),
    )
    no_beginning = told(
        report("A", 3, claim(said="12", by=MONITOR, basis="total")),
        report("B", 3, claim(**children, basis="total")),
    )
    assert disputes(by_fire) == disputes(no_beginning) == ()


def test_a_share_that_grows_is_an_advance_and_one_that_shrinks_a_dispute() -> None:
    def share(said: str, by: str) -> dict[str, Any]:
        return claim("controls", said, by=by, unit="percent", basis="standing", actor=FRONT)

    advance = told(report("A", 3, share("25", MONITOR)), report("B", 4, share("70", SOCIETY)))
    less = told(report("A", 3, share("70", MONITOR)), report("B", 4, share("25", SOCIETY)))
    at_once = told(report("A", 3, share("25", MONITOR)), report("B", 3, share("70", SOCIETY)))
    assert disputes(advance) == ()
    assert only(disputes(less)).rule == only(disputes(at_once)).rule == "intervals"


def test_undated_figures_of_two_sizes_are_of_two_things() -> None:
    def dead(said: str, by: str, **slots: Any) -> dict[str, Any]:
        return claim(said=said, by=by, **slots)

    far = told(report("A", 3, dead("30", MONITOR, basis="total")), report("B", 3, dead("4000", SOCIETY, basis="total")))
    near = told(report("A", 3, dead("30", MONITOR, basis="total")), report("B", 3, dead("90", SOCIETY, basis="total")))
    assert disputes(far) == ()
    assert only(disputes(near)).rule == "intervals"


def test_a_toll_told_from_day_to_day_grows_with_the_next_count() -> None:
    counted: dict[str, Any] = {"basis": "total", "group": "civilians", "when": "between 1 May and then", "as": "day"}
    found = series_of(
        report("A", 15, claim(said="549", by=MONITOR, days=(1, 13), **counted)),
        report("B", 17, claim(said="564", by=MONITOR, days=(1, 15), **counted)),
        report("C", 28, claim(said="30", by=MONITOR, days=(1, 9), **counted)),
    )
    assert sorted(len(s.points) for s in found) == [1, 2]


def test_the_first_of_several_corrections_took_it_back() -> None:
    wrong = report("Harbour Post", 3, toll("110", MONITOR, 3))
    notices = [
        report("Harbour Post", n, toll("11", MONITOR, 3), text="Correction: amended. ", name=str(n))
        for n in range(4, 12)
    ]
    first = notices[0].document.id
    assert first != min(n.document.id for n in notices)
    for world in (told(wrong, *notices), told(*notices[::-1], wrong)):
        (a,) = (a for a in world if a.figure and a.figure.words.text == "110")
        assert (a.corrected_by, a.corrected_on) == (first, day(4))


def test_of_two_versions_of_one_day_the_later_minute_is_in_force() -> None:
    for hours in ((9, 14), (14, 9)):
        versions = [
            report(
                "Harbour Post",
                3,
                toll(said, MONITOR, 3),
                text=STORY * 2,
                url="https://post.example/story",
                name=said,
                published_at=datetime(2031, 5, 3, hour, tzinfo=UTC),
            )
            for said, hour in zip(("40", "70"), hours, strict=True)
        ]
        newest = "70" if hours[1] > hours[0] else "40"
        for world in (told(*versions), told(*versions[::-1])):
            assert [a.figure.words.text for a in world if a.figure and not a.corrected_by] == [newest]


def test_a_correction_takes_back_nothing_that_was_published_after_it_that_day() -> None:
    def taken_back(hour: int | None) -> bool:
        at = None if hour is None else datetime(2031, 5, 3, hour, tzinfo=UTC)
        notice = report("Harbour Post", 3, toll("11", MONITOR, 3), text="Correction: amended. ", published_at=at)
        first = report("Harbour Post", 3, toll("110", MONITOR, 3), published_at=datetime(2031, 5, 3, 12, tzinfo=UTC))
        return any(a.corrected_by == notice.document.id for a in told(first, notice))

    assert [taken_back(hour) for hour in (9, 14, None)] == [False, True, True]


@pytest.mark.parametrize(
    ("first", "again", "matters"),
    [
        ("since the siege began on 2 May", "since the siege began", 1),
        ("since the siege began on 2 May", "since the start of the siege", 1),
        ("since the siege began on 2 May", "since the offensive began", 2),
        ("since the siege began on 2 May", "since then", 2),
        ("since 2 May", "since the siege began", 2),
    ],
)
def test_a_beginning_that_a_report_dates_once_is_known_where_it_is_told_again(
    first: str, again: str, matters: int
) -> None:
    at_least = claim("killed", ">=120", MONITOR, basis="total", when=first, days=(2, 9))
    at_most = claim("killed", "<=60", SOCIETY, basis="total", when=again, days=(None, 9))
    assert len(series_of(report("A", 9, at_least, at_most))) == matters
    assert len(disputes(told(report("A", 9, at_least, at_most)))) == 2 - matters
    assert len(series_of(report("A", 9, at_least), report("B", 9, at_most))) == 2, (
        "another report's siege may be another"
    )


def test_a_beginning_that_a_report_dates_twice_otherwise_is_not_known() -> None:
    dated = [
        claim("killed", n, MONITOR, basis="total", place=place, when=f"since the siege began on {n} May", days=(d, 9))
        for n, d, place in (("2", 2, TOWN), ("4", 4, OTHER_TOWN))
    ]
    again = claim("killed", "60", SOCIETY, basis="total", when="since the siege began", days=(None, 9))
    assert len(series_of(report("A", 9, *dated, again))) == 3


@pytest.mark.parametrize(
    ("lead", "new", "old", "by", "standing"),
    [
        ("The toll has risen to", "19, up from", "14", SOCIETY, ["19"]),
        ("They raised it to", "19 from about", "14", SOCIETY, ["19"]),
        ("It was", "19. The society had first counted", "14", SOCIETY, ["19"]),
        ("It was", "19. A previous toll had given", "14", (), ["19"]),
        ("It was", "19. The monitor had earlier put the number at", "14", MONITOR, ["14", "19"]),
        ("It was", "19 at the mill, and others fled from", "14", SOCIETY, ["14", "19"]),
    ],
)
def test_a_figure_that_its_own_text_says_was_overtaken_is_not_in_force(
    lead: str, new: str, old: str, by: Any, standing: list[str]
) -> None:
    day_told = {"when": "on 2 May", "days": (2, 2)}
    newer = claim("killed", new[:2], by=SOCIETY, words=new, **day_told)
    said = told(report("A", 3, newer, claim("killed", old, by=by, words=old, **day_told), text=f"{lead} "))
    force = {i for s in series(said) for i in s.points[-1].accounts}
    assert sorted(str(a.figure.best) for a in said if a.figure and a.id in force) == standing


def test_what_was_so_at_another_time_is_not_overtaken() -> None:
    newer = claim("killed", "19", by=SOCIETY, words="19 died in May, up from", when="in May", days=(1, 9))
    older = claim("killed", "14", by=SOCIETY, words="14", when="last month", days=(-29, 0))
    assert len(series_of(report("A", 9, newer, older))) == 2
    assert all(s.points for s in series_of(report("A", 9, newer, older)))
