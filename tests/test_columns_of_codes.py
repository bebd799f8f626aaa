"""Columns that speak of a question and hold codes of it, numbers of entries that are none, lines that head a list."""

from __future__ import annotations

import pytest

from tests.more_builders import cells, codes, issues, load
from tests.workbook_builder import Rows, text, workbook

T = [text(number) for number in range(20)]


def read(*rows: list):
    return load(workbook({"Sheet1": list(rows)}))


def coded(data) -> list[tuple[str, str, str]]:
    return [row[:3] for row in codes(data)]


# ---- the codes of a question


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Objectives linked to those achievements", ["Objective 5 (Paths),Objective 6 (Work)", "Objective 7 (x)"]),
        ("GCM objectives that the achievements serve", ["5, 6", "7"]),
        ("Цели (достижения)", ["5,6", 7]),
        ("Objectifs visés par ces réalisations et pratiques", ["5 et 6", "7"]),
        ("Objetivos de los logros", ["5; 6", "7"]),
    ],
)  # fmt: skip
def test_codes_of_a_question_are_no_answer_to_it(head: str, said: list):
    rows = [["Country", "(a) Plan", "(c) Achievements", head, "(d) Gaps"], ["Fiji", T[1], T[2], said[0], T[3]],
            ["Palau", T[4], T[5], said[1], T[6]]]  # fmt: skip
    data = read(*rows)
    assert [place for *_, place in cells(data)] == ["B2", "C2", "E2", "B3", "C3", "E3"] and issues(data) == []
    assert coded(data) == [("FJI", "c", "5"), ("FJI", "c", "6"), ("PLW", "c", "7")]


def test_an_answer_that_speaks_of_objectives_stays_an_answer():
    rows = [["Country", "(a) Plan", "Achievements and the objectives they serve"], ["Fiji", T[1], T[2]],
            ["Palau", T[3], "5"], ["Nauru", T[4], f"Objective 6: {T[5]}"]]  # fmt: skip
    assert [place for *_, place in cells(read(*rows))] == ["B2", "C2", "B3", "C3", "B4", "C4"]


def test_a_question_on_cooperation_that_is_answered_by_names_alone_stays_an_answer():
    rows = [["Country", "(d) Gaps", "(e) Cooperation needs"], ["Fiji", T[1], "Finance, data"], ["Palau", T[2], "Data"]]
    assert [place for *_, place in cells(read(*rows))] == ["B2", "C2", "B3", "C3"]


@pytest.mark.parametrize("head", ["相关目标（编号）", "所涉契约目标", "目标编号"])
def test_a_head_in_chinese_has_its_word_for_objectives_anywhere(head: str):
    rows = [["国家", "斐济"], [], ["问题", "答复", head], ["（c）成就", T[1], "1、19"], ["（d）挑战", T[2], "7"]]
    assert coded(read(*rows)) == [("FJI", "c", "1"), ("FJI", "c", "19"), ("FJI", "d", "7")]


# ---- numbers of entries


@pytest.mark.parametrize("entry", ["GCM/{:03}", "GCM {}", "Obj-{:03}", "Goal {}"])
@pytest.mark.parametrize("is_last", [False, True])
def test_the_numbers_of_entries_are_no_codes_beside_a_column_of_codes(entry: str, is_last: bool):
    rows = [["State", "Question", "Response", "Objectives coded by the State"], ["Fiji", "(c)", T[1], "20"],
            ["Fiji", "(d)", T[2], "21, 22"], ["Palau", "(c)", T[3], None], ["Palau", "(d)", T[4], "23"]]  # fmt: skip
    numbers = ["Ref.", *(entry.format(number) for number in range(7, 11))]
    data = read(*([*row, n] if is_last else [n, *row] for row, n in zip(rows, numbers, strict=True)))
    assert coded(data) == [("FJI", "c", "20"), ("FJI", "d", "21"), ("FJI", "d", "22"), ("PLW", "d", "23")]


@pytest.mark.parametrize("entry", ["GCM/{:03}", "Goal-{:03}"])
def test_the_numbers_of_entries_are_no_codes_where_nothing_else_codes(entry: str):
    rows = [["State", "Question", "Response"], ["Fiji", "(c)", T[1]], ["Fiji", "(d)", T[2]], ["Palau", "(c)", T[3]]]
    numbers = ["Ref.", *(entry.format(number) for number in range(7, 10))]
    assert coded(read(*([n, *row] for row, n in zip(rows, numbers, strict=True)))) == []


# ---- rows that are numbered, and lines that head a list


def test_the_numbers_of_the_rows_of_a_grid_are_no_questions():
    grid: Rows = [[number, f"Invented field {number}", "x" if number in (2, 7) else None] for number in range(1, 9)]
    data = read(["Fiji, a fictional grid"], [], ["Remarks", T[1]], [], ["No.", "Field", "YY", "ZZ"], *grid)
    assert len(data.responses) == 0 and [code for code, _ in issues(data)] == ["layout-unknown"]


@pytest.mark.parametrize(
    "line",
    ["Help wished for – please tick", "Appui voulu — cochez", "Tipo de ayuda (marque con una cruz)",
     "Wanted help, tick all that apply", "Нужно (отметьте)"],
)  # fmt: skip
def test_a_line_that_tells_to_tick_heads_its_list_and_answers_nothing(line: str):
    rows = [["Country", "Fiji"], ["(d) Gaps and challenges"], [T[1]], ["(e) Cooperation needs"], [T[2]], [],
            [line], ["☒ Finance"], ["☐ Technology"], ["☒ Data gathering"]]  # fmt: skip
    data = read(*rows)
    assert data.responses["text"].tolist() == [T[1], T[2]] and issues(data) == []
    assert coded(data) == [("FJI", "e", "finance"), ("FJI", "e", "data")]


def test_a_short_answer_above_a_list_that_tells_nothing_stays_an_answer():
    rows = [["Country", "Fiji"], ["(d) Gaps and challenges"], [T[1]], ["(e) Cooperation needs"], ["Boats of paper"],
            ["☒ Finance"], ["☐ Technology"], ["☒ Data gathering"]]  # fmt: skip
    assert read(*rows).responses["text"].tolist() == [T[1], "Boats of paper"]
