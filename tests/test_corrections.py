"""Corrections: what they change, that each one not applied is told, and where the reader sees them."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest

from gcm_data.coverage.scope import Scope
from gcm_data.coverage.selection import Selection
from gcm_data.exhibits.quality import corrections
from gcm_data.tables.specs import ReviewData
from loaders import ListFile, load_review
from loaders.__main__ import main
from loaders.documents.corrections import COLUMNS
from loaders.files import files_of_review, find_files, load_files
from tests.issue_cases import with_cell
from tests.workbook_builder import document, form_sheets, response_form, text, workbook

C, D = "(c) Achievements", "(d) Gaps and challenges"
FORM = response_form("Fiji", [[C, text(1), "2-3"], [D, f"{text(2)}\nA second line.", 7.5]])
ROW = {"document": "a.xlsx", "sheet": "Responses", "cell": "C4", "old text": "2-3", "new text": "9"}
ROW |= {"reason": "Seen on paper", "by": "A. N.", "date": "2025-02-01"}


def table(*rows: dict[str, str], header: tuple[str, ...] = COLUMNS, sign: str = ",") -> str:
    """The text of a corrections.csv; what a row does not say is as in ROW."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=sign, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([{**ROW, **row}.get(name.lower().replace("_", " "), "") for name in header] for row in rows)
    return made.getvalue()


def load(content: str | bytes = "", cycle: str = "2025", form: bytes = FORM, name: str = "a.xlsx") -> ReviewData:
    """The form as a.xlsx with one file of corrections."""
    file = ListFile("corrections.csv", content.encode() if isinstance(content, str) else content, cycle)
    return load_review([document(form, name)], corrections=[file])


def told(data: ReviewData) -> list[tuple[str, str, str]]:
    """Code, document and cell of the issues of corrections."""
    found = data.issues[data.issues["code"].str.startswith("correction")]
    return list(found[["code", "document", "cell"]].itertuples(index=False, name=None))


def coded(data: ReviewData) -> list[str]:
    return data.mentions["target"].tolist()


# ---- what is applied


def test_a_correction_is_read_instead_of_the_cell_and_listed():
    data = load(table({"new text": "2; 3; 9"}))
    assert coded(data) == ["2", "3", "9"]
    assert data.mentions["evidence"].tolist() == ["2; 3; 9"] * 3
    listed = {name.replace(" ", "_"): value for name, value in {**ROW, "new text": "2; 3; 9"}.items()}
    assert data.corrections.to_dict("records") == [{"cycle": "2025", **listed, "state": "applied"}]
    assert told(data) == []


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        ({"cell": "B4", "old text": text(1), "new text": "N/A"}, "state", ["not applicable", "answered"]),
        ({"cell": "A4", "old text": C, "new text": "(a)"}, "question", ["a", "d"]),
        ({"cell": "B4", "old text": text(1), "new text": ""}, "text", ["", f"{text(2)}\nA second line."]),
        ({"sheet": "Submission", "cell": "B3", "old text": "Fiji", "new text": "Tonga"}, "iso3", ["TON", "TON"]),
    ],
)
def test_texts_questions_and_covers_are_corrected(row: dict[str, str], column: str, expected: list[str]):
    assert load(table(row)).responses[column].tolist() == expected


@pytest.mark.parametrize(
    "row",
    [
        {"cell": "c4"},
        {"cell": "$C$4"},
        {"old text": " 2-3\n"},
        {"date": ""},
        {"cell": "C5", "old text": "7.5"},
        {"cell": "G4", "old text": ""},
        {"cell": "B5", "old text": f"{text(2)}\r\nA second line."},
    ],
)
def test_the_cell_and_its_old_text_as_a_spreadsheet_writes_them(row: dict[str, str]):
    data = load(table(row))
    assert (data.corrections["state"].tolist(), told(data)) == (["applied"], [])


def test_corrections_of_one_cell_follow_each_other():
    data = load(table({"new text": "4"}, {"old text": "4", "new text": "5"}, {"new text": "6"}))
    assert coded(data) == ["5"]
    assert data.corrections["state"].tolist() == ["applied", "applied", "not applied"]
    assert told(data) == [("correction-stale", "a.xlsx", "C4")]
    assert "holds “5”, not “2-3”" in data.issues["message"].iloc[0]


@pytest.mark.parametrize(
    ("cell", "old"), [(b'<c r="C4" t="e"><v>#REF!</v></c>', "#REF!"), (b'<c r="C4"><f>2&amp;3</f><v></v></c>', "=2&3")]
)
def test_an_error_cell_is_corrected_by_what_the_spreadsheet_shows(cell: bytes, old: str):
    form = with_cell(response_form("Fiji", [[C, text(1), "2-3"]]), "C4", cell)
    data = load(table({"old text": old}), form=form)
    assert (coded(data), data.issues.empty) == (["9"], True)
    assert told(load(table({"old text": ""}), form=form)) == [("correction-stale", "a.xlsx", "C4")]


def test_a_document_of_delimited_text_has_no_name_of_a_sheet():
    form = b"Country,Question,Response,Objectives\nFiji,c,x,27\n"
    data = load(table({"document": "a.csv", "sheet": "", "cell": "D2", "old text": "27"}), form=form, name="a.csv")
    assert (coded(data), data.issues.empty) == (["9"], True)


# ---- what is not


