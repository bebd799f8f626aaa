"""A light look at an .xls workbook before the reader takes it: passwords, and cells with errors.

Formulas without a stored value can't be told in this format: the place of the value is never empty, and a program that
does not compute writes a zero there.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from . import limits
from .inspection import Look
from .kinds import unreadable
from .limits import Refused, over
from .ole import Container

_STREAMS = ("Workbook", "Book")
_PACKAGE = "EncryptedPackage"  # an .xlsx with a password stands in such a container
_OTHERS = {"WordDocument": "a Word document (.doc)", "PowerPoint Document": "a presentation (.ppt)"}
_END, _SHEET, _PASSWORD = 0x0A, 0x85, 0x2F
_BEGIN, _FORMULA, _ERROR = 0x0809, 0x06, 0x0205
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_WITHOUT_NUMBER = b"\xff\xff"  # where a formula's number would end, if its value were one
_VALUE_IS_ERROR = 2


def look_at_xls(content: bytes) -> list[Look]:
    """What is seen of each sheet, in their order; nothing of a damaged workbook: the reader judges that.

    Raises Refused: document-password, document-over-limit, document-unreadable (no workbook at all).
    """
    try:
        container = Container(content)
        name = next((name for name in _STREAMS if name in container), None)
        if name is None:
            raise _without_workbook(container)
        stream = container.stream(name)
        places = _sheet_places(stream)
        return [_look_at(stream, place) for place in places]
    except (struct.error, ValueError, IndexError) as error:
        if _PACKAGE.encode("utf-16-le") in content:
            raise Refused("document-password") from error
        return []


def _without_workbook(container: Container) -> Refused:
    if _PACKAGE in container:
        return Refused("document-password")
    found = next((found for name, found in _OTHERS.items() if name in container), "an OLE document that is no workbook")
    return unreadable(found)


def _records(stream: bytes, place: int) -> Iterator[tuple[int, int]]:
    """Kind and place of the records of a part of the stream, without those of the charts that stand in it."""
    depth = 0
    while True:
        kind, size = struct.unpack_from("<HH", stream, place)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 0:
            return
        if depth == 1:
            yield kind, place + 4
        place += 4 + size


def _sheet_places(stream: bytes) -> list[int]:
    """Where each sheet begins. Raises Refused for a workbook with a password."""
    places = []
    for kind, place in _records(stream, 0):
        if kind == _PASSWORD:
            raise Refused("document-password")
        if kind == _SHEET:
            places.append(struct.unpack_from("<I", stream, place)[0])
    if len(places) > limits.MAX_SHEETS:
        raise over("The number of sheets", len(places), limits.MAX_SHEETS)
    return places


def _look_at(stream: bytes, begin: int) -> Look:
    look = Look()
    for kind, place in _records(stream, begin):
        if kind == _ERROR:
            is_error, code = stream[place + 7], stream[place + 6]
        elif kind == _FORMULA:
            is_error = stream[place + 12 : place + 14] == _WITHOUT_NUMBER and stream[place + 6] == _VALUE_IS_ERROR
            code = stream[place + 8]
        else:
            continue
        if is_error:
            look.find("error", struct.unpack_from("<HH", stream, place), ERRORS.get(code, "an error"))
    return look
