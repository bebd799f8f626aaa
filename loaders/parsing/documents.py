"""One document as messages, whatever its kind: what the process does with each of them.

The readers of rarer kinds are imported where they are needed: the process starts anew for every load.
"""

from __future__ import annotations

from . import limits
from .archive import Archive
from .delimited import read_rows, read_text
from .inspection import Look
from .kinds import kind_of
from .messages import Messages, Send
from .package import is_opendocument, is_word
from .spreadsheets import read_spreadsheet, read_xls


def read_document(name: str, content: bytes, send: Send) -> None:
    """Send the messages of a document, as described for the process; the last may be ("refused", code, facts).

    Raises MemoryError where the memory does not suffice.
    """
    messages = Messages(send)
    with messages.refusals():
        _read(name, content, messages)


def _read(name: str, content: bytes, messages: Messages) -> None:
    limits.check_size(len(content))
    kind = kind_of(content, name)
    if kind == "pdf":
        from .pdf import read_pdf

        read_pdf(content, messages)
    elif kind == "ole":
        read_xls(content, messages)
    elif kind == "archive":
        _read_archive(content, Archive(content), messages)
    else:
        text, encoding = read_text(content)
        if encoding not in ("utf-8", "utf-8-sig") and not encoding.startswith("utf-16"):
            messages.problem("encoding-assumed", found=encoding)
        messages.sheet("", read_rows(text), Look())


def _read_archive(content: bytes, archive: Archive, messages: Messages) -> None:
    if is_word(archive):
        from .word import read_word

        read_word(archive, messages)
    elif is_opendocument(archive):
        from .opendocument import read_opendocument

        read_opendocument(archive, messages)
    else:
        read_spreadsheet(content, archive, messages)
