"""Notes below the last answer of a sheet: below a rule or an empty row, behind the mark of a footnote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.documents.workbook import Cell, Sheet

_NOTE = re.compile(r"\s*(?:[†‡§¹²³⁴-⁹]|\*{1,3}(?=[^\s*])|\[\d{1,2}\]|\d{1,2}/(?!\d))\s*\S")  # “[1] …”, “2/ …”
_STARRED = re.compile(rf"\s*\*{{1,3}}\s*\S|{_NOTE.pattern}")
SHORTEST_RULE = 3  # characters of a line drawn with signs


def is_note_below(sheet: Sheet, row: int, end: int, answers: Sequence[Cell]) -> bool:
    """Whether a line below the last answer of a sheet is a rule, or below one or an empty row begins with the mark of a
    footnote. A mark behind “We need:” counts what is needed.
    """
    if sheet.places is not None or end < len(sheet.rows):
        return False
    text = sheet.lone(row).text.strip()
    if _is_rule(text):
        return True
    above = list(sheet.filled(row - 1))
    is_below_rule = len(above) == 1 and _is_rule(above[0].text.strip())
    is_apart = is_below_rule or not above or bool(_NOTE.match(above[0].text) and above[0] not in answers)
    is_listed = answers[-1].text.rstrip().endswith((":", "："))
    return is_apart and not is_listed and bool((_STARRED if is_below_rule else _NOTE).match(text))


def _is_rule(text: str) -> bool:
    return len(text) >= SHORTEST_RULE and not any(map(str.isalnum, text)) and len(set(text)) == 1
