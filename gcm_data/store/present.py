"""What counts now, laid out as files for the loaders, in a folder that can be made again at any time."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from gcm_data.store import database
from gcm_data.store.away import telling
from gcm_data.store.lists import CODINGS, lists_of
from gcm_data.store.rows import Document
from gcm_data.store.state import State
from gcm_data.store.store import Store
from gcm_data.tables.build import build

NEEDED_FOR = 600  # seconds after it was laid out a list is read, at the latest


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that counts: where it lies, its name in its cycle, and the cycle."""

    path: Path
    name: str
    cycle: str


def fingerprint(state: State) -> str:
    """Equal for equal documents that count, equal decisions on them, and the same program."""
    digest = hashlib.sha256(build().encode())
    for document in state.accepted:
        digest.update(repr((document.cycle, document.name, document.sha256)).encode("utf-8", "surrogatepass"))
    for place, content in sorted(lists_of(state).items()):
        digest.update(repr((place, content)).encode())
    return digest.hexdigest()


def lay_out(store: Store, state: State) -> list[Kept]:
    """The documents that count and the lists beside them, as files. Raises StoreAway."""
    found = [lay_out_document(store, document) for document in state.accepted]
    return found + [lay_out_list(store, *place, content) for place, content in lists_of(state).items()]


def lay_out_document(store: Store, document: Document) -> Kept:
    """A document as a file, whether it counts or not. Raises StoreAway."""
    path = cache_folder(store) / "contents" / document.sha256
    if not path.exists():
        _write(path, store.content(document.sha256))
    return Kept(path, document.name, document.cycle)


def lay_out_list(store: Store, cycle: str, name: str, content: bytes) -> Kept:
    """A list of a cycle as a file of its name. Raises StoreAway."""
    path = cache_folder(store) / "lists" / hashlib.sha256(content).hexdigest() / name
    if path.exists():
        with contextlib.suppress(OSError):
            path.touch()  # it is needed again
    else:
        _write(path, content)
        _forget_older(path)
    return Kept(path, name, cycle)


def _forget_older(path: Path) -> None:
    """Remove what lists of codings have said before: each decision makes a new one, and they grow."""
    until = time.time() - NEEDED_FOR
    for older in path.parent.parent.glob(f"*/{CODINGS}") if path.name == CODINGS else ():
        with contextlib.suppress(OSError):
            if older.stat().st_mtime < until:
                older.unlink()
                older.parent.rmdir()


def cache_folder(store: Store) -> Path:
    """Where files lie that can be made again: beside the file of the store, else in the dot folder."""
    file = database.file_of(database.engine_of(store.url))
    return (file.parent if file else database.FOLDER) / "cache"


def _write(path: Path, content: bytes) -> None:
    """Write a whole file or none, also where another process writes the same. Raises StoreAway."""
    with telling():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
