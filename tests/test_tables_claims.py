"""Cells become claims by their columns: totals with their parts, whose people they are, what a day's report covers."""

from __future__ import annotations

import pytest

from fairwitness import notation
from fairwitness.codec import best_meanings
from fairwitness.extract import tabular
from fairwitness.model import Claim, Given, Place, Row
from fairwitness.resolve import tabular as resolved
from tests.made_tables import as_csv, as_json, day, event, found_in


def claims_of(row: Row) -> tuple[Claim, ...]:
    """The claims of a row, every span of theirs checked against its text."""
    found = tabular.claims(row)
    for c in found:
        spans = (c.words, c.group, c.side, c.actor, c.place, c.figure and c.figure.words, c.when and c.when.words)
        assert all(row.document.text[s.start : s.end] == s.text for s in spans if s)
        assert all(row.document.text[s.words.start : s.words.end] == s.words.text for s in c.chain if s.words)
    return found


def lines(row: Row) -> list[str]:
    """The claims of a row in notation."""
    found = claims_of(row)
    return list(notation.lines(found, best_meanings(resolved.meanings(row, found))))


def told(**cells: str) -> list[str]:
    """The claims of one event."""
    (row,), _ = found_in(as_csv([event(1, **cells)]))
    return lines(row)


def place(**cells: str) -> Place:
    """Where one event was."""
    (row,), _ = found_in(as_csv([event(1, **cells)]))
    found = claims_of(row)
    (where, *_) = (m.value for m in resolved.meanings(row, found) if m.slot == "place")
    assert isinstance(where, Place)
    return where


def reported(*days: dict[str, object]) -> list[list[str]]:
    """The claims of each day of a series."""
    rows, _ = found_in(as_json(days), "series", Given(place="Qasr Amun"))
    return [lines(row) for row in rows]


def test_a_total_and_its_parts_of_which_nought_is_none() -> None:
    where = "|  | Qasr Amun town, Dravia | 2031-05-12 | (own voice)"
    assert told(deaths_a="1.0", deaths_civilians="4.0", best="7.0", low="5.0", high="9.0") == [
        f"killed 5..9 people event {where}",
        f"killed 1 combatants (Government of Dravia) event {where} | part of 1",
        f"killed 2 combatants (Northern Front) event {where} | part of 1",
        f"killed 4 civilians event {where} | part of 1",
    ]


def test_low_best_and_high_are_kept_as_given_even_out_of_order() -> None:
    (row,), said = found_in(as_csv([event(1, best="2.0", low="3.0", high="3.0")]))
    figure = claims_of(row)[0].figure
    assert figure is not None
    assert [str(n) for n in (figure.low, figure.best, figure.high)] == ["3.0", "2.0", "3.0"]
    assert figure.words.text == "2.0\nhigh: 3.0\nlow: 3.0"
    assert "not in order; kept as given" in said[0]


def test_who_killed_is_told_of_one_sided_violence_only() -> None:
    found = told(type_of_violence="3.0", side_b="Civilians", deaths_b="0.0", deaths_civilians="2.0")
    assert [line.split(" | ")[1] for line in found] == ["by Government of Dravia", "by Government of Dravia"]
    assert "by " not in "".join(told())


def test_the_dead_of_groups_that_are_no_state_need_not_be_combatants() -> None:
    assert told(type_of_violence="2.0")[1].startswith("killed 2 people (Northern Front) event")


def test_people_of_whom_it_is_not_known_are_a_group_of_their_own() -> None:
    found = told(deaths_b="0.0", deaths_unknown="2.0")
    assert found[1].startswith("killed 2 other event")


@pytest.mark.parametrize(
    ("code", "start", "end", "basis", "precision"),
    [
        ("2.0", "2031-05-10", "2031-05-12", "event", "days"),
        ("3.0", "2031-05-06", "2031-05-12", "event", "week"),
        ("4.0", "2031-05-01", "2031-05-31", "total", "month"),
        ("5.0", "2031-01-01", "2031-12-31", "total", "year"),
    ],
)
def test_days_are_as_precise_as_their_code(code: str, start: str, end: str, basis: str, precision: str) -> None:
    (row,), _ = found_in(as_csv([event(1, date_prec=code, date_start=start, date_end=end)]))
    claim = claims_of(row)[0]
    assert claim.figure is not None
    assert claim.when is not None
    assert claim.when.period is not None
    period = claim.when.period
    assert (str(period.start), str(period.end), period.precision) == (start, end, precision)
    assert claim.figure.basis == basis
    assert claim.when.words.text == f"{start}\ndate_end: {end}"


