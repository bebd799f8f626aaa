"""A workbook with locked sheets and open fields, some of them chosen from lists."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from gcm_data import wording
from gcm_data.exports.template.form import Form
from gcm_data.exports.xlsx.sheet import A4, Paper
from gcm_data.exports.xlsx.styles import CELL, PALETTE, Look, Wardrobe

OPEN = replace(CELL, fill="#ffffff", size=11, form="@")  # as text: a line that begins with a dash is no formula
SHUT = replace(CELL, fill=PALETTE.scale[0], size=10)
FIRST_DAY = "36526"  # 1 January 2000, as Excel counts: a later day is no typing error
_ADVICE = 255  # characters: the most that Excel shows


@dataclass
class Book:
    """The workbook in the making. Each list has a name, under which the fields of all sheets refer to it."""

    form: Form
    book: Workbook = field(default_factory=Workbook)
    wardrobe: Wardrobe = field(default_factory=Wardrobe)

    def __post_init__(self) -> None:
        self.book.remove(self.book.active)
        found = self.book.properties
        found.title, found.subject, found.language = self.form.title, self.form.review, self.form.language
        found.creator = wording.SHORT_TITLE

    def sheet(
        self, key: str, widths: Sequence[float], orientation: str, repeated: tuple[str, str] | None = None
    ) -> Paper:
        """A sheet with columns of these widths, locked but for its fields, that is printed on A4.

        `repeated`: rows and columns that stand on each page of a sheet that is printed two pages wide; others are one.
        """
        paper = Paper(self.book.create_sheet(self.form.say(f"sheet_{key}")), self.wardrobe, len(widths))
        for column, width in enumerate(widths, start=1):
            paper.sheet.column_dimensions[get_column_letter(column)].width = width
        lock = paper.sheet.protection
        lock.sheet = True
        lock.formatColumns = lock.formatRows = False  # is not forbidden: a long answer needs room to be read
        page = paper.sheet
        page.sheet_view.showGridLines = False
        page.page_setup.orientation, page.page_setup.paperSize = orientation, A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 2 if repeated else 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.oddFooter.left.text = f"{self.form.title} {self.form.cycle}"
        page.oddFooter.right.text = "&P / &N"
        if repeated:
            page.print_title_rows, page.print_title_cols = repeated
        return paper

    def open(self, paper: Paper, row: int, column: int, value: str, look: Look = OPEN) -> str:
        """A field to fill in; returns its address."""
        paper.put(row, column, value, look)
        cell = paper.sheet.cell(row, column)
        cell.protection = Protection(locked=False)
        return cell.coordinate

    def choose(self, sheet: Worksheet, name: str, places: Sequence[str]) -> None:
        """Only what stands in the list of that name can be put into these fields."""
        self._advise(sheet, DataValidation("list", formula1=name), places, "advice_choice", "refused_choice")

    def day(self, sheet: Worksheet, place: str) -> None:
        """Only a day can be put into this field."""
        sheet[place].number_format = "yyyy-mm-dd"
        rule = DataValidation("date", operator="greaterThan", formula1=FIRST_DAY)
        self._advise(sheet, rule, [place], "advice_date", "refused_date")

    def explain(self, sheet: Worksheet, places: Sequence[str]) -> None:
        """Say what is to be written into these fields; any text may be."""
        self._advise(sheet, DataValidation(), places, "advice_text")

    def _advise(
        self, sheet: Worksheet, rule: DataValidation, places: Sequence[str], advice: str, refused: str = ""
    ) -> None:
        rule.allow_blank = rule.showInputMessage = True
        rule.prompt = self.form.say(advice)[:_ADVICE]
        if refused:
            rule.showErrorMessage, rule.errorStyle, rule.error = True, "stop", self.form.say(refused)[:_ADVICE]
        sheet.add_data_validation(rule)
        for place in places:
            rule.add(place)

    def name(self, name: str, sheet: Worksheet, column: int, count: int) -> None:
        """Name a list of `count` entries, which begins in the second row of a column."""
        letter = get_column_letter(column)
        where = f"'{sheet.title}'!${letter}$2:${letter}${count + 1}"
        self.book.defined_names[name] = DefinedName(name, attr_text=where)

    def content(self) -> bytes:
        """The bytes of the file."""
        made = io.BytesIO()
        self.book.save(made)
        return made.getvalue()
