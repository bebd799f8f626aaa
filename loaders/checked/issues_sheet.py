"""The sheet with all issues of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from xml.sax.saxutils import escape

from gcm_data.tables.issues import Issue
from gcm_data.text.xml import writable
from loaders.checked.package import MAIN
from loaders.documents.issues_sheet import HEADS, MARK
from loaders.parsing.addresses import address_of

LONGEST = 32_000  # characters of a cell
_WIDTHS = (10, 24, 16, 110)
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def sheet_of(document: str, issues: Sequence[Issue], notes: Sequence[str], style: Callable[[str], int],
             is_strict: bool = False) -> bytes:  # fmt: skip
    """The XML of the sheet; `style` gives the style of texts, and of those on the ground of a severity.

    `notes` are lines below its title, which say what else there is to know of the file.
    """
    lines = [[f"{MARK}: what was found in {document}, and what to do"], *([note] for note in notes), [], list(HEADS)]
    rows = [[(text, "") for text in line] for line in lines]
    rows += [[(each.severity, each.severity), (each.sheet, ""), (each.cell, ""), (each.message, "")] for each in issues]
    written = "".join(_row(number, row, style) for number, row in enumerate(rows))
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(_WIDTHS, start=1)
    )
    made = f'<worksheet xmlns="{MAIN[is_strict]}"><cols>{columns}</cols><sheetData>{written}</sheetData></worksheet>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{made}'.encode()


def _row(number: int, texts: Iterable[tuple[str, str]], style: Callable[[str], int]) -> str:
    cells = "".join(
        f'<c r="{address_of(number, column)}" s="{style(severity) if column or severity else 0}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{escape(writable(text)[:LONGEST])}</t></is></c>'
        for column, (text, severity) in enumerate(texts)
        if text
    )
    return f'<row r="{number + 1}">{cells}</row>'
