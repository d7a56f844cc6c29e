"""The tables of a casebook. Each record is kept whole as JSON beside the few columns that queries need.

Captures, bodies, takings and judgements are precious and never rebuilt. What was read (documents, claims, statements,
meanings, problems) is replaced whole, one document at a time. What was reconciled is replaced whole, all at once; with
it the attachments of judgements, the meanings that people gave, and the problems of judgements that are lost.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

VERSION = 2

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


def _record_table(name: str, *columns: Column[str]) -> Table:
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

families = _record_table("families")
accounts = _record_table("accounts")
series = _record_table("series")
disputes = _record_table("disputes")
incidents = _record_table("incidents")
states = _record_table("states")
attachments = _record_table("attachments")
RECONCILED = (families, accounts, series, disputes, incidents, states, attachments)
