"""Sheets as received, with their places and roles; and that pages and loaders mean the same by the words they share."""

from __future__ import annotations

import pytest

from gcm_data.exhibits import receiving, sheet_grid
from gcm_data.store.lists import LAYOUT
from gcm_data.tables.sheets import SheetText
from gcm_data.tables.told_lines import ToldLine, line_of
from gcm_data.wording.receiving import ROLES, SIGNS
from loaders import load_review, sheets
from loaders.documents import mappings, roles
from loaders.files import File
from tests.issue_cases import CASES
from tests.test_mapping import BY_LINE
from tests.word_builder import paragraph, table, word
from tests.workbook_builder import document, form_sheets, response_form, text, workbook


def test_pages_know_every_role_of_the_loaders():
    assert ROLES.keys() == set(mappings.ROLES)
    assert SIGNS.keys() == set(roles.ROLES)
    assert len({sign for sign, _ in SIGNS.values()}) == len(SIGNS)  # nobody has to tell colours apart
    assert LAYOUT == mappings.SIGNATURE


@pytest.mark.parametrize("case", [case for case in CASES if case[0] in BY_LINE], ids=lambda case: case[0])
def test_the_line_of_an_issue_is_found_in_its_message(case: tuple):
    code, documents, *_ = case
    data = load_review(documents)
    found = [row for row in data.issues.itertuples(index=False) if row.code == code]
    lines = [line_of(code, row.message, row.document) for row in found]
    for row, line in zip(found, lines, strict=True):
        assert row.message.endswith(mappings.mapping_line(row.document, *vars_of(line)))
        assert line.role in ROLES
    assert set(lines) <= set(receiving.lines(data, found[0].document))


def vars_of(line: ToldLine) -> tuple[str, str, str, str]:
    return line.sheet, line.place, line.role, line.value


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("document-empty", "a.xlsx,S,A1,member,Fiji"),
        ("member-missing", "Nobody. Write it: b.xlsx,S,A1,member,Fiji"),
        ("member-missing", "Nobody. Write it: a.xlsx,S,A1"),
        ("no-such-kind", "a.xlsx,S,A1,member,Fiji"),
    ],
)
def test_what_is_no_line_of_the_document_is_none(code: str, message: str):
    assert line_of(code, message, "a.xlsx") is None


def read(content: bytes, tmp_path, name: str = "a.xlsx") -> list[SheetText]:
    (tmp_path / name).write_bytes(content)
    return sheets.sheets_here(print, File(tmp_path / name, name, "2025"))


def test_a_sheet_is_shown_as_it_was_received(tmp_path):
    first, second = read(response_form("Fiji", [["(c) Achievements", text(1), 5]]), tmp_path)
    assert (first.name, second.name, second.heads[:3]) == ("Submission", "Responses", ("A", "B", "C"))
    assert (second.text_at("B4"), second.text_at("C4"), second.text_at("Z99")) == (text(1), "5", None)
    assert (second.label(3), second.section(3), second.cell(3, 1)) == ("4", "Responses", "B4")


def test_a_text_document_has_the_places_of_its_lines(tmp_path):
    content = word(paragraph("Fictional"), table([["(c) Achievements", text(1)]]))
    (sheet,) = read(content, tmp_path, "a.docx")
    assert sheet.text_at("table 1, row 1, column 2") == text(1)
    assert sheet.text_at("paragraph 1") == "Fictional"
    assert sheet.places([0], [], [(1, 1)]) == ["paragraph 1", "table 1, row 1, column 2"]


def test_what_is_too_large_to_be_shown_is_left_out_and_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    monkeypatch.setattr(sheets, "MOST_COLUMNS", 2)
    (sheet,) = read(workbook({"S": [["a", "b", "c"]] * 5}), tmp_path)
    assert (sheet.rows, sheet.rows_left_out, sheet.columns_left_out) == ((("a", "b"),) * 2, 3, 1)
    monkeypatch.setattr(sheets, "MOST_CHARACTERS", 7)
    (sheet,) = read(workbook({"S": [["aa", "bb", "c"]] * 5}), tmp_path)
    assert (len(sheet.rows), sheet.rows_left_out) == (1, 4)


def test_a_document_that_cannot_be_opened_has_no_sheet(tmp_path):
    assert read(b"no workbook", tmp_path) == []


@pytest.mark.parametrize(
    ("rows", "columns", "cells", "places"),
    [
        ((5,), (), (), ["row 6"]),
        ((5, 6), (3,), (), ["row 6", "row 7", "column D"]),
        ((), (), ((1, 1),), ["B2"]),
        ((), (), ((3, 2), (4, 2), (5, 2)), ["C4:C6"]),
    ],
)
def test_what_is_chosen_is_written_as_people_write_it(rows, columns, cells, places):
    sheet = SheetText("S", tuple("ABCD"), (("", "", "", ""),) * 9)
    assert sheet.places(rows, columns, cells) == places


def test_every_filled_cell_has_a_sign_and_a_colour():
    given = document(workbook(form_sheets("Fiji", [["(c) Achievements", text(1), "5"], ["what", "", ""]])))
    data = load_review([given])
    sheet = SheetText("Responses", tuple("ABC"), ((), (), (), ("(c) Achievements", text(1), "5")))
    styled = sheet_grid.grid(data, sheet, top=3)
    assert styled.data.loc["4"].tolist() == ["Q (c) Achievements", f"A {text(1)}", "C 5"]
    styled._compute()
    assert {dict(style)["background-color"] for style in styled.ctx.values()} == {
        SIGNS[role][1] for role in ("question", "answer", "code")
    }
    assert sheet_grid.legend(data).data["Cells"].sum() == data.cell_runs["number"].sum()
