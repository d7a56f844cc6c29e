"""Upkeep: one transaction in which what is reconciled is kept up; the tables of schema.py are its language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import sqlalchemy as sa

from fairwitness import codec, model
from fairwitness.store import schema as t
from fairwitness.store.judged import put_lost, put_persons
from fairwitness.store.listed import Lists
from fairwitness.store.rows import in_parts

R = TypeVar("R")


class Upkeep:
    """What stands in a casebook, read and replaced inside one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.lists = Lists(connection)

    # -- any table ----------------------------------------------------------------------------------------------------

    def rows(self, table: sa.Table, column: str, values: Iterable[Any], *names: str) -> list[sa.Row[Any]]:
        """The rows whose column holds one of these values; the columns of these names, or all."""
        wanted = [table.c[name] for name in names] or list(table.c)
        found: list[sa.Row[Any]] = []
        for some in in_parts(values):
            found += self.connection.execute(sa.select(*wanted).where(table.c[column].in_(some)))
        return found

    def put(self, table: sa.Table, rows: Collection[Mapping[str, Any]]) -> None:
        """Put rows in."""
        if rows:
            self.connection.execute(sa.insert(table), list(rows))

    def drop(self, table: sa.Table, column: str, values: Iterable[Any]) -> None:
        """Remove the rows whose column holds one of these values."""
        for some in in_parts(values):
            self.connection.execute(sa.delete(table).where(table.c[column].in_(some)))

    def drop_pairs(self, table: sa.Table, pairs: Sequence[Mapping[str, Any]]) -> None:
        """Remove the rows that hold the values of one of these, under their columns."""
        if pairs:
            same = [table.c[name] == sa.bindparam(f"its_{name}") for name in pairs[0]]
            told = [{f"its_{name}": value for name, value in pair.items()} for pair in pairs]
            self.connection.execute(sa.delete(table).where(*same), told)

    def drop_all(self) -> None:
        """Remove everything that is kept up."""
        for table in (*t.RECONCILED, *t.STANDING):
            self.connection.execute(sa.delete(table))
        self.lists.clear()

    # -- what it is made from -----------------------------------------------------------------------------------------

    def fact(self, name: str) -> str | None:
        """What is so about the whole casebook."""
        return fact(self.connection, name)

    def set_fact(self, name: str, value: str) -> None:
        """Say what is so about the whole casebook."""
        set_fact(self.connection, name, value)

    def unreconciled(self) -> list[str]:
        """The documents put in, read anew or gone since the casebook was last reconciled."""
        return list(self.connection.execute(sa.select(t.unreconciled.c.document_id)).scalars())

    def document_ids(self) -> list[str]:
        """Every document."""
        return list(self.connection.execute(sa.select(t.documents.c.id)).scalars())

    def documents(self, ids: Iterable[str]) -> Iterator[model.Document]:
        """Those of these documents that are there."""
        for some in in_parts(ids):
            yield from (codec.loads(model.Document, r.record) for r in self.rows(t.documents, "id", some, "record"))

    def readings(self, ids: Iterable[str]) -> Iterator[model.Reading]:
        """What was read from those of these documents that are there."""
        return readings_of(self.connection, ids)

    def judgements(self) -> list[model.Judgement]:
        """What people decided, in their order."""
        made = self.connection.execute(sa.select(t.judgements.c.record).order_by(t.judgements.c.number)).scalars()
        return [codec.loads(model.Judgement, record) for record in made]

    def attachments(self) -> dict[str, model.Attachment]:
        """Where judgements hold, by their ids."""
        records = self.connection.execute(sa.select(t.attachments.c.record)).scalars()
        return {a.id: a for a in (codec.loads(model.Attachment, record) for record in records)}

    def put_attachments(self, attachments: Iterable[model.Attachment], problems: Iterable[model.Problem]) -> None:
        """Keep where judgements hold that hold elsewhere now; replace the problems of what is lost."""
        kept = tuple(attachments)
        self.drop(t.attachments, "id", [a.id for a in kept])
        self.put(t.attachments, [{"id": a.id, "record": codec.dumps(a)} for a in kept])
        put_lost(self.connection, problems)

    def put_persons(self, meanings: Iterable[model.Meaning], documents: Collection[str]) -> None:
        """Replace the meanings that people gave to claims of these documents."""
        put_persons(self.connection, meanings, documents)

    def done(self) -> None:
        """Say that everything put in by now is reconciled."""
        self.lists.finish()
        self.connection.execute(sa.delete(t.unreconciled))
        self.set_fact("reconciled", self.fact("revision") or "0")

    # -- what stands where --------------------------------------------------------------------------------------------

    def centres(self, seat: str, keys: Sequence[int], *, most: int | None = None) -> dict[int, list[str]]:
        """Under each key the documents before this seat that are the centre of a family; of each key ``most``."""
        found: dict[int, list[str]] = {}
        for some in in_parts(keys, 100):
            for key, document in self._centres(seat, some, most):
                found.setdefault(key, []).append(document)
        return found

    def _centres(self, seat: str, keys: list[int], most: int | None) -> Iterable[Any]:
        one = (
            "SELECT k.key, x.document_id FROM text_keys k JOIN texts x ON x.number = k.text "
            "WHERE k.key {} AND x.home = x.document_id AND x.seat < :seat"
        )
        if most is None:
            question = one.format(f"IN ({', '.join(f':k{i}' for i in range(len(keys)))})")
        else:
            parts = (f"SELECT * FROM ({one.format(f'= :k{i}')} LIMIT {most})" for i in range(len(keys)))
            question = " UNION ALL ".join(parts)
        return self.connection.execute(sa.text(question), {"seat": seat, **{f"k{i}": k for i, k in enumerate(keys)}})

    def texts_after(self, seat: str, keys: Iterable[int]) -> list[sa.Row[Any]]:
        """Seat and id of the documents after this seat that are found under one of the keys."""
        found: list[sa.Row[Any]] = []
        at = t.texts.join(t.text_keys, t.texts.c.number == t.text_keys.c.text)
        for some in in_parts(keys):
            wanted = sa.select(t.texts.c.seat, t.texts.c.document_id).select_from(at).distinct()
            found += self.connection.execute(wanted.where(t.text_keys.c.key.in_(some), t.texts.c.seat > seat))
        return found

    def next_text(self) -> int:
        """A number that no text has."""
        return int(self.connection.execute(sa.select(sa.func.max(t.texts.c.number))).scalar() or 0) + 1

    def texts_in_order(self) -> Iterator[str]:
        """The records of all texts, by seat."""
        return iter(self.connection.execute(sa.select(t.texts.c.record).order_by(t.texts.c.seat)).scalars())

    def move_texts(self, moved: Iterable[tuple[str, str]]) -> None:
        """Make the texts of documents at home in other families."""
        rows = [{"its_id": document, "its_home": home} for document, home in moved]
        if rows:
            where = t.texts.c.document_id == sa.bindparam("its_id")
            self.connection.execute(sa.update(t.texts).where(where).values(home=sa.bindparam("its_home")), rows)

    def accounts_at(
        self,
        keys: Sequence[int],
        said: Sequence[tuple[int, int]] = (),
        about: tuple[int, int] | None = None,
        size: tuple[float | None, float | None] = (None, None),
    ) -> list[str]:
        """The accounts shelved under keys, said within some days, or about one of some; no smaller, no larger."""
        question = _shelf_question(len(keys), len(said), about is not None, tuple(n is not None for n in size))
        values = {f"k{i}": key for i, key in enumerate(keys)}
        values |= {f"s{i}": day for i, day in enumerate(day for days in said for day in days)}
        values |= {"first": about[0], "last": about[1]} if about else {}
        sizes = {"least": size[0], "most": size[1]}
        return list(
            self.connection.execute(question, values | {k: v for k, v in sizes.items() if v is not None}).scalars()
        )


