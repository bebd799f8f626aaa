"""Files and folders on disk to documents: which files, of which review cycle, under which name."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pandas as pd

from gcm_data import reference
from gcm_data.issues import Issue, issue
from gcm_data.tables import ISSUES, ReviewData, conform
from loaders import load_review
from loaders.workbook import Document

NOT_DOCUMENTS = (".", "~$")  # hidden files, and the lock files of a spreadsheet program that has one open
NOT_DOCUMENT_NAMES = ("thumbs.db", "desktop.ini", "corrections.csv")


@dataclasses.dataclass(frozen=True, slots=True)
class File:
    """A file to read: where it is, the name it has in every table, and its review cycle."""

    path: Path
    name: str
    cycle: str


class NoCycle(Exception):
    """A file whose review cycle neither a folder nor the caller names; `path` is that file."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def files_of_review(folder: Path) -> list[File]:
    """The files of folder/<cycle>/…, sorted; a cycle that the reference does not know becomes an issue when read."""
    cycles = sorted(path for path in _listed(folder) if path.is_dir())
    return [File(path, _shown(path.relative_to(cycle)), cycle.name) for cycle in cycles for path in _files_in(cycle)]


def find_files(paths: Iterable[Path], cycle: str = "") -> list[File]:
    """The files at and under the paths. The nearest folder named after a cycle gives the cycle, unless one is given.

    Raises FileNotFoundError for a path that is no file or folder, NoCycle for a file without a cycle.
    """
    found: dict[Path, File] = {}
    for path in paths:
        if not (path.is_dir() or path.is_file()):
            raise FileNotFoundError(str(path))
        for file in _files_in(path) if path.is_dir() else [path]:
            found.setdefault(file.resolve(), _file(file, path, cycle))
    return list(found.values())


def _file(path: Path, given: Path, cycle: str) -> File:
    """The file under its name below the cycle's folder, else below the folder given."""
    known = {each.cycle for each in reference.cycles()}
    folder = next((parent for parent in path.resolve().parents if parent.name in known), None)
    if not cycle and folder is None:
        raise NoCycle(path)
    base = folder or (given.resolve() if given.is_dir() else path.resolve().parent)
    return File(path, _shown(path.resolve().relative_to(base)), cycle or folder.name)


def _shown(path: Path) -> str:
    """A path as text that can be written to a file, also where its bytes on disk are no UTF-8."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _files_in(folder: Path) -> Iterator[Path]:
    """All regular files below a folder, sorted, without what no person put there as a document.

    A folder that may not be read is given itself: reading it fails, and that becomes its issue.
    """
    try:
        paths = sorted(_listed(folder))
    except OSError:
        yield folder
        return
    for path in paths:
        if path.is_dir():
            yield from _files_in(path)
        elif path.is_file() and path.name.lower() not in NOT_DOCUMENT_NAMES:
            yield path


def _listed(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if not path.name.startswith(NOT_DOCUMENTS)] if folder.is_dir() else []


def load_files(files: Iterable[File], progress: Callable[[Document], None] = lambda document: None) -> ReviewData:
    """Read the files and load them; one that can't be read from disk is an issue (document-vanished)."""
    unread: list[Issue] = []

    def documents() -> Iterator[Document]:
        for file in files:
            try:
                yield Document(file.name, file.path.read_bytes(), file.cycle)
            except OSError as error:
                unread.append(
                    issue(
                        "document-vanished",
                        file.name,
                        cycle=file.cycle,
                        reason=error.strerror or type(error).__name__,
                    )
                )

    data = load_review(documents(), progress)
    if not unread:
        return data
    return dataclasses.replace(data, issues=pd.concat([conform(unread, ISSUES), data.issues], ignore_index=True))
