"""Lists to tick in a form: what is ticked is a code, what is not says nothing, and neither is an answer."""

from __future__ import annotations

import pytest

from loaders import load_review
from tests.word_builder import bold, check_box, heading, paragraph, raw, run, table, word
from tests.workbook_builder import document, text

CHOICES = [("Finance", False), ("Capacity-building", True), ("Data", True), ("Partnerships", False)]
TICKED = ["capacity_building", "data"]
D, E = heading("(d) Gaps and challenges"), heading("(e) Cooperation needs")


def loaded(*blocks: str):
    return load_review([document(word(paragraph("Country: Fiji"), *blocks), "a.docx")])


def needs(data) -> list[str]:
    table = data.mentions
    return sorted(table.loc[(table["target_kind"] == "need") & (table["basis"] == "coded"), "target"])


def answers(data) -> list[tuple[str, str]]:
    return list(zip(data.responses["question"], data.responses["text"], strict=True))


SHAPES = {
    "a sign before": lambda label, on: paragraph(f"{'☒' if on else '☐'} {label}"),
    "a sign behind": lambda label, on: paragraph(f"{label} {'☑' if on else '☐'}"),
    "brackets": lambda label, on: paragraph(f"[{'x' if on else ' '}] {label}"),
    "a box of Word": lambda label, on: raw(check_box(on) + run(f"  {label}")),
    "a box behind": lambda label, on: raw(run(f"{label} ") + check_box(on)),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_ticked_lines_are_codes_of_their_question(shape):
    lines = [shape(label, on) for label, on in CHOICES]
    data = loaded(D, paragraph(text(1)), E, *lines, bold("Please explain:"), paragraph(text(2)))
    assert answers(data) == [("d", text(1)), ("e", text(2))]
    assert needs(data) == TICKED
    assert data.issues.empty


def test_ticked_lines_in_a_table():
    rows = [["☒" if on else "☐", label] for label, on in CHOICES]
    data = loaded(D, paragraph(text(1)), E, table(rows), paragraph(text(2)))
    assert answers(data) == [("d", text(1)), ("e", text(2))]
    assert needs(data) == TICKED


def test_choices_on_one_line():
    line = "   ".join(f"{'☒' if on else '☐'} {label}" for label, on in CHOICES)
    data = loaded(D, paragraph(text(1)), E, paragraph(line), paragraph(text(2)))
    assert answers(data) == [("d", text(1)), ("e", text(2))]
    assert needs(data) == TICKED


def test_ticks_without_an_explanation_are_codes_of_a_blank_answer():
    lines = [paragraph(f"{'☒' if on else '☐'} {label}") for label, on in CHOICES]
    data = loaded(D, paragraph(text(1)), E, *lines)
    assert [each for each in answers(data) if each[1]] == [("d", text(1))]
    assert needs(data) == TICKED


def test_a_ticked_line_that_names_no_need_is_an_answer():
    lines = [paragraph(f"{'☒' if on else '☐'} {label}") for label, on in [*CHOICES, ("Other: a fictional boat", True)]]
    data = loaded(D, paragraph(text(1)), E, *lines)
    assert answers(data) == [("d", text(1)), ("e", "☒ Other: a fictional boat")]
    assert needs(data) == TICKED


def test_the_question_above_a_list_of_needs_is_the_one_on_needs():
    asked = paragraph("In which fields would your country like to work with others? Tick all that apply and say why.")
    lines = [paragraph(f"{'☒' if on else '☐'} {label}") for label, on in CHOICES]
    data = loaded(bold("Which gaps remain?"), paragraph(text(1)), asked, *lines, paragraph(text(2)))
    assert answers(data) == [("d", text(1)), ("e", text(2))]
    assert needs(data) == TICKED
    assert data.issues["code"].tolist() == ["question-assumed"]


def test_what_stands_below_an_unknown_question_with_an_instruction_is_nobodys_answer():
    asked = paragraph("Which colours does your fictional flag have? Select all that apply.")
    data = loaded(bold("What achievements?"), paragraph(text(0)), D, paragraph(text(1)), asked, paragraph(text(2)))
    assert answers(data) == [("c", text(0)), ("d", text(1))]
    assert "question-unknown" in data.issues["code"].tolist()


def test_a_lone_line_with_a_box_is_no_list():
    data = loaded(D, paragraph(text(1)), E, paragraph("☒ Finance"), paragraph(text(2)))
    assert ("e", "☒ Finance") in answers(data)


ROWS = [["Question", "Response"], ["(d) Gaps", text(1)], ["(e) Cooperation needed", text(2)]]


@pytest.mark.parametrize("caption", ["Kinds of cooperation needed under (e), please tick:", "Tick what is needed:", ""])
def test_a_list_below_a_table_is_coded_for_the_question_that_its_caption_names(caption):
    lines = [paragraph(f"{'☒' if on else '☐'} {label}") for label, on in CHOICES]
    data = loaded(table(ROWS), paragraph(), bold(caption) if caption else paragraph(), *lines)
    assert answers(data) == [("d", text(1)), ("e", text(2))]
    assert needs(data) == TICKED
    assert set(data.mentions.loc[data.mentions["basis"] == "coded", "question"]) == {"e"}
    assert data.issues.empty


def test_a_list_below_a_table_without_its_question_is_told():
    lines = [paragraph(f"{'☒' if on else '☐'} {label}") for label, on in CHOICES]
    data = loaded(table(ROWS[:2]), *lines)
    assert needs(data) == []
    assert "cells-unread" in data.issues["code"].tolist()


@pytest.mark.parametrize("above", ["Areas of cooperation:", ""])
@pytest.mark.parametrize("below", ["Explanation:", "Explications :", "Пояснение:", ""])
def test_labels_above_and_below_a_list_are_no_answers(above, below):
    lines = [paragraph(f"{'☒' if on else '☐'} {label}") for label, on in CHOICES]
    data = loaded(D, paragraph(text(1)), E, paragraph(above), *lines, paragraph(below), paragraph(text(2)))
    assert answers(data) == [("d", text(1)), ("e", text(2))]
    assert needs(data) == TICKED


def test_the_heads_of_a_table_to_tick_are_no_answers():
    rows = [["Area", "Needed"], *([label, "☒" if on else "☐"] for label, on in CHOICES)]
    data = loaded(D, paragraph(text(1)), E, table(rows), paragraph(text(2)))
    assert answers(data) == [("d", text(1)), ("e", text(2))]
    assert needs(data) == TICKED and data.issues.empty


def test_a_sentence_that_leads_to_items_below_a_list_is_part_of_the_answer():
    lines = [paragraph(f"{'☒' if on else '☐'} {label}") for label, on in CHOICES]
    said = ["The fictional desk would like to have:", "a boat;", "an oar."]
    data = loaded(D, paragraph(text(1)), E, *lines, *map(paragraph, said))
    assert answers(data) == [("d", text(1)), *(("e", each) for each in said)]


def test_a_heading_above_a_list_of_needs_is_the_question_on_needs():
    lines = [paragraph(f"{'☒' if on else '☐'} {label}") for label, on in CHOICES]
    first = bold("Which achievements?"), paragraph(text(0)), bold("Which gaps remain?"), paragraph(text(1))
    data = loaded(*first, bold("Support sought from others"), *lines, paragraph(text(2)))
    assert answers(data) == [("c", text(0)), ("d", text(1)), ("e", text(2))]
    assert data.issues["code"].tolist() == ["question-assumed"]


def test_objectives_with_titles_of_their_own_are_codes():
    lines = map(paragraph, ["☐ Objective 1", "☒ Objective 6: made-up recruitment", "☒ Objective 16"])
    data = loaded(heading("(c) Achievements"), *lines, paragraph(text(1)), D, paragraph(text(2)))
    assert answers(data) == [("c", text(1)), ("d", text(2))]
    assert sorted(data.mentions["target"]) == ["16", "6"] and data.issues.empty
