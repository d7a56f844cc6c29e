"""Whether everything that was reconciled rests on what is there now."""

from __future__ import annotations

import sqlalchemy as sa

_GONE = "SELECT 1 FROM unreconciled u WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.id = u.document_id)"
# Few documents wait, and many accounts appear: the former are gone through, whatever the planner makes of it.
_OTHER = (
    "SELECT 1 FROM unreconciled u CROSS JOIN appearances p ON p.document = u.document_id "
    "WHERE NOT EXISTS (SELECT 1 FROM claims c WHERE c.id = p.claim)"
)


def all_stands(connection: sa.Connection) -> bool:
    """Whether no document that waits to be reconciled is gone, or lacks a claim that an account rests on."""
    return not connection.execute(sa.text(f"SELECT EXISTS ({_GONE}) OR EXISTS ({_OTHER})")).scalar_one()
