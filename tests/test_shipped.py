"""The shipped workbooks, read a second time by other means: what stands in them stands in the tables, and no more.

Nothing of the loaders is used to find the expected values: the sheets are read with openpyxl, one reader for each
shape of file, and the codes are taken apart here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from gcm_data import reference, wording
from gcm_data.tables.specs import MENTIONS, RESPONSES, ReviewData
from loaders.files import files_of_review, load_files

FOLDER = Path(reference.FOLDER).parent / "submissions"
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.xlsx"))
NOT_FORMS = {
    "2021/compiled-first-review.xlsx",
    "2021/tally-pacific.xlsx",
    "2025/compiled-pacific.xlsx",
    "2025/survey-export-north-and-central-asia.xlsx",
}
PRINCIPLES = {
    "people-centred": "people_centred",
    "international cooperation": "international_cooperation",
    "national sovereignty": "national_sovereignty",
    "rule of law and due process": "rule_of_law",
    "sustainable development": "sustainable_development",
    "human rights": "human_rights",
    "gender-responsive": "gender_responsive",
    "child-sensitive": "child_sensitive",
    "whole-of-government": "whole_of_government",
    "whole-of-society": "whole_of_society",
}
NEEDS = {
    "finance": "finance",
    "capacity-building": "capacity_building",
    "policy advice": "policy_advice",
    "data gathering and analysis": "data",
    "technology": "technology",
    "multi-stakeholder partnerships": "partnerships",
}


class Text(NamedTuple):
    iso3: str
    question: str
    sheet: str
    cell: str
    text: str


class Code(NamedTuple):
    iso3: str
    question: str
    kind: str
    target: str
    sheet: str
    cell: str


class Reading(NamedTuple):
    texts: set[Text]
    codes: set[Code]


def _codes(iso3: str, question: str, cells: dict[str, object], sheet: str) -> Iterator[Code]:
    """The codes of cells given as kind -> cell, taken apart in the plainest way."""
    for kind, cell in cells.items():
        if cell is None or cell.value is None:
            continue
        if kind == "objective":
            targets = re.findall(r"\d+", str(cell.value))
            assert re.fullmatch(r"(Objective )?\d+(\s*[,;]\s*(Objective )?\d+)*", str(cell.value)), cell.value
        else:
            names = PRINCIPLES if kind == "principle" else NEEDS
            targets = [names[name.strip().lower().removesuffix(" approach")] for name in str(cell.value).split(";")]
        for target in targets:
            yield Code(iso3, question, kind, target, sheet, cell.coordinate)


def _iso3(name: str) -> str:
    """The code of a member under the exact name of the reference; the shipped files use no other."""
    return next(member.iso3 for member in reference.members() if member.name == name)


def _columns(sheet: Worksheet, row: int) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[row] if cell.value is not None}


def _read_form(path: Path) -> Reading:
    book = openpyxl.load_workbook(path)
    iso3 = _iso3(book["Submission"]["B3"].value)
    assert path.stem == iso3
    sheet, texts, codes = book["Responses"], set(), set()
    assert [cell.value for cell in sheet[3]][:2] == ["Question", "Response"]
    for row in range(4, sheet.max_row + 1):
        question = re.match(r"\(([a-e])\)", sheet.cell(row, 1).value)[1]
        if sheet.cell(row, 2).value is not None:
            texts.add(Text(iso3, question, sheet.title, f"B{row}", sheet.cell(row, 2).value))
        cells = {"objective": sheet.cell(row, 3), "principle": sheet.cell(row, 4), "need": sheet.cell(row, 5)}
        codes.update(_codes(iso3, question, cells, sheet.title))
    return Reading(texts, codes)


def _read_table(path: Path, sheet_name: str, headers: dict[str, str]) -> Reading:
    sheet = openpyxl.load_workbook(path)[sheet_name]
    column, texts, codes = _columns(sheet, 1), set(), set()
    for row in range(2, sheet.max_row + 1):
        cells = {role: sheet.cell(row, column[header]) for role, header in headers.items()}
        iso3, question = _iso3(cells.pop("member").value), cells.pop("question").value[-1].lower()
        answer = cells.pop("text")
        if answer.value is not None:
            texts.add(Text(iso3, question, sheet_name, answer.coordinate, answer.value))
        codes.update(_codes(iso3, question, cells, sheet_name))
    return Reading(texts, codes)


def _read_survey(path: Path) -> Reading:
    sheet = openpyxl.load_workbook(path)["Form1"]
    column, texts, codes = _columns(sheet, 1), set(), set()
    for row in range(2, sheet.max_row + 1):
        iso3 = _iso3(sheet.cell(row, column["Which country or area do you represent?"]).value)
        for number, question in enumerate("abcde", start=1):
            answer = next(sheet.cell(row, index) for header, index in column.items() if header[:2] == f"{number}.")
            if answer.value is not None:
                texts.add(Text(iso3, question, "Form1", answer.coordinate, answer.value))
            heads = {
                "objective": f"GCM objectives concerned (question {question})",
                "principle": f"Guiding principles (question {question})",
                "need": f"Kinds of support needed (question {question})",
            }
            cells = {kind: sheet.cell(row, column[head]) for kind, head in heads.items() if head in column}
            codes.update(_codes(iso3, question, cells, "Form1"))
    return Reading(texts, codes)


def _read_tally(path: Path) -> Reading:
    sheet, codes = openpyxl.load_workbook(path)["Tally"], set()
    for row in range(5, sheet.max_row + 1):
        if sheet.cell(row, 1).value == "Total":
            continue
        for column in range(2, sheet.max_column + 1):
            cell = sheet.cell(row, column)
            if cell.value is not None:
                assert cell.value == "x"
                target = str(sheet.cell(4, column).value)
                codes.add(Code(_iso3(sheet.cell(row, 1).value), "", "objective", target, "Tally", cell.coordinate))
    return Reading(set(), codes)


@cache
def expected(file: str) -> Reading:
    path = FOLDER / file
    if file == "2021/compiled-first-review.xlsx":
        header = ("Member State", "Guiding question", "Summary of the statement", "GCM objective(s)", "Principles")
        header = (*header, "Cooperation needs")
    elif file == "2025/compiled-pacific.xlsx":
        header = ("Country", "Question", "Response", "Objectives", "Guiding principles", "Type of support")
    elif file in NOT_FORMS:
        return _read_tally(path) if "tally" in file else _read_survey(path)
    else:
        return _read_form(path)
    roles = ("member", "question", "text", "objective", "principle", "need")
    return _read_table(path, "Master" if "2021" in file else "Compiled", dict(zip(roles, header, strict=True)))


def _of(frame, file: str):
    cycle, name = file.split("/")
    return frame[(frame["cycle"] == cycle) & (frame["document"] == name)]


def test_all_documents_are_read_without_an_error(shipped: ReviewData):
    assert len(FILES) == len(shipped.documents)
    assert set(shipped.documents["layout"]) == {"response form", "compiled table", "survey export", "tally"}
    assert shipped.issues.empty


@pytest.mark.parametrize("file", FILES)
def test_every_answer_is_there_as_it_stands(shipped: ReviewData, file: str):
    responses = _of(shipped.responses, file)
    spoken = responses[responses["text"].str.strip() != ""]
    found = [Text(*row) for row in spoken[["iso3", "question", "sheet", "cell", "text"]].itertuples(index=False)]
    assert len(found) == len(set(found))
    assert set(found) == expected(file).texts
    assert set(responses.loc[responses["text"].str.strip() == "", "state"]) <= {"blank"}


@pytest.mark.parametrize("file", FILES)
def test_every_code_is_there_and_nothing_else(shipped: ReviewData, file: str):
    mentions = _of(shipped.mentions, file)
    coded = mentions[mentions["basis"] == "coded"]
    columns = ["iso3", "question", "target_kind", "target", "sheet", "cell"]
    found = [Code(*row) for row in coded[columns].itertuples(index=False)]
    assert len(found) == len(set(found))
    assert set(found) == expected(file).codes
    assert set(mentions["basis"]) <= {"coded", "cited"}


@pytest.mark.parametrize("file", FILES)
def test_evidence_of_a_code_is_its_cell(shipped: ReviewData, file: str):
    book = openpyxl.load_workbook(FOLDER / file)
    coded = _of(shipped.mentions, file).query("basis == 'coded'")
    assert coded.empty == (not expected(file).codes)
    for mention in coded.itertuples():
        assert str(book[mention.sheet][mention.cell].value) == mention.evidence
        assert mention.phrase in mention.evidence


def test_evidence_of_a_citation_stands_in_the_answer(shipped: ReviewData):
    cited = shipped.mentions[shipped.mentions["basis"] == "cited"]
    texts = shipped.responses.set_index("response")["text"]
    for mention in cited.itertuples():
        assert texts[mention.response][mention.start : mention.end] == mention.evidence
        assert mention.target_kind == "objective"


def test_codes_of_an_answer_lead_to_the_response_beside_them(shipped: ReviewData):
    responses = shipped.responses.set_index("response")
    beside = shipped.mentions[(shipped.mentions["basis"] == "coded") & (shipped.mentions["response"] != "")]
    assert not beside.empty
    for mention in beside.itertuples():
        row = responses.loc[mention.response]
        assert (row["document"], row["sheet"], row["iso3"], row["question"]) == (
            mention.document,
            mention.sheet,
            mention.iso3,
            mention.question,
        )
        assert re.sub(r"\D", "", row["cell"]) == re.sub(r"\D", "", mention.cell)


def test_one_current_submission_of_each_respondent(shipped: ReviewData):
    pairs = {
        (file.split("/")[0], code.iso3) for file in FILES for code in (*expected(file).codes, *expected(file).texts)
    }
    submissions = Counter(zip(shipped.submissions["cycle"], shipped.submissions["iso3"], strict=True))
    assert set(submissions) == pairs
    assert set(submissions.values()) == {1}
    assert set(shipped.submissions["status"]) == {"current"}


@pytest.mark.parametrize("spec", [RESPONSES, MENTIONS], ids=lambda spec: spec.name)
def test_every_row_can_be_found_again(shipped: ReviewData, spec):
    table = getattr(shipped, spec.name)
    assert {"cycle", "iso3", "question", "document", "sheet", "cell"} <= set(spec.columns)
    assert not table.duplicated(list(spec.key)).any()
    assert table["cell"].str.fullmatch(r"[A-Z]+[1-9]\d*").all()
    assert set(table["submission"]) <= set(shipped.submissions["submission"])


@pytest.mark.long
def test_each_workbook_says_that_it_is_a_compilation(shipped: ReviewData):
    for file in FILES:
        book = openpyxl.load_workbook(FOLDER / file)
        cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
        (said,) = (text for text in cells if "not an official submission" in text)
        (found,) = _of(shipped.documents, file)["remark"]
        assert found == said and wording.is_compilation(found)


def test_nobody_is_told_when_a_form_was_filled_in_that_nobody_filled_in(shipped: ReviewData):
    assert set(shipped.submissions["received"]) == {""}


def test_the_same_folder_gives_the_same_tables(shipped: ReviewData):
    again = load_files(files_of_review(FOLDER))
    for name in ("documents", "submissions", "responses", "mentions", "issues"):
        assert getattr(again, name).equals(getattr(shipped, name))
