"""Incidents in UCDP's columns: what nobody told is empty, what is open or unknown is said, no row is told twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fairwitness.extract import tabular
from fairwitness.model import Place, Reading
from fairwitness.publish.export import as_csv, as_ucdp, typed
from fairwitness.publish.picture import Picture
from fairwitness.publish.tables import Cell
from fairwitness.reconcile import accounts, incidents, series
from fairwitness.resolve import tabular as resolved
from tests.made_tables import as_csv as events_file
from tests.made_tables import event, found_in
from tests.reconcile_world import COUNCIL, FRONT, LEAGUE, MONITOR, OTHER_TOWN, REGISTRY, SOCIETY, TOWN, claim, report

TWELFTH: dict[str, Any] = {"when": "on 12 May", "days": (12, 12)}


def exported(*readings: Reading) -> list[dict[str, Cell]]:
    """The rows of the export of a world."""
    told = accounts(readings, registry=REGISTRY)
    picture = Picture(
        documents=tuple(r.document for r in readings),
        claims=tuple(c for r in readings for c in r.claims),
        meanings=tuple(m for r in readings for m in r.meanings),
        accounts=told,
        series=series(told),
        incidents=incidents(told),
    )
    return as_ucdp.table(picture).records()


def the_row(*readings: Reading) -> dict[str, Cell]:
    """The one row of the export."""
    (row,) = exported(*readings)
    return row


def killed(said: str, by: str = SOCIETY, **slots: Any) -> Reading:
    """A report of the 13th on the dead of the 12th."""
    return report(
        "Harbour Post", 13, claim("killed", said, by, **(TWELFTH | {"group": "people"} | slots)), name=by + said
    )


def imported(**cells: str) -> Reading:
    """An imported event, on the 12th in the same town."""
    (row,), _ = found_in(events_file([event(1, **cells)]))
    found = tabular.claims(row)
    told = resolved.meanings(row, found)
    return Reading(
        row.document, found, meanings=tuple(replace(m, value=TOWN) if m.slot == "place" else m for m in told)
    )


def ends(row: dict[str, Cell]) -> tuple[Cell, ...]:
    """Low, best and high, with what is said of the ends."""
    return tuple(row[c] for c in ("low", "low_end", "best", "high", "high_end"))


def test_the_ends_of_a_figure_are_told_as_they_were_said() -> None:
    assert ends(the_row(killed("12"))) == ("12", "at", "12", "12", "at")
    assert ends(the_row(killed(">=12"))) == ("12", "at", None, None, "open")
    assert ends(the_row(killed(">12"))) == ("12", "above", None, None, "open")
    assert ends(the_row(killed("<=12"))) == (None, "unknown", None, "12", "at")
    assert ends(the_row(killed("<12"))) == (None, "unknown", None, "12", "below")
    assert ends(the_row(killed("10..20"))) == ("10", "at", None, "20", "at")


def test_low_best_and_high_are_those_of_all_origins_in_force() -> None:
    row = the_row(killed("12"), killed("20", MONITOR), killed(">=13", COUNCIL))
    assert ends(row) == ("12", "at", "16", None, "open")
    assert row["number_of_sources"] == 3
    assert set(str(row["told_by"]).split("; ")) == {COUNCIL, MONITOR, SOCIETY}


def test_of_parts_alone_the_whole_is_at_least_the_largest_and_nobody_told_more() -> None:
    parts = killed("3", group="civilians"), killed("5", MONITOR, group="combatants", side=LEAGUE, actor=FRONT)
    row = the_row(*parts)
    assert ends(row) == ("5", "at", None, None, "unknown")
    assert (row["side_a"], row["side_b"]) == (FRONT, LEAGUE)
    assert (row["deaths_a"], row["deaths_b"], row["deaths_civilians"], row["deaths_unknown"]) == (None, "5", "3", None)


def test_what_nobody_told_is_empty_and_never_nought() -> None:
    row = the_row(killed("12"))
    told = {c for c, v in row.items() if v is not None}
    assert told == set(
        "id year number_of_sources where_prec where_coordinates event_clarity date_prec date_start date_end "
        "best high low low_end high_end told_by".split()
    )
    assert (row["date_start"], row["date_end"], row["date_prec"], row["where_prec"]) == (
        "2031-05-12",
        "2031-05-12",
        1,
        1,
    )


def test_an_event_of_which_no_day_is_told_is_known_by_its_last_day_only() -> None:
    row = the_row(report("Harbour Post", 13, claim("killed", "12", SOCIETY, group="people")))
    assert (row["date_start"], row["date_end"], row["date_prec"]) == (None, "2031-05-13", None)


def test_an_incident_that_a_row_tells_of_too_names_it_and_a_row_alone_is_told_once() -> None:
    both = exported(imported(best="12.0", high="12.0", low="12.0"), killed("14"))
    assert [(r["id"], r["same_as"], r["low"], r["high"]) for r in both] == [
        ("1.0", None, "12.0", "12.0"),
        (both[1]["id"], "1.0", "12", "14"),
    ]
    assert [r["id"] for r in exported(imported())] == ["1.0"]


def test_incidents_without_dead_are_no_rows() -> None:
    assert exported(killed("12", place=OTHER_TOWN), killed("30", MONITOR, place=TOWN)) != []
    assert exported(report("Harbour Post", 13, claim("injured", "12", SOCIETY, group="people", **TWELFTH))) == []


def test_the_point_of_what_is_protected_is_not_given() -> None:
    clinic = Place(
        "p9", "Field Hospital, Qasr Amun, Marram", "hospital", "site", None, 1.5, 2.5, ("Qasr Amun, Marram",)
    )
    town = replace(TOWN, latitude=1.5, longitude=2.5)
    assert the_row(killed("12", place=town))["geom_wkt"] == "POINT (2.5 1.5)"
    row = the_row(killed("12", place=clinic))
    assert (row["where_prec"], row["latitude"], row["geom_wkt"]) == (1, None, None)


def test_cells_that_a_spreadsheet_would_run_are_kept_text_and_numbers_stay_numbers() -> None:
    text = as_csv.text(typed.sheet(as_ucdp.table(Picture(documents=(imported(side_b="=HYPERLINK(1)").document,)))))
    assert "'=HYPERLINK(1)" in text
    assert ",-12.500001," in text
