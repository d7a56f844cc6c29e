"""Excel workbooks (OOXML): one sheet a table, with filters, fixed headers and typed cells, and the data dictionary."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from fairwitness.errors import UsageError
from fairwitness.publish.export.typed import Sheet, Value, dictionary

_ABOUT = "Written by fairwitness. What sources have said, never a verified toll."
_NEVER = datetime(1980, 1, 1)  # the same records give the same bytes, whenever they are written
_ROWS = 1_048_576
_LONGEST = 32_767
_WIDTHS = {"id": 22, "text": 28, "whole": 10, "number": 11, "day": 12, "moment": 17, "yes_no": 9}
_WIDE = {"words": 60, "about": 60, "why": 60, "told": 60, "notes": 60, "message": 60, "chain": 40, "title": 40}


def workbook(sheets: Iterable[Sheet], *, hxl: bool = False) -> bytes:
    """The workbook of these tables; no cell of it is a formula or a link, whatever it holds.

    UsageError where a table has more rows than a sheet can hold.
    """
    sheets = tuple(sheets)
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"comments": _ABOUT, "created": _NEVER})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
            "hxl": book.add_format({"italic": True, "font_color": "#666666"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"}),
            "number": book.add_format({"num_format": "#,##0.######", "valign": "top"}),
            "whole": book.add_format({"num_format": "0", "valign": "top"}),
            "text": book.add_format({"valign": "top"}),
        }
        for made in (*sheets, dictionary(sheets)):
            _fill(book.add_worksheet(made.name), made, formats, hxl=hxl and made.name != "dictionary")
    return out.getvalue()


def _fill(page: Any, sheet: Sheet, formats: dict[str, Any], *, hxl: bool) -> None:
    first = 2 if hxl else 1
    if len(sheet.rows) + first > _ROWS:
        raise UsageError(
            f"{sheet.name} has {len(sheet.rows):,} rows, more than a sheet of Excel holds; use csv or parquet"
        )
    for n, c in enumerate(sheet.columns):
        page.write_string(0, n, c.name, formats["head"])
        page.write_comment(0, n, c.about) if c.about else None
        page.set_column(n, n, _WIDE.get(c.name, _WIDTHS[c.type]))
        if hxl:
            page.write_string(1, n, c.hxl, formats["hxl"])
    page.freeze_panes(first, 1)
    page.autofilter(first - 1, 0, max(len(sheet.rows) + first - 1, first), len(sheet.columns) - 1)
    for r, row in enumerate(sheet.rows, first):
        for n, value in enumerate(row):
            _write(page, r, n, value, formats)


def _write(page: Any, r: int, n: int, value: Value, formats: dict[str, Any]) -> None:
    if isinstance(value, bool):
        page.write_boolean(r, n, value, formats["text"])
    elif isinstance(value, Decimal):
        page.write_number(r, n, float(value), formats["number"])
    elif isinstance(value, int):
        page.write_number(r, n, value, formats["whole"])
    elif isinstance(value, datetime):
        # Excel knows no zones: it is UTC, as the dictionary says.
        page.write_datetime(r, n, value.replace(tzinfo=None), formats["moment"])
    elif isinstance(value, date):
        _write_day(page, r, n, value, formats)
    elif value is not None:
        page.write_string(r, n, _cut(value), formats["text"])


def _write_day(page: Any, r: int, n: int, day: date, formats: dict[str, Any]) -> None:
    """Excel knows no day before 1900: those are text."""
    if day.year < 1900:
        page.write_string(r, n, day.isoformat(), formats["text"])
    else:
        page.write_datetime(r, n, day, formats["day"])


def _cut(text: str) -> str:
    """As much of a text as a cell holds; that it goes on is shown."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2] + " …"
