"""What a verification slip shows, what it keeps to itself, and where one may write into it."""

from __future__ import annotations

import io

import pytest
from docx import Document as WordDocument
from openpyxl import load_workbook

from gcm_data import reference
from gcm_data.exports import slip
from gcm_data.exports.slip.content import Front
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.slips import ANSWERS, CODES, HEADS, NEW_TEXT, NONE, READ, TO_FILL, Slip, choices
from gcm_data.tables.specs import ReviewData
from loaders import load_review
from loaders.slips import reading
from tests import slip_filler as fill
from tests import slips_read
from tests.slips_read import CITING, DAY, FORM, C, asked, made, returned
from tests.workbook_builder import compiled_table, document, response_form, text

_ended, _read_here = slips_read.ended, slips_read.read_here


def test_each_answer_and_each_mention_stands_in_a_row_with_its_place():
    data = load_review([FORM])
    book = load_workbook(io.BytesIO(made()))
    for name, table_ in ((ANSWERS, data.responses), (CODES, data.mentions)):
        sheet, first = book[name], fill.top(book[name])
        assert [cell.value for cell in sheet[first]] == list(HEADS[name])
        rows = [row for row in sheet.iter_rows(min_row=first + 1, values_only=True) if row[-1]]
        assert len(rows) == len(table_) and len({row[-1] for row in rows}) == len(rows)
        places = [row[HEADS[name].index("Where it stands")] for row in rows]
        assert places == [f"fj.xlsx › {s}!{c}" for s, c in zip(table_["sheet"], table_["cell"], strict=True)]
    shown = [row[HEADS[ANSWERS].index(READ)] for row in book[ANSWERS].iter_rows(min_row=3, values_only=True) if row[-1]]
    assert shown == data.responses["text"].tolist()


def test_only_the_cells_to_fill_are_open_and_no_password_closes_the_others():
    book = load_workbook(io.BytesIO(made()))
    for sheet in book:
        assert sheet.protection.sheet and sheet.protection.password is None
    for name, heads in TO_FILL.items():
        sheet = book[name]
        first = fill.top(sheet)
        for column, head in enumerate(HEADS[name], start=1):
            assert sheet.cell(first + 1, column).protection.locked == (head not in heads), (name, head)
            assert sheet.cell(first, column).protection.locked


def test_every_objective_principle_and_need_can_be_chosen():
    assert len(choices()) == len(reference.objectives()) + len(reference.principles()) + len(reference.needs())
    book = load_workbook(io.BytesIO(made()))
    offered = [cell.value for cell in book["Choices"]["A"]][: len(choices()) + 1]
    assert offered == [*choices(), NONE]
    rules = {rule.formula1 for rule in book[CODES].data_validations.dataValidation}
    assert rules == {'"yes,no"', f"'Choices'!$A$1:$A${len(offered)}"}


def test_a_formula_in_an_answer_is_a_text_in_the_slip():
    given = document(response_form("Fiji", [[C, "'=1+1 fictional", "5"]]), "fj.xlsx")
    sheet = load_workbook(io.BytesIO(made(given)))[ANSWERS]
    assert sheet.cell(*fill.place(sheet, 1, READ)).data_type == "s"


def test_on_paper_the_slip_has_boxes_to_tick_and_lists_to_choose_from():
    found = WordDocument(io.BytesIO(slip.write(load_review([FORM]), "FJI", "2025", DAY, "docx")))
    rows = len(load_review([FORM]).responses) + len(load_review([FORM]).mentions)
    xml = found.element.xml
    assert xml.count("<w14:checkbox") == 2 * rows
    assert xml.count("<w:dropDownList") >= len(load_review([FORM]).mentions)
    words = "\n".join(each.text for each in found.paragraphs)
    assert text(1) in words and CITING in words and "GCM-SLIP-1 2025 FJI" in words


def test_nothing_of_others_and_nothing_withheld_stands_in_a_slip():
    rows = [
        ["Fiji", "", "Member State", "yes", "c", text(31), "5"],
        ["Palau", "", "Member State", "yes", "c", text(32), "6"],
        ["Tonga", "", "Member State", "no", "d", text(33), "7"],
    ]
    own = [["Fiji", "", "Member State", "no", "d", text(34), "7"]]
    header = ("Country", "Organization", "Type of respondent", "May be named", "Question", "Response", "Objectives")
    given = {"all.xlsx": rows, "secret.xlsx": own}
    data = load_review([document(compiled_table(each, header=header), name) for name, each in given.items()])
    others = [text(32), text(33), text(34), *given]
    assert {*others[:3]} <= set(data.responses["text"])
    for suffix in ("xlsx", "docx"):
        content = slip.write(data, "FJI", "2025", DAY, suffix)
        said = _words(content, suffix)
        assert text(31) in said and [each for each in others if each in said] == []
    found = returned(fill.filled(slip.write(data, "FJI", "2025", DAY), fill.answer(1, {NEW_TEXT: text(9)})), data=data)
    assert asked(found) == [reading.NO_DOCUMENT] and not found.corrections


def _words(content: bytes, suffix: str) -> str:
    if suffix == "docx":
        return WordDocument(io.BytesIO(content)).element.xml
    cells_ = (cell.value for sheet in load_workbook(io.BytesIO(content)) for row in sheet.iter_rows() for cell in row)
    return "\n".join(str(value) for value in cells_)


def test_only_what_counts_stands_in_a_slip(fictional: ReviewData):
    found = Slip.of(fictional, "FJI", "2025")
    submissions = fictional.submissions
    own = submissions[(submissions["iso3"] == "FJI") & (submissions["cycle"] == "2025")]
    assert set(own["status"]) == {"current", "superseded"}
    assert found.documents == own.loc[own["status"] == "current", "document"].tolist()


def test_of_who_has_submitted_nothing_it_is_not_said_to_be_a_response(shipped: ReviewData):
    iso3 = shipped.submissions["iso3"].iloc[0]
    found = Slip.of(shipped, iso3, shipped.submissions["cycle"].iloc[0])
    provenance = Provenance.of(shipped, DAY)
    assert "response" not in Front.of(found, shipped.documents, provenance).title
    own = load_review([FORM])
    assert "your response" in Front.of(Slip.of(own, "FJI", "2025"), own.documents, provenance).title


def test_of_who_has_said_nothing_there_is_no_slip():
    with pytest.raises(ValueError, match="nothing was read of Palau"):
        made(iso3="PLW")
    with pytest.raises(KeyError):
        made(iso3="XXX")


def test_the_same_slip_is_the_same_file():
    assert made() == made.__wrapped__()
