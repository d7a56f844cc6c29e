"""Which records of a casebook have ids that begin so, each with its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from fairwitness.model import Attachment, Family, State, identity
from fairwitness.store import Moment
from fairwitness.store import schema as t
from fairwitness.store.questions.records import beginning as ids_beginning
from fairwitness.store.questions.records import by_ids
from fairwitness.store.rows import pairs_of
from fairwitness.web.library import Named

# The tables of records that have pages of their own.
_PAGES = {
    "series": "series",
    "account": "accounts",
    "claim": "claims",
    "document": "documents",
    "dispute": "disputes",
    "incident": "incidents",
    "source": "listed_origins",
}


def named(moment: Moment, prefix: str, most: int) -> tuple[Named, ...]:
    """The records whose ids begin so, by id and sort, at most so many."""
    if not prefix:
        return ()
    found = {(n.id, n.sort): n for n in _named(_Beginning(moment, prefix, most))}
    return tuple(found[key] for key in sorted(found)[:most])


class _Beginning:
    """Ids that begin so, at most so many of each sort: no more of them can be asked for."""

    def __init__(self, moment: Moment, prefix: str, most: int) -> None:
        self.connection, self._prefix, self._most = moment.connection, prefix, most

    def ids(self, table: str, column: str = "id") -> Sequence[str]:
        return ids_beginning(self.connection, table, column, self._prefix, self._most)

    def first(self, question: str, values: Sequence[str]) -> dict[str, Any]:
        """For each of these values the second column of what a question that ends in IN finds."""
        return pairs_of(self.connection, question, values)


def _named(those: _Beginning) -> Iterator[Named]:
    for sort, table in _PAGES.items():
        yield from (Named(sort, i, (sort, i)) for i in those.ids(table))
    told = those.ids("listed_accounts", "place")
    yield from (Named("place", i, ("place", i)) for i in told)
    where = those.first("SELECT id, document_id FROM statements WHERE id IN", those.ids("statements"))
    yield from (Named("statement", i, ("document", document), f"s-{i}") for i, document in where.items())
    yield from _matters(those)
    question = "SELECT capture_id, min(id) FROM documents WHERE capture_id IN ({}) GROUP BY capture_id"
    captures = those.ids("documents", "capture_id")
    yield from (Named("capture", i, ("document", d)) for i, d in _grouped(those, question, captures))
    for family in by_ids(those.connection, Family, t.families, those.ids("families")).values():
        yield Named("family", family.id, ("document", family.newest))
    for state in by_ids(those.connection, State, t.states, those.ids("states")).values():
        yield Named("state", state.id, ("place", state.place.id))
    for held in by_ids(those.connection, Attachment, t.attachments, those.ids("attachments")).values():
        if held.claims:
            yield Named("judgement", held.id, ("claim", held.claims[0]))


def _matters(those: _Beginning) -> Iterator[Named]:
    """A matter has its series' page, or that of its first account."""
    matters = those.ids("accounts", "matter")
    series = {identity("series", m): m for m in matters}
    there = {series[i]: i for i in those.first("SELECT id, id FROM series WHERE id IN", list(series))}
    question = "SELECT matter, min(id) FROM accounts WHERE matter IN ({}) GROUP BY matter"
    for matter, account in _grouped(those, question, matters):
        page = ("series", there[matter]) if matter in there else ("account", account)
        yield Named("matter", matter, page)


def _grouped(those: _Beginning, question: str, values: Sequence[str]) -> Sequence[Any]:
    if not values:
        return ()
    asked = question.format(", ".join("?" * len(values)))
    return those.connection.exec_driver_sql(asked, tuple(values)).all()
