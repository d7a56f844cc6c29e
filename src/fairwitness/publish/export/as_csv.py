"""CSV (RFC 4180, UTF-8 with a header line). Cells that a spreadsheet would run as a formula are neutralised."""

from __future__ import annotations

import csv
import io
import re

from fairwitness.publish.tables import Cell, Table

# A cell that begins so is taken for a formula by common spreadsheets; a leading apostrophe keeps it text (OWASP).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


def text(table: Table) -> str:
    """The table as CSV."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.columns)
    writer.writerows([_safe(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell):
        return "'" + cell
    return cell
