"""From the table of an exhibit to the chart of a slide, which a file draws natively and the projector as a figure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from gcm_data import reference, wording
from gcm_data.coverage.two_cycles import COMPARED, NEWLY, NO_LONGER
from gcm_data.exhibits import Exhibit
from gcm_data.figures.chart import Bars, Matrix, Panel, Value

REPORTING, ANSWERED, DOCUMENTED = "Members reporting it", wording.ANSWERED, "With documents"
OF_A_KIND = "Members of this kind"


def bars(made: Exhibit, label: str, band: str = "") -> Bars:
    """Bars of an exhibit's table, a panel for each value of the column `band` (a number of a round table)."""
    rows = made.table.to_dict("records")
    values = [_value(row, REPORTING, ANSWERED, _opens(made, place)) for place, row in enumerate(rows)]
    panels = []
    for heading, members in groupby(zip(rows, values, strict=True), lambda pair: pair[0].get(band, "")):
        inside = list(members)
        labels = tuple(row[label] for row, _ in inside)
        panels.append(Panel(_round_table(heading), labels, (tuple(value for _, value in inside),)))
    return Bars(tuple(panels), (REPORTING,))


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


def changes(made: Exhibit) -> Bars:
    """Newly and no longer reported objectives, by round table, of an exhibit that compares two cycles."""
    panels: dict[str, list[tuple[str, Value, Value]]] = {}
    for place, row in enumerate(made.table.to_dict("records")):
        values = [_value(row, name, COMPARED, made.label_at(place, name)) for name in (NEWLY, NO_LONGER)]
        number = int(str(row["Objective"]).split()[-1])
        panels.setdefault(_round_table(reference.objective(number).round_table), []).append((row["Name"], *values))
    return Bars(tuple(Panel(head, *_turned(rows)) for head, rows in panels.items()), (NEWLY, NO_LONGER))


def _value(row: dict[str, object], count: str, base: str, opens: str) -> Value:
    """The number of a row with its base; where nobody answered none is drawn, because the base is 0."""
    return Value(int(row[count]) if row[base] else 0, int(row[base]), opens)


def _turned(rows: Sequence[tuple[str, Value, Value]]) -> tuple[tuple[str, ...], tuple[tuple[Value, ...], ...]]:
    labels, *series = zip(*rows, strict=True)
    return labels, tuple(series)


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
