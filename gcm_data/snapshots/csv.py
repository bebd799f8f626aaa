"""Tables as CSV files that a spreadsheet program opens as text, and back without a loss."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

import pandas as pd

from gcm_data.tables.reading_specs import TableSpec
from gcm_data.tables.specs import conform

_QUOTED = csv.QUOTE_NONNUMERIC  # a lone carriage return in a text stays in its field only between quotes
_LONGEST_FIELD = 2_000_000  # characters: twice the most of a cell of a document, as quotes are doubled
_LONGEST_LINE = 4_000_000  # characters: some texts of the longest, which have no line ends
_MOST_ROWS = 5_000_000  # of a table: three times the mentions that all documents may have
_LONGEST_HEADER, _SHOWN = 10_000, 200  # bytes that are looked at, signs that a message shows
# A cell that begins so is run as a formula by spreadsheet programs; an apostrophe makes it text. Full-width signs too.
# Texts that begin with the apostrophe already get another, so that reading can take away just what writing has added.
_FORMULA = re.compile(r"^'*\s*[=+\-@＝＋－＠\t\r]")


def write_csv(table: pd.DataFrame) -> bytes:
    """A table as CSV: UTF-8 with a byte order mark (Excel needs it), one header line, no cell a live formula."""
    text = table.select_dtypes(include=["object", "str"]).columns
    safe = table.assign(**{name: table[name].map(_as_text) for name in text})
    return safe.to_csv(index=False, lineterminator="\n", quoting=_QUOTED).encode("utf-8-sig")


def read_csv(content: bytes, spec: TableSpec) -> pd.DataFrame:
    """The table that `write_csv` wrote. Raises ValueError for content that is no CSV of the spec's columns."""
    _check_header(content, spec)
    _check_rows(content, spec)
    most = len(content) // (2 * len(spec.columns)) + 1  # rows: a hundred million empty lines would fill the memory
    options = {"dtype": str, "keep_default_na": False, "encoding": "utf-8-sig", "index_col": False}
    try:
        cells = pd.read_csv(io.BytesIO(content), nrows=most, **options)
        columns = {name: _read(cells[name], spec.columns[name]) for name in spec.columns if name in cells}
    except (ValueError, TypeError, OverflowError) as error:  # no CSV, no UTF-8, or no number where one should stand
        said = str(error).strip().removeprefix("Error tokenizing data. C error: ")[:_SHOWN]
        raise ValueError(f"table {spec.name}: {said}") from None
    return conform(pd.DataFrame(columns, index=cells.index), spec)


def _check_header(content: bytes, spec: TableSpec) -> None:
    """Raise ValueError unless the first line has just the spec's columns: pandas would first read a million others."""
    line = content[:_LONGEST_HEADER].decode("utf-8-sig", errors="replace").partition("\n")[0]
    found = [name.strip('"') for name in line.rstrip("\r").split(",")]
    if sorted(found) not in (sorted(spec.columns), sorted(set(spec.columns) - set(spec.later))):
        said = ", ".join(found)[:_SHOWN] or "nothing"
        raise ValueError(f"table {spec.name}: its columns are {said}, and not {', '.join(spec.columns)}")


def _check_rows(content: bytes, spec: TableSpec) -> None:
    """Raise ValueError unless every row has just as many fields as the table has columns, and no field is too long.

    A row of five million commas is five megabytes, and pandas makes a table of gigabytes of it.
    """
    expected = 0
    csv.field_size_limit(_LONGEST_FIELD)
    lines = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig", newline="")
    try:
        for number, row in enumerate(csv.reader(_short(lines, spec)), start=1):
            expected = expected or len(row)  # the header, which was checked before
            if len(row) != expected:
                said = f"row {number:,} has {len(row):,} fields, and not {expected}"
                raise ValueError(f"table {spec.name}: {said}")
            if number > _MOST_ROWS:
                raise ValueError(f"table {spec.name}: it has more than {_MOST_ROWS:,} rows, the limit")
    except csv.Error as error:
        raise ValueError(f"table {spec.name}: {error}") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"table {spec.name}: {error.reason}") from None


def _short(lines: Iterable[str], spec: TableSpec) -> Iterator[str]:
    """The lines, none of them longer than all fields of a row may be together."""
    for number, line in enumerate(lines, start=1):
        if len(line) > _LONGEST_LINE:
            found = f"line {number:,} has {len(line):,} characters; the limit is {_LONGEST_LINE:,}"
            raise ValueError(f"table {spec.name}: {found}")
        yield line


def _read(cells: pd.Series, kind: str) -> pd.Series:
    """A column of CSV cells as the values that were written."""
    if kind == "str":
        return cells.map(_as_written).astype("str")
    return pd.to_numeric(cells.mask(cells == ""), dtype_backend="numpy_nullable").astype(kind)


def _as_text(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _as_written(value: str) -> str:
    return value[1:] if value.startswith("'") and _FORMULA.match(value) else value
