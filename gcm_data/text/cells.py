"""Where a cell stands, in one phrase: “Answers!C5” in a spreadsheet, “Achievements, paragraph 14” in a text."""

from __future__ import annotations

import re

_IN_SPREADSHEET = re.compile(r"[A-Z]{1,3}\d{1,7}")


def placed(sheet: str, *cells: str) -> str:
    """The cells of a sheet, or of the part of a text document below a heading; "" where neither is told.

    A .csv file has no sheets, and a text may have no heading.
    """
    told = [cell for cell in cells if cell]
    said = ", ".join(told)
    is_text = bool(told) and not _IN_SPREADSHEET.fullmatch(told[0])
    return (", " if is_text else "!").join(filter(None, (sheet, said)))
