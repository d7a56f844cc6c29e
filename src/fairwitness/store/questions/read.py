"""Which documents there are, and which claims in them: by day, outlet and words, by kind, place, group and dispute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from fairwitness.store.lists import ID_BITS, day_in, first_of
from fairwitness.store.questions.asking import Filters, Rows, Where, in_place, matching, part
from fairwitness.store.rows import in_parts, pairs_of

_DISPUTED = (
    "EXISTS (SELECT 1 FROM listed_documents o JOIN appearances p ON p.document = o.id "
    "JOIN dispute_sides x ON x.account_id = p.account WHERE o.number = c.document AND p.claim = c.id)"
)
_CLAIMS = "listed_claims c"
_IN_ORDER = "c.document, c.first, c.last, c.kind, c.id"


@dataclass(frozen=True, slots=True)
class _Documents:
    """From where documents (``d``) are taken, on which conditions, and the number by which they are in order."""

    at: str
    where: Where
    number: str


def documents(connection: sa.Connection, wanted: Filters) -> Rows:
    """Documents: id; the latest first."""
    asked = _documents(wanted)
    return part(connection, "d.id", asked.at, asked.where, asked.number, wanted)


def _documents(wanted: Filters) -> _Documents:
    where, at, number = Where(), "listed_documents d", "d.number"
    if (words := matching(wanted.words)) is not None:
        at, number = f"document_words w CROSS JOIN {at} ON d.number = w.rowid", "w.rowid"
        where.add("w.words MATCH :words", words=words)
    where.by(number, wanted)
    where.since(number, wanted)
    where.is_one(wanted.outlet, "d.outlet")
    if wanted.unread:
        where.add("d.unread")
    return _Documents(at, where, number)


# -- documents for the sake of their claims ----------------------------------------------------------------------------


def found(connection: sa.Connection, wanted: Filters) -> Rows:
    """Documents with such claims (without any that narrow: all documents): number, id; the latest first."""
    asked = _found(connection, wanted)
    return part(connection, f"{asked.number} AS number, d.id", asked.at, asked.where, asked.number, wanted)


def claims_in(connection: sa.Connection, wanted: Filters, numbers: Sequence[int]) -> Sequence[Any]:
    """The claims asked for in the documents with these numbers: document (its number), id; in the order of words."""
    where = _claims(connection, wanted)
    where.add(f"c.document IN {where.names('in', numbers)}")
    question = f"SELECT c.document, c.id FROM {_CLAIMS} {where} ORDER BY {_IN_ORDER}"
    return connection.execute(sa.text(question), where.values).all()


def facet(connection: sa.Connection, what: str, wanted: Filters, most: int) -> Sequence[Any]:
    """How many of the ``most`` latest documents found tell of each kind or place (with one of its claims), or have each
    outlet: value, count, claim.
    """
    asked = _found(connection, wanted)
    latest = f"SELECT {asked.number} AS number FROM {asked.at} {asked.where} ORDER BY {asked.number} LIMIT :most"
    if what == "outlet":
        question = f"SELECT d.outlet, count(*), NULL FROM listed_documents d WHERE d.number IN ({latest}) GROUP BY 1"
        return connection.execute(sa.text(question), {**asked.where.values, "most": most}).all()
    where = _claims(connection, wanted)
    where.add(f"c.document IN ({latest})")
    question = f"SELECT c.{what}, count(DISTINCT c.document), min(c.id) FROM {_CLAIMS} {where} GROUP BY 1"
    return connection.execute(sa.text(question), {**asked.where.values, **where.values, "most": most}).all()


def place_names(connection: sa.Connection, ids: Sequence[str]) -> dict[str, str]:
    """The names of these places."""
    return pairs_of(connection, "SELECT id, name FROM listed_places WHERE id IN", ids)


def _found(connection: sa.Connection, wanted: Filters) -> _Documents:
    asked = _documents(wanted)
    told = _claims(connection, wanted)
    if not str(told):
        return asked
    # A place is found through its claims; what half of all documents tell of, document by document.
    if wanted.place is not None:
        condition = f"{asked.number} IN (SELECT c.document FROM {_CLAIMS} {told})"
    else:
        condition = f"EXISTS (SELECT 1 FROM listed_claims c {told} AND c.document = {asked.number})"
    asked.where.add(condition, **told.values)
    return asked


def _claims(connection: sa.Connection, wanted: Filters) -> Where:
    where = Where()
    where.kinds(wanted, "c.kind")
    where.is_one(wanted.group, "c.class")
    in_place(connection, where, wanted, "c.place")
    if wanted.disputed:
        where.add(_DISPUTED)
    return where


# -- claims by the words of their documents ----------------------------------------------------------------------------


def claims(connection: sa.Connection, wanted: Filters) -> Rows:
    """Claims in the documents found by words, of the kinds, at the place: id; the latest document first."""
    asked, told = _documents(wanted), Where()
    told.kinds(wanted, "c.kind")
    in_place(connection, told, wanted, "c.place")
    if not str(told):
        return _all_claims(connection, asked, wanted)
    at = f"{asked.at} CROSS JOIN listed_claims c ON c.document = {asked.number}"
    both = Where()
    for where in (asked.where, told):
        if str(where):
            both.add(str(where).removeprefix("WHERE "), **where.values)
    return part(connection, "c.id", at, both, f"{asked.number}, {_IN_ORDER}", wanted)


def _all_claims(connection: sa.Connection, asked: _Documents, wanted: Filters) -> Rows:
    """All claims of the documents: those before the part that is wanted are counted document by document."""
    total = f"SELECT coalesce(sum(d.claims), 0) FROM {asked.at} {asked.where}"
    question = f"SELECT {asked.number}, d.claims FROM {asked.at} {asked.where} ORDER BY {asked.number}"
    numbers: list[int] = []
    skip, held = wanted.offset, 0
    for number, count in connection.execute(sa.text(question), asked.where.values):
        if not numbers and skip >= count:
            skip -= count
            continue
        numbers.append(number)
        held += count
        if wanted.limit and held >= skip + wanted.limit:
            break
    ids = list(_in_documents(connection, numbers))
    end = skip + wanted.limit if wanted.limit else None
    return Rows(ids[skip:end], int(connection.execute(sa.text(total), asked.where.values).scalar_one()))


def _in_documents(connection: sa.Connection, numbers: Sequence[int]) -> Iterator[Any]:
    for some in in_parts(numbers):
        where = Where()
        where.add(f"c.document IN {where.names('in', some)}")
        question = f"SELECT c.id FROM listed_claims c {where} ORDER BY {_IN_ORDER}"
        yield from connection.execute(sa.text(question), where.values)


def claim_counts(connection: sa.Connection, documents: Sequence[str]) -> dict[str, int]:
    """How many claims each of these documents holds."""
    return pairs_of(connection, "SELECT id, claims FROM listed_documents WHERE id IN", documents)


# -- the whole casebook ------------------------------------------------------------------------------------------------


def days(connection: sa.Connection) -> tuple[int | None, int | None]:
    """The numbers of the earliest and of the latest of what has a day: of documents and accounts."""
    # Two questions in one: SQLite looks at either end of a table, not at both at once.
    ends = (
        "SELECT (SELECT min(number) FROM {0} WHERE number < :undated), (SELECT max(number) FROM {0} "
        "WHERE number < :undated)"
    )
    values = {"undated": first_of(0)}
    told = [
        connection.execute(sa.text(ends.format(table)), values).one()
        for table in ("listed_documents", "listed_accounts")
    ]
    latest, earliest = ([row[i] for row in told if row[i] is not None] for i in (0, 1))
    return max(earliest, default=None), min(latest, default=None)


def daily(connection: sa.Connection) -> dict[str, dict[int, int]]:
    """How many documents, unread, claims, accounts, disputes and incidents are of each day (an ordinal; 0: of none)."""
    last_first = f"number >> {ID_BITS}"
    found: dict[str, dict[int, int]] = {}
    for names, day, counted, table in (
        (("documents", "unread", "claims"), last_first, "count(*), sum(unread), sum(claims)", "listed_documents"),
        (("accounts",), last_first, "count(*)", "listed_accounts"),
        (("disputes",), last_first, "count(*)", "listed_disputes"),
        (("incidents",), "heard", "count(*)", "listed_incidents WHERE heard IS NOT NULL"),
    ):
        rows = connection.execute(sa.text(f"SELECT {day}, {counted} FROM {table} GROUP BY 1")).all()
        days = [row[0] if day == "heard" else day_in(row[0] << ID_BITS) for row in rows]
        found |= {name: dict(zip(days, (row[n] for row in rows), strict=True)) for n, name in enumerate(names, 1)}
    return found


def problems(connection: sa.Connection, wanted: Filters) -> Rows:
    """Problems: their numbers, in order."""
    found = part(connection, "number", "problems", Where(), "number", wanted)
    return Rows([row.number for row in found.rows], found.total)
