"""The whole load of workbooks whose every cell may hold anything, headers and covers, too: nothing raises, no text
is changed on its way, and no objective is found that there is not.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gcm_data.tables import ReviewData
from loaders import Document, load_review
from loaders.workbook import address_of
from tests import crafted_files
from tests.test_properties_cells import TEXTS, Rows, escaped
from tests.test_properties_repeatable import repeatable

Sheets = dict[str, Rows]

# What makes a sheet look like one of the layouts, so that arbitrary texts also stand where they are read.
WORDS = st.sampled_from(
    (
        *("Country", "Member State", "Question", "Response", "GCM objectives", "Guiding principles", "Review"),
        *("Cooperation needs", "Respondent", "Status of this workbook", "Source", "Date", "Achievements", "Challenges"),
        *(
            "Fiji",
            "Thailand",
            "Nepal",
            "Pacific",
            "Total",
            "Stakeholder",
            "(a)",
            "(c) Achievements",
            "x",
            "",
            "Objective",
        ),
        *("4. What are the main gaps and challenges?", "5", "2-6", "Obj. 12", "1", "2", "3", "objectives 1, 24 and 5"),
    )
)
CELLS = TEXTS | WORDS | WORDS
GRIDS = st.lists(st.lists(CELLS, max_size=6), max_size=8)
ANSWERS = st.lists(TEXTS, min_size=1, max_size=6)
STATES = ["Fiji", "Thailand", "Nepal", "Samoa", "Tonga", "Palau"]
OBJECTIVES = {str(number) for number in range(1, 24)}


def load(*books: Sheets) -> ReviewData:
    """The workbooks of these sheets, loaded together under the names 0.xlsx, 1.xlsx, …"""
    documents = []
    for number, sheets in enumerate(books):
        cells = {name: [[escaped(text) for text in row] for row in rows] for name, rows in sheets.items()}
        documents.append(Document(f"{number}.xlsx", crafted_files.xlsx(cells), "2025"))
    return load_review(documents)


def assert_verbatim(data: ReviewData, *books: Sheets) -> None:
    """Each text of the tables stands in the cell that they name, and each piece of evidence in its text."""
    cells = {
        (f"{number}.xlsx", sheet, address_of(row, column)): text
        for number, sheets in enumerate(books)
        for sheet, rows in sheets.items()
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    }
    for found in data.responses.itertuples():
        text = cells.get((found.document, found.sheet, found.cell), "")
        assert found.text == text or not (text.strip() or found.text.strip())
    for found in data.mentions.itertuples():
        text = cells[found.document, found.sheet, found.cell]
        assert found.phrase in found.evidence or found.basis == "coded"
        assert found.evidence == (text[found.start : found.end] if found.basis == "cited" else text)
        assert found.target_kind != "objective" or found.target in OBJECTIVES


@given(st.lists(GRIDS, min_size=1, max_size=8), st.lists(GRIDS, min_size=1, max_size=8))
@repeatable(30)
def test_anything_anywhere(first: list[Rows], second: list[Rows]) -> None:
    books = [dict(zip(("One", "Fiji"), sheets, strict=False)) for sheets in zip(first, second, strict=False)]
    assert_verbatim(load(*books), *books)


@given(ANSWERS, ANSWERS, st.lists(st.lists(TEXTS, max_size=3), max_size=4))
@repeatable(30)
def test_every_answer_of_known_layouts_comes_back(answers: list[str], others: list[str], above: Rows) -> None:
    table = [["Country", "Question", "Response", "GCM objectives"]]
    table += [[state, "(c)", text, other] for state, text, other in zip(STATES, answers, others, strict=False)]
    form = [["Question", "Response"], *([f"({key})", text] for key, text in zip("abcde", answers, strict=False))]
    books = [{"Compiled": table}, {"Submission": [*above, [], ["Member State", "Fiji"]], "Responses": form}]
    data = load(*books)
    assert_verbatim(data, *books)
    found = set(zip(data.responses["document"], data.responses["cell"], data.responses["text"], strict=True))
    wanted = {("0.xlsx", f"C{number}", row[2]) for number, row in enumerate(table[1:], start=2)}
    wanted |= {("1.xlsx", f"B{number}", row[1]) for number, row in enumerate(form[1:], start=2)}
    assert {place for place in wanted if place[2].strip()} <= found
