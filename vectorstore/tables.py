"""The catalogue's tables, for any database that SQLAlchemy speaks to."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

METADATA = MetaData()

SETTINGS = Table(
    "settings", METADATA, Column("name", String(64), primary_key=True), Column("value", Text, nullable=False)
)
"""One row a setting: schema, library, generation, model, indexed_generation, vectors."""

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", String(200), primary_key=True),
    Column("path", Text, nullable=False),
    Column("origin", Text, nullable=False, index=True),
    Column("sha256", String(64), nullable=False, index=True),
    Column("file", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("paragraphs", Integer, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("unreadable_pages", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("revision", Integer, nullable=False),
)

PARAGRAPHS = Table(
    "paragraphs",
    METADATA,
    Column("id", String(220), primary_key=True),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("page", Integer, nullable=False),
    Column("page_to", Integer, nullable=False),
    Column("label", Text),
    Column("ordinal", Integer, nullable=False),
    Column("section", JSON, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("authority", String(32), nullable=False),
    Column("boxes", JSON, nullable=False),
    Column("footnotes", JSON, nullable=False),
    Column("stem", Text, nullable=False),
    Column("agencies", JSON, nullable=False),
    Column("themes", JSON, nullable=False),
)

VECTORS = Table(
    "vectors",
    METADATA,
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("model", String(64), primary_key=True),
    Column("passages", JSON, nullable=False),
    Column("matrix", LargeBinary, nullable=False),
)
"""What the model made of a document: its passage ids, and one row of float32 for each."""
