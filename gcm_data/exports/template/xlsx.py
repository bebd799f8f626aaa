"""The response form as a workbook: instructions, cover, answers, and the lists from which fields are chosen.

What is not to be filled in is locked, without a password. The lists stand on a sheet of their own that anybody can see:
a hidden one would be told to whoever reads the filled form.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from gcm_data.exports.archive import of_day
from gcm_data.exports.template.book import OPEN, SHUT, Book
from gcm_data.exports.template.form import COVER, ROOM, Asked, Form, Row
from gcm_data.exports.xlsx.sheet import Paper
from gcm_data.exports.xlsx.styles import BODY, CELL, HEAD, HEADING, PALETTE, TITLE

LINE = replace(BODY, size=12)
LABEL = replace(CELL, fill=PALETTE.scale[1], size=12, bold=True)
GIVEN = replace(OPEN, size=12)
HEADER = replace(HEAD, size=11, down="center")
TALL, MOST_TALL, LOW, HEADS, TWO_LINES, TITLE_HIGH = 48.0, 400.0, 26.0, 36.0, 36.0, 24.0  # points: heights of rows
LINE_POINTS = 15.0
WIDTHS = {"question": 30.0, "item": 7.0, "answer": 60.0, "status": 18.0, "objective": 24.0, "principle": 20.0,
          "need": 20.0, "before": 26.0, "standing": 16.0}  # fmt: skip
LIST_WIDTHS = {"member": 50.0, "plan_status": 40.0, "objective": 120.0, "principle": 50.0, "need": 40.0}
LETTERS = 0.8  # of the unit in which widths are given, in a line
NAMES = {"member": "States", "plan_status": "Statuses", "objective": "Objectives", "principle": "Principles",
         "need": "Needs", "standing": "Standings", "named": "YesNo"}  # fmt: skip


def write(form: Form, day: dt.date) -> bytes:
    """The form as the bytes of a workbook; equal forms of a day give equal bytes."""
    book = Book(form)
    _instructions(book)
    _cover(book)
    _answers(book)
    _lists(book)
    return of_day(book.content(), day)


def _head(book: Book, paper: Paper) -> None:
    """The title, and what the form is for, over all columns."""
    paper.put(1, 1, book.form.title, TITLE)
    paper.sheet.row_dimensions[1].height = TITLE_HIGH
    paper.put(2, 1, book.form.review, LINE)
    paper.sheet.row_dimensions[2].height = TWO_LINES
    if paper.reach > 1:
        paper.sheet.merge_cells(start_row=2, end_row=2, start_column=1, end_column=paper.reach)


def _instructions(book: Book) -> None:
    """How to fill in the form."""
    paper = book.sheet("instructions", [100.0], "portrait")
    _head(book, paper)
    paper.put(4, 1, book.form.say("how_heading"), HEADING)
    for row, text in enumerate(book.form.instructions, start=5):
        paper.put(row, 1, text, LINE)
        paper.sheet.row_dimensions[row].height = 20.0 * _lines(text, 95.0)


def _cover(book: Book) -> None:
    """Who answers."""
    form, paper = book.form, book.sheet("cover", [44.0, 60.0], "portrait")
    _head(book, paper)
    for row, key in enumerate(COVER, start=4):
        paper.put(row, 1, form.say(key), LABEL)
        paper.sheet.row_dimensions[row].height = LOW * _lines(form.say(key), 44.0)
        if key == "cover_review":
            paper.put(row, 2, form.cycle, replace(SHUT, size=12))
            continue
        place = book.open(paper, row, 2, form.member if key == "cover_state" else "", GIVEN)
        if kind := {"cover_state": "member", "cover_named": "named"}.get(key):
            book.choose(paper.sheet, NAMES[kind], [place])
        elif key == "cover_date":
            book.day(paper.sheet, place)


def _answers(book: Book) -> None:
    """The questions with their rows, below a row of heads that stays in sight with the first three columns."""
    columns = list(_columns(book.form))
    paper = book.sheet("answers", [WIDTHS[kind] for kind, _, _ in columns], "landscape", ("1:1", "A:B"))
    for column, (_, _, head) in enumerate(columns, start=1):
        paper.put(1, column, head, HEADER)
    paper.sheet.row_dimensions[1].height = HEADS
    paper.sheet.freeze_panes = "D2"
    fields: dict[str, list[str]] = {}
    rows = [(asked, row) for asked in book.form.asked for row in asked.rows]
    for number, (asked, row) in enumerate(rows, start=2):
        for column, (kind, place, _) in enumerate(columns, start=1):
            value = _value(asked, row, kind, place)
            if _is_open(asked, row, kind):
                fields.setdefault(kind, []).append(book.open(paper, number, column, str(value)))
            else:
                paper.put(number, column, value, SHUT)
        paper.sheet.row_dimensions[number].height = _height(asked, row)
    for kind, places in fields.items():
        if kind == "answer":
            book.explain(paper.sheet, places)
        else:
            book.choose(paper.sheet, NAMES[{"status": "plan_status"}.get(kind, kind)], places)


def _columns(form: Form) -> Iterator[tuple[str, int, str]]:
    """Kind of each column of the answers, its place among those of its kind, and its head."""
    kinds = ["question", "item", "answer", *(["before", "standing"] if form.has_before else [])]
    kinds += ["status"] if any(asked.has_status for asked in form.asked) else []
    yield from ((kind, 0, form.say(f"head_{kind}")) for kind in kinds)
    for kind in ROOM:
        yield from ((kind, place, form.say(f"head_{kind}", n=place + 1)) for place in range(form.room(kind)))


def _is_open(asked: Asked, row: Row, kind: str) -> bool:
    """Whether a cell is a field to fill in."""
    if kind == "status":
        return asked.has_status
    return bool(row.before) if kind == "standing" else kind not in ("question", "item", "before")


def _value(asked: Asked, row: Row, kind: str, place: int) -> str | int:
    """What stands in a cell of the empty or pre-filled form."""
    if kind in ROOM:
        chosen = row.chosen.get(kind, ())
        return chosen[place] if place < len(chosen) else ""
    said = {"item": row.number, "answer": row.text, "before": row.before, "status": row.status, "standing": ""}
    return said[kind] if kind in said else _question(asked, row)


def _question(asked: Asked, row: Row) -> str:
    """The question in a row: in full in the first, by its label in the others, so that each can stand alone."""
    label = f"{asked.letter} {asked.label}"
    return f"{label}\n{asked.wording}" if row.number == 1 else label


def _height(asked: Asked, row: Row) -> float:
    """The height of a row of answers in points: what stands in it can be read, and there is room for more."""
    texts = (("question", _question(asked, row)), ("before", row.before), ("answer", row.text))
    return min(max(TALL, LINE_POINTS * max(_lines(text, WIDTHS[kind]) for kind, text in texts)), MOST_TALL)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of a width."""
    return sum(1 + int(len(part) // (width * LETTERS)) for part in text.split("\n"))


def _lists(book: Book) -> None:
    """What can be chosen, a column for each list."""
    form = book.form
    kinds = [kind for kind in LIST_WIDTHS if kind != "plan_status" or any(asked.has_status for asked in form.asked)]
    lists = {kind: list(form.choices(kind).values()) for kind in kinds}
    lists["named"] = [form.say("yes"), form.say("no")]
    lists |= {"standing": form.standings} if form.has_before else {}
    paper = book.sheet("lists", [LIST_WIDTHS.get(kind, 20.0) for kind in lists], "landscape")
    paper.put(1, 1, form.say("lists_title"), replace(HEADING, is_wrapped=False))
    for column, (kind, texts) in enumerate(lists.items(), start=1):
        for row, text in enumerate(texts, start=2):
            paper.put(row, column, text, SHUT)
        book.name(NAMES[kind], paper.sheet, column, len(texts))
