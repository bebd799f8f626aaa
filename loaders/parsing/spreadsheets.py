"""Workbooks to messages: what is hidden, what is damaged, and the raw values of every visible sheet, row by row."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import python_calamine
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from . import limits
from .addresses import address_of
from .archive import Archive
from .early import is_worth, read_by_two
from .inspection import Look
from .kinds import reason_of, shown, unreadable
from .limits import Refused, over
from .messages import Messages, Row
from .outside_cells import said
from .package import look_at_package
from .rich_text import Apart

Struck = list[tuple[tuple[int, int], str]]  # 0-based place, words
MOST_PLACES, SHOWN = 5, 40  # places of struck-out words that are named, and characters of each
_SAYS_NOTHING = "Cannot detect file format"  # what the reader says of every workbook that it can't open


class Early(NamedTuple):
    """What was read of a workbook before it was looked at: its reader, if there is one, and its first sheet."""

    reader: CalamineWorkbook | None
    first: list[CalamineSheet]


def read_spreadsheet(content: bytes, archive: Archive, messages: Messages) -> None:
    """Send every visible sheet of an .xlsx, .xlsm or .xlsb, and what is wrong with the others. Raises Refused."""
    if not is_worth(len(content)):
        found = look_at_package(archive)
        _send_sheets(_opened(content, found), found, messages)
        return

    def tell(early: Early, found: Mapping[str, Look | str]) -> None:
        with messages.refusals():
            _send_sheets(early.reader or _opened(content, found), found, messages, early.first)

    read_by_two(partial(look_at_package, archive), partial(_early, content), tell)


def read_xls(content: bytes, messages: Messages) -> None:
    """Send every visible sheet of an .xls, and what is wrong with the others. Raises Refused."""
    from .xls_records import look_at_xls

    looks = look_at_xls(content)
    reader = _opened(content, {})
    names = reader.sheet_names
    _send_sheets(reader, dict(zip(names, looks, strict=True)) if len(names) == len(looks) else {}, messages)


def _opened(content: bytes, looks: Mapping[str, Look | str]) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.PasswordError as error:
        raise Refused("document-password") from error
    except MemoryError:
        raise
    except BaseException as error:  # a panic of the reader's Rust code is no Exception
        reason = reason_of(error).replace(_SAYS_NOTHING, "")
        damaged = (f"sheet “{shown(name)}”: {look}" for name, look in looks.items() if isinstance(look, str))
        raise unreadable("a workbook that is damaged", reason or next(damaged, "")) from error


def _early(content: bytes) -> Early:
    """A workbook and its first sheet, if that is shown. What can't be read is read again when its fault can be told."""
    early = Early(None, [])
    with contextlib.suppress(BaseException):  # a panic, as above
        early = Early(CalamineWorkbook.from_filelike(io.BytesIO(content)), [])
        first = early.reader.sheets_metadata[0]
        if first.typ is SheetTypeEnum.WorkSheet and first.visible is SheetVisibleEnum.Visible:
            early.first.append(early.reader.get_sheet_by_name(first.name))
    return early


def _send_sheets(
    reader: CalamineWorkbook,
    looks: Mapping[str, Look | str],
    messages: Messages,
    first: list[CalamineSheet] | None = None,
) -> None:
    """Send the sheets; `first` holds the first of them where it has been read, and gives it away."""
    sheets = [meta for meta in reader.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet]
    if len(sheets) > limits.MAX_SHEETS:
        raise over("The number of sheets", len(sheets), limits.MAX_SHEETS)
    for meta in sheets:
        look = looks.get(meta.name) or Look()
        if meta.visible is not SheetVisibleEnum.Visible:
            messages.hidden(meta.name, _hidden_rows(reader, meta.name, look))
            continue
        try:
            if isinstance(look, str):
                raise ValueError(look)
            sheet = first.pop() if first else reader.get_sheet_by_name(meta.name)
        except MemoryError:
            raise
        except BaseException as error:  # a panic, as above: this sheet is not read, the others are
            messages.problem(
                "sheet-unreadable", meta.name, reason=reason_of(error) or "its parts contradict each other"
            )
            continue
        look.merged = sheet.merged_cell_ranges or look.merged
        struck: Struck = []
        read: list[tuple[int, int]] = []
        rows = _with_apart(_rows(sheet), look, struck) if look.apart else _rows(sheet)
        rows = _with_boxes(rows, look, read) if look.boxes else rows
        messages.sheet(meta.name, rows, look)
        if struck:
            (place, _), *_ = struck
            messages.problem("text-struck", meta.name, place, found=_said(struck))
        if read:
            messages.problem("boxes-read", meta.name, read[0], found=_listed(read))
        if outside := said(look.outside, {address_of(*place) for place in read}):
            messages.problem("outside-cells", meta.name, found=outside)


def _with_apart(rows: Iterator[Row], look: Look, struck: Struck) -> Iterator[Row]:
    """The rows with the texts of cells whose letters are written apart; `struck` takes what is struck out of them."""
    by_row: dict[int, dict[int, Apart]] = {}
    for (row, column), apart in look.apart.items():
        by_row.setdefault(row, {})[column] = apart
    for number, values in enumerate(rows):
        for column, apart in by_row.get(number, {}).items():
            if column >= len(values) or values[column] == "":
                continue
            words = apart.struck
            if not apart.text:
                value = values[column]
                words = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
            if apart.struck:
                struck.append(((number, column), words.strip()))
            values[column] = apart.text if apart.text.strip() else ""
        yield values


def _with_boxes(rows: Iterator[Row], look: Look, read: list[tuple[int, int]]) -> Iterator[Row]:
    """The rows with the text of each box in the empty cell below it, if something stands left of it; `read`: where."""
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), text in look.boxes.items():
        by_row.setdefault(row, {})[column] = text
    for number, values in enumerate(rows):
        for column, text in sorted(by_row.get(number, {}).items()):
            if any(value != "" for value in values[:column]) and (column >= len(values) or values[column] == ""):
                values += [""] * (column + 1 - len(values))
                values[column] = text
                read.append((number, column))
        yield values


def _listed(places: Sequence[tuple[int, int]]) -> str:
    return ", ".join(address_of(*place) for place in places[:MOST_PLACES]) + (" …" if len(places) > MOST_PLACES else "")


def _said(struck: Struck) -> str:
    """The places of struck-out words and their beginnings."""
    shown = [f"{address_of(*place)} “{words[:SHOWN]}”" for place, words in struck[:MOST_PLACES]]
    more = len(struck) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _hidden_rows(reader: CalamineWorkbook, name: str, look: Look | str) -> Iterator[Row]:
    """The rows of a hidden sheet, none where it can't be read: nobody waits for its answers."""
    if isinstance(look, str):
        return iter(())
    try:
        return _rows(reader.get_sheet_by_name(name))
    except MemoryError:
        raise
    except BaseException:  # a panic, as above
        return iter(())


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    """Every row from A1, so that a list index is a cell address."""
    first = sheet.start[1] if sheet.start else 0
    for values in sheet.iter_rows():
        yield [""] * first + values if first else values
