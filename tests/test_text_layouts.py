"""Answers in Word documents: forms, tables, letters, reports by objective, in three languages; corrections; silence."""

from __future__ import annotations

import dataclasses

import pytest

from gcm_data.tables.integrity import misfits
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from loaders import ListFile, load_review
from tests.word_builder import bold, cell, control, deleted, heading, note, paragraph, raw, run, table, text_box, word
from tests.workbook_builder import document, text, workbook

QUESTIONS = {
    "en": ("What achievements, promising practices and lessons learned can be shared?", "What are the main gaps?"),
    "fr": ("Quelles sont les réalisations et pratiques prometteuses ?", "Quelles sont les lacunes et difficultés ?"),
    "ru": ("Какие достижения и передовая практика?", "Каковы основные проблемы?"),
}
TITLES = {
    "en": ("Report of Fiji on the Compact", "FJI"),
    "fr": ("Rapport de Fidji sur le Pacte", "FJI"),
    "ru": ("Доклад Республики Казахстан", "KAZ"),
}
HEADS = {"en": ("Question", "Response"), "fr": ("Question", "Réponse"), "ru": ("Вопрос", "Ответ")}
OBJECTIVES = {
    "en": ("Objective 5: Enhance availability and flexibility of pathways", "2.1 Objectives 2 and 7"),
    "fr": ("Objectif 5 : Faire en sorte que les filières soient accessibles", "Objectifs 2 et 7 – Deux autres"),
    "ru": ("Цель 5. Расширение путей", "Цели 2 и 7: иное"),
}
every_language = pytest.mark.parametrize("language", list(QUESTIONS))


def loaded(*blocks: str, corrections: tuple = (), decisions: tuple = (), **options) -> ReviewData:
    return load_review([document(word(*blocks, **options), "a.docx")], corrections=corrections, decisions=decisions)


def answers(data: ReviewData) -> list[tuple[str, str, str, str]]:
    table = data.responses
    return list(zip(table["question"], table["text"], table["sheet"], table["cell"], strict=True))


def targets(data: ReviewData) -> list[tuple[str, str, str]]:
    table = data.mentions
    return list(zip(table["target"], table["basis"], table["cell"], strict=True))


@every_language
@pytest.mark.parametrize("asked", [heading, bold])
def test_running_form(language, asked):
    (title, iso3), (c, d) = TITLES[language], QUESTIONS[language]
    data = loaded(heading(title), asked(c), paragraph(text(1)), paragraph(text(2)), asked(d), paragraph(text(3)))
    assert data.submissions["iso3"].tolist() == [iso3]
    assert answers(data) == [
        ("c", text(1), c, "paragraph 3"),
        ("c", text(2), c, "paragraph 4"),
        ("d", text(3), d, "paragraph 6"),
    ]
    assert data.documents["layout"].item() == "running form"
    assert not misfits(data)


@every_language
@pytest.mark.parametrize("is_headed", [True, False])
def test_table_of_questions_and_answers(language, is_headed):
    (title, iso3), (c, d) = TITLES[language], QUESTIONS[language]
    rows = [[c, text(1)], [d, text(2)]]
    data = loaded(heading(title), table([list(HEADS[language]), *rows] if is_headed else rows))
    assert data.submissions["iso3"].tolist() == [iso3]
    first = 1 + is_headed
    assert answers(data) == [
        ("c", text(1), title, f"table 1, row {first}, column 2"),
        ("d", text(2), title, f"table 1, row {first + 1}, column 2"),
    ]


def test_a_box_around_each_question_and_its_answer():
    c, d = QUESTIONS["en"]
    boxes = [[cell(bold(c), text(1), text(2))], [cell(d, text(3))]]
    data = loaded(heading("Report of Fiji"), table(boxes))
    assert answers(data) == [
        ("c", text(1), c, "table 1, row 1, column 1, paragraph 2"),
        ("c", text(2), c, "table 1, row 1, column 1, paragraph 3"),
        ("d", text(3), c, "table 1, row 2, column 1, paragraph 2"),
    ]


def test_table_with_codes():
    rows = [
        ["Question", "Response", "GCM objectives"],
        ["(c) Achievements", text(1), "5, 6"],
        ["(d) Gaps", text(2), ""],
    ]
    data = loaded(paragraph("Country: Fiji"), table(rows))
    assert targets(data) == [(n, "coded", "table 1, row 2, column 3") for n in ("5", "6")]


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


