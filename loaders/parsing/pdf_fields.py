"""What is written in a PDF beside the content of its pages: the fields of its form, and comments."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from .pdf_grid import Place

_TICKED, _NOT_TICKED = "☒", "☐"
_FIELD_SIZE = 11.0


class Piece(NamedTuple):
    """Text from x0 to x1 on a line, in points; y is the line on which its letters stand. `cell` is where it stands in a
    table that is drawn with lines.
    """

    x0: float
    x1: float
    y: float
    text: str
    size: float
    is_bold: bool
    cell: Place | None = None


def fields_of(page: Any, form: Any) -> Iterator[Piece]:
    """What is written or ticked in the fields of a form."""
    from pypdfium2 import raw

    if form is None:
        return
    for annotation in annotations(page):
        if raw.FPDFAnnot_GetSubtype(annotation) != raw.FPDF_ANNOT_WIDGET:
            continue
        rectangle = raw.FS_RECTF()
        kind = raw.FPDFAnnot_GetFormFieldType(form.raw, annotation)
        raw.FPDFAnnot_GetRect(annotation, rectangle)
        if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
            values = [_TICKED if raw.FPDFAnnot_IsChecked(form.raw, annotation) else _NOT_TICKED]
        elif kind in (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX):
            values = _value(
                lambda buffer, size, to=annotation: raw.FPDFAnnot_GetFormFieldValue(form.raw, to, buffer, size)
            )
            values = values.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        else:
            continue
        top, bottom = max(rectangle.top, rectangle.bottom), min(rectangle.top, rectangle.bottom)
        step = min(_FIELD_SIZE * 1.2, (top - bottom) / len(values))
        for place, value in enumerate(values):
            if value.strip():
                y = top - step * (place + 0.8)
                yield Piece(rectangle.left, rectangle.right, y, value.strip(), _FIELD_SIZE, False)


def annotations(page: Any) -> Iterator[Any]:
    """The annotations of a page, one after the other, each closed behind its use."""
    from pypdfium2 import raw

    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            try:
                yield annotation
            finally:
                raw.FPDFPage_CloseAnnot(annotation)


def remark_of(annotation: Any) -> str:
    """What an annotation that is no field says: a comment, a note, a text over the page."""
    from pypdfium2 import raw

    if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
        return ""
    return _value(lambda buffer, size: raw.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size))


def _value(ask: Any) -> str:
    """A text that is asked for twice: how many bytes it has, then the bytes."""
    from pypdfium2 import raw

    size = ask(None, 0)
    if size < 4:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
