"""Files and folders on disk to documents: which files, of which review cycle, under which name."""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from gcm_data import reference
from gcm_data.tables.issues import Issue, issue
from gcm_data.tables.reading_specs import ISSUES
from gcm_data.tables.specs import ReviewData, conform
from gcm_data.tables.withheld import withhold
from loaders import ListFile, load_review
from loaders.documents.workbook import Document
from loaders.parsing.limits import MAX_BYTES, Refused, check_size

NOT_DOCUMENTS = (".", "~$")  # hidden files, and the lock files of a spreadsheet program that has one open
NOT_DOCUMENT_NAMES = ("thumbs.db", "desktop.ini")
CORRECTIONS, DECISIONS, MAPPINGS, CODINGS = LISTS = (
    *("corrections.csv", "attribution.csv", "mapping.csv", "decisions.csv"),
)
WORKBOOKS, TEXTS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"), (".docx", ".docm", ".pdf")


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
    """The files of folder/<cycle>/…, sorted; a cycle that the reference does not know becomes an issue when read.

    Where folders named after cycles lie in each other the nearest counts.
    So does a workbook or text that lies beside the folders of the cycles: nobody looks for it, and it would count for
    nothing.
    """
    cycles = sorted(path for path in _listed(folder) if path.is_dir())
    found = [_within(path, cycle) for cycle in cycles for path in _files_in(cycle)]
    files = (path for path in sorted(_listed(folder)) if path.is_file())
    beside = (path for path in files if path.suffix.lower() in (*WORKBOOKS, *TEXTS))
    return [*found, *(File(path, _shown(path.relative_to(folder)), folder.resolve().name) for path in beside)]


def fingerprint_of(folder: Path) -> str:
    """A digest of the names, sizes and times of the files of a review; it changes with any of them."""
    seen = []
    for file in files_of_review(folder):
        try:
            status = file.path.stat()
        except OSError:
            continue
        seen.append((file.cycle, file.name, status.st_size, status.st_mtime_ns))
    return hashlib.sha256(repr(seen).encode()).hexdigest()


def _within(path: Path, folder: Path) -> File:
    """A file below the folder of a cycle."""
    known = {each.cycle for each in reference.cycles()}
    nearer = (parent for parent in path.parents if parent.name in known and parent.is_relative_to(folder))
    base = next(nearer, folder)
    return File(path, _shown(path.relative_to(base)), base.name)


def find_files(paths: Iterable[Path], cycle: str = "") -> list[File]:
    """The files at and under the paths. The nearest folder named after a cycle gives the cycle, unless one is given.

    Of a folder with folders named after cycles the files are those that the dashboard reads (files_of_review).

    Raises FileNotFoundError for a path that is no file or folder, NoCycle for a file without a cycle.
    """
    found: dict[str, File] = {}
    for path in paths:
        if not (path.exists() or path.is_symlink()):
            raise FileNotFoundError(str(path))
        for file in _files_at(path, cycle):
            found.setdefault(os.path.realpath(file.path), file)
    return list(found.values())


def _files_at(path: Path, cycle: str) -> list[File]:
    """The files at and under one path."""
    known = {each.cycle for each in reference.cycles()}
    if not cycle and path.is_dir() and any(child.name in known and child.is_dir() for child in _listed(path)):
        return files_of_review(path)
    return [_file(file, path, cycle) for file in (_files_in(path) if path.is_dir() else [path])]


def _file(path: Path, given: Path, cycle: str) -> File:
    """The file under its name below the cycle's folder, else below the folder given."""
    known = {each.cycle for each in reference.cycles()}
    place = _placed(path)  # where it lies, not where a link leads
    folder = next((parent for parent in place.parents if parent.name in known), None)
    if not cycle and folder is None:
        raise NoCycle(path)
    base = folder or (_placed(given) if given.is_dir() else place.parent)
    return File(path, _shown(place.relative_to(base)), cycle or folder.name)


def _placed(path: Path) -> Path:
    """The path from the root, without dots."""
    return Path(os.path.normpath(path.absolute()))


