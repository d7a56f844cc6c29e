"""JSON Lines: one object a row, the table's columns as keys; numbers as numbers, days as ISO text."""

from __future__ import annotations

import json

from fairwitness.publish.export.typed import Sheet, plain


def text(sheet: Sheet) -> str:
    """The table as JSON Lines."""
    names = [c.name for c in sheet.columns]
    rows = (dict(zip(names, map(plain, row), strict=True)) for row in sheet.rows)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
