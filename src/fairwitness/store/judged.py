"""Judgements inside one transaction, and what is rebuilt from them beside what was read."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import sqlalchemy as sa

from fairwitness import codec, model
from fairwitness.store import schema as t
from fairwitness.store.listing import relist_claims
from fairwitness.store.rows import in_parts

# As ``by`` of a meaning that a person gave begins.
_PERSON = "person:"


def put_judgement(connection: sa.Connection, judgement: model.Judgement) -> None:
    """Keep a judgement after those that are kept, unless this very one is."""
    if connection.execute(sa.select(t.judgements.c.id).where(t.judgements.c.id == judgement.id)).first() is None:
        connection.execute(sa.insert(t.judgements).values(id=judgement.id, record=codec.dumps(judgement)))


def put_lost(connection: sa.Connection, problems: Iterable[model.Problem]) -> None:
    """Replace the problems of judgements."""
    connection.execute(sa.delete(t.problems).where(t.problems.c.about.in_(sa.select(t.judgements.c.id))))
    rows = [{"about": p.about, "record": codec.dumps(p)} for p in problems]
    if rows:
        connection.execute(sa.insert(t.problems), rows)


def put_persons(connection: sa.Connection, meanings: Iterable[model.Meaning], documents: Collection[str]) -> None:
    """Replace the meanings that people gave to claims of these documents."""
    kept = tuple(meanings)
    changed = {m.claim_id for m in kept}
    for some in in_parts(documents):
        theirs = t.meanings.c.by.startswith(_PERSON), t.meanings.c.document_id.in_(some)
        changed.update(connection.execute(sa.select(t.meanings.c.claim_id).where(*theirs)).scalars())
        connection.execute(sa.delete(t.meanings).where(*theirs))
    for meaning in kept:
        _put_meaning(connection, meaning)
    relist_claims(connection, sorted(changed))


def _put_meaning(connection: sa.Connection, meaning: model.Meaning) -> None:
    of = sa.select(t.claims.c.document_id).where(t.claims.c.id == meaning.claim_id)
    document = connection.execute(of).scalar()
    if document is None:  # read anew while this was made: the casebook is reconciled again
        return
    by = meaning.by.encode("utf-8", "replace").decode("utf-8")
    row = {"claim_id": meaning.claim_id, "slot": meaning.slot, "by": by, "document_id": document}
    connection.execute(sa.insert(t.meanings).values(**row, record=codec.dumps(meaning)))
