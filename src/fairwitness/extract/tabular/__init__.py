"""Claims from the cells of a table's row: read by column, without a model, and in no words but the cells' own."""

from __future__ import annotations

from fairwitness.extract.tabular import series, ucdp
from fairwitness.model import Claim, Row

__all__ = ["claims"]

_READ = {"ucdp": ucdp.claims, "series": series.claims}


def claims(row: Row) -> tuple[Claim, ...]:
    """The claims of one row, in the order of their columns; wholes before their parts."""
    return _READ[row.form](row)
