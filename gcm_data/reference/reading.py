"""Reads one reference CSV into typed rows, or says exactly where it is broken."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from io import StringIO
from pathlib import Path
from typing import Generic, TypeVar, get_type_hints

from gcm_data.reference.forms import Form

Row = TypeVar("Row")
Record = tuple[int, list[str]]


class BrokenReference(ValueError):
    """A reference file that cannot be trusted: file, line (None for the file as a whole) and reason."""

    def __init__(self, file: str, line: int | None, reason: str) -> None:
        """Keep the three parts, so that a caller need not take the message apart."""
        super().__init__(file, line, reason)
        self.file, self.line, self.reason = file, line, reason

    def __str__(self) -> str:
        """The place, then the reason: "members.csv, line 14: iso3 is empty"."""
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """The rows of one file in its order, the line on which each begins, and the last line of the file."""

    file: str
    rows: tuple[Row, ...]
    lines: tuple[int, ...]
    last_line: int

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """Each row with the line on which it begins."""
        return zip(self.lines, self.rows, strict=True)

    def broken(self, line: int, reason: str) -> BrokenReference:
        """The error to raise for a line of this file."""
        return BrokenReference(self.file, line, reason)


def read_listing(path: Path, row_type: type[Row]) -> Listing[Row]:
    """The rows of a UTF-8 CSV file whose columns are the fields of `row_type`, in any order.

    Raises BrokenReference when the file, its header or a cell is not as the row type says.
    """
    forms = _forms(row_type)
    records = _records(path)
    header_line, header = next(records, (1, []))
    _check_header(path.name, header_line, header, forms)
    rows, lines, last_line = [], [], header_line
    known: dict[tuple[str, str], object] = {}  # column and text -> value: most stand in many rows
    for line, cells in records:
        if len(cells) != len(header):
            raise BrokenReference(path.name, line, f"{len(cells)} fields, expected {len(header)}")
        texts = dict(zip(header, cells, strict=True))
        rows.append(row_type(**_values(path.name, line, texts, forms, known)))
        lines.append(line)
        last_line = line
    return Listing(path.name, tuple(rows), tuple(lines), last_line)


def _forms(row_type: type) -> dict[str, Form]:
    """The form of each column, taken from the annotations of the row type."""
    hints = get_type_hints(row_type, include_extras=True)
    return {field.name: hints[field.name].__metadata__[0] for field in fields(row_type)}


def _records(path: Path) -> Iterator[Record]:
    """Each record with the line on which it begins; lines with nothing on them are passed over."""
    reader = csv.reader(StringIO(_text(path), newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise BrokenReference(path.name, line, f"is not CSV ({error})") from error


def _text(path: Path) -> str:
    """The text of the file; the byte order mark that Excel puts before it is accepted."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BrokenReference(path.name, None, f"the file cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BrokenReference(path.name, line, "is not UTF-8") from error


def _check_header(file: str, line: int, header: list[str], forms: Mapping[str, Form]) -> None:
    faults = [
        *(f"column {column!r} is missing" for column in forms if column not in header),
        *(f"column {column!r} is unknown" for column in header if column not in forms),
        *(f"column {column!r} stands twice" for column in forms if header.count(column) > 1),
    ]
    if faults:
        raise BrokenReference(file, line, "; ".join(faults))


def _values(
    file: str, line: int, texts: Mapping[str, str], forms: Mapping[str, Form], known: dict[tuple[str, str], object]
) -> dict[str, object]:
    values: dict[str, object] = {}
    for column, form in forms.items():
        cell = column, texts[column]
        try:
            if cell not in known:
                known[cell] = form.read(cell[1])
        except ValueError as error:
            raise BrokenReference(file, line, f"{column} {error}") from error
        values[column] = known[cell]
    return values