@lru_cache(maxsize=1000)
def _shelf_question(keys: int, said: int, about: bool, size: tuple[bool, ...]) -> sa.TextClause:
    """The question for so many keys and stretches of days; it is asked so often that it is worth keeping."""
    parts = [f"key IN ({', '.join(f':k{i}' for i in range(keys))})"]
    days = " OR ".join(f"said BETWEEN :s{2 * i} AND :s{2 * i + 1}" for i in range(said))
    parts += [f"({days})"] if said else []
    parts += ["first <= :last AND last >= :first"] if about else []
    parts += [part for part, asked in zip(("size >= :least", "size <= :most"), size, strict=True) if asked]
    return sa.text(f"SELECT account_id FROM shelved WHERE {' AND '.join(parts)}")


def readings_of(connection: sa.Connection, ids: Iterable[str] | None = None) -> Iterator[model.Reading]:
    """What was read from documents (from all, without ids), without problems: what reconciling needs."""
    if ids is None:
        ids = list(connection.execute(sa.select(t.documents.c.id).order_by(t.documents.c.id)).scalars())
    for some in in_parts(ids):
        claims = _by_document(connection, model.Claim, t.claims, some)
        statements = _by_document(connection, model.Statement, t.statements, some)
        meanings = _by_document(connection, model.Meaning, t.meanings, some)
        documents = connection.execute(sa.select(t.documents).where(t.documents.c.id.in_(some)).order_by("id"))
        for row in documents.all():
            of, document = row.id, codec.loads(model.Document, row.record)
            yield model.Reading(document, _at(claims, of), _at(statements, of), _at(meanings, of))


def _by_document(connection: sa.Connection, kind: type[R], table: sa.Table, ids: list[str]) -> dict[str, list[R]]:
    wanted = sa.select(table.c.document_id, table.c.record).where(table.c.document_id.in_(ids))
    found: dict[str, list[R]] = {}
    for row in connection.execute(wanted.order_by(*table.primary_key.columns)):
        found.setdefault(row.document_id, []).append(codec.loads(kind, row.record))
    return found


def _at(found: Mapping[str, list[R]], document: str) -> tuple[R, ...]:
    return tuple(found.get(document, ()))


def note_unreconciled(connection: sa.Connection, documents: Iterable[str]) -> None:
    """Remember that these documents are put in, read anew, or gone."""
    rows = [{"document_id": d} for d in documents]
    if rows:
        connection.execute(sa.insert(t.unreconciled).prefix_with("OR IGNORE"), rows)


def fact(connection: sa.Connection, name: str) -> str | None:
    """What is so about the whole casebook."""
    return connection.execute(sa.select(t.facts.c.value).where(t.facts.c.name == name)).scalar()


def set_fact(connection: sa.Connection, name: str, value: str) -> None:
    """Say what is so about the whole casebook."""
    connection.execute(sa.delete(t.facts).where(t.facts.c.name == name))
    connection.execute(sa.insert(t.facts).values(name=name, value=value))
