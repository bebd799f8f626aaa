"""The rows of the store on one connection: read what is newer, add a document, add a decision behind the last one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from gcm_data.store import schema
from gcm_data.store.rows import FIRST_LINK, Decision, Document, Proposal, as_json, link_of, now
from gcm_data.store.state import State


def last_number(connection: Connection) -> int:
    """The number of the last decision, 0 where there is none."""
    return connection.execute(sa.select(sa.func.max(schema.decisions.c.number))).scalar() or 0


def newer(connection: Connection, before: State) -> State:
    """What stands now, of which `before` was read earlier: rows are never changed, so only those behind it are read."""
    table = schema.decisions
    if before.version:
        link = connection.execute(sa.select(table.c.link).where(table.c.number == before.version)).scalar()
        if link != before.decisions[-1].link:  # another store has come to the same address
            before = State((), ())
    rows = connection.execute(sa.select(table).where(table.c.number > before.version).order_by(table.c.number))
    added = tuple(_decision(row) for row in rows)
    if not added:
        return before
    received = [(found.cycle, found.document) for found in added if found.kind == "receive"]
    if not received:
        return replace(before, decisions=(*before.decisions, *added))
    rows = connection.execute(sa.select(schema.documents))
    here = {(row.cycle, row.name): Document(**row._mapping) for row in rows}
    return State((*before.documents, *(here[place] for place in received)), (*before.decisions, *added))


def _decision(row: Row) -> Decision:
    return Decision(**{**row._mapping, "what": json.loads(row.what)})


def kept_under(connection: Connection, keys: Iterable[str]) -> dict[str, Decision]:
    """The decisions that were kept under some keys."""
    rows = connection.execute(sa.select(schema.decisions).where(schema.decisions.c.key.in_(list(keys))))
    return {row.key: _decision(row) for row in rows}


def content_of(connection: Connection, sha256: str) -> bytes | None:
    """The bytes with a digest."""
    found = connection.execute(sa.select(schema.contents.c.content).where(schema.contents.c.sha256 == sha256)).scalar()
    return None if found is None else bytes(found)


def add_document(connection: Connection, document: Document, content: bytes) -> None:
    """Keep a document and its bytes. Raises ValueError where these are not what its digest says."""
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise ValueError(f"{document.cycle}/{document.name} has other bytes than its digest says.")
    table = schema.contents
    if connection.execute(sa.select(table.c.sha256).where(table.c.sha256 == document.sha256)).scalar() is None:
        connection.execute(table.insert().values(sha256=document.sha256, content=content))
    columns = {column.name: getattr(document, column.name) for column in schema.documents.columns}
    connection.execute(schema.documents.insert().values(columns))


def append(connection: Connection, state: State, by: str, proposal: Proposal, at: str = "") -> State:
    """Keep one decision behind those that stand; what stands then."""
    said = (proposal.key, proposal.kind, proposal.cycle, proposal.document, at or now(), by)
    decision = Decision(state.version + 1, *said, dict(proposal.what), proposal.why, "")
    before = state.decisions[-1].link if state.decisions else FIRST_LINK
    decision = replace(decision, link=link_of(before, decision))
    add_decision(connection, decision)
    return replace(state, decisions=(*state.decisions, decision))


def add_decision(connection: Connection, decision: Decision) -> None:
    """Keep a decision as it is."""
    columns = {column.name: getattr(decision, column.name) for column in schema.decisions.columns}
    connection.execute(schema.decisions.insert().values({**columns, "what": as_json(decision.what)}))
