"""A sheet for each question: its name or the line above its table asks, and the table holds answers under any heads."""

from __future__ import annotations

import pytest

from tests.more_builders import cells, codes, issues, load
from tests.workbook_builder import Rows, text, workbook

T = [text(number, " Nobody said it: it is fictional.") for number in range(12)]
TITLES = ["a) Nasza strategia", "b) Deklaracja", "c) Osiągnięcia", "d) Trudności", "e) Wsparcie"]


def sheets(names: list[str], titles: list[str], head: list, rows: list[Rows], objective: str) -> dict[str, Rows]:
    made: dict[str, Rows] = {}
    for number, name in enumerate(names):
        made[name] = [[titles[number]], ["Fiji"], [], [*head, objective], *rows[number]]
    return made


@pytest.mark.parametrize("name", ["Perg. {}", "Pertanyaan {}", "Q {}", "Frage {}"])
@pytest.mark.parametrize("head", [["Nr", "Opis"], ["Nr", "Opis", "Partner"]])
def test_the_longest_texts_beside_codes_answer_what_the_sheet_asks(name: str, head: list):
    beside = ["Klub Czajnika"] * (len(head) - 2)
    rows = [[[k + 1, T[2 * n + k], *beside, f"{n + 2}; {n + 8}"] for k in range(2)] for n in range(5)]
    names = [name.format(letter) for letter in "ABCDE"]
    contents: Rows = [["Country: Fiji"], [], *([one, title] for one, title in zip(names, TITLES, strict=True))]
    data = load(workbook({"Index": contents, **sheets(names, TITLES, head, rows, "Obj. no.")}))
    assert [(letter, place) for _, letter, place in cells(data)] == [
        (letter, f"B{row}") for letter in "abcde" for row in (5, 6)
    ]  # fmt: skip
    assert {code[1] for code in codes(data)} == set("abcde") and len(codes(data)) == 20
    assert {code for code, _ in issues(data)} == {"columns-unread"}


def test_a_part_of_a_workbook_asks_nothing_by_its_number():
    rows = [[[1, T[n], str(n + 2)]] for n in range(3)]
    data = load(
        workbook(sheets(["Part 1", "Part 2", "Part 3"], ["Zig", "Zag", "Zog"], ["Nr", "Opis"], rows, "Obj. no."))
    )
    assert not cells(data) and not data.issues.empty


def test_a_list_of_sheets_is_no_form_and_a_table_of_states_is_no_list_of_sheets():
    form: Rows = [["Question", "Response"], ["(c)", T[1]], ["(d)", T[2]]]
    states = {name: [["Country", name], [], *form] for name in ("Fiji", "Palau", "Nauru")}
    data = load(workbook({"Contents": [["Replies"], *([name, "a) plan: come in"] for name in states)], **states}))
    assert [place for *_, place in cells(data)] == ["B4", "B5"] * 3 and issues(data) == []
    table: Rows = [["State", "(e) Cooperation needs", "(d) Gaps"], *([name, T[3], T[4]] for name in states)]
    data = load(workbook({"More": table, **states}))
    assert {place for *_, place in cells(data)} >= {"B2", "B3", "B4", "C2", "C3", "C4"}


def test_labels_below_each_question_of_a_form_head_no_table():
    rows: Rows = [["State / État", "Fiji"], []]
    for number, letter in enumerate("abcde"):
        rows += [[f"({letter}) What is fictional here?"], ["Reply / Réponse", T[number]]]
        rows += [["Objectives / Objectifs", f"Objective {number + 1}; Objective {number + 9}"], []]
    data = load(workbook({"Form": rows}))
    assert [(letter, place) for _, letter, place in cells(data)] == [
        (letter, f"B{4 + 4 * number}") for number, letter in enumerate("abcde")
    ]  # fmt: skip
    assert len(codes(data)) == 10 and issues(data) == []