@pytest.mark.parametrize(
    ("asked", "said"), [(paragraph, heading), (paragraph, bold), (heading, heading), (heading, bold), (bold, bold)]
)
def test_a_heading_that_alone_stands_below_a_question_is_its_answer(asked, said):
    c, d = QUESTIONS["en"]
    data = loaded(
        paragraph("Country: Fiji"), asked(c), said("Not yet, fictional"), asked(d), said("No funds, fictional")
    )
    assert [answer[:2] for answer in answers(data)] == [("c", "Not yet, fictional"), ("d", "No funds, fictional")]
    assert data.issues.empty


def test_a_heading_that_asks_what_the_next_question_asks_is_no_answer():
    c, d = QUESTIONS["en"]
    data = loaded(paragraph("Country: Fiji"), heading(c), heading("Gaps"), heading(d), paragraph(text(1)))
    assert [answer[:2] for answer in answers(data)] == [("c", ""), ("d", text(1))]


@pytest.mark.parametrize(("asked", "is_told"), [(bold, False), (paragraph, True)])
def test_a_bold_line_below_an_answer_is_one_or_told(asked, is_told):
    c, d = QUESTIONS["en"]
    line = bold("No plan yet, fictional")
    data = loaded(paragraph("Country: Fiji"), asked(c), paragraph(text(1)), line, asked(d), paragraph(text(2)))
    assert ("No plan yet, fictional" in [answer[1] for answer in answers(data)]) is not is_told
    assert ("cells-unread" in set(data.issues["code"])) is is_told


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


def test_letter_with_annex():
    data = loaded(
        paragraph("Permanent Mission of Fiji"),
        paragraph("Excellency, with Australia and Tonga we value objective 23. It is a fictional letter."),
        *(paragraph(f"Fictional line {number}.") for number in range(60)),
        paragraph("United Nations Building"), paragraph("Bangkok 10200"), paragraph("Thailand"),
        heading("Annex"), table([["Question", "Response"], ["(c) Achievements", text(1)], ["(d) Gaps", text(2)]]),
        paragraph("Yours sincerely,"),
    )  # fmt: skip
    assert data.submissions["iso3"].tolist() == ["FJI"]
    assert answers(data) == [
        ("c", text(1), "Annex", "table 1, row 2, column 2"),
        ("d", text(2), "Annex", "table 1, row 3, column 2"),
    ]
    assert not len(data.mentions)
    assert data.documents["remark"].item() == ""


@pytest.mark.parametrize(
    "line", ["Submitted by the Government of Fiji", "Submitted by: Fiji", "Présenté par Fidji", "Republic of Fiji"]
)
def test_who_submits(line):
    data = loaded(
        paragraph("A fictional letter to the Republic of Korea."),
        paragraph(line),
        table([[*HEADS["en"]], ["c", text(1)]]),
    )
    assert data.submissions["iso3"].tolist() == ["FJI"]


def test_two_states_in_a_letter_and_no_other_sign_name_nobody():
    data = loaded(paragraph("To Tonga, from Fiji, with fictional regards."), table([[*HEADS["en"]], ["c", text(1)]]))
    assert data.issues["code"].tolist() == ["member-missing"]


def test_text_and_table_ask_in_turn():
    data = loaded(
        heading("Report of Fiji"), heading(QUESTIONS["en"][0]), paragraph(text(1)), heading(QUESTIONS["en"][1]),
        paragraph(text(2)), table([["Question", "Response"], ["(a) National plan", text(3)], ["(e) Needs", text(4)]]),
        paragraph("(b) How was the Progress Declaration taken up?"), paragraph(text(5)),
    )  # fmt: skip
    assert [answer[0] for answer in answers(data)] == ["c", "d", "a", "e", "b"]
    assert len(data.submissions) == 1


def test_numbered_answers_and_sentences_with_words_of_labels_stay_answers():
    said = ["(1) The first.", "Fiji implements objective 5 through a fictional policy.", "Two: objectives 2 and 6"]
    c, d = QUESTIONS["en"]
    data = loaded(heading("Report of Fiji"), heading(c), *map(paragraph, said), heading(d), paragraph(text(1)))
    assert [answer[1] for answer in answers(data)] == [*said, text(1)]


def test_a_heading_right_above_its_question_is_no_answer_to_the_one_before():
    c, d = QUESTIONS["en"]
    data = loaded(
        heading("Report of Fiji"), heading("(c) Achievements"), paragraph(c), paragraph(text(1)),
        heading("(d) Gaps and challenges"), paragraph(d), paragraph(text(2)),
    )  # fmt: skip
    assert [answer[:2] for answer in answers(data)] == [("c", text(1)), ("d", text(2))]


