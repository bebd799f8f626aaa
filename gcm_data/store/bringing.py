"""A folder that somebody keeps becomes a store: its documents are received and accepted, its lists become decisions.

An export of a store is brought in with its log, and what was put into it since. Done twice, nothing is kept twice.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gcm_data import reference
from gcm_data.store import folder as exported
from gcm_data.store import limits
from gcm_data.store.kinds import ACCEPTED, NotUnderstood, check
from gcm_data.store.lists import KIND, proposal_of, read_rows, row_of
from gcm_data.store.names import LISTS
from gcm_data.store.rights import Person
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.state import State
from gcm_data.store.store import Store

HIDDEN = (".", "~$")  # hidden files, and the lock files of a program that has one open
NO_DOCUMENTS = ("thumbs.db", "desktop.ini")
TOGETHER = 20  # documents kept at once
SHOWN = 100  # signs of a name in a remark


@dataclass
class Brought:
    """What an import has kept, and what it says of what it has not."""

    documents: int = 0
    decisions: int = 0
    remarks: list[str] = field(default_factory=list)


def import_folder(
    store: Store, person: Person, folder: Path, tell: Callable[[int], None] = lambda kept: None
) -> Brought:
    """Bring a folder in; `tell` hears how many documents were kept so far.

    Raises NotAllowed, StoreAway, OSError; NotThisFolder or ValueError where its log can't be brought in.
    """
    brought = Brought()
    if exported.has_log(folder):
        there, before = exported.read_log(folder), store.state()
        brought.decisions = store.bring_in(person, there, exported.contents(folder, there))
        brought.documents = len(store.state().documents) - len(before.documents)
    cycles = {cycle.cycle for cycle in reference.cycles()}
    for child in sorted(folder.iterdir()):
        if child.name.startswith(HIDDEN) or child.name in (exported.DECISIONS, exported.DOCUMENTS):
            continue
        if child.is_dir() and child.name in cycles:
            _bring_documents(store, person, child, brought, tell)
            _bring_lists(store, person, child, brought)
        else:
            known = ", ".join(sorted(cycles))
            brought.remarks.append(f"{child.name} is no folder of a review cycle ({known}) and was left out.")
    return brought


def _bring_documents(store: Store, person: Person, folder: Path, brought: Brought, tell: Callable[[int], None]) -> None:
    """Receive and accept the documents of a cycle that are not in the store as they are."""
    cycle, state = folder.name, store.state()
    known = {(each.name, each.sha256) for each in state.documents if each.cycle == cycle}
    files = [path for path in _files(folder) if path.name.lower() not in LISTS]
    for start in range(0, len(files), TOGETHER):
        incoming = []
        for path in files[start : start + TOGETHER]:
            place = path.relative_to(folder).as_posix()
            file = Incoming(path.name, path.read_bytes(), place)
            if (place, file.digest) in known:
                continue
            try:
                limits.check_files([file])
            except limits.TooMuch as much:
                brought.remarks.append(f"{cycle}/{place} was left out: {much}")
                continue
            incoming.append(file)
        _accept(store, person, cycle, incoming)
        brought.documents += len(incoming)
        tell(brought.documents)


def _accept(store: Store, person: Person, cycle: str, incoming: list[Incoming]) -> None:
    """Receive and accept; one that has the name of another takes its place."""
    if not incoming:
        return
    handed = store.receive(person, cycle, incoming)
    state = store.state()
    counting = {document.name for document in state.accepted if document.cycle == cycle}
    proposals = []
    for each in handed:
        name, called = each.document.name, each.document.received_as
        if state.state_of(each.document) != ACCEPTED:
            what = {"supersedes": called} if called != name and called in counting else {}
            proposals.append(Proposal("accept", cycle, name, what, f"brought in with {called}"))
    store.decide(person, proposals)


def _bring_lists(store: Store, person: Person, folder: Path, brought: Brought) -> None:
    """Keep the rows of the lists of a cycle that the store has not."""
    state = store.state()
    for path in _files(folder):
        name = path.name.lower()
        if name not in KIND:
            continue
        try:
            rows = read_rows(path.read_bytes(), name)
        except ValueError as error:
            brought.remarks.append(f"{folder.name}/{path.relative_to(folder).as_posix()} was left out: {error}")
            continue
        known = _known_rows(state, name, folder.name)
        new = []
        for row in rows:
            key = tuple(row.values())
            if known[key]:
                known[key] -= 1
            else:
                new.append(proposal_of(row, name, folder.name))
        brought.decisions += len(_decide(store, person, new, brought))


def _decide(store: Store, person: Person, proposals: list[Proposal], brought: Brought) -> list[object]:
    """Keep rows of a list; those that are no decision are told."""
    good = []
    for proposal in proposals:
        try:
            check(proposal)
            good.append(proposal)
        except NotUnderstood as wrong:
            brought.remarks.append(f"A row on {proposal.document[:SHOWN] or 'no document'} was left out: {wrong}")
    return store.decide(person, good) if good else []


def _known_rows(state: State, name: str, cycle: str) -> Counter[tuple[str, ...]]:
    rows = (row_of(found, name) for found in state.of_kind(KIND[name]) if found.cycle == cycle)
    return Counter(tuple(row.values()) for row in rows)


def _files(folder: Path) -> Iterator[Path]:
    """The files at and below a folder, sorted, without those that nobody put there as documents."""
    for place, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith(HIDDEN))
        for name in sorted(names):
            if not name.startswith(HIDDEN) and name.lower() not in NO_DOCUMENTS:
                yield Path(place, name)


def _raise(error: OSError) -> None:
    """A folder that can't be read is told: what lies in it would be missing without a word."""
    raise error
