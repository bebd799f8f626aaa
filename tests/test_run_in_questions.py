"""Questions with which a line begins that answers them, and compilations with a heading for each State."""

from __future__ import annotations

import pytest

from loaders import load_review
from tests.pdf_builder import lines, pdf
from tests.word_builder import bold, heading, paragraph, raw, run, word
from tests.workbook_builder import document, text

LABELS = {
    "a": "Implementation plan",
    "b": "Progress Declaration follow-up",
    "c": "Achievements",
    "d": "Gaps",
    "e": "Cooperation needed",
}
STATES = {"Palau": ("PLW", "abd"), "Marshall Islands (the)": ("MHL", "ace"), "Tuvalu": ("TUV", "bde")}
SHAPES = {
    "bold with a letter": lambda key: run(f"({key}) {LABELS[key]}: ", "<w:b/>"),
    "bold with a dash": lambda key: run(f"{LABELS[key]} – ", "<w:b/>"),
    "bold with a stop": lambda key: run(f"{key}. {LABELS[key]}. ", "<w:b/>"),
    "a letter": lambda key: run(f"({key}) {LABELS[key]}: "),
}


def loaded(*blocks: str):
    return load_review([document(word(*blocks), "a.docx")])


def answers(data) -> list[tuple[str, str, str]]:
    table = data.responses[data.responses["state"] == "answered"]
    return list(zip(table["iso3"], table["question"], table["text"], strict=True))


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_a_compilation_with_a_heading_for_each_state(shape):
    blocks = [heading("Compilation of fictional inputs received")]
    for state, (_, asked) in STATES.items():
        blocks += [heading(state), *(raw(shape(key) + run(f"{state}: {text(n)}")) for n, key in enumerate(asked))]
    data = loaded(*blocks)
    found = [(iso3, key) for iso3, key, _ in answers(data)]
    assert found == [(iso3, key) for iso3, asked in STATES.values() for key in asked]
    assert all(said.endswith(text(n % 3)) for n, (_, _, said) in enumerate(answers(data)))
    assert data.issues.empty


def test_what_says_that_there_is_no_information_behind_a_label_is_blank():
    plan = raw(run("(a) A made-up matter: ", "<w:b/>") + run(text(1)))
    data = loaded(heading("Fiji"), plan, raw(run("(c) Achievements: ", "<w:b/>") + run("No information available.")))
    assert data.responses["state"].tolist() == ["answered", "blank"]


def test_an_answer_goes_on_below_its_label():
    begun = [raw(run(f"({key}) {LABELS[key]}: ", "<w:b/>") + run(text(n))) for n, key in enumerate("cd")]
    data = loaded(heading("Fiji"), begun[0], paragraph(text(5)), begun[1])
    assert [(key, said.endswith(text(n))) for n, (_, key, said) in zip((0, 5, 1), answers(data), strict=True)] == [
        ("c", True), ("c", True), ("d", True)
    ]  # fmt: skip


def test_a_label_inside_of_an_answer_asks_nothing():
    inside = raw(run("Gaps: ", "<w:b/>") + run(text(2)))
    data = loaded(heading("Fiji"), heading("(b) Follow-up"), paragraph(text(0)), heading("(c) Achievements"), inside)
    assert [each[1:] for each in answers(data)] == [("b", text(0)), ("c", f"Gaps: {text(2)}")]


def test_a_question_with_a_colon_among_others_is_a_question():
    e = "(e) Please indicate the areas in which cooperation is needed: finance, data, technology and partnerships."
    form = (
        bold("(c) Achievements"),
        paragraph(text(1)),
        bold("(d) Gaps"),
        paragraph(text(2)),
        bold(e),
        paragraph(text(3)),
    )
    assert [each[1:] for each in answers(loaded(heading("Fiji"), *form))] == [
        ("c", text(1)), ("d", text(2)), ("e", text(3))
    ]  # fmt: skip


def test_lines_of_a_pdf_that_begin_with_their_question():
    said = ["(c) Which achievements can be shared? A made-up boat.", "", "(d) Gaps and challenges: no made-up oars."]
    data = load_review([document(pdf(lines("Country: Fiji", "", *said)), "a.pdf")])
    assert answers(data) == [("FJI", "c", said[0]), ("FJI", "d", said[2])]


@pytest.mark.parametrize("is_run_in", [True, False])
def test_states_of_a_compilation_that_answer_different_questions_each_begin_a_block(is_run_in):
    blocks = []
    for n, (state, key) in enumerate([("Palau", "a"), ("Tuvalu", "c"), ("Samoa", "e")]):
        label, said = run(f"({key}) {LABELS[key]}: ", "<w:b/>"), run(text(n))
        blocks += [heading(state), raw(label + said)] if is_run_in else [heading(state), raw(label), raw(said)]
    data = loaded(heading("Compilation of fictional inputs"), *blocks)
    assert [each[:2] for each in answers(data)] == [("PLW", "a"), ("TUV", "c"), ("WSM", "e")]


def test_states_in_bold_right_above_their_questions_each_begin_a_block_whatever_is_asked():
    states = [("Palau", "a"), ("Tuvalu", "c"), ("Samoa", "e")]
    blocks = [part for n, (state, key) in enumerate(states)
              for part in (bold(state), bold(f"({key}) {LABELS[key]}"), paragraph(text(n)))]  # fmt: skip
    data = loaded(paragraph("Compilation of fictional inputs"), *blocks)
    assert [each[:2] for each in answers(data)] == [("PLW", "a"), ("TUV", "c"), ("WSM", "e")]
    partner = [bold("Palau"), bold("(a) Plan"), paragraph(text(1)), bold("Tuvalu"), paragraph(text(2))]
    partner += [bold("(c) Achievements"), paragraph(text(3))]
    assert {who for who, _, _ in answers(loaded(*partner))} == {"PLW"}


def test_a_heading_at_the_end_below_which_nothing_stands_is_no_answer():
    begun = [raw(run(f"({key}) {LABELS[key]}: ", "<w:b/>") + run(text(n))) for n, key in enumerate("cd")]
    data = loaded(heading("Fiji"), *begun, heading("Fictional annexes"))
    assert [key for _, key, _ in answers(data)] == ["c", "d"]
    assert data.issues["code"].tolist() == ["cells-unread"]
