"""Reports in Word, by objective or by round table: which heading codes what stands below it."""

from __future__ import annotations

import pytest

from gcm_data.tables.integrity import misfits
from tests.word_builder import bold, heading, paragraph, table
from tests.word_read import HEADS, QUESTIONS, TITLES, answers, every_language, loaded, targets
from tests.workbook_builder import text

OBJECTIVES = {
    "en": ("Objective 5: Enhance availability and flexibility of pathways", "2.1 Objectives 2 and 7"),
    "fr": ("Objectif 5 : Faire en sorte que les filières soient accessibles", "Objectifs 2 et 7 – Deux autres"),
    "ru": ("Цель 5. Расширение путей", "Цели 2 и 7: иное"),
}


@every_language
def test_report_by_objective(language):
    (title, iso3), (five, two) = TITLES[language], OBJECTIVES[language]
    data = loaded(
        heading(title), paragraph(text(0)), heading(five), paragraph(text(1)), bold("Sub"), paragraph(text(2)),
        heading(two), bold("Sub"), paragraph(text(3)), heading("A fictional end"), paragraph(text(4)),
    )  # fmt: skip
    assert data.submissions["iso3"].tolist() == [iso3]
    assert answers(data) == [
        ("", text(1), five[:80], "paragraph 4"),
        ("", text(2), "Sub", "paragraph 6"),
        ("", text(3), "Sub", "paragraph 9"),
        ("", text(4), "A fictional end", "paragraph 11"),
    ]
    assert targets(data) == [
        ("5", "coded", "paragraph 3"), ("5", "coded", "paragraph 3"),
        ("2", "coded", "paragraph 7"), ("7", "coded", "paragraph 7"),
    ]  # fmt: skip
    assert data.documents["layout"].item() == "report by objective"
    assert not misfits(data)


def test_report_by_round_table_codes_nothing_by_itself():
    data = loaded(
        heading("Report of Fiji"), heading("Round table 1"), paragraph(text(1, " See objective 5.")),
        heading("Round table 2: Border governance"), paragraph(text(2)),
    )  # fmt: skip
    assert [answer[:2] for answer in answers(data)] == [("", text(1, " See objective 5.")), ("", text(2))]
    assert targets(data) == [("5", "cited", "paragraph 3")]


def test_a_sentence_in_bold_is_a_passage_and_a_long_heading_is_none():
    said = "A fictional sentence that is set in bold from its first to its last word."
    long = "A fictional heading that is longer than sixty characters, as some headings are"
    data = loaded(
        heading("Report of Fiji"), heading("Objective 5"), bold(said), bold(long), paragraph(text(1)),
        bold("Objective 6"), bold(said),
    )  # fmt: skip
    assert [answer[1] for answer in answers(data)] == [said, text(1), said]
    assert data.issues.empty


def test_a_bold_line_without_text_below_it_is_a_passage_of_a_report():
    said = "A law, fictional, protects workers"
    data = loaded(
        heading("Report of Fiji"), heading("Objective 5"), bold(said), heading("Objective 6"), bold("Some title"),
        paragraph(text(1)), bold(said),
    )  # fmt: skip
    assert [answer[1] for answer in answers(data)] == [said, text(1), said]
    assert [found[0] for found in targets(data)] == ["5", "6", "6"]


def test_notes_of_a_report_are_those_of_its_tables():
    note, rest = "Note: the law, fictional, was amended.", "Source: fictional survey"
    data = loaded(
        heading("Report of Fiji"), heading("Objective 5"), paragraph(note), table([("Fictional", "words")]),
        paragraph(rest), heading("Objective 6"), paragraph(text(1)),
    )  # fmt: skip
    assert [answer[1] for answer in answers(data)] == [note, "Fictional", "words", text(1)]


def test_a_table_of_contents_and_a_sentence_are_no_headings():
    data = loaded(
        heading("Report of Fiji"), paragraph("Objective 5: pathways ........ 3"), heading("Objective 6"),
        paragraph("Objective 9 is not ours."), heading("Objective 8"), paragraph(text(1)),
    )  # fmt: skip
    assert targets(data) == [
        ("6", "coded", "paragraph 3"),
        ("9", "cited", "paragraph 4"),
        ("8", "coded", "paragraph 5"),
    ]


