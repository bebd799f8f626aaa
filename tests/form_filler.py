"""Fills in the response form as a person would, in both formats: fields by fields, and nothing else of the file."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import docx
import openpyxl
from docx.oxml.ns import qn
from docx.table import _Cell
from lxml.etree import _Element
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from gcm_data.exports.template import response_form_docx, response_form_xlsx
from gcm_data.exports.template.form import COVER, Form, Prefilled
from gcm_data.reference import response_form as words

DAY = dt.date(2025, 1, 14)
CODES = ("objective", "principle", "need")
WRITERS = {"xlsx": response_form_xlsx, "docx": response_form_docx}
_made: dict[tuple[str, str, str, str], bytes] = {}


@dataclass(frozen=True)
class Fill:
    """What is put into a row; None leaves what stands there. Codes and statuses are keys, as in the reference."""

    text: str | None = None
    status: str = ""
    objective: tuple[str, ...] = ()
    principle: tuple[str, ...] = ()
    need: tuple[str, ...] = ()
    standing: str = ""

    def of(self, kind: str) -> tuple[str, ...]:
        return getattr(self, kind)


Rows = Mapping[tuple[str, int], Fill]  # by letter of the question and number of the item


def form(suffix: str, language: str = "en", cycle: str = "2025", prefilled: Prefilled | None = None) -> bytes:
    """The form as it is sent; made once for many tests."""
    key = suffix, language, cycle, repr(prefilled)
    if key not in _made:
        _made[key] = WRITERS[suffix](cycle, language, DAY, prefilled)
    return _made[key]


def filled(
    suffix: str,
    rows: Rows,
    member: str = "FJI",
    language: str = "en",
    cycle: str = "2025",
    prefilled: Prefilled | None = None,
    named: str = "yes",
) -> bytes:
    """The form with a fictional cover and what `rows` say."""
    content = form(suffix, language, cycle, prefilled)
    made = Form(cycle, language, prefilled)
    cover = {
        "cover_state": made.choices("member").get(member, ""),
        "cover_authority": "Ministry of Examples (fictional), a name that is longer than sixty characters in all",
        "cover_contact": "A. Person (fictional)",
        "cover_email": "person@example.org",
        "cover_date": DAY.isoformat(),
        "cover_named": made.say(named) if named else "",
    }
    fill = {"xlsx": _fill_workbook, "docx": _fill_document}[suffix]
    return fill(content, made, {key: text for key, text in cover.items() if text}, rows)


def _fill_workbook(content: bytes, made: Form, cover: Mapping[str, str], rows: Rows) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    _, front, sheet, _ = book.worksheets
    for row, key in enumerate(COVER, start=4):
        if key in cover:
            _put(front.cell(row, 2), DAY if key == "cover_date" else cover[key])
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    places = dict(_rows_of(sheet))
    for key, fill in rows.items():
        for head, text in _heads(made, fill):
            _put(sheet.cell(places[key], columns[head]), text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(cell: Cell, value: object) -> None:
    assert not cell.protection.locked, f"{cell.coordinate} is locked: nobody could fill it in"
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # the fields are of texts: a spreadsheet program takes nothing in them for a formula


def _rows_of(sheet: Worksheet) -> Iterator[tuple[tuple[str, int], int]]:
    for row in range(2, sheet.max_row + 1):
        yield (str(sheet.cell(row, 1).value)[1], int(sheet.cell(row, 2).value)), row


def _heads(made: Form, fill: Fill) -> Iterator[tuple[str, str]]:
    """Head of a column and what is put below it."""
    if fill.text is not None:
        yield made.say("head_answer"), fill.text
    if fill.status:
        yield made.say("head_status"), made.choices("plan_status")[fill.status]
    if fill.standing:
        yield made.say("head_standing"), made.say(fill.standing)
    for kind in CODES:
        for number, key in enumerate(fill.of(kind), start=1):
            yield made.say(f"head_{kind}", n=number), made.choices(kind)[key]


def _fill_document(content: bytes, made: Form, cover: Mapping[str, str], rows: Rows) -> bytes:
    document = docx.Document(io.BytesIO(content))
    front, *tables = document.tables
    for row, key in zip(front.rows, COVER, strict=True):
        if key in cover:
            _type(controls(row.cells[1])[0], cover[key])
    letters = [asked.question.key for asked in made.asked]
    for (letter, number), fill in rows.items():
        table = tables[letters.index(letter)]
        cells = dict(zip((cell.text for cell in table.rows[0].cells), table.rows[number].cells, strict=True))
        if fill.text is not None:
            _type(controls(cells[made.say("head_answer")])[0], fill.text)
        if fill.status:
            _type(controls(cells[made.say("head_status")])[0], made.choices("plan_status")[fill.status])
        if fill.standing:
            _type(controls(cells[made.say("head_standing")])[0], made.say(fill.standing))
        for kind in CODES:
            fields = controls(cells[made.say(f"head_{kind}s")])
            for field, key in zip(fields, fill.of(kind), strict=False):
                _type(field, made.choices(kind)[key])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def controls(cell: _Cell) -> list[_Element]:
    """The content controls in a cell."""
    return list(cell._tc.iter(qn("w:sdt")))


def _type(control: _Element, text: str) -> None:
    """Put a text into a content control; in a list only what stands there can be chosen."""
    properties, content = control.find(qn("w:sdtPr")), control.find(qn("w:sdtContent"))
    entries = [entry.get(qn("w:displayText")) for entry in properties.iter(qn("w:listItem"))]
    assert not entries or text in entries
    for shown in properties.findall(qn("w:showingPlcHdr")):
        properties.remove(shown)
    run = content.find(qn("w:r"))
    for part in list(run):
        run.remove(part)
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(run.makeelement(qn("w:br"), {}))
        part = run.makeelement(qn("w:t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        part.text = line
        run.append(part)


def without_controls(content: bytes) -> bytes:
    """A Word document as a program saves it that knows no content controls: with all that they show, hints too."""
    document = docx.Document(io.BytesIO(content))
    for control in list(document.element.body.iter(qn("w:sdt"))):
        parent, place = control.getparent(), control.getparent().index(control)
        for part in reversed(list(control.find(qn("w:sdtContent")))):
            parent.insert(place, part)
        parent.remove(control)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def every_choice() -> dict[tuple[str, int], Fill]:
    """Fictional answers to all questions that use every objective, principle, need and status once or more."""
    keys = {kind: list(words.choices(kind, "en")) for kind in (*CODES, "plan_status")}
    rows: dict[tuple[str, int], Fill] = {}
    for place, letter in enumerate("abcde"):
        for item in range(1, 3 if letter != "a" else 6):
            number = len(rows)
            rows[letter, item] = Fill(
                f"Fictional answer {number} to question ({letter}).\n- With a second line, {place} in all: 5 of 7.",
                status=keys["plan_status"][item - 1] if letter == "a" else "",
                objective=tuple(keys["objective"][4 * number : 4 * number + 4]) if number < 6 else ("23",),
                principle=tuple(keys["principle"][2 * number : 2 * number + 2]) if number < 5 else (),
                need=tuple(keys["need"][2 * number : 2 * number + 2]) if number < 3 else (),
            )
    return rows
