"""The tables of a casebook. Each record is kept whole as JSON beside the few columns that queries need.

Captures, bodies, takings and judgements are precious and never rebuilt. What was read (documents, claims, statements,
meanings, problems) is replaced whole, one document at a time. What was reconciled is kept up block by block (upkeep.py,
with the tables at the end that say where things stand); with it the attachments of judgements, the meanings that people
gave, and the problems of judgements that are lost. Pages find all of it through the lists of lists.py.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

VERSION = 6

metadata = MetaData()

# What is so about the whole casebook: schema version, revision of what was read, revision last reconciled.
facts = Table("facts", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))

bodies = Table(
    "bodies", metadata, Column("sha256", String, primary_key=True), Column("body", LargeBinary, nullable=False)
)

captures = Table(
    "captures",
    metadata,
    Column("id", String, primary_key=True),
    Column("location", String, nullable=False, index=True),
    Column("body_sha256", ForeignKey("bodies.sha256"), nullable=False),
    Column("media_type", String, nullable=False),
    # Which version of our reading was last applied to these bytes, whether or not it found text.
    Column("reader", String, nullable=False),
)

takings = Table(
    "takings",
    metadata,
    Column("capture_id", ForeignKey("captures.id"), primary_key=True),
    Column("record", Text, primary_key=True),
    Column("at", String, nullable=False),
)


def _record_table(name: str, *columns: Column[Any]) -> Table:
    return Table(
        name, metadata, Column("id", String, primary_key=True), *columns, Column("record", Text, nullable=False)
    )


documents = _record_table(
    "documents",
    Column("capture_id", ForeignKey("captures.id"), nullable=False, index=True),
    Column("published", String, index=True),
    Column("outlet", String),
)
claims = _record_table(
    "claims",
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("kind", String, nullable=False, index=True),
)
statements = _record_table("statements", Column("document_id", ForeignKey("documents.id"), nullable=False, index=True))

meanings = Table(
    "meanings",
    metadata,
    Column("claim_id", ForeignKey("claims.id"), primary_key=True),
    Column("slot", String, primary_key=True),
    Column("by", String, primary_key=True),
    Column("document_id", ForeignKey("documents.id"), nullable=False, index=True),
    Column("record", Text, nullable=False),
)

# ``capture_id`` is empty for a location that could not be taken at all.
problems = Table(
    "problems",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("capture_id", ForeignKey("captures.id"), index=True),
    Column("about", String, nullable=False),
    Column("record", Text, nullable=False),
    Index("problems_about", "about"),
)

# In the order in which they were made: a later one goes before an earlier one.
judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("record", Text, nullable=False),
)

# ``block`` (a number), ``first`` and ``last`` (days): what an account was made together with; ``since``, ``until``: the
# days on which it is in force, empty where it never is.
ACCOUNT_PLACE = ("matter", "block", "first", "last", "since", "until")


def _days(*names: str) -> list[Column[Any]]:
    return [Column(name, Integer) for name in names]


families = _record_table("families")
accounts = _record_table(
    "accounts", Column("matter", String, index=True), Column("block", Integer, index=True), *_days(*ACCOUNT_PLACE[2:])
)
series = _record_table("series")
# ``scope``: the matter, denial, part or place by which a dispute was found, and is found again.
disputes = _record_table("disputes", Column("scope", String, index=True))
incidents = _record_table("incidents", Column("town", Integer, index=True), *_days("first", "last"))
states = _record_table("states", Column("place", Integer, index=True))
attachments = _record_table("attachments")
RECONCILED = (families, accounts, series, disputes, incidents, states, attachments)

# -- where things stand, so that a new document is set beside its neighbours alone -------------------------------------

# Documents put in, read anew or gone since the casebook was last reconciled.
unreconciled = Table("unreconciled", metadata, Column("document_id", String, primary_key=True))

# The sketch of each document's text, by which copies are found; ``home``: the centre of its family (itself, if alone).
texts = Table(
    "texts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document_id", String, nullable=False, unique=True),
    Column("capture_id", String, nullable=False, index=True),
    Column("sha256", String, nullable=False, index=True),
    Column("seat", String, nullable=False),
    Column("home", String, nullable=False, index=True),
    Column("record", Text, nullable=False),
)
text_keys = Table(
    "text_keys",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("text", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

# What one origin says in one family, found by family and by block.
sayings = Table(
    "sayings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("family", String, nullable=False, index=True),
    Column("block", Integer, nullable=False),
    *_days("first", "last"),
    Column("record", Text, nullable=False),
    Column("origin", String, index=True),
    Index("sayings_block", "block", "first"),
)

# The claims by which judgements hold on to records: in which block and on which days each is said.
pinned = Table(
    "pinned",
    metadata,
    Column("claim_id", String, primary_key=True),
    Column("document_id", String, nullable=False),
    Column("block", Integer, nullable=False),
    *_days("first", "last"),
    sqlite_with_rowid=False,
)

# Where accounts are found by the rules that look beyond one matter.
shelved = Table(
    "shelved",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("account_id", String, primary_key=True),
    *_days("said", "first", "last"),
    Column("size", Float),
    sqlite_with_rowid=False,
)
dispute_sides = Table(
    "dispute_sides",
    metadata,
    Column("account_id", String, primary_key=True),
    Column("dispute_id", String, primary_key=True),
    sqlite_with_rowid=False,
)
STANDING = (texts, text_keys, sayings, pinned, shelved, dispute_sides)
