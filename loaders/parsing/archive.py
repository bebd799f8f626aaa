"""The guards of a zip archive: its directory is judged before anything in it is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from . import limits
from .kinds import unreadable
from .limits import Refused, over

CHUNK = limits.MIB
_ENCRYPTED = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
_COUNT = re.compile(rb"""\b(?:uniqueCount|count)=["'](\d+)["']""")
_SMALLEST_STRING = 5  # bytes of <si/>
_HEAD = 4096


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

    def chunks(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of a part, piece by piece. Raises Refused for a DOCTYPE, ValueError for a damaged part."""
        tail = b""
        try:
            with self._zip.open(self._entries[name.lower()]) as part:
                while piece := part.read(CHUNK):
                    if b"<!DOCTYPE" in tail + piece or b"<!ENTITY" in tail + piece:
                        raise Refused("archive-unsafe", found=f"a document type declaration in {name}")
                    tail = piece[-9:]
                    yield piece
        except (zipfile.BadZipFile, zipfile.zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise ValueError(str(error)) from error

    def check(self, name: str) -> None:
        """Unpack a part to see that it is whole; nothing happens where the archive has no such part."""
        if name in self:
            for _ in self.chunks(name):
                pass

    def check_strings(self, name: str) -> None:
        """Refuse shared strings that announce more of themselves than can stand in their bytes.

        The reader makes room for the number announced; four thousand million ended its process.
        """
        if name not in self:
            return
        head = b"".join(piece[:_HEAD] for piece in self.chunks(name))[:_HEAD]
        most = self._entries[name.lower()].file_size // _SMALLEST_STRING + 1
        announced = max((int(number[:20]) for number in _COUNT.findall(head.partition(b"<si")[0])), default=0)
        # real files announce wrong numbers, too; what costs no memory worth the name is let pass
        if announced > max(most, limits.MAX_CELLS):
            raise over("The number of shared strings", announced, max(most, limits.MAX_CELLS))

    def xml(self, name: str) -> ElementTree.Element:
        """A small part as a tree. Raises ValueError where it is missing or broken."""
        if name not in self:
            raise ValueError(f"there is no {name}")
        try:
            return ElementTree.fromstring(b"".join(self.chunks(name)))
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
            raise Refused("archive-unsafe", found=f"a part named {entry.filename[:80]}")
        if found.setdefault(name, entry) is not entry:
            raise Refused("archive-unsafe", found=f"two parts named {entry.filename[:80]}")
        if entry.flag_bits & _ENCRYPTED:
            raise Refused("document-password")
        _judge_size(entry)
    if sum(entry.compress_size for entry in entries) > size:
        raise Refused("archive-unsafe", found="parts that overlap each other")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.MAX_UNPACKED:
        raise over("The unpacked size", unpacked, limits.MAX_UNPACKED, " bytes")
    return found


def _judge_size(entry: zipfile.ZipInfo) -> None:
    if entry.file_size > limits.MAX_PART:
        raise over(f"The unpacked size of {entry.filename[:80]}", entry.file_size, limits.MAX_PART, " bytes")
    ratio = entry.file_size // max(entry.compress_size, 1)
    if entry.file_size > limits.RATIO_FROM and ratio > limits.MAX_RATIO:
        raise over(f"Unpacking {entry.filename[:80]}, its growth", ratio, limits.MAX_RATIO, " times")
