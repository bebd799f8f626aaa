"""Tables as CSV files that a spreadsheet program opens as text, and back without a loss."""

from __future__ import annotations

import io
import re
from csv import QUOTE_NONNUMERIC  # a lone carriage return in a text stays in its field only between quotes

import pandas as pd

from gcm_data.tables import TableSpec, conform

# A cell that begins so is run as a formula by spreadsheet programs; an apostrophe makes it text. Full-width signs too.
# Texts that begin with the apostrophe already get another, so that reading can take away just what writing has added.
_FORMULA = re.compile(r"^'*\s*[=+\-@＝＋－＠\t\r]")


def write_csv(table: pd.DataFrame) -> bytes:
    """A table as CSV: UTF-8 with a byte order mark (Excel needs it), one header line, no cell a live formula."""
    text = table.select_dtypes(include=["object", "str"]).columns
    safe = table.assign(**{name: table[name].map(_as_text) for name in text})
    return safe.to_csv(index=False, lineterminator="\n", quoting=QUOTE_NONNUMERIC).encode("utf-8-sig")


def read_csv(content: bytes, spec: TableSpec) -> pd.DataFrame:
    """A table of a spec from what `write_csv` made of it. Raises ValueError where it is no such table."""
    cells = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8-sig")
    missing = [name for name in spec.columns if name not in cells]
    if missing:
        raise ValueError(f"table {spec.name}: columns {missing} are missing")
    columns = {
        name: cells[name].map(_as_written) if kind == "str" else pd.to_numeric(cells[name].replace("", None))
        for name, kind in spec.columns.items()
    }
    return conform(pd.DataFrame(columns, index=cells.index), spec)


def _as_text(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _as_written(value: str) -> str:
    return value[1:] if value.startswith("'") and _FORMULA.match(value) else value
