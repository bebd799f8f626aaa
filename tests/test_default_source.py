"""What the command of the exports reads where no path is given: a folder by the setting, the store, or what ships."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from gcm_data.exports import source
from gcm_data.exports.__main__ import main
from gcm_data.store.rights import Person
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store
from gcm_data.wording.store import SHIPPED
from loaders.files import files_of_review, load_files
from pages.shared import session
from tests import databases
from tests.test_pages import open_page
from tests.workbook_builder import response_form

OFFICER = Person("officer@example.org", "officer")
TODAY = dt.date(2025, 2, 3)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store in which one document is accepted with a correction, and another waits with one."""
    url = databases.new_database("sqlite", tmp_path)
    monkeypatch.setenv("GCM_DATABASE_URL", url)
    store = Store(url)
    files = {"pacific/fiji.xlsx": response_form("Fiji"), "tonga.xlsx": response_form("Tonga")}
    store.receive(OFFICER, "2025", [Incoming("", content, place) for place, content in files.items()])
    corrected = {"sheet": "Responses", "cell": "C4", "old text": "5", "new text": "6"}
    correct = [Proposal("correct", "2025", name, corrected, why="a slip") for name in files]
    store.decide(OFFICER, [Proposal("accept", "2025", "pacific/fiji.xlsx"), *correct])
    session._looks.clear()
    return store


def test_what_counts_in_the_store_is_read_as_the_pages_read_it(store, capsys):
    found = source.read_given(None, TODAY).data
    assert found.documents["document"].tolist() == ["pacific/fiji.xlsx"]
    assert found.corrections["state"].tolist() == ["applied"]
    open_page("overview")
    assert session.review().data.digest == found.digest
    assert capsys.readouterr().err == ""


@pytest.mark.long
def test_a_command_compares_with_the_store(store, tmp_path, capsys):
    snapshot = tmp_path / "old.zip"
    assert main(["snapshot", "--out", str(snapshot)]) == 0
    assert main(["changes", str(snapshot)]) == 0
    store.decide(OFFICER, [Proposal("accept", "2025", "tonga.xlsx")])
    assert main(["changes", str(snapshot), "--cycle", "2025"]) == 1
    assert "Tonga" in capsys.readouterr().out


def test_a_folder_by_the_setting_comes_first(store, folder, monkeypatch):
    monkeypatch.setattr(source, "read", lambda path, as_of: path)
    assert source.read_given(None, TODAY) == folder


def test_a_database_that_is_away_is_told_in_a_sentence(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("GCM_DATABASE_URL", "mysql://nowhere/gcm")
    with pytest.raises(SystemExit):
        main(["snapshot", "--out", str(tmp_path / "x.zip")])
    assert "GCM_DATABASE_URL" in capsys.readouterr().err and not (tmp_path / "x.zip").exists()


@pytest.mark.long
def test_before_something_is_accepted_it_is_what_ships():
    shipped = load_files(files_of_review(source.SHIPPED))
    assert source.read_given(None, TODAY).data.digest == shipped.digest


@pytest.mark.long
def test_pages_say_that_what_ships_is_shown_until_something_is_accepted(store, monkeypatch, tmp_path):
    assert SHIPPED not in about_documents()
    monkeypatch.setenv("GCM_DATABASE_URL", databases.new_database("sqlite", tmp_path))
    session._looks.clear()
    assert about_documents().count(SHIPPED) == 1
    monkeypatch.setenv("GCM_SUBMISSIONS", str(source.SHIPPED))
    assert SHIPPED not in about_documents()


def about_documents() -> str:
    """The words of a page, those of the notice among them."""
    return "\n".join(found.value for found in open_page("gaps").markdown)
