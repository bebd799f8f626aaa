"""Who sends a text document, by its first lines: a letter, a title page, or a report under its title."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gcm_data.reference.names import normalise_name
from loaders.documents.workbook import Cell
from loaders.respondents.members import names_member, resolve_member

Rows = list[list[Cell]]
FIRST = (3, 8, 25)  # lines in which a letterhead or title is looked for, the nearest first
SEAT = "bangkok"  # of the secretariat: a country below it, in the address of a letter, is the one in which that is


def state_of_letter(rows: Rows, named_in: Callable[[Rows], Cell | None]) -> Cell | None:
    """The cell that names the State: alone in its line, in a heading, or in the first lines; None where it is not told.

    A letter names other States, too, further below: of the lines that name one the first count. Two different names
    among lines that count alike name nobody. `named_in` finds the one State that some lines speak of.
    """
    alone = [
        cells[0]
        for number, cells in enumerate(rows)
        if len(cells) == 1 and names_member(cells[0].text) and not _is_address(rows, number)
    ]
    if alone and len({resolve_member(cell.text).iso3 for cell in alone}) == 1:
        return alone[0]
    headings = [cells for cells in rows if _is_heading(cells[0])]
    tries: Sequence[Rows] = (headings, *(rows[:number] for number in FIRST))
    return next((found for some in tries if (found := named_in(some))), None)


def _is_heading(cell: Cell) -> bool:
    return cell.places is not None and cell.places.is_heading(cell.row)


def _is_address(rows: Rows, number: int) -> bool:
    """Whether a line follows one that names the seat of the secretariat."""
    above = rows[max(number - 1, 0) : number]
    return any(SEAT in normalise_name(cells[0].text) for cells in above)
