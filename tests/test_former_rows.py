"""Rows that a column tells to be of an earlier review, or replaced by another: they are no present answers."""

from __future__ import annotations

import pytest

from tests.more_builders import cells, codes, load
from tests.workbook_builder import text, workbook

T = [text(number) for number in range(12)]
HEAD = ["Country", "Question", "Response", "Objectives"]


def read(head: str, *said: object, at: int = 0):
    """A table with two answers of Fiji to (c) and two of Palau to (d), and a column beside that tells of them."""
    asked = [("Fiji", "(c)"), ("Fiji", "(c)"), ("Palau", "(d)"), ("Palau", "(d)")]
    rows = [[*each, T[number], str(number)] for number, each in enumerate(asked, start=1)]
    table = [[*row[:at], beside, *row[at:]] for row, beside in zip([HEAD, *rows], [head, *said], strict=True)]
    return load(workbook({"Sheet1": table}))


def texts(data) -> list[int]:
    """The numbers of the answers that were read."""
    return [T.index(found) for found in data.responses["text"]]


@pytest.mark.parametrize(
    ("head", "former", "present"),
    [
        ("Cycle", "2021", "2025"),
        ("Review round", 2021, 2025),
        ("Ciclo de examen", "2021", "2025"),
        ("Цикл обзора", "2021 г.", "2025 г."),
        ("Cycle", "first review (2020-2021)", "second review (2024-2025)"),
        ("record_status", "superseded", "final"),
        ("Status", "Superseded by R-12", "Final"),
        ("Estado del registro", "sustituido", "vigente"),
        ("Состояние записи", "заменено", "действует"),
        ("Entry state", "obsolete", "received"),
        ("Version", "v1", "v2"),
        ("Version", 1, 2),
        ("Is latest", "FALSE", "TRUE"),
        ("Current?", "No", "Yes"),
        ("Superseded?", "yes", None),
        ("Remplacé", "oui", "non"),
    ],
)
@pytest.mark.parametrize("at", [0, 4])
def test_a_row_that_is_told_to_be_former_is_no_answer(head: str, former: object, present: object, at: int):
    data = read(head, present, former, present, present, at=at)
    assert texts(data) == [1, 3, 4] and [code[2] for code in codes(data)] == ["1", "3", "4"]
    (said,) = data.issues.loc[data.issues["code"] == "former-unread", "message"]
    assert "row 3" in said.casefold()


def test_all_rows_that_are_former_are_told_once_and_their_cells_are_accounted_for():
    data = read("Cycle", "2025", "2021", "2021", "2025")
    assert texts(data) == [1, 4] and data.issues["code"].tolist().count("former-unread") == 1
    assert "cells-unread" not in data.issues["code"].tolist()


@pytest.mark.parametrize("said", ["draft", "Borrador", "черновик"])
def test_a_draft_counts_where_nothing_final_stands_beside_it(said: str):
    assert texts(read("Status of entry", said, "final", said, said)) == [2, 3, 4]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Cycle", ["2021"] * 4),  # all of one review: the whole document would be former
        ("Year", ["2021", "2025", "2021", "2025"]),  # a practice may have begun then
        ("Status", ["final", "in progress", "superseded", "see the annex"]),
        ("Remarks", ["superseded text kept for information", "2021", "", "final"]),
        ("Version", ["1", "1", "2", "2"]),  # of two States, each its own
        ("Partner", ["yes", "no", "no", "yes"]),
    ],
)
def test_what_tells_nothing_of_a_row_takes_no_answer_away(head: str, said: list[str]):
    data = read(head, *said)
    assert texts(data) == [1, 2, 3, 4] and "former-unread" not in data.issues["code"].tolist()


def test_a_row_per_state_of_an_earlier_cycle_is_former_too():
    head = ["Review cycle", "Country", "(c) Achievements", "(d) Gaps and challenges"]
    rows = [["2021", "Fiji", T[1], T[2]], ["2025", "Fiji", T[3], T[4]], ["2025", "Palau", T[5], T[6]]]
    data = load(workbook({"Sheet1": [head, *rows]}))
    assert [place for *_, place in cells(data)] == ["C3", "D3", "C4", "D4"]
    assert set(data.submissions["status"]) == {"current"}
