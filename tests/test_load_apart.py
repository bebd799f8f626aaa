"""Loading in another process: its tables are those of a load here; a document that ends that process costs itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from gcm_data.tables.apart import Apart, Limits
from loaders import __main__ as command
from loaders import apart
from loaders.apart import LoadFailed, load_apart
from loaders.files import files_of_review, load_files
from tests.workbook_builder import response_form

TABLES = ("documents", "submissions", "responses", "mentions", "issues", "corrections")


@pytest.fixture(scope="module")
def process() -> Iterator[Apart]:
    made = Apart("tests.apart_works:load")
    yield made
    made.end()


@pytest.fixture
def folder(tmp_path: Path, process: Apart, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(apart, "process", process)
    monkeypatch.setattr(apart, "_limits", lambda: Limits(60, 60, 4 << 30, 1 << 30))
    (tmp_path / "2025").mkdir()
    for member, name in (("Fiji", "a.xlsx"), ("Palau", "z.xlsx")):
        (tmp_path / "2025" / name).write_bytes(response_form(member))
    return tmp_path


def test_the_tables_are_those_of_a_load_here(folder: Path):
    heard = []
    found = load_apart(files_of_review(folder), heard.append)
    here = load_files(files_of_review(folder))
    for name in TABLES:
        assert_frame_equal(getattr(found, name), getattr(here, name))
    assert heard == [1, 2]
    assert vars(found)["digest"] == here.digest


@pytest.mark.long
def test_a_document_that_ends_its_process_is_an_issue(folder: Path):
    (folder / "2025" / "dies.xlsx").write_bytes(response_form("Samoa"))
    data = load_apart(files_of_review(folder))
    assert data.issues[["code", "document"]].values.tolist() == [["document-stopped", "withheld document 1"]]
    assert "Reading was stopped" in data.issues["message"].item()  # the terminal says of which and why
    assert data.submissions["iso3"].tolist() == ["FJI", "PLW"]


def test_a_fault_of_this_program_costs_the_one_document(folder: Path, capsys: pytest.CaptureFixture):
    (folder / "2025" / "fails.xlsx").write_bytes(response_form("Samoa"))
    data = load_apart(files_of_review(folder))
    assert data.issues["code"].tolist() == ["document-stopped"]
    assert data.submissions["iso3"].tolist() == ["FJI", "PLW"]
    assert "KeyError: 'a defect'" in capsys.readouterr().err  # for whoever mends it


@pytest.mark.long
@pytest.mark.loading_process
def test_the_command_reads_apart_too_and_names_what_ended_it(folder: Path, capsys: pytest.CaptureFixture):
    (folder / "2025" / "dies.xlsx").write_bytes(response_form("Samoa"))
    assert command.main([str(folder)]) == command.NOT_ALL_READ
    told = capsys.readouterr()
    assert "error: 2025 dies.xlsx: Reading the file was stopped" in told.err
    assert told.out.split()[:4] == ["documents", "3", "submissions", "2"]


@pytest.mark.long
@pytest.mark.loading_process
def test_a_command_that_can_read_nothing_says_why(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setattr(apart, "process", Apart("loaders.apart:load_here"))
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(SystemExit) as ended:
        command.main([str(folder)])
    assert ended.value.code == command.WRONG_USAGE
    assert "nothing was read: No such file" in capsys.readouterr().err


@pytest.mark.long
def test_more_deaths_than_are_borne_fail_the_load(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(apart, "MOST_DEATHS", 0)
    (folder / "2025" / "dies.xlsx").write_bytes(response_form("Samoa"))
    with pytest.raises(LoadFailed, match="1 documents"):
        load_apart(files_of_review(folder))


@pytest.mark.long
def test_a_process_that_does_not_start_fails_the_load(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(apart, "process", Apart("loaders.apart:load_here"))
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(LoadFailed, match="No such file"):
        load_apart(files_of_review(folder))
