"""Files for other programs: read back by foreign readers with the same counts and sums; nothing in them runs.

``--public``: no canary in any format, of any table.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pyarrow.parquet as pq
import pyogrio
import pytest
from typer.testing import CliRunner, Result

from fairwitness import Casebook, casework, cli
from fairwitness.errors import UsageError
from fairwitness.model import Place
from fairwitness.publish.export import as_frame, as_geojson, typed
from fairwitness.publish.export.files import FORMATS, Wanted, file
from fairwitness.publish.picture import Picture
from fairwitness.publish.profile import public
from fairwitness.publish.tables import TABLES, Table
from fairwitness.vocab.columns import columns, names
from tests import canary_world
from tests.demo_world import demo_casebook
from tests.profile_world import ON, picture_of
from tests.reconcile_world import SOCIETY, claim, report

CHOICES = [
    Wanted(form, table)
    for form in FORMATS
    for table in ([None] if form in ("acled", "ucdp", "annotations") else [None, *TABLES])
    if form != "geojson" or table is None or table in as_geojson.PLACES
]


def label(wanted: Wanted) -> str:
    return f"{wanted.form} {wanted.table or ''}".strip()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    with Casebook.open(demo_casebook(tmp_path_factory.mktemp("demo"))) as casebook:
        return casework.picture(casebook)


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Picture:
    with Casebook.open(canary_world.canary_casebook(tmp_path_factory.mktemp("canaries"))) as casebook:
        return casework.picture(casebook)


def text_of(form: str, made: bytes) -> str:
    """Everything that a file holds, as text."""
    if form == "xlsx":
        with zipfile.ZipFile(io.BytesIO(made)) as book:
            return "\n".join(book.read(name).decode("utf-8") for name in book.namelist())
    if form == "parquet":
        table = pq.read_table(io.BytesIO(made))
        return f"{table.schema.metadata} {table.to_pylist()} " + made.decode("latin-1")
    return made.decode("utf-8")


# -- the public --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wanted", CHOICES, ids=label)
def test_no_canary_is_in_any_public_file(canaries: Picture, wanted: Wanted) -> None:
    made = text_of(wanted.form, file(public(canaries), wanted))
    assert canary_world.found_in(made) == set()


def test_the_same_files_hold_canaries_when_they_are_not_public(canaries: Picture) -> None:
    found = {label(w): canary_world.found_in(text_of(w.form, file(canaries, w))) for w in CHOICES}
    assert {name for name, canary in found.items() if canary} >= {
        "csv",
        "xlsx",
        "geojson",
        "parquet",
        "jsonl",
        "annotations",
    }
    assert {"xyzzypath", "Zalmira", "Ostrenka", "Karvelmill"} <= found["csv"]


def exported(folder: Path, *options: str) -> Result:
    kept = canary_world.canary_casebook(folder)
    return CliRunner().invoke(cli.app, ["export", "--casebook", str(kept), *options])


@pytest.mark.parametrize("form", FORMATS)
def test_no_canary_is_in_what_the_command_writes(tmp_path: Path, form: str) -> None:
    out = tmp_path / f"told.{form}"
    ran = exported(tmp_path, "--public", "--format", form, "--out", str(out))
    assert ran.exit_code == 0, ran.output
    assert canary_world.found_in(text_of(form, out.read_bytes())) == set()


def test_an_embargo_is_only_for_the_public(tmp_path: Path) -> None:
    assert isinstance(exported(tmp_path, "--format", "csv", "--embargo", "3").exception, UsageError)
    ran = exported(tmp_path, "--format", "csv", "--embargo", "9", "--public")
    assert ran.exit_code == 0 and len(ran.stdout.splitlines()) == 1


# -- foreign readers ---------------------------------------------------------------------------------------------------


def rows_of(picture: Picture, table: str) -> list[dict[str, Any]]:
    made = typed.sheet(TABLES[table](picture))
    return [dict(zip((c.name for c in made.columns), row, strict=True)) for row in made.rows]


def total(rows: list[dict[str, Any]], column: str) -> Decimal:
    return sum((r[column] for r in rows if r.get(column) is not None), Decimal(0))


@pytest.mark.parametrize("table", TABLES)
def test_pandas_reads_the_csv(demo: Picture, table: str) -> None:
    told = rows_of(demo, table)
    read = pandas.read_csv(
        io.BytesIO(file(demo, Wanted("csv", table, bom=True))), keep_default_na=False, na_values=[""]
    )
    assert len(read) == len(told) and list(read.columns) == [c.name for c in typed.sheet(TABLES[table](demo)).columns]
    for column in {"low", "best", "high"} & set(read.columns):
        assert Decimal(str(read[column].sum())) == total(told, column)


@pytest.mark.parametrize("table", TABLES)
def test_pyarrow_reads_the_parquet_with_its_types(demo: Picture, table: str) -> None:
    made = file(demo, Wanted("parquet", table))
    read = pq.read_table(io.BytesIO(made))
    assert read.to_pylist() == rows_of(demo, table)
    types = {c.name: str(read.schema.field(c.name).type) for c in typed.sheet(TABLES[table](demo)).columns}
    assert all(types[c] == "decimal128(38, 9)" for c in ("low", "best", "high") if c in types)
    assert all(types[c] == "date32[day]" for c in ("published", "from", "on", "said", "since") if c in types)


def test_openpyxl_reads_the_workbook(demo: Picture) -> None:
    book = openpyxl.load_workbook(io.BytesIO(file(demo, Wanted("xlsx"))))
    assert book.sheetnames == [*TABLES, "dictionary"]
    for name in TABLES:
        told, page = rows_of(demo, name), book[name]
        head, *rows = page.iter_rows(values_only=True)
        assert len(rows) == len(told) and page.auto_filter.ref and page.freeze_panes == "B2"
        for column in {"low", "best", "high", "reports"} & set(head):
            at = head.index(column)
            assert sum(Decimal(str(r[at])) for r in rows if r[at] is not None) == total(told, column)
    days = [cell for cell in book["claims"]["H"][1:] if cell.value]
    assert days and all(cell.is_date for cell in days)


@pytest.mark.parametrize("table", TABLES)
def test_json_lines_are_the_rows(demo: Picture, table: str) -> None:
    read = [json.loads(line) for line in file(demo, Wanted("jsonl", table)).decode().splitlines()]
    told = [{k: typed.plain(v) for k, v in row.items()} for row in rows_of(demo, table)]
    assert read == told


@pytest.mark.parametrize("table", as_geojson.PLACES)
def test_gdal_reads_the_geojson(demo: Picture, table: str) -> None:
    made, told = file(demo, Wanted("geojson", table)), rows_of(demo, table)
    about, _, shapes, columns = pyogrio.raw.read(made)
    read = dict(zip(about["fields"], columns, strict=True))
    assert about["geometry_type"] == "Point" and about["crs"] == "EPSG:4326"
    assert list(read["id"]) == [row["id"] for row in told] and len(shapes) == len(told)
    if "best" in read:
        assert sum(Decimal(str(n)) for n in read["best"] if n is not None and n == n) == total(told, "best")
    coarse = ("province", "region", "country", "none")
    assert all(shape is None or known not in coarse for shape, known in zip(shapes, read["precision"], strict=True))
    drawn = [shape is not None for shape in shapes]
    west, south, east, north = pyogrio.read_bounds(made)[1][:, drawn]
    assert any(drawn) and (west >= -180).all() and (east <= 180).all() and (abs(south) <= 90).all()
    assert (west == east).all() and (south == north).all()


def test_p_codes_and_the_minute_of_publication_come_back_from_every_format(demo: Picture) -> None:
    at = datetime(2031, 5, 12, 20, 40, tzinfo=UTC)
    claim = next(c for c in demo.claims if demo.best.get((c.id, "place")))
    document = replace(demo.document_by_id[claim.document_id], published_at=at)
    meanings = tuple(
        replace(m, value=replace(m.value, pcode="ZZ0101")) if isinstance(m.value, Place) else m for m in demo.meanings
    )
    picture = Picture(documents=(document,), claims=(claim,), meanings=meanings, captures=demo.captures)
    (row,) = csv.DictReader(io.StringIO(file(picture, Wanted("csv")).decode()))
    (line,) = map(json.loads, file(picture, Wanted("jsonl")).decode().splitlines())
    assert (row["pcode"], line["pcode"]) == ("ZZ0101", "ZZ0101")
    assert datetime.fromisoformat(row["published_at"]) == datetime.fromisoformat(line["published_at"]) == at
    (packed,) = pq.read_table(io.BytesIO(file(picture, Wanted("parquet")))).to_pylist()
    assert (packed["pcode"], packed["published_at"]) == ("ZZ0101", at)
    head, cells = openpyxl.load_workbook(io.BytesIO(file(picture, Wanted("xlsx", "claims"))))["claims"].values
    told = dict(zip(head, cells, strict=True))
    assert (told["pcode"], told["published_at"]) == ("ZZ0101", at.replace(tzinfo=None))
    (feature,) = json.loads(file(picture, Wanted("geojson")))["features"]
    assert feature["properties"]["pcode"] == "ZZ0101"
    frame = as_frame.frame(typed.sheet(TABLES["claims"](picture)))
    assert (frame["pcode"][0], frame["published_at"][0]) == ("ZZ0101", pandas.Timestamp(at))
    about = csv.DictReader(io.StringIO(file(picture, Wanted("csv", dictionary=True)).decode()))
    assert {r["column"] for r in about} >= {"pcode", "published_at"}


def place_of(precision: str) -> Place:
    return Place("p", "Nor, Marram", precision, precision, None, 1.2345678, 2.3456789)


@pytest.mark.parametrize(
    ("precision", "point"),
    [
        ("site", [2.3457, 1.2346]),
        ("neighbourhood", [2.346, 1.235]),
        ("town", [2.35, 1.23]),
        ("near_town", [2.3, 1.2]),
        ("district", [2.3, 1.2]),
        ("province", None),
        ("region", None),
        ("country", None),
        ("none", None),
    ],
)
def test_a_point_is_only_as_fine_as_its_place_is_known(precision: str, point: list[float] | None) -> None:
    made = as_geojson.geometry(place_of(precision))
    assert (made and made["coordinates"]) == point


def test_places_of_care_have_no_point() -> None:
    assert as_geojson.geometry(replace(place_of("site"), name="Old Hospital, Nor, Marram")) is None


def test_annotations_point_at_their_words_in_code_points(demo: Picture) -> None:
    read = json.loads(file(demo, Wanted("annotations")))
    assert read["type"] == "AnnotationPage" and read["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert len(read["items"]) == len(demo.claims)
    texts = {f"urn:fairwitness:document:{d.id}": d.text for d in demo.documents}
    for item in read["items"]:
        assert item["type"] == "Annotation" and item["id"].startswith("urn:") and item["motivation"] == "describing"
        target = item["target"]
        text = texts[target["source"]["id"]]
        position, quote = target["selector"]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert text[position["start"] : position["end"]] == quote["exact"] != ""
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])
        assert target["state"]["sha256"] == hashlib.sha256(text.encode()).hexdigest()
        assert all(body["type"] == "TextualBody" and body["value"] for body in item["body"])


def test_positions_are_code_points_behind_letters_beyond_the_basic_plane() -> None:
    told = report("Harbour Post", 13, claim("killed", "12", SOCIETY, **ON), text="\U0001f54a doves \U0001f54a ")
    (item,) = json.loads(file(picture_of(told), Wanted("annotations")))["items"]
    position, quote = item["target"]["selector"]
    assert told.document.text[position["start"] : position["end"]] == quote["exact"]


# -- in Python ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_a_frame_has_the_rows_with_their_types(tmp_path: Path, demo: Picture, table: str) -> None:
    with Casebook.open(demo_casebook(tmp_path)) as casebook:
        frame = casebook.frame(table)
    told = rows_of(demo, table)
    assert len(frame) == len(told) and set(frame.attrs["columns"]) == set(frame.columns)
    if "best" in frame:
        assert frame["best"].dtype == "float64" and Decimal(str(frame["best"].sum())) == total(told, "best")
    if "on" in frame:
        assert str(frame["on"].dtype).startswith("datetime64")


def test_a_public_frame_holds_no_canary(tmp_path: Path) -> None:
    with Casebook.open(canary_world.canary_casebook(tmp_path)) as casebook:
        assert canary_world.found_in(casebook.frame("claims").to_csv())
        assert not any(canary_world.found_in(casebook.frame(name, public=True).to_csv()) for name in TABLES)
        with pytest.raises(UsageError):
            casebook.frame("documents", public=True)


def test_records_show_themselves_in_notebooks_and_run_nothing(demo: Picture) -> None:
    for record in (demo.documents[0], demo.claims[0], demo.accounts[0], demo.series[0], demo.incidents[0]):
        shown = record._repr_html_()  # type: ignore[union-attr]
        assert shown.startswith("<table>") and record.id in shown
    told = replace(demo.documents[0], title="<script>alert(1)</script>")
    assert "<script>" not in told._repr_html_()  # type: ignore[attr-defined]


# -- one definition of columns -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_told_of_once(demo: Picture, table: str) -> None:
    assert TABLES[table](demo).columns == names(table)
    assert all(c.about and c.type in typed._KINDS | {"upper": ""} for c in columns(table))


def test_the_dictionary_tells_of_the_columns_of_the_file(demo: Picture) -> None:
    head = next(csv.reader(io.StringIO(file(demo, Wanted("csv", "series")).decode())))
    rows = list(csv.DictReader(io.StringIO(file(demo, Wanted("csv", "series", dictionary=True)).decode())))
    assert [r["column"] for r in rows] == head
    assert all(r["about"] and r["type"] for r in rows)


def test_hxl_tags_stand_below_the_header(demo: Picture) -> None:
    head, tags, first, *_ = csv.reader(io.StringIO(file(demo, Wanted("csv", hxl=True)).decode()))
    assert len(head) == len(tags) == len(first)
    assert tags[head.index("best")] == "#affected" and all(t == "" or t.startswith("#") for t in tags)
    assert first[head.index("id")] in demo.claim_by_id
    page = openpyxl.load_workbook(io.BytesIO(file(demo, Wanted("xlsx", "claims", hxl=True))))["claims"]
    assert page.cell(2, 1).value == "#meta+id" and page.freeze_panes == "B3"


def test_an_open_end_is_a_column_of_its_own() -> None:
    made = typed.sheet(Table("series", names("series"), (("s",) * 4 + (None,) * 5 + ("open",) + (1, 1, 0, False, ""),)))
    row = dict(zip((c.name for c in made.columns), made.rows[0], strict=True))
    assert (row["high"], row["high_open"]) == (None, True)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted("ucdp", "claims"),
        Wanted("geojson", "sources"),
        Wanted("jsonl", hxl=True),
        Wanted("parquet", bom=True),
        Wanted("geojson", dictionary=True),
    ],
    ids=label,
)
def test_choices_that_do_not_go_together_are_wrong_use(wanted: Wanted) -> None:
    with pytest.raises(UsageError):
        file(Picture(), wanted)


@pytest.mark.parametrize("wanted", CHOICES, ids=label)
def test_an_empty_casebook_gives_an_empty_file(wanted: Wanted) -> None:
    assert isinstance(file(Picture(), wanted), bytes)