@pytest.mark.parametrize(
    ("code", "precision"),
    [
        ("1.0", "town"),
        ("2", "near_town"),
        ("3", "district"),
        ("4", "province"),
        ("5", "region"),
        ("6", "country"),
        ("", "none"),
    ],
)
def test_places_are_drawn_at_the_point_given_and_as_finely_as_their_code(code: str, precision: str) -> None:
    where = place(where_prec=code)
    assert (where.precision, where.latitude, where.longitude) == (precision, -12.500001, 7.25)
    assert where.name == "Qasr Amun town, Dravia"
    assert where.within == ("Amun governorate, Dravia", "Dravia")


def test_a_place_of_the_gazetteer_is_the_same_place_and_one_far_away_is_not() -> None:
    near = place(where_coordinates="Ar Raqqah town", country="Syria", latitude="35.952778", longitude="39.008333")
    assert (near.name, near.latitude) == ("Raqqa, Syria", 35.952778)
    far = place(where_coordinates="Ar Raqqah town", country="Syria", latitude="33.1", longitude="36.2")
    assert far.id.startswith("table:")


def test_coordinates_that_are_none_are_left_out() -> None:
    assert place(latitude="91").latitude is None
    assert place(longitude="east").longitude is None


# -- series ------------------------------------------------------------------------------------------------------------


def test_a_day_counts_since_the_last_report_and_a_total_since_the_series_began() -> None:
    found = reported(
        day("2031-05-12", killed=3, killed_cum=3),
        day("2031-05-14", killed=5, killed_cum=8, killed_children_cum=2, report_period=48),
    )
    assert found[1] == [
        "killed 5 people event |  | Qasr Amun | 2031-05-13..2031-05-14 | Harbour Relief Society",
        "killed 8 people total |  | Qasr Amun | 2031-05-12..2031-05-14 | Harbour Relief Society",
        "killed 2 children total |  | Qasr Amun | 2031-05-12..2031-05-14 | Harbour Relief Society | part of 2",
    ]


def test_a_day_without_a_report_says_nothing_though_its_totals_are_carried_on() -> None:
    silent = day("2031-05-13", killed=0, killed_cum=3, ext_killed_cum=3, report_period=0)
    assert reported(day("2031-05-12", killed=3, killed_cum=3), silent)[1] == []


def test_nought_that_is_reported_is_nought_and_what_is_missing_is_no_claim() -> None:
    assert reported(day("2031-05-12", killed=0, injured=None)) == [
        ["killed 0 people event |  | Qasr Amun | 2031-05-12 | Harbour Relief Society"]
    ]


def test_what_the_makers_worked_out_is_their_own_word_and_hedged_and_told_only_where_it_is_another() -> None:
    found = reported(
        day("2031-05-12", killed_cum=3, ext_killed_cum=3),
        day("2031-05-13", killed_cum=4, ext_killed_cum=5),
        day("2031-05-14", ext_killed_cum=6, ext_killed_children_cum=1),
    )
    assert [len(lines) for lines in found] == [1, 2, 2]
    assert found[1][1] == "killed 5 people total |  | Qasr Amun | 2031-05-12..2031-05-13 | (own voice) | hedged"
    assert found[2][1].endswith("(own voice) | hedged, part of 1")


def test_without_a_reporter_it_is_the_word_of_the_series() -> None:
    assert reported(day("2031-05-12", killed=3, report_source="missing"))[0][0].endswith("| (own voice)")


def test_destroyed_and_damaged_are_told_apart() -> None:
    (found,) = reported(
        day(
            "2031-05-12",
            educational_buildings={"destroyed": 3, "damaged": 15},
            places_of_worship={"ext_mosques_damaged": 2},
        )
    )
    assert [line.partition(" |")[0] + line.rpartition("|")[2] for line in found] == [
        "damaged 3 schools total destroyed",
        "damaged 15 schools total damaged",
        "damaged 2 other total hedged, damaged",
    ]
