"""Incidents in columns and codes like ACLED's: what is told settles a code, what is not leaves it empty."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest

from fairwitness.model import Reading
from fairwitness.publish.export import files
from fairwitness.publish.export.files import Wanted, file
from fairwitness.publish.picture import Picture
from fairwitness.publish.profile import public
from fairwitness.publish.tables import incidents
from tests.profile_world import CLINIC, DISTRICT, INSIDE, ON, WARD, picture_of
from tests.reconcile_world import FRONT, LEAGUE, MONITOR, SOCIETY, claim, report

# -- ACLED's codes -----------------------------------------------------------------------------------------------------


def acled(*readings: Reading) -> list[dict[str, Any]]:
    return tables_of(picture_of(*readings))


def tables_of(picture: Picture) -> list[dict[str, Any]]:
    made = files.sheet_of(picture, Wanted("acled"))
    return [dict(zip((c.name for c in made.columns), row, strict=True)) for row in made.rows]


def killed(said: str, **slots: Any) -> Reading:
    return report("Harbour Post", 13, claim("killed", said, SOCIETY, **(ON | slots)), name=said)


def test_an_incident_has_acleds_codes_where_what_is_told_settles_them() -> None:
    (row,) = acled(killed("12", group="civilians", means="airstrike", place=INSIDE))
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "Air/drone strike")
    assert (row["actor2"], row["inter2"], row["civilian_targeting"]) == ("Civilians", 7, "Civilian targeting")
    assert (row["geo_precision"], row["time_precision"], row["event_date"]) == (1, 1, date(2031, 5, 12))
    assert (row["fatalities"], row["location"], row["source"]) == (12, "Qasr Amun", "Harbour Post")


def test_what_is_not_told_has_no_code() -> None:
    (row,) = acled(killed("12", group="people"))
    assert (row["event_type"], row["sub_event_type"], row["actor1"], row["inter1"], row["actor2"]) == (None,) * 5
    (row,) = acled(killed("12", group="combatants", side=LEAGUE, actor=FRONT))
    assert (row["actor1"], row["actor2"], row["civilian_targeting"]) == (FRONT, LEAGUE, None)


@pytest.mark.parametrize(
    ("said", "fatalities"), [("24+", 12), ("20+", 10), ("200+", 100), (">=30", 30), ("<=30", None)]
)
def test_vague_words_are_counted_as_acled_counts_them(said: str, fatalities: int | None) -> None:
    (row,) = acled(killed(said, group="civilians"))
    assert row["fatalities"] == fatalities


def test_of_several_figures_the_smallest_counts_and_all_are_told() -> None:
    other = report("Gull Weekly", 13, claim("killed", "20", MONITOR, group="civilians", **ON))
    (row,) = acled(killed("12", group="civilians"), other)
    assert (row["fatalities"], row["fatalities_low"], row["fatalities_high"], row["source_scale"]) == (12, 12, 20, 2)


@pytest.mark.parametrize("public_too", [False, True])
@pytest.mark.parametrize(
    ("later", "text", "fatalities"),
    [
        (claim("killed", "7", SOCIETY, group="civilians", **ON), "Correction: the number was wrong. ", (7, 7, 7)),
        (claim("killed", "19", SOCIETY, group="civilians", **ON), "More have died. ", (19, 19, 19)),
        (claim("killed", "19", MONITOR, group="civilians", **ON), "Others count more. ", (12, 12, 19)),
    ],
)
def test_what_was_taken_back_or_overtaken_counts_for_nothing(
    later: dict[str, Any], text: str, fatalities: tuple[int, ...], public_too: bool
) -> None:
    told = picture_of(killed("12", group="civilians"), report("Harbour Post", 14, later, text=text))
    (row,) = tables_of(public(told) if public_too else told)
    assert tuple(row[c] for c in ("fatalities", "fatalities_low", "fatalities_high")) == fatalities


def test_an_incident_of_which_all_was_taken_back_is_in_no_row_and_marked_in_ours() -> None:
    wrong = claim("killed", "12", SOCIETY, group="civilians", words="An earlier version gave the toll as 12.", **ON)
    told = picture_of(killed("12", group="civilians"), report("Harbour Post", 14, wrong, text="Correction: nobody. "))
    assert tables_of(told) == []
    (row,) = incidents(told).records()
    assert str(row["told"]).endswith(" 12 (taken back)")


def test_in_public_a_small_count_and_a_refuge_are_in_no_row() -> None:
    told = [
        report(
            "Harbour Post", 2, *(claim("displaced", "700", SOCIETY, place=p) for p in (INSIDE, DISTRICT)), text="Far. "
        ),
        killed("3", group="health_workers", place=WARD),
        report("Gull Weekly", 13, claim("killed", "11", SOCIETY, group="civilians", place=CLINIC, **ON)),
    ]
    seen = list(csv.DictReader(io.StringIO(file(public(picture_of(*told)), Wanted("acled")).decode())))
    assert {(r["fatalities"], r["fatalities_high"]) for r in seen} <= {("", "5"), ("11", "11")}
    assert all(r["location"] in ("Mill quarter", "Amun district") for r in seen)
