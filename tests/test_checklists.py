"""One State's list of names to tick, and questions that head the columns of its only row."""

from __future__ import annotations

import pytest

from gcm_data import reference
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from tests.workbook_builder import document, text, workbook

OBJECTIVES = [each.title for each in reference.objectives()]
PRINCIPLES = [each.label for each in reference.principles()]
NEEDS = [each.label for each in reference.needs()]
REPLY = [["Reply of Palau"], [],
         ["A) Is there a national implementation plan for the Compact, and how was it made?", "C) Achievements",
          "D) Which gaps and challenges are the main ones in carrying out the Compact at home and abroad?"],
         [text(1), text(2), text(3)]]  # fmt: skip


def listed(head: str, names: list[str], yes: str, no: str, ticked: tuple[int, ...]) -> list[list[str]]:
    rows = [[str(n), name, yes if n in ticked else no] for n, name in enumerate(names, start=1)]
    return [["Annex"], [], ["No.", "Name", head], *rows]


def read(annex: list[list[str]]) -> ReviewData:
    return load_review([document(workbook({"Reply": REPLY, "Annex": annex}), "palau.xlsx")])


def coded(data: ReviewData) -> list[list[str]]:
    found = data.mentions[data.mentions["basis"] == "coded"]
    return found[["question", "target_kind", "target"]].values.tolist()


@pytest.mark.parametrize(("yes", "no"), [("Yes", "No"), ("x", ""), ("✓", "–"), ("да", "нет")])
@pytest.mark.parametrize("head", ["Priority (Yes/No)", "Covered", "Please tick", "Приоритет"])
def test_what_is_ticked_is_coded_and_what_is_not_is_nothing(head, yes, no):
    data = read(listed(head, OBJECTIVES, yes, no, (3, 14)))
    assert data.responses["text"].tolist() == [text(1), text(2), text(3)]
    assert coded(data) == [["", "objective", "3"], ["", "objective", "14"]]
    assert data.issues.empty


@pytest.mark.parametrize(("names", "kind"), [(PRINCIPLES, "principle"), (NEEDS, "need")], ids=["principles", "needs"])
def test_principles_and_kinds_of_cooperation_are_ticked_too(names, kind):
    assert [each[1] for each in coded(read(listed("Selected", names, "Yes", "No", (1, 3))))] == [kind, kind]


def test_under_a_question_the_ticks_answer_that():
    annex = [["(d) Gaps and challenges"], *listed("Mentioned", OBJECTIVES, "x", "", (5,))]
    assert coded(read(annex)) == [["d", "objective", "5"]]


@pytest.mark.parametrize("head", ["Not addressed", "Page", "Focal point informed"])
def test_a_column_whose_head_says_something_else_ticks_nothing_and_is_told(head):
    data = read(listed(head, OBJECTIVES, "x", "", (5,)))
    assert coded(data) == [] and set(data.issues["sheet"]) == {"Annex"}


def test_a_list_of_nobody_is_told():
    data = load_review([document(workbook({"Annex": listed("Covered", OBJECTIVES, "x", "", (5,))}), "list.xlsx")])
    assert data.mentions.empty and set(data.issues["code"]) == {"member-missing"}


@pytest.mark.parametrize("title", ["(tick)", ""])
def test_boxes_need_no_head(title):
    rows = [[f"Цель {n}", f"made-up title {n}", "☒" if n in (6, 20) else "☐"] for n in range(1, 24)]
    data = read([["Priority objectives", title], [], *rows])
    assert coded(data) == [["", "objective", "6"], ["", "objective", "20"]]
    assert data.issues.empty


def test_a_list_of_boxes_beside_other_words_is_none():
    rows = [[f"Chapter {n}", f"made-up title {n}", "☒"] for n in range(1, 9)]
    assert coded(read([["Contents"], [], *rows])) == []
