"""What narrows a question, in the words of SQL; and how a part of the rows is asked for with how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa

from fairwitness.sought import sought
from fairwitness.store import lists

R = TypeVar("R")


class Filters(Protocol):
    """What a page wants (web/library.py says what each is); what is None or empty does not narrow."""

    # fmt: off
    @property
    def on(self) -> date | None: ...
    @property
    def since(self) -> date | None: ...
    @property
    def place(self) -> str | None: ...
    @property
    def at(self) -> tuple[str, ...] | None: ...
    @property
    def origin(self) -> str | None: ...
    @property
    def kinds(self) -> tuple[str, ...]: ...
    @property
    def basis(self) -> str | None: ...
    @property
    def group(self) -> str | None: ...
    @property
    def actor(self) -> str | None: ...
    @property
    def disputed(self) -> bool: ...
    @property
    def unread(self) -> bool: ...
    @property
    def words(self) -> str: ...
    @property
    def outlet(self) -> str | None: ...
    @property
    def least(self) -> int | None: ...
    @property
    def limit(self) -> int: ...
    @property
    def offset(self) -> int: ...
    # fmt: on


@dataclass(frozen=True, slots=True)
class Rows:
    """Some of the rows, and how many there are in all."""

    rows: Sequence[Any]
    total: int


class Where:
    """The conditions of a question, with the values that they name."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.values: dict[str, Any] = {}

    def __str__(self) -> str:
        return f"WHERE {' AND '.join(self._parts)}" if self._parts else ""

    def add(self, condition: str, **values: Any) -> None:
        """One more condition."""
        self._parts.append(condition)
        self.values |= values

    def names(self, name: str, values: Iterable[Any]) -> str:
        """Name each of some values, for use in IN."""
        named = {f"{name}{i}": value for i, value in enumerate(values)}
        self.values |= named
        return f"({', '.join(f':{key}' for key in named)})"

    def by(self, number: str, wanted: Filters) -> None:
        """Only what is of the day asked about or earlier, or of no day."""
        if wanted.on is not None:
            self.add(f"{number} >= :from_number", from_number=lists.first_of(wanted.on.toordinal()))

    def since(self, number: str, wanted: Filters) -> None:
        """Only what is of the day from which on is asked, or later."""
        if wanted.since is not None:
            self.add(f"{number} < :to_number", to_number=lists.first_of(wanted.since.toordinal() - 1))

    def kinds(self, wanted: Filters, *columns: str) -> None:
        """Only what is of one of the kinds in one of these columns."""
        if wanted.kinds:
            kinds = self.names("kind", wanted.kinds)
            self.add(either(f"{column} IN {kinds}" for column in columns))

    def is_one(self, value: str | None, *columns: str) -> None:
        """Only what has the value (where one is asked for) in one of these columns."""
        if value is not None:
            name = columns[0].replace(".", "_")
            self.add(either(f"{column} = :{name}" for column in columns), **{name: value})

    def has_words(self, column: str, wanted: Filters) -> None:
        """Only names in whose folded words all words asked for stand."""
        for n, piece in enumerate(sought(wanted.words)):
            self.add(f"instr({column}, :piece{n}) > 0", **{f"piece{n}": piece})


def either(conditions: Iterable[str]) -> str:
    """Any of these conditions."""
    return f"({' OR '.join(conditions)})"


def in_place(connection: sa.Connection, where: Where, wanted: Filters, *columns: str) -> None:
    """Only what is at the place asked for, or at one that lies in it, in one of these columns."""
    if wanted.place is None:
        return
    question = (
        "SELECT name, country, precision FROM listed_places p WHERE id = :id "
        "AND EXISTS (SELECT 1 FROM listed_accounts a WHERE a.place = p.id)"
    )
    whole = connection.execute(sa.text(question), {"id": wanted.place}).first()
    inside = "SELECT :place"
    where.values["place"] = wanted.place
    if whole is not None:
        inside += " UNION SELECT place FROM place_holders WHERE name = :whole AND country IS :country"
        where.values |= {"whole": whole.name, "country": whole.country}
        if whole.precision == "country":
            inside += " UNION SELECT id FROM listed_places WHERE country = :country"
    where.add(either(f"{column} IN ({inside})" for column in columns))


def matching(words: str) -> str | None:
    """The words asked for as full text search takes them; None where none are.

    >>> matching('killed raq* al-Shabaab')
    '"killed" AND "raq" * AND "al shabaab"'
    """
    pieces = sought(words)
    return " AND ".join(f'"{p.strip()}"{"" if p.endswith(" ") else " *"}' for p in pieces) if pieces else None


def part(
    connection: sa.Connection, what: str, at: str, where: Where, order: str, wanted: Filters, total: int | None = None
) -> Rows:
    """The part of the rows that is wanted, in their order, and how many there are; ``total``: where that is known."""
    if total is not None and wanted.offset >= total:
        return Rows((), total)
    question = f"SELECT {what} FROM {at} {where} ORDER BY {order} LIMIT :limit OFFSET :offset"
    found = rows(connection, question, where, wanted)
    if total is not None:
        return Rows(found, total)
    is_last = (found or not wanted.offset) and (not wanted.limit or len(found) < wanted.limit)
    return Rows(found, wanted.offset + len(found) if is_last else counted(connection, at, where))


def cut(rows: Sequence[R], wanted: Filters) -> Sequence[R]:
    """The part that is wanted of all rows."""
    return rows[wanted.offset : wanted.offset + wanted.limit if wanted.limit else None]


def rows(connection: sa.Connection, question: str, where: Where, wanted: Filters) -> Sequence[Any]:
    """The rows of a question that names :limit and :offset."""
    values = {**where.values, "limit": wanted.limit or -1, "offset": wanted.offset}
    return connection.execute(sa.text(question), values).all()


def counted(connection: sa.Connection, at: str, where: Where) -> int:
    """How many rows there are."""
    return int(connection.execute(sa.text(f"SELECT count(*) FROM {at} {where}"), where.values).scalar_one())