def test_questions_are_found_however_long_the_answers_before():
    c, d = QUESTIONS["en"]
    many = [paragraph(text(number)) for number in range(1_100)]
    data = loaded(heading("Report of Fiji"), heading(c), *many, heading(d), paragraph("Fictional: none."))
    assert data.responses["question"].value_counts().to_dict() == {"c": 1_100, "d": 1}


def test_an_unanswered_question_is_blank():
    c, d = QUESTIONS["en"]
    data = loaded(heading("Report of Fiji"), heading(c), paragraph(), heading(d), paragraph(text(1)))
    assert data.responses["state"].tolist() == ["blank", "answered"]
    assert data.responses["cell"].tolist() == ["paragraph 3", "paragraph 5"]


FORM = (
    heading("Report of Fiji"), heading(QUESTIONS["en"][0]), paragraph("Objective 5, of old."),
    heading(QUESTIONS["en"][1]), paragraph(text(2)),
)  # fmt: skip
CORRECTIONS = "document,sheet,cell,old text,new text,reason,by,date\n"


@pytest.mark.parametrize("sheet", ["", QUESTIONS["en"][0]])
@pytest.mark.parametrize("cell", ["paragraph 3", "Paragraph  3"])
def test_a_paragraph_is_corrected(sheet, cell):
    row = f'a.docx,"{sheet}",{cell},"Objective 5, of old.","Objective 6, mended.",Why,A. N.,2025-02-01\n'
    file = ListFile("corrections.csv", (CORRECTIONS + row).encode(), "2025")
    data = loaded(*FORM, corrections=(file,))
    assert data.corrections["state"].tolist() == ["applied"]
    assert answers(data)[0][1] == "Objective 6, mended."
    assert targets(data) == [("6", "cited", "paragraph 3")]


def test_a_cell_of_a_table_is_corrected_and_what_is_not_there_is_told():
    rows = [
        'a.docx,,"table 1, row 2, column 2",old,new,Why,A. N.,', "a.docx,,paragraph 99,old,new,Why,A. N.,",
        'a.docx,Another,"table 1, row 2, column 2",new,x,Why,A. N.,', "a.docx,,B2,old,new,Why,A. N.,",
    ]  # fmt: skip
    file = ListFile("corrections.csv", (CORRECTIONS + "\n".join(rows)).encode(), "2025")
    data = loaded(paragraph("Country: Fiji"), table([[*HEADS["en"]], ["(c) Achievements", "old"]]), corrections=(file,))
    assert data.responses["text"].tolist() == ["new"]
    assert data.issues["code"].tolist() == ["correction-misplaced"] * 3
    assert "paragraph 99" in data.issues["message"].iloc[0]


RULE = "The Chatham House Rule applies to this fictional text."
SILENT = {
    "header": {"parts": {"header": paragraph(RULE)}},
    "footer": {"parts": {"footer": paragraph(RULE)}},
    "footnote": {"parts": {"footnotes": note(RULE)}},
    "long footnote": {"parts": {"footnotes": note(f"{text(1)} " * 20 + RULE)}},
    "comment": {"parts": {"comments": note("Please do not name us in the report.", "comment")}},
    "property": {"parts": {"core": f"<d:subject>{RULE}</d:subject>"}},
    "watermark": {"parts": {"header": f'<w:p><w:r><w:pict><v:textpath string="{RULE}"/></w:pict></w:r></w:p>'}},
}


@pytest.mark.parametrize("case", SILENT)
def test_what_stands_outside_of_the_text_and_asks_for_silence_counts(case):
    data = loaded(*FORM, **SILENT[case])
    assert data.submissions["attribution"].tolist() == ["non-attributable"]
    shown = withhold(data)
    told = " ".join(getattr(shown, field.name).to_csv() for field in dataclasses.fields(shown))
    assert "Fiji" not in told and "FJI" not in told and "a.docx" not in told


@pytest.mark.parametrize(
    "block",
    [
        paragraph(RULE), raw(deleted(RULE)), raw(run(RULE, "<w:vanish/>")), raw(run(RULE, "<w:strike/>")),
        raw(text_box(paragraph(RULE))),
    ],
    ids=["plain", "deleted", "hidden", "struck out", "text box"],
)  # fmt: skip
@pytest.mark.parametrize("is_first", [True, False])
def test_so_does_what_stands_in_it(block, is_first):
    data = loaded(*((block, *FORM) if is_first else (*FORM, block)))
    assert set(data.submissions["attribution"]) <= {"non-attributable"}


def test_nothing_but_a_name_of_a_writer_withholds_nothing():
    data = loaded(*FORM, parts={"header": paragraph("A fictional header, page 3"), "core": "<d:creator>X</d:creator>"})
    assert data.submissions["attribution"].tolist() == ["named"]
    assert data.documents["attribution"].tolist() == ["named"]


