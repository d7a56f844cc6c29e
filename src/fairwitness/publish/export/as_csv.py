"""CSV (RFC 4180, UTF-8 with a header line). Cells that a spreadsheet would run as a formula are neutralised."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal

from fairwitness.publish.export.typed import Sheet, Value

# A cell that begins so is taken for a formula by common spreadsheets; a leading apostrophe keeps it text (OWASP).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


def text(sheet: Sheet, *, hxl: bool = False) -> str:
    """The table as CSV; with ``hxl`` a row of HXL tags follows the header."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([c.name for c in sheet.columns])
    if hxl:
        writer.writerow([c.hxl for c in sheet.columns])
    writer.writerows([_cell(value) for value in row] for row in sheet.rows)
    return out.getvalue()


def _cell(value: Value) -> str | int | None:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return safe(value) if isinstance(value, str) else value


def safe(cell: str) -> str:
    """The text so that no spreadsheet runs it.

    >>> safe("=1+1"), safe("-12.5"), safe("plain")
    ("'=1+1", '-12.5', 'plain')
    """
    runs = cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA[:4])
    return "'" + cell if runs and not _NUMBER.fullmatch(cell) else cell
