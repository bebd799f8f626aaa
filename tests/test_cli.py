"""python -m loaders: what it reads, what it says, what it writes and with which status it leaves."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gcm_data import reference
from gcm_data.tables import specs
from loaders.__main__ import main
from loaders.files import File, NoCycle, files_of_review, find_files
from tests.workbook_builder import compiled_table, response_form, tally, text, workbook

PROJECT = Path(__file__).parent.parent
SHIPPED = PROJECT / "gcm_data" / "submissions"
SPECS = {spec.name: spec for spec in specs.SPECS if spec.name != "documents"}
C = "(c) Achievements"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of a cycle with one good form in it."""
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "fiji.xlsx").write_bytes(response_form("Fiji", [[C, text(1), "5"]]))
    return tmp_path


def run(*arguments: object) -> int:
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as leaving:
        return leaving.code


def written(out: Path, name: str) -> list[dict[str, str]]:
    with (out / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def counts(printed: str) -> dict[str, int]:
    return {name: int(number) for name, number in re.findall(r"^([a-z]+) +(\d+)", printed, re.MULTILINE)}


# ---- status and summary


def test_all_read(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert run(folder) == 0
    printed = capsys.readouterr()
    assert counts(printed.out) == {"documents": 1, "submissions": 1, "responses": 1, "mentions": 1, "issues": 0}
    assert "(0 errors, 0 warnings, 0 notes)" in printed.out
    assert printed.err == ""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("refused.xlsx", b"plain text"),
        ("empty.xlsx", b""),
        ("code.xlsx", response_form("Tonga", [[C, text(2), "27"]])),
        ("name.xlsx", response_form("Atlantis")),
    ],
)
def test_a_refused_document_or_an_error_gives_1(folder: Path, capsys, name: str, content: bytes):
    (folder / "2025" / name).write_bytes(content)
    assert run(folder) == 1
    printed = capsys.readouterr()
    assert counts(printed.out)["documents"] == 2
    assert counts(printed.out)["issues"] == 1
    assert "(1 errors, 0 warnings, 0 notes)" in printed.out
    assert printed.err.startswith(f"error: 2025 {name}")
    assert len(printed.err.splitlines()) == 1


@pytest.mark.parametrize("member", ["Germany", "France", "Fiji"])
def test_warnings_and_notes_give_0(folder: Path, capsys, member: str):
    (folder / "2025" / "other.xlsx").write_bytes(response_form(member, [[C, text(2), "6"]]))
    assert run(folder) == 0
    assert "(0 errors" in capsys.readouterr().out


def test_an_issue_is_told_with_its_place(folder: Path, capsys):
    (folder / "2025" / "code.xlsx").write_bytes(response_form("Tonga", [[C, text(2), "27"]]))
    run(folder)
    assert capsys.readouterr().err.startswith("error: 2025 code.xlsx Responses!C4: “27” is not an objective")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "PATH"),
        (["{folder}", "--cycle", "2024"], "invalid choice: '2024'"),
        (["{folder}", "--cycle"], "expected one argument"),
        (["{folder}", "--colour"], "unrecognized arguments"),
        (["{folder}/nothing"], "there is no file or folder"),
        (["{folder}/" + "a" * 300], "File name too long"),
        (["{folder}", "--corrections", "a" * 300], "File name too long"),
        (["{folder}/loose.xlsx"], "no review cycle for"),
        (["{folder}", "--out", "{folder}/2025/fiji.xlsx"], "can't write to"),
    ],
)
def test_wrong_usage_gives_2_and_says_why(folder: Path, capsys, arguments: list[str], message: str):
    (folder / "loose.xlsx").write_bytes(response_form("Tonga"))
    if "--out" in arguments:
        (folder / "loose.xlsx").unlink()
    assert run(*(argument.format(folder=folder) for argument in arguments)) == 2
    printed = capsys.readouterr().err
    assert message in printed
    assert "usage: python -m loaders" in printed


