"""Files that only hold documents or lead to them: archives, messages, links. They are refused by what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .limits import Refused

DOCUMENTS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".docx", ".doc", ".pdf")
MOST_NAMES, LONGEST_NAME = 3, 60  # of the documents in it that are named
_HEAD = 8192  # bytes in which a message names itself
_ATTACHED_WITHIN = 1024 * 1024  # and in which the names of its attachments are looked for
_HEADER = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|reply-to|x-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_BY_SERVER = re.compile(rb"^(?:received|message-id|mime-version):", re.IGNORECASE | re.MULTILINE)
_ATTACHED = re.compile(rb"""\bfilename="?([^"\r\n;]{1,200})""", re.IGNORECASE)
_MESSAGE_PART = "__substg1.0_".encode("utf-16-le")  # of a message of Outlook
_APPLE = {"index/document.iwa", "index.zip"}


def check_archive(parts: Iterable[str]) -> None:
    """Raise Refused for an archive, by the names of its parts, that is no document itself, but holds some."""
    names = list(parts)
    if any(name.startswith(("xl/", "word/", "_rels/")) or name in ("mimetype", "content.xml") for name in names):
        return
    if _APPLE & set(names):
        raise _wrapped("a document of Numbers, Pages or Keynote, to be saved as .xlsx or .docx")
    if found := [name for name in names if name.endswith(DOCUMENTS)]:
        raise _wrapped(f"a zip archive with {_said(found)}")


def check_message(content: bytes) -> None:
    """Raise Refused for a message of Outlook."""
    if _MESSAGE_PART in content:
        raise _wrapped("a message of Outlook (.msg)")


def check_link(content: bytes, is_named_text: bool) -> None:
    """Raise Refused for a text that is a message, or a link to a document that stands elsewhere.

    A table with the name of a text may begin with lines such as “Date: …”: there only what a mail server writes counts.
    """
    head = content[:_HEAD].lstrip()
    if head.startswith(b"{") and (b'"doc_id"' in head or b"docs.google.com" in head):
        raise _wrapped("a link to a Google sheet (.gsheet), and not the sheet")
    if head.startswith((b"[InternetShortcut]", b"<!DOCTYPE plist")) or b"<plist" in head:
        raise _wrapped("a link to a web page, and not what stands there")
    above = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if is_named_text and not _BY_SERVER.search(above):
        return
    if _HEADER.match(head) and len({match.lower() for match in _HEADER.findall(above)}) > 1:
        attached = [name.decode("utf-8", "replace") for name in _ATTACHED.findall(content[:_ATTACHED_WITHIN])]
        raise _wrapped("a message (.eml)" + (f" with {_said(list(dict.fromkeys(attached)))}" if attached else ""))


def _said(names: list[str]) -> str:
    """How many documents, and the names of the first."""
    printable = ("".join(sign if sign.isprintable() else "?" for sign in name[:LONGEST_NAME]) for name in names)
    listed = ", ".join(name for name, _ in zip(printable, range(MOST_NAMES), strict=False))
    number = "1 document" if len(names) == 1 else f"{len(names)} documents"
    return f"{number} in it: {listed}" + (" …" if len(names) > MOST_NAMES else "")


def _wrapped(found: str) -> Refused:
    return Refused("document-wrapped", found=found)