@pytest.mark.parametrize(("is_table", "is_below"), [(True, True), (True, False), (False, False)])
def test_a_report_with_a_form_is_read_in_both_parts(is_table, is_below):
    c, d = QUESTIONS["en"]
    report = [heading("Objective 5"), paragraph(text(1)), heading("Objective 7"), paragraph(text(2))]
    form = [table([HEADS["en"], (c, text(3)), (d, text(4))])] if is_table else [
        heading(c), paragraph(text(3)), heading(d), paragraph(text(4))
    ]  # fmt: skip
    data = loaded(heading("Report of Fiji"), *(form if is_below else report), *(report if is_below else form))
    assert data.issues.empty
    assert sorted(answer[:2] for answer in answers(data)) == [
        ("", text(1)),
        ("", text(2)),
        ("c", text(3)),
        ("d", text(4)),
    ]
    assert len(data.submissions) == 1
    assert [found[0] for found in targets(data)] == ["5", "7"]


def test_a_list_of_objectives_above_a_form_is_no_report():
    c, d = QUESTIONS["en"]
    data = loaded(
        heading("Fiji"), *(paragraph(f"Objective {number}: fictional") for number in (5, 7, 8)),
        heading(c), paragraph(text(3)), heading(d), paragraph(text(4)),
    )  # fmt: skip
    assert [answer[:2] for answer in answers(data)] == [("c", text(3)), ("d", text(4))]


def test_a_number_in_brackets_counts_over_that_of_the_section():
    data = loaded(
        heading("Report of Fiji"), heading("1. Good figures (Objective 1)"), paragraph(text(1)),
        heading("2. Help of consuls (Objective 14)"), paragraph(text(2)),
        heading("3. Way home and pensions (Objectives 21 and 22)"), paragraph(text(3)),
    )  # fmt: skip
    assert [found[0] for found in targets(data)] == ["1", "14", "21", "22"]
    assert [answer[1] for answer in answers(data)] == [text(1), text(2), text(3)]


def test_a_section_whose_title_is_that_of_an_objective_is_on_it():
    data = loaded(
        heading("Report of Fiji"), heading("1. Accurate and useful figures"), paragraph(text(1)),
        heading("2. Fictional drivers"), paragraph(text(2)), heading("5. Regular pathways"), paragraph(text(3)),
        heading("6. Fair and ethical recruitment"), paragraph(text(4)), heading("7. Consular protection"),
        paragraph(text(5)), heading("8. Fictional end"), paragraph(text(6)),
    )  # fmt: skip
    assert [found[0] for found in targets(data)] == ["1", "2", "5", "6", "14"]
    assert len(answers(data)) == 6


PRINCIPLES = {
    "en": ("Guiding principle: Human rights", "Principle (c): National sovereignty"),
    "fr": ("Principe directeur : Droits de l’homme", "Principe directeur c) – Souveraineté nationale"),
    "ru": ("Руководящий принцип 6: права человека", "Принцип: национальный суверенитет"),
}


@every_language
def test_report_by_guiding_principle(language):
    first, second = PRINCIPLES[language]
    data = loaded(
        heading(TITLES[language][0]), paragraph(text(0)), heading(first), paragraph(text(1)), bold("Sub"),
        paragraph(text(2)), heading(second), paragraph(text(3)), paragraph("Suva, September 2024"),
    )  # fmt: skip
    assert [answer[:2] for answer in answers(data)] == [("", text(1)), ("", text(2)), ("", text(3))]
    assert targets(data) == [
        ("human_rights", "coded", "paragraph 3"), ("human_rights", "coded", "paragraph 3"),
        ("national_sovereignty", "coded", "paragraph 7"),
    ]  # fmt: skip
    assert data.documents["layout"].item() == "report by objective" and data.issues.empty


def test_titles_of_principles_make_a_report_where_there_are_many_and_no_objectives():
    titles = ["1. Human rights", "2. Sustainable development", "3. Gender-responsive", "4. Child-sensitive"]
    blocks = [block for number, title in enumerate(titles) for block in (heading(title), paragraph(text(number)))]
    assert len(targets(loaded(heading("Report of Fiji"), *blocks))) == 4
    assert loaded(heading("Report of Fiji"), *blocks[:6]).documents["layout"].item() == ""
    under = loaded(
        heading("Report of Fiji"), heading("Objective 5"), *blocks, heading("Objective 6"), paragraph(text(9))
    )
    assert {found[0] for found in targets(under)} <= {"5", "6"}
