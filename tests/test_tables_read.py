"""A table's rows become documents of their cells; a broken row takes no other with it; what is private stays out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairwitness.collect.tables import form_of, tables
from fairwitness.config import Options
from fairwitness.errors import CollectError, ReadError
from fairwitness.model import Capture, Given
from fairwitness.vocab.tables import cells_of, text_of
from tests.made_tables import HEADER, SECRET, as_csv, as_json, day, event, found_in


def test_a_row_is_a_document_of_its_cells_without_the_private_ones() -> None:
    (row,), said = found_in(as_csv([event(7)]))
    assert row.document.text.startswith("id: 7.0\nrelid: DRV-2031-1-7-7\n")
    assert "deaths_b: 2.0\n" in row.document.text
    assert "source" not in row.document.text.replace("number_of_sources", "")
    assert SECRET not in repr(row)
    assert row.document.outlet == "Uppsala Conflict Data Program"
    assert row.document.row == "ucdp 7.0"
    assert said == []


def test_who_adds_a_table_says_whose_it_is_and_when_it_came_out() -> None:
    from datetime import date

    (row,), _ = found_in(as_csv([event(7)]), given=Given(outlet="Varsk Monitor", published=date(2032, 1, 1)))
    assert (row.document.outlet, row.document.published) == ("Varsk Monitor", date(2032, 1, 1))


@given(st.dictionaries(st.sampled_from(HEADER), st.text(), min_size=1))
def test_every_cell_is_found_where_it_stands(cells: dict[str, str]) -> None:
    text = text_of(cells)
    found = cells_of(text) if text else {}
    for column, span in found.items():
        assert text[span.start : span.end] == span.text == " ".join(cells[column].splitlines()).strip()
    assert found.keys() == {column for column, cell in cells.items() if "".join(cell.splitlines()).strip()}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"date_start": "12 May"}, "no day in date_start (“12 May”)"),
        ({"date_end": ""}, "no day in date_end"),
        ({"id": " "}, "has no id"),
        (
            dict.fromkeys(("best", "high", "low", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), "?"),
            "no count",
        ),
    ],
)
def test_a_row_that_cannot_be_read_is_said_and_the_others_go_on(wrong: dict[str, str], why: str) -> None:
    rows, said = found_in(as_csv([event(1), event(2, **wrong), event(3)]))
    assert [r.document.row for r in rows] == ["ucdp 1.0", "ucdp 3.0"]
    assert len(said) == 1
    assert "row 2" in said[0]
    assert why in said[0]


def test_a_line_with_cells_too_many_or_too_few_is_said() -> None:
    lines = as_csv([event(1), event(2), event(3)]).splitlines()
    rows, said = found_in("\n".join([lines[0], lines[1], lines[2] + ",more", "stray", "", lines[3]]))
    assert [r.document.row for r in rows] == ["ucdp 1.0", "ucdp 3.0"]
    assert ["cells where the header names" in s for s in said] == [True, True]


def test_a_quotation_mark_never_closed_swallows_no_other_row() -> None:
    lines = as_csv([event(n) for n in range(1, 400)]).splitlines()
    lines[2] = lines[2].replace("Northern Front", '"Northern Front', 1).replace(",Government of Dravia - ", ",", 1)
    rows, said = found_in("\n".join(lines))
    assert len(rows) == 398
    assert len(said) == 1


def test_a_cell_that_is_no_count_is_said_and_the_rest_of_the_row_is_read() -> None:
    (row,), said = found_in(as_csv([event(1, deaths_a="several", high="-4")]))
    assert "deaths_a: several" in row.document.text
    assert sorted(s.split(" for ")[1].split(",")[0] for s in said) == ["deaths_a", "high"]


def test_the_same_row_twice_counts_once_and_the_same_id_of_another_row_is_kept() -> None:
    rows, said = found_in(as_csv([event(1), event(1), event(1, best="3.0", high="3.0")]))
    assert len(rows) == 2
    assert "word for word what row 1 says" in said[0]
    assert "has the id of row 1 (1.0)" in said[1]


def test_marks_separators_line_ends_and_old_encodings_are_understood() -> None:
    told = event(1, where_description='the "old" bridge,\nnorth', side_b="Front de Qasr")
    plain, _ = found_in(as_csv([told]))
    marked, _ = found_in(b"\xef\xbb\xbf" + as_csv([told]).replace("\n", "\r\n").encode())
    semicolons, _ = found_in(as_csv([told], delimiter=";"))
    assert 'where_description: the "old" bridge, north\n' in plain[0].document.text
    assert plain[0].document.text == marked[0].document.text == semicolons[0].document.text
    (old,), said = found_in(as_csv([event(1, side_b="Côte Front")]).encode("cp1252"))
    assert "side_b: Côte Front" in old.document.text
    assert "not UTF-8" in said[0]


def test_what_is_no_table_of_its_form_is_refused_with_the_columns_that_are_missing() -> None:
    with pytest.raises(ReadError, match="no column id"):
        found_in("town,dead\nQasr Amun,2\n")
    with pytest.raises(ReadError, match="names a column twice"):
        found_in("id,id\n1,2\n")
    with pytest.raises(ReadError, match="not valid JSON from record 2"):
        found_in('[{"report_date": "2031-05-12", "killed": 1}, {"report', "series")


def test_a_series_is_dated_row_by_row_from_its_first_day_and_missing_is_missing() -> None:
    days = [
        day("2031-05-13", killed=None),
        day("2031-05-12", killed=3, schools={"x": 1}),
        day("2031-05-14", killed=[1]),
    ]
    rows, said = found_in(as_json(days), "series", Given(place="Qasr Amun"))
    assert [(r.document.row, r.since, r.place) for r in rows] == [
        ("series 2031-05-12", rows[0].document.published, "Qasr Amun")
    ]
    assert rows[0].document.text.endswith("killed: 3")
    assert any("row 1 holds no count" in s for s in said)
    assert any("row 3 holds something in killed" in s for s in said)
    assert any("does not know are kept, not read: schools.x" in s for s in said)


def test_a_series_may_be_csv_and_events_the_json_of_an_interface() -> None:
    days = "report_date,report_source,killed,killed_cum\n2031-05-12,Varsk Monitor,3,3\n2031-05-13,Varsk Monitor,,4\n"
    rows, _ = found_in(days, "series", Given(place="Qasr Amun"))
    assert rows[1].document.text == "report_date: 2031-05-13\nreport_source: Varsk Monitor\nkilled_cum: 4"
    told = {c: v for c, v in event(7).items() if v} | {"best": 2, "latitude": -12.5}
    body = json.dumps({"TotalCount": 1, "Result": [told]}).encode()
    (row,), said = found_in(body)
    assert "latitude: -12.5\n" in row.document.text
    assert "best: 2\n" in row.document.text
    assert (SECRET in row.document.text, said) == (False, [])


# -- collecting --------------------------------------------------------------------------------------------------------


def test_the_file_is_the_capture_whole_and_apart_from_the_same_file_as_text(tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    file.write_text(as_csv([event(1)]))
    ((capture, body),) = (t for t in tables(str(file), "ucdp", Given(), Options()) if isinstance(t, tuple))
    assert isinstance(capture, Capture)
    assert body == file.read_bytes()
    assert capture.location == f"{file.as_uri()}#ucdp"
    assert capture.media_type == "text/csv; table=ucdp"


@pytest.mark.parametrize(("content", "why"), [(b"", "is empty"), (b"PK\x03\x04rest", "ZIP archive")])
def test_what_cannot_be_a_table_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(CollectError, match=why):
        list(tables(str(tmp_path / "x.csv"), "ucdp", Given(), Options()))


def test_a_table_shows_by_its_columns_what_it_is(tmp_path: Path) -> None:
    for name, content in (
        ("events.csv", as_csv([event(1)])),
        ("days.json", as_json([day("2031-05-12", killed=3, killed_cum=3)])),
        ("other.csv", "town,dead\nQasr Amun,2\n"),
        ("story.json", '{"text": "Calm returned to Qasr Amun."}'),
        ("note.txt", as_csv([event(1)])),
    ):
        (tmp_path / name).write_text(content)
    found = {p.name: form_of(str(p)) for p in tmp_path.iterdir()}
    assert found == {
        "events.csv": "ucdp",
        "days.json": "series",
        "other.csv": None,
        "story.json": None,
        "note.txt": None,
    }
