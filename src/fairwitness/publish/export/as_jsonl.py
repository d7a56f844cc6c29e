"""JSON Lines: one object a row, the table's columns as keys."""

from __future__ import annotations

import json

from fairwitness.publish.tables import Table


def text(table: Table) -> str:
    """The table as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in table.records())
