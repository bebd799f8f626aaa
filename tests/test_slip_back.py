"""What becomes of a verification slip that comes back: corrections that fit, and what people have to decide."""

from __future__ import annotations

import datetime as dt

import pytest

from gcm_data.exports import slip
from gcm_data.tables.slips import CORRECT, NEW_TEXT, NONE, REASON, SHOULD_BE, WORDS, Slip, name_of
from gcm_data.tables.specs import ReviewData
from loaders import ListFile, load_review
from loaders.documents.workbook import Document
from loaders.slips import reading
from loaders.slips.reading import SlipReading
from tests import slip_filler as fill
from tests import slips_read
from tests.slips_read import (
    CITING,
    DAY,
    FORM,
    HEADER,
    OBJECTIVE,
    PRINCIPLE,
    C,
    D,
    asked,
    back,
    cells,
    made,
    number_of,
    problems,
    returned,
)
from tests.test_corrections import table
from tests.word_builder import heading, paragraph, word
from tests.workbook_builder import compiled_table, document, response_form, tally, text

_ended, _read_here = slips_read.ended, slips_read.read_here


def again(found: SlipReading, documents: tuple[Document, ...] = (FORM,)) -> ReviewData:
    """The documents read with the corrections of a slip."""
    return load_review(documents, corrections=[ListFile("corrections.csv", table(*found.lines).encode(), "2025")])


def test_a_slip_that_nobody_has_filled_in_changes_nothing():
    found = returned(made())
    assert (found.cycle, found.iso3) == ("2025", "FJI")
    assert not found.corrections and not found.questions and not problems(found)
    assert found.confirmed == 0 and found.rows == len(load_review([FORM]).responses) + len(load_review([FORM]).mentions)


def test_what_is_said_to_be_right_is_counted():
    found = back(fill.answer(1, {CORRECT: "yes"}), fill.code(1, {CORRECT: "Yes "}))
    assert found.confirmed == 2 and not found.corrections


def test_a_corrected_text_becomes_a_correction_that_fits():
    found = back(
        fill.answer(1, {CORRECT: "no", NEW_TEXT: f"{text(9)}\nA second line.", REASON: "typed wrongly"}),
        fill.signed("A focal point", dt.date(2025, 2, 20)),
    )
    (correction,) = found.corrections
    assert cells(found) == [("B4", text(1), f"{text(9)}\nA second line.")]
    assert (correction.document, correction.sheet) == ("fj.xlsx", "Responses")
    assert correction.reason == "Verification slip: typed wrongly"
    assert (correction.by, correction.date) == ("A focal point", "2025-02-20")
    assert again(found).responses["text"].tolist() == [f"{text(9)}\nA second line.", CITING]


def test_all_changes_of_one_cell_are_one_correction():
    found = back(
        fill.code(number_of("5"), {CORRECT: "no", SHOULD_BE: name_of((OBJECTIVE, "2"))}),
        fill.code(number_of("6"), {CORRECT: "no"}),
        fill.missing(1, {"Answer no.": 1, SHOULD_BE: name_of((OBJECTIVE, "10")), WORDS: "fictional words"}),
    )
    assert cells(found) == [("C4", "5, 6", "2, 10")]
    mentions = again(found).mentions
    assert mentions.loc[mentions["cell"] == "C4", "target"].tolist() == ["2", "10"]


@pytest.mark.parametrize(
    ("kind", "target", "instead", "new"),
    [
        (PRINCIPLE, "human_rights", (PRINCIPLE, "child_sensitive"), "Child-sensitive"),
        (PRINCIPLE, "human_rights", None, ""),
        (OBJECTIVE, "7", (OBJECTIVE, "23"), "23"),
    ],
)
def test_codes_of_each_kind_are_written_as_they_are_read(kind, target, instead, new):
    chosen = {SHOULD_BE: name_of(instead) if instead else NONE}
    found = back(fill.code(number_of(target, kind), chosen))
    (old,) = {each.evidence for each in Slip.of(load_review([FORM]), "FJI", "2025").codes if each.target[1] == target}
    assert [each[1:] for each in cells(found)] == [(old, new)]
    now = again(found).mentions
    assert (kind, target) not in set(zip(now["target_kind"], now["target"], strict=True))
    assert instead is None or instead in set(zip(now["target_kind"], now["target"], strict=True))


def test_a_need_that_no_column_holds_is_asked_about():
    found = back(fill.missing(1, {"Answer no.": 2, SHOULD_BE: "Cooperation need. Finance", REASON: "said below"}))
    assert not found.corrections and asked(found) == [reading.ADDED]
    (question,) = found.questions
    assert question.should_be == ("need", "finance") and question.reason == "said below"


