"""Reading at its edges: names of files in capitals, the longest texts, problems of one cell, older reviews."""

from __future__ import annotations

import pytest

from gcm_data import reference
from loaders import load_review
from loaders.citations.evidence import MOST_PROBLEMS
from loaders.codes.objectives import read_objectives
from loaders.documents.workbook import Document
from loaders.files import files_of_review, load_files
from loaders.headers.one_header import classify
from loaders.headers.questions import FAIR, asked_by
from loaders.outcomes import FULL_CELL
from loaders.respondents.members import resolve_member
from tests.workbook_builder import compiled_table, document, response_form, text

C, E = "(c) Achievements", "(e) Strengthened cooperation"


def codes(data) -> list[str]:
    return data.issues["code"].tolist()


def test_a_workbook_in_capitals_beside_the_folders_of_the_cycles_is_told(tmp_path):
    (tmp_path / "2025").mkdir()
    for name in ("A.XLSX", "b.xlsx", "notes.txt"):
        (tmp_path / name).write_bytes(response_form())
    assert [file.name for file in files_of_review(tmp_path)] == ["A.XLSX", "b.xlsx"]


def test_corrections_in_capitals_are_corrections(tmp_path):
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "a.xlsx").write_bytes(response_form("Fiji", [[C, "typed wrongly"]]))
    head = "document,sheet,cell,old text,new text,reason,by,date\n"
    row = f"a.xlsx,Responses,B4,typed wrongly,{text(1)},a test,nobody,2025-02-01\n".replace(text(1), f'"{text(1)}"')
    (tmp_path / "2025" / "Corrections.CSV").write_text(head + row, encoding="utf-8")
    data = load_files(files_of_review(tmp_path))
    assert (data.responses["text"].tolist(), len(data.documents), codes(data)) == ([text(1)], 1, [])


@pytest.mark.parametrize(("more", "expected"), [(-1, []), (0, ["text-cut"]), (1, [])])
def test_only_a_text_that_just_fills_a_cell_may_have_been_cut(more, expected):
    rows = f"Country,Question,Response\nFiji,c,{'w' * (FULL_CELL + more)}\n"
    data = load_review([Document("a.csv", rows.encode(), "2025")])
    assert len(data.responses) == 1 and codes(data) == expected


@pytest.mark.parametrize("more", [0, 1])
def test_the_first_problems_of_a_cell_are_told_and_then_how_many_there_are(more):
    wrong = "; ".join(f"no kind {letter}" for letter in "abcdefghijk"[: MOST_PROBLEMS + more])
    data = load_review([document(response_form("Fiji", [[E, text(1), "", "", wrong]]))])
    messages = data.issues.loc[data.issues["code"] == "code-unknown", "message"]
    assert len(messages) == MOST_PROBLEMS
    assert ("and 2 more" in messages.iloc[-1]) == bool(more)


def test_mentions_have_the_aspects_of_their_own_review():
    rows = [["Fiji", letter, text(1), "5"] for letter in "abcde"]
    header = ("Country", "Question", "Response", "Objectives")
    for cycle in ("2021", "2025"):
        data = load_review([document(compiled_table(rows, header=header), cycle=cycle)])
        found = dict(zip(data.mentions["question"], data.mentions["aspect"], strict=True))
        assert found == {
            question.key: question.aspect for question in reference.questions(reference.cycle(cycle).instrument)
        }


@pytest.mark.parametrize(("code", "expected"), [("005", ["5"]), ("0005", [])])
def test_a_number_of_an_objective_has_three_digits_at_the_most(code, expected):
    assert list(read_objectives(code).found) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("Fiji / Fidji", "FJI"), ("Fiji / Фиджи", "FJI"), ("Fiji / Nowhere", None)]
)
def test_a_state_beside_a_name_that_nobody_knows_is_not_taken_for_both(name, expected):
    assert resolve_member(name).iso3 == expected


def test_a_question_at_length_is_asked_under_the_letter_of_another():
    said = "Achievements and good practices in the implementation of the Compact since the last review of your country"
    instrument = reference.cycle("2025").instrument
    assert asked_by(f"(d) {said}", instrument) == ("c", FAIR)
    assert asked_by(said, instrument) is None


@pytest.mark.parametrize(
    ("header", "expected"),
    [("Types of cooperation needed", "needs"), ("Support needed and where cooperation is needed", "response")],
)
def test_a_header_of_codes_and_of_a_question_is_that_of_the_longer_wording(header, expected):
    assert classify(header, reference.cycle("2025").instrument)[0] == expected
