"""What coders decided, in files: a store that is exported and brought in, lists by hand, what refit learns from."""

from __future__ import annotations

import csv
import dataclasses

import pytest

from gcm_data.coding.teaching import settled_table
from gcm_data.store import present
from gcm_data.store.bringing import import_folder
from gcm_data.store.folder import export_folder
from gcm_data.store.rights import Person
from gcm_data.store.rows import Incoming, Proposal
from gcm_data.store.store import Store
from gcm_data.store.told import sentence
from loaders import load_review
from loaders.__main__ import main
from loaders.files import File, files_of_review, load_files
from loaders.suggestions.settled import read_settled
from tests import databases
from tests.coders import ANNA, BORIS, answers, decision, listed, reviewed
from tests.workbook_builder import document, response_form

FIRST, SECOND = "Arcadia licenses each recruitment agency.", "Fictional consulates give out papers."
FORM = response_form("Thailand", [("(c)", f"{FIRST}\n\n{SECOND}", "4")])
(C,) = answers(load_review([document(FORM, "a.xlsx")]))
ADMINISTRATOR = Person("administrator@example.org", "administrator")


@pytest.fixture
def store(tmp_path) -> Store:
    made = Store(databases.new_database("sqlite", tmp_path))
    made.receive(ADMINISTRATOR, "2025", [Incoming("a.xlsx", FORM)])
    made.decide(ADMINISTRATOR, [Proposal("accept", "2025", "a.xlsx")])
    for by, verdict, words in ((ANNA, "accept", FIRST), (ANNA, "reject", SECOND), (BORIS, "accept", SECOND)):
        row = decision(C, words, verdict=verdict, passage=words)
        what = {name: value for name, value in row.items() if name not in ("document", "by")}
        made.decide(Person(by, "coder"), [Proposal("code", "2025", "a.xlsx", what)])
    return made


def derived(store: Store):
    return load_files([File(each.path, each.name, each.cycle) for each in present.lay_out(store, store.state())])


def test_an_exported_store_is_read_as_a_folder_and_brought_in_again(store, tmp_path):
    export_folder(store, tmp_path / "out")
    from_folder = load_files(files_of_review(tmp_path / "out"))
    assert from_folder.digest == derived(store).digest and reviewed(from_folder)["evidence"].tolist() == [FIRST]
    other = Store(databases.new_database("sqlite", tmp_path / "other"))
    import_folder(other, ADMINISTRATOR, tmp_path / "out")
    assert other.state().decisions == store.state().decisions
    assert import_folder(other, ADMINISTRATOR, tmp_path / "out").remarks == []
    assert other.version() == store.version()


def test_a_folder_that_somebody_keeps_brings_its_list(store, tmp_path):
    export_folder(store, tmp_path / "out")
    for name in ("decisions.csv", "documents.csv"):
        (tmp_path / "out" / name).unlink()
    other = Store(databases.new_database("sqlite", tmp_path / "other"))
    brought = import_folder(other, ADMINISTRATOR, tmp_path / "out")
    assert (brought.documents, brought.decisions, brought.remarks) == (1, 3, [])
    assert derived(other).codings["coder"].tolist() == ["coder 1", "coder 1", "coder 2"]
    assert import_folder(other, ADMINISTRATOR, tmp_path / "out").decisions == 0


def test_the_log_says_what_was_decided(store):
    said = [sentence(each, store.state()) for each in store.state().decisions[-2:]]
    assert said[0].startswith("4: passage coded 2025/a.xlsx Responses!")
    assert said[0].endswith("objective 5 reject (wrong theme), first round, codebook 1")


def test_refit_learns_from_what_coders_settled(tmp_path):
    rows = [
        decision(C, FIRST), decision(C, FIRST, "6", verdict="reject"), decision(C, SECOND, verdict="nothing"),
        decision(C, FIRST, "7"), decision(C, FIRST, "7", by=BORIS, verdict="reject", round="second"),
    ]  # fmt: skip
    folder = tmp_path / "2025"
    folder.mkdir()
    (folder / "a.xlsx").write_bytes(FORM)
    (folder / "decisions.csv").write_bytes(listed(*rows)[0].content)
    assert main([str(folder), "--settled", str(tmp_path / "settled.csv")]) == 0
    first, second = read_settled([tmp_path / "settled.csv"])
    assert (first.document, first.text, first.accepted) == ("a.xlsx", FIRST, frozenset({("objective", "5")}))
    assert (second.text, second.accepted) == (SECOND, frozenset())
    assert second.kinds == frozenset({"objective", "principle", "need"})
    written = list(csv.DictReader((tmp_path / "settled.csv").open(encoding="utf-8")))
    data = load_review([document(FORM, "a.xlsx")], codings=listed(*rows))
    assert written == settled_table(data).to_dict("records") and len(written) == 5
    longer = dataclasses.replace(data, codings=data.codings.assign(sha256="0" * 64))
    assert settled_table(longer).empty
