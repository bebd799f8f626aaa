"""What may be done to a verification slip, and the issue that each ends in."""

from __future__ import annotations

from pathlib import Path

import pytest

from gcm_data.exports import slip
from gcm_data.tables.issues import ISSUE_KINDS
from gcm_data.tables.slips import ANSWERS, CORRECT, HEADS, KEY, NEW_TEXT, READ, SHOULD_BE, name_of
from loaders import load_review
from tests import slip_filler as fill
from tests import slips_read
from tests.slips_read import (
    CITING,
    DAY,
    FORM,
    HEADER,
    OBJECTIVE,
    C,
    D,
    back,
    cells,
    made,
    number_of,
    problems,
    returned,
)
from tests.workbook_builder import document, response_form, text

_ended, _read_here = slips_read.ended, slips_read.read_here


def test_who_hands_it_in_counts_where_the_slip_names_nobody():
    found = back(fill.answer(1, {NEW_TEXT: text(9)}))
    assert (found.corrections[0].by, found.corrections[0].date) == ("An officer", "2025-03-01")
    (unsigned,) = (each for each in found.issues if each.code == "slip-unsigned")
    assert "name and date" in unsigned.message


def test_sorted_rows_give_the_same():
    fills = fill.answer(2, {NEW_TEXT: text(9)}), fill.code(number_of("6"), {CORRECT: "no"})
    assert cells(back(*fills)) == cells(back(*fills, fill.turned)) != []
    asks = fill.missing(1, {"Answer no.": 1, SHOULD_BE: name_of((OBJECTIVE, "10"))})
    assert cells(back(asks, fill.turned)) == [("C4", "5, 6", "5, 6, 10")]


def test_rows_that_were_taken_out_are_told_and_nothing_else_is_lost():
    found = back(
        fill.answer(2, {NEW_TEXT: text(9)}), lambda book: book[ANSWERS].delete_rows(fill.top(book[ANSWERS]) + 1)
    )
    assert cells(found) == [("B5", CITING, text(9))]
    assert problems(found) == ["slip-rows-missing"]


def test_an_edited_key_or_one_of_another_slip_is_told():
    found = back(fill.answer(1, {KEY: "A-000000000000-000000000000", NEW_TEXT: text(9)}))
    assert not found.corrections and set(problems(found)) == {"slip-key-unknown", "slip-rows-missing"}
    (unknown,) = (each for each in found.issues if each.code == "slip-key-unknown")
    assert (unknown.sheet, unknown.severity) == (ANSWERS, "warning")


def test_what_is_read_otherwise_since_is_told():
    changed = document(response_form("Fiji", [[C, text(7), "5, 6"], [D, CITING, "7"]], header=HEADER), "fj.xlsx")
    content = fill.filled(made(), fill.answer(1, {NEW_TEXT: text(9)}), fill.answer(2, {NEW_TEXT: text(10)}))
    found = returned(content, (changed,))
    assert cells(found) == [("B5", CITING, text(10))]
    assert "slip-outdated" in problems(found)


def test_a_text_changed_where_nothing_is_to_be_written_is_told_and_not_taken():
    found = back(fill.answer(1, {READ: text(9)}))
    (issue,) = (each for each in found.issues if each.code == "slip-locked")
    assert not found.corrections and text(9) in issue.message


def test_a_row_that_stands_twice_counts_once_and_is_told():
    def copied(book) -> None:
        sheet = book[ANSWERS]
        row = fill.place(sheet, 1, KEY)[0]
        for column in range(1, len(HEADS[ANSWERS]) + 1):
            sheet.cell(sheet.max_row + 1 if column == 1 else sheet.max_row, column).value = sheet.cell(
                row, column
            ).value
        sheet.cell(sheet.max_row, HEADS[ANSWERS].index(NEW_TEXT) + 1).value = text(10)

    found = back(fill.answer(1, {NEW_TEXT: text(9)}), copied)
    assert cells(found) == [("B4", text(1), text(9))] and problems(found) == ["slip-twice"]


def test_what_is_no_choice_is_told_and_not_taken():
    found = back(fill.answer(1, {CORRECT: "perhaps"}), fill.code(1, {CORRECT: "no", SHOULD_BE: "Objective 99"}))
    assert problems(found) == ["slip-unclear"] * 2 and not found.corrections and not found.questions


def test_a_formula_that_holds_no_value_is_told():
    found = back(fill.answer(1, {NEW_TEXT: '=HYPERLINK("http://example.org")'}))
    assert problems(found) == ["slip-value-missing"] and not found.corrections


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (response_form("Fiji"), "slip-unreadable"),
        (b"PK\x03\x04 nothing", "document-unreadable"),
        (b"", "document-empty"),
    ],
)
def test_what_is_no_slip_is_told(content, code):
    found = returned(content)
    assert (found.iso3, [each.code for each in found.issues]) == ("", [code])


def test_the_slip_on_paper_is_not_read_back():
    content = slip.write(load_review([FORM]), "FJI", "2025", DAY, "docx")
    (issue,) = returned(content).issues
    assert issue.code == "slip-unreadable" and "by hand" in issue.message


@pytest.mark.parametrize("written", ["GCM-SLIP-1 2025 XXX", "GCM-SLIP-1 1999 FJI", "GCM-SLIP-1 2025 PLW", "nothing"])
def test_a_slip_of_nobody_known_or_of_two_is_refused(written):
    def other(book) -> None:
        for sheet in book.worksheets if written == "nothing" else book.worksheets[1:2]:
            for row in sheet.iter_rows(max_row=40, max_col=2):
                for cell in row:
                    if str(cell.value).startswith("GCM-SLIP-1"):
                        cell.value = written

    assert problems(back(other)) == ["slip-unreadable"]


def test_a_slip_with_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr("loaders.documents.filled.MOST_ROWS", 1)
    (issue,) = back().issues
    assert issue.code == "slip-unreadable" and "more than 1 rows" in issue.message


@pytest.mark.long
@pytest.mark.loading_process
def test_a_million_rows_end_as_one_issue():
    def many(book) -> None:
        for _ in range(200_000):
            book[ANSWERS].append(["x"] * 5)

    assert problems(returned(fill.filled(made(), many))) == ["slip-unreadable"]


def test_every_kind_of_issue_of_slips_is_raised_above():
    source = Path(__file__).read_text(encoding="utf-8")
    assert [code for code in ISSUE_KINDS if code.startswith("slip") and f'"{code}"' not in source] == []