def test_an_empty_folder_is_no_error(tmp_path: Path, capsys):
    assert run(tmp_path, "--out", tmp_path / "out") == 0
    assert counts(capsys.readouterr().out)["documents"] == 0
    assert len(written(tmp_path / "out", "coverage")) == 2 * 62 * 39


# ---- which files, which cycle


@pytest.mark.parametrize(
    ("paths", "cycle", "expected"),
    [
        (["."], "", [("a.xlsx", "2021"), ("b.xlsx", "2025"), ("deep/c.xlsx", "2025")]),
        (["2025"], "", [("b.xlsx", "2025"), ("deep/c.xlsx", "2025")]),
        (["2025/deep"], "", [("deep/c.xlsx", "2025")]),
        (["2025/deep/c.xlsx"], "", [("deep/c.xlsx", "2025")]),
        (["2021/a.xlsx", "2025/b.xlsx"], "", [("a.xlsx", "2021"), ("b.xlsx", "2025")]),
        (["2025/b.xlsx", "2025", "./2025/b.xlsx"], "", [("b.xlsx", "2025"), ("deep/c.xlsx", "2025")]),
        (["2025"], "2021", [("b.xlsx", "2021"), ("deep/c.xlsx", "2021")]),
    ],
)
def test_files_found(tmp_path: Path, paths: list[str], cycle: str, expected: list[tuple[str, str]]):
    for name in ("2021/a.xlsx", "2025/b.xlsx", "2025/deep/c.xlsx", "2025/~$b.xlsx", "2025/.hidden", "2025/Thumbs.db"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = find_files([tmp_path / path for path in paths], cycle)
    assert [(file.name, file.cycle) for file in found] == expected


def test_nearest_folder_named_after_a_cycle_counts(tmp_path: Path):
    (tmp_path / "2021" / "2025").mkdir(parents=True)
    (tmp_path / "2021" / "2025" / "a.xlsx").write_bytes(b"x")
    assert [(file.name, file.cycle) for file in find_files([tmp_path])] == [("a.xlsx", "2025")]


@pytest.mark.parametrize(("cycle", "expected"), [("2021", "2021"), ("2025", "2025")])
def test_cycle_given_for_files_in_no_folder_of_a_cycle(tmp_path: Path, cycle: str, expected: str):
    (tmp_path / "a.xlsx").write_bytes(b"x")
    assert [file.cycle for file in find_files([tmp_path / "a.xlsx"], cycle)] == [expected]
    with pytest.raises(NoCycle):
        find_files([tmp_path / "a.xlsx"])


def test_folder_of_a_review(tmp_path: Path):
    for name in ("2021/a.xlsx", "2024/b.xlsx", "loose.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    files = files_of_review(tmp_path)
    beside = "loose.xlsx", tmp_path.name  # told as an issue: the folder's name is no review cycle
    assert [(file.name, file.cycle) for file in files] == [("a.xlsx", "2021"), ("b.xlsx", "2024"), beside]
    assert files_of_review(tmp_path / "nothing") == []
    assert all(isinstance(file, File) for file in files)


# ---- the tables


@pytest.fixture
def out(folder: Path) -> Path:
    """The tables written from a form, a table, a tally and a file that is none of them."""
    said = f" {text(2)}\nSecond “line”, with a comma;\t合作 "
    cycle = folder / "2025"
    (cycle / "table.xlsx").write_bytes(compiled_table([["Tonga", "A", said, "2-3"], ["Tonga", "E", "N/A", None]]))
    (cycle / "tally.xlsx").write_bytes(tally({"Palau": {7: "x"}}))
    (cycle / "text.xlsx").write_bytes(b"plain text")
    header, row = (
        "document,sheet,cell,old text,new text,reason,by,date",
        "table.xlsx,Compiled,D2,2-3,2;3,Why,A. N.,2025",
    )
    (cycle / "corrections.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    mapping = "document,sheet,place,role,value\ntable.xlsx,Compiled,column B,question,\n"
    (cycle / "mapping.csv").write_text(mapping, encoding="utf-8")
    assert run(folder, "--out", folder / "deep" / "out") == 1
    return folder / "deep" / "out"


@pytest.mark.parametrize("name", SPECS)
def test_tables_have_exactly_their_columns_and_one_header_line(out: Path, name: str):
    content = (out / f"{name}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(content.decode("utf-8").splitlines(keepends=True))
    assert header == list(SPECS[name].columns)
    assert rows or name in ("codings", "set_aside")  # nobody has decided on passages
    assert {len(row) for row in rows} <= {len(header)}
    assert b"\r" not in content
    assert sorted(path.name for path in out.iterdir()) == sorted(f"{each}.csv" for each in SPECS)


def test_rows_written(out: Path):
    rows = written(out, "responses")
    said = f" {text(2)}\nSecond “line”, with a comma;\t合作 "
    assert [(row["iso3"], row["question"], row["text"], row["state"], row["cell"]) for row in rows] == [
        ("FJI", "c", text(1), "answered", "B4"),
        ("TON", "a", said, "answered", "C2"),
        ("TON", "e", "N/A", "not applicable", "C3"),
    ]
    rows = sorted(written(out, "mentions"), key=lambda row: (row["iso3"], row["target"]))
    assert [(row["iso3"], row["question"], row["target"], row["cell"], row["start"]) for row in rows] == [
        ("FJI", "c", "5", "C4", ""),
        ("PLW", "", "7", "H5", ""),
        ("TON", "a", "2", "D2", ""),
        ("TON", "a", "3", "D2", ""),
    ]
    (row,) = written(out, "issues")
    assert (row["severity"], row["code"]) == ("error", "document-unreadable")
    assert row["document"].startswith("withheld document")  # of what can't be read nobody knows whom it names


def test_codes_written(tmp_path: Path):
    assert run(SHIPPED, "--out", tmp_path) == 0
    assert {row["cycle"] for row in written(tmp_path, "responses")} == {"2021", "2025"}
    assert {row["question"] for row in written(tmp_path, "responses")} == set("abcde")
    targets = {"objective": {str(number) for number in range(1, 24)}}
    targets["principle"] = {principle.key for principle in reference.principles()}
    targets["need"] = {need.key for need in reference.needs()}
    for row in (*written(tmp_path, "mentions"), *written(tmp_path, "coverage")):
        assert row["target"] in targets[row["target_kind"]]
    for row in written(tmp_path, "mentions"):
        assert bool(row["start"]) == bool(row["end"]) == (row["basis"] == "cited")


def test_shipped_folder_as_a_command(tmp_path: Path):
    command = [sys.executable, "-m", "loaders", str(SHIPPED), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert counts(done.stdout)["documents"] == len([*SHIPPED.rglob("*.xlsx")])
    assert "(0 errors, 0 warnings, 0 notes)" in done.stdout


def test_input_is_left_as_it_is(folder: Path):
    copy = folder / "copy"
    shutil.copytree(folder / "2025", copy)
    run(folder / "2025", "--out", folder / "out")
    for path in copy.iterdir():
        assert (folder / "2025" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("category", ["Trade union", None])
def test_tables_hold_nothing_of_sources_that_may_not_be_named(tmp_path, capsys, category):
    rows = [
        ["Organization", "Stakeholder category", "Attribution", "Question", "Response", "Objectives"],
        ["Wibble Ltd", category, "no", C, text(1), "5; 99"],
    ]
    (tmp_path / "Zanzifoo.xlsx").write_bytes(workbook({"Xylograph": rows}))
    assert run(tmp_path / "Zanzifoo.xlsx", "--cycle", "2025", "--out", tmp_path / "out") == 1
    assert "Zanzifoo.xlsx Xylograph!F2" in capsys.readouterr().err  # for those who hold the file
    tables = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir())
    assert (text(1) in tables) == (category is not None)  # of somebody unknown nothing is counted
    assert "withheld document 1" in tables
    assert not [secret for secret in ("Zanzifoo", "Xylograph", "Wibble") if secret in tables]
