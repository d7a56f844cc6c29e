"""What was read, put into the lists of lists.py: documents, their words and their claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from fairwitness import codec, model
from fairwitness.sought import folded
from fairwitness.store import schema as t
from fairwitness.store.rows import Row, drop, in_parts, numbers_for, pairs_of, put_rows, put_words, storable, values_of


def list_documents(connection: sa.Connection, readings: Sequence[model.Reading]) -> None:
    """Put documents with their claims into their lists."""
    told = [(r.document.published, r.document.id) for r in readings]
    numbers = numbers_for(connection, "listed_documents", told)
    rows, words, claims = [], [], []
    for r in readings:
        d, number = r.document, numbers[r.document.id]
        unread = d.language not in (None, "en")
        rows.append((number, d.id, storable(d.outlet), unread, len(r.claims)))
        words.append((number, folded(d.title, d.outlet, d.text)))
        claims += _claim_rows(number, r.claims, r.meanings)
    put_rows(connection, "listed_documents", rows)
    put_words(connection, "document_words", words)
    put_rows(connection, "listed_claims", claims)
    list_places(connection, (m.value for r in readings for m in r.meanings))


def unlist_documents(connection: sa.Connection, ids: Iterable[str]) -> None:
    """Take documents with their claims out of their lists."""
    for numbers in in_parts(_documents(connection, ids).values()):
        places = values_of(connection, "SELECT DISTINCT place FROM listed_claims WHERE document IN", numbers)
        for table, column in (
            ("listed_claims", "document"),
            ("document_words", "rowid"),
            ("listed_documents", "number"),
        ):
            drop(connection, table, column, numbers)
        unlist_places(connection, places)


def relist_claims(connection: sa.Connection, claims: Iterable[str]) -> None:
    """List the claims of the documents of these claims anew: a person said something else of them."""
    for some in in_parts(claims):
        of = connection.execute(sa.select(t.claims.c.document_id).where(t.claims.c.id.in_(some))).scalars()
        for document, number in _documents(connection, of).items():
            own = connection.execute(sa.select(t.claims.c.record).where(t.claims.c.document_id == document)).scalars()
            given = connection.execute(sa.select(t.meanings.c.record).where(t.meanings.c.document_id == document))
            made = [codec.loads(model.Claim, record) for record in own]
            meanings = [codec.loads(model.Meaning, record) for record in given.scalars()]
            places = values_of(connection, "SELECT DISTINCT place FROM listed_claims WHERE document IN", [number])
            drop(connection, "listed_claims", "document", [number])
            put_rows(connection, "listed_claims", _claim_rows(number, made, meanings))
            list_places(connection, (m.value for m in meanings))
            unlist_places(connection, places)


def _documents(connection: sa.Connection, ids: Iterable[str]) -> dict[str, int]:
    return pairs_of(connection, "SELECT id, number FROM listed_documents WHERE id IN", ids)


def _claim_rows(number: int, claims: Iterable[model.Claim], meanings: Iterable[model.Meaning]) -> list[Row]:
    best = codec.best_meanings(meanings)
    return [_claim_row(number, c, best) for c in claims]


def _claim_row(number: int, c: model.Claim, best: Mapping[tuple[str, str], model.Meaning]) -> Row:
    place, kind, group = (best.get((c.id, slot)) for slot in ("place", "kind", "group"))
    at = storable(place.value.id) if place and isinstance(place.value, model.Place) else None
    named = str(group.value) or None if group else None
    return (number, c.words.start, c.words.end, str(kind.value) if kind else c.kind, c.id, at, named)


# -- places, which accounts and claims tell of -------------------------------------------------------------------------


def list_places(connection: sa.Connection, values: Iterable[object]) -> None:
    """Know the places among these values, by name and by what holds them."""
    places = list({v.id: v for v in values if isinstance(v, model.Place)}.values())
    put_rows(connection, "listed_places", [_place_row(p) for p in places], "OR IGNORE")
    held = [(storable(holder), storable(p.id), p.country) for p in places for holder in p.within]
    put_rows(connection, "place_holders", held, "OR IGNORE")


def _place_row(p: model.Place) -> Row:
    # One place may be told of more and less precisely ("near"); but a country is one wherever it is told of.
    precision = p.precision if p.precision == "country" else ""
    return (storable(p.id), storable(p.name), p.country, precision, folded(p.name, *p.other_names))


def unlist_places(connection: sa.Connection, ids: Iterable[str | None]) -> None:
    """Forget those of these places of which nothing tells any more."""
    for some in in_parts(i for i in ids if i is not None):
        told = set(values_of(connection, "SELECT DISTINCT place FROM listed_accounts WHERE place IN", some))
        told |= set(values_of(connection, "SELECT DISTINCT place FROM listed_claims WHERE place IN", some))
        gone = [i for i in some if i not in told]
        drop(connection, "listed_places", "id", gone)
        drop(connection, "place_holders", "place", gone)
