"""Families, kept up: documents are looked at in their order, the changed ones and those that a change may concern."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from heapq import heapify, heappop, heappush
from typing import Any

from fairwitness import codec
from fairwitness.model import Document, identity
from fairwitness.reconcile.families import BOILERPLATE, family, home, homes
from fairwitness.reconcile.sketches import Sketch, sketch
from fairwitness.store import Upkeep
from fairwitness.store import schema as t
from fairwitness.store.rows import in_parts


def families_of(book: Upkeep, documents: Iterable[str]) -> set[str]:
    """The centres of the families of these documents."""
    return {row.home for row in book.rows(t.texts, "document_id", documents, "home")}


def texts_renewed(book: Upkeep, changed: Collection[str], *, anew: bool) -> set[str]:
    """Bring texts and families up to the changed documents; the centres of families that have other documents now, or
    a document that was read anew. ``anew``: nothing stands yet.
    """
    before = book.rows(t.texts, "document_id", changed)
    touched = {row.home for row in before}
    sketches = {row.number: codec.loads(Sketch, row.record) for row in before}
    book.drop_pairs(t.text_keys, [{"key": k, "text": n} for n, made in sketches.items() for k in made.found_under()])
    book.drop(t.texts, "document_id", [row.document_id for row in before])
    centres = [sketches[row.number] for row in before if row.home == row.document_id]
    queue = [concerned for centre in centres for concerned in _concerned(book, centre)]
    queue += _put_in(book, changed)
    if anew:
        at_home = [
            (t.id, centre) for t, centre in homes(codec.loads(Sketch, record) for record in book.texts_in_order())
        ]
        book.move_texts(at_home)
        touched.update(centre for _, centre in at_home)
        queue.clear()
    heapify(queue)
    seen: set[str] = set()
    while queue:
        _, document = heappop(queue)
        if document not in seen:
            seen.add(document)
            for concerned in _homed(book, document, touched):
                heappush(queue, concerned)
    touched.discard("")
    _put_families(book, touched)
    return touched


def _put_in(book: Upkeep, changed: Iterable[str]) -> list[tuple[str, str]]:
    """Put the sketches of documents in, not at home anywhere yet; their seats and ids."""
    queue: list[tuple[str, str]] = []
    for some in in_parts(changed):
        texts, keys = [], []
        for number, document in enumerate(book.documents(some), book.next_text()):
            made = sketch(document)
            texts.append({"number": number, **_row(document, made)})
            keys += [{"key": key, "text": number} for key in set(made.found_under())]
            queue.append((made.seat, made.id))
        book.put(t.texts, texts)
        book.put(t.text_keys, sorted(keys, key=lambda k: (k["key"], k["text"])))
    return queue


def _row(document: Document, made: Sketch) -> dict[str, Any]:
    text = document.text.encode("utf-8", "surrogatepass")
    return {
        "document_id": document.id,
        "capture_id": document.capture_id,
        "sha256": hashlib.sha256(text).hexdigest(),
        "seat": made.seat,
        "home": "",
        "record": codec.dumps(made),
    }


def _homed(book: Upkeep, document: str, touched: set[str]) -> list[tuple[str, str]]:
    """Bring a document to its family; those that must be looked at because it is a centre now, or no longer."""
    row = book.rows(t.texts, "document_id", [document])[0]
    made = codec.loads(Sketch, row.record)
    now = _home(book, made)
    if now == row.home:
        return []
    touched.update((row.home, now))
    book.move_texts([(document, now)])
    return _concerned(book, made) if (row.home == document) != (now == document) else []


def _home(book: Upkeep, made: Sketch) -> str:
    if not made.whole:
        return made.id
    named = book.centres(made.seat, [made.whole, *made.bands()])
    named |= book.centres(made.seat, [number for number, _ in made.passages], most=BOILERPLATE + 1)
    ids = {document for documents in named.values() for document in documents}
    rows = book.rows(t.texts, "document_id", ids, "document_id", "record")
    known = {row.document_id: codec.loads(Sketch, row.record) for row in rows}
    return home(made, {key: [known[i] for i in documents] for key, documents in named.items()})


def _concerned(book: Upkeep, centre: Sketch) -> list[tuple[str, str]]:
    """The later documents that could be of another family with and without this centre.

    Under a passage that enough centres before it hold, it makes no difference to any.
    """
    passages = [number for number, _ in centre.passages]
    before = book.centres(centre.seat, passages, most=BOILERPLATE + 1)
    telling = [p for p in passages if len(before.get(p, ())) <= BOILERPLATE]
    keys = [centre.whole, *centre.bands(), *telling] if centre.whole else []
    return [(row.seat, row.document_id) for row in book.texts_after(centre.seat, keys)]


def _put_families(book: Upkeep, centres: Collection[str]) -> None:
    for some in in_parts(centres):
        members = defaultdict(list)
        for row in book.rows(t.texts, "home", some, "home", "record"):
            members[row.home].append(codec.loads(Sketch, row.record))
        made = [family(group) for group in members.values() if len(group) > 1]
        book.drop(t.families, "id", [identity("family", centre) for centre in some])
        book.put(t.families, [{"id": f.id, "record": codec.dumps(f)} for f in made])
