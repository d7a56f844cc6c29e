"""A picture as a file of any format: the one way that the command line, the site and the interface take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fairwitness.errors import UsageError
from fairwitness.publish.export.typed import Sheet, dictionary, sheet
from fairwitness.publish.picture import Picture
from fairwitness.publish.tables import TABLES

# What is written before CSV so that spreadsheets take it for UTF-8.
_BOM = "\ufeff"
BINARY = frozenset({"xlsx", "parquet"})
FORMATS = ("csv", "xlsx", "geojson", "parquet", "jsonl", "acled", "ucdp", "annotations")
_OWN_TABLE = frozenset({"acled", "ucdp", "annotations"})
_WITH_TAGS = frozenset({"csv", "xlsx", "acled", "ucdp"})
_WITH_DICTIONARY = frozenset({"csv", "jsonl", "acled", "ucdp"})
_WITH_MARK = frozenset({"csv", "acled", "ucdp"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file: its format, which table (None: claims; of a workbook all), and whether with HXL tags or a mark of UTF-8.

    ``dictionary``: in the place of the rows the data dictionary of the table.
    """

    form: str
    table: str | None = None
    hxl: bool = False
    bom: bool = False
    dictionary: bool = False


def file(picture: Picture, wanted: Wanted) -> bytes:
    """The file's bytes; UsageError where these choices do not go together, or the table is too large for the format."""
    _check(wanted)
    return _MAKERS[wanted.form](picture, wanted)


def sheet_of(picture: Picture, wanted: Wanted) -> Sheet:
    """The one table of a file, typed."""
    from fairwitness.publish.export import as_acled, as_ucdp

    own = {"acled": as_acled.table, "ucdp": as_ucdp.table}.get(wanted.form)
    return sheet(own(picture) if own else TABLES[wanted.table or "claims"](picture))


def rows(picture: Picture, wanted: Wanted) -> int:
    """How many rows (of a workbook, in all its tables) such a file of the picture has."""
    if wanted.form == "xlsx" and wanted.table is None:
        return sum(len(made(picture).rows) for made in TABLES.values())
    return len(sheet_of(picture, wanted).rows)


def _check(wanted: Wanted) -> None:
    if wanted.form in _OWN_TABLE and wanted.table:
        raise UsageError(f"--format {wanted.form} has a table of its own; leave --table out")
    if wanted.hxl and wanted.form not in _WITH_TAGS:
        raise UsageError(f"--hxl goes with {', '.join(sorted(_WITH_TAGS))}; {wanted.form} has no row for tags")
    if wanted.bom and wanted.form not in _WITH_MARK:
        raise UsageError(f"--bom goes with {', '.join(sorted(_WITH_MARK))}; {wanted.form} needs none")
    if wanted.dictionary and wanted.form not in _WITH_DICTIONARY:
        raise UsageError(f"--dictionary goes with {', '.join(sorted(_WITH_DICTIONARY))}; a workbook always holds one")


def _csv(picture: Picture, wanted: Wanted) -> bytes:
    from fairwitness.publish.export import as_csv

    made = sheet_of(picture, wanted)
    text = as_csv.text(dictionary([made])) if wanted.dictionary else as_csv.text(made, hxl=wanted.hxl)
    return ((_BOM if wanted.bom else "") + text).encode("utf-8", "backslashreplace")


def _jsonl(picture: Picture, wanted: Wanted) -> bytes:
    from fairwitness.publish.export import as_jsonl

    made = sheet_of(picture, wanted)
    return as_jsonl.text(dictionary([made]) if wanted.dictionary else made).encode("utf-8", "backslashreplace")


def _xlsx(picture: Picture, wanted: Wanted) -> bytes:
    from fairwitness.publish.export import as_xlsx

    tables = [wanted.table] if wanted.table else list(TABLES)
    sheets = [sheet(TABLES[name](picture)) for name in tables]
    return as_xlsx.workbook(sheets, hxl=wanted.hxl)


def _parquet(picture: Picture, wanted: Wanted) -> bytes:
    from fairwitness.publish.export import as_parquet

    return as_parquet.file(sheet_of(picture, wanted))


def _geojson(picture: Picture, wanted: Wanted) -> bytes:
    from fairwitness.publish.export import as_geojson

    table = wanted.table or "claims"
    if table not in as_geojson.PLACES:
        raise UsageError(f"{table} has no places; --format geojson goes with {', '.join(as_geojson.PLACES)}")
    return as_geojson.text(picture, table).encode("utf-8", "backslashreplace")


def _annotations(picture: Picture, wanted: Wanted) -> bytes:
    from fairwitness.publish.export import as_annotations

    return as_annotations.text(picture).encode("utf-8", "backslashreplace")


_MAKERS: Mapping[str, Callable[[Picture, Wanted], bytes]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "geojson": _geojson,
    "parquet": _parquet,
    "jsonl": _jsonl,
    "acled": _csv,
    "ucdp": _csv,
    "annotations": _annotations,
}
