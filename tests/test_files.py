"""Files and folders: what cannot be read is an issue with a name, never a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from loaders import files
from loaders.files import files_of_review, find_files, load_files, read_files
from tests.workbook_builder import response_form


def test_a_folder_that_may_not_be_read_is_an_issue_and_the_rest_is_read(tmp_path, monkeypatch):
    (tmp_path / "2025" / "closed").mkdir(parents=True)
    (tmp_path / "2025" / "one.xlsx").write_bytes(response_form())
    listed = files._listed

    def refuse(folder: Path) -> list[Path]:
        if folder.name == "closed":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(files, "_listed", refuse)
    data = read_files(find_files([tmp_path]))
    assert data.issues[["code", "document", "cycle"]].to_numpy().tolist() == [["document-vanished", "closed", "2025"]]
    assert data.submissions["iso3"].tolist() == ["THA"]


def test_a_name_that_is_no_utf8_is_shown_with_a_replacement(tmp_path):
    folder = tmp_path / "2025"
    folder.mkdir()
    try:
        (folder / os.fsdecode(b"bad\xff.xlsx")).write_bytes(response_form())
    except OSError:
        pytest.skip("this file system takes no such name")
    data = load_files(find_files([folder]))
    assert data.documents["document"].tolist() == ["bad\ufffd.xlsx"]


def test_a_file_that_vanishes_is_an_issue(tmp_path):
    path = tmp_path / "2025" / "one.xlsx"
    path.parent.mkdir()
    path.write_bytes(response_form())
    found = find_files([path])
    path.unlink()
    assert load_files(found).issues["code"].tolist() == ["document-vanished"]


def test_a_workbook_beside_the_folders_of_the_cycles_is_told_and_notes_are_not(tmp_path):
    (tmp_path / "2025").mkdir()
    (tmp_path / "2025" / "one.xlsx").write_bytes(response_form())
    (tmp_path / "stray.xlsx").write_bytes(response_form())
    (tmp_path / "README.md").write_text("Notes of a test.")
    data = read_files(files_of_review(tmp_path))
    assert data.issues[["code", "document"]].values.tolist() == [["cycle-unknown", "stray.xlsx"]]
    assert len(data.submissions) == 1