@pytest.mark.parametrize(
    ("row", "code", "listed"),
    [
        ({"old text": "2-4"}, "correction-stale", True),
        ({"old text": ""}, "correction-stale", True),
        ({"cell": "A99", "old text": ""}, "correction-stale", True),
        ({"sheet": "Answers"}, "correction-misplaced", True),
        ({"sheet": ""}, "correction-misplaced", True),
        ({"sheet": "Old"}, "correction-misplaced", True),
        ({"document": "b.xlsx"}, "correction-unmatched", False),
        *(({name: ""}, "correction-incomplete", False) for name in ("document", "cell", "reason", "by")),
    ],
)
def test_one_that_cannot_be_applied_is_told_and_changes_nothing(row: dict[str, str], code: str, listed: bool):
    sheets = {**form_sheets("Fiji", [[C, text(1), "2-3"]]), "Old": [["2-3"]]}
    data = load(table(row), form=workbook(sheets, states={"Old": "hidden"}))
    place = ("a.xlsx", row.get("cell", "C4")) if listed else ("corrections.csv", "A2")
    assert told(data) == [(code, *place)]
    assert data.corrections["state"].tolist() == ["not applied"] * listed
    assert coded(data) == ["2", "3"]


@pytest.mark.parametrize(("cycle", "applied"), [("2025", True), ("", True), ("2021", False)])
def test_a_file_is_for_its_cycle(cycle: str, applied: bool):
    data = load(table({}), cycle)
    assert coded(data) == (["9"] if applied else ["2", "3"])
    assert told(data) == ([] if applied else [("correction-unmatched", "corrections.csv", "A2")])


def test_a_refused_document_keeps_its_corrections_as_not_applied():
    assert load(table({}), form=b"plain text").corrections["state"].tolist() == ["not applied"]


# ---- the file


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_signs_and_encodings_in_which_spreadsheets_save(sign: str, encoding: str):
    assert coded(load(table({}, sign=sign).encode(encoding))) == ["9"]


@pytest.mark.parametrize(
    "header",
    [COLUMNS[::-1], tuple(name.upper() for name in COLUMNS), ("Old_text", "remark", *COLUMNS[:3], *COLUMNS[4:])],
)
def test_columns_in_any_order_and_case(header: tuple[str, ...]):
    assert coded(load(table({}, header=header))) == ["9"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "document"),
        (FORM, "found"),
        (b"%PDF-1.7 x", "a PDF"),
        (table({}, header=COLUMNS[:6]), "no column by, date"),
    ],
)
def test_a_file_that_is_no_list_of_corrections_is_told(content: str | bytes, found: str):
    data = load(content)
    assert told(data) == [("corrections-unreadable", "corrections.csv", "")]
    assert found in data.issues["message"].iloc[-1]
    assert coded(data) == ["2", "3"]


def test_empty_rows_say_nothing_and_are_counted():
    rows = table({}, {"by": ""}).splitlines()
    data = load("\n".join([rows[0], "", ",,,,,,,", *rows[1:]]))
    assert (coded(data), told(data)) == (["9"], [("correction-incomplete", "corrections.csv", "A5")])


# ---- files, the command, the page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of a cycle with the form, and beside it one of another cycle with the same form."""
    for cycle in ("2021", "2025"):
        (tmp_path / cycle).mkdir()
        (tmp_path / cycle / "a.xlsx").write_bytes(FORM)
    return tmp_path


@pytest.mark.parametrize("find", [lambda folder: find_files([folder]), files_of_review])
@pytest.mark.parametrize("name", ["corrections.csv", "Corrections.CSV"])
def test_a_file_beside_the_documents_is_no_document(folder: Path, name: str, find):
    (folder / "2025" / name).write_text(table({}), encoding="utf-8")
    data = load_files(find(folder))
    assert data.documents["document"].tolist() == ["a.xlsx", "a.xlsx"]
    assert data.mentions.groupby("cycle")["target"].agg(list).to_dict() == {"2021": ["2", "3"], "2025": ["9"]}


@pytest.mark.parametrize(("options", "cycles"), [([], ["2021", "2025"]), (["--cycle", "2025"], ["2025"])])
def test_the_command_takes_a_file_of_any_name(folder: Path, tmp_path_factory, options: list[str], cycles: list[str]):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "mine.csv").write_text(table({}, {"cell": "C5", "old text": "7.5"}), encoding="utf-8")
    paths = [str(folder / cycle) for cycle in cycles]
    assert main([*paths, *options, "--corrections", str(elsewhere / "mine.csv"), "--out", str(elsewhere)]) == 0
    rows = list(csv.DictReader((elsewhere / "corrections.csv").open(encoding="utf-8", newline="")))
    assert [(row["cycle"], row["cell"], row["state"]) for row in rows] == [
        (cycle, cell, "applied") for cycle in cycles for cell in ("C4", "C5")
    ]


def test_the_command_fails_without_its_file_and_for_a_stale_correction(folder: Path, capsys):
    with pytest.raises(SystemExit, match="2"):
        main([str(folder), "--corrections", str(folder / "none.csv")])
    assert "there is no file" in capsys.readouterr().err
    for old, status in (("2-3", 0), ("5", 1)):
        rows = table({"old text": old}, {"cell": "C5", "old text": "7.5"})
        (folder / "2025" / "corrections.csv").write_text(rows, encoding="utf-8")
        assert main([str(folder / "2025")]) == status


@pytest.mark.parametrize(
    ("rows", "title"),
    [((), "No corrections were made"), (({}, {"old text": "5"}), "1 of 2 corrections applied")],
)
def test_the_data_quality_page_lists_them(rows: tuple[dict[str, str], ...], title: str):
    data = load(table(*rows))
    scope = Scope.of(data, Selection(cycle="2025"), dt.date(2025, 2, 1))
    exhibit = corrections(scope)
    assert exhibit.title == title
    assert exhibit.table["State"].tolist() == ["applied", "not applied"][: len(rows)]
    assert [name.lower() for name in exhibit.table] == ["cycle", *COLUMNS, "state"]
