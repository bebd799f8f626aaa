"""The response form as a workbook: instructions, cover, answers, and the lists from which fields are chosen.

What is not to be filled in is locked, without a password. The lists stand on a sheet of their own that anybody can see.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from gcm_data import wording
from gcm_data.exports.archive import of_day
from gcm_data.exports.template.form import COVER, ROOM, Asked, Form, Row
from gcm_data.exports.xlsx.sheet import Paper
from gcm_data.exports.xlsx.styles import BODY, CELL, HEAD, HEADING, PALETTE, TITLE, Look, Wardrobe

OPEN = replace(CELL, fill="#ffffff", size=11, form="@")  # as text: a line that begins with a dash is no formula
SHUT = replace(CELL, fill=PALETTE.scale[0], size=10)
LINE = replace(BODY, size=12)
LABEL = replace(CELL, fill=PALETTE.scale[1], size=12, bold=True)
GIVEN = replace(OPEN, size=12)
HEADER = replace(HEAD, size=11, down="center")
TALL, LOW = 48.0, 26.0  # points: a row of the form; of the cover
WIDTHS = {"question": 24.0, "item": 8.0, "answer": 70.0, "status": 24.0, "objective": 30.0, "principle": 24.0,
          "need": 24.0, "before": 30.0, "standing": 16.0}  # fmt: skip
WRITTEN = 60  # letters of an answer in a line of its column
LINE_POINTS, MOST_POINTS = 15.0, 400.0
NAMES = {"member": "States", "plan_status": "Statuses", "objective": "Objectives", "principle": "Principles",
         "need": "Needs", "standing": "Standings", "named": "YesNo"}  # fmt: skip
_ADVICE = 255  # characters: the most that Excel shows


def write(form: Form, day: dt.date) -> bytes:
    """The form as the bytes of a workbook; equal forms of a day give equal bytes."""
    book = _Book(form)
    book.instructions()
    book.cover()
    book.answers()
    book.lists()
    return of_day(book.content(), day)


@dataclass
class _Book:
    """The workbook in the making."""

    form: Form
    book: Workbook = field(default_factory=Workbook)
    wardrobe: Wardrobe = field(default_factory=Wardrobe)

    def __post_init__(self) -> None:
        self.book.remove(self.book.active)
        found = self.book.properties
        found.title, found.subject, found.language = self.form.title, self.form.review, self.form.language
        found.creator = wording.SHORT_TITLE

    def _sheet(self, key: str, widths: Sequence[float]) -> Paper:
        """A locked sheet with columns of these widths."""
        paper = Paper(self.book.create_sheet(self.form.say(f"sheet_{key}")), self.wardrobe, len(widths))
        for column, width in enumerate(widths, start=1):
            paper.sheet.column_dimensions[get_column_letter(column)].width = width
        found = paper.sheet.protection
        found.sheet = True
        found.formatColumns = found.formatRows = False  # both stay allowed: to see a long answer
        return paper

    def instructions(self) -> None:
        """How to fill in the form."""
        paper = self._sheet("instructions", [100.0])
        self._head(paper)
        paper.put(4, 1, self.form.say("how_heading"), HEADING)
        for row, text in enumerate(self.form.instructions, start=5):
            paper.put(row, 1, text, LINE)
            paper.sheet.row_dimensions[row].height = 20.0 * (1 + len(text) // 85)
        self._print(paper, "portrait")

    def _head(self, paper: Paper) -> None:
        paper.put(1, 1, self.form.title, TITLE)
        paper.put(2, 1, self.form.review, LINE)
        paper.sheet.row_dimensions[2].height = 36.0
        if paper.reach > 1:
            paper.sheet.merge_cells(start_row=2, end_row=2, start_column=1, end_column=paper.reach)

    def cover(self) -> None:
        """Who answers."""
        paper = self._sheet("cover", [44.0, 60.0])
        self._head(paper)
        for row, key in enumerate(COVER, start=4):
            paper.put(row, 1, self.form.say(key), LABEL)
            paper.sheet.row_dimensions[row].height = LOW * (1 + (len(self.form.say(key)) > 36))
            if key == "cover_review":
                paper.put(row, 2, self.form.cycle, replace(SHUT, size=12))
                continue
            self._open(paper, row, 2, self.form.member if key == "cover_state" else "", GIVEN)
            self._validate_cover(paper.sheet, key, f"B{row}")
        self._print(paper, "portrait")

    def _validate_cover(self, sheet: Worksheet, key: str, place: str) -> None:
        if kind := {"cover_state": "member", "cover_named": "named"}.get(key):
            self._choose(sheet, kind, [place])
        elif key == "cover_date":
            sheet[place].number_format = "yyyy-mm-dd"
            rule = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True)
            self._advise(rule, "advice_date", "refused_date")
            sheet.add_data_validation(rule)
            rule.add(place)

    def answers(self) -> None:
        """The questions with their rows."""
        columns = list(_columns(self.form))
        paper = self._sheet("answers", [WIDTHS[kind] for kind, _ in columns])
        for column, (_, head) in enumerate(columns, start=1):
            paper.put(1, column, head, HEADER)
        paper.sheet.row_dimensions[1].height = 36.0
        places: dict[str, list[str]] = {}
        number = 1
        for asked in self.form.asked:
            for row in asked.rows:
                number += 1
                self._row(paper, number, asked, row, columns, places)
        for kind, found in places.items():
            self._choose(paper.sheet, kind, found) if kind != "answer" else self._explain(paper.sheet, found)
        paper.sheet.freeze_panes = "D2"
        self._print(paper, "landscape", "1:1")

    def _row(
        self,
        paper: Paper,
        number: int,
        asked: Asked,
        row: Row,
        columns: list[tuple[str, str]],
        places: dict[str, list[str]],
    ) -> None:
        """One item of an answer; `places` takes the addresses of its fields by kind."""
        values = {kind: iter(row.chosen.get(kind, ())) for kind in ROOM}
        for column, (kind, _) in enumerate(columns, start=1):
            place = f"{get_column_letter(column)}{number}"
            if kind in ("question", "item", "before"):
                first = (
                    f"{asked.letter} {asked.label}\n{asked.wording}"
                    if row.number == 1
                    else f"{asked.letter} {asked.label}"
                )
                paper.put(number, column, {"question": first, "item": row.number, "before": row.before}[kind], SHUT)
            elif (kind == "status" and not asked.has_status) or (kind == "standing" and not row.before):
                paper.put(number, column, None, SHUT)
            else:
                value = (
                    next(values[kind], "")
                    if kind in values
                    else {"answer": row.text, "status": row.status}.get(kind, "")
                )
                self._open(paper, number, column, value, OPEN)
                places.setdefault({"status": "plan_status"}.get(kind, kind), []).append(place)
        asked_lines = 1 + len(asked.wording) // 20 if row.number == 1 else 1
        lines = max(
            asked_lines, len(row.before) // 26 + 1, sum(1 + len(part) // WRITTEN for part in row.text.split("\n"))
        )
        paper.sheet.row_dimensions[number].height = min(max(TALL, lines * LINE_POINTS), MOST_POINTS)

    def _open(self, paper: Paper, row: int, column: int, value: str, look: Look) -> None:
        """A field to fill in."""
        paper.put(row, column, value, look)
        paper.sheet.cell(row, column).protection = Protection(locked=False)

    def _choose(self, sheet: Worksheet, kind: str, places: Sequence[str]) -> None:
        rule = DataValidation("list", formula1=NAMES[kind], allow_blank=True)
        self._advise(rule, "advice_choice", "refused_choice")
        sheet.add_data_validation(rule)
        for place in places:
            rule.add(place)

    def _explain(self, sheet: Worksheet, places: Sequence[str]) -> None:
        """What is to be written into the fields of answers: any text may."""
        rule = DataValidation(showInputMessage=True, prompt=self.form.say("advice_text")[:_ADVICE])
        sheet.add_data_validation(rule)
        for place in places:
            rule.add(place)

    def _advise(self, rule: DataValidation, advice: str, refused: str) -> None:
        rule.showInputMessage = rule.showErrorMessage = True
        rule.errorStyle = "stop"
        rule.prompt, rule.error = self.form.say(advice)[:_ADVICE], self.form.say(refused)[:_ADVICE]

    def lists(self) -> None:
        """What can be chosen, a column for each list, which has a name."""
        lists = {NAMES[kind]: list(self.form.choices(kind).values()) for kind in ("member", "plan_status", *ROOM)}
        lists |= {NAMES["named"]: [self.form.say("yes"), self.form.say("no")]}
        lists |= {NAMES["standing"]: self.form.standings} if self.form.has_before else {}
        paper = self._sheet("lists", [40.0] * len(lists))
        paper.put(1, 1, self.form.say("lists_title"), replace(HEADING, is_wrapped=False))
        for column, (name, texts) in enumerate(lists.items(), start=1):
            for row, text in enumerate(texts, start=2):
                paper.put(row, column, text, SHUT)
            letter, sheet = get_column_letter(column), paper.sheet.title
            where = f"'{sheet}'!${letter}$2:${letter}${len(texts) + 1}"
            self.book.defined_names[name] = DefinedName(name, attr_text=where)
        self._print(paper, "landscape")

    def _print(self, paper: Paper, orientation: str, repeated: str = "") -> None:
        """Paper A4, one page wide, with the title and the number of the page below."""
        page = paper.sheet
        page.sheet_view.showGridLines = False
        page.page_setup.orientation, page.page_setup.paperSize = orientation, 9
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.oddFooter.left.text = f"{self.form.title} {self.form.cycle}"
        page.oddFooter.right.text = "&P / &N"
        if repeated:
            page.print_title_rows = repeated

    def content(self) -> bytes:
        """The bytes of the file."""
        made = io.BytesIO()
        self.book.save(made)
        return made.getvalue()


def _columns(form: Form) -> Iterator[tuple[str, str]]:
    """Kind and head of each column of the answers."""
    yield from (("question", form.say("head_question")), ("item", form.say("head_item")))
    yield "answer", form.say("head_answer")
    if form.has_before:
        yield from (("before", form.say("head_before")), ("standing", form.say("head_standing")))
    if any(asked.has_status for asked in form.asked):
        yield "status", form.say("head_status")
    for kind in ROOM:
        yield from ((kind, form.say(f"head_{kind}", n=number)) for number in range(1, form.room(kind) + 1))