def test_a_text_that_an_officer_has_read_is_found_by_its_place_alone():
    held = "Our president is Jane Roe, who is fictional."
    blocks = (paragraph("Country: Fiji"), paragraph("May be named: no"), heading(QUESTIONS["en"][0]), paragraph(held))
    head = "document,sheet,cell,source,decision,by,date,reason\n"
    file = ListFile("attribution.csv", f"{head}a.docx,,paragraph 4,,text read,A. N.,2025-02-01,".encode(), "2025")
    assert "held back" in loaded(*blocks).responses["text"].item()
    assert "Jane Roe" in loaded(*blocks, decisions=(file,)).responses["text"].item()


def test_the_name_of_a_withheld_source_leaves_the_headings_of_others():
    rows = [["Organization", "Quibble Union"], ["Attribution", "may not be named"], [], ["Question", "Response"]]
    secret = document(workbook({"S": [*rows, ["(c)", "Fictional."]]}), "q.xlsx")
    blocks = (heading("Report of Fiji"), heading("Objective 5: with Quibble Union"), paragraph(text(1)))
    report = document(word(*blocks, heading("Objective 6"), bold("Quibble Union"), paragraph(text(2))), "a.docx")
    data = load_review([secret, report])
    assert (data.submissions["attribution"] == "non-attributable").sum() == 1
    shown = withhold(data)
    assert not any("Quibble" in getattr(shown, field.name).to_csv() for field in dataclasses.fields(shown))


BESIDE = "In addition, fictional centres were opened."


@pytest.mark.parametrize(
    "rows",
    [
        [HEADS["en"], (QUESTIONS["en"][0], text(1)), (QUESTIONS["en"][1], text(2))],
        [("Objective", "Achievements", "Challenges"), ("Objective 5", text(1), text(2)), ("Objective 7", text(3), "")],
    ],
)
def test_paragraphs_beside_tables_are_told(rows):
    half = len(rows) - 1
    data = loaded(paragraph("Country: Fiji"), table(rows[:half]), paragraph(BESIDE), table([rows[0], *rows[half:]]))
    assert data.issues["code"].tolist() == ["cells-unread"]
    assert data.issues["cell"].tolist() == ["paragraph 2"]
    assert {said for said in data.responses["text"] if said} == {said for row in rows[1:] for said in row[1:] if said}


def test_a_heading_right_above_a_table_is_a_title_and_a_note_below_one_a_footnote():
    c, d = QUESTIONS["en"]
    data = loaded(
        paragraph("Country: Fiji"), table([HEADS["en"], (c, text(1))]), paragraph("Note: fictional."),
        heading("Other words"), table([HEADS["en"], (d, text(2))]),
    )  # fmt: skip
    assert data.issues.empty
    assert [answer[1] for answer in answers(data)] == [text(1), text(2)]


def test_a_sentence_below_a_table_of_a_workbook_is_told():
    rows = [["Fiji"], HEADS["en"], ["(c) Achievements", text(1)], ["(d) Gaps", text(2)], [BESIDE]]
    data = load_review([document(workbook({"S": rows}))])
    assert data.issues["code"].tolist() == ["cells-unread"]
    assert data.issues["cell"].tolist() == ["A5"]


RULE = "This fictional submission is made under the Chatham House Rule."
GONE_ROW = f'<w:tr><w:trPr><w:del w:id="4" w:author="x"/></w:trPr>{cell(raw(deleted(RULE)))}{cell("")}</w:tr>'
CONTINUED = [(cell(paragraph("A"), properties='<w:vMerge w:val="restart"/>'), "x"),
             (cell(paragraph(RULE), properties="<w:vMerge/>"), "y")]  # fmt: skip


@pytest.mark.parametrize(
    "block",
    [
        table([("A", "B"), ("x", "y")]).replace("</w:tbl>", GONE_ROW + "</w:tbl>"),
        table([("A", control(paragraph(RULE), "<w:showingPlcHdr/>"))]),
        table(CONTINUED),
        control(paragraph(RULE), "<w:showingPlcHdr/>"),
        raw(run("Fictional words. ") + control(run(RULE), "<w:showingPlcHdr/>")),
        raw(run(f"{RULE}\t5"), '<w:pStyle w:val="Toc1"/>'),
        f'<w:moveFrom w:id="9">{paragraph(RULE)}</w:moveFrom>',
        raw(f'<w:r><w:drawing><docPr descr="{RULE}"/></w:drawing></w:r>'),
        raw(f'<w:r><w:pict><v:shape alt="{RULE}"/></w:pict></w:r>'),
    ],
    ids=["row", "cell", "merged", "control", "in a line", "contents", "moved", "picture", "old picture"],
)
def test_words_that_nobody_reads_as_text_may_ask_for_silence(block):
    c, d = QUESTIONS["en"]
    data = loaded(heading("Fiji"), heading(c), paragraph(text(1)), heading(d), paragraph(text(2)), block)
    assert withhold(data).submissions["iso3"].tolist() == [""]


