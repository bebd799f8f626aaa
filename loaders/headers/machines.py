"""Cells below a header that say to programs what a column holds: tags of HXL (#country), identifiers of an import."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.documents.workbook import Sheet

_FOR_MACHINES = re.compile(r"#[A-Za-z]\w*(?:\s*[+]\w+)*\s*$|\{\s*\"ImportId")


def is_for_machines(text: str) -> bool:
    """Whether a cell is a tag or an identifier."""
    return bool(_FOR_MACHINES.match(text.strip()))


def is_row_of_machines(values: Sequence[object]) -> bool:
    """Whether a row holds tags and identifiers only, and more than one."""
    number = 0
    for value in values:
        if value != "":
            if not is_for_machines(str(value)):
                return False  # the first value of most rows says so
            number += 1
    return number > 1


def is_row_of_names(sheet: Sheet, row: int) -> bool:
    """Whether a row holds the names that Qualtrics gives its questions: in the same columns their wordings stand below
    it, and below these the identifiers of an import. A name such as “Q3” numbers none of the guiding questions.
    """
    if not 0 <= row < len(sheet.rows) - 2 or not is_row_of_machines(sheet.rows[row + 2]):
        return False
    imports = list(sheet.filled(row + 2))
    columns = [cell.column for cell in imports]
    are_imports = all(cell.text.lstrip().startswith("{") for cell in imports)
    return are_imports and [cell.column for cell in sheet.filled(row)] == columns