def _shown(path: Path) -> str:
    """A path as text that can be written to a file, also where its bytes on disk are no UTF-8."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _files_in(folder: Path, walked: set[tuple[int, int]] | None = None) -> Iterator[Path]:
    """All files below a folder, sorted, without what no person put there as a document.

    Each real folder is walked once, wherever links lead: those that link to each other would be walked for ever. A
    folder that may not be read is given itself: reading it fails, and that becomes its issue.
    """
    walked = set() if walked is None else walked
    try:
        status = folder.stat()
        if (status.st_dev, status.st_ino) in walked:
            return
        walked.add((status.st_dev, status.st_ino))
        paths = sorted(_listed(folder))
    except OSError:
        yield folder
        return
    for path in paths:
        if path.is_dir():
            yield from _files_in(path, walked)
        elif path.name.lower() not in NOT_DOCUMENT_NAMES:
            yield path


def _listed(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if not path.name.startswith(NOT_DOCUMENTS)] if folder.is_dir() else []


def read_file(path: Path) -> bytes:
    """The bytes of a regular file. Raises Refused for anything else or too large a file, OSError as the system does.

    A pipe is not even opened: whoever reads from it waits for ever.
    """
    if path.is_dir():  # found where a folder could not be listed
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if not stat.S_ISREG(path.stat().st_mode):
        raise Refused("document-not-file", found=_kind_of(path))
    with path.open("rb") as file:
        check_size(os.fstat(file.fileno()).st_size)
        content = file.read(MAX_BYTES + 1)
    check_size(len(content))  # it may have grown since
    return content


def _kind_of(path: Path) -> str:
    kinds = {"a named pipe": path.is_fifo, "a socket": path.is_socket}
    return next((kind for kind, is_it in kinds.items() if is_it()), "a device")


def load_files(
    files: Iterable[File],
    progress: Callable[[Document], None] = lambda document: None,
    corrections: Iterable[File] = (),
    mappings: Iterable[File] = (),
    **more: Any,
) -> ReviewData:
    """What read_files gives, without anything that could tell who a non-attributable source is."""
    return withhold(read_files(files, progress, corrections, mappings, **more))


def read_files(
    files: Iterable[File],
    progress: Callable[[Document], None] = lambda document: None,
    corrections: Iterable[File] = (),
    mappings: Iterable[File] = (),
    **more: Any,
) -> ReviewData:
    """Read the files and load them, with the lists of people among them, and the corrections and mappings given.

    For the terminal of those who hold the files; all that is shown or written comes from load_files. A file that can't
    be read from disk is an issue: document-vanished, document-not-file, document-over-limit. `more` is for load_review.
    """
    files = list(files)
    unread: list[Issue] = []
    corrected = _lists(CORRECTIONS, files, corrections, unread)
    mapped = _lists(MAPPINGS, files, mappings, unread)
    coded = _lists(CODINGS, files, (), unread)
    decided = [
        ListFile(file.name, _content(file, unread) or b"", file.cycle)
        for file in files
        if file.path.name.lower() == DECISIONS
    ]

    def documents() -> Iterator[Document]:
        for file in files:
            if file.path.name.lower() not in LISTS and (content := _content(file, unread)) is not None:
                yield Document(file.name, content, file.cycle)

    data = load_review(documents(), progress, corrected, decided, mapped, codings=coded, **more)
    if not unread:
        return data
    return dataclasses.replace(data, issues=pd.concat([conform(unread, ISSUES), data.issues], ignore_index=True))


def _lists(name: str, files: Iterable[File], given: Iterable[File], unread: list[Issue]) -> list[ListFile]:
    """The lists of one name among the files, and those given, each once."""
    found = [*(file for file in files if file.path.name.lower() == name), *given]
    found = list({os.path.realpath(file.path): file for file in reversed(found)}.values())[::-1]
    return [ListFile(f.name, content, f.cycle) for f in found if (content := _content(f, unread)) is not None]


def _content(file: File, unread: list[Issue]) -> bytes | None:
    """The bytes of a file, or None and an issue among the unread."""
    where = {"document": file.name, "cycle": file.cycle}
    try:
        return read_file(file.path)
    except Refused as refused:
        unread.append(issue(refused.code, **where, **refused.facts))
    except OSError as error:
        unread.append(issue("document-vanished", **where, reason=error.strerror or type(error).__name__))
    return None
