"""Tables go into a casebook row by row, come out with the very same numbers, and never with what is private."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from fairwitness import casework, judging, pipeline, tabling
from fairwitness.config import Options
from fairwitness.model import Given
from fairwitness.publish import brief, tables, why
from fairwitness.publish.export import as_csv, as_jsonl, as_ucdp
from fairwitness.publish.export.typed import sheet
from fairwitness.store import Casebook
from tests.made_tables import PRIVATE, SECRET, added, as_json, day, event
from tests.made_tables import as_csv as events_file
from tests.test_cli import Shell, shell

__all__ = ["shell"]

EVENTS = [
    event(1),
    event(2, best="7.0", low="5.0", high="9.0", deaths_civilians="4.0", deaths_a="1.0", adm_1=""),
    event(3, type_of_violence="3.0", side_b="Civilians", deaths_b="0.0", deaths_civilians="2.0", where_prec="7.0"),
    event(4, best="2.0", low="3.0", high="3.0", date_prec="4.0", date_start="2031-05-01", date_end="2031-05-31"),
    event(5, best="0.0", low="0.0", high="3.0", deaths_b="0.0", latitude="", longitude="", geom_wkt=""),
]


def exported(casebook: Casebook) -> dict[str, dict[str, str]]:
    """The rows of ``export --format ucdp`` by id."""
    text = as_csv.text(sheet(as_ucdp.table(casework.picture(casebook))))
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text))}


def content(casebook: Casebook) -> tuple[object, ...]:
    """All that was read from a casebook's captures."""
    return tuple(casebook.readings()), casebook.readers()


def test_imported_rows_come_out_as_they_went_in(tmp_path: Path) -> None:
    with added(tmp_path, events_file(EVENTS)) as casebook:
        out = exported(casebook)
    for row in EVENTS:
        given_back = out[row["id"]]
        assert {c: given_back[c] for c in row if c not in PRIVATE} == {c: row[c] for c in row if c not in PRIVATE}
        assert not given_back.keys() & set(PRIVATE)
        assert given_back["told_by"] == "Uppsala Conflict Data Program"


def test_what_is_private_is_kept_in_the_capture_and_shown_nowhere(tmp_path: Path, shell: Shell) -> None:
    with added(tmp_path, events_file(EVENTS)) as casebook:
        (capture,) = casebook.captures()
        assert SECRET.encode() in casebook.body(capture.body_sha256)
        picture = casework.picture(casebook)
        read = repr([(r, tuple(casebook.problems())) for r in casebook.readings()])
    made = [table(picture) for table in tables.TABLES.values()] + [as_ucdp.table(picture)]
    shown = [as_csv.text(t) + as_jsonl.text(t) for t in map(sheet, made)]
    ids = [a.id for a in picture.accounts] + [s.id for s in picture.series] + [c.id for c in picture.claims]
    shown += [why.why(picture, i) for i in ids]
    assert "row ucdp 1.0, Uppsala Conflict Data Program, undated" in "".join(shown)
    shown += [brief.markdown(brief.brief(picture, brief.Scope(limit=0))), read]
    shown += [shell("export", "--format", f, "-c", tmp_path / "made.casebook").out for f in ("csv", "jsonl", "ucdp")]
    assert all(text and SECRET not in text and "source_article" not in text for text in shown)


def test_numbers_that_people_corrected_are_exported_and_what_they_rejected_is_not(tmp_path: Path) -> None:
    with added(tmp_path, events_file(EVENTS)) as casebook:
        totals = {c.document_id: c for c in casebook.claims() if c.part_of is None}
        of_row = {d.row: totals[d.id] for d in casebook.documents()}
        signed = judging.signature("A. Reader", "seen in the register")
        judging.judged(casebook, of_row["ucdp 1.0"].id, "figure=3", signed)
        judging.judged(casebook, of_row["ucdp 2.0"].id, "reject", signed)
        judging.judged(casebook, of_row["ucdp 3.0"].id, "when=2031-05-10..2031-05-12", signed)
        casework.reconcile_casebook(casebook)
        out = exported(casebook)
    assert (out["1.0"]["best"], out["1.0"]["low"], out["1.0"]["high"]) == ("3", "3", "3")
    assert "2.0" not in out
    assert (out["3.0"]["date_start"], out["3.0"]["date_end"], out["3.0"]["date_prec"]) == (
        "2031-05-10",
        "2031-05-12",
        "2",
    )
    assert out["3.0"]["where_prec"] == "7.0"


# -- into the casebook -------------------------------------------------------------------------------------------------


def test_adding_twice_adds_nothing_and_saying_more_of_a_table_reads_it_anew(tmp_path: Path) -> None:
    with added(tmp_path, events_file(EVENTS)) as casebook:
        once = content(casebook)
    with added(tmp_path, events_file(EVENTS)) as casebook:
        assert content(casebook) == once
    with added(tmp_path, events_file(EVENTS), given=Given(published=date(2032, 1, 1))) as casebook:
        assert {d.published for d in casebook.documents()} == {date(2032, 1, 1)}
        assert len(tuple(casebook.documents())) == len(EVENTS)


