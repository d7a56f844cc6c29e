"""What a casebook holds, as records: the reading side, of the casebook as it stands or of one moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from fairwitness import codec, model
from fairwitness.errors import CasebookError
from fairwitness.store import schema as t
from fairwitness.store.opening import told
from fairwitness.store.rows import in_parts
from fairwitness.store.upkeep import fact, readings_of

R = TypeVar("R")
_SORTS: dict[str, tuple[type[Any], sa.Table]] = {
    "account": (model.Account, t.accounts),
    "incident": (model.Incident, t.incidents),
    "series": (model.Series, t.series),
}


class Contents:
    """The records of a casebook; iterators give records of model.py. Who is one says over which connection."""

    path: Path

    def _connected(self) -> AbstractContextManager[sa.Connection]:
        raise NotImplementedError

    @property
    def revision(self) -> int:
        """Grows by one with every document put in and every judgement."""
        return self._whole_fact("revision")

    @property
    def reconciled(self) -> int:
        """The revision that was last reconciled."""
        return self._whole_fact("reconciled")

    @property
    def rules(self) -> str:
        """The rules by which it was last reconciled."""
        with told(self.path), self._connected() as connection:
            return fact(connection, "rules") or ""

    def _whole_fact(self, name: str) -> int:
        with told(self.path), self._connected() as connection:
            return int(fact(connection, name) or 0)

    def readers(self) -> dict[str, str]:
        """For each capture: which reader was last applied to it."""
        return {row.id: row.reader for row in self._rows(sa.select(t.captures.c.id, t.captures.c.reader))}

    def captures(self) -> Iterator[model.Capture]:
        """Every capture with its takings, in the order of their ids."""
        for row in self._rows(sa.select(t.captures).order_by(t.captures.c.id)):
            yield self._with_takings(row)

    def capture(self, capture_id: str) -> model.Capture | None:
        """One capture with its takings."""
        for row in self._rows(sa.select(t.captures).where(t.captures.c.id == capture_id)):
            return self._with_takings(row)
        return None

    def _with_takings(self, row: sa.Row[Any]) -> model.Capture:
        taken = (
            sa.select(t.takings.c.record)
            .where(t.takings.c.capture_id == row.id)
            .order_by(t.takings.c.at, t.takings.c.record)
        )
        told = tuple(codec.loads(model.Taking, r.record) for r in self._rows(taken))
        return model.Capture(row.id, row.location, row.body_sha256, row.media_type, told)

    def body(self, sha256: str) -> bytes:
        """The bytes with that SHA-256."""
        for row in self._rows(sa.select(t.bodies.c.body).where(t.bodies.c.sha256 == sha256)):
            return bytes(row.body)
        raise CasebookError(f"{self.path} holds no bytes with SHA-256 {sha256}")

    def documents(self) -> Iterator[model.Document]:
        """Every document, by id."""
        return self._records(model.Document, t.documents)

    def documents_of(self, capture_id: str) -> frozenset[str]:
        """The ids of the documents of a capture: of a table one a row."""
        wanted = sa.select(t.documents.c.id).where(t.documents.c.capture_id == capture_id)
        return frozenset(row.id for row in self._rows(wanted))

    def document(self, document_id: str) -> model.Document | None:
        """One document."""
        return self._one(model.Document, t.documents, document_id)

    def claims(self, document_id: str | None = None) -> Iterator[model.Claim]:
        """The claims of one document, or all."""
        return self._records(model.Claim, t.claims, document_id)

    def claim(self, claim_id: str) -> model.Claim | None:
        """One claim."""
        return self._one(model.Claim, t.claims, claim_id)

    def claims_beginning(self, beginning: str) -> Iterator[model.Claim]:
        """The claims whose ids begin so."""
        wanted = t.claims.c.id.startswith(beginning, autoescape=True)
        rows = self._rows(sa.select(t.claims.c.record).where(wanted).order_by(t.claims.c.id))
        return (codec.loads(model.Claim, row.record) for row in rows)

    def statements(self, document_id: str | None = None) -> Iterator[model.Statement]:
        """The statements of one document, or all."""
        return self._records(model.Statement, t.statements, document_id)

    def meanings(self, document_id: str | None = None) -> Iterator[model.Meaning]:
        """The meanings of the claims of one document, or all."""
        return self._records(model.Meaning, t.meanings, document_id)

    def problems(self) -> Iterator[model.Problem]:
        """Everything that was hard."""
        return self._records(model.Problem, t.problems)

    def readings(self) -> Iterator[model.Reading]:
        """What was read from each document, without problems: what reconciling needs."""
        with told(self.path), self._connected() as connection:
            yield from readings_of(connection)

    def families(self) -> Iterator[model.Family]:
        """Documents that share a text."""
        return self._records(model.Family, t.families)

    def accounts(self) -> Iterator[model.Account]:
        """One origin's version of one matter each."""
        return self._records(model.Account, t.accounts)

    def series(self) -> Iterator[model.Series]:
        """The accounts of each matter through time."""
        return self._records(model.Series, t.series)

    def disputes(self) -> Iterator[model.Dispute]:
        """Where sources disagree."""
        return self._records(model.Dispute, t.disputes)

    def incidents(self) -> Iterator[model.Incident]:
        """Single occurrences."""
        return self._records(model.Incident, t.incidents)

    def states(self) -> Iterator[model.State]:
        """Who holds which place."""
        return self._records(model.State, t.states)

    def records_beginning(self, sort: str, beginning: str) -> list[model.Account | model.Incident | model.Series]:
        """The accounts, incidents or series (by the name of their sort) whose ids begin so, by id."""
        kind, table = _SORTS[sort]
        wanted = table.c.id.startswith(beginning, autoescape=True)
        rows = self._rows(sa.select(table.c.record).where(wanted).order_by(table.c.id))
        return [codec.loads(kind, row.record) for row in rows]

    def accounts_of(self, ids: Iterable[str]) -> list[model.Account]:
        """The accounts with these ids, in their order; those that are not there are left out."""
        wanted = list(dict.fromkeys(ids))
        return self._accounts(t.accounts.c.id, wanted, key=lambda a: wanted.index(a.id))

    def accounts_about(self, matter_id: str) -> list[model.Account]:
        """The accounts of one matter, by id."""
        return self._accounts(t.accounts.c.matter, [matter_id], key=lambda a: a.id)

    def accounts_with(self, claim_id: str) -> list[model.Account]:
        """The accounts in which a claim appears."""
        question = "SELECT account FROM appearances WHERE claim = :claim AND document = :document"
        claim = self.claim(claim_id)
        with told(self.path), self._connected() as connection:
            values = {"claim": claim_id, "document": claim.document_id if claim else ""}
            ids = connection.execute(sa.text(question), values).scalars().all()
        return self.accounts_of(ids)

    def incidents_with(self, account_id: str) -> list[model.Incident]:
        """The incident to which an account belongs, if any."""
        question = (
            "SELECT i.id FROM incident_tellings x JOIN listed_incidents i ON i.number = x.incident "
            "WHERE x.account = :account"
        )
        with told(self.path), self._connected() as connection:
            ids = connection.execute(sa.text(question), {"account": account_id}).scalars().all()
        rows = self._rows(sa.select(t.incidents.c.record).where(t.incidents.c.id.in_(ids)))
        return [codec.loads(model.Incident, row.record) for row in rows]

    def origins_beginning(self, beginning: str) -> list[model.Origin]:
        """The origins of accounts whose ids begin so."""
        question = (
            "SELECT min(a.id) FROM listed_accounts a WHERE a.origin >= :first AND a.origin < :last GROUP BY a.origin"
        )
        with told(self.path), self._connected() as connection:
            ends = {"first": beginning, "last": beginning + "g"}
            ids = connection.execute(sa.text(question), ends).scalars().all()
        return [a.origin for a in self.accounts_of(ids)]

    def _accounts(
        self, column: sa.Column[str], values: list[str], key: Callable[[model.Account], Any]
    ) -> list[model.Account]:
        rows = (
            r for some in in_parts(values) for r in self._rows(sa.select(t.accounts.c.record).where(column.in_(some)))
        )
        return sorted((codec.loads(model.Account, row.record) for row in rows), key=key)

    def judgements(self) -> Iterator[model.Judgement]:
        """What people decided, in the order in which they did; undone ones too."""
        rows = self._rows(sa.select(t.judgements.c.record).order_by(t.judgements.c.number))
        return (codec.loads(model.Judgement, row.record) for row in rows)

    def attachments(self) -> Iterator[model.Attachment]:
        """Where each judgement holds now."""
        return self._records(model.Attachment, t.attachments)

    def _rows(self, query: sa.Select[Any]) -> Iterator[sa.Row[Any]]:
        with told(self.path), self._connected() as connection:
            yield from connection.execute(query)

    def _records(self, kind: type[R], table: sa.Table, document_id: str | None = None) -> Iterator[R]:
        query = sa.select(table.c.record).order_by(*table.primary_key.columns)
        if document_id is not None:
            query = query.where(table.c.document_id == document_id)
        return (codec.loads(kind, row.record) for row in self._rows(query))

    def _one(self, kind: type[R], table: sa.Table, key: str) -> R | None:
        for row in self._rows(sa.select(table.c.record).where(table.c.id == key)):
            return codec.loads(kind, row.record)
        return None


class Moment(Contents):
    """A casebook as it was at one moment: everything read from it fits together, whatever others write meanwhile."""

    def __init__(self, connection: sa.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    def _connected(self) -> AbstractContextManager[sa.Connection]:
        return nullcontext(self.connection)
