"""Mappings: what a person says of places that the program can't tell is read so, shown, and told where it fails."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from gcm_data.tables.cells import each_cell
from gcm_data.tables.specs import ReviewData
from gcm_data.tables.withheld import withhold
from loaders import load_review
from loaders.__main__ import main
from loaders.documents.areas import area_of
from loaders.documents.lists import ListFile
from loaders.documents.mappings import COLUMNS
from tests.issue_cases import CASES
from tests.more_builders import cells, codes, issues
from tests.workbook_builder import Rows, document, text, workbook

T = [text(number) for number in range(12)]
UNKNOWN = [["Where from", "Topic X", "Topic Y", "Relevance"], ["Fiji", T[1], T[2], "5"], ["Tonga", T[3], T[4], "2, 7"]]


def mapping(*rows: tuple[str, ...], name: str = "built.xlsx", sheet: str = "S") -> ListFile:
    """A mapping.csv; each row is place, role and perhaps value."""
    made = io.StringIO()
    lines = csv.writer(made, lineterminator="\n")
    lines.writerow(COLUMNS[:5])
    lines.writerows([name, sheet, *row, *[""] * (3 - len(row))] for row in rows)
    return ListFile("mapping.csv", made.getvalue().encode(), "2025")


def read(rows: Rows, *told: tuple[str, ...], **sheets: Rows) -> ReviewData:
    given = [document(workbook({"S": rows, **sheets}))]
    return load_review(given, mappings=[mapping(*told)] if told else [])


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("row 6", "row 6"), ("Rows 6-8", "6:8"), ("6:6", "row 6"), ("column d", "column D"), ("D", "column D"),
        ("C:D", "C:D"), ("$B$2", "B2"), ("b2:c4", "B2:C4"), ("C4:B2", "B2:C4"), ("", ""), ("sheet", ""),
    ],
)  # fmt: skip
def test_places_are_written_as_in_a_spreadsheet(written: str, place: str):
    assert area_of(written).place == place


@pytest.mark.parametrize("written", ["B0", "row", "here", "row 0", "ABCD1", "1B", "B2:", "paragraph"])
def test_what_is_no_place_is_none(written: str):
    assert area_of(written) is None


def test_columns_are_read_as_they_were_told_and_no_answer_is_changed():
    assert read(UNKNOWN).responses.empty
    told = [
        ("column A", "member"),
        ("column B", "answer", "c"),
        ("column C", "answer", "(d)"),
        ("D", "objectives", "c"),
    ]
    data = read(UNKNOWN, *told)
    assert issues(data) == []
    assert cells(data) == [("FJI", "c", "B2"), ("FJI", "d", "C2"), ("TON", "c", "B3"), ("TON", "d", "C3")]
    assert codes(data) == [("FJI", "c", "5", "D2"), ("TON", "c", "2", "D3"), ("TON", "c", "7", "D3")]
    assert data.responses["text"].tolist() == T[1:5]


def test_mappings_are_shown_with_their_state():
    data = read(UNKNOWN, ("column A", "member"), ("column B", "answer", "c"), ("column C", "answer", "x"))
    assert data.mappings[["place", "role", "state"]].values.tolist() == [
        ["column A", "member", "applied"], ["column B", "answer", "applied"], ["column C", "answer", "not applied"],
    ]  # fmt: skip
    assert ("mapping-misplaced", "column C") in issues(data)


def test_a_header_far_down_and_a_second_one():
    rows = [["Some words"]] * 50 + [["Country", "(c) Achievements", "(d) Gaps"], ["Fiji", T[1], T[2]]]
    rows += [[], ["Country", "What is asked for", "Topic"], ["Fiji", T[3], "x"]]
    data = read(
        rows, ("row 51", "header"), ("54", "header"), ("B54", "question", "e"), ("C54", "ignore"), ("C55", "ignore")
    )
    assert cells(data) == [("FJI", "c", "B52"), ("FJI", "d", "C52"), ("FJI", "e", "B55")] or issues(data)


def test_a_sheet_is_of_one_question_and_of_one_state():
    rows = [["Name", "Reply"], ["Fiji", T[1]], ["Tonga", T[2]]]
    data = read(rows, ("", "question", "d"), ("column A", "member"), ("column B", "response"))
    assert (cells(data), issues(data)) == ([("FJI", "d", "B2"), ("TON", "d", "B3")], [])
    form = [["(c) Achievements"], [T[1]], ["(d) Gaps and challenges"], [T[2]]]
    assert issues(read(form)) == [("member-missing", "")]
    data = read(form, ("", "member", "Fiji"))
    assert (cells(data), issues(data)) == ([("FJI", "c", "A2"), ("FJI", "d", "A4")], [])


@pytest.mark.parametrize("told", [("B2", "member"), ("A2", "member", "Fiji")])
def test_a_cell_names_the_state(told: tuple[str, ...]):
    form = [["A meeting"], ["Delegation", "Fiji"], ["(c) Achievements"], [T[1]], ["(d) Gaps and challenges"], [T[2]]]
    assert cells(read(form, told)) == [("FJI", "c", "A4"), ("FJI", "d", "A6")]


def test_a_question_in_words_that_nobody_knows():
    form = [
        ["Country", "Fiji"],
        ["(c) Achievements"],
        [T[1]],
        ["(d) Gaps"],
        [T[2]],
        ["Which help would be welcome?"],
        [T[3]],
    ]
    data = read(form, ("row 6", "question", "e"))
    assert (cells(data), issues(data)) == ([("FJI", "c", "A3"), ("FJI", "d", "A5"), ("FJI", "e", "A7")], [])


def test_cells_are_answers_of_the_state_beside_above_or_of_the_sheet():
    rows = [[None, "Fiji", "Tonga"], ["one", T[1], T[2]], ["two", T[3], T[4]], ["codes", "5", "7"]]
    told = [
        ("B1:C1", "member"),
        ("B2:C2", "answer", "c"),
        ("B3:C3", "answer", "d"),
        ("B4:C4", "objectives"),
        ("A2:A4", "ignore"),
    ]
    data = read(rows, *told)
    assert issues(data) == []
    assert sorted(cells(data)) == [("FJI", "c", "B2"), ("FJI", "d", "B3"), ("TON", "c", "C2"), ("TON", "d", "C3")]
    assert sorted(codes(data)) == [("FJI", "", "5", "B4"), ("TON", "", "7", "C4")]
    assert data.documents["layout"].tolist() == ["mapping"]
    assert set(each_cell(data)["role"]) == {"who answers", "answer", "code", "ignored"}
    down = [["Fiji", T[1]], ["Tonga", T[2]]]
    data = read(down, ("A1:A2", "member"), ("B1:B2", "answer", "c"))
    assert (cells(data), issues(data)) == ([("FJI", "c", "B1"), ("TON", "c", "B2")], [])


def test_passages_that_answer_no_question_of_their_own_count_with_the_codes_beside_them():
    rows = [["ID", "Who", "What", "Which"], ["P1", "Government of Fiji", T[1], "5, 6"], ["P2", "Tonga", T[2], "23"]]
    told = [("B2:B3", "member"), ("C2:C3", "answer"), ("D2:D3", "objectives"), ("row 1", "ignore"), ("A", "ignore")]
    data = read(rows, *told)
    assert (cells(data), issues(data)) == ([("FJI", "", "C2"), ("TON", "", "C3")], [])
    assert codes(data) == [("FJI", "", "5", "D2"), ("FJI", "", "6", "D2"), ("TON", "", "23", "D3")]


def test_a_column_that_is_to_be_ignored_is_no_issue_and_has_a_rule():
    rows = [["Country", "(c) Achievements", "(d) Gaps", "Desk officer"], ["Fiji", T[1], T[2], "somebody"]]
    assert issues(read(rows)) == [("columns-unread", "D1")]
    data = read(rows, ("column D", "ignore"))
    assert issues(data) == []
    assert each_cell(data).set_index("cell").loc[["D1", "D2"], "rule"].tolist() == ["a mapping says so"] * 2


def test_a_signature_reads_every_later_document_of_the_same_layout():
    told = [("row 1", "header"), ("column A", "member"), ("column B", "answer", "c"), ("column C", "answer", "d")]
    first = read(UNKNOWN, *told)
    (signature,) = set(first.mappings["signature"])
    later = [["A title of another year"], [], *UNKNOWN[:1], ["Palau", T[5], T[6], "1"]]
    given = [
        document(workbook({"Other": later}), "later.xlsx"),
        document(workbook({"S": [["Item", "Cost"]]}), "c.xlsx"),
    ]
    data = load_review(given, mappings=[mapping(*told, name=f"layout {signature}", sheet="")])
    assert cells(data) == [("PLW", "c", "B4"), ("PLW", "d", "C4")]
    assert set(data.mappings["document"]) == {"later.xlsx"}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (("column B", "answer", "x"), "known are a, b, c, d, e"),
        (("column Z", "answer", "c"), "nothing at column Z"),
        (("row 99", "header"), "which has 3 rows"),
        (("", "answer", "c"), "a place is missing"),
        (("A2", "member", "Atlantis"), "names no member"),
        (("B1", "member"), "names no member"),
        (("column D", "objective", "24"), "is no objective"),
    ],
)
def test_a_mapping_that_does_not_fit_is_told_at_its_place(told: tuple[str, ...], found: str):
    data = read(UNKNOWN, told)
    (message,) = data.issues.loc[data.issues["code"] == "mapping-misplaced", "message"]
    assert found in message


@pytest.mark.parametrize(
    ("content", "code", "found"),
    [
        (b"document,sheet\nbuilt.xlsx,S\n", "mappings-unreadable", "no column place, role"),
        (b"PK\x03\x04", "mappings-unreadable", "found"),
        (b"document,sheet,place,role\nother.xlsx,S,A1,ignore\n", "mapping-unmatched", "other.xlsx"),
        (b"document,sheet,place,role\nbuilt.xlsx,S,somewhere,ignore\n", "mapping-incomplete", "somewhere"),
        (b"document,sheet,place,role\nbuilt.xlsx,S,A1,wizard\n", "mapping-incomplete", "wizard"),
        (b"document,sheet,place,role\nbuilt.xlsx,T,A1,ignore\n", "mapping-misplaced", "no visible sheet"),
    ],
)
def test_a_mapping_file_that_is_wrong_is_told(content: bytes, code: str, found: str):
    given = [document(workbook({"S": UNKNOWN}))]
    data = load_review(given, mappings=[ListFile("mapping.csv", content, "2025")])
    assert found in data.issues.set_index("code").loc[code, "message"]


def test_the_command_reads_a_mapping_beside_the_documents_and_one_that_is_given(tmp_path: Path, capsys):
    folder = tmp_path / "2025"
    folder.mkdir()
    (folder / "built.xlsx").write_bytes(workbook({"S": UNKNOWN}))
    told = mapping(("column A", "member"), ("column B", "answer", "c"), ("column C", "answer", "d"), ("D", "ignore"))
    assert main([str(folder)]) == 1
    (tmp_path / "told.csv").write_bytes(told.content)
    assert main([str(folder), "--mapping", str(tmp_path / "told.csv")]) == 0
    (folder / "mapping.csv").write_bytes(told.content)
    assert main([str(folder), "--out", str(tmp_path / "out")]) == 0
    assert len((tmp_path / "out" / "mappings.csv").read_text().splitlines()) == 5
    assert "0 unread" in capsys.readouterr().out


def followed(message: str) -> list[tuple[str, ...]]:
    """The lines of mapping.csv that a message advises."""
    line = message.split("mapping.csv")[1].split(": ", 1)[1].split(" It holds for")[0]
    return [tuple(row) for row in csv.reader([line.replace("name of the State", "Fiji")])]


BY_LINE = (
    *("columns-unread", "texts-unread", "member-missing", "member-unknown", "question-missing", "question-unknown"),
    *("cells-unread", "sheet-unread", "layout-unknown", "sheet-unrecognised"),
)
ADVISED = [case for case in CASES if case[0] in BY_LINE]


@pytest.mark.parametrize("case", ADVISED, ids=lambda case: case[0])
def test_the_line_that_an_issue_advises_makes_it_go(case: tuple):
    code, documents, *_ = case
    before = load_review(documents).issues
    (first, *_), file = before.loc[before["code"] == code, "message"], io.StringIO()
    lines = csv.writer(file)
    lines.writerow(COLUMNS[:5])
    lines.writerows(followed(first))
    after = load_review(documents, mappings=[ListFile("mapping.csv", file.getvalue().encode(), "")]).issues
    assert first not in set(after["message"])
    assert "mapping-misplaced" not in set(after["code"])


def test_a_row_without_a_name_is_nobodys_and_merged_names_hold_for_all_their_rows():
    rows = [["Who", "Topic"], ["Fiji", T[1]], [None, T[2]], ["Tonga", T[3]], ["Some body", T[4]]]
    told = [("A2:A4", "member"), ("B2:B5", "answer", "c")]
    data = read([row[:] for row in rows], *told)
    assert cells(data) == [("FJI", "c", "B2"), ("TON", "c", "B4")]
    assert [found for found in issues(data) if found[0] == "member-missing"] == [
        ("member-missing", "A3"), ("member-missing", "A5"),
    ]  # fmt: skip
    content = workbook({"S": rows[:4]}, merged={"S": ["A2:A3"]})
    data = load_review([document(content)], mappings=[mapping(*told)])
    assert cells(data) == [("FJI", "c", "B2"), ("FJI", "c", "B3"), ("TON", "c", "B4")]


@pytest.mark.parametrize("told", [("C3", "question", "e"), ("C3", "member", "Tonga")])
def test_a_label_is_never_published_as_an_answer(told: tuple[str, ...]):
    rows = [["Country", "Question", "Response"], ["Fiji", "(c) Achievements", T[1]], ["Fiji", "(d) Gaps", T[2]]]
    data = read(rows, told)
    assert cells(data) == [("FJI", "c", "C2")]
    assert ("mapping-misplaced", "C3") in issues(data)


@pytest.mark.parametrize("row", [1, 3, 71])
def test_any_row_may_be_told_to_be_the_header(row: int):
    heads = ["Country", "(c) Achievements", "(d) Gaps"]
    rows = [heads, ["Fiji", T[1], T[2]], heads, *[["Some words"]] * 67, heads, ["Palau", T[3], T[4]]]
    data = read(rows, (f"row {row}", "header"))
    assert ("PLW", "c", "B72") in cells(data) and "mapping-misplaced" not in dict(issues(data))


def test_labels_by_a_signature_stand_above_its_own_table():
    told = [("column A", "member"), ("column B", "answer", "c"), ("column C", "answer", "d")]
    first = read(UNKNOWN, ("row 1", "header"), *told)
    (signature,) = set(first.mappings["signature"])
    above = [["Country", "(a) Plan", "(b) Declaration"], ["Fiji", T[5], T[6]], []]
    given = [document(workbook({"Other": [*above, *UNKNOWN]}), "later.xlsx")]
    data = load_review(given, mappings=[mapping(*told, name=f"layout {signature}", sheet="")])
    expected = {("FJI", "a", "B2"), ("FJI", "b", "C2"), ("FJI", "c", "B5"), ("TON", "d", "C6")}
    assert expected <= set(cells(data))


@pytest.mark.parametrize("told", [("Z2", "question", "c"), ("Z1", "member", "Fiji"), ("ZZZ99", "ignore")])
def test_a_place_beyond_the_sheet_is_told(told: tuple[str, ...]):
    data = read(UNKNOWN, told)
    assert ("mapping-misplaced", told[0]) in issues(data) and data.mappings["state"].tolist() == ["not applied"]


def test_a_range_may_be_larger_than_the_sheet():
    data = read(UNKNOWN, ("A1:XFD1048576", "ignore"))
    assert set(each_cell(data)["rule"]) == {"a mapping says so"}


def test_a_row_of_a_csv_file_that_a_comma_made_longer_is_mended_by_a_correction():
    content = b"Country,Question,Response,Objectives\nFiji,(c),A, 13 more,5\nPalau,(c),B,6\nNauru,(d),C,7"
    cells_of = {"C2": ("A", "A, 13 more"), "D2": (" 13 more", "5"), "E2": ("5", "")}
    rows = [f'a.csv,,{cell},"{old}","{new}",unquoted,A. N.,2025' for cell, (old, new) in cells_of.items()]
    lines = "\n".join(["document,sheet,cell,old text,new text,reason,by,date", *rows])
    given = [document(content, "a.csv")]
    assert dict(issues(load_review(given))) == {"row-longer": "E2"}
    data = load_review(given, corrections=[ListFile("corrections.csv", lines.encode(), "2025")])
    assert (issues(data), cells(data)[0], codes(data)[0]) == ([], ("FJI", "c", "C2"), ("FJI", "c", "5", "D2"))
    assert data.responses["text"][0] == "A, 13 more"


RULE = ["This form was filled in under the Chatham House Rule."]
FORM = [["Country", "Fiji"], ["(c) Achievements"], [T[1]], ["(d) Gaps"], [T[2]]]
CONSENT = [["Country", "May we name you?", "(c) Achievements", "(d) Gaps"], ["Fiji", "No", T[1], T[2]],
           ["Tonga", "Yes", T[3], T[4]]]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        *[([RULE, *FORM], told) for told in
          [("row 1", "ignore"), ("A1", "answer", "e"), ("A1", "member", "Fiji"), ("column A", "ignore"), ("", "ignore"),
           ("A1", "question", "e"), ("row 1", "header")]],
        *[(CONSENT, told) for told in
          [("column B", "ignore"), ("A:C", "ignore"), ("B2", "ignore"), ("B1", "ignore"), ("column B", "source"),
           ("column B", "choice"), ("column B", "response"), ("column B", "member"), ("2:3", "ignore"),
           ("B2", "answer", "c"), ("B1", "member", "Fiji"), ("column B", "answer", "e")]],
        *[([FORM[0], ["Attribution", "non-attributable"], *FORM[1:]], told) for told in
          [("row 2", "ignore"), ("B2", "ignore"), ("A2", "ignore"), ("row 2", "header"), ("A2:B2", "answer", "c"),
           ("B2", "member", "Tonga")]],
        *[([FORM[0], ["May your country be named?"], ["No"], *FORM[1:]], told) for told in
          [("A2", "ignore"), ("A3", "ignore"), ("row 3", "question", "e")]],
        ([*FORM[:1], ["Please do not name our ministry."], *FORM[1:]], ("A2", "ignore")),
    ],
)  # fmt: skip
def test_no_mapping_releases_a_source(rows: Rows, told: tuple[str, ...]):
    """Only attribution.csv does: what asks for silence is judged as received, whatever a mapping makes of it."""
    data = read(rows, told)
    assert "FJI" not in withhold(data).submissions["iso3"].tolist()
    assert data.issues.loc[data.issues["code"] == "mapping-misplaced", "message"].str.contains("attribution.csv").any()


def test_a_cover_sheet_with_the_rule_is_not_ignored():
    sheets = {"S": FORM, "N": [["Under the Chatham House Rule"], ["Fictional words"]]}
    data = load_review([document(workbook(sheets))], mappings=[mapping(("", "ignore"), sheet="N")])
    assert withhold(data).submissions["iso3"].tolist() == [""]
    assert ("mapping-misplaced", "") in issues(data)


def test_answers_that_speak_of_confidential_services_may_be_told():
    said = "Confidential advice is offered to all migrants, in fictional words."
    rows = [UNKNOWN[0][:3], ["Fiji", said, T[2]], UNKNOWN[2][:3]]
    data = read(rows, ("column A", "member"), ("column B", "answer", "c"), ("column C", "answer", "d"))
    assert (cells(data)[0], issues(data)) == (("FJI", "c", "B2"), [])
