"""The whole load of workbooks whose every cell may hold anything, headers and covers, too: nothing raises, no text
is changed on its way, and no objective is found that there is not.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm_data.tables.cells import each_cell
from gcm_data.tables.specs import ReviewData
from loaders import Document, load_review
from loaders.documents.workbook import text_of
from loaders.layouts.unread import FEWEST_LETTERS
from loaders.parsing.addresses import address_of, place_of
from tests import crafted_files
from tests.more_builders import COVER_SHEET, TABLES
from tests.test_properties_cells import TEXTS, escaped
from tests.test_properties_repeatable import repeatable

pytestmark = pytest.mark.properties

Sheets = dict[str, list[list[Any]]]

WORDS = st.sampled_from(
    (
        *("Country", "Member State", "Question", "Response", "GCM objectives", "Guiding principles", "Review"),
        *("Cooperation needs", "Respondent", "Status of this workbook", "Source", "Date", "Achievements", "Challenges"),
        *("Fiji", "Thailand", "Nepal", "Pacific", "Total", "Stakeholder", "(a)", "(c) Achievements", "x", "Objective"),
        *("4. What are the main gaps and challenges?", "5", "2-6", "Obj. 12", "1", "2", "objectives 1, 24 and 5", ""),
    )
)
# Whatever is put into a workbook, by the share of the sheets, rows and columns that stand before its place.
SHARES = st.integers(0, 99)
CHANGES = st.lists(st.tuples(SHARES, SHARES, SHARES, TEXTS | WORDS), max_size=12)
ANSWERS = st.lists(TEXTS, min_size=1, max_size=5)
STATES = ["Fiji", "Thailand", "Nepal", "Samoa", "Tonga"]
OBJECTIVES = {str(number) for number in range(1, 24)}


def load(books: list[Sheets]) -> ReviewData:
    """The workbooks of these sheets, loaded together under the names 0.xlsx, 1.xlsx, …"""
    documents = []
    for number, sheets in enumerate(books):
        cells = {name: [list(map(written, row)) for row in rows] for name, rows in sheets.items()}
        documents.append(Document(f"{number}.xlsx", crafted_files.xlsx(cells), "2025"))
    return load_review(documents)


def written(value: Any) -> Any:
    """A value as .xlsx holds it."""
    return escaped(value) if isinstance(value, str) else value


def assert_verbatim(data: ReviewData, books: list[Sheets]) -> None:
    """Each text of the tables stands in the cell that they name, and each piece of evidence in its text."""
    cells = {
        (f"{number}.xlsx", sheet, address_of(row, column)): "" if value is None else text_of(value)
        for number, sheets in enumerate(books)
        for sheet, rows in sheets.items()
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
    }
    for found in data.responses.itertuples():
        text = cells.get((found.document, found.sheet, found.cell), "")
        assert found.text == text or not (text.strip() or found.text.strip())
    for found in data.mentions.itertuples():
        text = cells[found.document, found.sheet, found.cell]
        assert found.evidence in text
        assert found.basis != "cited" or found.evidence == text[found.start : found.end]
        assert found.target_kind != "objective" or found.target in OBJECTIVES


def assert_accounted(data: ReviewData, books: list[Sheets]) -> None:
    """Each filled cell has one role, and no document with unread words ends without a warning or an error."""
    filled = [
        (f"{number}.xlsx", sheet, address_of(row, column))
        for number, sheets in enumerate(books)
        for sheet, rows in sheets.items()
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value is not None and text_of(value).strip()
    ]
    accounted = each_cell(data)
    read = set(accounted["document"])
    places = zip(accounted["document"], accounted["sheet"], accounted["cell"], strict=True)
    assert sorted(places) == sorted(place for place in filled if place[0] in read)
    grave = data.issues[data.issues["severity"] != "note"]
    told = set(zip(grave["document"], grave["sheet"], strict=True)) | {(each, "") for each in grave["document"]}
    texts = {place: text_of(books[int(place[0].partition(".")[0])][place[1]][r][c]) for place, (r, c) in _at(filled)}
    for cell in accounted[accounted["role"] == "unread"].itertuples():
        has_words = sum(map(str.isalpha, texts[cell.document, cell.sheet, cell.cell])) >= FEWEST_LETTERS
        assert not has_words or {(cell.document, cell.sheet), (cell.document, "")} & told, cell


def _at(places: list[tuple[str, str, str]]) -> list[tuple[tuple[str, str, str], tuple[int, int]]]:
    return [(place, place_of(place[2])) for place in places]


def changed(sheets: Sheets, changes: list[tuple[int, int, int, str]]) -> Sheets:
    """The sheets with other texts in some of their cells."""
    made = {name: [list(row) for row in rows] for name, rows in sheets.items()}
    for sheet, row, column, text in changes:
        rows = list(made.values())[sheet * len(made) // 100]
        values = rows[row * len(rows) // 100]
        place = column * (len(values) + 1) // 100  # perhaps in a new cell behind the others
        values[place : place + 1] = [text]
    return made


@given(st.lists(CHANGES, min_size=len(TABLES), max_size=len(TABLES)))
@repeatable(30)
def test_anything_in_some_cells_of_every_layout(changes: list[list[tuple[int, int, int, str]]]) -> None:
    bases = [{**make(), "Cover": COVER_SHEET} if "form" in layout else make() for layout, make in TABLES.items()]
    books = [changed(sheets, some) for sheets, some in zip(bases, changes, strict=True)]
    data = load(books)
    assert_verbatim(data, books)
    assert_accounted(data, books)


@given(st.lists(st.lists(st.lists(TEXTS | WORDS, max_size=6), max_size=8), min_size=1, max_size=6))
@repeatable(20)
def test_anything_in_all_cells(sheets: list[list[list[str]]]) -> None:
    books: list[Sheets] = [{"Sheet1": rows} for rows in sheets]
    books.append({f"Sheet{number}": rows for number, rows in enumerate(sheets)})
    data = load(books)
    assert_verbatim(data, books)
    assert_accounted(data, books)


@given(ANSWERS, ANSWERS, st.lists(st.lists(TEXTS, max_size=3), max_size=4))
@repeatable(20)
def test_every_answer_comes_back_whatever_it_says(
    answers: list[str], others: list[str], above: list[list[str]]
) -> None:
    table = [["Country", "Question", "Response", "GCM objectives"]]
    table += [[state, "(c)", text, other] for state, text, other in zip(STATES, answers, others, strict=False)]
    form = [["Question", "Response"], *([f"({key})", text] for key, text in zip("abcde", answers, strict=False))]
    books = [{"Compiled": table}, {"Submission": [*above, [], ["Member State", "Fiji"]], "Responses": form}]
    data = load(books)
    assert_verbatim(data, books)
    found = set(zip(data.responses["document"], data.responses["cell"], data.responses["text"], strict=True))
    wanted = {("0.xlsx", f"C{number}", row[2]) for number, row in enumerate(table[1:], start=2)}
    wanted |= {("1.xlsx", f"B{number}", row[1]) for number, row in enumerate(form[1:], start=2)}
    assert {place for place in wanted if place[2].strip()} <= found
