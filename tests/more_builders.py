"""The same answers in each of the eight layouts, so that a test of one oddity runs over all of them."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from openpyxl import load_workbook

from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.workbook_builder import OBJECTIVES, Rows, document, text, workbook

Sheets = dict[str, Rows]
Change = Callable[[Rows], Rows]
C, D = "(c) Achievements", "(d) Gaps and challenges"
COVER_SHEET: Rows = [["Regional review, fictional"], [], ["Member State", "Fiji"], ["Review", "2025"]]
ANSWERS = [["FJI", "c", text(1)], ["FJI", "d", text(2)], ["TON", "c", text(3)], ["TON", "d", text(4)]]
CODES = [["FJI", "c", "5"], ["FJI", "d", "7"], ["TON", "c", "10"], ["TON", "d", "11"]]
ONE_STATE = ("response form", "running form")  # the layouts whose table is of Fiji alone


def _form(first: int) -> Rows:
    """Two answers of one State, to questions (c) and (d)."""
    codes = [code for *_, code in CODES]
    return [["Question", "Response", "GCM objectives"]] + [
        [question, text(first + place), codes[first + place - 1]] for place, question in enumerate((C, D))
    ]


def _compiled() -> Rows:
    states = [("Fiji", C), ("Fiji", D), ("Tonga", C), ("Tonga", D)]
    rows = [[*states[n], text(n + 1), CODES[n][2]] for n in range(4)]
    return [["Country", "Question", "Response", "GCM objectives"], *rows]


def _survey() -> Rows:
    header = ["Country", C, "Objectives concerned (question c)", D, "Objectives concerned (question d)"]
    return [header, ["Fiji", text(1), "5", text(2), "7"], ["Tonga", text(3), "10", text(4), "11"]]


def _tally() -> Rows:
    marked = {"Fiji": (5, 7), "Tonga": (10, 11)}
    rows = [[name, *("x" if number in own else None for number in OBJECTIVES)] for name, own in marked.items()]
    return [["Country", *OBJECTIVES], *rows]


def _across() -> Rows:
    rows = [[C, text(1), text(3)], ["Objectives", "5", "10"], [D, text(2), text(4)], ["Objectives", "7", "11"]]
    return [["Question", "Fiji", "Tonga"], *rows]


def _objective_rows() -> Rows:
    rows = [
        ["Fiji", 5, text(1), None],
        ["Fiji", 7, None, text(2)],
        ["Tonga", 10, text(3)],
        ["Tonga", 11, None, text(4)],
    ]
    return [["Country", "Objective", "Achievements", "Challenges"], *rows]


def _running() -> Rows:
    return [["Country", "Fiji"], [C], [text(1)], ["Objectives: 5"], [D], [text(2)], ["Objectives: 7"]]


TABLES: dict[str, Callable[[], Sheets]] = {
    "response form": lambda: {"Answers": _form(1)},
    "compiled table": lambda: {"Sheet1": _compiled()},
    "survey export": lambda: {"Sheet1": _survey()},
    "tally": lambda: {"Sheet1": _tally()},
    "sheet per State": lambda: {"Fiji": _form(1), "Tonga": _form(3)},
    "States across": lambda: {"Sheet1": _across()},
    "objective rows": lambda: {"Sheet1": _objective_rows()},
    "running form": lambda: {"Sheet1": _running()},
}


def make(layout: str, change: Change = lambda rows: rows, extra: Sheets | None = None, **options: Any) -> bytes:
    """The answers in a layout; `change` is done to each sheet with a table, not to the cover; `extra` sheets follow."""
    sheets = {name: change([list(row) for row in rows]) for name, rows in TABLES[layout]().items()}
    if layout == "response form":
        sheets = {"Cover": COVER_SHEET, **sheets}
    return workbook({**sheets, **(extra or {})}, **options)


def load(content: bytes, name: str = "built.xlsx") -> ReviewData:
    return load_review([document(content, name)])


def load_each(contents: Mapping[str, bytes]) -> dict[str, ReviewData]:
    """Documents by name, read at one go, and what came of each; without the notes that one supersedes another."""
    data = load_review([document(content, name) for name, content in contents.items()])
    tables = {field.name: getattr(data, field.name) for field in dataclasses.fields(data)}
    tables["issues"] = data.issues[~data.issues["code"].isin(("submission-superseded", "order-guessed"))]
    return {
        name: ReviewData(**{key: table[table["document"] == name] for key, table in tables.items()})
        for name in contents
    }


def cells(data: ReviewData) -> list[tuple[str, str, str]]:
    """State, question and cell of each answer that is not blank, in the order in which they were read."""
    rows = data.responses[data.responses["state"] != "blank"]
    return list(rows[["iso3", "question", "cell"]].itertuples(index=False, name=None))


def codes(data: ReviewData) -> list[tuple[str, str, str, str]]:
    """State, question, target and cell of each mention."""
    return list(data.mentions[["iso3", "question", "target", "cell"]].itertuples(index=False, name=None))


def issues(data: ReviewData) -> list[tuple[str, str]]:
    """Code and cell of each issue."""
    return list(data.issues[["code", "cell"]].itertuples(index=False, name=None))


def layout_of(data: ReviewData) -> str:
    """The layout of the one document that was read."""
    return data.documents["layout"].item()


def answered(data: ReviewData) -> list[list[str]]:
    """State, question and text of what was answered, in the order of ANSWERS."""
    rows = data.responses[data.responses["state"] == "answered"]
    return sorted(rows[["iso3", "question", "text"]].values.tolist())


def coded(data: ReviewData) -> list[list[str]]:
    """State, question and objective of what was coded, in the order of CODES."""
    rows = data.mentions[data.mentions["basis"] == "coded"][["iso3", "question", "target"]].values.tolist()
    return sorted(rows, key=lambda row: (row[0], int(row[2])))


def expected(layout: str) -> tuple[list[list[str]], list[list[str]]]:
    """What `answered` and `coded` give for a layout: a tally has no texts and names no question."""
    members = ("FJI",) if layout in ONE_STATE else ("FJI", "TON")
    codes = [[iso3, "" if layout == "tally" else question, code] for iso3, question, code in CODES if iso3 in members]
    return [row for row in ANSWERS if row[0] in members and layout != "tally"], codes


def assert_read(data: ReviewData, layout: str, told: Iterable[str] = ()) -> None:
    """All that was built was read, in this layout, with issues of these kinds only."""
    assert data.issues["code"].tolist() == list(told), data.issues[["code", "sheet", "cell", "message"]].values
    assert data.documents["layout"].tolist() == [layout]
    assert (answered(data), coded(data)) == expected(layout)


def assert_in_place(data: ReviewData, content: bytes) -> None:
    """Each text and each code stands in the cell that is named for it."""
    book = load_workbook(io.BytesIO(content))
    for row in data.responses.itertuples():
        assert (book[row.sheet][row.cell].value or "") == row.text
    for row in data.mentions.itertuples():
        assert row.evidence in str(book[row.sheet][row.cell].value)


def hide(content: bytes, rows: Iterable[int] = (), columns: Iterable[str] = ()) -> bytes:
    """The workbook with these rows and columns hidden on each of its sheets."""
    book = load_workbook(io.BytesIO(content))
    for sheet in book:
        for row in rows:
            sheet.row_dimensions[row].hidden = True
        for column in columns:
            sheet.column_dimensions[column].hidden = True
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


# ---- changes

FRENCH = {
    "Country": "Pays",
    "Question": "Question directrice",
    "Response": "Réponse",
    "GCM objectives": "Objectifs",
    "Objectives": "Objectifs",
    "Objective": "Objectif",
    C: "c) Réalisations",
    D: "d) Lacunes et difficultés",
    "Achievements": "Réalisations",
    "Challenges": "Difficultés",
    **{f"Objectives concerned (question {letter})": f"Objectifs concernés (question {letter})" for letter in "cd"},
}


def above(*lines: list) -> Change:
    """Lines above the table."""
    return lambda rows: [*map(list, lines), *rows]


def below(*lines: list) -> Change:
    """Lines below the table."""
    return lambda rows: [*rows, *map(list, lines)]


def words(changed: dict[str, object]) -> Change:
    """Each cell with one of these texts gets the other."""
    return lambda rows: [[changed.get(value, value) for value in row] for row in rows]


def labels(write: Callable[[str], str]) -> Change:
    """Each text is written otherwise, but not the answers."""
    return lambda rows: [
        [write(value) if isinstance(value, str) and not value.startswith("Fictional") else value for value in row]
        for row in rows
    ]


def asked(third: object, fourth: object) -> Change:
    """The questions on achievements and on challenges, asked in this way."""
    return words({C: third, D: fourth, "Achievements": third, "Challenges": fourth})


def column(place: int) -> Change:
    """An empty column at this place."""
    return lambda rows: [[*row[:place], None, *row[place:]] for row in rows]


def banded(rows: Rows) -> Rows:
    """Bands of subregions between the header and the rows."""
    return [rows[0], ["South-East Asia"], [], ["PACIFIC"], *rows[1:]]


def backwards(rows: Rows) -> Rows:
    """The columns from right to left."""
    width = max(map(len, rows))
    return [[*row, *[None] * (width - len(row))][::-1] for row in rows]


def under_a_band(rows: Rows) -> Rows:
    """The header in two rows: the first column's above, the others' below a title of theirs."""
    return [[rows[0][0], "What the State reports"], [None, *rows[0][1:]], *rows[1:]]