def test_a_text_box_in_the_cell_of_an_answer_may_ask_for_silence():
    c, d = QUESTIONS["en"]
    boxed = cell(raw(text_box(paragraph(RULE))) + paragraph(text(1)))
    data = loaded(heading("Fiji"), table([("Question", "Response"), (c, boxed), (d, text(2))]))
    assert withhold(data).submissions["iso3"].tolist() == [""]


def test_a_table_of_contents_says_no_more_than_the_headings():
    c, d = QUESTIONS["en"]
    contents = [raw(run(f"{words}\t5"), '<w:pStyle w:val="Toc1"/>') for words in ("1. Confidential services", c)]
    answers = [heading(c), heading("Confidential services"), paragraph(text(1)), heading(d), paragraph(text(2))]
    assert loaded(heading("Fiji"), *contents, *answers).submissions["iso3"].tolist() == ["FJI"]


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


@pytest.mark.parametrize(
    "lines",
    [
        ["Embassy of the Republic of Fiji", "2-3-5 Fictional street, Tokyo", "Japan"],
        ["To the secretariat", "Bangkok", "10200", "Thailand", "The Government of Fiji submits these answers."],
        ["The secretariat", "Some Avenue, Bangkok", "10200", "Thailand", "Government of Fiji"],
    ],
)
def test_the_country_of_an_address_answers_nothing(lines):
    data = loaded(*map(paragraph, lines), heading("(c) Achievements"), paragraph(text(1)))
    assert data.submissions["iso3"].tolist() == ["FJI"]


def test_a_heading_names_a_partner():
    form = heading("Labour mobility to Australia"), heading("(c) Achievements"), paragraph(text(1))
    assert loaded(paragraph("The Government of Fiji submits, fictional."), *form).submissions["iso3"].tolist() == [
        "FJI"
    ]


@pytest.mark.parametrize("second", ["Government of Tonga", "Report of Tonga"])
def test_of_two_states_that_may_send_a_document_none_is_named(second):
    data = loaded(
        paragraph("The Government of Fiji writes."), heading(second), heading("(c) Achievements"), paragraph("None.")
    )
    assert data.issues["code"].tolist() == ["member-missing"]


@pytest.mark.parametrize("places", [["Australia"], ["Australia", "New Zealand"]])
def test_a_state_alone_in_a_line_of_an_answer_begins_no_part(places):
    lines = ["Fiji", "(c) Achievements", text(1), *places, "(d) Gaps", text(2)]
    for data in (
        loaded(*(heading(line) if line[0] == "(" else paragraph(line) for line in lines)),
        load_review([document(workbook({"S": [[line] for line in lines]}))]),
    ):
        assert data.submissions["iso3"].tolist() == ["FJI"]
        assert set(data.responses["question"]) == {"c", "d"}


def test_states_in_an_answer_split_no_compilation():
    form = [
        heading("(c) Achievements"),
        paragraph(text(1)),
        paragraph("Australia"),
        heading("(d) Gaps"),
        paragraph(text(2)),
    ]
    data = loaded(heading("Fiji"), *form, heading("Tonga"), *form)
    assert data.submissions["iso3"].tolist() == ["FJI", "TON"]
    assert data.responses["question"].tolist().count("d") == 2


def test_a_report_with_headings_of_two_states_is_nobodys():
    passages = [heading("Objective 5"), paragraph(text(1)), heading("Objective 7"), paragraph(text(2))]
    data = loaded(heading("Fiji"), *passages, heading("Tonga"), *passages)
    assert (data.responses.empty, data.issues["code"].tolist()) == (True, ["member-missing"])


@pytest.mark.parametrize("asked", [heading, bold])
def test_a_short_question_that_nobody_knows_in_the_look_of_the_others_is_told(asked):
    known = asked("(c) Achievements"), paragraph(text(1)), asked("(d) Gaps"), paragraph(text(2))
    data = loaded(paragraph("Country: Fiji"), *known, asked("Who paints boats?"), paragraph(text(3)))
    assert data.responses["text"].tolist() == [text(1), text(2)]
    assert "question-unknown" in data.issues["code"].tolist()
