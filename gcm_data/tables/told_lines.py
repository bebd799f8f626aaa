"""Lines of mapping.csv with which issues end, so that a person can take them over."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from gcm_data.tables.issues import ISSUE_KINDS

_FIELDS = 5  # document, sheet, place, role, value
_ENDS = "{line}"


@dataclass(frozen=True, slots=True)
class ToldLine:
    """What a mapping says: the place in a sheet, its role, and a value, which may be only an example."""

    sheet: str
    place: str
    role: str
    value: str = ""


def line_of(code: str, message: str, document: str) -> ToldLine | None:
    """The line with which the message of an issue of a document ends; None where there is none."""
    if not (code in ISSUE_KINDS and ISSUE_KINDS[code].advice.endswith(_ENDS)):
        return None
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow([document, ""])
    start = message.rfind(written.getvalue())
    rows = list(csv.reader([message[start:]])) if start >= 0 else []
    return ToldLine(*rows[0][1:]) if rows and len(rows[0]) == _FIELDS else None
