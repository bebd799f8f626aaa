"""From the long table of an exhibit to a matrix of counts, for sheets of a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from gcm_data import reference, wording
from gcm_data.exhibits import Exhibit
from gcm_data.figures.chart import Matrix, Value

REPORTING, ANSWERED, DOCUMENTED = "Members reporting it", wording.ANSWERED, "With documents"
OF_A_KIND = "Members of this kind"


def matrix(made: Exhibit, row: str, column: str, count: str = REPORTING, *, corner: str = "") -> Matrix:
    """Rows × columns of an exhibit's long table, in its order; columns that are objectives under their round tables.

    A row or column that is a group of members has its denominators in brackets.
    """
    cells, rows, columns = {}, {}, {}
    for place, record in enumerate(made.table.to_dict("records")):
        rows[record[row]] = _with_denominators(row, record)
        columns[record[column]] = _with_denominators(column, record)
        cells[record[row], record[column]] = _value(record, count, ANSWERED, _opens(made, place))
    return Matrix(
        corner or row,
        tuple(columns.values()),
        _bands(list(columns)),
        tuple(rows.values()),
        tuple(tuple(cells.get((one, other)) for other in columns) for one in rows),
    )


def _value(row: dict[str, object], count: str, base: str, opens: str) -> Value:
    """The number of a row with its base; where nobody answered none is drawn, because the base is 0."""
    return Value(int(row[count]) if row[base] else 0, int(row[base]), opens)


def _opens(made: Exhibit, place: int) -> str:
    label = made.label_at(place, "")
    assert label is not None, f"{made.key}: no evidence for row {place}"
    return label


def _round_table(number: object) -> str:
    """“Round table 1: Integration and contribution”; "" for none."""
    names = {table.round_table: table.short_label for table in reference.round_tables()}
    return f"Round table {number}: {names[number]}" if number in names else ""


def _with_denominators(column: str, record: dict[str, object]) -> str:
    """The name of a row or column; of a group of members with “(43 of 62)”, of a kind of gap with “(22 answered)”."""
    named = str(record[column])
    if column == "Kind":
        return f"{named} ({record[ANSWERED]} answered)"
    if column not in ("Group", "Subregion"):
        return named
    return f"{named} ({wording.of(record[DOCUMENTED], record['Members'])})"


def _bands(columns: Sequence[object]) -> tuple[tuple[str, int], ...]:
    """Round table -> how many of its objectives stand side by side; none where the columns are no objectives."""
    if not all(isinstance(name, int) for name in columns):
        return ()
    tables = groupby(reference.objective(number).round_table for number in columns)
    return tuple((_round_table(table), len(list(members))) for table, members in tables)
