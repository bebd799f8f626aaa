"""Where suggestions go, and where they don't: tables, snapshots, exports, the command. All texts are fictional."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from gcm_data.exports.progress import silent
from gcm_data.exports.tables import write
from gcm_data.snapshots.csv import read_csv
from gcm_data.snapshots.snapshot import freeze, thaw
from gcm_data.tables.specs import MENTIONS
from loaders import load_review
from loaders.__main__ import main
from loaders.apart import suggest_apart
from loaders.suggestions.of_review import suggestions, with_suggestions
from tests.workbook_builder import document, response_form, workbook

ANSWERS = [("(a)", "Arcadia licenses each recruitment agency."), ("(c)", "See objective 14.")]
BOOK = response_form("Thailand", ANSWERS)
DAY = dt.date(2025, 2, 1)


@pytest.fixture(scope="module")
def data():
    return load_review([document(BOOK)])


def inside(content: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(content)).read(name)


def test_a_snapshot_of_before_has_no_columns_for_suggestions(data):
    frozen = freeze(data, DAY)
    older = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(frozen)) as new, zipfile.ZipFile(older, "w") as archive:
        for name in new.namelist():
            content = new.read(name)
            if name == "mentions.csv":
                rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
                written = io.StringIO(newline="")
                csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(row[:-2] for row in rows)
                content = written.getvalue().encode()
            archive.writestr(name, content)
    assert thaw(older.getvalue()).data.mentions.equals(thaw(frozen).data.mentions)


@pytest.mark.long
def test_a_snapshot_keeps_suggestions_and_an_export_leaves_them_out(data, scope_of):
    more = with_suggestions(data)
    assert thaw(freeze(more, DAY)).data.mentions.equals(more.mentions)
    exported = read_csv(inside(write(scope_of(data=more), silent), "mentions.csv"), MENTIONS)
    assert exported.equals(read_csv(inside(write(scope_of(data=data), silent), "mentions.csv"), MENTIONS))


def test_the_command_writes_suggestions_when_asked(data, tmp_path: Path, capsys):
    book = tmp_path / "built.xlsx"
    book.write_bytes(BOOK)
    asked = [str(book), "--cycle", "2025", "--out", str(tmp_path / "with"), "--suggest"]
    assert main(asked) == 0 and main([*asked[:4], str(tmp_path / "without")]) == 0
    rows, before = (
        list(csv.DictReader((tmp_path / name / "mentions.csv").read_text("utf-8").splitlines()))
        for name in ("with", "without")
    )
    assert rows[: len(before)] == before and {row["basis"] for row in rows[len(before) :]} == {"suggested"}
    assert [row["reason"] for row in rows[len(before) :]] == suggestions(data)["reason"].tolist()
    with pytest.raises(SystemExit):
        main([str(book), "--cycle", "2025", "--suggest"])
    assert "--suggest adds to the tables that --out DIR writes" in capsys.readouterr().err


@pytest.mark.long
def test_suggestions_are_made_in_a_process_of_their_own(data):
    assert suggest_apart(data).equals(suggestions(data, is_known_too=True))


def test_a_withheld_source_is_not_told_by_what_it_may_be_about(tmp_path: Path):
    rows = [
        ["Organization", "Quibble Union of Prrt"],
        ["Type of respondent", "Stakeholder: trade union"],
        ["Attribution", "Non-attributable"],
        [],
        ["Question", "Response"],
        ["(c) Achievements", "The Quibble Union of Prrt trains labour inspectors. It is a recruitment agency's watch."],
    ]
    (tmp_path / "Zanzifoo.xlsx").write_bytes(workbook({"Zanzifoo sheet": rows}))
    main([str(tmp_path / "Zanzifoo.xlsx"), "--cycle", "2025", "--out", str(tmp_path / "out"), "--suggest"])
    said = (tmp_path / "out" / "mentions.csv").read_text("utf-8")
    (text,) = {
        row["text"] for row in csv.DictReader((tmp_path / "out" / "responses.csv").read_text("utf-8").splitlines())
    }
    suggested = [row for row in csv.DictReader(said.splitlines()) if row["basis"] == "suggested"]
    assert "6" in {row["target"] for row in suggested}
    assert all(text[int(row["start"]) : int(row["end"])] == row["evidence"] for row in suggested)
    assert not any(secret in said for secret in ("Quibble", "Prrt", "Zanzifoo"))
