"""The command that says what differs: one screen, tables, an exit status as of diff, no sign that a terminal obeys."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from gcm_data import reference
from gcm_data.exports.__main__ import main
from gcm_data.snapshots.snapshot import freeze
from gcm_data.tables.provenance import Provenance
from gcm_data.tables.withheld import withhold
from loaders import load_review
from tests import compared
from tests.compared import BEFORE, NOW, Both, cells, one_form
from tests.workbook_builder import document, response_form, text

both = compared.both


@pytest.fixture
def snapshots(both: Both, tmp_path: Path) -> tuple[str, str]:
    for name, data, day in (("old.zip", both.old, BEFORE), ("new.zip", both.new, NOW)):
        (tmp_path / name).write_bytes(freeze(data, day))
    return str(tmp_path / "old.zip"), str(tmp_path / "new.zip")


def run(*arguments: object) -> int:
    try:
        return main(["changes", *map(str, arguments)])
    except SystemExit as leaving:
        return leaving.code


@pytest.mark.long
def test_the_command_says_what_differs_and_leaves_as_diff_does(snapshots, capsys):
    old, new = snapshots
    assert run(old, new, "--cycle", "2025") == 1
    said = capsys.readouterr().out
    for line in (
        "Between 15 January 2025 and 1 February 2025: 2 documents added",
        "  Mongolia: added (b Mongolia.xlsx)",
        "  Samoa: superseded (withheld document)",
        "cells of coverage are in another state",
        "Objectives that moved: ",
        "  Read again in the paper: paragraphs ",
        "Sources that may not be named: 1 before, 2 now.",
    ):
        assert line in said
    assert len(said.splitlines()) <= 50, "one screen"
    assert run(old, new, "--cycle", "2025", "--subregion", "pacific") == 1
    assert "Mongolia" not in capsys.readouterr().out


def test_the_command_says_of_each_review_that_nothing_changed(tmp_path, capsys):
    data = load_review([document(response_form("Fiji", [["(c)", text(1), "5"]]))])
    (tmp_path / "old.zip").write_bytes(freeze(data, BEFORE))
    (tmp_path / "new.zip").write_bytes(freeze(data, NOW))
    assert run(tmp_path / "old.zip", tmp_path / "new.zip") == 0
    assert capsys.readouterr().out.count("Nothing has changed between") == len(reference.cycles())


@pytest.mark.long
def test_the_command_reads_now_from_a_folder(snapshots, both, capsys, monkeypatch):
    monkeypatch.setenv("GCM_SUBMISSIONS", str(both.folders[1]))
    assert run(snapshots[0], "--cycle", "2025") == 1
    assert "Since 15 January 2025: " in capsys.readouterr().out
    assert run(snapshots[1], "--cycle", "2025") == 0


@pytest.mark.parametrize("arguments", [["nowhere.zip"], [__file__], [], ["--cycle", "1066", "x.zip"]], ids=str)
def test_the_command_says_what_it_can_not_use(arguments, capsys):
    assert run(*arguments) == 2
    found = capsys.readouterr()
    assert found.out == "" and "error:" in found.err and "Traceback" not in found.err


@pytest.mark.long
def test_the_tables_of_the_command_hold_all_that_differs(snapshots, both, tmp_path):
    assert run(*snapshots, "--out", tmp_path) == 1
    with zipfile.ZipFile(tmp_path / "gcm-changes-2025-01-15-2025-02-01.zip") as archive:
        files = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    tables = {name: list(csv.DictReader(io.StringIO(content, newline=""))) for name, content in files.items()}
    old, new = ({(cycle, *key): state for cycle in ("2021", "2025") for key, state in cells(rows, cycle).items()}
                for rows in both.rows)  # fmt: skip
    shown = {(r["cycle"], r["iso3"], r["target_kind"], r["target"]): (r["old_state"], r["new_state"])
             for r in tables["changed_cells.csv"]}  # fmt: skip
    assert shown == {key: (old[key], new[key]) for key in new if old[key] != new[key]}
    assert {row["change"] for row in tables["changed_submissions.csv"]} == {"added", "superseded"}
    assert len(tables["reasons.csv"]) >= len(shown)
    compared = json.loads(files["compared.json"])
    assert compared["before"]["as_of"] == "2025-01-15"
    assert compared["now"]["fingerprint"] == Provenance.of(both.new, NOW).fingerprint
    described = {resource["path"] for resource in json.loads(files["datapackage.json"])["resources"]}
    assert described == set(files) - {"datapackage.json", "compared.json"}


@pytest.mark.long
def test_no_sign_of_an_answer_reaches_the_terminal_as_a_command(tmp_path, capsys):
    hostile = "Fictional \x1b[2J\x07 text\r\nobjective 5 \u202e of the GCM"
    rows = io.StringIO()
    csv.writer(rows).writerows([["Country", "Question", "Response", "Objectives"], ["Fiji", "c", hostile, "5"]])
    data = withhold(load_review([document(rows.getvalue().encode(), "Fictional \x1b[2J\x07\u202e.csv")]))
    assert "\x1b" in data.responses["text"][0]
    (tmp_path / "old.zip").write_bytes(freeze(one_form([["(c)", text(1), "6"]], "Samoa"), BEFORE))
    (tmp_path / "new.zip").write_bytes(freeze(data, NOW))
    assert run(tmp_path / "old.zip", tmp_path / "new.zip", "--cycle", "2025") == 1
    said = capsys.readouterr().out
    assert "Fictional" in said and not [sign for sign in ("\x1b", "\x07", "\r", "\u202e") if sign in said]


def test_a_selection_of_nobody_is_told(snapshots, capsys):
    assert run(*snapshots, "--subregion", "enea", "--group", "SIDS") == 2
    assert "No member or associate member fits" in capsys.readouterr().err
