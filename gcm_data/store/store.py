"""A store: hand in documents, take decisions, read what there is. All that changes something checks who asks."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from gcm_data import reference
from gcm_data.store import database, limits, log, rights, schema
from gcm_data.store.away import NOTHING_KEPT, StoreAway
from gcm_data.store.checks import check_log, check_standing
from gcm_data.store.kinds import KINDS, NotUnderstood, check
from gcm_data.store.names import free_name, name_of
from gcm_data.store.rights import ADMINISTRATOR, OFFICER, Person
from gcm_data.store.rows import Decision, Document, Incoming, Proposal, new_key, now
from gcm_data.store.state import State

EMPTY = State((), ())
GONE = (
    "The store that was here is gone: its file or its tables are no longer there. Let whoever looks after the server "
    "bring them back, or restore a backup and start the dashboard again."
)


@dataclass(frozen=True, slots=True)
class Handed:
    """What became of a file that was handed in: its document, and the other documents that have the same bytes."""

    document: Document
    twins: tuple[Document, ...]


class Store:
    """The store in one database. Its methods raise StoreAway where the database can't be used."""

    def __init__(self, url: str = "") -> None:
        self.url = url or database.default_url()
        self._engine: Engine = database.engine_of(self.url)
        self._read = EMPTY
        self._reading = threading.Lock()

    def version(self) -> int:
        """The number of the last decision, which changes with anything that is kept; 0 for an empty store."""
        if not self._is_there():
            return 0
        with database.reading(self._engine) as connection:
            return log.last_number(connection)

    def state(self) -> State:
        """All documents and decisions, with what follows from them. What was read before is not read again."""
        with self._reading:
            if not self._is_there():
                return EMPTY
            with database.reading(self._engine) as connection:
                self._read = log.newer(connection, self._read)
            return self._read

    def _is_there(self, outcome: str = "") -> bool:
        """Whether anything was ever kept. Raises StoreAway where what was read before is gone: none empties itself."""
        is_there = database.exists(self._engine, outcome)
        if not is_there and self._read.version:
            raise StoreAway(GONE)
        return is_there

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A connection on which all is kept at the end, or nothing."""
        self._is_there(NOTHING_KEPT)
        with database.writing(self._engine) as connection:
            yield connection

    def content(self, sha256: str) -> bytes:
        """The bytes of a document. Raises KeyError where there are none."""
        with database.reading(self._engine) as connection:
            found = log.content_of(connection, sha256)
        if found is None:
            raise KeyError(sha256)
        return found

    def receive(self, person: Person, cycle: str, files: Sequence[Incoming], keys: Sequence[str] = ()) -> list[Handed]:
        """Keep files as received, all or none. A file that was received before under its name is not kept twice.

        `keys` are names of the decisions, one a file, for who may send the same again. Raises NotAllowed,
        NotUnderstood, limits.TooMuch.
        """
        rights.require(person, OFFICER, KINDS["receive"].does)
        if cycle not in {known.cycle for known in reference.cycles()}:
            raise NotUnderstood(f"“{cycle}” is no review cycle.")
        limits.check_files(files)
        handed = []
        with self._writing() as connection:
            state = log.newer(connection, self._read)
            limits.check_waiting(state, person, files)
            for file, key in zip(files, keys or [new_key() for _ in files], strict=True):
                document = _kept_before(state, cycle, file, key)
                if document is None:
                    state = _keep(connection, state, person, cycle, file, key)
                    document = state.documents[-1]
                twins = [twin for twin in state.twins(document.sha256, cycle) if twin != document]
                handed.append(Handed(document, tuple(twins)))
        return handed

    def decide(self, person: Person, proposals: Sequence[Proposal], seen: int | None = None) -> list[Decision]:
        """Keep decisions, all or none; one whose key is known is not kept again.

        `seen` is the version at which the person looked: raises Changed where somebody has decided on the document
        since. Raises NotAllowed, NotUnderstood.
        """
        for proposal in proposals:
            check(proposal)
            rights.require(person, KINDS[proposal.kind].role, KINDS[proposal.kind].does)
            if proposal.kind == "receive":
                raise NotUnderstood("Documents are received with their bytes.")
        with self._writing() as connection:
            state = log.newer(connection, self._read)
            kept = log.kept_under(connection, [proposal.key for proposal in proposals])
            for proposal in proposals:
                if proposal.key not in kept:
                    check_standing(state, person, proposal, seen)
                    state = log.append(connection, state, person.address, proposal)
                    kept[proposal.key] = state.decisions[-1]
        return [kept[proposal.key] for proposal in proposals]

    def bring_in(self, person: Person, there: State, contents: Iterable[tuple[Document, bytes]]) -> int:
        """Keep the documents and decisions of another store as they are there; how many decisions are new here.

        `contents` are the bytes of its documents. Raises NotAllowed; ValueError where its log can't be used or does not
        begin with what stands here, or where a document is not what its digest says.
        """
        rights.require(person, ADMINISTRATOR, "bring in another store")
        check_log(there.documents, there.decisions)
        with self._writing() as connection:
            state = log.newer(connection, EMPTY)
            if there.decisions[: state.version] != state.decisions:
                raise ValueError("This store has decisions that the other has not. Bring it into an empty store.")
            for document, content in contents:
                if document not in state.documents:
                    log.add_document(connection, document, content)
            for decision in there.decisions[state.version :]:
                log.add_decision(connection, decision)
        return there.version - state.version

    def derived(self, fingerprint: str) -> bytes | None:
        """What was derived of documents and decisions with this fingerprint, if somebody has kept it."""
        if not self._is_there():
            return None
        table = schema.derived
        with database.reading(self._engine) as connection:
            found = connection.execute(sa.select(table.c.content).where(table.c.fingerprint == fingerprint)).scalar()
        return None if found is None else bytes(found)

    def keep_derived(self, fingerprint: str, content: bytes) -> None:
        """Keep what was derived, for other processes and machines. The newest few are kept: it can be made again."""
        table = schema.derived
        with self._writing() as connection:
            connection.execute(table.delete().where(table.c.fingerprint == fingerprint))
            connection.execute(table.insert().values(fingerprint=fingerprint, made=now(), content=content))
            newest = sa.select(table.c.fingerprint).order_by(table.c.made.desc()).limit(limits.DERIVED_KEPT)
            kept = list(connection.execute(newest).scalars())
            connection.execute(table.delete().where(table.c.fingerprint.not_in(kept)))


def _kept_before(state: State, cycle: str, file: Incoming, key: str) -> Document | None:
    """The document of a file that was kept already: under this key, or with the same bytes and name."""
    places = {found.key: (found.cycle, found.document) for found in state.decisions if found.kind == "receive"}
    if key in places:
        return next(found for found in state.documents if (found.cycle, found.name) == places[key])
    twins = state.twins(file.digest, cycle)
    return next((twin for twin in twins if twin.received_as == name_of(file)), None)


def _keep(connection: Connection, state: State, person: Person, cycle: str, file: Incoming, key: str) -> State:
    """Keep a file under a name that is free in its cycle, and that it was received; what stands then."""
    received_as = name_of(file)
    taken = {document.name.casefold() for document in state.documents if document.cycle == cycle}
    sha256, size = file.digest, len(file.content)
    document = Document(cycle, free_name(received_as, taken), received_as, sha256, size, now(), person.address)
    log.add_document(connection, document, file.content)
    what = {"sha256": sha256, "size": str(size), "received_as": received_as}
    proposal = Proposal("receive", cycle, document.name, what, key=key)
    state = replace(state, documents=(*state.documents, document))
    return log.append(connection, state, person.address, proposal, document.received)
