"""Sheets for people to fill in: open cells on a ground of their own, all others locked without a password; lists."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from gcm_data.exports.xlsx.styles import CELL, PALETTE

OPEN = replace(CELL, fill="#fff8e1", is_open=True)  # what may be filled has a ground of its own
KEY_LOOK = replace(CELL, size=7, colour=PALETTE.muted)


def lock(sheet: Worksheet) -> None:
    """Protect a sheet without a password; widths and heights may be changed."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def offer(sheet: Worksheet, column: int, first: int, number: int, what: str) -> None:
    """Let so many cells of a column, from row `first` on, be chosen from a list only: of a range, or “"yes,no"”."""
    if not number:
        return
    letter = get_column_letter(column)
    rule = DataValidation("list", formula1=what, allow_blank=True, showErrorMessage=True)
    rule.error = "Please choose from the list."
    rule.add(f"{letter}{first}:{letter}{first + number - 1}")
    sheet.add_data_validation(rule)
