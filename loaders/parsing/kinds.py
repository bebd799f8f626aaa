"""What a file is, by its first bytes and never by its name alone."""

from __future__ import annotations

from pathlib import PurePosixPath

from .limits import Refused
from .wrappers import check_link, check_message

ZIP, ZIP_EMPTY = b"PK\x03\x04", b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT_ENDINGS = (".csv", ".tsv", ".txt", ".tab")
PDF, PDF_WITHIN = b"%PDF", 64  # some programs put empty lines before it
HEAD = 4096  # bytes by which text is told from other files
MARKS_OF_ORDER = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_IMAGE = "an image"
_BEGINNINGS = (
    (b"\x89PNG", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
    (b"BM", _IMAGE),
    (b"II*\x00", _IMAGE),
    (b"MM\x00*", _IMAGE),
    (b"{\\rtf", "a text document (RTF)"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (ZIP_EMPTY, "an empty zip archive"),
    (b"\x09\x00\x04\x00", "a workbook of an Excel before 5.0"),
    (b"\x09\x02\x06\x00", "a workbook of an Excel before 5.0"),
    (b"\x09\x04\x06\x00", "a workbook of an Excel before 5.0"),
    (b"\x09\x08\x08\x00", "the bare records of an old .xls workbook"),
    (b"\x09\x08\x10\x00", "the bare records of an old .xls workbook"),
)


def kind_of(content: bytes, name: str) -> str:
    """`archive` (.xlsx, .xlsm, .xlsb, .ods, .docx), `ole` (.xls), `pdf` or `text` (.csv, .tsv).

    Raises Refused: document-empty, document-wrapped, document-unreadable (with what the file seems to be).
    """
    if not content:
        raise Refused("document-empty")
    if content.startswith(ZIP):
        return "archive"
    if content.startswith(OLE):
        check_message(content)
        return "ole"
    if content[:PDF_WITHIN].lstrip().startswith(PDF):
        return "pdf"
    found = next((kind for beginning, kind in _BEGINNINGS if content.startswith(beginning)), None)
    is_text = _is_text(content)
    if is_text and found == _IMAGE:  # a table may begin with the letters BM
        found = None
    found = found or _markup(content)
    if found is None and _is_named_text(name) and (is_text or content.startswith(MARKS_OF_ORDER)):
        return "text"
    if is_text:
        check_link(content, _is_named_text(name))
    if found is None:
        found = "text with the name of a workbook" if is_text else "bytes of an unknown kind"
    raise unreadable(found)


def check_text(content: bytes, name: str) -> None:
    """Raise Refused for a list that is no text, though a document of its kind could be read."""
    if kind_of(content, name) == "pdf":
        raise unreadable("a PDF")


def unreadable(found: str, reason: str = "") -> Refused:
    """The refusal of a file that is neither a workbook nor a document with text, with what it seems to be."""
    return Refused("document-unreadable", found=found, reason=f" The reader says: {reason}." if reason else "")


def reason_of(error: BaseException) -> str:
    """What an error says, as a part of a sentence; nothing where it speaks of the reader's inner life."""
    if not isinstance(error, Exception):
        return ""
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")


def shown(name: str) -> str:
    """A name out of a file as an issue shows it: short, and on one line."""
    return "".join(letter if letter.isprintable() else "?" for letter in name[:80])


def _is_named_text(name: str) -> bool:
    return PurePosixPath(name.lower()).suffix in TEXT_ENDINGS


def _markup(content: bytes) -> str | None:
    head = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body")):
        return "a web page (HTML)"
    if not head.startswith(b"<?xml"):
        return None
    is_flat = b"opendocument.spreadsheet" in content[:8192] or b"<office:document" in content[:8192]
    return "a flat OpenDocument file (.fods)" if is_flat else "XML that is no workbook"


def _is_text(content: bytes) -> bool:
    """Whether the beginning holds no zero, which stands in binary files only, or is UTF-16."""
    return b"\0" not in content[:HEAD] or bool(wide_encoding(content))


def wide_encoding(content: bytes) -> str:
    """The encoding of UTF-16 that does not name itself: one byte of most pairs is zero, and the other never."""
    odd, even = content[1:HEAD:2].count(0), content[0:HEAD:2].count(0)
    if max(odd, even) <= min(len(content), HEAD) // 8 or min(odd, even):
        return ""
    return "utf-16-le" if odd else "utf-16-be"
