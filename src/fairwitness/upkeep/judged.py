"""Where judgements hold, kept up: looked at again where one is new, or a document that they are about is."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from fairwitness import review
from fairwitness.model import Attachment, Judgement, Pin, Place, Things, identity
from fairwitness.store import Upkeep
from fairwitness.store import schema as t
from fairwitness.store.rows import asked, in_parts, pairs_of, values_of


@dataclass(frozen=True)
class Decided:
    """What people decided, and what of it is new since the casebook was last kept up.

    ``documents``: whose claims may be judged otherwise; ``claims``: those of judgements about records that changed;
    ``origins``: the ids of those whose sayings may be another's now.
    """

    made: tuple[Judgement, ...]
    attachments: Mapping[str, Attachment]
    same: Mapping[review.Named, review.Named]
    documents: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()

    @cached_property
    def accounts(self) -> tuple[review.Join, ...]:
        """The merges and splits of accounts that are in force."""
        return review.joins("account", self.made, self.attachments)

    @cached_property
    def incidents(self) -> tuple[review.Join, ...]:
        """The merges and splits of incidents that are in force."""
        return review.joins("incident", self.made, self.attachments)

    @cached_property
    def pinned(self) -> frozenset[str]:
        """Every claim by which a judgement holds on to a record, or held until now."""
        standing = (a for a in self.attachments.values() if a.state != "undone")
        return self.claims | {c for a in standing for part in a.parts for c in part}


def judged_anew(book: Upkeep, changed: Collection[str], made: Sequence[Judgement], *, anew: bool) -> Decided:
    """Find anew the claims of judgements that are new, undone, or about documents that changed; keep what they say."""
    known = book.attachments()
    same = review.same_origins(made)
    origins = _origins_changed(book, same)
    if not made:
        return Decided((), {}, same, origins=origins)
    looked_at = list(made) if anew or _is_gone(book, changed) else _concerned(book, changed, made, known)
    if not looked_at:
        return Decided(tuple(made), known, same, origins=origins)
    documents = _documents(book, looked_at)
    located = any(j.verdict == "locate" for j in looked_at)
    if located:  # claims that people placed elsewhere are listed there
        corrected = [j for j in made if isinstance(j.about, Pin) and j.about.slot in ("place", "claim")]
        documents |= _documents(book, corrected)
    ids = {j.id for j in looked_at}
    # What is said of a place holds in these documents too, wherever else it holds.
    wanted = [j for j in made if located or j.id in ids or j.verdict in ("undo", "locate")]
    judged = review.judged(book.readings(sorted(documents)), wanted)
    fresh = {a.id: a for a in judged.attachments if a.id in ids}
    of_claims = _documents(book, [j for j in looked_at if isinstance(j.about, Pin) or j.verdict == "locate"])
    book.put_persons(judged.meanings, documents)
    claims = {c for i, a in fresh.items() for c in _moved(known.get(i), a)}
    return Decided(tuple(made), {**known, **fresh}, same, frozenset(of_claims), frozenset(claims), origins)


def _moved(before: Attachment | None, now: Attachment) -> Iterable[str]:
    """The claims of a judgement about records that is new, or holds on to others, or no longer."""
    if before is not None and before.parts == now.parts and (before.state == "undone") == (now.state == "undone"):
        return ()
    return (c for a in (before, now) if a is not None for part in a.parts for c in part)


# -- which are looked at again -----------------------------------------------------------------------------------------


def _concerned(
    book: Upkeep, changed: Collection[str], made: Sequence[Judgement], known: Mapping[str, Attachment]
) -> list[Judgement]:
    """The judgements that are new or undone, and those on the texts that these or a change are about."""
    gone = review.undone(made)
    texts = {(r.sha256, r.capture_id) for r in book.rows(t.texts, "document_id", changed, "sha256", "capture_id")}
    places = bool(changed)
    first = [
        j
        for j in made
        if j.id not in known
        or (known[j.id].state == "undone") != (j.id in gone)
        or _on(j, texts)
        or (places and j.verdict == "locate")
    ]
    if not first:
        return []
    own = {(j.about.text_sha256, j.about.capture_id) for j in first if isinstance(j.about, Pin)}
    found = {j.id: j for j in (*first, *(j for j in made if own and _on(j, own)))}
    while True:
        documents = _documents(book, found.values())
        around = {
            (r.sha256, r.capture_id) for r in book.rows(t.texts, "document_id", documents, "sha256", "capture_id")
        }
        # What people say of claims there is made anew as a whole.
        more = [j for j in made if j.id not in found and isinstance(j.about, Pin) and _on(j, around)]
        if not more:
            return list(found.values())
        found |= {j.id: j for j in more}


def _on(j: Judgement, texts: Collection[tuple[str, str]]) -> bool:
    """Does it hold on to characters of one of these texts (SHA-256 and capture)?"""
    hashes, captures = {sha for sha, _ in texts}, {capture for _, capture in texts}
    return any(pin.text_sha256 in hashes or pin.capture_id in captures for pin in review.pins_of(j))


def _is_gone(book: Upkeep, changed: Collection[str]) -> bool:
    there = {row.document_id for row in book.rows(t.texts, "document_id", changed, "document_id")}
    return len(there) < len(set(changed))


def _documents(book: Upkeep, made: Iterable[Judgement]) -> set[str]:
    """The documents that judgements may be about."""
    judged = tuple(made)
    pins = [pin for j in judged for pin in review.pins_of(j)]
    found = {row.document_id for row in book.rows(t.texts, "sha256", {p.text_sha256 for p in pins}, "document_id")}
    found |= {row.document_id for row in book.rows(t.texts, "capture_id", {p.capture_id for p in pins}, "document_id")}
    places = {i for j in judged if j.verdict == "locate" for i in _ids(j)}
    listed = "listed_claims c JOIN listed_documents d ON d.number = c.document"
    return found.union(values_of(book.connection, f"SELECT DISTINCT d.id FROM {listed} WHERE c.place IN", places))


def _ids(j: Judgement) -> Iterable[str]:
    """The place that was judged, before and after."""
    if isinstance(j.about, Things):
        yield j.about.things[0].id
    if isinstance(j.value, Place):
        yield j.value.id


def _origins_changed(book: Upkeep, same: Mapping[review.Named, review.Named]) -> frozenset[str]:
    """The ids of the origins that are one with others now and were not, or were and are not; with those others."""
    before = {tuple(name): tuple(kept) for name, kept in json.loads(book.fact("same_origins") or "[]")}
    if before == dict(same):
        return frozenset()
    book.set_fact("same_origins", json.dumps(sorted(same.items())))
    moved = {n for n in (*before, *same) if before.get(n) != same.get(n)}
    kept = {of[n] for n in moved for of in (before, same) if n in of}
    whole = moved | kept | {n for of in (before, same) for n, k in of.items() if k in kept}
    return frozenset(identity("origin", *n) for n in whole)


# -- where they stand in the end ---------------------------------------------------------------------------------------


def judgements_held(book: Upkeep, decided: Decided) -> None:
    """Keep of every judgement where it holds now, and the problems of those that find nothing."""
    if not decided.made:
        return
    known = book.attachments()
    held = review.held(decided.attachments.values(), decided.made, _standing(book, decided), decided.same)
    problems = review.problems_of(held, {j.id: j for j in decided.made})
    book.put_attachments([a for a in held if known.get(a.id) != a], problems)


def _standing(book: Upkeep, decided: Decided) -> review.Standing:
    """Where the pinned claims stand now."""
    accounts = accounts_of(book, decided.pinned)
    ids = set(accounts.values())
    told = "incident_tellings x JOIN listed_incidents i ON i.number = x.incident"
    incidents = pairs_of(book.connection, f"SELECT x.account, i.id FROM {told} WHERE x.account IN", ids)
    matters = {row.id: identity("series", row.matter) for row in book.rows(t.accounts, "id", ids, "id", "matter")}
    there = {row.id for row in book.rows(t.series, "id", set(matters.values()), "id")}
    series = {account: i for account, i in matters.items() if i in there}
    names = {
        n for j in decided.made if j.about.slot == "origin" and isinstance(j.about, Things) for n in _names(j.about)
    }
    wanted = {identity("origin", *decided.same.get(n, n)) for n in names}
    origins = values_of(book.connection, "SELECT id FROM listed_origins WHERE id IN", wanted)
    return review.Standing(accounts, incidents, series, frozenset(origins))


def _names(about: Things) -> Iterable[review.Named]:
    return ((thing.name or "", thing.type or "") for thing in about.things)


def accounts_of(book: Upkeep, claims: Collection[str]) -> dict[str, str]:
    """For each of these claims the account that it stands in."""
    documents = {row.id: row.document_id for row in book.rows(t.claims, "id", claims, "id", "document_id")}
    found: dict[str, str] = {}
    for some in in_parts(documents.values()):
        told = asked(book.connection, "SELECT claim, account FROM appearances WHERE document IN", some)
        found.update({claim: account for claim, account in told if claim in documents})
    return found
