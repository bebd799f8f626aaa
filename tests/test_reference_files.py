"""A file of the reference that can't be read is told with its line; what can is read once, whoever has saved it."""

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from gcm_data import reference
from gcm_data.reference import BrokenReference, load_reference
from tests import reference_edits
from tests.reference_edits import line_of

folder = reference_edits.folder


def broken_by(folder: Path, file: str, content: bytes) -> BrokenReference:
    """The error that a file with these bytes leads to."""
    (folder / file).write_bytes(content)
    with pytest.raises(BrokenReference) as caught:
        load_reference(folder)
    return caught.value


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "needs.csv").unlink()
    with pytest.raises(BrokenReference, match=r"^needs\.csv: the file cannot be read \(.+\)$") as caught:
        load_reference(folder)
    assert (caught.value.file, caught.value.line) == ("needs.csv", None)


def test_an_empty_file_lacks_its_columns(folder: Path) -> None:
    error = broken_by(folder, "needs.csv", b"")
    missing = "; ".join(f"column {column!r} is missing" for column in ("key", "label", "description"))
    assert str(error) == f"needs.csv, line 1: {missing}"


def test_a_header_without_rows_has_too_few(folder: Path) -> None:
    assert str(broken_by(folder, "subregions.csv", b"subregion,short_name\n")) == (
        "subregions.csv, line 1: 0 rows, expected 5"
    )


def test_a_file_in_another_encoding_is_told_with_its_line(folder: Path) -> None:
    text = (folder / "members.csv").read_text("utf-8")
    error = broken_by(folder, "members.csv", text.encode("cp1252"))
    assert (error.line, error.reason) == (line_of("members.csv", "TUR,"), "is not UTF-8")


def test_a_quote_left_open_is_told_with_the_line_it_opens_on(folder: Path) -> None:
    error = broken_by(folder, "subregions.csv", b'subregion,short_name\nPacific,P\n"South-East Asia,SEA\n')
    assert (error.line, error.reason) == (3, "is not CSV (unexpected end of data)")


def test_a_row_over_two_lines_is_told_with_the_line_it_begins_on(folder: Path) -> None:
    error = broken_by(folder, "subregions.csv", b'subregion,short_name\nPacific,P\n"South-East\nAsia",SEA\n')
    assert error.line == 3
    assert error.reason.startswith("subregion 'South-East\\nAsia' is not one line of text")


def test_what_excel_makes_of_a_file_is_read_alike(folder: Path) -> None:
    """A byte order mark, CRLF line ends, blank lines and another order of columns change nothing."""
    path = folder / "subregions.csv"
    rows = [line.split(",") for line in path.read_text("utf-8").splitlines()]
    path.write_text("\r\n\r\n".join(f"{short},{name}" for name, short in rows), "utf-8-sig", newline="")
    assert load_reference(folder) == load_reference()


def test_rows_are_read_once_and_cannot_be_changed() -> None:
    assert reference.members() is reference.members()
    with pytest.raises(FrozenInstanceError):
        reference.member("THA").name = "Siam"
