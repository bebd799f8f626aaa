"""The guards of a zip archive: its directory is judged before anything in it is unpacked."""

from __future__ import annotations

import contextlib
import copy
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from . import limits
from .kinds import shown, unreadable
from .limits import Refused, over

_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # spreadsheet programs use no other
_DRIVE = re.compile(r"[A-Za-z]:")
_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


class Archive:
    """An archive whose directory keeps all limits. Names are compared without case, and with / for \\."""

    def __init__(self, content: bytes) -> None:
        """Judge the directory. Raises Refused: document-unreadable, -over-limit, -password, archive-unsafe."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise unreadable("a damaged or truncated archive", str(error).rstrip(".")) from error
        self._entries = _judged(self._zip.infolist(), len(content))

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def __iter__(self) -> Iterator[str]:
        """The names of all parts, in lower case."""
        return iter(self._entries)

    def stored_name(self, name: str) -> str:
        """The name of a part as the archive has it."""
        return self._entries[name.lower()].filename

    def chunks(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of a part, piece by piece.

        Raises Refused for a part that is larger than the directory says, ValueError for a damaged one.
        """
        entry = copy.copy(self._entries[name.lower()])
        declared, found = entry.file_size, 0
        entry.file_size = limits.MAX_PART + 1  # at the declared size zipfile would stop, but the spreadsheet reader not
        try:
            with self._zip.open(entry) as part:
                while piece := part.read(limits.MIB):
                    found += len(piece)
                    if found > declared:
                        raise Refused(
                            "archive-unsafe", found=f"more bytes in {shown(entry.filename)} than its directory says"
                        )
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise ValueError(str(error)) from error

    def xml_chunks(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of an XML part. Raises Refused for declarations, by which a few bytes become gigabytes."""
        tail = b""
        for piece in self.chunks(name):
            text = tail + piece.replace(b"\0", b"")  # in UTF-16 too
            if _DECLARATIONS.search(text):
                raise Refused(
                    "archive-unsafe",
                    found=f"a document type declaration in {shown(self._entries[name.lower()].filename)}",
                )
            tail = text[-8:]
            yield piece

    def check_size(self, name: str) -> None:
        """Unpack a part that nobody looks at, to see that it is as large as it says; the reader may unpack it, too."""
        with contextlib.suppress(ValueError):  # damaged: if the reader needs it, it will say so
            for _ in self.chunks(name):
                pass

    def xml(self, name: str) -> ElementTree.Element:
        """A small part as a tree. Raises ValueError where it is missing or broken."""
        if name not in self:
            raise ValueError(f"there is no {name}")
        try:
            return ElementTree.fromstring(b"".join(self.xml_chunks(name)))
        except ElementTree.ParseError as error:
            raise ValueError(f"{name}: {error}") from error


def _judged(entries: list[zipfile.ZipInfo], size: int) -> dict[str, zipfile.ZipInfo]:
    """Name -> entry of a directory that keeps all limits."""
    if len(entries) > limits.MAX_ENTRIES:
        raise over("The number of parts in the archive", len(entries), limits.MAX_ENTRIES)
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = entry.filename.replace("\\", "/").lower()
        if ".." in name.split("/") or name.startswith("/") or _DRIVE.match(name):
            raise Refused("archive-unsafe", found=f"a part named {shown(entry.filename)}")
        if found.setdefault(name, entry) is not entry:
            raise Refused("archive-unsafe", found=f"two parts named {shown(entry.filename)}")
        if entry.flag_bits & _ENCRYPTED:
            raise Refused("document-password")
        if entry.compress_type not in _METHODS:
            raise Refused("archive-unsafe", found=f"{shown(entry.filename)}, packed by method {entry.compress_type}")
        _judge_size(entry)
    if sum(entry.compress_size for entry in entries) > size:
        raise Refused("archive-unsafe", found="parts that overlap each other")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.MAX_UNPACKED:
        raise over("The unpacked size", unpacked, limits.MAX_UNPACKED, " bytes")
    return found


def _judge_size(entry: zipfile.ZipInfo) -> None:
    if entry.file_size > limits.MAX_PART:
        raise over(f"The unpacked size of {shown(entry.filename)}", entry.file_size, limits.MAX_PART, " bytes")
    ratio = entry.file_size // max(entry.compress_size, 1)
    if entry.file_size > limits.RATIO_FROM and ratio > limits.MAX_RATIO:
        raise over(f"The growth of {shown(entry.filename)} by unpacking", ratio, limits.MAX_RATIO, " times")
