"""A folder goes into a store and comes out of it: unchanged, with its log, and over no other."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from gcm_data.store import bringing, folder
from gcm_data.store.__main__ import main
from gcm_data.store.rows import Proposal
from gcm_data.store.store import Store
from tests import databases, stores
from tests.conftest import SHIPPED
from tests.stores import ADMINISTRATOR, OFFICER, receive, states

store, in_file = stores.store, stores.in_file


def files_of(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()
    }


@pytest.fixture
def kept_folder(tmp_path: Path) -> Path:
    """A folder as somebody keeps it, with a document below a further folder and all three lists."""
    place = tmp_path / "kept"
    (place / "2025" / "pacific").mkdir(parents=True)
    (place / "2021").mkdir()
    for name in ("2025/pacific/a.xlsx", "2025/b.docx", "2021/ odd name, with comma;.xlsx"):
        (place / name).write_bytes(f"fictional bytes of {name}".encode())
    (place / "2025" / "corrections.csv").write_text(
        '"document","sheet","cell","old text","new text","reason","by","date"\n'
        '"b.docx","","paragraph 3"," x\ny ","=z","fictional, a ""quotation""","A. B.","2025-01-02"\n'
        '"gone.docx","","paragraph 3","x","y","of a document that is not there","A. B.","2025-01-02"\n',
        encoding="utf-8",
    )
    (place / "2025" / "mapping.csv").write_text(
        '"document","sheet","place","role","value","reason","by","date"\n'
        '"layout 0123456789ab","","row 3","header","","","",""\n',
        encoding="utf-8",
    )
    (place / "2021" / "attribution.csv").write_text(
        '"document","sheet","cell","source","decision","by","date","reason"\n'
        '"x.xlsx","","","","non-attributable","A. B.","2021-01-02",""\n',
        encoding="utf-8",
    )
    return place


def test_a_folder_comes_back_as_it_went_in_and_with_its_log(store, kept_folder, tmp_path):
    brought = bringing.import_folder(store, ADMINISTRATOR, kept_folder)
    assert (brought.documents, brought.decisions, brought.remarks) == (3, 4, [])
    store.decide(OFFICER, [Proposal("withdraw", "2025", "b.docx", why="fictional")])
    store.decide(OFFICER, [Proposal("undo", what={"number": str(store.version())})])
    folder.export_folder(store, tmp_path / "out")
    written = files_of(tmp_path / "out")
    assert {name: written[name] for name in files_of(kept_folder)} == files_of(kept_folder)
    assert written.keys() - files_of(kept_folder).keys() == {"documents.csv", "decisions.csv"}
    other = Store(databases.new_database("sqlite", tmp_path))
    bringing.import_folder(other, ADMINISTRATOR, tmp_path / "out")
    assert other.state() == store.state()
    again = bringing.import_folder(other, ADMINISTRATOR, tmp_path / "out")
    assert (again.documents, again.decisions, other.version()) == (0, 0, store.version())


def test_what_was_put_into_an_export_is_brought_in_and_what_no_longer_counts_goes(in_file, kept_folder, tmp_path):
    bringing.import_folder(in_file, ADMINISTRATOR, kept_folder)
    out = tmp_path / "out"
    folder.export_folder(in_file, out)
    (out / "2025" / "b.docx").write_bytes(b"a newer b")
    (out / "2025" / "new.xlsx").write_bytes(b"new")
    (out / "notes").mkdir()
    lines = (out / "2025" / "mapping.csv").read_text(encoding="utf-8")
    (out / "2025" / "mapping.csv").write_text(
        f"{lines}b.docx,,paragraph 1,ignore,,,,\nb.docx,,,,,,,\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match="other bytes than its digest says"):
        bringing.import_folder(Store(databases.new_database("sqlite", tmp_path)), ADMINISTRATOR, out)
    brought = bringing.import_folder(in_file, ADMINISTRATOR, out)
    assert (brought.documents, brought.decisions, len(brought.remarks)) == (2, 2, 1)
    assert {name: state for name, state in states(in_file).items() if name.startswith(("b", "new"))} == {
        "b.docx": "superseded",
        "b (2).docx": "accepted",
        "new.xlsx": "accepted",
    }
    folder.export_folder(in_file, out)
    assert (out / "2025" / "b (2).docx").read_bytes() == b"a newer b"
    assert not (out / "2025" / "b.docx").exists()
    assert len(list((out / ".received").iterdir())) == 1


def test_nothing_is_written_over_another_folder(in_file, kept_folder, tmp_path):
    receive(in_file, "a.xlsx")
    with pytest.raises(folder.NotThisFolder, match="holds no export"):
        folder.export_folder(in_file, kept_folder)
    other = Store(databases.new_database("sqlite", tmp_path))
    receive(other, "b.xlsx")
    folder.export_folder(other, tmp_path / "other")
    with pytest.raises(folder.NotThisFolder, match="decisions that this store has not"):
        folder.export_folder(in_file, tmp_path / "other")
    with pytest.raises(ValueError, match="empty store"):
        bringing.import_folder(in_file, ADMINISTRATOR, tmp_path / "other")


def test_the_command_tells_what_is_wrong_in_a_sentence(in_file, kept_folder, tmp_path, capsys):
    def run(*arguments: object) -> int | str | None:
        with pytest.raises(SystemExit) as ended:
            main(["--database", in_file.url, *map(str, arguments)])
        return ended.value.code

    assert run("--by", "", "import", kept_folder) == 2 and "rights" in capsys.readouterr().err
    assert run("import", tmp_path / "nowhere") == 2 and "there is no folder" in capsys.readouterr().err
    (tmp_path / "no.zip").write_bytes(b"no zip")
    assert run("restore", tmp_path / "no.zip") == 2 and "can't be restored" in capsys.readouterr().err
    (kept_folder / "2025" / "mapping.csv").write_text(
        f"document,sheet,place,role\n{'x' * (csv.field_size_limit() + 1)},,,\n", encoding="utf-8"
    )
    assert main(["--database", in_file.url, "import", str(kept_folder)]) == 1
    assert "mapping.csv was left out: mapping.csv is no CSV" in capsys.readouterr().err
    folder.export_folder(in_file, tmp_path / "out")
    log = (tmp_path / "out" / "decisions.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "out" / "decisions.csv").write_text(
        log.replace('"{""received_as', '"3{""received_as'), encoding="utf-8-sig"
    )
    assert run("import", tmp_path / "out") == 2 and "can't be read" in capsys.readouterr().err


def test_the_shipped_folder_goes_through_the_store_unchanged(in_file, tmp_path):
    bringing.import_folder(in_file, ADMINISTRATOR, SHIPPED)
    folder.export_folder(in_file, tmp_path / "out")
    written = files_of(tmp_path / "out")
    assert {name: written[name] for name in files_of(SHIPPED)} == files_of(SHIPPED)
