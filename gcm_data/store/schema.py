"""The tables of the store, as they are read and written; the migrations beside make them."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table, Text

HEAD = "0001"  # the newest migration
metadata = MetaData()

contents = Table(
    "contents",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
documents = Table(
    "documents",
    metadata,
    Column("cycle", String(20), primary_key=True),
    Column("name", String(400), primary_key=True),
    Column("received_as", String(400), nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("received", String(30), nullable=False),
    Column("by", String(320), nullable=False),
)
decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("key", String(64), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("cycle", String(20), nullable=False),
    Column("document", String(400), nullable=False),
    Column("at", String(30), nullable=False),
    Column("by", String(320), nullable=False),
    Column("what", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("link", String(64), nullable=False),
)
derived = Table(
    "derived",
    metadata,
    Column("fingerprint", String(64), primary_key=True),
    Column("made", String(30), nullable=False),
    Column("content", LargeBinary, nullable=False),
)
KEPT_FOR_EVER = (contents, documents, decisions)
