"""Sheets that this program made and people filled in, as rows: what stands in the cells of each, by its head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gcm_data.tables.issues import Issue, issue
from gcm_data.tables.slips import KEY
from loaders.documents.workbook import Sheet, Workbook
from loaders.parsing.addresses import address_of
from loaders.parsing.limits import Refused

HEADS_WITHIN = 40  # rows from the top in which the heads stand, and what says of what a sheet is
MOST_ROWS = 5_000  # of a sheet that are filled; a State with 40 answers has some 300 mentions
LONGEST_VALUE = 200  # characters of what stands beside a label, such as who checked it


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row below the heads: its sheet, its 0-based row, the columns of the heads, and the texts below these."""

    sheet: str
    row: int
    columns: Mapping[str, int]
    texts: Mapping[str, str]

    def cell(self, head: str) -> str:
        """The address of the cell below a head."""
        return address_of(self.row, self.columns.get(head, 0))

    @property
    def key(self) -> str:
        """The key of the row; "" where it has none."""
        return self.texts.get(KEY, "").strip()

    def said(self, heads: Iterable[str]) -> dict[str, str]:
        """What was filled in below some heads, by head."""
        return {head: text for head in heads if (text := self.texts.get(head, "").strip())}


def top(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """Row, column and text of the cells with a text at the top of a sheet; each document is asked, so none is made."""
    for row, values in enumerate(sheet.rows[:HEADS_WITHIN]):
        for column, value in enumerate(values):
            if value.__class__ is str and (text := value.strip()):
                yield row, column, text


def rows_of_heads(sheet: Sheet) -> dict[int, dict[str, int]]:
    """The rows at the top of a sheet: the column of each text, the first one where it stands twice."""
    rows: dict[int, dict[str, int]] = {}
    for row, column, text in top(sheet):
        rows.setdefault(row, {}).setdefault(text, column)
    return rows


def rows_below(sheet: Sheet, heads: int, columns: Mapping[str, int], refusal: str) -> list[FilledRow]:
    """The rows below the row of heads in which something stands. Raises Refused (code `refusal`) for too many."""
    found = []
    for row in range(heads + 1, len(sheet.rows)):
        texts = {head: sheet.cell(row, column).text for head, column in columns.items()}
        if not any(text.strip() for text in texts.values()):
            continue
        if len(found) >= MOST_ROWS:
            raise Refused(refusal, found=f"more than {MOST_ROWS:,} rows on the sheet “{sheet.name}”")
        found.append(FilledRow(sheet.name, row, columns, texts))
    return found


def without_value(workbook: Workbook, sheet: Sheet, columns: set[int], code: str) -> list[Issue]:
    """An issue for each cell of some columns whose value the file does not hold: an error, or a formula without one."""
    where = {"cycle": workbook.document.cycle, "sheet": sheet.name}
    places = ((finding, sheet.place_of(finding.cell)) for finding in sheet.findings)
    return [
        issue(code, workbook.document.name, **where, cell=finding.cell, found=finding.text[:80])
        for finding, place in places
        if place is not None and place[1] in columns
    ]


def beside(sheets: Sequence[Sheet], label: str) -> str:
    """The text right of a label at the top of one of the sheets; "" where there is none."""
    for sheet in sheets:
        for row, column, text in top(sheet):
            if text == label and (value := sheet.cell(row, column + 1).text.strip()):
                return " ".join(value.split())[:LONGEST_VALUE]
    return ""


def same(one: str, other: str) -> bool:
    """Whether two texts are the same, apart from what programs change: kinds of line ends, spaces around."""
    return "\n".join(one.strip().splitlines()) == "\n".join(other.strip().splitlines())
