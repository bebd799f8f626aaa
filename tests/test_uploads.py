"""What visitors give has totals, for each of them and for all; it counts no longer once it is gone."""

from __future__ import annotations

import gc

import pytest
from starlette.exceptions import HTTPException
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from pages.shared import uploads
from tests.test_settings import CONFIG


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> MemoryUploadedFileManager:
    monkeypatch.setattr(uploads, "OF_A_VISITOR", 10)
    monkeypatch.setattr(uploads, "OF_ALL", 25)
    made = MemoryUploadedFileManager("/upload")
    uploads.limit(made)
    uploads.limit(made)  # at every run of a page
    return made


def give(files: MemoryUploadedFileManager, visitor: str, number: int, size: int) -> None:
    files.add_file(session_id=visitor, file=UploadedFileRec(str(number), "a.zip", "application/zip", bytes(size)))


def test_a_visitor_has_a_total(files):
    give(files, "a", 1, 6)
    with pytest.raises(HTTPException) as refused:
        give(files, "a", 2, 5)
    assert refused.value.status_code == 413
    assert [each.file_id for each in files.get_files("a", ["1", "2"])] == ["1"]
    give(files, "b", 2, 10)
    give(files, "a", 1, 9)  # another in its place
    files.remove_file("a", "1")
    give(files, "a", 2, 10)


def test_all_visitors_have_a_total(files):
    give(files, "a", 1, 10)
    give(files, "b", 1, 10)
    with pytest.raises(HTTPException):
        give(files, "c", 1, 10)
    files.remove_session_files("a")
    give(files, "c", 1, 10)


class Made:
    """Something that was made of a file."""


def test_what_was_made_of_files_has_a_total_until_it_is_gone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(uploads, "TABLES_OF_ALL", 10)
    monkeypatch.setattr(uploads, "_tables", {})
    first, second = Made(), Made()
    uploads.hold(first, 8)
    with pytest.raises(uploads.Full):
        uploads.hold(second, 3)
    del first
    gc.collect()
    uploads.hold(second, 3)


def test_the_size_of_a_file_is_that_of_the_settings():
    assert CONFIG["server"]["maxUploadSize"] == uploads.LARGEST_FILE