def test_a_citation_has_no_cell_to_correct_and_is_asked_about():
    number = number_of("8", basis="cited")
    found = back(fill.code(number, {CORRECT: "no", SHOULD_BE: name_of((OBJECTIVE, "9")), REASON: "another one"}))
    (question,) = found.questions
    assert (question.what, question.target, question.should_be) == (reading.CITED, (OBJECTIVE, "8"), (OBJECTIVE, "9"))
    assert not found.corrections and "See objective 8" in question.passage


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ({CORRECT: "no"}, reading.NO_TEXT),
        ({CORRECT: "yes", NEW_TEXT: text(9)}, reading.AGREES),
        ({REASON: "fictional remark"}, reading.REMARK),
    ],
)
def test_what_is_no_clear_correction_of_a_text_is_asked_about(written, what):
    found = back(fill.answer(1, written))
    assert asked(found) == [what] and not found.corrections


@pytest.mark.parametrize(("said", "target"), [("yes", "9"), ("no", "7")])
def test_what_contradicts_itself_about_a_code_is_asked_about(said, target):
    found = back(fill.code(number_of("7"), {CORRECT: said, SHOULD_BE: name_of((OBJECTIVE, target))}))
    assert asked(found) == [reading.AGREES] and not found.corrections


def test_a_mark_in_a_tally_is_asked_about():
    documents = (document(tally({"Fiji": {5: "x", 8: "x"}}), "tally.xlsx"),)
    wrong = fill.code(1, {CORRECT: "no", SHOULD_BE: name_of((OBJECTIVE, "9"))})
    found = back(wrong, documents=documents)
    assert asked(found) == [reading.MARKED] and not found.corrections


def test_a_text_that_stands_in_two_cells_is_asked_about():
    rows = [[C, text(1, " It goes on"), "5"], [None, "below, and it is fictional."], [D, text(3), "7"]]
    documents = (document(response_form("Fiji", rows, header=HEADER), "fj.xlsx"),)
    data = load_review(documents)
    assert "rows-continued" in set(data.issues["code"])
    found = back(fill.answer(1, {NEW_TEXT: text(9)}), documents=documents)
    assert asked(found) == [reading.SPREAD] and not found.corrections


def test_the_text_of_a_word_document_is_corrected_in_its_paragraph():
    content = word(paragraph("Country: Fiji"), heading(C), paragraph(text(1)), heading(D), paragraph(text(2)))
    documents = (document(content, "fj.docx"),)
    found = back(fill.answer(1, {NEW_TEXT: text(9)}), documents=documents)
    assert len(found.corrections) == 1 and not found.questions
    assert again(found, documents).responses["text"].tolist() == [text(9), text(2)]


def test_a_cell_that_others_share_is_asked_about():
    rows = [["Fiji", C, text(1), "5"], ["Palau", C, text(2), None]]
    shared = compiled_table(rows, merged={"Compiled": ["D2:D3"]})
    documents = (document(shared, "all.xlsx"),)
    data = load_review(documents)
    assert data.mentions["cell"].nunique() < len(data.mentions)
    found = back(fill.code(1, {CORRECT: "no"}), documents=documents)
    assert asked(found) == [reading.SHARED] and not found.corrections


def test_a_cell_that_codes_two_answers_changes_if_both_say_so():
    rows = [["Fiji", C, text(1), "5, 6"], ["Fiji", D, text(2), None]]
    documents = (document(compiled_table(rows, merged={"Compiled": ["D2:D3"]}), "all.xlsx"),)
    codes = Slip.of(load_review(documents), "FJI", "2025").codes
    fives = [each.number for each in codes if each.target == (OBJECTIVE, "5")]
    assert len(fives) == len({each.answer for each in codes}) == 2
    no = [fill.code(number, {CORRECT: "no"}) for number in fives]
    assert asked(back(no[0], documents=documents)) == [reading.NOT_ALONE]
    assert cells(back(*no, documents=documents)) == [("D2", "5, 6", "6")]
    more = fill.missing(1, {"Answer no.": 1, SHOULD_BE: name_of((OBJECTIVE, "9"))})
    assert asked(back(more, documents=documents)) == [reading.ADDED]


def test_a_second_slip_corrects_what_the_first_has_corrected():
    first = back(fill.answer(1, {NEW_TEXT: text(9)}))
    data = again(first)
    second = fill.filled(slip.write(data, "FJI", "2025", DAY), fill.answer(1, {NEW_TEXT: text(10)}))
    found = returned(second, data=data)
    assert cells(found) == [("B4", text(9), text(10))]
