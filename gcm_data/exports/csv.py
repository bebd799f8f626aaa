"""Tables as CSV files for a spreadsheet program."""

from __future__ import annotations

import re
from csv import QUOTE_NONNUMERIC  # a lone carriage return in a text stays in its field only between quotes

import pandas as pd

# A cell that begins so is run as a formula by spreadsheet programs; an apostrophe makes it text. Full-width signs too.
_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠\t\r]")


def write_csv(table: pd.DataFrame) -> bytes:
    """A table as CSV: UTF-8 with a byte order mark (Excel needs it), one header line, no cell a live formula."""
    text = table.select_dtypes(include=["object", "str"]).columns
    safe = table.assign(**{name: table[name].map(_as_text) for name in text})
    return safe.to_csv(index=False, lineterminator="\n", quoting=QUOTE_NONNUMERIC).encode("utf-8-sig")


def _as_text(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
