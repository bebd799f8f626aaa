"""Header cells: the role of a column in the words people use, and which row is the header."""

from __future__ import annotations

import pytest

from loaders.documents.workbook import Sheet
from loaders.headers.one_header import role_of
from loaders.headers.rows import HEADER_WITHIN, LINES_WITHIN, header_rows, read_header
from tests.workbook_builder import title_block

INSTRUMENT = "guiding-questions-2025"
ROLES = {
    "member": [
        "Country",
        "Country/Area",
        "Country or territory",
        "Member State",
        "ESCAP member State",
        "State (member)",
        "Name of the Member State",
        "Reporting State",
        "Which country or area do you represent?",
        "Which Member State are you responding on behalf of?",
        "Please select your country",
        "Pays",
        "Страна",
    ],
    "question": ["Question", "Guiding question", "Question no.", "Question #", "Guiding question (a-e)", "Q", "Вопрос"],
    "response": [
        "Response",
        "Answer",
        "Reply",
        "Narrative",
        "Text of answer",
        "Response (verbatim)",
        "Response of the Government",
        "Country response",
        "Summary of the statement",
        "Réponse",
    ],
    "objectives": [
        "Objectives",
        "GCM objective(s)",
        "Objective(s)",
        "Obj.",
        "Relevant GCM objectives",
        "Objective numbers (1-23)",
        "GCM objectives (1–23)",
        "Global Compact objectives",
        "Which objectives does this relate to?",
        "Objectifs",
    ],
    "principles": [
        "Principles",
        "Guiding principles",
        "GCM guiding principle(s)",
        "Principles (a–j)",
        "Cross-cutting principles",
    ],
    "needs": [
        "Cooperation needs",
        "Type of support",
        "Kinds of support needed",
        "Support required",
        "Kind of cooperation needed",
    ],
    "choice": ["Status", "Status of plan"],
    "source": ["Source", "Link", "URL", "Source (URL)", "References"],
    "source_date": ["Date", "Dated", "Date of source"],
    "received": ["Completion time", "Timestamp", "Date of submission", "Received on"],
    "member_code": ["ISO3", "ISO code", "Country code"],
    "ignored": ["ID", "No.", "#", "S/N", "Email", "Subregion", "Sub-region", "Start time", "Page", "Coder"],
}


def roles(*texts: object, sheet_rows: list | None = None) -> list[tuple[str, str, int]]:
    header = read_header(Sheet("S", sheet_rows or [list(texts)]), 0, INSTRUMENT)
    return [(column.role, column.question, column.objective) for column in header.columns]


@pytest.mark.parametrize(("role", "text"), [(role, text) for role, texts in ROLES.items() for text in texts])
def test_role_of_a_header(role: str, text: str):
    for written in (text, text.upper(), f"  {text} ", f"{text}:", f"{text} *", text.replace(" ", "\n", 1)):
        ((found, question, objective),) = roles(written) or [(None, "", 0)]
        assert (found if role not in ("ignored",) else role_of(written), question, objective) == (role, "", 0), written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(a)", ("response", "a", 0)),
        ("C", ("response", "c", 0)),
        ("Q4", ("response", "d", 0)),
        ("Response (a)", ("response", "a", 0)),
        ("Q1. Response", ("response", "a", 0)),
        ("Answer to question (b)", ("response", "b", 0)),
        ("(e) Cooperation needs", ("response", "e", 0)),
        ("4. What are the main gaps and challenges?", ("response", "d", 0)),
        ("GCM objectives concerned (question a)", ("objectives", "a", 0)),
        ("Objectives Q3", ("objectives", "c", 0)),
        ("(b) Objectives", ("objectives", "b", 0)),
        ("Objectives for question 1", ("objectives", "a", 0)),
        ("Q1 – National implementation plan: GCM objectives", ("objectives", "a", 0)),
        ("Principles (question e)", ("principles", "e", 0)),
        ("Cooperation needs (question e)", ("needs", "e", 0)),
        ("Status of plan (question a)", ("choice", "a", 0)),
        ("Q1 Source", ("source", "2", 0)),
        ("Objective 5", ("mark", "", 5)),
        ("Obj. 5: Regular pathways", ("mark", "", 5)),
        ("12", ("mark", "", 12)),
        (12.0, ("mark", "", 12)),
        ("5. Regular pathways", ("mark", "", 5)),
        ("Border management", ("mark", "", 11)),
    ],
)
def test_headers_that_name_a_question_or_an_objective(text: object, expected: tuple[str, str, int]):
    found = roles("Country", text)[1]
    assert found[0] == expected[0]
    if found[0] != "source":
        assert found == expected


@pytest.mark.parametrize("text", ["Favourite colour", "Budget", "24", "Objective 24", "Colour of the response paper"])
def test_unknown_headers(text: str):
    header = read_header(Sheet("S", [["Country", text]]), 0, INSTRUMENT)
    assert [cell.text for cell in header.unknown] == [text]


def test_words_inside_a_long_text_make_no_role():
    long = "We list here the relevant objectives and guiding principles that the reviewers found in all of the texts"
    assert role_of(long) is None


def test_second_column_of_a_role_is_repeated():
    header = read_header(Sheet("S", [["Country", "Response", "Answer"]]), 0, INSTRUMENT)
    assert [column.cell.address for column in header.repeated] == ["C1"]
    assert header.one("response").cell.address == "B1"


def test_sources_and_dates_may_stand_in_several_columns():
    header = read_header(Sheet("S", [["Source", "Link", "Title of source", "URL", "Date"]]), 0, INSTRUMENT)
    assert header.repeated == ()
    assert [column.index for column in header.all("source")] == [0, 1, 3]


@pytest.mark.parametrize("title", range(9))
def test_header_below_a_title_block(title: int):
    sheet = Sheet("S", [*title_block(title), ["Country", "Question", "Response"], ["Fiji", "a", "Fictional test text"]])
    assert next(header_rows(sheet, INSTRUMENT)).row == title


def test_rows_with_two_columns_or_more_may_be_the_header():
    sheet = Sheet("S", [["Response"], ["Country", "Response"], [], ["Country", "Question", "Response"]])
    assert [header.row for header in header_rows(sheet, INSTRUMENT)] == [1, 3]


def test_header_is_looked_for_among_the_first_rows_of_several_cells_below_as_many_lines_as_there_are():
    header = ["Country", "Question", "Response"]
    pairs, lines = [["one", "two"]] * (HEADER_WITHIN + 1), [["A fictional line of guidance"]] * (LINES_WITHIN - 1)
    assert list(header_rows(Sheet("S", [*pairs, header]), INSTRUMENT)) == []
    assert [found.row for found in header_rows(Sheet("S", [*lines, header]), INSTRUMENT)] == [LINES_WITHIN - 1]
    assert list(header_rows(Sheet("S", [[], *lines, header]), INSTRUMENT)) == []
