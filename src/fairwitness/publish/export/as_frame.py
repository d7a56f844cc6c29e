"""Tables as pandas DataFrames (pandas must be there): days as datetime64, counts as Int64, figures as float64."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fairwitness.codec import encode
from fairwitness.publish.export.typed import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas

_TYPES = {"id": "object", "text": "object", "whole": "Int64", "number": "float64", "yes_no": "boolean"}


def frame(sheet: Sheet) -> pandas.DataFrame:
    """The table as a DataFrame, indexed by row; what each column holds is in ``frame.attrs["columns"]``."""
    import pandas

    values = zip(*sheet.rows, strict=True) if sheet.rows else ([] for _ in sheet.columns)
    made = {c.name: _series(c.type, list(v)) for c, v in zip(sheet.columns, values, strict=True)}
    told = pandas.DataFrame(made)
    told.attrs["columns"] = {c.name: c.about for c in sheet.columns}
    return told


def _series(kind: str, values: list[Any]) -> pandas.Series[Any]:
    import pandas

    if kind == "day":
        return pandas.to_datetime(pandas.Series(values, dtype="object"))
    if kind == "moment":
        return pandas.to_datetime(pandas.Series(values, dtype="object"), utc=True)
    if kind == "number":
        values = [None if v is None else float(v) for v in values]
    return pandas.Series(values, dtype=_TYPES[kind])


def frame_of_records(records: Iterable[Any]) -> pandas.DataFrame:
    """Records as they are, a column for each field, nested ones by their path ("words.text")."""
    import pandas

    return pandas.json_normalize([encode(record) for record in records])
