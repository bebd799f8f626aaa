"""A backup of a store in one file, whatever its database; and whether a store is whole."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from gcm_data.snapshots.csv import read_csv, write_csv
from gcm_data.store import database, schema
from gcm_data.store.checks import check_chain
from gcm_data.store.folder import DECISIONS, DOCUMENTS
from gcm_data.store.rights import Person
from gcm_data.store.rows import Document
from gcm_data.store.state import State
from gcm_data.store.store import Store
from gcm_data.store.tables import LOG, RECEIVED, decisions_of, documents_of, documents_table, log_table

_CONTENTS = "contents"


class BrokenBackup(Exception):
    """A file that is no whole backup of a store; the text says what is wrong."""


def backup(store: Store, path: Path) -> State:
    """Write all documents and decisions into a zip file; what was written. Raises StoreAway, OSError."""
    state = store.state()
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(DOCUMENTS, write_csv(documents_table(state.documents)))
            archive.writestr(DECISIONS, write_csv(log_table(state.decisions)))
            for sha256 in sorted({document.sha256 for document in state.documents}):
                archive.writestr(f"{_CONTENTS}/{sha256}", store.content(sha256))
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return state


def restore(store: Store, person: Person, path: Path) -> int:
    """Bring a backup into a store that is empty, or that it was made of; how many decisions are new.

    Raises BrokenBackup, NotAllowed, StoreAway, OSError.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            documents = documents_of(read_csv(archive.read(DOCUMENTS), RECEIVED))
            decisions = decisions_of(read_csv(archive.read(DECISIONS), LOG))
            there = State(tuple(documents), tuple(decisions))
            return store.bring_in(person, there, _documents(archive, documents))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise BrokenBackup(f"{path} can't be restored: {str(error).strip('.')}.") from None


def _documents(archive: zipfile.ZipFile, documents: list[Document]) -> Iterator[tuple[Document, bytes]]:
    for document in documents:
        yield document, archive.read(f"{_CONTENTS}/{document.sha256}")


def verify(store: Store) -> list[str]:
    """What is not as it must be, a sentence each; nothing for a store that is whole. Raises StoreAway."""
    engine = database.engine_of(store.url)
    if not database.exists(engine):
        return []
    state = Store(store.url).state()
    found = []
    try:
        check_chain(state.decisions)
    except ValueError as broken:
        found.append(str(broken))
    received = {(each.cycle, each.document): each for each in state.decisions if each.kind == "receive"}
    for document in state.documents:
        decision = received.get((document.cycle, document.name))
        if decision is None or decision.what["sha256"] != document.sha256:
            found.append(f"{document.cycle}/{document.name} is not the document that was received.")
    with database.reading(engine) as connection:
        rows = connection.execute(sa.select(schema.documents.c.cycle, schema.documents.c.name)).all()
        found += [
            f"{row.cycle}/{row.name} was never received." for row in rows if (row.cycle, row.name) not in received
        ]
        digests = list(connection.execute(sa.select(schema.contents.c.sha256)).scalars())
        if engine.dialect.name == "sqlite":
            said = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
            found += [] if said == "ok" else [f"The file of the store is damaged: {said}."]
    wanted = {document.sha256 for document in state.documents}
    found += [f"The bytes {digest} belong to no document." for digest in digests if digest not in wanted]
    found += [
        f"The bytes of {each.cycle}/{each.name} are missing." for each in state.documents if each.sha256 not in digests
    ]
    for digest in digests:
        if hashlib.sha256(store.content(digest)).hexdigest() != digest:
            found.append(f"The bytes {digest} are not what was received.")
    return found
