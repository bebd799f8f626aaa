"""A store as a folder: documents in folders of their cycles, the lists beside them, and the whole log.

What counts lies where `python -m loaders` and the dashboard read it; the rest lies in a hidden folder, by digest.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gcm_data.snapshots.csv import read_csv, write_csv
from gcm_data.store.lists import lists_of
from gcm_data.store.rows import Document
from gcm_data.store.state import State
from gcm_data.store.store import Store
from gcm_data.store.tables import LOG, RECEIVED, decisions_of, documents_of, documents_table, log_table

DOCUMENTS, DECISIONS = "documents.csv", "decisions.csv"
NOT_COUNTING = ".received"  # hidden, so that nobody reads it as documents


class NotThisFolder(Exception):
    """A folder that can't be written to or read from; the text says what stands there and what to do."""


def export_folder(store: Store, folder: Path) -> int:
    """Write the store into a folder that is empty or holds an earlier export of it; how many files now lie there.

    Raises NotThisFolder, StoreAway, OSError.
    """
    state = store.state()
    earlier = _earlier(folder, state)
    files = {Path(cycle, name): content for (cycle, name), content in lists_of(state, is_for_loaders=False).items()}
    files |= {Path(DOCUMENTS): write_csv(documents_table(state.documents))}
    files |= {Path(DECISIONS): write_csv(log_table(state.decisions))}
    places = {place_of(document, state): document for document in state.documents}
    for path in earlier - files.keys() - places.keys():
        (folder / path).unlink(missing_ok=True)
    for path, document in places.items():
        if not (folder / path).exists() or path not in earlier:
            _write(folder / path, store.content(document.sha256))
    for path, content in files.items():
        _write(folder / path, content)
    return len(files) + len(places)


def place_of(document: Document, state: State) -> Path:
    """Where a document lies in the folder."""
    is_read = document in state.accepted
    return Path(document.cycle, document.name) if is_read else Path(NOT_COUNTING, document.sha256)


def has_log(folder: Path) -> bool:
    """Whether the folder is an export of a store, and not only documents that somebody keeps."""
    return (folder / DECISIONS).is_file() and (folder / DOCUMENTS).is_file()


def read_log(folder: Path) -> State:
    """The documents and decisions of an export. Raises NotThisFolder, OSError."""
    try:
        documents = documents_of(read_csv((folder / DOCUMENTS).read_bytes(), RECEIVED))
        decisions = decisions_of(read_csv((folder / DECISIONS).read_bytes(), LOG))
    except (ValueError, TypeError) as error:
        raise NotThisFolder(f"The log of {folder} can't be read: {error}.") from None
    return State(tuple(documents), tuple(decisions))


def contents(folder: Path, state: State) -> Iterator[tuple[Document, bytes]]:
    """The documents of an export with their bytes. Raises NotThisFolder for one that is not there."""
    for document in state.documents:
        try:
            yield document, (folder / place_of(document, state)).read_bytes()
        except OSError as error:
            raise NotThisFolder(f"{folder / place_of(document, state)} can't be read: {error.strerror}.") from None


def _earlier(folder: Path, state: State) -> set[Path]:
    """The files of an earlier export of the same store. Raises NotThisFolder where something else lies there."""
    if not folder.exists() or not any(folder.iterdir()):
        return set()
    if not has_log(folder):
        raise NotThisFolder(f"{folder} is not empty, and holds no export of a store. Name an empty folder.")
    there = read_log(folder)
    if there.decisions != state.decisions[: there.version]:
        raise NotThisFolder(
            f"{folder} holds decisions that this store has not. Import it first, or name another folder."
        )
    lists = {Path(cycle, name) for cycle, name in lists_of(there, is_for_loaders=False)}
    return lists | {place_of(document, there) for document in there.documents}


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