def test_stopped_at_any_row_and_started_again_it_is_as_if_it_had_not_been(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tabling, "_BATCH", 2)
    (tmp_path / "whole").mkdir()
    file = tmp_path / "whole" / "table.csv"
    text = events_file([*EVENTS, event(1), event(6, date_start="soon")])
    with added(tmp_path / "whole", text) as casebook:
        whole = content(casebook), {p.message for p in casebook.problems()}
    for steps in range(8):
        options = Options(casebook=tmp_path / f"{steps}.casebook", workers=1)
        with Casebook.open(options.casebook) as casebook:
            under_way: Iterator[tabling.Step] = tabling.adding(casebook, [str(file)], "ucdp", Given(), options)
            list(islice(under_way, steps))
            del under_way
            said = [s.status for s in tabling.adding(casebook, [str(file)], "ucdp", Given(), options)]
            assert said.count("added") + said.count("unchanged") == len(EVENTS)
            assert said.count("failed") == 1
            assert (content(casebook), {p.message for p in casebook.problems()}) == whole


def test_tables_are_rebuilt_from_their_bytes_when_their_reader_changes_and_left_when_the_model_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with added(tmp_path, events_file(EVENTS)) as casebook:
        monkeypatch.setattr(pipeline, "READER", "engine-next")
        assert list(casework.rebuilding(casebook, Options())) == []
        monkeypatch.setattr(pipeline, "TABLE_READER", "tables-next")
        assert [s.status for s in casework.rebuilding(casebook, Options())].count("added") == len(EVENTS)
        assert set(casebook.readers().values()) == {"tables-next"}


def test_a_broken_table_is_kept_and_said(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "x.csv").write_text("town,dead\nQasr Amun,2\n")
    ran = shell("add", "x.csv", "--as", "ucdp")
    assert ran.code == 1
    assert "no column id" in ran.err
    assert "0 added, 0 unchanged, 1 failed" in ran.err
    with Casebook.open(tmp_path / "fairwitness.casebook") as casebook:
        assert len(tuple(casebook.captures())) == 1


def test_wrong_use_of_tables_is_one_line_and_exit_2(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(events_file(EVENTS))
    assert shell("add", "events.csv", "--place", "Qasr Amun").code == 2
    assert shell("add", "events.csv", "--as", "acled").code == 2
    assert shell("add", "events.csv").code == 0
    assert shell("export", "--format", "ucdp", "--table", "claims").code == 2
    assert shell("export", "--format", "ucdp").out.startswith("id,relid,year,")


# -- beside what reports say -------------------------------------------------------------------------------------------


def test_two_events_of_one_place_and_day_stay_two_and_are_one_origin(tmp_path: Path) -> None:
    with added(
        tmp_path, events_file([event(1), event(2, best="9.0", low="9.0", high="9.0", deaths_b="9.0")])
    ) as casebook:
        totals = [a for a in casebook.accounts() if a.matter.group == "people"]
        assert len({a.matter.id for a in totals}) == 2
        assert {(a.origin.name, a.origin.type) for a in totals} == {("Uppsala Conflict Data Program", "named")}
        assert tuple(casebook.families()) == ()
        assert [p.interval.low == p.interval.high for s in casebook.series() for p in s.points] == [True] * 4


def test_a_side_whose_name_begins_small_is_a_side(tmp_path: Path) -> None:
    row = event(1, type_of_violence="2.0", side_b="al-Dravun Brigade")
    with added(tmp_path, events_file([row])) as casebook:
        assert {a.matter.side for a in casebook.accounts()} == {None, "al-Dravun Brigade"}


def test_a_growing_toll_of_a_series_is_one_matter_with_a_point_for_each_day(tmp_path: Path) -> None:
    days = [day(f"2031-05-{n}", killed=1, killed_cum=n - 11) for n in (12, 13, 14)]
    days += [day("2031-05-15", educational_buildings={"destroyed": 3, "damaged": 15})]
    with added(tmp_path, as_json(days), "series", Given(place="Qasr Amun")) as casebook:
        (toll,) = (s for s in casebook.series() if s.matter.basis == "total" and s.matter.kind == "killed")
        assert [f"{p.on} {p.interval.best}" for p in toll.points] == ["2031-05-12 1", "2031-05-13 2", "2031-05-14 3"]
        assert str(toll.matter.period.start if toll.matter.period else None) == "2031-05-12"
        assert sorted(s.points[-1].interval.best or 0 for s in casebook.series() if s.matter.kind == "damaged") == [
            3,
            15,
        ]


def test_a_folder_gives_its_tables_as_tables_and_its_texts_as_texts(tmp_path: Path, shell: Shell) -> None:
    folder = tmp_path / "week"
    folder.mkdir()
    (folder / "events.csv").write_text(events_file(EVENTS))
    (folder / "story.txt").write_text(
        "Shelling killed 12 people in Qasr Amun on Monday, the Harbour Relief Society said."
    )
    out = shell("add", folder, "-c", tmp_path / "a.casebook", "--published", "2031-05-14")
    assert out.code == 0, out
    with Casebook.open(tmp_path / "a.casebook") as casebook:
        locations = sorted(c.location.rsplit("/", 1)[1] for c in casebook.captures())
        rows = [d for d in casebook.documents() if d.row]
    assert locations == ["events.csv#ucdp", "story.txt"]
    assert len(rows) == len(EVENTS)
