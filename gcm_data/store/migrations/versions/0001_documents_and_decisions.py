"""Documents as received, decisions, and what was derived of them; the first two can't be changed or deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_KEPT_FOR_EVER = ("contents", "documents", "decisions")
_SQLITE = """
CREATE TRIGGER {table}_{event} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, 'rows of {table} are kept as they are'); END
"""
_POSTGRESQL_FUNCTION = """
CREATE FUNCTION gcm_keep() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'rows of % are kept as they are', TG_TABLE_NAME; END $$
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION gcm_keep()
"""


def upgrade() -> None:
    """Make the tables and what guards them."""
    op.create_table(
        "contents",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("cycle", sa.String(20), primary_key=True),
        sa.Column("name", sa.String(400), primary_key=True),
        sa.Column("received_as", sa.String(400), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("received", sa.String(30), nullable=False),
        sa.Column("by", sa.String(320), nullable=False),
    )
    op.create_index("ix_documents_sha256", "documents", ["sha256"])
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("cycle", sa.String(20), nullable=False),
        sa.Column("document", sa.String(400), nullable=False),
        sa.Column("at", sa.String(30), nullable=False),
        sa.Column("by", sa.String(320), nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("link", sa.String(64), nullable=False),
    )
    op.create_table(
        "derived",
        sa.Column("fingerprint", sa.String(64), primary_key=True),
        sa.Column("made", sa.String(30), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for table in _KEPT_FOR_EVER:
            for event in ("UPDATE", "DELETE"):
                op.execute(_SQLITE.format(table=table, event=event))
    else:
        op.execute(_POSTGRESQL_FUNCTION)
        for table in _KEPT_FOR_EVER:
            op.execute(_POSTGRESQL.format(table=table))
